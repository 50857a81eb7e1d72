/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-grants.h"

#include <unistd.h>

#include "sandbox/liaison-sandbox-claims.h"
#include "sandbox/liaison-sandbox-token.h"

struct _LiaisonSandboxGrants
{
  LiaisonSandboxPeople *people;
  guint8 key[LIAISON_SANDBOX_KEY_SIZE];
  GHashTable *codes;
  GHashTable *sign_ins; /* by each refresh token ever given out */
  guint serial;         /* of the latest sign-in or revocation */
  guint revoked_all;    /* the serial up to which all sign-ins are dead */
  GHashTable *revoked;  /* the same by person's id */
};

static void
code_free (gpointer pointer)
{
  LiaisonSandboxCode *code = pointer;

  liaison_sandbox_sign_in_unref (code->sign_in);
  g_free (code->redirect_uri);
  g_free (code->challenge);
  g_free (code->nonce);
  g_free (code->scope);
  g_free (code);
}

static void
fill_random (guint8 *bytes, gsize length)
{
  if (getentropy (bytes, length) != 0)
    g_error ("no random numbers");
}

char *
liaison_sandbox_make_secret (void)
{
  guint8 bytes[32];
  g_autofree char *text = NULL;

  fill_random (bytes, sizeof bytes);
  text = liaison_sandbox_base64url (bytes, sizeof bytes);
  return g_strconcat (LIAISON_SANDBOX_SECRET_PREFIX, text, NULL);
}

LiaisonSandboxGrants *
liaison_sandbox_grants_new (LiaisonSandboxWorld *world)
{
  LiaisonSandboxGrants *grants = g_new0 (LiaisonSandboxGrants, 1);

  grants->people = liaison_sandbox_people_new (world);
  fill_random (grants->key, sizeof grants->key);
  grants->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, code_free);
  grants->sign_ins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) liaison_sandbox_sign_in_unref);
  grants->revoked = g_hash_table_new (g_str_hash, g_str_equal);
  return grants;
}

void
liaison_sandbox_grants_free (LiaisonSandboxGrants *grants)
{
  g_hash_table_unref (grants->codes);
  g_hash_table_unref (grants->sign_ins);
  g_hash_table_unref (grants->revoked);
  liaison_sandbox_people_free (grants->people);
  g_free (grants);
}

LiaisonSandboxPeople *
liaison_sandbox_grants_get_people (LiaisonSandboxGrants *grants)
{
  return grants->people;
}

LiaisonSandboxSignIn *
liaison_sandbox_grants_sign_in (LiaisonSandboxGrants *grants,
                                const LiaisonSandboxPerson *person,
                                const char *client_id,
                                JsonNode *demand,
                                gboolean has_mfa)
{
  return liaison_sandbox_sign_in_new (person, client_id, demand, has_mfa, ++grants->serial);
}

char *
liaison_sandbox_grants_make_code (LiaisonSandboxGrants *grants,
                                  const LiaisonSandboxRequest *request,
                                  LiaisonSandboxSignIn *sign_in)
{
  LiaisonSandboxCode *code = g_new0 (LiaisonSandboxCode, 1);
  char *secret = liaison_sandbox_make_secret ();

  code->sign_in = liaison_sandbox_sign_in_ref (sign_in);
  code->redirect_uri = g_strdup (request->redirect_uri);
  code->challenge = g_strdup (request->challenge);
  code->nonce = g_strdup (request->nonce);
  code->scope = g_strdup (request->scope);
  code->issued = g_get_monotonic_time ();
  g_hash_table_insert (grants->codes, g_strdup (secret), code);
  return secret;
}

LiaisonSandboxCode *
liaison_sandbox_grants_find_code (LiaisonSandboxGrants *grants, const char *secret)
{
  return secret != NULL ? g_hash_table_lookup (grants->codes, secret) : NULL;
}

const char *
liaison_sandbox_grants_rotate (LiaisonSandboxGrants *grants, LiaisonSandboxSignIn *sign_in)
{
  g_free (sign_in->latest);
  sign_in->latest = liaison_sandbox_make_secret ();
  g_hash_table_insert (grants->sign_ins, g_strdup (sign_in->latest),
                       liaison_sandbox_sign_in_ref (sign_in));
  return sign_in->latest;
}

LiaisonSandboxSignIn *
liaison_sandbox_grants_find_sign_in (LiaisonSandboxGrants *grants, const char *refresh_token)
{
  return refresh_token != NULL ? g_hash_table_lookup (grants->sign_ins, refresh_token) : NULL;
}

char *
liaison_sandbox_grants_make_access_token (LiaisonSandboxGrants *grants,
                                          const LiaisonSandboxSignIn *sign_in,
                                          const char *audience,
                                          int lifetime)
{
  g_autoptr(JsonNode) claims = liaison_sandbox_make_access_claims (sign_in, audience, lifetime);

  return liaison_sandbox_token_encode (grants->key, claims);
}

char *
liaison_sandbox_grants_make_token_for (LiaisonSandboxGrants *grants,
                                       const LiaisonSandboxPerson *person,
                                       const char *audience,
                                       int lifetime)
{
  g_autoptr(LiaisonSandboxSignIn) sign_in = liaison_sandbox_grants_sign_in (
    grants, person, NULL, NULL, person->mfa == LIAISON_SANDBOX_MFA_ALWAYS);

  return liaison_sandbox_grants_make_access_token (grants, sign_in, audience, lifetime);
}

char *
liaison_sandbox_grants_make_token (LiaisonSandboxGrants *grants, const char *audience, int lifetime)
{
  return liaison_sandbox_grants_make_token_for (
    grants, liaison_sandbox_people_find (grants->people, NULL), audience, lifetime);
}

JsonNode *
liaison_sandbox_grants_read_token (LiaisonSandboxGrants *grants, const char *token)
{
  return liaison_sandbox_token_decode (grants->key, token);
}

void
liaison_sandbox_grants_revoke (LiaisonSandboxGrants *grants, const LiaisonSandboxPerson *person)
{
  grants->serial++;
  if (person == NULL)
    grants->revoked_all = grants->serial;
  else
    g_hash_table_insert (grants->revoked, (gpointer) person->id, GUINT_TO_POINTER (grants->serial));
}

gboolean
liaison_sandbox_grants_is_revoked (LiaisonSandboxGrants *grants,
                                   const char *person_id,
                                   guint serial)
{
  return serial < grants->revoked_all ||
         serial < GPOINTER_TO_UINT (g_hash_table_lookup (grants->revoked, person_id));
}

char *
liaison_sandbox_grants_sign (LiaisonSandboxGrants *grants, JsonNode *claims)
{
  return liaison_sandbox_token_encode (grants->key, claims);
}
