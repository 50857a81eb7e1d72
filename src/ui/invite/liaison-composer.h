/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/invite/liaison-letter-buffer.h"

G_BEGIN_DECLS

/* The letter as it will leave, with its link as a block of its own: tinted, with a lock, out of
 * reach of the keys. Always has a LiaisonLetterBuffer. */
#define LIAISON_TYPE_COMPOSER (liaison_composer_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonComposer, liaison_composer, LIAISON, COMPOSER, GtkTextView)

/* Owned by @self. */
LiaisonLetterBuffer *liaison_composer_get_letter_buffer (LiaisonComposer *self);

/* Lets the link light up for a moment: it has refused something. */
void liaison_composer_flash_link (LiaisonComposer *self);

/* Brings the link into view, with the cursor behind it, and lets it light up. */
void liaison_composer_show_link (LiaisonComposer *self);

G_END_DECLS
