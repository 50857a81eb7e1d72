/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks where to save @text (UTF-8) and writes it there, whole or not at all. A toast tells how it
 * went; nothing happens if the person cancels. @name: the file's name to begin with. */
void liaison_text_saver_ask (GtkWindow *parent,
                             AdwToastOverlay *toasts,
                             const char *title,
                             const char *name,
                             const char *text);

G_END_DECLS
