/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-page.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "sandbox/liaison-sandbox-answer.h"

#define TOKEN_HEADER "MS-ContinuationToken"

static const char *
look_up (GHashTable *query, const char *name)
{
  return query != NULL ? g_hash_table_lookup (query, name) : NULL;
}

/* Opaque to the client: place, size, round, kept parameters and filter. */
static char *
make_token (const LiaisonSandboxPage *page)
{
  g_autofree char *text = g_strdup_printf ("%u %u %u %s %s", page->first, page->size, page->round,
                                           page->kept != NULL ? page->kept : "",
                                           page->filter != NULL ? page->filter : "");

  return g_base64_encode ((const guchar *) text, strlen (text));
}

static gboolean
read_token (LiaisonSandboxPage *page, const char *token)
{
  gsize length = 0;
  g_autofree guchar *bytes = g_base64_decode (token, &length);
  g_autofree char *text = g_strndup ((const char *) bytes, length);
  g_auto(GStrv) parts = g_strsplit (text, " ", 5);
  guint64 first = 0, size = 0, round = 0;

  if (g_strv_length (parts) != 5 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 0, G_MAXUINT, &first, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 1, G_MAXUINT, &size, NULL) ||
      !g_ascii_string_to_unsigned (parts[2], 10, 0, G_MAXUINT, &round, NULL))
    return FALSE;

  page->first = first;
  page->size = size;
  page->round = round;
  g_free (page->filter);
  page->filter = *parts[4] != '\0' ? g_strdup (parts[4]) : NULL;
  g_free (page->kept);
  page->kept = *parts[3] != '\0' ? g_strdup (parts[3]) : NULL;
  return TRUE;
}

void
liaison_sandbox_page_clear (LiaisonSandboxPage *page)
{
  g_clear_pointer (&page->filter, g_free);
  g_clear_pointer (&page->kept, g_free);
}

/* As they go into an address: without a blank. Transfer full. */
static char *
make_kept (GHashTable *query, const char *const *names)
{
  GString *kept = g_string_new (NULL);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const char *value = look_up (query, names[i]);
      g_autofree char *pair = value != NULL ? soup_form_encode (names[i], value, NULL) : NULL;

      if (pair != NULL)
        g_string_append_printf (kept, "%s%s", kept->len > 0 ? "&" : "", pair);
    }
  return g_string_free (kept, kept->len == 0);
}

gboolean
liaison_sandbox_page_read (LiaisonSandboxPage *page,
                           SoupServerMessage *message,
                           GHashTable *query,
                           const char *const *kept,
                           guint size_max)
{
  const char *size_text = look_up (query, "size");
  const char *seek = look_up (query, "seekOperation");
  const char *token =
    soup_message_headers_get_one (soup_server_message_get_request_headers (message), TOKEN_HEADER);
  guint64 size = 0;

  if (size_text != NULL && !g_ascii_string_to_unsigned (size_text, 10, 0, G_MAXINT, &size, NULL))
    {
      liaison_sandbox_answer_error (message, 400, "2000", "The page size is invalid.");
      return FALSE;
    }
  page->filter = g_strdup (look_up (query, "filter"));
  page->kept = make_kept (query, kept);
  page->size = size > 0 ? MIN (size, size_max) : size_max;
  if (seek == NULL || g_ascii_strcasecmp (seek, "First") == 0)
    return TRUE;
  if (g_ascii_strcasecmp (seek, "Next") != 0)
    {
      liaison_sandbox_answer_error (message, 501, "0", "Only Next and First are implemented.");
      return FALSE;
    }
  if (token == NULL || !read_token (page, token))
    {
      liaison_sandbox_answer_error (message, 400, "2000", "The continuation token is invalid.");
      return FALSE;
    }
  page->size = MIN (page->size, size_max);
  return TRUE;
}

static char *
make_uri (const LiaisonSandboxPage *page, const char *path, gboolean next)
{
  GString *uri = g_string_new (path);

  g_string_append_printf (uri, "?size=%u", page->size);
  if (page->kept != NULL)
    g_string_append_printf (uri, "&%s", page->kept);
  if (page->filter != NULL)
    {
      g_string_append (uri, "&filter=");
      g_string_append_uri_escaped (uri, page->filter, NULL, FALSE);
    }
  if (next)
    g_string_append (uri, "&seekOperation=Next");
  return g_string_free (uri, FALSE);
}

static void
add_next_link (const LiaisonSandboxPage *page,
               LiaisonSandboxBody *body,
               const char *path,
               const char *token)
{
  g_autofree char *uri = make_uri (page, path, TRUE);

  liaison_sandbox_body_open (body, "next");
  liaison_sandbox_body_add_text (body, "uri", uri);
  liaison_sandbox_body_add_text (body, "method", "GET");
  liaison_sandbox_body_open_array (body, "headers");
  liaison_sandbox_body_open (body, NULL);
  liaison_sandbox_body_add_text (body, "key", TOKEN_HEADER);
  liaison_sandbox_body_add_text (body, "value", token);
  liaison_sandbox_body_close (body);
  liaison_sandbox_body_close_array (body);
  liaison_sandbox_body_close (body);
}

void
liaison_sandbox_page_end (const LiaisonSandboxPage *page,
                          LiaisonSandboxBody *body,
                          const char *path,
                          guint n_items,
                          const LiaisonSandboxPage *next)
{
  g_autofree char *self = make_uri (page, path, FALSE);
  g_autofree char *token = next != NULL ? make_token (next) : NULL;

  liaison_sandbox_body_add_number (body, "totalCount", n_items);
  liaison_sandbox_body_add_text (body, "continuationToken", token);
  liaison_sandbox_body_open (body, "links");
  liaison_sandbox_body_add_link (body, "self", "%s", self);
  if (next != NULL)
    add_next_link (page, body, path, token);
  liaison_sandbox_body_close (body);
  liaison_sandbox_body_add_attributes (body, "Collection", NULL);
}

const LiaisonSandboxPage *
liaison_sandbox_page_find_next (const LiaisonSandboxPage *page,
                                gboolean is_full,
                                gboolean is_last,
                                gboolean is_endless,
                                LiaisonSandboxPage *next)
{
  next->size = page->size;
  next->filter = page->filter;
  next->kept = page->kept;
  next->round = page->round;
  if (is_endless && is_last)
    {
      next->first = 0;
      next->round++;
    }
  return is_full || (is_endless && is_last) ? next : NULL;
}

static char *
dup_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_dup_string (node);
}

gboolean
liaison_sandbox_filter_read (const char *filter, char **field, char **value, char **operation)
{
  g_autoptr(JsonNode) root = json_from_string (filter, NULL);

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;

  *field = dup_member (json_node_get_object (root), "Field");
  *value = dup_member (json_node_get_object (root), "Value");
  *operation = dup_member (json_node_get_object (root), "Operator");
  return *field != NULL && *value != NULL && *operation != NULL;
}
