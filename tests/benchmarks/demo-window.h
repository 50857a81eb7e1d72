/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/liaison-demo.h"
#include "ui/liaison-window.h"

G_BEGIN_DECLS

/* The program's real window, shown and at rest, without a session. Lives as long as the program. */
LiaisonWindow *liaison_demo_window_open (void);

/* Tells the watch of the main loop (main-loop-watch.h) of each of @window's frames. @window was
 * realized. */
void liaison_demo_window_mark_frames (GtkWindow *window);

G_END_DECLS
