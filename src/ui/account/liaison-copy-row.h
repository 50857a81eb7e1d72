/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row with something to be typed elsewhere, and a button that copies it.
 *
 * Property "value" (string, writable): what is shown below the title and copied. */
#define LIAISON_TYPE_COPY_ROW (liaison_copy_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonCopyRow, liaison_copy_row, LIAISON, COPY_ROW, AdwActionRow)

G_END_DECLS
