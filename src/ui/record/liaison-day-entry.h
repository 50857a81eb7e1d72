/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A day, typed as an ISO date or in the way of the locale, or picked in a calendar. What is no date
 * stays in the field, with a word why it is not taken.
 *
 * Signal "changed": by the person. */
#define LIAISON_TYPE_DAY_ENTRY (liaison_day_entry_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonDayEntry, liaison_day_entry, LIAISON, DAY_ENTRY, AdwBin)

/* ISO date, or NULL; the last one that was typed in full. Owned by @self. */
const char *liaison_day_entry_get_day (LiaisonDayEntry *self);
void liaison_day_entry_set_day (LiaisonDayEntry *self, const char *day);
/* What the day is, for who does not see it; “Follow-Up Date” unless told. */
void liaison_day_entry_set_title (LiaisonDayEntry *self, const char *title);
/* Takes what is typed as if the field was left. */
void liaison_day_entry_commit (LiaisonDayEntry *self);

G_END_DECLS
