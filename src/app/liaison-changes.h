/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/liaison-customer-change.h"

G_BEGIN_DECLS

/* What became of the customers: a GListModel of LiaisonCustomerChange, newest first.
 *
 * Property "n-unseen" (uint, notifies): how many came after the last look. Signal "seen": the
 * person has looked. */
#define LIAISON_TYPE_CHANGES (liaison_changes_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonChanges, liaison_changes, LIAISON, CHANGES, GObject)

LiaisonChanges *liaison_changes_new (void);

guint liaison_changes_get_n_unseen (LiaisonChanges *self);
/* The person has looked: no change is unseen any more, no customer "fresh". */
void liaison_changes_mark_seen (LiaisonChanges *self);
/* Microsoft IDs of the customers whose privileges went and did not come back, as far as the feed
 * reaches: a set of strings. Transfer full. */
GHashTable *liaison_changes_dup_lost_rights (LiaisonChanges *self);
/* Takes what is in @changes (of LiaisonCustomerChange, newest first) for the whole feed. */
void liaison_changes_set (LiaisonChanges *self, GPtrArray *changes);

G_END_DECLS
