/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-customer.h"

G_BEGIN_DECLS

/* Says in a customer's record that the administration privileges were lost (MSG-13, but not who
 * took them: the customer or Microsoft, DAP-12), and asks for them again: activates
 * "customers.request-again". It is not seen while there is nothing to say. */
#define LIAISON_TYPE_LOST_RIGHTS_BAR (liaison_lost_rights_bar_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonLostRightsBar,
                      liaison_lost_rights_bar,
                      LIAISON,
                      LOST_RIGHTS_BAR,
                      AdwBin)

/* Whose privileges; follows what becomes known of them. NULL: nobody's. */
void liaison_lost_rights_bar_set_customer (LiaisonLostRightsBar *self, LiaisonCustomer *customer);

G_END_DECLS
