/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-cloud-entry.h"

#include <string.h>

#include "wire/liaison-exchange.h"

static const struct
{
  const char *name;
  LiaisonCloudFlags flag;
} flag_names[] = {
  { "can_invite", LIAISON_CLOUD_CAN_INVITE },
  { "rights_optional", LIAISON_CLOUD_RIGHTS_OPTIONAL },
  { "link_grants_rights", LIAISON_CLOUD_LINK_GRANTS_RIGHTS },
  { "has_gdap", LIAISON_CLOUD_HAS_GDAP },
  { "manages_users_here", LIAISON_CLOUD_MANAGES_USERS_HERE },
  { "has_service_health", LIAISON_CLOUD_HAS_SERVICE_HEALTH },
  { "has_support_contacts", LIAISON_CLOUD_HAS_SUPPORT_CONTACTS },
  { "has_indirect", LIAISON_CLOUD_HAS_INDIRECT },
};

gboolean
liaison_cloud_entry_complain (LiaisonCloudEntry *entry,
                              GError **error,
                              const char *field,
                              const char *problem)
{
  g_autofree char *where = g_strdup_printf ("/clouds/%u/%s", entry->index, field);

  liaison_table_complain (entry->table, error, where, "field “%s” of cloud “%s” %s", field,
                          entry->id, problem);
  return FALSE;
}

static gboolean
consists_of (const char *text, const char *punctuation)
{
  for (const char *at = text; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr (punctuation, *at) == NULL)
      return FALSE;
  return *text != '\0';
}

static gboolean
is_address (const char *text, gboolean loopback_too)
{
  g_autoptr(GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && liaison_exchange_is_safe (uri) &&
         (loopback_too || g_str_equal (g_uri_get_scheme (uri), "https"));
}

/* Each reader sets one member of the spec from @node. @node is never JSON's null: that is taken
 * care of before, where a member can be null at all. */
typedef gboolean (*MemberReader) (LiaisonCloudEntry *entry,
                                  const char *field,
                                  JsonNode *node,
                                  gpointer member,
                                  GError **error);

static gboolean
read_text (LiaisonCloudEntry *entry,
           const char *field,
           JsonNode *node,
           gpointer member,
           GError **error)
{
  const char **text = member;

  *text = liaison_table_text (node);
  return *text != NULL || liaison_cloud_entry_complain (entry, error, field, "must be a text");
}

static gboolean
read_boolean (LiaisonCloudEntry *entry,
              const char *field,
              JsonNode *node,
              gpointer member,
              GError **error)
{
  gboolean *value = member;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return liaison_cloud_entry_complain (entry, error, field, "must be true or false");
  *value = json_node_get_boolean (node);
  return TRUE;
}

/* An address that paths are appended to. */
static gboolean
read_base (LiaisonCloudEntry *entry,
           const char *field,
           JsonNode *node,
           gpointer member,
           GError **error)
{
  const char **base = member;
  gboolean loopback_too = entry->source == LIAISON_CLOUD_SOURCE_USER;
  char *bare = NULL;

  if (!read_text (entry, field, node, member, error))
    return FALSE;
  if (!is_address (*base, loopback_too))
    return liaison_cloud_entry_complain (
      entry, error, field, loopback_too ? "must be https or a loopback address" : "must be https");
  if (strpbrk (*base, "?#") != NULL)
    return liaison_cloud_entry_complain (entry, error, field, "must end before any “?” and “#”");

  bare = g_strdup (*base);
  while (g_str_has_suffix (bare, "/"))
    bare[strlen (bare) - 1] = '\0';
  g_ptr_array_add (entry->kept, bare);
  *base = bare;
  return TRUE;
}

/* It goes into links as it is. */
static gboolean
read_parameter (LiaisonCloudEntry *entry,
                const char *field,
                JsonNode *node,
                gpointer member,
                GError **error)
{
  const char **name = member;

  if (!read_text (entry, field, node, member, error))
    return FALSE;
  return consists_of (*name, "._-") ||
         liaison_cloud_entry_complain (entry, error, field,
                                       "must consist of letters, digits, “.”, “_” and “-”");
}

typedef gboolean (*TextCheck) (const char *text);

static gboolean
is_host (const char *text)
{
  return consists_of (text, ".-");
}

static gboolean
is_https_address (const char *text)
{
  return is_address (text, FALSE);
}

static gboolean
read_address (LiaisonCloudEntry *entry,
              const char *field,
              JsonNode *node,
              gpointer member,
              GError **error)
{
  const char **address = member;

  if (!read_text (entry, field, node, member, error))
    return FALSE;
  return is_https_address (*address) ||
         liaison_cloud_entry_complain (entry, error, field, "must be an https address");
}

static gboolean
read_list (LiaisonCloudEntry *entry,
           const char *field,
           JsonNode *node,
           gpointer member,
           TextCheck check,
           const char *problem,
           GError **error)
{
  const char *const **list = member;
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 0;
  const char **texts = g_new0 (const char *, n + 1);

  g_ptr_array_add (entry->kept, texts);
  if (array == NULL)
    return liaison_cloud_entry_complain (entry, error, field, "must be a list, “[ … ]”");
  for (guint i = 0; i < n; i++)
    {
      texts[i] = liaison_table_text (json_array_get_element (array, i));
      if (texts[i] == NULL || !check (texts[i]))
        {
          g_autofree char *place = g_strdup_printf ("%s/%u", field, i);

          return liaison_cloud_entry_complain (entry, error, place, problem);
        }
    }
  *list = texts;
  return TRUE;
}

static gboolean
read_hosts (LiaisonCloudEntry *entry,
            const char *field,
            JsonNode *node,
            gpointer member,
            GError **error)
{
  return read_list (entry, field, node, member, is_host, "must be the name of a host, nothing more",
                    error);
}

static gboolean
read_addresses (LiaisonCloudEntry *entry,
                const char *field,
                JsonNode *node,
                gpointer member,
                GError **error)
{
  return read_list (entry, field, node, member, is_https_address, "must be an https address",
                    error);
}

static gboolean
read_flags (LiaisonCloudEntry *entry,
            const char *field,
            JsonNode *node,
            gpointer member,
            GError **error)
{
  LiaisonCloudFlags *flags = member;
  JsonObjectIter iter;
  const char *name = NULL;
  JsonNode *value = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return liaison_cloud_entry_complain (entry, error, field, "must be an object, “{ … }”");
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      g_autofree char *place = g_strdup_printf ("%s/%s", field, name);
      gboolean on = FALSE;
      gsize i = 0;

      while (i < G_N_ELEMENTS (flag_names) && !g_str_equal (flag_names[i].name, name))
        i++;
      if (i == G_N_ELEMENTS (flag_names))
        return liaison_cloud_entry_complain (entry, error, place, "is not known");
      if (!read_boolean (entry, place, value, &on, error))
        return FALSE;
      *flags = on ? *flags | flag_names[i].flag : *flags & ~flag_names[i].flag;
    }
  return TRUE;
}

