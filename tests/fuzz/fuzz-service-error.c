/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-input.h"

#include "service/liaison-service-error.h"

/* The input is an answer: a line with the status, headers, an empty line, the body. */

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  FuzzInput input = { (const char *) data, size };
  guint status = fuzz_input_take_status (&input);
  g_autoptr(SoupMessageHeaders) headers = fuzz_input_take_headers (&input);
  g_autoptr(GBytes) body = fuzz_input_take_body (&input);
  const LiaisonErrorDetails known = { .request_id = (char *) "request-1",
                                      .correlation_id = (char *) "correlation-1" };
  const LiaisonErrorDetails *details;
  g_autoptr(GError) error =
               liaison_service_error_new_from_parts (status, headers, body, &known, "GET /");

  fuzz_assert_error (error);
  details = liaison_error_get_details (error);
  g_assert_cmpuint (details->http_status, ==, status);
  g_assert_nonnull (details->request_id);
  g_assert_nonnull (details->correlation_id);
  if (details->claims != NULL)
    {
      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED);
      g_assert_true (status == 401 || status == 403);
    }
  return 0;
}
