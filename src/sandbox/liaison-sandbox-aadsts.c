/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-aadsts.h"

#include <json-glib/json-glib.h>

#include "sandbox/liaison-sandbox-answer.h"

void
liaison_sandbox_answer_aadsts (SoupServerMessage *message,
                               guint status,
                               const char *error,
                               guint number,
                               const char *text,
                               const char *suberror)
{
  liaison_sandbox_answer_aadsts_with_claims (message, status, error, number, text, suberror, NULL);
}

void
liaison_sandbox_answer_aadsts_with_claims (SoupServerMessage *message,
                                           guint status,
                                           const char *error,
                                           guint number,
                                           const char *text,
                                           const char *suberror,
                                           const char *claims)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H:%M:%SZ");
  g_autofree char *trace = g_uuid_string_random ();
  g_autofree char *correlation = g_uuid_string_random ();
  g_autofree char *json = NULL;
  g_autofree char *description =
    g_strdup_printf ("AADSTS%u: %s\r\nTrace ID: %s\r\nCorrelation ID: %s\r\nTimestamp: %s", number,
                     text, trace, correlation, time);
  JsonArray *codes = json_array_new ();

  json_array_add_int_element (codes, number);
  json_object_set_string_member (object, "error", error);
  json_object_set_string_member (object, "error_description", description);
  json_object_set_array_member (object, "error_codes", codes);
  json_object_set_string_member (object, "timestamp", time);
  json_object_set_string_member (object, "trace_id", trace);
  json_object_set_string_member (object, "correlation_id", correlation);
  if (suberror != NULL)
    json_object_set_string_member (object, "suberror", suberror);
  if (claims != NULL)
    json_object_set_string_member (object, "claims", claims);
  json_node_set_object (root, object);
  json = json_to_string (root, FALSE);
  liaison_sandbox_answer_plain (message, status, "application/json; charset=utf-8", json);
}
