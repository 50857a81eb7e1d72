/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-service"

#include "service/liaison-service-error.h"

#include <string.h>

#include "wire/liaison-challenge.h"
#include "wire/liaison-json.h"

/* Not in libsoup 3.2. */
#define STATUS_TOO_MANY_REQUESTS 429

/* The service's own code for it. */
#define SECOND_FACTOR_DEMANDED "900421"

#define EXCERPT_BYTES 200
/* An error is read on the main thread. No true one comes near. */
#define JSON_BYTES_MAX (64 * 1024)

static LiaisonError
code_for_status (guint status)
{
  switch (status)
    {
    case SOUP_STATUS_UNAUTHORIZED:
      return LIAISON_ERROR_SIGN_IN_REQUIRED;
    case SOUP_STATUS_FORBIDDEN:
      return LIAISON_ERROR_FORBIDDEN;
    case SOUP_STATUS_NOT_FOUND:
      return LIAISON_ERROR_NOT_FOUND;
    case STATUS_TOO_MANY_REQUESTS:
      return LIAISON_ERROR_THROTTLED;
    case SOUP_STATUS_REQUEST_TIMEOUT:
      return LIAISON_ERROR_UNAVAILABLE;
    default:
      if (status >= 500)
        return LIAISON_ERROR_UNAVAILABLE;
      return status >= 400 ? LIAISON_ERROR_REFUSED : LIAISON_ERROR_PROTOCOL;
    }
}

/* The beginning of a body that is no JSON, on one line. */
static char *
dup_excerpt (GBytes *body)
{
  g_autofree char *valid = NULL;
  g_auto(GStrv) words = NULL;
  g_autoptr(GString) line = g_string_new (NULL);
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  if (length == 0)
    return NULL;

  valid = g_utf8_make_valid (text, MIN (length, EXCERPT_BYTES));
  words = g_strsplit_set (valid, " \t\r\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, line->len > 0 ? " %s" : "%s", words[i]);

  return line->len > 0 ? g_strdup (line->str) : NULL;
}

/* One character written as "&name;" or "&#number;" at @text, which begins with "&"; 0: none. @end
 * comes to stand behind it. */
static gunichar
read_entity (const char *text, const char **end)
{
  static const struct
  {
    const char *name;
    gunichar character;
  } names[] = {
    { "&amp;", '&' },  { "&lt;", '<' },    { "&gt;", '>' },
    { "&quot;", '"' }, { "&apos;", '\'' }, { "&nbsp;", 0xA0 },
  };
  gboolean is_hex = g_str_has_prefix (text, "&#x") || g_str_has_prefix (text, "&#X");
  guint64 number;
  char *behind;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (text, names[i].name))
      {
        *end = text + strlen (names[i].name);
        return names[i].character;
      }

  if (text[1] != '#' || !g_ascii_isxdigit (text[is_hex ? 3 : 2]))
    return 0;
  number = g_ascii_strtoull (text + (is_hex ? 3 : 2), &behind, is_hex ? 16 : 10);
  if (*behind != ';' || number > 0x10FFFF || !g_unichar_isprint ((gunichar) number))
    return 0;
  *end = behind + 1;
  return (gunichar) number;
}

/* Descriptions come with entities now and then ("partner-center.md", JSON dialect). Decoded once:
 * what a text is about may itself be written so. */
static char *
dup_decoded (const char *text)
{
  GString *decoded;

  if (text == NULL)
    return NULL;

  decoded = g_string_new (NULL);
  while (*text != '\0')
    {
      const char *end;
      gunichar character = *text == '&' ? read_entity (text, &end) : 0;

      if (character == 0)
        g_string_append_c (decoded, *text++);
      else
        {
          g_string_append_unichar (decoded, character);
          text = end;
        }
    }
  return g_string_free (decoded, FALSE);
}

/* Graph puts what it tells of an error into an object of its own. */
static JsonNode *
find_teller (JsonNode *node)
{
  JsonNode *inner = liaison_json_member (node, "error");

  return inner != NULL && JSON_NODE_HOLDS_OBJECT (inner) ? inner : node;
}

/* An id in a form that can be shown: from the header as Partner Center or as Graph calls it, else
 * from the body, else @known. */
static char *
dup_id (SoupMessageHeaders *headers,
        const char *name,
        const char *graph_name,
        JsonNode *teller,
        const char *known)
{
  const char *id = soup_message_headers_get_one (headers, name);

  if (id == NULL)
    id = soup_message_headers_get_one (headers, graph_name);
  if (id == NULL)
    id = liaison_json_string (liaison_json_member (teller, "innerError"), graph_name);
  return id != NULL ? g_utf8_make_valid (id, -1) : g_strdup (known);
}

static char *
dup_description (JsonNode *teller, GBytes *body)
{
  const char *description = liaison_json_string (teller, "description");

  if (teller == NULL || !JSON_NODE_HOLDS_OBJECT (teller))
    return dup_excerpt (body);
  return dup_decoded (description != NULL ? description : liaison_json_string (teller, "message"));
}

GError *
liaison_service_error_new_from_parts (guint status,
                                      SoupMessageHeaders *headers,
                                      GBytes *body,
                                      const LiaisonErrorDetails *known,
                                      const char *summary)
{
  g_autoptr(JsonNode) node =
               g_bytes_get_size (body) <= JSON_BYTES_MAX ? liaison_json_parse (body, NULL) : NULL;
  JsonNode *teller = find_teller (node);
  g_autofree char *service_code = liaison_json_dup_text (teller, "code");
  g_autofree char *description = dup_description (teller, body);
  g_autofree char *request_id =
    dup_id (headers, "MS-RequestId", "request-id", teller, known->request_id);
  g_autofree char *correlation_id =
    dup_id (headers, "MS-CorrelationId", "client-request-id", teller, known->correlation_id);
  g_autofree char *claims = NULL;
  LiaisonErrorDetails details = { .http_status = status,
                                  .description = description,
                                  .request_id = request_id,
                                  .correlation_id = correlation_id };
  LiaisonError code = code_for_status (status);

  if (status == SOUP_STATUS_UNAUTHORIZED || status == SOUP_STATUS_FORBIDDEN)
    claims = liaison_challenge_dup_claims (headers);
  if (claims != NULL)
    code = LIAISON_ERROR_SIGN_IN_REQUIRED;

  details.service_code = service_code != NULL ? service_code : known->service_code;
  details.claims = claims;
  return liaison_error_new (code, &details, summary);
}

GError *
liaison_service_error_new (SoupMessage *message, GBytes *body)
{
  SoupMessageHeaders *asked = soup_message_get_request_headers (message);
  guint status = soup_message_get_status (message);
  LiaisonErrorDetails known = {
    .request_id = (char *) soup_message_headers_get_one (asked, "MS-RequestId"),
    .correlation_id = (char *) soup_message_headers_get_one (asked, "MS-CorrelationId"),
  };
  g_autofree char *summary =
    g_strdup_printf ("%s %s was answered with %u", soup_message_get_method (message),
                     g_uri_get_path (soup_message_get_uri (message)), status);

  if (liaison_challenge_demands_second_factor (message))
    known.service_code = (char *) SECOND_FACTOR_DEMANDED;
  return liaison_service_error_new_from_parts (status, soup_message_get_response_headers (message),
                                               body, &known, summary);
}
