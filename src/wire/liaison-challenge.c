/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-wire"

#include "wire/liaison-challenge.h"

#include <string.h>

#include "wire/liaison-json.h"

/* No true demand comes near. */
#define CLAIMS_BYTES_MAX (16 * 1024)
#define BASE64_LENGTH_MAX ((CLAIMS_BYTES_MAX / 3 + 1) * 4)

#define BLANKS " \t"

/* The parts of one challenge that matter. */
typedef struct
{
  gboolean is_bearer;
  gboolean is_doubtful; /* tells a parameter twice */
  char *error;          /* NULL: not told */
  char *claims;         /* NULL: not told */
} Challenge;

static void
challenge_clear (Challenge *challenge)
{
  g_clear_pointer (&challenge->error, g_free);
  g_clear_pointer (&challenge->claims, g_free);
  challenge->is_bearer = FALSE;
  challenge->is_doubtful = FALSE;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Challenge, challenge_clear)

/* JSON text out of base64 of either alphabet, padded or not; NULL: it is none. Strict, since GLib
 * passes over characters that do not belong. */
static char *
dup_from_base64 (const char *value)
{
  g_autoptr(GString) base64 = NULL;
  g_autofree char *text = NULL;
  gsize length = strlen (value);
  gsize size;

  while (length > 0 && value[length - 1] == '=')
    length--;
  if (length == 0 || length > BASE64_LENGTH_MAX || length % 4 == 1 || strlen (value) > length + 2)
    return NULL;

  base64 = g_string_new_len (value, (gssize) length);
  for (gsize i = 0; i < length; i++)
    {
      if (base64->str[i] == '-')
        base64->str[i] = '+';
      else if (base64->str[i] == '_')
        base64->str[i] = '/';
      else if (!g_ascii_isalnum (base64->str[i]) && strchr ("+/", base64->str[i]) == NULL)
        return NULL;
    }
  while (base64->len % 4 != 0)
    g_string_append_c (base64, '=');

  /* What comes out may hold a zero, which no text does. */
  text = (char *) g_base64_decode (base64->str, &size);
  return g_utf8_validate_len (text, size, NULL) ? g_strndup (text, size) : NULL;
}

/* The claims that @challenge demands, which is over now and forgotten. */
static char *
finish_challenge (Challenge *challenge)
{
  char *claims = NULL;

  if (challenge->is_bearer && !challenge->is_doubtful && challenge->claims != NULL &&
      (challenge->error == NULL || strcmp (challenge->error, "insufficient_claims") == 0))
    claims = liaison_challenge_dup_object (challenge->claims);

  challenge_clear (challenge);
  return claims;
}

static void
keep_param (Challenge *challenge, const char *name, const char *value)
{
  char **place = NULL;

  if (g_ascii_strcasecmp (name, "error") == 0)
    place = &challenge->error;
  else if (g_ascii_strcasecmp (name, "claims") == 0)
    place = &challenge->claims;

  if (place != NULL && *place != NULL)
    challenge->is_doubtful = TRUE;
  else if (place != NULL)
    *place = g_strdup (value);
}

static gboolean
is_token_char (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("!#$%&'*+-.^_`|~", c) != NULL);
}

static void
skip_blanks (const char **text)
{
  *text += strspn (*text, BLANKS);
}

/* Blanks, and the commas of a list with nothing between them. */
static void
skip_to_element (const char **text)
{
  *text += strspn (*text, BLANKS ",");
}

static gboolean
is_element_end (const char *text)
{
  return *text == '\0' || *text == ',';
}

/* A token; NULL: there is none. */
static char *
read_token (const char **text)
{
  const char *begin = *text;

  while (is_token_char (**text))
    (*text)++;
  return *text > begin ? g_strndup (begin, (gsize) (*text - begin)) : NULL;
}

