/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-identity.h"

#include <json-glib/json-glib.h>

#include "sandbox/liaison-sandbox-aadsts.h"
#include "sandbox/liaison-sandbox-answer.h"
#include "sandbox/liaison-sandbox-authorize.h"
#include "sandbox/liaison-sandbox-device-page.h"
#include "sandbox/liaison-sandbox-redemption.h"
#include "sandbox/liaison-sandbox-visit.h"

#define JSON_TYPE "application/json; charset=utf-8"

static void
answer_token (const LiaisonSandboxVisit *visit)
{
  if (liaison_sandbox_visit_tenant_is_known (visit))
    liaison_sandbox_redemption_answer (visit->parts, visit->message);
  else
    liaison_sandbox_answer_aadsts (visit->message, 400, "invalid_request", 90002,
                                   "The organization was not found.", NULL);
}

static void
add_address (JsonObject *object,
             const LiaisonSandboxVisit *visit,
             const char *name,
             const char *below)
{
  g_autofree char *address = g_strdup_printf ("%s/%s/%s", visit->parts->base, visit->tenant, below);

  json_object_set_string_member (object, name, address);
}

static void
add_list (JsonObject *object, const char *name, const char *values)
{
  g_auto(GStrv) parts = g_strsplit (values, " ", -1);
  JsonArray *array = json_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    json_array_add_string_element (array, parts[i]);
  json_object_set_array_member (object, name, array);
}

/* For "organizations" and "common" the issuer is a template with the literal text {tenantid}. */
static void
add_issuer (JsonObject *object, const LiaisonSandboxVisit *visit)
{
  const char *tenant = liaison_sandbox_world_get_tenant (visit->parts->world);
  g_autofree char *issuer = NULL;

  if (liaison_sandbox_visit_tenant_is_any (visit))
    tenant = "{tenantid}";
  else if (g_uuid_string_is_valid (visit->tenant))
    tenant = visit->tenant;
  issuer = g_strdup_printf ("%s/%s/v2.0", visit->parts->base, tenant);
  json_object_set_string_member (object, "issuer", issuer);
}

/* What discovery says beyond the standard. */
static void
add_region (JsonObject *object, const LiaisonSandboxVisit *visit)
{
  static const struct
  {
    const char *cloud;
    const char *region;
    const char *instance;
    const char *graph;
  } places[] = {
    { "global", "EU", "microsoftonline.com", "graph.microsoft.com" },
    { "usgov", "USGov", "microsoftonline.us", "graph.microsoft.us" },
    { "china", "AS", "partner.microsoftonline.cn", "microsoftgraph.chinacloudapi.cn" },
    { "germany", "EU", "microsoftonline.de", "graph.microsoft.de" },
  };
  const char *cloud = liaison_sandbox_world_get_partner (visit->parts->world)->cloud;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (!g_str_equal (places[i].cloud, cloud))
        continue;
      if (liaison_sandbox_visit_tenant_is_any (visit))
        json_object_set_null_member (object, "tenant_region_scope");
      else
        json_object_set_string_member (object, "tenant_region_scope", places[i].region);
      json_object_set_string_member (object, "cloud_instance_name", places[i].instance);
      json_object_set_string_member (object, "msgraph_host", places[i].graph);
    }
}

static void
answer_discovery (const LiaisonSandboxVisit *visit)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) root = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = NULL;

  if (!liaison_sandbox_visit_tenant_is_known (visit))
    {
      liaison_sandbox_answer_aadsts (visit->message, 400, "invalid_tenant", 90002,
                                     "The organization was not found.", NULL);
      return;
    }
  add_issuer (object, visit);
  add_address (object, visit, "authorization_endpoint", "oauth2/v2.0/authorize");
  add_address (object, visit, "token_endpoint", "oauth2/v2.0/token");
  add_address (object, visit, "device_authorization_endpoint", "oauth2/v2.0/devicecode");
  add_address (object, visit, "end_session_endpoint", "oauth2/v2.0/logout");
  add_address (object, visit, "jwks_uri", "discovery/v2.0/keys");
  add_list (object, "response_types_supported", "code");
  add_list (object, "response_modes_supported", "query");
  add_list (object, "scopes_supported", "openid profile email offline_access");
  add_list (object, "subject_types_supported", "pairwise");
  add_list (object, "id_token_signing_alg_values_supported", "RS256");
  add_list (object, "code_challenge_methods_supported", "S256");
  add_region (object, visit);
  text = json_to_string (root, FALSE);
  liaison_sandbox_answer_plain (visit->message, SOUP_STATUS_OK, JSON_TYPE, text);
}

static void
answer_keys (const LiaisonSandboxVisit *visit)
{
  const LiaisonSandboxCrypto *crypto = visit->parts->crypto;
  g_autofree char *text = crypto != NULL ? crypto->dup_key_set () : g_strdup ("{\"keys\":[]}");

  liaison_sandbox_answer_plain (visit->message, SOUP_STATUS_OK, JSON_TYPE, text);
}

static void
show_sign_out (const LiaisonSandboxVisit *visit)
{
  liaison_sandbox_visit_show (visit, SOUP_STATUS_OK, "You signed out of your account",
                              "<p>It’s a good idea to close all browser windows.</p>");
}

static const struct
{
  const char *method;
  const char *path; /* behind the tenant */
  void (*answer) (const LiaisonSandboxVisit *visit);
} pages[] = {
  { "GET", "oauth2/v2.0/authorize", liaison_sandbox_authorize },
  { "POST", "oauth2/v2.0/token", answer_token },
  { "POST", "oauth2/v2.0/devicecode", liaison_sandbox_begin_device },
  { "GET", "oauth2/v2.0/logout", show_sign_out },
  { "GET", "v2.0/.well-known/openid-configuration", answer_discovery },
  { "GET", "discovery/v2.0/keys", answer_keys },
};

static void
find_page (const LiaisonSandboxVisit *visit, const char *below)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (g_strcmp0 (below, pages[i].path) != 0)
        continue;
      if (g_str_equal (soup_server_message_get_method (visit->message), pages[i].method))
        pages[i].answer (visit);
      else
        liaison_sandbox_visit_show (visit, SOUP_STATUS_METHOD_NOT_ALLOWED, "Method not allowed",
                                    "");
      return;
    }
  liaison_sandbox_visit_show (visit, SOUP_STATUS_NOT_FOUND, "Not found", "");
}

void
liaison_sandbox_identity_answer (LiaisonSandboxParts *parts,
                                 SoupServerMessage *message,
                                 const char *path,
                                 GHashTable *query,
                                 const LiaisonSandboxFault *refusal)
{
  g_auto(GStrv) segments = g_strsplit (path + 1, "/", 2);
  const LiaisonSandboxVisit visit = { parts, message, path, segments[0], query, refusal };

  if (refusal != NULL && !g_str_has_suffix (path, "/oauth2/v2.0/authorize"))
    liaison_sandbox_faults_replace (refusal, message);
  else if (g_str_equal (path, "/device"))
    liaison_sandbox_show_device_page (&visit);
  else
    find_page (&visit, segments[0] != NULL ? segments[1] : NULL);
}
