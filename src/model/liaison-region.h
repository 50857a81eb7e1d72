/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Market groups of the programme ("CSP global markets", 2023-08-17; domain.md section 18): a
 * partner may invite only inside its own. Immutable after it was filled. */
#define LIAISON_TYPE_REGION_TABLE (liaison_region_table_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonRegionTable, liaison_region_table, LIAISON, REGION_TABLE, GObject)

typedef enum
{
  LIAISON_REGION_SAME,      /* same country or same market group */
  LIAISON_REGION_DIFFERENT, /* REG: warn, never block (INV-14) */
  LIAISON_REGION_UNLISTED,  /* a country in no group: do not guess (REG-2) */
  LIAISON_REGION_UNKNOWN,   /* one of the countries was not given */
} LiaisonRegionMatch;

/* @as_of: ISO date of the list, shown with each warning (REG-3). */
LiaisonRegionTable *liaison_region_table_new (const char *as_of);
/* @group: stable id such as "europe"; @name: English. @countries: NULL-terminated ISO 3166-1
 * alpha-2. */
void liaison_region_table_add (LiaisonRegionTable *self,
                               const char *group,
                               const char *name,
                               const char *const *countries);

const char *liaison_region_table_get_as_of (LiaisonRegionTable *self);
/* Group id of @country (any case), or NULL if it is in none. */
const char *liaison_region_table_get_group (LiaisonRegionTable *self, const char *country);
/* English name of @group, or NULL. */
const char *liaison_region_table_get_group_name (LiaisonRegionTable *self, const char *group);
/* All country codes of all groups, sorted, NULL-terminated. Owned by the table. */
const char *const *liaison_region_table_get_countries (LiaisonRegionTable *self);

LiaisonRegionMatch liaison_region_table_compare (LiaisonRegionTable *self,
                                                 const char *partner_country,
                                                 const char *customer_country);

G_END_DECLS
