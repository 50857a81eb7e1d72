/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-clock.h"

#define BEGINNING (G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC)

static gint64
get_now (gpointer user_data)
{
  return ((LiaisonTestClock *) user_data)->now;
}

static double
get_chance (gpointer user_data)
{
  return ((LiaisonTestClock *) user_data)->chance;
}

/* Ready at once, or never. */
static GSource *
make_source (gboolean ready)
{
  GSource *source = g_timeout_source_new (0);

  if (!ready)
    g_source_set_ready_time (source, -1);
  return source;
}

static GSource *
new_pause (gint64 duration, gpointer user_data)
{
  LiaisonTestClock *self = user_data;

  g_array_append_val (self->pauses, duration);
  if (!self->holds)
    self->now += duration;
  return make_source (!self->holds);
}

static GSource *
new_deadline (gint64 duration, gpointer user_data)
{
  return make_source (((LiaisonTestClock *) user_data)->hurries);
}

LiaisonTestClock *
liaison_test_clock_new (void)
{
  LiaisonTestClock *self = g_new0 (LiaisonTestClock, 1);

  self->clock.get_now = get_now;
  self->clock.get_chance = get_chance;
  self->clock.new_pause = new_pause;
  self->clock.new_deadline = new_deadline;
  self->clock.user_data = self;
  self->now = BEGINNING;
  self->chance = 0.5;
  self->pauses = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
liaison_test_clock_free (LiaisonTestClock *self)
{
  g_array_unref (self->pauses);
  g_free (self);
}

gint64
liaison_test_clock_get_pause (LiaisonTestClock *self, guint n)
{
  g_assert_cmpuint (n, <, self->pauses->len);
  return g_array_index (self->pauses, gint64, n) / 1000;
}
