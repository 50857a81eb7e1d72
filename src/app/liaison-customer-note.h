/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-session.h"
#include "model/liaison-note.h"

G_BEGIN_DECLS

/* What is written about @customer in the ledger of @session, or NULL. Good until it changes. */
const LiaisonNote *liaison_customer_note_lookup (LiaisonSession *session,
                                                 LiaisonCustomer *customer);
/* Whether anything is written about anybody. */
gboolean liaison_customer_note_is_any (LiaisonSession *session);

G_END_DECLS
