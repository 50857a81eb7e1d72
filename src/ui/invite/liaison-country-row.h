/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row to choose a country or region from a long list, found by any part of its name or by its
 * code. (A drop-down of GTK 4.8 finds by the start of the name only.)
 *
 * Property "country" (string, ISO 3166-1 alpha-2, or NULL), to be bound in both directions. */
#define LIAISON_TYPE_COUNTRY_ROW (liaison_country_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonCountryRow, liaison_country_row, LIAISON, COUNTRY_ROW, AdwActionRow)

/* What can be chosen, in any order; shown by name. */
void liaison_country_row_set_choices (LiaisonCountryRow *self, const char *const *codes);

const char *liaison_country_row_get_country (LiaisonCountryRow *self);
void liaison_country_row_set_country (LiaisonCountryRow *self, const char *code);

G_END_DECLS
