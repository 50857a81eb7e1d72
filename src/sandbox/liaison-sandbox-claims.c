/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-claims.h"

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

/* The claims that access and id tokens share. */
static void
add_claims (LiaisonSandboxWorld *world, JsonBuilder *builder, const char *audience, int lifetime)
{
  const LiaisonSandboxPartner *partner = liaison_sandbox_world_get_partner (world);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  add_text (builder, "aud", audience);
  add_number (builder, "iat", now + MIN (lifetime, 0) - 5);
  add_number (builder, "nbf", now + MIN (lifetime, 0) - 5);
  add_number (builder, "exp", now + lifetime);
  add_text (builder, "name", partner->full_name);
  add_text (builder, "oid", liaison_sandbox_world_get_person (world));
  add_text (builder, "tid", liaison_sandbox_world_get_tenant (world));
}

JsonNode *
liaison_sandbox_make_access_claims (LiaisonSandboxWorld *world, const char *audience, int lifetime)
{
  const LiaisonSandboxPartner *partner = liaison_sandbox_world_get_partner (world);
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_claims (world, builder, audience, lifetime);
  json_builder_set_member_name (builder, "amr");
  json_builder_begin_array (builder);
  json_builder_add_string_value (builder, "pwd");
  json_builder_add_string_value (builder, "mfa");
  json_builder_end_array (builder);
  add_text (builder, "scp", "user_impersonation");
  add_text (builder, "upn", partner->sign_in_name);
  add_text (builder, "ver", "1.0");
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

JsonNode *
liaison_sandbox_make_id_claims (LiaisonSandboxWorld *world,
                                const char *issuer,
                                const char *client_id,
                                const char *nonce,
                                int lifetime)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_text (builder, "iss", issuer);
  add_claims (world, builder, client_id, lifetime);
  if (nonce != NULL)
    add_text (builder, "nonce", nonce);
  add_text (builder, "preferred_username", liaison_sandbox_world_get_partner (world)->sign_in_name);
  add_text (builder, "sub", client_id);
  add_text (builder, "ver", "2.0");
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
