/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/liaison-cloud.h"
#include "model/liaison-profile.h"

G_BEGIN_DECLS

/* One of the accounts in the account menu: its name and cloud, and a button that opens it in a
 * window of its own ("app.open-account"). One that cannot be opened any more says why and offers to
 * be removed ("app.remove-account"). */
#define LIAISON_TYPE_ACCOUNT_ROW (liaison_account_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAccountRow, liaison_account_row, LIAISON, ACCOUNT_ROW, GtkListBoxRow)

/* @cloud: of @profile, or NULL if it is not known any more. */
GtkWidget *liaison_account_row_new (LiaisonProfile *profile, LiaisonCloud *cloud);
LiaisonProfile *liaison_account_row_get_profile (LiaisonAccountRow *self);

G_END_DECLS
