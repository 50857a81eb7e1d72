/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-customer.h"

G_BEGIN_DECLS

/* Whether there are administration privileges for a customer, and as of when; a button to ask for
 * them where there are none and never were activates "customers.request-again". */
#define LIAISON_TYPE_RIGHTS_LINE (liaison_rights_line_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonRightsLine, liaison_rights_line, LIAISON, RIGHTS_LINE, AdwBin)

/* Shows what is known of @customer now; nothing new if its account was never read. */
void liaison_rights_line_show (LiaisonRightsLine *self, LiaisonCustomer *customer);

G_END_DECLS
