/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Watches the default main context: what lies between two polls is one turn of the loop, and as
 * long as it lasts the interface stands still. Times are in milliseconds of the calling thread's
 * processor, so that whatever else the machine does is not counted.
 *
 * A turn runs sources of one priority only. The toolkit's frames have their own, below that of
 * every callback that brings an answer; so a turn was either ours or one of the toolkit's frames.
 */
typedef struct
{
  guint n_turns;
  double longest; /* without the frames */
  double total;
  guint n_frames;
  double longest_frame;
  double total_frames;
  double longest_part; /* of one turn, a frame or not */
} LiaisonMainLoopTimes;

/* From here on; times start at zero. */
void liaison_main_loop_watch_begin (void);
LiaisonMainLoopTimes liaison_main_loop_watch_end (void);
/* To be called by whoever sees a frame being made: this turn is one. */
void liaison_main_loop_watch_mark_frame (void);
/* To be called by whoever has measured a part of this turn by the same clock. */
void liaison_main_loop_watch_add_part (double duration);
double liaison_main_loop_watch_get_time (void);

G_END_DECLS
