/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-identity.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "sandbox/liaison-sandbox-aadsts.h"
#include "sandbox/liaison-sandbox-answer.h"
#include "sandbox/liaison-sandbox-scope.h"

#define HTML_TYPE "text/html; charset=utf-8"
#define JSON_TYPE "application/json; charset=utf-8"
#define CHALLENGE_LENGTH 43 /* a SHA-256 digest in unpadded base64 */

typedef struct
{
  LiaisonSandboxGrants *grants;
  LiaisonSandboxWorld *world;
  SoupServerMessage *message;
  const char *path;
  const char *tenant;
  GHashTable *query;
  const char *base;
} Visit;

static const char *
look_up (Visit *visit, const char *name)
{
  return visit->query != NULL ? g_hash_table_lookup (visit->query, name) : NULL;
}

static gboolean
tenant_is_known (Visit *visit)
{
  const char *domain = liaison_sandbox_world_get_partner (visit->world)->domain;
  const char *guid = liaison_sandbox_world_get_tenant (visit->world);

  return g_str_equal (visit->tenant, "organizations") || g_str_equal (visit->tenant, "common") ||
         g_ascii_strcasecmp (visit->tenant, guid) == 0 ||
         g_ascii_strcasecmp (visit->tenant, domain) == 0;
}

/* Mistakes in client, tenant or redirect address never go back to the application. */
static void
show_mistake (Visit *visit, const char *text)
{
  g_autofree char *page =
    g_strdup_printf ("<!DOCTYPE html><title>Sign in</title><h1>Sorry, but we’re having trouble "
                     "signing you in.</h1><p>%s</p>",
                     text);

  liaison_sandbox_answer_plain (visit->message, SOUP_STATUS_BAD_REQUEST, HTML_TYPE, page);
}

static gboolean
redirect_uri_is_loopback (const char *redirect_uri)
{
  g_autoptr(GUri) uri = g_uri_parse (redirect_uri, G_URI_FLAGS_ENCODED, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return host != NULL && g_str_equal (g_uri_get_scheme (uri), "http") &&
         g_uri_get_fragment (uri) == NULL && g_uri_get_userinfo (uri) == NULL &&
         (g_str_equal (host, "localhost") || g_str_equal (host, "127.0.0.1") ||
          g_str_equal (host, "::1"));
}

static void
append_parameter (GString *uri, const char *name, const char *value)
{
  if (value == NULL)
    return;

  g_string_append_c (uri, strchr (uri->str, '?') != NULL ? '&' : '?');
  g_string_append_printf (uri, "%s=", name);
  g_string_append_uri_escaped (uri, value, NULL, FALSE);
}

/* Sends the browser back. An address without a path gets a slash, as Entra does. */
static void
redirect (Visit *visit, const char *code, const char *error, const char *description)
{
  const char *redirect_uri = look_up (visit, "redirect_uri");
  g_autoptr(GUri) parsed = g_uri_parse (redirect_uri, G_URI_FLAGS_ENCODED, NULL);
  g_autoptr(GString) uri = g_string_new (redirect_uri);
  g_autofree char *session = g_uuid_string_random ();

  if (*g_uri_get_path (parsed) == '\0' && g_uri_get_query (parsed) == NULL)
    g_string_append_c (uri, '/');
  append_parameter (uri, "code", code);
  append_parameter (uri, "error", error);
  append_parameter (uri, "error_description", description);
  append_parameter (uri, "state", look_up (visit, "state"));
  append_parameter (uri, "session_state", code != NULL ? session : NULL);
  soup_server_message_set_redirect (visit->message, SOUP_STATUS_FOUND, uri->str);
  soup_message_headers_replace (soup_server_message_get_response_headers (visit->message),
                                "Cache-Control", "no-store");
}

/* The address of this page with another decision of the person. */
static char *
make_decision_link (Visit *visit, const char *decision)
{
  g_autoptr(GString) uri = g_string_new (visit->path);
  g_autofree char *escaped = NULL;
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, visit->query);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      if (g_str_equal (name, "decision"))
        continue;
      g_string_append_c (uri, strchr (uri->str, '?') != NULL ? '&' : '?');
      g_string_append_uri_escaped (uri, name, NULL, FALSE);
      g_string_append_c (uri, '=');
      g_string_append_uri_escaped (uri, value, NULL, FALSE);
    }
  append_parameter (uri, "decision", decision);
  escaped = g_markup_escape_text (uri->str, -1);
  return g_steal_pointer (&escaped);
}

