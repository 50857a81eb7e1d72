/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-invitation.h"

G_BEGIN_DECLS

/* An invitation's letter to read and copy: the words as they left last, or the draft's. */
#define LIAISON_TYPE_LETTER_WINDOW (liaison_letter_window_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonLetterWindow, liaison_letter_window, LIAISON, LETTER_WINDOW, AdwWindow)

LiaisonLetterWindow *liaison_letter_window_new (LiaisonInvitation *invitation, GtkWindow *parent);

G_END_DECLS
