/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-guard.h"

#include <string.h>

#include "sandbox/liaison-sandbox-answer.h"
#include "sandbox/liaison-sandbox-claims.h"
#include "sandbox/liaison-sandbox-demand.h"
#include "sandbox/liaison-sandbox-graph.h"
#include "sandbox/liaison-sandbox-scope.h"

/* Good in any cloud of the sandbox. */
#define GRAPH_AUDIENCE "https://graph.microsoft.com"

struct _LiaisonSandboxGuard
{
  LiaisonSandboxGrants *grants;
  LiaisonSandboxWorld *world;
  JsonNode *demands[LIAISON_SANDBOX_N_RESOURCES];
  char *claims[LIAISON_SANDBOX_N_RESOURCES]; /* as they go out */
  gboolean old_refusal;
};

/* One call that has come to the door. */
typedef struct
{
  LiaisonSandboxGuard *guard;
  SoupServerMessage *message;
  LiaisonSandboxResource resource;
  const char *authority;
} Call;

gboolean
liaison_sandbox_resource_read (const char *word, LiaisonSandboxResource *resource)
{
  if (g_strcmp0 (word, "partner-center") == 0)
    *resource = LIAISON_SANDBOX_PARTNER_CENTER;
  else if (g_strcmp0 (word, "graph") == 0)
    *resource = LIAISON_SANDBOX_GRAPH;
  else
    return FALSE;
  return TRUE;
}

LiaisonSandboxGuard *
liaison_sandbox_guard_new (LiaisonSandboxGrants *grants, LiaisonSandboxWorld *world)
{
  LiaisonSandboxGuard *guard = g_new0 (LiaisonSandboxGuard, 1);

  guard->grants = grants;
  guard->world = world;
  return guard;
}

void
liaison_sandbox_guard_free (LiaisonSandboxGuard *guard)
{
  for (guint i = 0; i < LIAISON_SANDBOX_N_RESOURCES; i++)
    {
      g_clear_pointer (&guard->demands[i], json_node_unref);
      g_free (guard->claims[i]);
    }
  g_free (guard);
}

static void
refuse (Call *call, const char *code, const char *error)
{
  if (call->resource == LIAISON_SANDBOX_GRAPH)
    liaison_sandbox_graph_refuse (call->message, SOUP_STATUS_UNAUTHORIZED,
                                  "InvalidAuthenticationToken", "Access token validation failure.");
  else
    liaison_sandbox_answer_unauthorized (call->message, code, error);
}

static void
refuse_without_mfa (Call *call)
{
  liaison_sandbox_answer_unauthorized (call->message, call->guard->old_refusal ? NULL : "900421",
                                       "invalid_token");
  if (call->guard->old_refusal)
    soup_server_message_set_status (call->message, SOUP_STATUS_UNAUTHORIZED,
                                    "Unauthorized - MFA required");
}

static void
challenge (Call *call)
{
  g_autofree char *header =
    g_strdup_printf ("Bearer realm=\"\", authorization_uri=\"%s/common/oauth2/authorize\", "
                     "error=\"insufficient_claims\", claims=\"%s\"",
                     call->authority, call->guard->claims[call->resource]);

  refuse (call, "400", "insufficient_claims");
  soup_message_headers_replace (soup_server_message_get_response_headers (call->message),
                                "WWW-Authenticate", header);
}

/* The claims of a token that is ours and in force, or NULL with the refusal answered. Transfer
 * full. */
static JsonNode *
read_token (Call *call)
{
  const char *header = soup_message_headers_get_one (
    soup_server_message_get_request_headers (call->message), "Authorization");
  LiaisonSandboxGrants *grants = call->guard->grants;
  g_autoptr(JsonNode) root = NULL;
  JsonObject *claims;

  if (header == NULL || g_ascii_strncasecmp (header, "Bearer ", 7) != 0)
    {
      refuse (call, "800001", NULL);
      return NULL;
    }
  root = liaison_sandbox_grants_read_token (grants, header + 7);
  claims = root != NULL ? json_node_get_object (root) : NULL;
  if (claims == NULL ||
      json_object_get_int_member (claims, "exp") <= g_get_real_time () / G_USEC_PER_SEC ||
      liaison_sandbox_grants_is_revoked (
        grants, json_object_get_string_member (claims, "oid"),
        (guint) json_object_get_int_member (claims, LIAISON_SANDBOX_CLAIM_SERIAL)))
    {
      refuse (call, "400", "invalid_token");
      return NULL;
    }
  return g_steal_pointer (&root);
}

