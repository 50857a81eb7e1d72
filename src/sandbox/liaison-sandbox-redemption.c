/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-redemption.h"

#include <string.h>

#include "sandbox/liaison-sandbox-aadsts.h"
#include "sandbox/liaison-sandbox-answer.h"
#include "sandbox/liaison-sandbox-claims.h"
#include "sandbox/liaison-sandbox-demand.h"
#include "sandbox/liaison-sandbox-scope.h"
#include "sandbox/liaison-sandbox-token.h"

#define CODE_LIFETIME_SECONDS 600
#define TOKEN_LIFETIME_SECONDS 3600
#define DEVICE_GRANT "urn:ietf:params:oauth:grant-type:device_code"

/* A request to the token endpoint. */
typedef struct
{
  LiaisonSandboxParts *parts;
  SoupServerMessage *message;
  GHashTable *form;
  JsonNode *demand; /* of the parameter "claims", or NULL */
} Redemption;

static const char *
look_up (Redemption *redemption, const char *name)
{
  return g_hash_table_lookup (redemption->form, name);
}

static void
refuse (Redemption *redemption, const char *error, guint number, const char *text)
{
  liaison_sandbox_answer_aadsts (redemption->message, 400, error, number, text, NULL);
}

static void
refuse_grant (Redemption *redemption, guint number, const char *text, const char *suberror)
{
  liaison_sandbox_answer_aadsts (redemption->message, 400, "invalid_grant", number, text, suberror);
}

/* Transfer full. */
static char *
make_id_token (Redemption *redemption, const LiaisonSandboxSignIn *sign_in, const char *nonce)
{
  g_autoptr(JsonNode) claims = liaison_sandbox_make_id_claims (sign_in, redemption->parts->base,
                                                                nonce, TOKEN_LIFETIME_SECONDS);

  liaison_sandbox_faults_alter (redemption->parts->faults, json_node_get_object (claims));
  return redemption->parts->crypto != NULL
           ? redemption->parts->crypto->sign (claims)
           : liaison_sandbox_grants_sign (redemption->parts->grants, claims);
}

static void
give_tokens (Redemption *redemption,
             LiaisonSandboxSignIn *sign_in,
             const char *scope,
             const char *resource,
             const char *nonce)
{
  LiaisonSandboxGrants *grants = redemption->parts->grants;
  g_autofree char *access =
    liaison_sandbox_grants_make_access_token (grants, sign_in, resource, TOKEN_LIFETIME_SECONDS);
  JsonObject *answer = json_object_new ();
  g_autoptr(JsonNode) root = json_node_init_object (json_node_alloc (), answer);
  g_autofree char *granted = liaison_sandbox_narrow_scope (scope, resource);
  g_autofree char *text = NULL;

  json_object_set_string_member (answer, "token_type", "Bearer");
  json_object_set_string_member (answer, "scope", granted);
  json_object_set_int_member (answer, "expires_in", TOKEN_LIFETIME_SECONDS - 1);
  json_object_set_int_member (answer, "ext_expires_in", TOKEN_LIFETIME_SECONDS - 1);
  json_object_set_string_member (answer, "access_token", access);
  if (liaison_sandbox_has_scope (scope, "offline_access"))
    json_object_set_string_member (answer, "refresh_token",
                                   liaison_sandbox_grants_rotate (grants, sign_in));
  if (liaison_sandbox_has_scope (scope, "openid"))
    {
      g_autofree char *id_token = make_id_token (redemption, sign_in, nonce);

      json_object_set_string_member (answer, "id_token", id_token);
    }
  json_object_unref (answer);
  text = json_to_string (root, FALSE);
  liaison_sandbox_answer_plain (redemption->message, 200, "application/json; charset=utf-8", text);
}

/* The one resource that a token is wanted for. */
static char *
choose_resource (Redemption *redemption, const char *scope, gboolean several_are_refused)
{
  guint n_resources = 0;
  g_autofree char *resource = liaison_sandbox_find_resource (scope, &n_resources);

  if (resource == NULL)
    {
      refuse (redemption, "invalid_scope", 70011, "The scope names no resource.");
      return NULL;
    }
  if (n_resources > 1 && several_are_refused)
    {
      refuse (redemption, "invalid_scope", 28003, "The scope names more than one resource.");
      return NULL;
    }
  if (!liaison_sandbox_knows_resource (redemption->parts->world, resource))
    {
      refuse (redemption, "invalid_resource", 500011, "The resource was not found.");
      return NULL;
    }
  return g_steal_pointer (&resource);
}

