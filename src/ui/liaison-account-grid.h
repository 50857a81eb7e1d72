/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-customer.h"

G_BEGIN_DECLS

/* The part “Account” of an expanded record: Microsoft ID and domain with their copy buttons,
 * country, relationship. Activates "customers.copy-id" and "customers.copy-domain" with the
 * Microsoft ID. */
#define LIAISON_TYPE_ACCOUNT_GRID (liaison_account_grid_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAccountGrid, liaison_account_grid, LIAISON, ACCOUNT_GRID, AdwBin)

/* Shows what is known of @customer now. */
void liaison_account_grid_show (LiaisonAccountGrid *self, LiaisonCustomer *customer);

G_END_DECLS