static gboolean
is_for_resource (Call *call, const char *audience)
{
  if (call->resource == LIAISON_SANDBOX_GRAPH)
    return liaison_sandbox_is_graph (audience);
  return g_str_equal (audience, liaison_sandbox_world_get_partner (call->guard->world)->audience);
}

static gboolean
has_mfa (JsonObject *claims)
{
  JsonArray *methods = json_object_get_array_member (claims, "amr");

  for (guint i = 0; i < json_array_get_length (methods); i++)
    if (g_str_equal (json_array_get_string_element (methods, i), "mfa"))
      return TRUE;
  return FALSE;
}

/* The probe for multi-factor sign-in, which any call may carry. */
static void
answer_probe (Call *call, gboolean complies)
{
  const char *probe = soup_message_headers_get_one (
    soup_server_message_get_request_headers (call->message), "ValidateMfa");

  if (probe != NULL && g_ascii_strcasecmp (probe, "true") == 0)
    soup_message_headers_replace (soup_server_message_get_response_headers (call->message),
                                  "isMfaCompliant", complies ? "true" : "false");
}

const LiaisonSandboxPerson *
liaison_sandbox_guard_check (LiaisonSandboxGuard *guard,
                             SoupServerMessage *message,
                             LiaisonSandboxResource resource,
                             const char *authority)
{
  Call call = { guard, message, resource, authority };
  g_autoptr(JsonNode) root = read_token (&call);
  JsonObject *claims = root != NULL ? json_node_get_object (root) : NULL;
  const LiaisonSandboxPerson *person = NULL;

  if (resource == LIAISON_SANDBOX_PARTNER_CENTER)
    answer_probe (&call, claims != NULL && has_mfa (claims));
  if (claims == NULL)
    return NULL;

  person = liaison_sandbox_people_identify (liaison_sandbox_grants_get_people (guard->grants),
                                            json_object_get_string_member (claims, "oid"));
  if (!is_for_resource (&call, json_object_get_string_member (claims, "aud")))
    refuse (&call, "900420", "invalid_token");
  else if (resource == LIAISON_SANDBOX_PARTNER_CENTER && !has_mfa (claims))
    refuse_without_mfa (&call);
  else if (!liaison_sandbox_demand_is_met (
             guard->demands[resource],
             json_object_get_member (claims, LIAISON_SANDBOX_CLAIM_GRANTED)))
    challenge (&call);
  else
    return person;
  return NULL;
}

const char *
liaison_sandbox_guard_get_audience (LiaisonSandboxGuard *guard, LiaisonSandboxResource resource)
{
  return resource == LIAISON_SANDBOX_GRAPH
           ? GRAPH_AUDIENCE
           : liaison_sandbox_world_get_partner (guard->world)->audience;
}

/* In a header, Graph's alphabet is that of Base64 and Partner Center's the one for addresses,
 * without padding: clients have to take both. */
static char *
encode (const char *claims, LiaisonSandboxResource resource)
{
  char *text = g_base64_encode ((const guchar *) claims, strlen (claims));

  if (resource == LIAISON_SANDBOX_PARTNER_CENTER)
    {
      g_strdelimit (g_strdelimit (text, "+", '-'), "/", '_');
      text[strcspn (text, "=")] = '\0';
    }
  return text;
}

gboolean
liaison_sandbox_guard_challenge (LiaisonSandboxGuard *guard,
                                 LiaisonSandboxResource resource,
                                 const char *claims)
{
  g_autoptr(JsonNode) demand = NULL;

  if (!liaison_sandbox_demand_read (claims, &demand) || (claims != NULL && demand == NULL))
    return FALSE;

  g_clear_pointer (&guard->demands[resource], json_node_unref);
  g_clear_pointer (&guard->claims[resource], g_free);
  guard->demands[resource] = g_steal_pointer (&demand);
  guard->claims[resource] = claims != NULL ? encode (claims, resource) : NULL;
  return TRUE;
}

gboolean
liaison_sandbox_guard_insists (LiaisonSandboxGuard *guard, JsonNode *demand)
{
  for (guint i = 0; i < LIAISON_SANDBOX_N_RESOURCES; i++)
    if (liaison_sandbox_demand_overlaps (demand, guard->demands[i]))
      return TRUE;
  return FALSE;
}

void
liaison_sandbox_guard_set_old_refusal (LiaisonSandboxGuard *guard, gboolean old)
{
  guard->old_refusal = old;
}
