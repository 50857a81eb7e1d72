/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-graph.h"

#include <json-glib/json-glib.h>

#include "sandbox/liaison-sandbox-answer.h"
#include "sandbox/liaison-sandbox-random.h"

#define JSON_TYPE "application/json; charset=utf-8"
#define CONTEXT "https://graph.microsoft.com/v1.0/$metadata#"
#define PURPOSE_MEMBERSHIP 0x9e0b20

/* What stands for a role in the directory: a group, or a directory role with its template. */
static const struct
{
  LiaisonSandboxRoles role;
  const char *name;
  const char *template_id; /* NULL: a group */
} memberships[] = {
  { LIAISON_SANDBOX_ADMIN_AGENT, "AdminAgents", NULL },
  { LIAISON_SANDBOX_SALES_AGENT, "SalesAgents", NULL },
  { LIAISON_SANDBOX_HELPDESK_AGENT, "HelpdeskAgents", NULL },
  { LIAISON_SANDBOX_GLOBAL_ADMIN, "Global Administrator", "62e90394-69f5-4237-9190-012177145e10" },
  { LIAISON_SANDBOX_USER_ADMIN, "User Administrator", "fe930be7-5e62-47db-91af-98c3a49a38b1" },
  { LIAISON_SANDBOX_BILLING_ADMIN, "Billing Administrator",
    "b0f54661-2d74-4c50-afa3-1ec803f12efe" },
};

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
send (SoupServerMessage *message, guint status, JsonBuilder *builder)
{
  g_autoptr(JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);

  liaison_sandbox_answer_plain (message, status, JSON_TYPE, text);
}

void
liaison_sandbox_graph_refuse (SoupServerMessage *message,
                              guint status,
                              const char *code,
                              const char *text)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autofree char *request = g_uuid_string_random ();

  if (status == SOUP_STATUS_UNAUTHORIZED)
    soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                  "WWW-Authenticate", "Bearer realm=\"\"");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "error");
  json_builder_begin_object (builder);
  add_text (builder, "code", code);
  add_text (builder, "message", text);
  json_builder_set_member_name (builder, "innerError");
  json_builder_begin_object (builder);
  add_text (builder, "request-id", request);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  send (message, status, builder);
}

static void
answer_me (SoupServerMessage *message, const LiaisonSandboxPerson *caller)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_text (builder, "@odata.context", CONTEXT "users/$entity");
  add_text (builder, "id", caller->id);
  add_text (builder, "displayName", caller->full_name);
  add_text (builder, "givenName", caller->given_name);
  add_text (builder, "surname", caller->family_name);
  add_text (builder, "userPrincipalName", caller->sign_in_name);
  add_text (builder, "mail", caller->sign_in_name);
  json_builder_end_object (builder);
  send (message, SOUP_STATUS_OK, builder);
}

static void
answer_memberships (SoupServerMessage *message, const LiaisonSandboxPerson *caller)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_text (builder, "@odata.context", CONTEXT "directoryObjects");
  json_builder_set_member_name (builder, "value");
  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (memberships); i++)
    {
      char id[LIAISON_SANDBOX_GUID_SIZE];

      if (!(caller->roles & memberships[i].role))
        continue;
      liaison_sandbox_make_guid (g_str_hash (caller->tenant), i, PURPOSE_MEMBERSHIP, id);
      json_builder_begin_object (builder);
      add_text (builder, "@odata.type",
                memberships[i].template_id != NULL ? "#microsoft.graph.directoryRole"
                                                   : "#microsoft.graph.group");
      add_text (builder, "id", id);
      add_text (builder, "displayName", memberships[i].name);
      if (memberships[i].template_id != NULL)
        add_text (builder, "roleTemplateId", memberships[i].template_id);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  send (message, SOUP_STATUS_OK, builder);
}

void
liaison_sandbox_graph_answer (SoupServerMessage *message,
                              const char *path,
                              const LiaisonSandboxPerson *caller)
{
  if (!g_str_equal (soup_server_message_get_method (message), "GET"))
    liaison_sandbox_graph_refuse (message, SOUP_STATUS_METHOD_NOT_ALLOWED, "Request_BadRequest",
                                  "Specified HTTP method is not allowed for the request target.");
  else if (g_str_equal (path, "/v1.0/me"))
    answer_me (message, caller);
  else if (g_str_equal (path, "/v1.0/me/memberOf"))
    answer_memberships (message, caller);
  else
    liaison_sandbox_graph_refuse (message, SOUP_STATUS_NOT_FOUND, "ResourceNotFound",
                                  "Resource not found for the segment.");
}