/* The insides of a quoted string; NULL: it does not end. */
static char *
read_quoted (const char **text)
{
  g_autoptr(GString) value = g_string_new (NULL);

  for ((*text)++; **text != '"'; (*text)++)
    {
      if (**text == '\\')
        (*text)++;
      if (**text == '\0')
        return NULL;
      g_string_append_c (value, **text);
    }
  (*text)++;
  return g_strdup (value->str);
}

/* Addresses and base64 come without quotes, too, though they are no tokens. */
static char *
read_unquoted (const char **text)
{
  gsize length = strcspn (*text, BLANKS ",\"");
  char *value = length > 0 ? g_strndup (*text, length) : NULL;

  *text += length;
  return value;
}

/* Reads "= value" into @challenge. FALSE: it is not well formed. */
static gboolean
read_param (const char **text, Challenge *challenge, const char *name)
{
  g_autofree char *value = NULL;

  (*text)++;
  skip_blanks (text);
  value = **text == '"' ? read_quoted (text) : read_unquoted (text);
  if (value == NULL)
    return FALSE;

  skip_blanks (text);
  keep_param (challenge, name, value);
  return is_element_end (*text);
}

/* Passes over the token68 that may follow a scheme instead of parameters. FALSE: there is none. */
static gboolean
skip_token68 (const char **text)
{
  const char *begin = *text;
  const char *end = *text;

  while (is_token_char (*end) || *end == '/')
    end++;
  end += strspn (end, "=");
  skip_blanks (&end);
  if (!is_element_end (end))
    return FALSE;
  *text = end;
  return end > begin;
}

static char *
dup_claims_of_header (const char *text)
{
  g_auto(Challenge) challenge = { 0 };
  gboolean takes_params = FALSE;

  for (skip_to_element (&text); *text != '\0'; skip_to_element (&text))
    {
      g_autofree char *name = read_token (&text);
      const char *behind = text;

      skip_blanks (&text);
      if (name == NULL)
        return NULL;
      else if (*text == '=')
        {
          if (!takes_params || !read_param (&text, &challenge, name))
            return NULL;
        }
      else
        {
          g_autofree char *claims = finish_challenge (&challenge);

          if (claims != NULL)
            return g_steal_pointer (&claims);
          if (text == behind && !is_element_end (text))
            return NULL;
          challenge.is_bearer = g_ascii_strcasecmp (name, "Bearer") == 0;
          takes_params = !skip_token68 (&text);
        }
    }

  return finish_challenge (&challenge);
}

char *
liaison_challenge_dup_claims (SoupMessageHeaders *headers)
{
  SoupMessageHeadersIter iter;
  const char *name, *value;

  /* One by one: joined by commas, one header's open quote would swallow the next header. */
  soup_message_headers_iter_init (&iter, headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    if (g_ascii_strcasecmp (name, "WWW-Authenticate") == 0)
      {
        char *claims = dup_claims_of_header (value);

        if (claims != NULL)
          return claims;
      }

  return NULL;
}

char *
liaison_challenge_dup_object (const char *claims)
{
  g_autofree char *text = *claims == '{' ? g_strdup (claims) : dup_from_base64 (claims);
  g_autoptr(GBytes) body = NULL;
  g_autoptr(JsonNode) node = NULL;

  if (text == NULL || strlen (text) > CLAIMS_BYTES_MAX || !g_utf8_validate (text, -1, NULL))
    return NULL;

  g_strstrip (text);
  body = g_bytes_new (text, strlen (text));
  node = liaison_json_parse (body, NULL);
  if (*text != '{' || node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  return g_steal_pointer (&text);
}

gboolean
liaison_challenge_demands_second_factor (SoupMessage *message)
{
  const char *phrase = soup_message_get_reason_phrase (message);
  g_autofree char *lower = NULL;

  if (soup_message_get_status (message) != SOUP_STATUS_UNAUTHORIZED || phrase == NULL)
    return FALSE;

  lower = g_ascii_strdown (phrase, -1);
  return strstr (lower, "mfa required") != NULL;
}
