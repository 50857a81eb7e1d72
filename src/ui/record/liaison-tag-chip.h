/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A tag with a button that takes it away. Signal "removed". */
#define LIAISON_TYPE_TAG_CHIP (liaison_tag_chip_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonTagChip, liaison_tag_chip, LIAISON, TAG_CHIP, AdwBin)

GtkWidget *liaison_tag_chip_new (const char *tag);
const char *liaison_tag_chip_get_tag (LiaisonTagChip *self);

G_END_DECLS
