/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "auth/liaison-token-answer.h"
#include "model/liaison-error.h"

/* What the person can cure does not kill the grant; what else a refusal tells is kept. */
static void
test_refusals (void)
{
  static const struct
  {
    guint status;
    const char *body;
    gboolean is_dead;
    const char *service_code;
    const char *claims;
  } cases[] = {
    { 400, "{ \"error\": \"invalid_grant\" }", TRUE, "invalid_grant", NULL },
    { 400, "{ \"error\": \"invalid_grant\", \"suberror\": \"bad_token\" }", TRUE, "invalid_grant",
      NULL },
    { 400, "{ \"error\": \"invalid_grant\", \"suberror\": \"interaction_required\" }", FALSE,
      "invalid_grant", NULL },
    { 400, "{ \"error\": \"invalid_grant\", \"suberror\": \"consent_required\" }", FALSE,
      "invalid_grant", NULL },
    { 400, "{ \"error\": \"invalid_grant\", \"suberror\": \"login_required\" }", FALSE,
      "invalid_grant", NULL },
    { 400, "{ \"error\": \"invalid_grant\", \"suberror\": [] }", TRUE, "invalid_grant", NULL },
    { 503, "{ \"error\": \"invalid_grant\" }", FALSE, "invalid_grant", NULL },
    { 200, "{ \"error\": \"invalid_grant\" }", FALSE, NULL, NULL },
    { 400, "<html><p>AADSTS50126</p></html>", FALSE, NULL, NULL },
    { 400, "", FALSE, NULL, NULL },
    /* The number: the description's, else the first of the list. */
    { 400,
      "{ \"error\": \"x\", \"error_description\": \"AADSTS50076: MFA\", \"error_codes\": [ 1 ] }",
      FALSE, "50076", NULL },
    { 400, "{ \"error\": \"x\", \"error_description\": \"MFA\", \"error_codes\": [ 50076, 1 ] }",
      FALSE, "50076", NULL },
    { 400, "{ \"error\": \"x\", \"error_description\": \"AADSTS12345678901\" }", FALSE, "x", NULL },
    { 400, "{ \"error\": \"x\", \"error_codes\": [] }", FALSE, "x", NULL },
    { 400, "{ \"error\": \"x\", \"error_codes\": [ \"50076\" ] }", FALSE, "x", NULL },
    { 400, "{ \"error\": \"x\", \"error_codes\": [ null, 50076 ] }", FALSE, "x", NULL },
    { 400, "{ \"error\": \"x\", \"error_codes\": [ -1 ] }", FALSE, "x", NULL },
    { 400, "{ \"error\": \"x\", \"error_codes\": 50076 }", FALSE, "x", NULL },
    /* Claims: JSON in a string. */
    { 400, "{ \"error\": \"interaction_required\", \"claims\": \"{\\\"access_token\\\":{}}\" }",
      FALSE, "interaction_required", "{\"access_token\":{}}" },
    { 400, "{ \"error\": \"x\", \"claims\": { \"access_token\": {} } }", FALSE, "x", NULL },
    { 400, "{ \"error\": \"x\", \"claims\": \"[]\" }", FALSE, "x", NULL },
    { 400, "{ \"error\": \"x\", \"claims\": \"{\" }", FALSE, "x", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) body = g_bytes_new_static (cases[i].body, strlen (cases[i].body));
      g_autoptr(LiaisonTokenAnswer) answer = NULL;
      g_autoptr(GError) error = NULL;
      LiaisonTokenOutcome outcome;

      answer = liaison_token_answer_new (cases[i].status, body, &outcome, &error);
      g_assert_null (answer);
      g_assert_nonnull (error);
      g_assert_cmpint (outcome == LIAISON_TOKEN_GRANT_DEAD, ==, cases[i].is_dead);
      g_assert_cmpstr (liaison_error_get_details (error)->service_code, ==, cases[i].service_code);
      g_assert_cmpstr (liaison_error_get_details (error)->claims, ==, cases[i].claims);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/token-answer/refusals", test_refusals);

  return g_test_run ();
}
