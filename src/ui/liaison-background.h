/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/liaison-desk.h"

G_BEGIN_DECLS

/* Looking for answers without a window (ACC-6), where the person allows it for an account: closing
 * its window hides it, and the program is started with the session. When nothing can be read
 * without the person, while no window is to be seen, one notification says so.
 *
 * Property (notify): "asking" (boolean): the desktop is being asked, and nothing else may be. */
#define LIAISON_TYPE_BACKGROUND (liaison_background_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonBackground, liaison_background, LIAISON, BACKGROUND, GObject)

LiaisonBackground *liaison_background_new (LiaisonDesk *desk);

/* Opens the accounts that it is allowed for, without showing a window, and looks in those that are
 * open already. */
void liaison_background_run (LiaisonBackground *self);

/* Allows it for the account of @settings, or forbids it, while nothing is being asked, and has the
 * desktop start the program with the session as long as any account allows it. If the desktop
 * refuses, nothing has changed. */
void liaison_background_allow_async (LiaisonBackground *self,
                                     GSettings *settings,
                                     gboolean allowed,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean liaison_background_allow_finish (LiaisonBackground *self,
                                          GAsyncResult *result,
                                          GError **error);
gboolean liaison_background_is_asking (LiaisonBackground *self);

/* Why it is not allowed, or still is: what happened, what is kept, what to do next. Never NULL,
 * transfer full. */
char *liaison_background_error_to_sentence (const GError *error);

G_END_DECLS
