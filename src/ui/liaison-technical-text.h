/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a technician wants to know about a failure, to read, select and copy. */
#define LIAISON_TYPE_TECHNICAL_TEXT (liaison_technical_text_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonTechnicalText, liaison_technical_text, LIAISON, TECHNICAL_TEXT, AdwBin)

void liaison_technical_text_set_error (LiaisonTechnicalText *self, const GError *error);

G_END_DECLS
