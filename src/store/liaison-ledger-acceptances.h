/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-acceptance.h"
#include "store/liaison-ledger.h"

G_BEGIN_DECLS

/* The acceptances that a ledger keeps, and how far the service's records were read. As with notes,
 * a change counts at once and is written thereafter. */

/* GListModel of LiaisonAcceptance, the one noticed last first. Lives as long as the ledger. */
GListModel *liaison_ledger_get_acceptances (LiaisonLedger *self);

/* Writes @acceptance as it is now and, in the same transaction, @invitations (of LiaisonInvitation,
 * may be NULL), whose states follow from it; adds it to the list if it is new. */
void liaison_ledger_save_acceptance_async (LiaisonLedger *self,
                                           LiaisonAcceptance *acceptance,
                                           GPtrArray *invitations,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean liaison_ledger_save_acceptance_finish (LiaisonLedger *self,
                                                GAsyncResult *result,
                                                GError **error);

/* A number under a name; 0: it was never set. Saves that were asked for before are written before
 * it. */
gint64 liaison_ledger_get_mark (LiaisonLedger *self, const char *name);
void liaison_ledger_set_mark (LiaisonLedger *self, const char *name, gint64 value);

G_END_DECLS