/* Whether the session can give what "claims" asks for without its person. The second factor and an
 * authentication context need the person, and so does whatever a challenge insists on. */
static gboolean
meets_demand (Redemption *redemption, const LiaisonSandboxSignIn *sign_in)
{
  JsonNode *demand = redemption->demand;

  if (liaison_sandbox_demand_is_met (demand, sign_in->granted))
    return TRUE;
  if (!(liaison_sandbox_demand_asks (demand, "amr", "mfa") && !sign_in->has_mfa) &&
      !liaison_sandbox_demand_asks (demand, "acrs", NULL) &&
      !liaison_sandbox_guard_insists (redemption->parts->guard, demand))
    return TRUE;

  liaison_sandbox_answer_aadsts_with_claims (
    redemption->message, 400, "interaction_required", 50076,
    "Due to a configuration change made by your administrator, you must use multi-factor "
    "authentication.",
    "basic_action", look_up (redemption, "claims"));
  return FALSE;
}

static gboolean
verifier_fits (const char *verifier, const char *challenge)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *computed = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;

  if (verifier == NULL || strlen (verifier) < 43 || strlen (verifier) > 128)
    return FALSE;
  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &length);
  computed = liaison_sandbox_base64url (digest, length);
  return g_str_equal (computed, challenge);
}

/* Any redemption uses the code up, also one that fails. */
static gboolean
check_code (Redemption *redemption, LiaisonSandboxCode *code)
{
  gint64 age = code != NULL ? g_get_monotonic_time () - code->issued : 0;

  if (code == NULL)
    refuse_grant (redemption, 9002313, "The code is malformed or invalid.", NULL);
  else if (code->used)
    refuse_grant (redemption, 54005, "The code was already redeemed.", NULL);
  else if (age > CODE_LIFETIME_SECONDS * G_USEC_PER_SEC)
    refuse_grant (redemption, 70008, "The code has expired.", NULL);
  else if (g_strcmp0 (look_up (redemption, "client_id"), code->sign_in->client_id) != 0)
    refuse_grant (redemption, 700016, "The code was given to another application.", NULL);
  else if (g_strcmp0 (look_up (redemption, "redirect_uri"), code->redirect_uri) != 0)
    refuse_grant (redemption, 500112, "The reply address does not match.", NULL);
  else if (!verifier_fits (look_up (redemption, "code_verifier"), code->challenge))
    refuse_grant (redemption, 501481, "The code verifier does not match.", NULL);
  else
    return TRUE;

  if (code != NULL)
    code->used = TRUE;
  return FALSE;
}

static void
redeem_code (Redemption *redemption)
{
  LiaisonSandboxCode *code =
    liaison_sandbox_grants_find_code (redemption->parts->grants, look_up (redemption, "code"));
  const char *scope = look_up (redemption, "scope");
  g_autofree char *resource = NULL;

  if (!check_code (redemption, code))
    return;
  if (scope == NULL)
    scope = code->scope;
  resource = choose_resource (redemption, scope, TRUE);
  if (resource == NULL || !meets_demand (redemption, code->sign_in))
    return;

  code->used = TRUE;
  give_tokens (redemption, code->sign_in, scope, resource, code->nonce);
}

static void
give_device_tokens (Redemption *redemption, const LiaisonSandboxDevice *device)
{
  const char *scope = look_up (redemption, "scope");
  g_autofree char *resource = NULL;

  if (scope == NULL)
    scope = device->scope;
  resource = choose_resource (redemption, scope, FALSE);
  if (resource != NULL && meets_demand (redemption, device->sign_in))
    give_tokens (redemption, device->sign_in, scope, resource, NULL);
  else
    liaison_sandbox_devices_give_back (redemption->parts->devices, device);
}

