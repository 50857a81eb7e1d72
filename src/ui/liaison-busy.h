/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A spinner with a few words. It takes its room at once but is seen only after 200 ms, so that
 * quick work does not flicker.
 *
 * Properties: "text" (string), "orientation" (GtkOrientation; vertical is the large one of a whole
 * page). */
#define LIAISON_TYPE_BUSY (liaison_busy_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonBusy, liaison_busy, LIAISON, BUSY, AdwBin)

G_END_DECLS
