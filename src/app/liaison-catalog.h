/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-cloud.h"
#include "model/liaison-letter-library.h"
#include "model/liaison-region.h"
#include "model/liaison-role-book.h"
#include "store/liaison-template-folder.h"

G_BEGIN_DECLS

/* The shipped tables: clouds.json (with the user's overrides), regions.json, roles.json,
 * letters.ini, mail-providers.txt. */
#define LIAISON_TYPE_CATALOG (liaison_catalog_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonCatalog, liaison_catalog, LIAISON, CATALOG, GObject)

/* Reads the tables below @folder (pkgdatadir). @user_clouds: path of the user's clouds.json, may be
 * NULL or not exist. A broken user file does not fail the catalog: the built-in table stands and
 * liaison_catalog_get_user_error () tells line and field. A broken shipped file fails it. */
LiaisonCatalog *liaison_catalog_new (const char *folder, const char *user_clouds, GError **error);

/* LIAISON_ERROR_INVALID_FILE with path, line and field in its message, or NULL. */
const GError *liaison_catalog_get_user_error (LiaisonCatalog *self);

/* All clouds, in the file's order. GListModel of LiaisonCloud, owned by the catalog. */
GListModel *liaison_catalog_get_clouds (LiaisonCatalog *self);
/* NULL if there is none. Owned by the catalog. */
LiaisonCloud *liaison_catalog_lookup_cloud (LiaisonCatalog *self, const char *id);
LiaisonRegionTable *liaison_catalog_get_regions (LiaisonCatalog *self);
LiaisonRoleBook *liaison_catalog_get_role_book (LiaisonCatalog *self);
LiaisonLetterLibrary *liaison_catalog_get_letters (LiaisonCatalog *self);
/* The user's own letters beside them, or NULL. */
void liaison_catalog_set_templates (LiaisonCatalog *self, LiaisonTemplateFolder *templates);
LiaisonTemplateFolder *liaison_catalog_get_templates (LiaisonCatalog *self);
/* Whether addresses in @domain say nothing about a company (ACC-7). */
gboolean liaison_catalog_is_mail_provider (LiaisonCatalog *self, const char *domain);

G_END_DECLS
