/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-endpoints.h"

#include <string.h>

#include "auth/liaison-authority.h"
#include "model/liaison-error.h"
#include "wire/liaison-exchange.h"
#include "wire/liaison-json.h"

#define TENANT_PLACE "{tenantid}"

/* GLib keeps them in an address, browsers drop or turn them, and then it is another address. */
static gboolean
has_odd_characters (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c) || *c == '\\')
      return TRUE;
  return FALSE;
}

static int
get_port (GUri *uri)
{
  int port = g_uri_get_port (uri);

  if (port > 0)
    return port;
  return g_strcmp0 (g_uri_get_scheme (uri), "https") == 0 ? 443 : 80;
}

/* Whether @text is an address at @authority. */
static gboolean
is_at_authority (const char *text, GUri *authority)
{
  g_autoptr(GUri) uri = NULL;

  if (has_odd_characters (text))
    return FALSE;

  uri = g_uri_parse (text, SOUP_HTTP_URI_FLAGS, NULL);
  return uri != NULL && liaison_exchange_is_safe (uri) && g_uri_get_fragment (uri) == NULL &&
         strcmp (g_uri_get_scheme (uri), g_uri_get_scheme (authority)) == 0 &&
         g_ascii_strcasecmp (g_uri_get_host (uri), g_uri_get_host (authority)) == 0 &&
         get_port (uri) == get_port (authority);
}

static gboolean
is_issuer (const char *issuer, const char *authority, const char *const *aliases)
{
  if (liaison_authority_has_issuer (authority, issuer))
    return TRUE;

  for (guint i = 0; aliases != NULL && aliases[i] != NULL; i++)
    if (liaison_authority_has_issuer (aliases[i], issuer))
      return TRUE;
  return FALSE;
}

/* The member of the document that cannot be used, or NULL. */
static const char *
find_fault (const LiaisonEndpoints *endpoints, const char *authority, const char *const *aliases)
{
  g_autoptr(GUri) base = g_uri_parse (authority, SOUP_HTTP_URI_FLAGS, NULL);

  if (endpoints->issuer == NULL || !is_issuer (endpoints->issuer, authority, aliases))
    return "issuer";
  if (base == NULL || endpoints->authorize == NULL || !is_at_authority (endpoints->authorize, base))
    return "authorization_endpoint";
  if (endpoints->token == NULL || !is_at_authority (endpoints->token, base))
    return "token_endpoint";
  if (endpoints->device != NULL && !is_at_authority (endpoints->device, base))
    return "device_authorization_endpoint";
  return NULL;
}

LiaisonEndpoints *
liaison_endpoints_new (GBytes *body,
                       const char *authority,
                       const char *const *aliases,
                       GError **error)
{
  g_autoptr(LiaisonEndpoints) endpoints = NULL;
  g_autoptr(JsonNode) node = NULL;
  const char *fault;

  g_return_val_if_fail (authority != NULL, NULL);

  node = liaison_json_parse (body, error);
  if (node == NULL)
    return NULL;

  endpoints = g_new0 (LiaisonEndpoints, 1);
  endpoints->issuer = g_strdup (liaison_json_string (node, "issuer"));
  endpoints->authorize = g_strdup (liaison_json_string (node, "authorization_endpoint"));
  endpoints->token = g_strdup (liaison_json_string (node, "token_endpoint"));
  endpoints->device = g_strdup (liaison_json_string (node, "device_authorization_endpoint"));

  endpoints->names_issuer =
    liaison_json_bool (node, "authorization_response_iss_parameter_supported", FALSE);

  fault = find_fault (endpoints, authority, aliases);
  if (fault != NULL)
    {
      g_autofree char *message =
        g_strdup_printf ("The sign-in service described itself wrongly (%s)", fault);

      g_propagate_error (error, liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL, message));
      return NULL;
    }
  return g_steal_pointer (&endpoints);
}

void
liaison_endpoints_free (LiaisonEndpoints *endpoints)
{
  g_free (endpoints->issuer);
  g_free (endpoints->authorize);
  g_free (endpoints->token);
  g_free (endpoints->device);
  g_free (endpoints);
}

gboolean
liaison_endpoints_has_issuer (const LiaisonEndpoints *endpoints,
                              const char *tenant_id,
                              const char *issuer)
{
  g_autoptr(GString) expected = NULL;

  if (tenant_id == NULL || issuer == NULL)
    return FALSE;

  expected = g_string_new (endpoints->issuer);
  g_string_replace (expected, TENANT_PLACE, tenant_id, 0);
  return strcmp (expected->str, issuer) == 0;
}
