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
/* The account in front is another one, or was opened anew: what is there is looked at with it. */
void liaison_inspect_window_set_inspector (LiaisonInspectWindow *self, LiaisonInspector *inspector);

/* What is there, and what comes, is compared with @invitation, which has a link, until the person
 * chooses otherwise. */
void liaison_inspect_window_compare_with (LiaisonInspectWindow *self,
                                          LiaisonInvitation *invitation);

G_END_DECLS
