/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-letter-library.h"

G_BEGIN_DECLS

/* A letter to read. */
#define LIAISON_TYPE_LETTER_PREVIEW (liaison_letter_preview_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonLetterPreview, liaison_letter_preview, LIAISON, LETTER_PREVIEW, AdwBin)

void liaison_letter_preview_show (LiaisonLetterPreview *self, const LiaisonLetterText *text);

G_END_DECLS
