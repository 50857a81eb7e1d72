/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "app/liaison-changes.h"

G_BEGIN_DECLS

/* What became of the customers, by days. Signals: "chosen" (LiaisonCustomerChange): its customer is
 * to be shown; "looked": closed otherwise, which is as good as “Mark as Seen”. Whoever goes from
 * here to a customer has not seen them all yet. */
#define LIAISON_TYPE_CHANGES_POPOVER (liaison_changes_popover_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonChangesPopover,
                      liaison_changes_popover,
                      LIAISON,
                      CHANGES_POPOVER,
                      GtkPopover)

GtkWidget *liaison_changes_popover_new (void);

/* May be NULL. */
void liaison_changes_popover_set_changes (LiaisonChangesPopover *self, LiaisonChanges *changes);

G_END_DECLS
