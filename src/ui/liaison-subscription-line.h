/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-subscription.h"

G_BEGIN_DECLS

/* One subscription in an expanded record: its name, and under it quantity, state and end. */
#define LIAISON_TYPE_SUBSCRIPTION_LINE (liaison_subscription_line_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSubscriptionLine,
                      liaison_subscription_line,
                      LIAISON,
                      SUBSCRIPTION_LINE,
                      AdwBin)

GtkWidget *liaison_subscription_line_new (LiaisonSubscription *subscription);

G_END_DECLS
