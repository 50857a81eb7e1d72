/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "auth/liaison-endpoints.h"
#include "model/liaison-error.h"

#define AUTHORITY "https://login.example.com"
#define TENANT "7d2b0c1e-5a55-4c6e-9d1b-3f0a6f8f1c11"

/* "issuer", "authorization_endpoint", … of the table below; NULL: left out. */
typedef struct
{
  const char *issuer;
  const char *authorize;
  const char *token;
  const char *device;
} Document;

static const Document usual = {
  .issuer = AUTHORITY "/{tenantid}/v2.0",
  .authorize = AUTHORITY "/organizations/oauth2/v2.0/authorize",
  .token = AUTHORITY "/organizations/oauth2/v2.0/token",
  .device = AUTHORITY "/organizations/oauth2/v2.0/devicecode",
};

static void
append_member (GString *text, const char *name, const char *value)
{
  g_autofree char *escaped = value != NULL ? g_strescape (value, "\x7F\xC2\xA0\xC3\xA9") : NULL;

  if (escaped != NULL)
    g_string_append_printf (text, ", \"%s\": \"%s\"", name, escaped);
}

static LiaisonEndpoints *
read_text (const char *text, const char *authority, const char *const *aliases, GError **error)
{
  g_autoptr(GBytes) body = g_bytes_new_static (text, strlen (text));

  return liaison_endpoints_new (body, authority, aliases, error);
}

static LiaisonEndpoints *
read_document (const Document *document,
               const char *authority,
               const char *const *aliases,
               GError **error)
{
  g_autoptr(GString) text = g_string_new ("{ \"jwks_uri\": \"https://elsewhere.example\"");

  append_member (text, "issuer", document->issuer);
  append_member (text, "authorization_endpoint", document->authorize);
  append_member (text, "token_endpoint", document->token);
  append_member (text, "device_authorization_endpoint", document->device);
  g_string_append (text, " }");
  return read_text (text->str, authority, aliases, error);
}

static void
test_reads (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LiaisonEndpoints) endpoints = read_document (&usual, AUTHORITY, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (endpoints->issuer, ==, usual.issuer);
  g_assert_cmpstr (endpoints->authorize, ==, usual.authorize);
  g_assert_cmpstr (endpoints->token, ==, usual.token);
  g_assert_cmpstr (endpoints->device, ==, usual.device);
}

