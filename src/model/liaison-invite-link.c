/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-invite-link.h"

/* No link of the service comes near; a browser or a mail program may cut longer ones. */
#define MAX_LINK_BYTES 2048

#define SCHEME "https://"

/* Everything else has no place in an address (RFC 3986): control characters and white space, any
 * byte outside ASCII, and with it bidirectional marks, zero-width characters and lookalike letters.
 * A backslash counts as a slash for browsers and could hide the true host. */
static gboolean
is_link_character (char c)
{
  return g_ascii_isgraph (c) && strchr ("\"<>\\^`{|}", c) == NULL;
}

static gboolean
has_scheme (const char *link)
{
  const char *end = strstr (link, "://");

  if (end == NULL || end == link || !g_ascii_isalpha (*link))
    return FALSE;
  for (const char *at = link; at < end; at++)
    if (!g_ascii_isalnum (*at) && strchr ("+-.", *at) == NULL)
      return FALSE;
  return TRUE;
}

LiaisonLinkVerdict
liaison_invite_link_check (LiaisonCloud *cloud, const char *link)
{
  const char *authority = NULL;
  g_autofree char *host = NULL;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), LIAISON_LINK_MALFORMED);

  if (link == NULL || *link == '\0')
    return LIAISON_LINK_MALFORMED;
  for (const char *at = link; *at != '\0'; at++)
    if (!is_link_character (*at))
      return LIAISON_LINK_BAD_CHARACTERS;
  if (strlen (link) > MAX_LINK_BYTES)
    return LIAISON_LINK_MALFORMED;
  if (g_ascii_strncasecmp (link, SCHEME, strlen (SCHEME)) != 0)
    return has_scheme (link) ? LIAISON_LINK_NOT_HTTPS : LIAISON_LINK_MALFORMED;

  authority = link + strlen (SCHEME);
  host = g_strndup (authority, strcspn (authority, "/?#"));
  /* "https://admin.microsoft.com@example.org" shows one host and opens another. */
  if (*host == '\0' || strchr (host, '@') != NULL)
    return LIAISON_LINK_MALFORMED;
  /* A port makes it another server than the one in the list. */
  return liaison_cloud_is_link_host (cloud, host) ? LIAISON_LINK_OK : LIAISON_LINK_FOREIGN_HOST;
}

/* One "name=value" of a query, as bytes of the link. Without a '=' the value is empty and begins
 * at the end. */
typedef struct
{
  const char *name;
  const char *name_end;
  const char *value;
  const char *end;
} Parameter;

/* Takes the parameter that begins at @at; @query_end bounds it. */
static Parameter
parse_parameter (const char *at, const char *query_end)
{
  Parameter parameter = { .name = at, .name_end = query_end, .value = query_end, .end = query_end };
  const char *ampersand = memchr (at, '&', query_end - at);
  const char *equals = NULL;

  if (ampersand != NULL)
    parameter.end = ampersand;
  equals = memchr (at, '=', parameter.end - at);
  parameter.name_end = equals != NULL ? equals : parameter.end;
  parameter.value = equals != NULL ? equals + 1 : parameter.end;
  return parameter;
}

/* Percent-decoded; what cannot be decoded to text stays as it is. */
static char *
dup_decoded (const char *start, const char *end)
{
  char *decoded = g_uri_unescape_segment (start, end, NULL);

  if (decoded != NULL && g_utf8_validate (decoded, -1, NULL))
    return decoded;
  g_free (decoded);
  return g_strndup (start, end - start);
}

static gboolean
parameter_is_named (const Parameter *parameter, const char *name)
{
  g_autofree char *decoded = dup_decoded (parameter->name, parameter->name_end);

  return g_ascii_strcasecmp (decoded, name) == 0;
}

/* Everything from the '#' on never reaches the server: a '?' there begins no query. */
static const char *
find_query (const char *link, const char **query_end)
{
  const char *question = NULL;

  *query_end = link + strcspn (link, "#");
  question = memchr (link, '?', *query_end - link);
  return question != NULL ? question + 1 : NULL;
}

static void
append_parameter (GString *out, gboolean has_query, const char *name, const char *value)
{
  if (!has_query)
    g_string_append_c (out, '?');
  else if (out->str[out->len - 1] != '?' && out->str[out->len - 1] != '&')
    g_string_append_c (out, '&');
  g_string_append_printf (out, "%s=%s", name, value);
}

char *
liaison_invite_link_express_rights (LiaisonCloud *cloud, const char *link, gboolean rights)
{
  const char *name = NULL;
  const char *value = rights ? "true" : "false";
  const char *query = NULL;
  const char *query_end = NULL;
  const char *copied = link; /* @link is in @out up to here */
  gboolean found = FALSE;
  GString *out = NULL;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), NULL);
  g_return_val_if_fail (link != NULL, NULL);

  name = liaison_cloud_get_spec (cloud)->rights_parameter;
  if (name == NULL)
    return g_strdup (link);

  out = g_string_new (NULL);
  query = find_query (link, &query_end);
  for (const char *at = query; at != NULL && at < query_end;)
    {
      Parameter parameter = parse_parameter (at, query_end);

      at = parameter.end + 1;
      if (!parameter_is_named (&parameter, name))
        continue;
      /* Every occurrence: who reads the link may take the first or the last. */
      g_string_append_len (out, copied, parameter.value - copied);
      if (parameter.name_end == parameter.end)
        g_string_append_c (out, '=');
      g_string_append (out, value);
      copied = parameter.end;
      found = TRUE;
    }
  g_string_append_len (out, copied, query_end - copied);
  if (!found)
    append_parameter (out, query != NULL, name, value);
  g_string_append (out, query_end);
  return g_string_free (out, FALSE);
}