/* For clients that want the person to choose or confirm. */
static void
show_account_page (Visit *visit)
{
  g_autofree char *yes = make_decision_link (visit, "continue");
  g_autofree char *no = make_decision_link (visit, "cancel");
  g_autofree char *page = g_markup_printf_escaped (
    "<!DOCTYPE html><title>Sign in</title><h1>Pick an account</h1>"
    "<p>This is the Liaison sandbox, not Microsoft: there is one made-up account.</p>"
    "<p><a href=\"%%YES\">Continue as %s (%s)</a></p><p><a href=\"%%NO\">Cancel</a></p>",
    liaison_sandbox_world_get_partner (visit->world)->full_name,
    liaison_sandbox_world_get_partner (visit->world)->sign_in_name);
  g_auto(GStrv) around_yes = g_strsplit (page, "%YES", 2);
  g_auto(GStrv) around_no = g_strsplit (around_yes[1], "%NO", 2);
  g_autofree char *filled = g_strconcat (around_yes[0], yes, around_no[0], no, around_no[1], NULL);

  liaison_sandbox_answer_plain (visit->message, SOUP_STATUS_OK, HTML_TYPE, filled);
}

static gboolean
must_be_asked (Visit *visit)
{
  const char *prompt = look_up (visit, "prompt");
  const char *hint = look_up (visit, "login_hint");
  const char *person = liaison_sandbox_world_get_partner (visit->world)->sign_in_name;

  return prompt != NULL && !g_str_equal (prompt, "none") && look_up (visit, "decision") == NULL &&
         (hint == NULL || g_ascii_strcasecmp (hint, person) != 0);
}

/* FALSE when the request went back with an error. */
static gboolean
check_request (Visit *visit)
{
  const char *challenge = look_up (visit, "code_challenge");
  g_autofree char *resource = NULL;
  guint n_resources = 0;

  if (g_strcmp0 (look_up (visit, "response_type"), "code") != 0)
    redirect (visit, NULL, "unsupported_response_type", "AADSTS70005: Only code is supported.");
  else if (g_strcmp0 (look_up (visit, "code_challenge_method"), "S256") != 0 || challenge == NULL ||
           strlen (challenge) != CHALLENGE_LENGTH)
    redirect (visit, NULL, "invalid_request", "AADSTS501491: PKCE with S256 is required.");
  else if (look_up (visit, "scope") == NULL)
    redirect (visit, NULL, "invalid_request", "AADSTS900144: The scope is missing.");
  else if (g_strcmp0 (look_up (visit, "decision"), "cancel") == 0)
    redirect (visit, NULL, "access_denied", "AADSTS65004: The person declined.");
  else
    {
      resource = liaison_sandbox_find_resource (look_up (visit, "scope"), &n_resources);
      if (resource == NULL || liaison_sandbox_knows_resource (visit->world, resource))
        return TRUE;
      redirect (visit, NULL, "invalid_resource", "AADSTS500011: The resource was not found.");
    }
  return FALSE;
}

static void
authorize (Visit *visit)
{
  LiaisonSandboxRequest request = { look_up (visit, "client_id"), look_up (visit, "redirect_uri"),
                                    look_up (visit, "code_challenge"), look_up (visit, "nonce"),
                                    look_up (visit, "scope") };
  g_autofree char *code = NULL;

  if (!tenant_is_known (visit))
    {
      show_mistake (visit, "AADSTS90002: The organisation was not found.");
      return;
    }
  if (request.client_id == NULL || *request.client_id == '\0')
    {
      show_mistake (visit, "AADSTS900144: The parameter client_id is missing.");
      return;
    }
  if (request.redirect_uri == NULL || !redirect_uri_is_loopback (request.redirect_uri))
    {
      show_mistake (visit, "AADSTS50011: The redirect address is not registered.");
      return;
    }
  if (!check_request (visit))
    return;
  if (must_be_asked (visit))
    {
      show_account_page (visit);
      return;
    }
  code = liaison_sandbox_grants_make_code (visit->grants, &request);
  redirect (visit, code, NULL, NULL);
}

