/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-wire"

#include "wire/liaison-json.h"

#include "model/liaison-error.h"
#include "wire/liaison-json-text.h"

static GType
value_type (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return G_TYPE_INVALID;
  return json_node_get_value_type (node);
}

/* json-glib's words, which quote the body and may stop amid a character. */
static GError *
parse_error_new (const GError *parse_error)
{
  g_autofree char *message =
    g_utf8_make_valid (parse_error != NULL ? parse_error->message : "The answer is empty", -1);

  return liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL, message);
}

JsonNode *
liaison_json_parse (GBytes *body, GError **error)
{
  g_autoptr(GBytes) prepared = liaison_json_text_prepare (body, error);
  g_autoptr(JsonParser) parser = NULL;
  g_autoptr(GError) parse_error = NULL;
  JsonNode *root = NULL;
  gsize length;
  const char *text;

  if (prepared == NULL)
    return NULL;

  parser = json_parser_new ();
  text = g_bytes_get_data (prepared, &length);
  if (json_parser_load_from_data (parser, text, (gssize) length, &parse_error))
    root = json_parser_steal_root (parser);
  if (root == NULL)
    g_propagate_error (error, parse_error_new (parse_error));
  return root;
}

JsonNode *
liaison_json_member (JsonNode *node, const char *name)
{
  JsonObject *object;
  JsonObjectIter iter;
  const char *member_name;
  JsonNode *member;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  object = json_node_get_object (node);
  member = json_object_get_member (object, name);
  if (member == NULL)
    {
      json_object_iter_init (&iter, object);
      while (json_object_iter_next (&iter, &member_name, &member))
        if (g_ascii_strcasecmp (member_name, name) == 0)
          break;
        else
          member = NULL;
    }

  return member != NULL && !JSON_NODE_HOLDS_NULL (member) ? member : NULL;
}

JsonArray *
liaison_json_array (JsonNode *node, const char *name)
{
  JsonNode *member = liaison_json_member (node, name);

  return member != NULL && JSON_NODE_HOLDS_ARRAY (member) ? json_node_get_array (member) : NULL;
}

const char *
liaison_json_string (JsonNode *node, const char *name)
{
  JsonNode *member = liaison_json_member (node, name);
  const char *text;

  if (value_type (member) != G_TYPE_STRING)
    return NULL;

  text = json_node_get_string (member);
  return text != NULL && *text != '\0' ? text : NULL;
}

char *
liaison_json_dup_text (JsonNode *node, const char *name)
{
  JsonNode *member = liaison_json_member (node, name);

  if (value_type (member) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (member));
  return g_strdup (liaison_json_string (node, name));
}

gint64
liaison_json_int (JsonNode *node, const char *name, gint64 fallback)
{
  JsonNode *member = liaison_json_member (node, name);
  GType type = value_type (member);
  gint64 number;

  if (type == G_TYPE_INT64)
    return json_node_get_int (member);

  if (type == G_TYPE_DOUBLE)
    {
      double real = json_node_get_double (member);

      return real > -1e15 && real < 1e15 ? (gint64) real : fallback;
    }

  if (type == G_TYPE_STRING && g_ascii_string_to_signed (json_node_get_string (member), 10,
                                                         G_MININT64, G_MAXINT64, &number, NULL))
    return number;

  return fallback;
}

gboolean
liaison_json_bool (JsonNode *node, const char *name, gboolean fallback)
{
  JsonNode *member = liaison_json_member (node, name);
  GType type = value_type (member);

  if (type == G_TYPE_BOOLEAN)
    return json_node_get_boolean (member);

  if (type == G_TYPE_STRING)
    {
      if (g_ascii_strcasecmp (json_node_get_string (member), "true") == 0)
        return TRUE;
      if (g_ascii_strcasecmp (json_node_get_string (member), "false") == 0)
        return FALSE;
    }

  return fallback;
}

GDateTime *
liaison_json_dup_time (JsonNode *node, const char *name)
{
  return liaison_json_time_from_text (liaison_json_string (node, name));
}

/* NULL if @text is no time at all. */
static GDateTime *
parse_time (const char *text)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr(GString) tight = NULL;
  g_autofree char *midnight = NULL;
  GDateTime *time;

  time = g_date_time_new_from_iso8601 (text, utc);
  if (time != NULL)
    return time;

  midnight = g_strconcat (text, "T00:00:00Z", NULL);
  time = g_date_time_new_from_iso8601 (midnight, utc);
  if (time != NULL)
    return time;

  tight = g_string_new (text);
  g_string_replace (tight, " ", "", 0);
  return g_date_time_new_from_iso8601 (tight->str, utc);
}

GDateTime *
liaison_json_time_from_text (const char *text)
{
  g_autoptr(GDateTime) local = NULL;
  g_autoptr(GDateTime) utc = NULL;

  if (text == NULL)
    return NULL;

  local = parse_time (text);
  if (local == NULL || g_date_time_get_year (local) <= 1 || g_date_time_get_year (local) >= 9999)
    return NULL;

  utc = g_date_time_to_utc (local);
  return g_steal_pointer (&utc);
}
