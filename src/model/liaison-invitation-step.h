/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-invitation-state.h"

G_BEGIN_DECLS

typedef enum
{
  LIAISON_STEP_MOVED,     /* a person, or what a person did, brought it to another state */
  LIAISON_STEP_DETECTED,  /* the program did, with evidence */
  LIAISON_STEP_UNDONE,    /* back to the state before such a step */
  LIAISON_STEP_REMINDED,  /* a reminder left the program; @handoff holds its words */
  LIAISON_STEP_POSTPONED, /* another due date; @reason is the day */
  LIAISON_STEP_SNOOZED,   /* overdue again from another day on; @reason is the day */
  LIAISON_STEP_REPLACES,  /* begun for another person than an earlier one: @record is that one's id,
                           * @reason who was asked there */
  LIAISON_N_STEPS,
} LiaisonStepKind;

/* By what an acceptance is known (domain.md 9.1). */
typedef enum
{
  LIAISON_EVIDENCE_NONE,
  LIAISON_EVIDENCE_AUDIT,  /* ACC-1 */
  LIAISON_EVIDENCE_LIST,   /* ACC-2 */
  LIAISON_EVIDENCE_RIGHTS, /* ACC-3 */
  LIAISON_EVIDENCE_HAND,   /* ACC-4 */
  LIAISON_N_EVIDENCES,
} LiaisonEvidence;

/* One line of an invitation's journal. */
typedef struct
{
  LiaisonStepKind kind;
  gint64 time;     /* microseconds since 1970, UTC */
  const char *who; /* sign-in name of the person; NULL: the program by itself, or not known */
  LiaisonInvitationState from;
  LiaisonInvitationState to;
  const char *reason; /* in the person's words, or NULL */
  int handoff;        /* its position; -1: none */

  LiaisonEvidence evidence;
  const char *record;   /* id of the audit record, or of another invitation; or NULL */
  gint64 record_time;   /* when it happened, as the service told; 0: not told */
  const char *customer; /* who accepted: Microsoft ID, or NULL */
  const char *customer_name;
} LiaisonInvitationStep;

/* With its words. */
LiaisonInvitationStep *liaison_invitation_step_copy (const LiaisonInvitationStep *step);
void liaison_invitation_step_free (LiaisonInvitationStep *step);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonInvitationStep, liaison_invitation_step_free)

G_END_DECLS
