/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-input.h"

#include <string.h>

#include "auth/liaison-endpoints.h"
#include "model/liaison-error.h"

/* The input is a discovery document. */

#define AUTHORITY "https://login.example.com"
#define ALIAS "https://sts.example.net"

static void
assert_endpoint (const char *text)
{
  g_autoptr(GUri) uri = NULL;
  g_autoptr(GError) error = NULL;

  if (text == NULL)
    return;

  uri = g_uri_parse (text, SOUP_HTTP_URI_FLAGS, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_uri_get_scheme (uri), ==, "https");
  g_assert_null (g_uri_get_userinfo (uri));
  g_assert_null (g_uri_get_fragment (uri));
  g_assert_true (g_ascii_strcasecmp (g_uri_get_host (uri), "login.example.com") == 0);
  g_assert_true (g_uri_get_port (uri) == -1 || g_uri_get_port (uri) == 443);
  /* As a browser reads it, which knows another end of a host. */
  g_assert_cmpuint (strcspn (text + strlen ("https://"), "/?#\\:@"), ==,
                    strlen ("login.example.com"));
  for (const char *c = text; *c != '\0'; c++)
    g_assert_true (g_ascii_isgraph (*c));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static const char *const aliases[] = { ALIAS, NULL };
  FuzzInput input = { (const char *) data, size };
  g_autoptr(GBytes) body = fuzz_input_take_body (&input);
  g_autoptr(LiaisonEndpoints) endpoints = NULL;
  g_autoptr(GError) error = NULL;

  endpoints = liaison_endpoints_new (body, AUTHORITY, aliases, &error);
  if (endpoints == NULL)
    {
      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
      fuzz_assert_error (error);
      return 0;
    }

  g_assert_no_error (error);
  g_assert_nonnull (endpoints->authorize);
  g_assert_nonnull (endpoints->token);
  assert_endpoint (endpoints->authorize);
  assert_endpoint (endpoints->token);
  assert_endpoint (endpoints->device);
  fuzz_assert_text (endpoints->issuer);
  g_assert_true (g_str_has_prefix (endpoints->issuer, AUTHORITY "/") ||
                 g_str_has_prefix (endpoints->issuer, ALIAS "/"));
  g_assert_cmpint (liaison_endpoints_has_issuer (endpoints, "x", endpoints->issuer), ==,
                   strstr (endpoints->issuer, "{tenantid}") == NULL);
  return 0;
}
