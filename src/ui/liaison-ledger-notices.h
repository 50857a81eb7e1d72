/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-session.h"
#include "ui/liaison-notice-slot.h"

G_BEGIN_DECLS

/* Tells of the ledger of a session in a notice: that it cannot be saved at present, and that it was
 * damaged and what became of it. */
#define LIAISON_TYPE_LEDGER_NOTICES (liaison_ledger_notices_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonLedgerNotices,
                      liaison_ledger_notices,
                      LIAISON,
                      LEDGER_NOTICES,
                      GObject)

/* @slot outlives it. */
LiaisonLedgerNotices *liaison_ledger_notices_new (LiaisonNoticeSlot *slot);

/* @session: was started, or NULL. */
void liaison_ledger_notices_set_session (LiaisonLedgerNotices *self, LiaisonSession *session);

G_END_DECLS
