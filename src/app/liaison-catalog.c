/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-catalog.h"

#include <string.h>

#include "app/liaison-cloud-reader.h"
#include "app/liaison-region-reader.h"
#include "app/liaison-role-reader.h"

struct _LiaisonCatalog
{
  GObject parent_instance;

  GListStore *clouds;
  GError *user_error;
  LiaisonRegionTable *regions;
  GHashTable *mail_providers; /* domains */
  LiaisonRoleBook *role_book;
  LiaisonLetterLibrary *letters;
  LiaisonTemplateFolder *templates; /* or NULL */
};

G_DEFINE_FINAL_TYPE (LiaisonCatalog, liaison_catalog, G_TYPE_OBJECT)

static void
liaison_catalog_finalize (GObject *object)
{
  LiaisonCatalog *self = LIAISON_CATALOG (object);

  g_clear_object (&self->clouds);
  g_clear_error (&self->user_error);
  g_clear_object (&self->regions);
  g_clear_pointer (&self->mail_providers, g_hash_table_unref);
  g_clear_object (&self->role_book);
  g_clear_object (&self->letters);
  g_clear_object (&self->templates);

  G_OBJECT_CLASS (liaison_catalog_parent_class)->finalize (object);
}

static void
liaison_catalog_class_init (LiaisonCatalogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_catalog_finalize;
}

static void
liaison_catalog_init (LiaisonCatalog *self)
{
  self->clouds = g_list_store_new (LIAISON_TYPE_CLOUD);
}

static gboolean
load_clouds (LiaisonCatalog *self, const char *folder, const char *user_clouds, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "clouds.json", NULL);
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(GPtrArray) shipped = liaison_cloud_reader_read (path, LIAISON_CLOUD_SOURCE_SHIPPED,
                                                             none, self->letters, error);
  g_autoptr(GPtrArray) merged = NULL;
  GPtrArray *clouds = shipped;

  if (shipped == NULL)
    return FALSE;

  if (user_clouds != NULL)
    merged = liaison_cloud_reader_read (user_clouds, LIAISON_CLOUD_SOURCE_USER, shipped,
                                        self->letters, &self->user_error);
  if (merged != NULL)
    clouds = merged;
  /* Most people have no file of their own. */
  if (g_error_matches (self->user_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_clear_error (&self->user_error);

  g_list_store_splice (self->clouds, 0, 0, clouds->pdata, clouds->len);
  return TRUE;
}

static gboolean
load_mail_providers (LiaisonCatalog *self, const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "mail-providers.txt", NULL);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  self->mail_providers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (**line != '\0' && **line != '#')
      g_hash_table_add (self->mail_providers, g_strdup (*line));
  return TRUE;
}

LiaisonCatalog *
liaison_catalog_new (const char *folder, const char *user_clouds, GError **error)
{
  g_autoptr(LiaisonCatalog) self = NULL;
  g_autofree char *regions = NULL;
  g_autofree char *roles = NULL;
  g_autofree char *letters = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_CATALOG, NULL);
  regions = g_build_filename (folder, "regions.json", NULL);
  self->regions = liaison_region_reader_read (regions, error);
  if (self->regions == NULL)
    return NULL;

  roles = g_build_filename (folder, "roles.json", NULL);
  self->role_book = liaison_role_reader_read (roles, error);
  if (self->role_book == NULL)
    return NULL;

  if (!load_mail_providers (self, folder, error))
    return NULL;

  letters = g_build_filename (folder, "letters.ini", NULL);
  self->letters = liaison_letter_library_new_from_file (letters, error);
  if (self->letters == NULL)
    return NULL;

  if (!load_clouds (self, folder, user_clouds, error))
    return NULL;
  return g_steal_pointer (&self);
}

const GError *
liaison_catalog_get_user_error (LiaisonCatalog *self)
{
  g_return_val_if_fail (LIAISON_IS_CATALOG (self), NULL);
  return self->user_error;
}

GListModel *
liaison_catalog_get_clouds (LiaisonCatalog *self)
{
  g_return_val_if_fail (LIAISON_IS_CATALOG (self), NULL);
  return G_LIST_MODEL (self->clouds);
}

LiaisonCloud *
liaison_catalog_lookup_cloud (LiaisonCatalog *self, const char *id)
{
  guint n = 0;

  g_return_val_if_fail (LIAISON_IS_CATALOG (self), NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->clouds));
  for (guint i = 0; i < n; i++)
    {
      /* The list keeps its own reference. */
      g_autoptr(LiaisonCloud) cloud = g_list_model_get_item (G_LIST_MODEL (self->clouds), i);

      if (g_strcmp0 (liaison_cloud_get_id (cloud), id) == 0)
        return cloud;
    }
  return NULL;
}

LiaisonRegionTable *
liaison_catalog_get_regions (LiaisonCatalog *self)
{
  g_return_val_if_fail (LIAISON_IS_CATALOG (self), NULL);
  return self->regions;
}

LiaisonRoleBook *
liaison_catalog_get_role_book (LiaisonCatalog *self)
{
  g_return_val_if_fail (LIAISON_IS_CATALOG (self), NULL);
  return self->role_book;
}

LiaisonLetterLibrary *
liaison_catalog_get_letters (LiaisonCatalog *self)
{
  g_return_val_if_fail (LIAISON_IS_CATALOG (self), NULL);
  return self->letters;
}

void
liaison_catalog_set_templates (LiaisonCatalog *self, LiaisonTemplateFolder *templates)
{
  g_return_if_fail (LIAISON_IS_CATALOG (self));

  g_set_object (&self->templates, templates);
}

LiaisonTemplateFolder *
liaison_catalog_get_templates (LiaisonCatalog *self)
{
  g_return_val_if_fail (LIAISON_IS_CATALOG (self), NULL);
  return self->templates;
}

gboolean
liaison_catalog_is_mail_provider (LiaisonCatalog *self, const char *domain)
{
  g_autofree char *small = NULL;

  g_return_val_if_fail (LIAISON_IS_CATALOG (self), FALSE);
  g_return_val_if_fail (domain != NULL, FALSE);

  small = g_ascii_strdown (domain, -1);
  for (const char *rest = small; rest != NULL; rest = strchr (rest, '.'))
    {
      if (*rest == '.')
        rest++;
      if (g_hash_table_contains (self->mail_providers, rest))
        return TRUE;
    }
  return FALSE;
}
