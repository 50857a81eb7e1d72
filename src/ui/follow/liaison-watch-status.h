/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-acceptance-watch.h"

G_BEGIN_DECLS

/* One quiet line: when customers' answers were last looked for, or why they could not be, with a
 * button to look now. */
#define LIAISON_TYPE_WATCH_STATUS (liaison_watch_status_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonWatchStatus, liaison_watch_status, LIAISON, WATCH_STATUS, AdwBin)

/* @watch: or NULL. */
void liaison_watch_status_set_watch (LiaisonWatchStatus *self, LiaisonAcceptanceWatch *watch);
/* What is said follows the clock: called now and then. */
void liaison_watch_status_refresh (LiaisonWatchStatus *self);

G_END_DECLS
