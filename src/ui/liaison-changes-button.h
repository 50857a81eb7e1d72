/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-changes.h"

G_BEGIN_DECLS

/* Opens what became of the customers, and tells how much of it is new.
 *
 * Property "narrow" (boolean, writable). Signals "chosen" and "looked": the popover's. */
#define LIAISON_TYPE_CHANGES_BUTTON (liaison_changes_button_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonChangesButton, liaison_changes_button, LIAISON, CHANGES_BUTTON, AdwBin)

GtkWidget *liaison_changes_button_new (void);

/* May be NULL. */
void liaison_changes_button_set_changes (LiaisonChangesButton *self, LiaisonChanges *changes);
void liaison_changes_button_open (LiaisonChangesButton *self);

G_END_DECLS
