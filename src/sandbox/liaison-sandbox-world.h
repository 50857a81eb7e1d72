/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-audit-log.h"
#include "sandbox/liaison-sandbox-names.h"
#include "sandbox/liaison-sandbox-partner.h"
#include "sandbox/liaison-sandbox-random.h"

G_BEGIN_DECLS

#define LIAISON_SANDBOX_MAX_CUSTOMERS 1000000

/* The partner and its customers. Everything follows from the seed, and the terms of subscriptions
 * also from the day, so that what runs on does not end while the years go by. A customer is
 * computed when it is asked for, so that a million of them take neither time nor memory. Only those
 * who accepted an invitation are kept, and what happened since. Used in one thread. */
typedef struct _LiaisonSandboxWorld LiaisonSandboxWorld;

typedef enum
{
  LIAISON_SANDBOX_RIGHTS_UNTOLD, /* the answer has no "allowDelegatedAccess" */
  LIAISON_SANDBOX_RIGHTS_NO,
  LIAISON_SANDBOX_RIGHTS_YES,
} LiaisonSandboxRights;

typedef struct
{
  guint index;
  char id[LIAISON_SANDBOX_GUID_SIZE];
  char *name;
  char *domain;
  const char *country;
  const LiaisonSandboxCity *city; /* of the same country as far as the tables go */
  const char *relationship;       /* as written on the wire */
  LiaisonSandboxRights rights;
  const LiaisonSandboxLanguage *language;
  guint n_subscriptions;
  guint n_users;
} LiaisonSandboxCustomer;

void liaison_sandbox_customer_clear (LiaisonSandboxCustomer *customer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiaisonSandboxCustomer, liaison_sandbox_customer_clear)

/* @cloud must have a partner. @now: what its clock says at first, seconds since 1970; 0: what ours
 * says. Of customers only its day counts, in UTC: the same seed on the same day makes the same. */
LiaisonSandboxWorld *liaison_sandbox_world_new (guint n_customers,
                                                guint32 seed,
                                                const char *cloud,
                                                gint64 now);
void liaison_sandbox_world_free (LiaisonSandboxWorld *world);

guint32 liaison_sandbox_world_get_seed (LiaisonSandboxWorld *world);
/* The start of the day on which the world was made. */
GDateTime *liaison_sandbox_world_get_today (LiaisonSandboxWorld *world);
/* What its clock says, in microseconds since 1970. */
gint64 liaison_sandbox_world_get_now (LiaisonSandboxWorld *world);
/* What was logged since the world was made. Owned by @world. */
LiaisonSandboxAuditLog *liaison_sandbox_world_get_audit_log (LiaisonSandboxWorld *world);
const LiaisonSandboxPartner *liaison_sandbox_world_get_partner (LiaisonSandboxWorld *world);
/* GUIDs of the partner's tenant and of the person who signs in. */
const char *liaison_sandbox_world_get_tenant (LiaisonSandboxWorld *world);
const char *liaison_sandbox_world_get_person (LiaisonSandboxWorld *world);

guint liaison_sandbox_world_get_n_customers (LiaisonSandboxWorld *world);
/* Of the list: those who left keep theirs, and nobody else gets it. */
guint liaison_sandbox_world_get_n_places (LiaisonSandboxWorld *world);
gboolean liaison_sandbox_world_is_gone (LiaisonSandboxWorld *world, guint index);
/* Of the places: those that the seed fills. */
guint liaison_sandbox_world_get_n_generated (LiaisonSandboxWorld *world);
guint liaison_sandbox_world_get_n_accepted (LiaisonSandboxWorld *world);
/* Whether the customer at @index came by accepting an invitation. */
gboolean liaison_sandbox_world_is_accepted (LiaisonSandboxWorld *world, guint index);
/* Fills the cleared @customer with the one at @index of the list, which must exist. */
void liaison_sandbox_world_read (LiaisonSandboxWorld *world,
                                 guint index,
                                 LiaisonSandboxCustomer *customer);
/* FALSE when nobody who is still there has the GUID @id (any case). */
gboolean liaison_sandbox_world_find (LiaisonSandboxWorld *world, const char *id, guint *index);
/* Who accepted an invitation under @domain (any case, or NULL), even if it left. */
gboolean liaison_sandbox_world_find_accepted (LiaisonSandboxWorld *world,
                                              const char *domain,
                                              guint *index);
/* A customer accepts and comes to the end of the list. Whoever accepted under that domain before
 * keeps its place, and rights given once unless it left. @domain NULL or "": one is made. Returns
 * the index. */
guint liaison_sandbox_world_accept (LiaisonSandboxWorld *world,
                                    const char *company,
                                    const char *domain,
                                    const char *country,
                                    gboolean rights);

/* What else happens to the customer at @index. */
void liaison_sandbox_world_rename (LiaisonSandboxWorld *world, guint index, const char *name);
void liaison_sandbox_world_set_rights (LiaisonSandboxWorld *world,
                                       guint index,
                                       LiaisonSandboxRights rights);
void liaison_sandbox_world_remove (LiaisonSandboxWorld *world, guint index);
/* A name that @customer does not have and could have. Transfer full. */
char *liaison_sandbox_world_dup_other_name (LiaisonSandboxWorld *world,
                                            const LiaisonSandboxCustomer *customer);
/* How often this was called before. */
guint liaison_sandbox_world_count_event (LiaisonSandboxWorld *world);

G_END_DECLS
