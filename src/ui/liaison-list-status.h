/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-changes.h"
#include "app/liaison-customer-list.h"

G_BEGIN_DECLS

/* The quiet line above the customers: how many there are, as of when, and how far a pass is. Its
 * text is read aloud by assistive technology when it changes, so while somebody types or pages come
 * in it waits until there is something to say.
 *
 * Property "narrow" (boolean, writable). Signals "chosen" and "looked": those of what became of the
 * customers (LiaisonChangesButton). Activates "customers.stop". */
#define LIAISON_TYPE_LIST_STATUS (liaison_list_status_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonListStatus, liaison_list_status, LIAISON, LIST_STATUS, AdwBin)

/* May be NULL. */
void liaison_list_status_set_list (LiaisonListStatus *self, LiaisonCustomerList *list);
/* Whether the person ended the last pass. */
void liaison_list_status_set_stopped (LiaisonListStatus *self, gboolean stopped);

/* What became of the customers; may be NULL. */
void liaison_list_status_set_changes (LiaisonListStatus *self, LiaisonChanges *changes);
void liaison_list_status_open_changes (LiaisonListStatus *self);

/* What tells the number of customers. Owned by @self. */
GtkWidget *liaison_list_status_get_label (LiaisonListStatus *self);

G_END_DECLS