static gboolean
is_template (const char *text)
{
  g_autoptr(GString) filled = g_string_new (text);

  g_string_replace (filled, "{tenant}", "x", 0);
  g_string_replace (filled, "{domain}", "x", 0);
  return strpbrk (filled->str, "{}") == NULL && is_address (filled->str, FALSE);
}

static gboolean
read_portal (LiaisonCloudEntry *entry,
             const char *place,
             JsonNode *node,
             LiaisonCloudPortal *portal,
             GError **error)
{
  const struct
  {
    const char *name;
    const char **text;
  } members[] = {
    { "id", &portal->id },
    { "name", &portal->name },
    { "uri_template", &portal->uri_template },
  };
  g_autofree char *last = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node) || json_object_get_size (json_node_get_object (node)) != 3)
    return liaison_cloud_entry_complain (entry, error, place,
                                         "must hold “id”, “name” and “uri_template”");
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *value = json_object_get_member (json_node_get_object (node), members[i].name);
      g_autofree char *member_place = g_strdup_printf ("%s/%s", place, members[i].name);

      if (value == NULL)
        return liaison_cloud_entry_complain (entry, error, place,
                                             "must hold “id”, “name” and “uri_template”");
      if (!read_text (entry, member_place, value, members[i].text, error))
        return FALSE;
    }
  last = g_strdup_printf ("%s/uri_template", place);
  return is_template (portal->uri_template) ||
         liaison_cloud_entry_complain (
           entry, error, last, "must be an https address; it may hold {tenant} and {domain}");
}

static gboolean
read_portals (LiaisonCloudEntry *entry,
              const char *field,
              JsonNode *node,
              gpointer member,
              GError **error)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = array != NULL ? json_array_get_length (array) : 0;
  LiaisonCloudPortal *portals = g_new0 (LiaisonCloudPortal, n);

  g_ptr_array_add (entry->kept, portals);
  if (array == NULL)
    return liaison_cloud_entry_complain (entry, error, field, "must be a list, “[ … ]”");
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *place = g_strdup_printf ("%s/%u", field, i);

      if (!read_portal (entry, place, json_array_get_element (array, i), &portals[i], error))
        return FALSE;
    }
  entry->spec->portals = portals;
  entry->spec->n_portals = n;
  return TRUE;
}

#define MEMBER(name) #name, G_STRUCT_OFFSET(LiaisonCloudSpec, name)

static const struct
{
  const char *name;
  gsize offset;
  MemberReader read;    /* NULL: read before the others, or not for us */
  gboolean may_be_null; /* a text the cloud can do without */
} members[] = {
  { "id" },
  { "based_on" },
  { "notes" },
  { MEMBER (name), read_text },
  { MEMBER (closed), read_boolean },
  { MEMBER (hidden), read_boolean },
  { MEMBER (login_base), read_base },
  { MEMBER (login_aliases), read_addresses },
  { MEMBER (registration_portal), read_address, TRUE },
  { MEMBER (api_base), read_base },
  { MEMBER (api_scope), read_text },
  { MEMBER (graph_base), read_base, TRUE },
  { MEMBER (graph_scope), read_text, TRUE },
  { MEMBER (flags), read_flags },
  { MEMBER (acceptance_portal), read_text, TRUE },
  { MEMBER (acceptance_portal_name), read_text, TRUE },
  { MEMBER (rights_parameter), read_parameter, TRUE },
  { MEMBER (provider_parameter), read_parameter, TRUE },
  { MEMBER (reseller_parameter), read_parameter, TRUE },
  { MEMBER (link_hosts), read_hosts },
  { MEMBER (allowed_addresses), read_addresses },
  { MEMBER (portals), read_portals },
};

gboolean
liaison_cloud_entry_read_member (LiaisonCloudEntry *entry,
                                 const char *name,
                                 JsonNode *node,
                                 GError **error)
{
  gpointer at = NULL;
  gsize i = 0;

  while (i < G_N_ELEMENTS (members) && !g_str_equal (members[i].name, name))
    i++;
  if (i == G_N_ELEMENTS (members))
    return liaison_cloud_entry_complain (entry, error, name, "is not known");
  if (members[i].read == NULL)
    return TRUE;

  at = G_STRUCT_MEMBER_P (entry->spec, members[i].offset);
  if (members[i].may_be_null && JSON_NODE_HOLDS_NULL (node))
    {
      *(const char **) at = NULL;
      return TRUE;
    }
  return members[i].read (entry, name, node, at, error);
}