static void
test_no_device (void)
{
  Document document = usual;
  g_autoptr(LiaisonEndpoints) endpoints = NULL;
  g_autoptr(GError) error = NULL;

  document.device = NULL;
  endpoints = read_document (&document, AUTHORITY, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (endpoints->device);
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *authority;
    const char *address;
    gboolean is_accepted;
  } cases[] = {
    { AUTHORITY, "https://login.example.com:443/token", TRUE },
    { AUTHORITY, "HTTPS://LOGIN.example.COM/token", TRUE },
    { AUTHORITY, "https://login.example.com", TRUE },
    { AUTHORITY, "https://login.example.com/token?p=policy", TRUE },
    { AUTHORITY ":8443", "https://login.example.com:8443/token", TRUE },
    { "http://127.0.0.1:8080", "http://127.0.0.1:8080/token", TRUE },
    { "http://[::1]:8080", "http://[::1]:8080/token", TRUE },
    { "http://localhost", "http://localhost:80/token", TRUE },
    /* Elsewhere. */
    { AUTHORITY, "https://login.example.com.evil.example/token", FALSE },
    { AUTHORITY, "https://evil.example/login.example.com/token", FALSE },
    { AUTHORITY, "https://example.com/token", FALSE },
    { AUTHORITY, "https://login.example.com:8443/token", FALSE },
    { AUTHORITY ":8443", "https://login.example.com/token", FALSE },
    { AUTHORITY, "https://login.example.com./token", FALSE },
    { "http://127.0.0.1:8080", "http://127.0.0.1:8081/token", FALSE },
    { "http://127.0.0.1:8080", "http://localhost:8080/token", FALSE },
    /* Unsafe ways. */
    { AUTHORITY, "http://login.example.com/token", FALSE },
    { AUTHORITY, "http://login.example.com:443/token", FALSE },
    { "http://login.example.com", "http://login.example.com/token", FALSE },
    { "http://127.0.0.1:8080", "https://127.0.0.1:8080/token", FALSE },
    { "file://login.example.com", "file://login.example.com/token", FALSE },
    { "nonsense", "nonsense/token", FALSE },
    /* Disguises. */
    { AUTHORITY, "https://login.example.com@evil.example/token", FALSE },
    { AUTHORITY, "https://evil.example@login.example.com/token", FALSE },
    { AUTHORITY, "https://:@login.example.com/token", FALSE },
    { AUTHORITY, "https://evil.example\\@login.example.com/token", FALSE },
    { AUTHORITY, "https://login.example.com\\.evil.example/token", FALSE },
    { AUTHORITY, "https://login.example.com%2eevil.example/token", FALSE },
    { AUTHORITY, "https://login.example.com/token#", FALSE },
    { AUTHORITY, "https://login.example.com/token#x", FALSE },
    { AUTHORITY, " https://login.example.com/token", FALSE },
    { AUTHORITY, "https://login.example.com/token ", FALSE },
    { AUTHORITY, "https://login.example.com/to\nken", FALSE },
    { AUTHORITY, "https://login.example.com/to\tken", FALSE },
    { AUTHORITY, "https://login.example.com/t\xC3\xA9", FALSE },
    { AUTHORITY, "https://login.example.com:0443x/token", FALSE },
    { AUTHORITY, "https://login.example.com:99999/token", FALSE },
    { AUTHORITY, "https:///token", FALSE },
    { AUTHORITY, "https:login.example.com/token", FALSE },
    { AUTHORITY, "//login.example.com/token", FALSE },
    { AUTHORITY, "/token", FALSE },
    { AUTHORITY, "javascript:alert(1)", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *issuer = g_strconcat (cases[i].authority, "/x/v2.0", NULL);
      const char *address = cases[i].address;
      const char *places[] = { "authorization_endpoint", "token_endpoint",
                               "device_authorization_endpoint" };

      for (guint place = 0; place < G_N_ELEMENTS (places); place++)
        {
          /* The others are good, so that the one is to blame. */
          g_autofree char *good = g_strconcat (cases[i].authority, "/good", NULL);
          const Document document = { .issuer = issuer,
                                      .authorize = place == 0 ? address : good,
                                      .token = place == 1 ? address : good,
                                      .device = place == 2 ? address : good };
          g_autoptr(GError) error = NULL;
          g_autoptr(LiaisonEndpoints) endpoints =
                       read_document (&document, cases[i].authority, NULL, &error);

          if (cases[i].is_accepted)
            {
              g_assert_no_error (error);
              g_assert_nonnull (endpoints);
              continue;
            }
          g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
          g_assert_null (endpoints);
          if (g_str_has_prefix (cases[i].authority, AUTHORITY))
            g_assert_nonnull (strstr (error->message, places[place]));
        }
    }
}

static void
test_issuers (void)
{
  static const char *const aliases[] = { "https://sts.example.net", "https://old.example.com",
                                         NULL };
  static const struct
  {
    const char *issuer;
    gboolean alone;
    gboolean with_aliases;
  } cases[] = {
    { AUTHORITY "/" TENANT "/v2.0", TRUE, TRUE },
    { AUTHORITY "/", TRUE, TRUE },
    { "https://sts.example.net/" TENANT "/", FALSE, TRUE },
    { "https://old.example.com/{tenantid}/v2.0", FALSE, TRUE },
    { AUTHORITY, FALSE, FALSE },
    { AUTHORITY ".evil.example/x", FALSE, FALSE },
    { AUTHORITY "@evil.example/x", FALSE, FALSE },
    { "https://sts.example.network/x", FALSE, FALSE },
    { "http://login.example.com/x", FALSE, FALSE },
    { " " AUTHORITY "/x", FALSE, FALSE },
    { "", FALSE, FALSE },
    { NULL, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint with = 0; with < 2; with++)
      {
        Document document = usual;
        g_autoptr(LiaisonEndpoints) endpoints = NULL;
        g_autoptr(GError) error = NULL;

        document.issuer = cases[i].issuer;
        endpoints = read_document (&document, AUTHORITY, with ? aliases : NULL, &error);
        if (with ? cases[i].with_aliases : cases[i].alone)
          g_assert_no_error (error);
        else
          {
            g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
            g_assert_nonnull (strstr (error->message, "issuer"));
          }
      }
}

static void
test_bad_bodies (void)
{
  static const char *const bodies[] = {
    "",
    "[]",
    "{}",
    "\"text\"",
    "<html>502</html>",
    "{ \"issuer\": 7, \"authorization_endpoint\": [], \"token_endpoint\": {} }",
    "{ \"issuer\": \"" AUTHORITY "/x\" }",
    "{ \"issuer\": \"" AUTHORITY "/x\", \"authorization_endpoint\": \"" AUTHORITY "/a\" }",
    "{ \"issuer\": \"" AUTHORITY "/x\", \"token_endpoint\": \"" AUTHORITY "/t\" }",
    "{ \"error\": \"invalid_tenant\", \"error_description\": \"AADSTS90002: Tenant not found.\" }",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LiaisonEndpoints) endpoints = read_text (bodies[i], AUTHORITY, NULL, &error);

      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
      g_assert_null (endpoints);
    }
}

static void
test_has_issuer (void)
{
  static const struct
  {
    const char *of_document;
    const char *tenant_id;
    const char *issuer;
    gboolean expected;
  } cases[] = {
    { AUTHORITY "/{tenantid}/v2.0", TENANT, AUTHORITY "/" TENANT "/v2.0", TRUE },
    { AUTHORITY "/" TENANT "/v2.0", TENANT, AUTHORITY "/" TENANT "/v2.0", TRUE },
    { AUTHORITY "/" TENANT "/v2.0", NULL, AUTHORITY "/" TENANT "/v2.0", FALSE },
    { AUTHORITY "/{tenantid}/v2.0", TENANT, AUTHORITY "/{tenantid}/v2.0", FALSE },
    { AUTHORITY "/{tenantid}/v2.0", TENANT, AUTHORITY "/" TENANT "/v2.0/", FALSE },
    { AUTHORITY "/{tenantid}/v2.0", TENANT, AUTHORITY "/" TENANT, FALSE },
    { AUTHORITY "/{tenantid}/v2.0", "other", AUTHORITY "/" TENANT "/v2.0", FALSE },
    { AUTHORITY "/{TENANTID}/v2.0", TENANT, AUTHORITY "/" TENANT "/v2.0", FALSE },
    { AUTHORITY "/{tenantid}/v2.0", TENANT, NULL, FALSE },
    { AUTHORITY "/{tenantid}/v2.0", "{tenantid}", AUTHORITY "/" TENANT "/v2.0", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Document document = usual;
      g_autoptr(LiaisonEndpoints) endpoints = NULL;

      document.issuer = cases[i].of_document;
      endpoints = read_document (&document, AUTHORITY, NULL, NULL);
      g_assert_cmpint (
        liaison_endpoints_has_issuer (endpoints, cases[i].tenant_id, cases[i].issuer), ==,
        cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/endpoints/reads", test_reads);
  g_test_add_func ("/endpoints/no-device", test_no_device);
  g_test_add_func ("/endpoints/addresses", test_addresses);
  g_test_add_func ("/endpoints/issuers", test_issuers);
  g_test_add_func ("/endpoints/bad-bodies", test_bad_bodies);
  g_test_add_func ("/endpoints/has-issuer", test_has_issuer);

  return g_test_run ();
}
