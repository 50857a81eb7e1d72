/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-customer.h"

G_BEGIN_DECLS

/* The part “Users and Licences” of a record: how many there are, or why that is not known.
 *
 * Property: "dated" (boolean): as of the sections in it. */
#define LIAISON_TYPE_USERS_PART (liaison_users_part_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonUsersPart, liaison_users_part, LIAISON, USERS_PART, AdwBin)

/* Shows what is known of @customer now. */
void liaison_users_part_show (LiaisonUsersPart *self, LiaisonCustomer *customer);

G_END_DECLS
