/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-session.h"
#include "model/liaison-customer-column.h"

G_BEGIN_DECLS

/* For a file: Microsoft ID, company name, primary domain, relationship (CUS-1), admin rights, and,
 * if @with_notes, what is written in the ledger. The table's source is @session. */
LiaisonCustomerTable liaison_customer_columns_for_file (LiaisonSession *session,
                                                        gboolean with_notes);
/* For the clipboard and for paper, with little room: name, domain, Microsoft ID, admin rights. */
LiaisonCustomerTable liaison_customer_columns_for_reading (void);

G_END_DECLS
