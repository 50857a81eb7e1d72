/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "main-loop-watch.h"

#include <time.h>

static struct
{
  GPollFunc poll; /* the context's own */
  LiaisonMainLoopTimes times;
  double turn_begin;
  double part; /* of this turn so far */
  gboolean in_frame;
} watch;

double
liaison_main_loop_watch_get_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);

  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
begin_turn (void)
{
  watch.in_frame = FALSE;
  watch.part = 0;
  watch.turn_begin = liaison_main_loop_watch_get_time ();
}

static void
end_turn (void)
{
  double duration = liaison_main_loop_watch_get_time () - watch.turn_begin;

  watch.times.longest_part = MAX (watch.times.longest_part, watch.part);
  if (watch.in_frame)
    {
      watch.times.n_frames++;
      watch.times.total_frames += duration;
      watch.times.longest_frame = MAX (watch.times.longest_frame, duration);
    }
  else
    {
      watch.times.n_turns++;
      watch.times.total += duration;
      watch.times.longest = MAX (watch.times.longest, duration);
    }
}

static int
poll_cb (GPollFD *fds, guint n_fds, int timeout)
{
  int n_ready;

  end_turn ();
  n_ready = watch.poll (fds, n_fds, timeout);
  begin_turn ();

  return n_ready;
}

void
liaison_main_loop_watch_begin (void)
{
  g_return_if_fail (watch.poll == NULL);

  watch.times = (LiaisonMainLoopTimes){ 0 };
  watch.poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_cb);
  begin_turn ();
}

LiaisonMainLoopTimes
liaison_main_loop_watch_end (void)
{
  g_return_val_if_fail (watch.poll != NULL, watch.times);

  end_turn ();
  g_main_context_set_poll_func (NULL, watch.poll);
  watch.poll = NULL;

  return watch.times;
}

void
liaison_main_loop_watch_mark_frame (void)
{
  watch.in_frame = TRUE;
}

void
liaison_main_loop_watch_add_part (double duration)
{
  watch.part += duration;
}
