/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-error.h"

static void
test_keeps_details (void)
{
  char code[] = "3000";
  const LiaisonErrorDetails given = {
    .http_status = 409,
    .service_code = code,
    .description = (char *) "Conflict",
    .request_id = (char *) "11111111-0000-4000-8000-000000000001",
    .correlation_id = (char *) "22222222-0000-4000-8000-000000000002",
    .claims = (char *) "{\"access_token\":{}}",
  };
  g_autoptr(GError) error = liaison_error_new (LIAISON_ERROR_REFUSED, &given, "POST /v1/orders");
  g_autoptr(GError) copy = NULL;
  const LiaisonErrorDetails *kept = NULL;

  code[0] = 'x';
  copy = g_error_copy (error);
  g_clear_error (&error);

  g_assert_error (copy, LIAISON_ERROR, LIAISON_ERROR_REFUSED);
  g_assert_cmpstr (copy->message, ==, "POST /v1/orders");
  kept = liaison_error_get_details (copy);
  g_assert_cmpuint (kept->http_status, ==, 409);
  g_assert_cmpstr (kept->service_code, ==, "3000");
  g_assert_cmpstr (kept->description, ==, "Conflict");
  g_assert_cmpstr (kept->request_id, ==, "11111111-0000-4000-8000-000000000001");
  g_assert_cmpstr (kept->correlation_id, ==, "22222222-0000-4000-8000-000000000002");
  g_assert_cmpstr (kept->claims, ==, "{\"access_token\":{}}");
}

static void
test_details_are_optional (void)
{
  g_autoptr(GError) bare = liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL, "no sense");
  g_autoptr(GError) plain = NULL;
  g_autoptr(GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "late");

  g_set_error_literal (&plain, LIAISON_ERROR, LIAISON_ERROR_TOO_LONG, "too long");
  g_assert_null (liaison_error_get_details (bare)->service_code);
  g_assert_cmpuint (liaison_error_get_details (plain)->http_status, ==, 0);
  g_assert_null (liaison_error_get_details (foreign));
  g_assert_null (liaison_error_get_details (NULL));
}

static void
test_writes_technical_text (void)
{
  const LiaisonErrorDetails details = {
    .http_status = 503,
    .service_code = (char *) "900421",
    .request_id = (char *) "r-1",
    .correlation_id = (char *) "",
    .claims = (char *) "{\"access_token\":{}}",
  };
  g_autoptr(GError) error = liaison_error_new (LIAISON_ERROR_UNAVAILABLE, &details, "GET failed");
  g_autoptr(GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "late");
  g_autofree char *text = liaison_error_dup_technical_text (error);
  g_autofree char *foreign_text = liaison_error_dup_technical_text (foreign);

  g_assert_cmpstr (text, ==,
                   "Message: GET failed\n"
                   "Domain: LiaisonError\n"
                   "Code: 5 (unavailable)\n"
                   "HTTP status: 503\n"
                   "Service code: 900421\n"
                   "Request ID: r-1");
  g_assert_cmpstr (foreign_text, ==,
                   "Message: late\n"
                   "Domain: g-io-error-quark\n"
                   "Code: 24");
}

static void
test_technical_text_hides_tokens (void)
{
  static const char *const messages[] = {
    "header was Authorization: Bearer s3cr3t-Value.x_y",
    "body refresh_token=s3cr3t-Value&client_id=abc",
    "got eyJ0eXAiOiJKV1QiLCJs3cr3t-Value.eyJhdWQiOiJ.c2lnbmF0dXJl",
    "client_assertion_type=x&client_assertion=s3cr3t-Value",
    "\xff broken bytes, access_token=s3cr3t-Value",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      const LiaisonErrorDetails details = { .description = (char *) messages[i] };
      g_autoptr(GError) error = liaison_error_new (LIAISON_ERROR_FORBIDDEN, &details, messages[i]);
      g_autofree char *text = liaison_error_dup_technical_text (error);

      g_assert_null (strstr (text, "s3cr3t"));
      g_assert_nonnull (strstr (text, "(token)"));
      g_assert_true (g_utf8_validate (text, -1, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/error/keeps-details", test_keeps_details);
  g_test_add_func ("/error/details-are-optional", test_details_are_optional);
  g_test_add_func ("/error/writes-technical-text", test_writes_technical_text);
  g_test_add_func ("/error/technical-text-hides-tokens", test_technical_text_hides_tokens);
  return g_test_run ();
}
