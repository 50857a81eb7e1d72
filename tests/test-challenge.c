/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test-server.h"
#include "liaison-test.h"
#include "wire/liaison-challenge.h"
#include "wire/liaison-exchange.h"

#define BEARER "Bearer realm=\"\", error=\"insufficient_claims\", "
#define NBF "{\"access_token\":{\"nbf\":{\"essential\":true}}}"
#define NBF_64 "eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZX19fQ=="
#define NBF_64_BARE "eyJhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZX19fQ"
/* {"a":"??>>~~"}, whose base64 differs between the alphabets. */
#define ODD "{\"a\":\"\?\?>>~~\"}"

/* @values: headers, separated by line ends. */
static char *
dup_claims (const char *values)
{
  g_auto(GStrv) lines = g_strsplit (values, "\n", -1);
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

  for (guint i = 0; lines[i] != NULL; i++)
    soup_message_headers_append (headers, i % 2 == 0 ? "WWW-Authenticate" : "www-authenticate",
                                 lines[i]);
  return liaison_challenge_dup_claims (headers);
}

static void
test_demands (void)
{
  static const struct
  {
    const char *values;
    const char *expected;
  } cases[] = {
    /* As documented. */
    { "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/"
      "authorize\", error=\"insufficient_claims\", claims=\"" NBF_64 "\"",
      NBF },
    { "Bearer claims=\"" NBF_64 "\"", NBF },
    { "Bearer claims=\"" NBF_64 "\", error=\"insufficient_claims\"", NBF },
    /* Case, blanks, no quotes, no padding. */
    { "bEARER Claims=\"" NBF_64_BARE "\",ERROR=insufficient_claims", NBF },
    { ", ,Bearer\terror = insufficient_claims ,, claims\t=\t" NBF_64 " , ", NBF },
    { "Bearer claims=" NBF_64_BARE, NBF },
    { "Bearer claims=\"" NBF_64_BARE "=\"", NBF },
    { "Bearer claims=\"\\e\\y"
      "JhY2Nlc3NfdG9rZW4iOnsibmJmIjp7ImVzc2VudGlhbCI6dHJ1ZX19fQ==\"",
      NBF },
    { "Bearer claims=\"eyJhIjoiPz8+Pn5+In0=\"", ODD },
    { "Bearer claims=\"eyJhIjoiPz8-Pn5-In0\"", ODD },
    { "Bearer claims=eyJhIjoiPz8-Pn5-In0", ODD },
    { "Bearer claims=\"{\\\"a\\\":\\\"\?\?>>~~\\\"}\"", ODD },
    { "Bearer claims=\"ICB7fSAK\"", "{}" },
    /* Several, in one header and in many. */
    { "Basic realm=\"a, Bearer claims=x\", Bearer claims=\"" NBF_64 "\"", NBF },
    { "Bearer realm=\"x\", PoP nonce=\"y\", Bearer claims=\"" NBF_64 "\", Basic", NBF },
    { "Negotiate abc/+d==, NTLM, Bearer claims=" NBF_64, NBF },
    { "Bearer\nBearer error=\"invalid_token\"\nBearer claims=\"" NBF_64 "\"", NBF },
    { "Bearer realm=\"open\nBearer claims=\"" NBF_64 "\"", NBF },
    { "Bearer claims=\"none\", Bearer claims=\"" NBF_64 "\"", NBF },
    { "OAuth realm=urn:cpsvc:cpid:1, Bearer claims=\"" NBF_64 "\"", NBF },
    { "Bearer claims=\"" NBF_64 "\", Bearer claims=\"e30=\"", NBF },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *claims = dup_claims (cases[i].values);

      g_assert_cmpstr (claims, ==, cases[i].expected);
    }
}

