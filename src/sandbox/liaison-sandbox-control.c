/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-control.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "sandbox/liaison-sandbox-answer.h"

#define TEXT_TYPE "text/plain; charset=utf-8"
#define JSON_TYPE "application/json; charset=utf-8"
#define TOKEN_LIFETIME_SECONDS 3600

static gboolean
host_is_loopback (const char *host)
{
  g_autofree char *address = host != NULL ? g_strconcat ("http://", host, NULL) : NULL;
  g_autoptr(GUri) uri = address != NULL ? g_uri_parse (address, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *name = uri != NULL ? g_uri_get_host (uri) : NULL;

  return name != NULL && (g_ascii_strcasecmp (name, "localhost") == 0 ||
                          g_str_equal (name, "127.0.0.1") || g_str_equal (name, "::1"));
}

static void
refuse (SoupServerMessage *message, guint status, const char *text)
{
  liaison_sandbox_answer_plain (message, status, TEXT_TYPE, text);
}

/* A member that is a text; FALSE when it is there and is none. */
static gboolean
read_text (JsonObject *object, const char *name, const char **text)
{
  JsonNode *node = json_object_get_member (object, name);

  *text = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  *text = json_node_get_string (node);
  return TRUE;
}

static gboolean
read_flag (JsonObject *object, const char *name, gboolean *flag)
{
  JsonNode *node = json_object_get_member (object, name);

  *flag = FALSE;
  if (node == NULL)
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;
  *flag = json_node_get_boolean (node);
  return TRUE;
}

static void
accept_customer (LiaisonSandboxWorld *world, SoupServerMessage *message)
{
  const char *type =
    soup_message_headers_get_content_type (soup_server_message_get_request_headers (message), NULL);
  g_autofree char *text = liaison_sandbox_dup_request_text (message);
  g_autoptr(JsonNode) root = json_from_string (text, NULL);
  g_auto(LiaisonSandboxCustomer) customer = { 0 };
  g_autofree char *answer = NULL;
  const char *company = NULL, *domain = NULL, *country = NULL;
  gboolean rights = FALSE;
  JsonObject *object;

  if (g_strcmp0 (type, "application/json") != 0)
    {
      refuse (message, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, "Send application/json.\n");
      return;
    }
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse (message, SOUP_STATUS_BAD_REQUEST, "The body is no JSON object.\n");
      return;
    }
  object = json_node_get_object (root);
  if (!read_text (object, "company", &company) || company == NULL || *company == '\0' ||
      !read_text (object, "domain", &domain) || !read_text (object, "country", &country) ||
      !read_flag (object, "rights", &rights))
    {
      refuse (message, SOUP_STATUS_BAD_REQUEST,
              "Give company (text) and, if you like, domain (text), country (text), rights "
              "(true or false).\n");
      return;
    }
  liaison_sandbox_world_read (
    world, liaison_sandbox_world_accept (world, company, domain, country, rights), &customer);
  answer = g_strdup_printf ("{\"id\":\"%s\"}\n", customer.id);
  liaison_sandbox_answer_plain (message, SOUP_STATUS_CREATED, JSON_TYPE, answer);
}

static void
add_fault (LiaisonSandboxFaults *faults, SoupServerMessage *message)
{
  const char *type =
    soup_message_headers_get_content_type (soup_server_message_get_request_headers (message), NULL);
  g_autofree char *text = liaison_sandbox_dup_request_text (message);
  g_autoptr(GError) error = NULL;
  g_autofree char *answer = NULL;
  LiaisonSandboxFault *fault;

  if (g_strcmp0 (type, "application/json") != 0)
    {
      refuse (message, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, "Send application/json.\n");
      return;
    }
  fault = liaison_sandbox_fault_new_from_json (text, &error);
  if (fault == NULL)
    {
      answer = g_strconcat (error->message, "\n", NULL);
      refuse (message, SOUP_STATUS_BAD_REQUEST, answer);
      return;
    }
  liaison_sandbox_faults_add (faults, fault);
  soup_server_message_set_status (message, SOUP_STATUS_NO_CONTENT, NULL);
}

/* Unlike the service's answers without a byte-order mark: scripts read this one. */
static void
show_state (LiaisonSandboxWorld *world, SoupServerMessage *message, guint n_requests)
{
  const LiaisonSandboxPartner *partner = liaison_sandbox_world_get_partner (world);
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_object_set_string_member (object, "cloud", partner->cloud);
  json_object_set_int_member (object, "seed", liaison_sandbox_world_get_seed (world));
  json_object_set_int_member (object, "customers", liaison_sandbox_world_get_n_customers (world));
  json_object_set_int_member (object, "accepted", liaison_sandbox_world_get_n_accepted (world));
  json_object_set_int_member (object, "requests", n_requests);
  json_object_set_string_member (object, "partner", partner->name);
  json_object_set_string_member (object, "tenant", liaison_sandbox_world_get_tenant (world));
  json_object_set_string_member (object, "signInName", partner->sign_in_name);
  json_node_set_object (root, object);
  text = json_to_string (root, FALSE);
  liaison_sandbox_answer_plain (message, SOUP_STATUS_OK, JSON_TYPE, text);
}

void
liaison_sandbox_control_answer (LiaisonSandboxGrants *grants,
                                LiaisonSandboxWorld *world,
                                LiaisonSandboxFaults *faults,
                                SoupServerMessage *message,
                                const char *path,
                                guint n_requests)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *method = soup_server_message_get_method (message);
  g_autofree char *token = NULL;

  if (soup_message_headers_get_one (headers, "Origin") != NULL ||
      !host_is_loopback (soup_message_headers_get_one (headers, "Host")))
    {
      refuse (message, SOUP_STATUS_FORBIDDEN, "Not for web pages.\n");
    }
  else if (g_str_equal (path, "/sandbox/token") && g_str_equal (method, "GET"))
    {
      token = liaison_sandbox_grants_make_token (
        grants, liaison_sandbox_world_get_partner (world)->audience, TOKEN_LIFETIME_SECONDS);
      liaison_sandbox_answer_plain (message, SOUP_STATUS_OK, TEXT_TYPE, token);
    }
  else if (g_str_equal (path, "/sandbox/state") && g_str_equal (method, "GET"))
    {
      show_state (world, message, n_requests);
    }
  else if (g_str_equal (path, "/sandbox/accept") && g_str_equal (method, "POST"))
    {
      accept_customer (world, message);
    }
  else if (g_str_equal (path, "/sandbox/faults") && g_str_equal (method, "POST"))
    {
      add_fault (faults, message);
    }
  else if (g_str_equal (path, "/sandbox/faults") && g_str_equal (method, "DELETE"))
    {
      liaison_sandbox_faults_clear (faults);
      soup_server_message_set_status (message, SOUP_STATUS_NO_CONTENT, NULL);
    }
  else
    {
      refuse (message, SOUP_STATUS_NOT_FOUND,
              "GET token, GET state, POST accept, POST or DELETE faults.\n");
    }
}
