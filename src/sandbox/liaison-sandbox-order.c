/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-order.h"

#include "sandbox/liaison-sandbox-answer.h"

#define TEXT_TYPE "text/plain; charset=utf-8"
#define JSON_TYPE "application/json; charset=utf-8"

/* NULL: it is not there. */
static JsonNode *
find (LiaisonSandboxOrder *order, const char *name)
{
  JsonNode *node = json_object_get_member (order->body, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

gboolean
liaison_sandbox_order_read_text (LiaisonSandboxOrder *order, const char *name, const char **text)
{
  JsonNode *node = find (order, name);

  *text = NULL;
  if (node == NULL)
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  *text = json_node_get_string (node);
  return TRUE;
}

gboolean
liaison_sandbox_order_read_flag (LiaisonSandboxOrder *order, const char *name, gboolean *flag)
{
  JsonNode *node = find (order, name);

  *flag = FALSE;
  if (node == NULL)
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;
  *flag = json_node_get_boolean (node);
  return TRUE;
}

gboolean
liaison_sandbox_order_read_number (LiaisonSandboxOrder *order,
                                   const char *name,
                                   gint64 most,
                                   gint64 *number)
{
  JsonNode *node = find (order, name);

  *number = 0;
  if (node == NULL)
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *number = json_node_get_int (node);
  return *number >= 0 && *number <= most;
}

gboolean
liaison_sandbox_order_read_texts (LiaisonSandboxOrder *order, const char *name, GStrv *texts)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  JsonNode *node = find (order, name);
  JsonArray *array;

  *texts = NULL;
  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (json_node_get_value_type (element) != G_TYPE_STRING)
        return FALSE;
      g_strv_builder_add (builder, json_node_get_string (element));
    }
  *texts = g_strv_builder_end (builder);
  return TRUE;
}

void
liaison_sandbox_order_refuse (LiaisonSandboxOrder *order, guint status, const char *text)
{
  liaison_sandbox_answer_plain (order->message, status, TEXT_TYPE, text);
}

void
liaison_sandbox_order_confirm (LiaisonSandboxOrder *order)
{
  soup_server_message_set_status (order->message, SOUP_STATUS_NO_CONTENT, NULL);
}

void
liaison_sandbox_order_answer (LiaisonSandboxOrder *order, guint status, JsonNode *root)
{
  g_autofree char *text = json_to_string (root, FALSE);
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  liaison_sandbox_answer_plain (order->message, status, JSON_TYPE, line);
}
