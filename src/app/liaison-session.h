/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-catalog.h"
#include "app/liaison-customer-list.h"
#include "app/liaison-details.h"
#include "app/liaison-invite-links.h"
#include "auth/liaison-oauth.h"
#include "model/liaison-partner.h"
#include "store/liaison-ledger.h"

G_BEGIN_DECLS

/* The parts of one signed-in account; holds them, has no rules of its own.
 * Property "partner" (LiaisonPartner, notifies) is NULL until the profiles were read. */
#define LIAISON_TYPE_SESSION (liaison_session_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSession, liaison_session, LIAISON, SESSION, GObject)

/* @account: key of the account, used in the ledger's rows. @ledger_path: file of the ledger. */
LiaisonSession *liaison_session_new (LiaisonCatalog *catalog,
                                     LiaisonCloud *cloud,
                                     const char *account,
                                     const char *client_id,
                                     const char *tenant,
                                     const char *ledger_path,
                                     LiaisonOpenUriFunc open_uri,
                                     gpointer user_data,
                                     GDestroyNotify destroy);

/* Who tells when the network is back: what failed for lack of it is then begun anew. */
void liaison_session_set_network (LiaisonSession *self, GNetworkMonitor *network);

/* Opens the ledger, signs in, reads the partner's profiles, then starts the customer list. May be
 * called again after a failure, of the start or of the list: what already succeeded is kept, and
 * the person is asked to sign in again if that is what it failed for. */
void liaison_session_start_async (LiaisonSession *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean liaison_session_start_finish (LiaisonSession *self, GAsyncResult *result, GError **error);
/* Cancels what runs, waits for the ledger's saves. */
void liaison_session_close_async (LiaisonSession *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean liaison_session_close_finish (LiaisonSession *self, GAsyncResult *result, GError **error);

LiaisonCatalog *liaison_session_get_catalog (LiaisonSession *self);
LiaisonCloud *liaison_session_get_cloud (LiaisonSession *self);
const char *liaison_session_get_account (LiaisonSession *self);
/* NULL until the profiles were read. */
LiaisonPartner *liaison_session_get_partner (LiaisonSession *self);
LiaisonCustomerList *liaison_session_get_customers (LiaisonSession *self);
LiaisonDetails *liaison_session_get_details (LiaisonSession *self);
/* NULL until it was opened. */
LiaisonLedger *liaison_session_get_ledger (LiaisonSession *self);
LiaisonInviteLinks *liaison_session_get_links (LiaisonSession *self);

G_END_DECLS
