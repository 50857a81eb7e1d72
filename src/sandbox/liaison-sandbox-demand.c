/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-demand.h"

/* Each claim of each token is asked for by null or by an object. */
static gboolean
has_form (JsonObject *object, guint depth)
{
  JsonObjectIter iter;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, NULL, &node))
    {
      if (JSON_NODE_HOLDS_NULL (node))
        continue;
      if (!JSON_NODE_HOLDS_OBJECT (node))
        return FALSE;
      if (depth > 0 && !has_form (json_node_get_object (node), depth - 1))
        return FALSE;
    }
  return TRUE;
}

gboolean
liaison_sandbox_demand_read (const char *text, JsonNode **demand)
{
  g_autoptr(JsonNode) root = NULL;
  JsonNode *access;

  *demand = NULL;
  if (text == NULL)
    return TRUE;
  root = json_from_string (text, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root) || !has_form (json_node_get_object (root), 1))
    return FALSE;

  access = json_object_get_member (json_node_get_object (root), "access_token");
  if (access == NULL || !JSON_NODE_HOLDS_OBJECT (access))
    return TRUE;
  json_object_remove_member (json_node_get_object (access), "xms_cc");
  if (json_object_get_size (json_node_get_object (access)) > 0)
    *demand = json_node_copy (access);
  return TRUE;
}

static gboolean
has_same (JsonNode *demand, const char *claim, JsonNode *wanted)
{
  JsonNode *node =
    demand != NULL ? json_object_get_member (json_node_get_object (demand), claim) : NULL;

  return node != NULL && json_node_equal (node, wanted);
}

gboolean
liaison_sandbox_demand_is_met (JsonNode *demand, JsonNode *granted)
{
  JsonObjectIter iter;
  const char *claim;
  JsonNode *wanted;

  if (demand == NULL)
    return TRUE;
  json_object_iter_init (&iter, json_node_get_object (demand));
  while (json_object_iter_next (&iter, &claim, &wanted))
    if (!has_same (granted, claim, wanted))
      return FALSE;
  return TRUE;
}

gboolean
liaison_sandbox_demand_overlaps (JsonNode *demand, JsonNode *other)
{
  JsonObjectIter iter;
  const char *claim;
  JsonNode *wanted;

  if (demand == NULL)
    return FALSE;
  json_object_iter_init (&iter, json_node_get_object (demand));
  while (json_object_iter_next (&iter, &claim, &wanted))
    if (has_same (other, claim, wanted))
      return TRUE;
  return FALSE;
}

static void
add_text (GStrvBuilder *values, JsonNode *node)
{
  if (node != NULL && json_node_get_value_type (node) == G_TYPE_STRING)
    g_strv_builder_add (values, json_node_get_string (node));
}

GStrv
liaison_sandbox_demand_dup_values (JsonNode *demand, const char *claim)
{
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();
  JsonNode *node =
    demand != NULL ? json_object_get_member (json_node_get_object (demand), claim) : NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObject *object = json_node_get_object (node);
      JsonNode *several = json_object_get_member (object, "values");

      add_text (values, json_object_get_member (object, "value"));
      if (several != NULL && JSON_NODE_HOLDS_ARRAY (several))
        for (guint i = 0; i < json_array_get_length (json_node_get_array (several)); i++)
          add_text (values, json_array_get_element (json_node_get_array (several), i));
    }
  return g_strv_builder_end (values);
}

gboolean
liaison_sandbox_demand_asks (JsonNode *demand, const char *claim, const char *value)
{
  g_auto(GStrv) values = NULL;

  if (demand == NULL || !json_object_has_member (json_node_get_object (demand), claim))
    return FALSE;
  values = liaison_sandbox_demand_dup_values (demand, claim);
  return value == NULL || g_strv_contains ((const char *const *) values, value);
}
