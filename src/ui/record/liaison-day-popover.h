/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A calendar to pick a day in. Signal "picked" (string: ISO date, or NULL for none). */
#define LIAISON_TYPE_DAY_POPOVER (liaison_day_popover_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonDayPopover, liaison_day_popover, LIAISON, DAY_POPOVER, GtkPopover)

LiaisonDayPopover *liaison_day_popover_new (void);
/* @day: ISO date, or NULL for today. */
void liaison_day_popover_show_day (LiaisonDayPopover *self, const char *day);

G_END_DECLS
