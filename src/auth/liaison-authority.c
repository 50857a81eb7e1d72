/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-authority.h"

#include <string.h>

#include "wire/liaison-exchange.h"

char *
liaison_authority_dup (LiaisonCloud *cloud)
{
  const char *base = liaison_cloud_get_spec (cloud)->login_base;
  char *authority = g_strdup (base != NULL ? base : "");

  if (g_str_has_suffix (authority, "/"))
    authority[strlen (authority) - 1] = '\0';
  return authority;
}

gboolean
liaison_authority_is_safe (const char *authority)
{
  g_autoptr(GUri) uri = g_uri_parse (authority, SOUP_HTTP_URI_FLAGS, NULL);

  return uri != NULL && liaison_exchange_is_safe (uri);
}

char *
liaison_authority_dup_endpoint (const char *authority, const char *tenant, const char *name)
{
  g_autofree char *escaped = g_uri_escape_string (tenant, NULL, FALSE);

  return g_strdup_printf ("%s/%s/oauth2/v2.0/%s", authority, escaped, name);
}

gboolean
liaison_authority_has_issuer (const char *authority, const char *issuer)
{
  return g_str_has_prefix (issuer, authority) && issuer[strlen (authority)] == '/';
}
