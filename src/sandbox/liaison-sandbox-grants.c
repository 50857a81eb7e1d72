/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-grants.h"

#include <string.h>
#include <unistd.h>

#include "sandbox/liaison-sandbox-aadsts.h"
#include "sandbox/liaison-sandbox-answer.h"
#include "sandbox/liaison-sandbox-claims.h"
#include "sandbox/liaison-sandbox-scope.h"
#include "sandbox/liaison-sandbox-token.h"

#define CODE_LIFETIME_SECONDS 600
#define TOKEN_LIFETIME_SECONDS 3600

typedef struct
{
  char *client_id;
  char *redirect_uri;
  char *challenge;
  char *nonce;
  char *scope;
  gint64 issued; /* monotonic */
  gboolean used;
} Code;

/* One sign-in. Only its latest refresh token is good; an older one that comes back is taken for
 * stolen and ends all of it. Entra is milder, other servers are not. */
typedef struct
{
  char *client_id;
  char *latest;
  gboolean ended;
} SignIn;

struct _LiaisonSandboxGrants
{
  LiaisonSandboxWorld *world;
  guint8 key[LIAISON_SANDBOX_KEY_SIZE];
  GHashTable *codes;
  GHashTable *sign_ins; /* by each refresh token ever given out */
};

/* A request to the token endpoint. */
typedef struct
{
  LiaisonSandboxGrants *grants;
  SoupServerMessage *message;
  const char *base;
  GHashTable *form;
} Redemption;

static void
code_free (gpointer pointer)
{
  Code *code = pointer;

  g_free (code->client_id);
  g_free (code->redirect_uri);
  g_free (code->challenge);
  g_free (code->nonce);
  g_free (code->scope);
  g_free (code);
}

static void
sign_in_clear (gpointer pointer)
{
  SignIn *sign_in = pointer;

  g_free (sign_in->client_id);
  g_free (sign_in->latest);
}

static void
sign_in_release (gpointer pointer)
{
  g_rc_box_release_full (pointer, sign_in_clear);
}

static char *
make_secret (void)
{
  guint8 bytes[32];

  if (getentropy (bytes, sizeof bytes) != 0)
    g_error ("no random numbers");
  return liaison_sandbox_base64url (bytes, sizeof bytes);
}

LiaisonSandboxGrants *
liaison_sandbox_grants_new (LiaisonSandboxWorld *world)
{
  LiaisonSandboxGrants *grants = g_new0 (LiaisonSandboxGrants, 1);

  grants->world = world;
  if (getentropy (grants->key, sizeof grants->key) != 0)
    g_error ("no random numbers");
  grants->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, code_free);
  grants->sign_ins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, sign_in_release);
  return grants;
}

void
liaison_sandbox_grants_free (LiaisonSandboxGrants *grants)
{
  g_hash_table_unref (grants->codes);
  g_hash_table_unref (grants->sign_ins);
  g_free (grants);
}

char *
liaison_sandbox_grants_make_code (LiaisonSandboxGrants *grants,
                                  const LiaisonSandboxRequest *request)
{
  Code *code = g_new0 (Code, 1);
  char *secret = make_secret ();

  code->client_id = g_strdup (request->client_id);
  code->redirect_uri = g_strdup (request->redirect_uri);
  code->challenge = g_strdup (request->challenge);
  code->nonce = g_strdup (request->nonce);
  code->scope = g_strdup (request->scope);
  code->issued = g_get_monotonic_time ();
  g_hash_table_insert (grants->codes, g_strdup (secret), code);
  return secret;
}

char *
liaison_sandbox_grants_make_token (LiaisonSandboxGrants *grants, const char *audience, int lifetime)
{
  g_autoptr(JsonNode) claims =
               liaison_sandbox_make_access_claims (grants->world, audience, lifetime);

  return liaison_sandbox_token_encode (grants->key, claims);
}

gboolean
liaison_sandbox_grants_check (LiaisonSandboxGrants *grants, SoupServerMessage *message)
{
  const char *header = soup_message_headers_get_one (
    soup_server_message_get_request_headers (message), "Authorization");
  const char *audience = liaison_sandbox_world_get_partner (grants->world)->audience;
  g_autoptr(JsonNode) claims = NULL;

  if (header == NULL || g_ascii_strncasecmp (header, "Bearer ", 7) != 0)
    {
      liaison_sandbox_answer_unauthorized (message, "800001", NULL);
      return FALSE;
    }
  claims = liaison_sandbox_token_decode (grants->key, header + 7);
  if (claims == NULL || json_object_get_int_member (json_node_get_object (claims), "exp") <=
                          g_get_real_time () / G_USEC_PER_SEC)
    {
      liaison_sandbox_answer_unauthorized (message, "400", "invalid_token");
      return FALSE;
    }
  if (!g_str_equal (json_object_get_string_member (json_node_get_object (claims), "aud"), audience))
    {
      liaison_sandbox_answer_unauthorized (message, "900420", "invalid_token");
      return FALSE;
    }
  return TRUE;
}

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
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
give_tokens (Redemption *redemption,
             SignIn *sign_in,
             const char *scope,
             const char *resource,
             const char *nonce)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *access =
    liaison_sandbox_grants_make_token (redemption->grants, resource, TOKEN_LIFETIME_SECONDS);
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "token_type", "Bearer");
  add_text (builder, "scope", scope);
  add_number (builder, "expires_in", TOKEN_LIFETIME_SECONDS - 1);
  add_number (builder, "ext_expires_in", TOKEN_LIFETIME_SECONDS - 1);
  add_text (builder, "access_token", access);
  if (liaison_sandbox_has_scope (scope, "offline_access"))
    {
      g_free (sign_in->latest);
      sign_in->latest = make_secret ();
      g_hash_table_insert (redemption->grants->sign_ins, g_strdup (sign_in->latest),
                           g_rc_box_acquire (sign_in));
      add_text (builder, "refresh_token", sign_in->latest);
    }
  if (liaison_sandbox_has_scope (scope, "openid"))
    {
      g_autofree char *issuer =
        g_strdup_printf ("%s/%s/v2.0", redemption->base,
                         liaison_sandbox_world_get_tenant (redemption->grants->world));
      g_autoptr(JsonNode) claims = liaison_sandbox_make_id_claims (
        redemption->grants->world, issuer, sign_in->client_id, nonce, TOKEN_LIFETIME_SECONDS);
      g_autofree char *id_token = liaison_sandbox_token_encode (redemption->grants->key, claims);

      add_text (builder, "id_token", id_token);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  liaison_sandbox_answer_plain (redemption->message, 200, "application/json; charset=utf-8", text);
}

