/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-input.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "model/liaison-error.h"
#include "wire/liaison-json.h"

#define CLAIMS_BYTES_MAX (16 * 1024)

char *
fuzz_input_take_line (FuzzInput *input)
{
  g_autofree char *line = NULL;
  g_auto(GStrv) parts = NULL;
  const char *end;
  gsize length;

  if (input->size == 0)
    return g_strdup ("");

  end = memchr (input->data, '\n', input->size);
  length = end != NULL ? (gsize) (end - input->data) : input->size;
  line = g_strndup (input->data, length);
  parts = g_strsplit (line, "\r", -1);

  input->data += length;
  input->size -= length;
  if (end != NULL)
    {
      input->data++;
      input->size--;
    }
  return g_strjoinv ("", parts);
}

guint
fuzz_input_take_status (FuzzInput *input)
{
  g_autofree char *line = fuzz_input_take_line (input);

  return 100 + (guint) ((g_ascii_strtoull (line, NULL, 10) + 500) % 600);
}

SoupMessageHeaders *
fuzz_input_take_headers (FuzzInput *input)
{
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

  while (input->size > 0)
    {
      g_autofree char *line = fuzz_input_take_line (input);
      g_auto(GStrv) pair = g_strsplit (line, ":", 2);

      if (*line == '\0')
        break;
      if (g_strv_length (pair) == 2 && *pair[0] != '\0' && strpbrk (pair[0], " \t") == NULL)
        soup_message_headers_append (headers, pair[0], g_strchug (pair[1]));
    }
  return headers;
}

GBytes *
fuzz_input_take_body (FuzzInput *input)
{
  GBytes *body = g_bytes_new (input->data, input->size);

  input->size = 0;
  return body;
}

void
fuzz_assert_text (const char *text)
{
  g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
}

void
fuzz_assert_claims (const char *claims)
{
  g_autoptr(GBytes) body = claims != NULL ? g_bytes_new (claims, strlen (claims)) : NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(GError) error = NULL;

  if (claims == NULL)
    return;

  fuzz_assert_text (claims);
  g_assert_cmpuint (strlen (claims), <=, CLAIMS_BYTES_MAX);
  g_assert_true (*claims == '{' && claims[strlen (claims) - 1] == '}');
  node = liaison_json_parse (body, &error);
  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
}

void
fuzz_assert_error (const GError *error)
{
  const LiaisonErrorDetails *details = liaison_error_get_details (error);
  g_autofree char *technical = liaison_error_dup_technical_text (error);

  g_assert_nonnull (details);
  fuzz_assert_text (error->message);
  fuzz_assert_text (technical);
  fuzz_assert_text (details->service_code);
  fuzz_assert_text (details->description);
  fuzz_assert_text (details->request_id);
  fuzz_assert_text (details->correlation_id);
  fuzz_assert_claims (details->claims);
}