static void
redeem_device_code (Redemption *redemption)
{
  const LiaisonSandboxDevice *device = NULL;

  switch (liaison_sandbox_devices_poll (redemption->parts->devices,
                                        look_up (redemption, "device_code"),
                                        look_up (redemption, "client_id"), &device))
    {
    case LIAISON_SANDBOX_POLL_PENDING:
      refuse (redemption, "authorization_pending", 70016, "Nobody has entered the code yet.");
      break;
    case LIAISON_SANDBOX_POLL_TOO_FAST:
      refuse (redemption, "slow_down", 70016, "The device asks too often.");
      break;
    case LIAISON_SANDBOX_POLL_DENIED:
      refuse (redemption, "authorization_declined", 65004, "The person declined.");
      break;
    case LIAISON_SANDBOX_POLL_EXPIRED:
      refuse (redemption, "expired_token", 70020, "The code has expired.");
      break;
    case LIAISON_SANDBOX_POLL_BLOCKED:
      refuse_grant (redemption, LIAISON_SANDBOX_BLOCKED_BY_POLICY,
                    "Access has been blocked by Conditional Access policies.", "message_only");
      break;
    case LIAISON_SANDBOX_POLL_USED:
      refuse_grant (redemption, 54005, "The device code was already redeemed.", NULL);
      break;
    case LIAISON_SANDBOX_POLL_GRANTED:
      give_device_tokens (redemption, device);
      break;
    case LIAISON_SANDBOX_POLL_UNKNOWN:
    default:
      refuse (redemption, "bad_verification_code", 70018, "The device code is not recognized.");
    }
}

static gboolean
check_sign_in (Redemption *redemption, LiaisonSandboxSignIn *sign_in, const char *token)
{
  if (sign_in == NULL || g_strcmp0 (look_up (redemption, "client_id"), sign_in->client_id) != 0)
    {
      refuse_grant (redemption, 9002313, "The refresh token is malformed or invalid.", "bad_token");
      return FALSE;
    }
  if (liaison_sandbox_grants_is_revoked (redemption->parts->grants, sign_in->person->id,
                                         sign_in->serial))
    sign_in->ended = TRUE;
  if (sign_in->ended || !g_str_equal (sign_in->latest, token))
    {
      sign_in->ended = TRUE;
      refuse_grant (redemption, 50173, "The grant was revoked. A fresh token is needed.",
                    "bad_token");
      return FALSE;
    }
  return TRUE;
}

static void
refresh (Redemption *redemption)
{
  const char *token = look_up (redemption, "refresh_token");
  LiaisonSandboxSignIn *sign_in =
    liaison_sandbox_grants_find_sign_in (redemption->parts->grants, token);
  const char *scope = look_up (redemption, "scope");
  g_autofree char *resource = NULL;

  if (!check_sign_in (redemption, sign_in, token))
    return;
  resource = choose_resource (redemption, scope != NULL ? scope : "", FALSE);
  if (resource != NULL && meets_demand (redemption, sign_in))
    give_tokens (redemption, sign_in, scope, resource, NULL);
}

void
liaison_sandbox_redemption_answer (LiaisonSandboxParts *parts, SoupServerMessage *message)
{
  g_autofree char *text = liaison_sandbox_dup_request_text (message);
  g_autoptr(GHashTable) form = soup_form_decode (text);
  g_autoptr(JsonNode) demand = NULL;
  gboolean good_claims =
    liaison_sandbox_demand_read (g_hash_table_lookup (form, "claims"), &demand);
  Redemption redemption = { parts, message, form, demand };
  const char *type = g_hash_table_lookup (form, "grant_type");

  if (g_hash_table_contains (form, "client_secret"))
    liaison_sandbox_answer_aadsts (message, 401, "invalid_client", 700025,
                                   "A public client must not send a secret.", NULL);
  else if (!good_claims)
    refuse (&redemption, "invalid_request", 9000411, "The parameter claims is malformed.");
  else if (g_strcmp0 (type, "authorization_code") == 0)
    redeem_code (&redemption);
  else if (g_strcmp0 (type, DEVICE_GRANT) == 0)
    redeem_device_code (&redemption);
  else if (g_strcmp0 (type, "refresh_token") == 0)
    refresh (&redemption);
  else
    refuse (&redemption, type == NULL ? "invalid_request" : "unsupported_grant_type",
            type == NULL ? 900144 : 70003, "The parameter grant_type is missing or not supported.");
}
