/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-input.h"

#include <string.h>

#include "auth/liaison-token-answer.h"
#include "model/liaison-error.h"

/* The input is an answer of the token endpoint: a line with the status, then the body. */

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  FuzzInput input = { (const char *) data, size };
  guint status = fuzz_input_take_status (&input);
  g_autoptr(GBytes) body = fuzz_input_take_body (&input);
  g_autoptr(LiaisonTokenAnswer) answer = NULL;
  g_autoptr(GError) error = NULL;
  LiaisonTokenOutcome outcome = (LiaisonTokenOutcome) -1;

  answer = liaison_token_answer_new (status, body, &outcome, &error);
  g_assert_cmpint ((int) outcome, >=, LIAISON_TOKEN_GIVEN);
  g_assert_cmpint ((int) outcome, <=, LIAISON_TOKEN_TOO_FAST);
  if (answer == NULL)
    {
      g_assert_cmpint (outcome, !=, LIAISON_TOKEN_GIVEN);
      fuzz_assert_error (error);
      /* Only a refusal that the person must answer costs a grant. */
      g_assert_true (outcome != LIAISON_TOKEN_GRANT_DEAD ||
                     (error->code == LIAISON_ERROR_SIGN_IN_REQUIRED && status < 500));
      return 0;
    }

  g_assert_no_error (error);
  g_assert_cmpint (outcome, ==, LIAISON_TOKEN_GIVEN);
  g_assert_cmpuint (status, ==, 200);
  g_assert_true (*answer->access_token != '\0');
  g_assert_null (strpbrk (answer->access_token, " \t\r\n"));
  g_assert_cmpint (answer->expires_in, >=, 0);
  g_assert_cmpint (answer->expires_in, <=, G_MAXINT32);
  fuzz_assert_text (answer->access_token);
  fuzz_assert_text (answer->refresh_token);
  fuzz_assert_text (answer->id_token);
  return 0;
}
