/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-cloud.h"
#include "model/liaison-customer.h"

G_BEGIN_DECLS

/* The tab “Users” of a record: how many users and licences there are, and where they are managed.
 */
#define LIAISON_TYPE_USERS_TAB (liaison_users_tab_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonUsersTab, liaison_users_tab, LIAISON, USERS_TAB, AdwBin)

/* Shows what is known of @customer now. */
void liaison_users_tab_show (LiaisonUsersTab *self, LiaisonCloud *cloud, LiaisonCustomer *customer);

G_END_DECLS