static void
test_demands_nothing (void)
{
  static const char *const cases[] = {
    "",
    "Bearer",
    "Bearer realm=\"\"",
    "Bearer " NBF_64,
    BEARER "scope=\"x\"",
    BEARER "claims=\"\"",
    BEARER "claims=",
    /* Another error, scheme or name. */
    "Bearer error=\"invalid_token\", claims=\"" NBF_64 "\"",
    "PoP error=\"insufficient_claims\", claims=\"" NBF_64 "\"",
    "Bearerx claims=\"" NBF_64 "\"",
    "Bearer xclaims=\"" NBF_64 "\"",
    "claims=\"" NBF_64 "\"",
    "Bearer realm=\"claims=" NBF_64 "\"",
    /* One challenge's parameters are not another's. */
    BEARER "x=y, Basic claims=\"" NBF_64 "\"",
    "Bearer, Basic claims=\"" NBF_64 "\"",
    "Bearer Basic, DPoP claims=\"" NBF_64 "\"",
    "Bearer error=\"insufficient_claims\"\nclaims=\"" NBF_64 "\"",
    /* Not well formed. */
    BEARER "claims=\"" NBF_64,
    BEARER "claims=\"" NBF_64 "\\",
    BEARER "claims=\"" NBF_64 "\\\"",
    BEARER "claims=\"" NBF_64 "\"x",
    BEARER "claims=\"" NBF_64 "\" realm=\"x\"",
    BEARER "claims=\"" NBF_64 "\", \"",
    BEARER "claims=" NBF_64 "\"",
    "Bearer\"x\", claims=\"" NBF_64 "\"",
    "Bearer realm=, claims=\"" NBF_64 "\"",
    "Bearer @, claims=\"" NBF_64 "\"",
    "=, Bearer claims=\"" NBF_64 "\"",
    /* Told twice: which one is meant? */
    "Bearer claims=\"" NBF_64 "\", claims=\"e30=\"",
    "Bearer error=\"invalid_token\", error=\"insufficient_claims\", claims=\"" NBF_64 "\"",
    /* No base64, no text, no object. */
    "Bearer claims=\"e30=e30=\"",
    "Bearer claims=\"e3 0=\"",
    "Bearer claims=\"e30===\"",
    "Bearer claims=\"=\"",
    "Bearer claims=\"e\"",
    "Bearer claims=\"e3%30\"",
    "Bearer claims=\"eyJhIjoi/yJ9\"",
    "Bearer claims=\"e30AAAA=\"",
    "Bearer claims=\"W10=\"",
    "Bearer claims=\"bnVsbA==\"",
    "Bearer claims=\"dmFyIHggPSB7fTs=\"",
    "Bearer claims=\"{\"",
    "Bearer claims=\"{}x\"",
    "Bearer claims={\"a\":1}",
    "Bearer claims=\"{\\\"a\\\":\\\"\xFF\\\"}\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *claims = dup_claims (cases[i]);

      g_assert_cmpstr (claims, ==, NULL);
    }
}

static void
test_length (void)
{
  static const struct
  {
    gsize length;
    gboolean is_understood;
  } cases[] = { { 16 * 1024, TRUE }, { 16 * 1024 + 1, FALSE }, { 1024 * 1024, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *filling = g_strnfill (cases[i].length - strlen ("{\"a\":\"\"}"), 'x');
      g_autofree char *text = g_strdup_printf ("{\"a\":\"%s\"}", filling);
      g_autofree char *base64 = g_base64_encode ((const guchar *) text, strlen (text));
      g_autofree char *value = g_strdup_printf ("Bearer claims=\"%s\"", base64);
      g_autofree char *raw = g_strdup_printf ("Bearer claims=\"{\\\"a\\\":\\\"%s\\\"}\"", filling);
      g_autofree char *claims = dup_claims (value);
      g_autofree char *raw_claims = dup_claims (raw);

      g_assert_cmpstr (claims, ==, cases[i].is_understood ? text : NULL);
      g_assert_cmpstr (raw_claims, ==, cases[i].is_understood ? text : NULL);
    }
}

static void
test_no_header (void)
{
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

  soup_message_headers_append (headers, "Proxy-Authenticate", "Bearer claims=\"e30=\"");
  g_assert_null (liaison_challenge_dup_claims (headers));
}

static void
test_second_factor (void)
{
  static const struct
  {
    guint status;
    const char *phrase;
    gboolean expected;
  } cases[] = {
    { 401, "Unauthorized - MFA required", TRUE },
    { 401, "mfa Required", TRUE },
    { 401, "Unauthorized", FALSE },
    { 401, "MFA", FALSE },
    { 403, "Forbidden - MFA required", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LiaisonTestServer) server = liaison_test_server_new ();
      g_autoptr(SoupSession) session = NULL;
      g_autoptr(SoupMessage) message = NULL;
      g_autoptr(GAsyncResult) result = NULL;
      g_autoptr(GBytes) body = NULL;
      g_autoptr(GError) error = NULL;

      liaison_test_server_set_phrase (server, cases[i].phrase);
      liaison_test_server_answer (server, cases[i].status, NULL, "");
      session = liaison_exchange_session_new (liaison_test_server_get_base (server));
      message = soup_message_new ("GET", liaison_test_server_get_base (server));
      g_assert_false (liaison_challenge_demands_second_factor (message));
      liaison_exchange_async (session, message, 1024, &liaison_clock_real, NULL,
                              liaison_test_result_cb, &result);
      liaison_test_wait (&result);
      body = liaison_exchange_finish (result, &error);

      g_assert_no_error (error);
      g_assert_cmpint (liaison_challenge_demands_second_factor (message), ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/challenge/demands", test_demands);
  g_test_add_func ("/challenge/demands-nothing", test_demands_nothing);
  g_test_add_func ("/challenge/length", test_length);
  g_test_add_func ("/challenge/no-header", test_no_header);
  g_test_add_func ("/challenge/second-factor", test_second_factor);

  return g_test_run ();
}
