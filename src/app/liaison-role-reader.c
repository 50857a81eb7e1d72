/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-role-reader.h"

#include "app/liaison-table.h"

/* A role told in two ways, or two roles told in the same, would make the answer depend on chance.
 */
typedef struct
{
  LiaisonTable *table;
  LiaisonRoleBook *book;
  LiaisonRoles roles; /* that the file tells of */
  GHashTable *tellers;
} RoleReading;

static gboolean
read_role (RoleReading *reading, guint index, JsonNode *node, GError **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autofree char *where = g_strdup_printf ("/roles/%u", index);
  const char *id = NULL;
  const char *name = NULL;
  const char *group = NULL;
  const char *template_id = NULL;
  LiaisonRoles role;

  if (object != NULL)
    {
      id = liaison_table_text (json_object_get_member (object, "id"));
      name = liaison_table_text (json_object_get_member (object, "name"));
      group = liaison_table_text (json_object_get_member (object, "group"));
      template_id = liaison_table_text (json_object_get_member (object, "role_template"));
    }
  if (id == NULL || name == NULL || (group == NULL) == (template_id == NULL))
    {
      liaison_table_complain (reading->table, error, where,
                              "each of “roles” must hold “id”, “name” and either “group” or "
                              "“role_template”");
      return FALSE;
    }
  if (!liaison_roles_from_id (id, &role))
    {
      liaison_table_complain (reading->table, error, where, "there is no role “%s”", id);
      return FALSE;
    }
  if ((reading->roles & role) != 0 ||
      !g_hash_table_add (reading->tellers, (char *) (group != NULL ? group : template_id)))
    {
      liaison_table_complain (reading->table, error, where,
                              "role “%s”, or what tells it, stands twice", id);
      return FALSE;
    }
  reading->roles |= role;
  liaison_role_book_add_role (reading->book, role, group, template_id);
  return TRUE;
}

static gboolean
read_roles (RoleReading *reading, GError **error)
{
  JsonNode *list = json_object_get_member (liaison_table_get_root (reading->table), "roles");

  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    {
      liaison_table_complain (reading->table, error, "/roles",
                              "field “roles” must be a list, “[ … ]”");
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    if (!read_role (reading, i, json_array_get_element (json_node_get_array (list), i), error))
      return FALSE;
  return TRUE;
}

/* An empty list would mean that nobody needs anything, not that nobody may. */
static gboolean
read_deed (RoleReading *reading, const char *id, JsonNode *node, GError **error)
{
  g_autofree char *where = g_strdup_printf ("/deeds/%s", id);
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  LiaisonRoles needed = LIAISON_ROLES_UNKNOWN;
  LiaisonDeed deed;

  if (!liaison_deed_from_id (id, &deed))
    {
      liaison_table_complain (reading->table, error, where, "there is no deed “%s”", id);
      return FALSE;
    }
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *role_id = liaison_table_text (json_array_get_element (array, i));
      LiaisonRoles role;

      if (!liaison_roles_from_id (role_id, &role) || (reading->roles & role) == 0)
        {
          liaison_table_complain (reading->table, error, where, "“roles” does not tell of “%s”",
                                  role_id != NULL ? role_id : "");
          return FALSE;
        }
      needed |= role;
    }
  if (needed == LIAISON_ROLES_UNKNOWN)
    {
      liaison_table_complain (reading->table, error, where,
                              "each of “deeds” must be a list of roles, and not empty");
      return FALSE;
    }
  liaison_role_book_set_needed (reading->book, deed, needed);
  return TRUE;
}

static gboolean
read_deeds (RoleReading *reading, GError **error)
{
  JsonNode *node = json_object_get_member (liaison_table_get_root (reading->table), "deeds");
  JsonObjectIter iter;
  const char *id;
  JsonNode *member;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      liaison_table_complain (reading->table, error, "/deeds",
                              "field “deeds” must be an object, “{ … }”");
      return FALSE;
    }
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &id, &member))
    if (!read_deed (reading, id, member, error))
      return FALSE;
  return TRUE;
}

LiaisonRoleBook *
liaison_role_reader_read (const char *path, GError **error)
{
  g_autoptr(LiaisonTable) table = liaison_table_load (path, error);
  g_autoptr(LiaisonRoleBook) book = NULL;
  g_autoptr(GHashTable) tellers = g_hash_table_new (g_str_hash, g_str_equal);
  RoleReading reading = { .table = table, .tellers = tellers };

  if (table == NULL)
    return NULL;

  book = liaison_role_book_new ();
  reading.book = book;
  if (!read_roles (&reading, error) || !read_deeds (&reading, error))
    return NULL;
  return g_steal_pointer (&book);
}
