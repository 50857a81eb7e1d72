/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-customer-note.h"

#include "store/liaison-ledger-notes.h"

const LiaisonNote *
liaison_customer_note_lookup (LiaisonSession *session, LiaisonCustomer *customer)
{
  LiaisonLedger *ledger;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (customer), NULL);

  ledger = liaison_session_get_ledger (session);

  return ledger != NULL ? liaison_ledger_lookup_note (ledger, liaison_customer_get_id (customer))
                        : NULL;
}

static void
met_cb (const LiaisonNote *note, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

gboolean
liaison_customer_note_is_any (LiaisonSession *session)
{
  gboolean any = FALSE;
  LiaisonLedger *ledger;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), FALSE);

  ledger = liaison_session_get_ledger (session);
  if (ledger != NULL)
    liaison_ledger_foreach_note (ledger, met_cb, &any);

  return any;
}
