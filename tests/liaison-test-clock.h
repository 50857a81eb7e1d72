/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "wire/liaison-clock.h"

G_BEGIN_DECLS

/* A clock on which no test waits: a pause is over as soon as it begins, and the time jumps to its
 * end. Deadlines never pass by themselves. */
typedef struct
{
  LiaisonClock clock; /* what is handed on */
  gint64 now;
  double chance;
  GArray *pauses;   /* gint64: how long each one was */
  gboolean holds;   /* pauses begin but are not over */
  gboolean hurries; /* deadlines pass at once */
} LiaisonTestClock;

/* 14 November 2023, 22:13:20 UTC; the chance is 0.5. */
LiaisonTestClock *liaison_test_clock_new (void);
void liaison_test_clock_free (LiaisonTestClock *self);
/* In milliseconds. */
gint64 liaison_test_clock_get_pause (LiaisonTestClock *self, guint n);

G_END_DECLS
