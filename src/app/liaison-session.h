/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-acceptance-watch.h"
#include "app/liaison-catalog.h"
#include "app/liaison-changes.h"
#include "app/liaison-customer-list.h"
#include "app/liaison-details.h"
#include "app/liaison-invite-links.h"
#include "app/liaison-resellers.h"
#include "auth/liaison-oauth.h"
#include "model/liaison-partner.h"
#include "model/liaison-profile.h"
#include "model/liaison-roles.h"
#include "store/liaison-ledger-backup.h"
#include "store/liaison-ledger-notes.h"
#include "store/liaison-ledger-views.h"
#include "store/liaison-ledger.h"

G_BEGIN_DECLS

/* The parts of one account; holds them, has no rules of its own.
 *
 * Properties (notify): "partner" (LiaisonPartner): NULL until the profiles were read, now or when
 * the account was last open; "refusal" (GError): why nothing comes from the service before the
 * person has done something, NULL when all is well; "roles" (uint, LiaisonRoles): the person's, as
 * the service told some time after the start; "readable" (boolean): what was kept from earlier
 * times is there to be looked at, whatever becomes of the start; "uncached" (GError): why the
 * customers are not kept for the next time, NULL when they are; "unkept" (boolean): no key ring
 * keeps the sign-in, so it ends with the program; "ahead" (int64): seconds by which the clock of a
 * demonstration is before the computer's. */
#define LIAISON_TYPE_SESSION (liaison_session_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSession, liaison_session, LIAISON, SESSION, GObject)

/* Strings are copied. */
typedef struct
{
  LiaisonCatalog *catalog;
  LiaisonCloud *cloud;
  LiaisonOauth *oauth;
  const char *account;       /* key of the account, used in the ledger's rows */
  const char *ledger_path;   /* file of the ledger */
  const char *cache_path;    /* file of what can be read again */
  LiaisonProfile *profile;   /* NULL: a demonstration, of which nothing is remembered */
  LiaisonSecretStore *store; /* keeps its sign-in; NULL with a demonstration */
} LiaisonSessionSpec;

LiaisonSession *liaison_session_new (const LiaisonSessionSpec *spec);
/* A session that needs no person: whenever it has to, it signs in by itself, with what @open_uri
 * does. */
LiaisonSession *liaison_session_new_unattended (LiaisonCatalog *catalog,
                                                LiaisonCloud *cloud,
                                                const char *account,
                                                const char *client_id,
                                                const char *ledger_path,
                                                const char *cache_path,
                                                LiaisonOpenUriFunc open_uri,
                                                gpointer user_data,
                                                GDestroyNotify destroy);

/* Who tells when the network is back: what failed for lack of it is then begun anew. If
 * it is metered, the session asks for less by itself. */
void liaison_session_set_network (LiaisonSession *self, GNetworkMonitor *network);
/* Who tells when power is to be saved: then it asks for less by itself. */
void liaison_session_set_power (LiaisonSession *self, GPowerProfileMonitor *power);

/* Opens cache and ledger, takes up the kept sign-in, reads the partner's profiles, then starts the
 * customer list. An account that was open before starts without the network and whatever became of
 * its sign-in: "refusal" tells of that. May be called again after a failure, of the start or of the
 * list: what already succeeded is kept, and a key ring that was locked is asked again. */
void liaison_session_start_async (LiaisonSession *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean liaison_session_start_finish (LiaisonSession *self, GAsyncResult *result, GError **error);
/* Cancels what runs, waits for what is being saved. */
void liaison_session_close_async (LiaisonSession *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean liaison_session_close_finish (LiaisonSession *self, GAsyncResult *result, GError **error);
/* Whether closing has begun. */
gboolean liaison_session_is_closed (LiaisonSession *self);

LiaisonCatalog *liaison_session_get_catalog (LiaisonSession *self);
LiaisonCloud *liaison_session_get_cloud (LiaisonSession *self);
const char *liaison_session_get_account (LiaisonSession *self);
/* NULL with a demonstration. */
LiaisonProfile *liaison_session_get_profile (LiaisonSession *self);
LiaisonOauth *liaison_session_get_oauth (LiaisonSession *self);
/* Sign-in name of the person, or their id; NULL before the first sign-in. Owned by @self. */
const char *liaison_session_get_who (LiaisonSession *self);
/* See the properties. Owned by @self. */
const GError *liaison_session_get_refusal (LiaisonSession *self);
gboolean liaison_session_is_readable (LiaisonSession *self);
const GError *liaison_session_get_uncached (LiaisonSession *self);
gboolean liaison_session_is_unkept (LiaisonSession *self);
/* Asks the key ring once more to keep the sign-in; "unkept" tells what came of it. */
void liaison_session_keep_again (LiaisonSession *self);
/* NULL until the profiles were read. */
LiaisonPartner *liaison_session_get_partner (LiaisonSession *self);
LiaisonRoles liaison_session_get_roles (LiaisonSession *self);
/* Whether the person's roles allow @deed, as far as is known (ROL-1). @needed: any of them would
 * do; may be NULL. */
gboolean liaison_session_may (LiaisonSession *self, LiaisonDeed deed, LiaisonRoles *needed);
/* The time by which invitations live: microseconds since 1970, and the day that is @days after
 * today here, as an ISO date, transfer full. In a demonstration time can be made to pass at once.
 */
gint64 liaison_session_get_now (LiaisonSession *self);
char *liaison_session_dup_day (LiaisonSession *self, int days);
gint64 liaison_session_get_ahead (LiaisonSession *self);
/* Only in a demonstration. */
void liaison_session_travel (LiaisonSession *self, gint64 seconds);
LiaisonCustomerList *liaison_session_get_customers (LiaisonSession *self);
LiaisonResellers *liaison_session_get_resellers (LiaisonSession *self);
/* NULL with LIAISON_JOINT_NONE. */
LiaisonJointParties *liaison_session_get_joint_parties (LiaisonSession *self, LiaisonJoint kind);
LiaisonChanges *liaison_session_get_changes (LiaisonSession *self);
LiaisonAcceptances *liaison_session_get_acceptances (LiaisonSession *self);
/* Begins with a start that succeeded. */
LiaisonAcceptanceWatch *liaison_session_get_watch (LiaisonSession *self);
LiaisonDetails *liaison_session_get_details (LiaisonSession *self);
/* NULL until it was opened. */
LiaisonLedger *liaison_session_get_ledger (LiaisonSession *self);
/* The ledger's file, beside which other files of the account may be kept. Owned by @self. */
const char *liaison_session_get_ledger_path (LiaisonSession *self);
LiaisonInviteLinks *liaison_session_get_links (LiaisonSession *self);

G_END_DECLS
