/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-input.h"

#include "wire/liaison-challenge.h"

/* Each line of the input is a header WWW-Authenticate. */

static char *
dup_claims_alone (const char *value)
{
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

  soup_message_headers_append (headers, "WWW-Authenticate", value);
  return liaison_challenge_dup_claims (headers);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  FuzzInput input = { (const char *) data, size };
  g_autoptr(SoupMessageHeaders) headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_autofree char *claims = NULL;
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;

  while (input.size > 0)
    {
      g_autofree char *line = fuzz_input_take_line (&input);

      soup_message_headers_append (headers, "WWW-Authenticate", line);
      if (first == NULL)
        first = dup_claims_alone (line);
    }
  claims = liaison_challenge_dup_claims (headers);
  fuzz_assert_claims (claims);

  /* No header has a say in what another one means. */
  g_assert_cmpstr (claims, ==, first);

  if (claims != NULL)
    again = liaison_challenge_dup_object (claims);
  g_assert_cmpstr (again, ==, claims);
  return 0;
}
