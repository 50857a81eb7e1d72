/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-acceptance.h"
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
  const char *const *domains; /* verified ones besides, or NULL */
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
/* So many seconds pass at once, for the customers and what is logged. Tokens and throttling go by
 * the computer's clock, as does the client's side of them. */
void liaison_sandbox_world_travel (LiaisonSandboxWorld *world, gint64 seconds);
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
/* Who is meant by @acceptance: its id, or who accepted under its domain (any case) before, even if
 * it left. FALSE: nobody yet. */
gboolean liaison_sandbox_world_find_acceptor (LiaisonSandboxWorld *world,
                                              const LiaisonSandboxAcceptance *acceptance,
                                              guint *index);
/* A customer accepts and comes to the end of the list; one that is known keeps its place, and the
 * rights it gave unless it had left. Returns the index. */
guint liaison_sandbox_world_accept (LiaisonSandboxWorld *world,
                                    const LiaisonSandboxAcceptance *acceptance);
/* GUID of the reseller through whom the customer at @index accepted, or NULL. */
const char *liaison_sandbox_world_get_reseller (LiaisonSandboxWorld *world, guint index);

/* A partner that is both direct and indirect reseller gets some customers twice (CUS-7). The rows
 * of the list are the places, and behind them those once more. */
void liaison_sandbox_world_double (LiaisonSandboxWorld *world, guint index);
gboolean liaison_sandbox_world_is_double (LiaisonSandboxWorld *world, guint index);
guint liaison_sandbox_world_get_n_rows (LiaisonSandboxWorld *world);
guint liaison_sandbox_world_get_place (LiaisonSandboxWorld *world, guint row);

/* How many indirect providers the partner has; 0 at first. */
void liaison_sandbox_world_set_n_providers (LiaisonSandboxWorld *world, guint n_providers);
guint liaison_sandbox_world_get_n_providers (LiaisonSandboxWorld *world);
/* Whether the service takes no notice of the provider or the reseller that a link is asked for
 * with; its documents know of no such parameter. FALSE at first. */
void liaison_sandbox_world_set_ignores_parties (LiaisonSandboxWorld *world, gboolean ignores);
gboolean liaison_sandbox_world_ignores_parties (LiaisonSandboxWorld *world);

/* What else happens to the customer at @index. */
void liaison_sandbox_world_rename (LiaisonSandboxWorld *world, guint index, const char *name);
void liaison_sandbox_world_set_rights (LiaisonSandboxWorld *world,
                                       guint index,
                                       LiaisonSandboxRights rights);
void liaison_sandbox_world_remove (LiaisonSandboxWorld *world, guint index);
/* A name that @customer does not have and could have. Transfer full. */
char *liaison_sandbox_world_dup_other_name (LiaisonSandboxWorld *world,
                                            const LiaisonSandboxCustomer *customer);
/* Of whom the story tells: who accepted last, or whose rights changed. FALSE: nobody yet. */
void liaison_sandbox_world_set_hero (LiaisonSandboxWorld *world, guint index);
gboolean liaison_sandbox_world_get_hero (LiaisonSandboxWorld *world, guint *index);
/* How often this was called before. */
guint liaison_sandbox_world_count_event (LiaisonSandboxWorld *world);

G_END_DECLS
