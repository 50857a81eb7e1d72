/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-letter-template.h"

G_BEGIN_DECLS

/* One of the user's templates in the list; says so if it cannot be chosen. */
#define LIAISON_TYPE_TEMPLATE_ROW (liaison_template_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonTemplateRow, liaison_template_row, LIAISON, TEMPLATE_ROW, AdwActionRow)

GtkWidget *liaison_template_row_new (LiaisonLetterTemplate *template,
                                     LiaisonLetterLibrary *letters);
LiaisonLetterTemplate *liaison_template_row_get_template (LiaisonTemplateRow *self);

G_END_DECLS