/* The one resource that a token is wanted for, by "scope" or else by @granted. */
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
  if (!liaison_sandbox_knows_resource (redemption->grants->world, resource))
    {
      refuse (redemption, "invalid_resource", 500011, "The resource was not found.");
      return NULL;
    }
  return g_steal_pointer (&resource);
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
check_code (Redemption *redemption, Code *code)
{
  gint64 age = code != NULL ? g_get_monotonic_time () - code->issued : 0;

  if (code == NULL)
    refuse (redemption, "invalid_grant", 9002313, "The code is malformed or invalid.");
  else if (code->used)
    refuse (redemption, "invalid_grant", 54005, "The code was already redeemed.");
  else if (age > CODE_LIFETIME_SECONDS * G_USEC_PER_SEC)
    refuse (redemption, "invalid_grant", 70008, "The code has expired.");
  else if (g_strcmp0 (look_up (redemption, "client_id"), code->client_id) != 0)
    refuse (redemption, "invalid_grant", 700016, "The code was given to another application.");
  else if (g_strcmp0 (look_up (redemption, "redirect_uri"), code->redirect_uri) != 0)
    refuse (redemption, "invalid_grant", 500112, "The reply address does not match.");
  else if (!verifier_fits (look_up (redemption, "code_verifier"), code->challenge))
    refuse (redemption, "invalid_grant", 501481, "The code verifier does not match.");
  else
    return TRUE;

  if (code != NULL)
    code->used = TRUE;
  return FALSE;
}

static void
redeem_code (Redemption *redemption)
{
  const char *secret = look_up (redemption, "code");
  Code *code = secret != NULL ? g_hash_table_lookup (redemption->grants->codes, secret) : NULL;
  const char *scope = look_up (redemption, "scope");
  g_autofree char *resource = NULL;
  SignIn *sign_in;

  if (!check_code (redemption, code))
    return;
  if (scope == NULL)
    scope = code->scope;
  resource = choose_resource (redemption, scope, TRUE);
  if (resource == NULL)
    return;

  code->used = TRUE;
  sign_in = g_rc_box_new0 (SignIn);
  sign_in->client_id = g_strdup (code->client_id);
  give_tokens (redemption, sign_in, scope, resource, code->nonce);
  sign_in_release (sign_in);
}

static void
refresh (Redemption *redemption)
{
  const char *token = look_up (redemption, "refresh_token");
  SignIn *sign_in =
    token != NULL ? g_hash_table_lookup (redemption->grants->sign_ins, token) : NULL;
  const char *scope = look_up (redemption, "scope");
  g_autofree char *resource = NULL;

  if (sign_in == NULL || g_strcmp0 (look_up (redemption, "client_id"), sign_in->client_id) != 0)
    {
      liaison_sandbox_answer_aadsts (redemption->message, 400, "invalid_grant", 9002313,
                                     "The refresh token is malformed or invalid.", "bad_token");
      return;
    }
  if (sign_in->ended || !g_str_equal (sign_in->latest, token))
    {
      sign_in->ended = TRUE;
      liaison_sandbox_answer_aadsts (redemption->message, 400, "invalid_grant", 50173,
                                     "The grant was revoked. A fresh token is needed.",
                                     "bad_token");
      return;
    }
  resource = choose_resource (redemption, scope != NULL ? scope : "", FALSE);
  if (resource != NULL)
    give_tokens (redemption, sign_in, scope, resource, NULL);
}

void
liaison_sandbox_grants_answer (LiaisonSandboxGrants *grants,
                               SoupServerMessage *message,
                               const char *base)
{
  g_autofree char *text = liaison_sandbox_dup_request_text (message);
  g_autoptr(GHashTable) form = soup_form_decode (text);
  Redemption redemption = { grants, message, base, form };
  const char *type = g_hash_table_lookup (form, "grant_type");

  if (g_hash_table_contains (form, "client_secret"))
    liaison_sandbox_answer_aadsts (message, 401, "invalid_client", 700025,
                                   "A public client must not send a secret.", NULL);
  else if (g_strcmp0 (type, "authorization_code") == 0)
    redeem_code (&redemption);
  else if (g_strcmp0 (type, "refresh_token") == 0)
    refresh (&redemption);
  else
    refuse (&redemption, type == NULL ? "invalid_request" : "unsupported_grant_type",
            type == NULL ? 900144 : 70003, "The parameter grant_type is missing or not supported.");
}
