/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-region-reader.h"

#include <string.h>

#include "app/liaison-table.h"

static gboolean
is_country (const char *text)
{
  return text != NULL && strlen (text) == 2 && g_ascii_isupper (text[0]) &&
         g_ascii_isupper (text[1]);
}

static gboolean
is_date (const char *text)
{
  g_autofree char *midnight = g_strconcat (text, "T00:00:00Z", NULL);
  g_autoptr(GDateTime) date = g_date_time_new_from_iso8601 (midnight, NULL);

  return date != NULL && strlen (text) == strlen ("2023-08-17");
}

/* A country in two groups would make the answer depend on chance. */
static GStrv
read_countries (LiaisonTable *table,
                LiaisonRegionTable *regions,
                guint index,
                JsonArray *array,
                GError **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *code = liaison_table_text (json_array_get_element (array, i));
      g_autofree char *where = g_strdup_printf ("/regions/%u/countries/%u", index, i);

      if (!is_country (code))
        {
          liaison_table_complain (table, error, where,
                                  "each of “countries” must be two capital letters");
          return NULL;
        }
      if (liaison_region_table_get_group (regions, code) != NULL ||
          !g_hash_table_add (seen, (char *) code))
        {
          liaison_table_complain (table, error, where, "country “%s” stands twice", code);
          return NULL;
        }
      g_strv_builder_add (builder, code);
    }
  return g_strv_builder_end (builder);
}

static gboolean
read_group (LiaisonTable *table,
            LiaisonRegionTable *regions,
            guint index,
            JsonNode *node,
            GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autofree char *where = g_strdup_printf ("/regions/%u", index);
  g_auto(GStrv) countries = NULL;
  const char *id = NULL;
  const char *name = NULL;
  JsonNode *array = NULL;

  if (object != NULL)
    {
      id = liaison_table_text (json_object_get_member (object, "id"));
      name = liaison_table_text (json_object_get_member (object, "name"));
      array = json_object_get_member (object, "countries");
    }
  if (id == NULL || name == NULL || array == NULL || !JSON_NODE_HOLDS_ARRAY (array))
    {
      liaison_table_complain (table, error, where,
                              "each of “regions” must hold “id”, “name” and the list “countries”");
      return FALSE;
    }
  if (liaison_region_table_get_group_name (regions, id) != NULL)
    {
      liaison_table_complain (table, error, where, "region “%s” stands twice", id);
      return FALSE;
    }
  countries = read_countries (table, regions, index, json_node_get_array (array), error);
  if (countries == NULL)
    return FALSE;
  liaison_region_table_add (regions, id, name, (const char *const *) countries);
  return TRUE;
}

LiaisonRegionTable *
liaison_region_reader_read (const char *path, GError **error)
{
  g_autoptr(LiaisonTable) table = liaison_table_load (path, error);
  g_autoptr(LiaisonRegionTable) regions = NULL;
  const char *as_of = NULL;
  JsonNode *list = NULL;

  if (table == NULL)
    return NULL;

  as_of = liaison_table_text (json_object_get_member (liaison_table_get_root (table), "as_of"));
  if (as_of == NULL || !is_date (as_of))
    {
      liaison_table_complain (table, error, "/as_of",
                              "field “as_of” must be a date such as 2023-08-17");
      return NULL;
    }
  list = json_object_get_member (liaison_table_get_root (table), "regions");
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    {
      liaison_table_complain (table, error, "/regions", "field “regions” must be a list, “[ … ]”");
      return NULL;
    }

  regions = liaison_region_table_new (as_of);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    {
      JsonNode *node = json_array_get_element (json_node_get_array (list), i);

      if (!read_group (table, regions, i, node, error))
        return NULL;
    }
  return g_steal_pointer (&regions);
}
