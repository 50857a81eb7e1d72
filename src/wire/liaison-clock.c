/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-wire"

#include "wire/liaison-clock.h"

static gint64
get_real_now (gpointer unused)
{
  return g_get_real_time ();
}

static double
get_real_chance (gpointer unused)
{
  return g_random_double ();
}

/* Rounded up: a pause is never shorter than what was asked for. */
static GSource *
new_timeout (gint64 duration, gpointer unused)
{
  gint64 milliseconds = duration > 0 ? (duration + 999) / 1000 : 0;

  return g_timeout_source_new ((guint) MIN (milliseconds, G_MAXUINT));
}

const LiaisonClock liaison_clock_real = {
  .get_now = get_real_now,
  .get_chance = get_real_chance,
  .new_pause = new_timeout,
  .new_deadline = new_timeout,
};

gint64
liaison_clock_get_now (const LiaisonClock *clock)
{
  return clock->get_now (clock->user_data);
}

double
liaison_clock_get_chance (const LiaisonClock *clock)
{
  return clock->get_chance (clock->user_data);
}

GSource *
liaison_clock_new_pause (const LiaisonClock *clock, gint64 duration)
{
  return clock->new_pause (duration, clock->user_data);
}

GSource *
liaison_clock_new_deadline (const LiaisonClock *clock, gint64 duration)
{
  return clock->new_deadline (duration, clock->user_data);
}
