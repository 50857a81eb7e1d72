/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-cloud-reader.h"

#include "app/liaison-cloud-entry.h"
#include "app/liaison-table.h"

static gboolean
is_complete (LiaisonCloudEntry *entry, GError **error)
{
  const LiaisonCloudSpec *spec = entry->spec;

  if (spec->name == NULL)
    return liaison_cloud_entry_complain (entry, error, "name", "is missing");
  if (spec->login_base == NULL)
    return liaison_cloud_entry_complain (entry, error, "login_base", "is missing");
  if (spec->api_base == NULL)
    return liaison_cloud_entry_complain (entry, error, "api_base", "is missing");
  if (spec->api_scope == NULL)
    return liaison_cloud_entry_complain (entry, error, "api_scope", "is missing");
  if (spec->link_hosts == NULL || spec->link_hosts[0] == NULL)
    return liaison_cloud_entry_complain (entry, error, "link_hosts", "must name a host at least");
  if (spec->acceptance_portal == NULL && spec->acceptance_portal_name == NULL)
    return liaison_cloud_entry_complain (entry, error, "acceptance_portal_name", "is missing");
  return TRUE;
}

static gboolean
find_cloud (GPtrArray *clouds, const char *id, guint *position)
{
  for (guint i = 0; i < clouds->len; i++)
    if (g_str_equal (liaison_cloud_get_id (clouds->pdata[i]), id))
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/* What the entry builds on goes into its spec. */
static gboolean
begin_entry (LiaisonCloudEntry *entry, JsonObject *object, GPtrArray *clouds, GError **error)
{
  JsonNode *based_on = json_object_get_member (object, "based_on");
  const char *base = entry->id;
  guint position = 0;

  if (based_on != NULL)
    {
      base = liaison_table_text (based_on);
      if (base == NULL || !find_cloud (clouds, base, &position))
        return liaison_cloud_entry_complain (entry, error, "based_on",
                                             "must be the id of a cloud that comes before");
    }
  if (find_cloud (clouds, base, &position))
    *entry->spec = *liaison_cloud_get_spec (clouds->pdata[position]);
  entry->spec->id = entry->id;
  return TRUE;
}

static LiaisonCloud *
read_entry (LiaisonCloudEntry *entry,
            JsonObject *object,
            GPtrArray *clouds,
            LiaisonLetterLibrary *letters,
            GError **error)
{
  g_autoptr(LiaisonCloud) cloud = NULL;
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *node = NULL;

  if (!begin_entry (entry, object, clouds, error))
    return NULL;
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (!liaison_cloud_entry_read_member (entry, name, node, error))
      return NULL;
  if (!is_complete (entry, error))
    return NULL;

  cloud = liaison_cloud_new (entry->spec);
  if (liaison_letter_library_get_portal_name (letters, cloud, "en") == NULL)
    {
      liaison_cloud_entry_complain (entry, error, "acceptance_portal",
                                    "is not a portal the letters know");
      return NULL;
    }
  return g_steal_pointer (&cloud);
}

static gboolean
is_id (const char *text)
{
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && *at != '-' && *at != '_')
      return FALSE;
  return TRUE;
}

/* The id of entry @index, or NULL. @seen: the ids of the file so far. */
static const char *
read_id (LiaisonTable *table, JsonNode *node, guint index, GHashTable *seen, GError **error)
{
  g_autofree char *where = g_strdup_printf ("/clouds/%u/id", index);
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *id =
    object != NULL ? liaison_table_text (json_object_get_member (object, "id")) : NULL;

  if (id == NULL || !is_id (id))
    {
      liaison_table_complain (table, error, where,
                              "each cloud must be an object with an “id” of letters, digits, “-” "
                              "and “_”");
      return NULL;
    }
  if (!g_hash_table_add (seen, (char *) id))
    {
      liaison_table_complain (table, error, where, "cloud “%s” stands twice in this file", id);
      return NULL;
    }
  return id;
}

static JsonArray *
get_entries (LiaisonTable *table, GError **error)
{
  JsonObject *root = liaison_table_get_root (table);
  JsonNode *clouds = json_object_get_member (root, "clouds");
  JsonObjectIter iter;
  const char *name = NULL;

  json_object_iter_init_ordered (&iter, root);
  while (json_object_iter_next_ordered (&iter, &name, NULL))
    if (!g_str_equal (name, "clouds") && !g_str_equal (name, "notes"))
      {
        g_autofree char *where = g_strdup_printf ("/%s", name);

        liaison_table_complain (table, error, where, "field “%s” is not known", name);
        return NULL;
      }
  if (clouds == NULL || !JSON_NODE_HOLDS_ARRAY (clouds))
    {
      liaison_table_complain (table, error, "/clouds", "field “clouds” must be a list, “[ … ]”");
      return NULL;
    }
  return json_node_get_array (clouds);
}

/* Nobody could add an account otherwise. */
static gboolean
has_offered (GPtrArray *clouds)
{
  for (guint i = 0; i < clouds->len; i++)
    {
      const LiaisonCloudSpec *spec = liaison_cloud_get_spec (clouds->pdata[i]);

      if (!spec->hidden && !spec->closed)
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
liaison_cloud_reader_read (const char *path,
                           LiaisonCloudSource source,
                           GPtrArray *known,
                           LiaisonLetterLibrary *letters,
                           GError **error)
{
  g_autoptr(LiaisonTable) table = liaison_table_load (path, error);
  g_autoptr(GPtrArray) clouds = g_ptr_array_copy (known, (GCopyFunc) (void *) g_object_ref, NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *entries = table != NULL ? get_entries (table, error) : NULL;

  if (entries == NULL)
    return NULL;

  g_ptr_array_set_free_func (clouds, g_object_unref);
  for (guint i = 0; i < json_array_get_length (entries); i++)
    {
      g_autoptr(GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
      JsonNode *node = json_array_get_element (entries, i);
      LiaisonCloudSpec spec = { .id = read_id (table, node, i, seen, error) };
      LiaisonCloudEntry entry = { table, source, i, spec.id, kept, &spec };
      LiaisonCloud *cloud = NULL;
      guint position = 0;

      if (entry.id != NULL)
        cloud = read_entry (&entry, json_node_get_object (node), clouds, letters, error);
      if (cloud == NULL)
        return NULL;
      if (find_cloud (clouds, entry.id, &position))
        {
          g_object_unref (clouds->pdata[position]);
          clouds->pdata[position] = cloud;
        }
      else
        g_ptr_array_add (clouds, cloud);
    }
  if (!has_offered (clouds))
    {
      liaison_table_complain (table, error, "/clouds",
                              "at least one cloud must be neither closed nor hidden");
      return NULL;
    }
  return g_steal_pointer (&clouds);
}
