/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-export.h"

G_BEGIN_DECLS

typedef enum
{
  LIAISON_EXPORT_SELECTED,
  LIAISON_EXPORT_SHOWN,
  LIAISON_EXPORT_ALL,
} LiaisonExportWhat;

/* Which customers, in which form. */
#define LIAISON_TYPE_EXPORT_CHOICES (liaison_export_choices_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonExportChoices, liaison_export_choices, LIAISON, EXPORT_CHOICES, AdwBin)

/* How many there are of each. @what: chosen to begin with. Several that are all are not offered
 * twice; @has_notes: anything is written about anybody. */
void liaison_export_choices_offer (LiaisonExportChoices *self,
                                   guint n_selected,
                                   guint n_shown,
                                   guint n_all,
                                   LiaisonExportWhat what,
                                   gboolean has_notes);

LiaisonExportWhat liaison_export_choices_get_what (LiaisonExportChoices *self);
LiaisonExportFormat liaison_export_choices_get_format (LiaisonExportChoices *self);
gboolean liaison_export_choices_get_with_notes (LiaisonExportChoices *self);

G_END_DECLS