static void
answer_token (Visit *visit)
{
  if (tenant_is_known (visit))
    liaison_sandbox_grants_answer (visit->grants, visit->message, visit->base);
  else
    liaison_sandbox_answer_aadsts (visit->message, 400, "invalid_request", 90002,
                                   "The organisation was not found.", NULL);
}

static void
add_address (JsonBuilder *builder, Visit *visit, const char *name, const char *below)
{
  g_autofree char *address = g_strdup_printf ("%s/%s/%s", visit->base, visit->tenant, below);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, address);
}

/* For "organizations" and "common" the issuer is a template with the literal text {tenantid}. */
static void
answer_discovery (Visit *visit)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *issuer = NULL;
  g_autofree char *text = NULL;
  gboolean any =
    g_str_equal (visit->tenant, "organizations") || g_str_equal (visit->tenant, "common");

  if (!tenant_is_known (visit))
    {
      liaison_sandbox_answer_aadsts (visit->message, 400, "invalid_tenant", 90002,
                                     "The organisation was not found.", NULL);
      return;
    }
  issuer = g_strdup_printf ("%s/%s/v2.0", visit->base,
                            any ? "{tenantid}" : liaison_sandbox_world_get_tenant (visit->world));
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "issuer");
  json_builder_add_string_value (builder, issuer);
  add_address (builder, visit, "authorization_endpoint", "oauth2/v2.0/authorize");
  add_address (builder, visit, "token_endpoint", "oauth2/v2.0/token");
  add_address (builder, visit, "jwks_uri", "discovery/v2.0/keys");
  json_builder_set_member_name (builder, "code_challenge_methods_supported");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, "S256");
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  liaison_sandbox_answer_plain (visit->message, SOUP_STATUS_OK, JSON_TYPE, text);
}

/* Nobody can check the sandbox's signatures: there is no public key. */
static void
answer_keys (Visit *visit)
{
  liaison_sandbox_answer_plain (visit->message, SOUP_STATUS_OK, JSON_TYPE, "{\"keys\":[]}");
}

static const struct
{
  const char *method;
  const char *path; /* behind the tenant */
  void (*answer) (Visit *visit);
} pages[] = {
  { "GET", "oauth2/v2.0/authorize", authorize },
  { "POST", "oauth2/v2.0/token", answer_token },
  { "GET", "v2.0/.well-known/openid-configuration", answer_discovery },
  { "GET", "discovery/v2.0/keys", answer_keys },
};

void
liaison_sandbox_identity_answer (LiaisonSandboxGrants *grants,
                                 LiaisonSandboxWorld *world,
                                 SoupServerMessage *message,
                                 const char *path,
                                 GHashTable *query,
                                 const char *base)
{
  g_auto(GStrv) parts = g_strsplit (path + 1, "/", 2);
  Visit visit = { grants, world, message, path, parts[0], query, base };

  for (guint i = 0; parts[0] != NULL && parts[1] != NULL && i < G_N_ELEMENTS (pages); i++)
    {
      if (!g_str_equal (parts[1], pages[i].path))
        continue;
      if (g_str_equal (soup_server_message_get_method (message), pages[i].method))
        pages[i].answer (&visit);
      else
        liaison_sandbox_answer_plain (message, SOUP_STATUS_METHOD_NOT_ALLOWED, HTML_TYPE,
                                      "Method not allowed.");
      return;
    }
  liaison_sandbox_answer_plain (message, SOUP_STATUS_NOT_FOUND, HTML_TYPE, "Not found.");
}
