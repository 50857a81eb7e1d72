/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-customer.h"

G_BEGIN_DECLS

/* The tab “Subscriptions” of a record: all of them. */
#define LIAISON_TYPE_SUBSCRIPTIONS_TAB (liaison_subscriptions_tab_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSubscriptionsTab,
                      liaison_subscriptions_tab,
                      LIAISON,
                      SUBSCRIPTIONS_TAB,
                      AdwBin)

/* Shows what is known of @customer now. */
void liaison_subscriptions_tab_show (LiaisonSubscriptionsTab *self, LiaisonCustomer *customer);

G_END_DECLS
