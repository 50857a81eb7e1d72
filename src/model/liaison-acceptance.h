/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "model/liaison-invitation-step.h"

G_BEGIN_DECLS

/* What the customer accepted (domain.md 9.1). */
typedef enum
{
  LIAISON_ACCEPTANCE_RELATIONSHIP,
  LIAISON_ACCEPTANCE_RIGHTS, /* a customer of ours gave the privileges */
} LiaisonAcceptanceKind;

typedef enum
{
  LIAISON_OUTCOME_MATCHED,   /* it answers @invitation */
  LIAISON_OUTCOME_IN_DOUBT,  /* it may answer one; a person says which (ACC-8) */
  LIAISON_OUTCOME_STRANGER,  /* it answers none that is known (ACC-9) */
  LIAISON_OUTCOME_DISMISSED, /* a person has seen to it */
  LIAISON_N_OUTCOMES,
} LiaisonAcceptanceOutcome;

typedef struct
{
  LiaisonAcceptanceKind kind;
  const char *customer; /* Microsoft ID */
  const char *customer_name;
  const char
    *domain; /* its verified ones, the primary one first, blanks between; NULL: not known */
  LiaisonEvidence evidence;
  const char *record; /* id of the audit record, or NULL */
  gint64 time;        /* when it happened; if not @exact, when it was there at the latest */
  gboolean exact;     /* the service told the time */
  gint64 noticed;     /* by this program; microseconds since 1970, UTC, as @time */
  gint64 lost;        /* when the customer was last seen to have left, or to have taken the rights
                       * away, before that; 0: never. Not kept. */
} LiaisonAcceptanceFacts;

/* One acceptance that was noticed, with its evidence.
 *
 * Properties (notify): "outcome" (uint, LiaisonAcceptanceOutcome), "invitation" (string: the id of
 * the one it answers, or NULL), "facts" (no value; notifies when better evidence came). */
#define LIAISON_TYPE_ACCEPTANCE (liaison_acceptance_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAcceptance, liaison_acceptance, LIAISON, ACCEPTANCE, GObject)

/* @id: a uuid, or NULL to make one. Copies @facts. */
LiaisonAcceptance *liaison_acceptance_new (const char *id, const LiaisonAcceptanceFacts *facts);

const char *liaison_acceptance_get_id (LiaisonAcceptance *self);
const LiaisonAcceptanceFacts *liaison_acceptance_get_facts (LiaisonAcceptance *self);
LiaisonAcceptanceOutcome liaison_acceptance_get_outcome (LiaisonAcceptance *self);
const char *liaison_acceptance_get_invitation (LiaisonAcceptance *self);
void liaison_acceptance_settle (LiaisonAcceptance *self,
                                LiaisonAcceptanceOutcome outcome,
                                const char *invitation);

/* Whether @facts tell of the same acceptance: of the same kind by the same customer, and not both
 * with a record of their own. A list or a flag shows it some time after it happened. What was lost
 * since is given anew. */
gboolean liaison_acceptance_is_same (LiaisonAcceptance *self, const LiaisonAcceptanceFacts *facts);
/* Takes what @facts know better: a record and the exact time, a name, a domain. TRUE: something. */
gboolean liaison_acceptance_merge (LiaisonAcceptance *self, const LiaisonAcceptanceFacts *facts);

G_END_DECLS
