/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Time and chance as the transport sees them; tests have their own. */
typedef struct
{
  gint64 (*get_now) (gpointer user_data);    /* µs since 1970 */
  double (*get_chance) (gpointer user_data); /* from 0 to below 1 */
  /* Sources that are ready after so many µs: a pause is waited for, a deadline is the end of our
   * patience with somebody else. Transfer full. */
  GSource *(*new_pause) (gint64 duration, gpointer user_data);
  GSource *(*new_deadline) (gint64 duration, gpointer user_data);
  gpointer user_data;
} LiaisonClock;

/* The computer's own. */
extern const LiaisonClock liaison_clock_real;

gint64 liaison_clock_get_now (const LiaisonClock *clock);
double liaison_clock_get_chance (const LiaisonClock *clock);
GSource *liaison_clock_new_pause (const LiaisonClock *clock, gint64 duration);
GSource *liaison_clock_new_deadline (const LiaisonClock *clock, gint64 duration);

G_END_DECLS
