/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-claims.h"

#include "sandbox/liaison-sandbox-demand.h"

#define SECONDS_BEFORE_NOW 5

/* The claims that access and id tokens share. */
static JsonObject *
make_claims (const LiaisonSandboxSignIn *sign_in, const char *audience, int lifetime)
{
  JsonObject *claims = json_object_new ();
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gint64 issued = now + MIN (lifetime, 0) - SECONDS_BEFORE_NOW;

  json_object_set_string_member (claims, "aud", audience);
  json_object_set_int_member (claims, "iat", issued);
  json_object_set_int_member (claims, "nbf", issued);
  json_object_set_int_member (claims, "exp", now + lifetime);
  json_object_set_string_member (claims, "name", sign_in->person->full_name);
  json_object_set_string_member (claims, "oid", sign_in->person->id);
  json_object_set_string_member (claims, "tid", sign_in->person->tenant);
  return claims;
}

static JsonNode *
end_claims (JsonObject *claims)
{
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (root, claims);
  return root;
}

/* What the client asked to find in the token. */
static void
add_granted (JsonObject *claims, const LiaisonSandboxSignIn *sign_in)
{
  g_auto(GStrv) contexts = liaison_sandbox_demand_dup_values (sign_in->granted, "acrs");
  g_auto(GStrv) times = liaison_sandbox_demand_dup_values (sign_in->granted, "nbf");
  gint64 now = g_get_real_time () / G_USEC_PER_SEC, time;

  if (sign_in->granted == NULL)
    return;
  json_object_set_member (claims, LIAISON_SANDBOX_CLAIM_GRANTED, json_node_copy (sign_in->granted));
  if (contexts[0] != NULL)
    {
      JsonArray *array = json_array_new ();

      for (guint i = 0; contexts[i] != NULL; i++)
        json_array_add_string_element (array, contexts[i]);
      json_object_set_array_member (claims, "acrs", array);
    }
  if (times[0] != NULL && g_ascii_string_to_signed (times[0], 10, 0, now, &time, NULL))
    json_object_set_int_member (claims, "nbf", time);
}

JsonNode *
liaison_sandbox_make_access_claims (const LiaisonSandboxSignIn *sign_in,
                                    const char *audience,
                                    int lifetime)
{
  JsonObject *claims = make_claims (sign_in, audience, lifetime);
  JsonArray *methods = json_array_new ();

  json_array_add_string_element (methods, "pwd");
  if (sign_in->has_mfa)
    json_array_add_string_element (methods, "mfa");
  json_object_set_array_member (claims, "amr", methods);
  json_object_set_string_member (claims, "scp", "user_impersonation");
  json_object_set_string_member (claims, "upn", sign_in->person->sign_in_name);
  json_object_set_string_member (claims, "ver", "1.0");
  json_object_set_int_member (claims, LIAISON_SANDBOX_CLAIM_SERIAL, sign_in->serial);
  add_granted (claims, sign_in);
  return end_claims (claims);
}

JsonNode *
liaison_sandbox_make_id_claims (const LiaisonSandboxSignIn *sign_in,
                                const char *authority,
                                const char *nonce,
                                int lifetime)
{
  JsonObject *claims = make_claims (sign_in, sign_in->client_id, lifetime);
  g_autofree char *issuer = g_strdup_printf ("%s/%s/v2.0", authority, sign_in->person->tenant);
  g_autofree char *text = g_strconcat (sign_in->client_id, sign_in->person->id, NULL);
  g_autofree char *subject = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  json_object_set_string_member (claims, "iss", issuer);
  if (nonce != NULL)
    json_object_set_string_member (claims, "nonce", nonce);
  json_object_set_string_member (claims, "preferred_username", sign_in->person->sign_in_name);
  json_object_set_string_member (claims, "sub", subject);
  json_object_set_string_member (claims, "ver", "2.0");
  return end_claims (claims);
}
