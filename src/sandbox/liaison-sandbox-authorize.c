/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-authorize.h"

#include <string.h>

#include "sandbox/liaison-sandbox-demand.h"
#include "sandbox/liaison-sandbox-scope.h"

#define CHALLENGE_LENGTH 43 /* a SHA-256 digest in unpadded base64 */

static const char *
look_up (const LiaisonSandboxVisit *visit, const char *name)
{
  return liaison_sandbox_visit_look_up (visit, name);
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

/* Sends the browser back. An address without a path gets a slash, as Entra does. */
static void
redirect (const LiaisonSandboxVisit *visit,
          const char *code,
          const char *error,
          const char *description)
{
  const char *redirect_uri = look_up (visit, "redirect_uri");
  g_autoptr(GUri) parsed = g_uri_parse (redirect_uri, G_URI_FLAGS_ENCODED, NULL);
  g_autoptr(GString) uri = g_string_new (redirect_uri);
  g_autofree char *session = g_uuid_string_random ();

  if (*g_uri_get_path (parsed) == '\0' && g_uri_get_query (parsed) == NULL)
    g_string_append_c (uri, '/');
  liaison_sandbox_append_parameter (uri, "code", code);
  liaison_sandbox_append_parameter (uri, "error", error);
  liaison_sandbox_append_parameter (uri, "error_description", description);
  liaison_sandbox_append_parameter (uri, "state", look_up (visit, "state"));
  liaison_sandbox_append_parameter (uri, "session_state", code != NULL ? session : NULL);
  soup_server_message_set_redirect (visit->message, SOUP_STATUS_FOUND, uri->str);
  soup_message_headers_replace (soup_server_message_get_response_headers (visit->message),
                                "Cache-Control", "no-store");
}

static void
refuse (const LiaisonSandboxVisit *visit, const char *error, guint number, const char *text)
{
  g_autofree char *description = g_strdup_printf ("AADSTS%u: %s", number, text);

  redirect (visit, NULL, error, description);
}

/* FALSE when a page with the mistake was shown. */
static gboolean
check_client (const LiaisonSandboxVisit *visit)
{
  const char *client_id = look_up (visit, "client_id");
  const char *redirect_uri = look_up (visit, "redirect_uri");

  if (!liaison_sandbox_visit_tenant_is_known (visit))
    liaison_sandbox_visit_show_mistake (visit, "AADSTS90002: The organization was not found.");
  else if (client_id == NULL || *client_id == '\0')
    liaison_sandbox_visit_show_mistake (visit, "AADSTS900144: The parameter client_id is missing.");
  else if (redirect_uri == NULL || !redirect_uri_is_loopback (redirect_uri))
    liaison_sandbox_visit_show_mistake (visit,
                                        "AADSTS50011: The redirect address is not registered.");
  else
    return TRUE;
  return FALSE;
}

static gboolean
knows_scope (const LiaisonSandboxVisit *visit)
{
  guint n_resources = 0;
  g_autofree char *resource =
    liaison_sandbox_find_resource (look_up (visit, "scope"), &n_resources);

  return resource == NULL || liaison_sandbox_knows_resource (visit->parts->world, resource);
}

/* FALSE when the request went back with an error. */
static gboolean
check_request (const LiaisonSandboxVisit *visit)
{
  const char *challenge = look_up (visit, "code_challenge");

  if (visit->refusal != NULL)
    refuse (visit, visit->refusal->error, visit->refusal->number, "As the test asked.");
  else if (g_strcmp0 (look_up (visit, "response_type"), "code") != 0)
    refuse (visit, "unsupported_response_type", 70005, "Only code is supported.");
  else if (g_strcmp0 (look_up (visit, "code_challenge_method"), "S256") != 0 || challenge == NULL ||
           strlen (challenge) != CHALLENGE_LENGTH)
    refuse (visit, "invalid_request", 501491, "PKCE with S256 is required.");
  else if (look_up (visit, "scope") == NULL)
    refuse (visit, "invalid_request", 900144, "The scope is missing.");
  else if (g_strcmp0 (look_up (visit, "decision"), "cancel") == 0)
    refuse (visit, "access_denied", 65004, "The person declined.");
  else if (!knows_scope (visit))
    refuse (visit, "invalid_resource", 500011, "The resource was not found.");
  else if (g_strcmp0 (look_up (visit, "prompt"), "none") == 0)
    refuse (visit, "login_required", 50058, "Nobody is signed in.");
  else
    return TRUE;
  return FALSE;
}

/* Who it shall be by the links of the page, or by the hint when the page is not asked for; NULL:
 * the page has to ask. */
static const LiaisonSandboxPerson *
choose_person (const LiaisonSandboxVisit *visit)
{
  LiaisonSandboxPeople *people = liaison_sandbox_grants_get_people (visit->parts->grants);

  if (g_strcmp0 (look_up (visit, "decision"), "continue") == 0)
    return liaison_sandbox_people_find (people, look_up (visit, "person"));
  if (look_up (visit, "prompt") != NULL)
    return NULL;
  return liaison_sandbox_people_identify (people, look_up (visit, "login_hint"));
}

static gboolean
has_mfa (const LiaisonSandboxVisit *visit, const LiaisonSandboxPerson *person, JsonNode *demand)
{
  return person->mfa == LIAISON_SANDBOX_MFA_ALWAYS ||
         (person->mfa == LIAISON_SANDBOX_MFA_WHEN_ASKED &&
          g_strcmp0 (look_up (visit, "prompt"), "login") == 0 &&
          liaison_sandbox_demand_asks (demand, "amr", "mfa"));
}

static void
sign_in (const LiaisonSandboxVisit *visit, const LiaisonSandboxPerson *person, JsonNode *demand)
{
  const LiaisonSandboxRequest request = { look_up (visit, "client_id"),
                                          look_up (visit, "redirect_uri"),
                                          look_up (visit, "code_challenge"),
                                          look_up (visit, "nonce"), look_up (visit, "scope") };
  g_autoptr(LiaisonSandboxSignIn) made = liaison_sandbox_grants_sign_in (
    visit->parts->grants, person, request.client_id, demand != NULL ? json_node_ref (demand) : NULL,
    has_mfa (visit, person, demand));
  g_autofree char *code = liaison_sandbox_grants_make_code (visit->parts->grants, &request, made);

  redirect (visit, code, NULL, NULL);
}

void
liaison_sandbox_authorize (const LiaisonSandboxVisit *visit)
{
  g_autoptr(JsonNode) demand = NULL;
  const LiaisonSandboxPerson *person;

  if (!check_client (visit) || !check_request (visit))
    return;
  if (!liaison_sandbox_demand_read (look_up (visit, "claims"), &demand))
    {
      refuse (visit, "invalid_request", 9000411, "The parameter claims is malformed.");
      return;
    }
  person = choose_person (visit);
  if (person == NULL)
    liaison_sandbox_visit_show_people (visit);
  else if (person->refusal != 0)
    refuse (visit, "access_denied", person->refusal, liaison_sandbox_person_explain (person));
  else
    sign_in (visit, person, demand);
}
