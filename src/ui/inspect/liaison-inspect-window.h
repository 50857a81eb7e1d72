/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-inspector.h"

G_BEGIN_DECLS

/* Takes a link, a letter or a message, by keyboard, paste, file or drop, and says what is to be
 * said of it. */
#define LIAISON_TYPE_INSPECT_WINDOW (liaison_inspect_window_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonInspectWindow,
                      liaison_inspect_window,
                      LIAISON,
                      INSPECT_WINDOW,
                      AdwWindow)

GtkWindow *liaison_inspect_window_new (LiaisonInspector *inspector);

G_END_DECLS
