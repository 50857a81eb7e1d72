/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-mail"

#include "mail/liaison-link-gateway.h"

#include <string.h>

typedef enum
{
  FORM_PARAMETER,     /* percent-encoded in a parameter of the query */
  FORM_BASE64,        /* in a parameter, as base64 */
  FORM_IN_PATH,       /* percent-encoded behind the last '/' that "http" follows */
  FORM_PROOFPOINT_V2, /* in "u", '-' for '%' and '_' for '/' */
  FORM_PROOFPOINT_V3, /* between "__" and "__;" */
  FORM_SEALED,        /* not in the address at all */
} Form;

typedef struct
{
  const char *name;
  const char *host; /* with a dot in front: any host below it */
  const char *path; /* begins so */
  Form form;
  const char *parameter;
} Gateway;

/* The first that fits. */
static const Gateway gateways[] = {
  { "Safe Links", ".safelinks.protection.outlook.com", "/", FORM_PARAMETER, "url" },
  { "Safe Links", ".safelinks.protection.office365.us", "/", FORM_PARAMETER, "url" },
  { "Safe Links", ".safelinks.protection.partner.outlook.cn", "/", FORM_PARAMETER, "url" },
  { "Safe Links", "statics.teams.cdn.office.net", "/evergreen-assets/safelinks/", FORM_PARAMETER,
    "url" },
  { "URL Defense", "urldefense.proofpoint.com", "/v1/", FORM_PARAMETER, "u" },
  { "URL Defense", "urldefense.proofpoint.com", "/v2/", FORM_PROOFPOINT_V2, "u" },
  { "URL Defense", "urldefense.com", "/v3/", FORM_PROOFPOINT_V3, NULL },
  { "URL Defense", "urldefense.us", "/v3/", FORM_PROOFPOINT_V3, NULL },
  { "URL Defense", "urldefense.proofpoint.com", "/v3/", FORM_PROOFPOINT_V3, NULL },
  { "Barracuda", "linkprotect.cudasvc.com", "/url", FORM_PARAMETER, "a" },
  { "Mimecast", ".mimecast.com", "/s/", FORM_SEALED, NULL },
  { "Mimecast", ".mimecastprotect.com", "/", FORM_SEALED, NULL },
  { "Cisco Secure Email", "secure-web.cisco.com", "/", FORM_IN_PATH, NULL },
  { "Sophos", ".protection.sophos.com", "", FORM_BASE64, "u" },
  { "Symantec", "clicktime.symantec.com", "/", FORM_PARAMETER, "u" },
  { "Trend Micro", ".trendmicro.com", "/wis/clicktime/", FORM_PARAMETER, "url" },
  { "Trellix", ".fireeye.com", "/", FORM_PARAMETER, "u" },
  { "Libraesva", "urlsand.esvalabs.com", "/", FORM_PARAMETER, "u" },
  { "Google", "www.google.com", "/url", FORM_PARAMETER, "q" },
};

static gboolean
is_host_of (const Gateway *gateway, const char *host)
{
  gsize length = strlen (host), wanted = strlen (gateway->host);

  if (gateway->host[0] != '.')
    return g_ascii_strcasecmp (host, gateway->host) == 0;
  return length > wanted && g_ascii_strcasecmp (host + length - wanted, gateway->host) == 0;
}

/* @rest: where the path begins. */
static const Gateway *
find_gateway (const char *address, const char **rest)
{
  const char *authority = strstr (address, "://");
  g_autofree char *host = NULL;

  if (authority == NULL || g_ascii_strncasecmp (address, "http", strlen ("http")) != 0)
    return NULL;
  authority += strlen ("://");
  *rest = authority + strcspn (authority, "/?#");
  host = g_strndup (authority, *rest - authority);

  for (gsize i = 0; i < G_N_ELEMENTS (gateways); i++)
    if (is_host_of (&gateways[i], host) && g_str_has_prefix (*rest, gateways[i].path))
      return &gateways[i];
  return NULL;
}

/* As it stands in the query. */
static char *
dup_parameter (const char *rest, const char *name)
{
  const char *query = strchr (rest, '?');
  gsize length = strlen (name);

  for (const char *at = query; at != NULL; at = strchr (at + 1, '&'))
    if (g_ascii_strncasecmp (at + 1, name, length) == 0 && at[1 + length] == '=')
      {
        const char *value = at + 1 + length + 1;

        return g_strndup (value, strcspn (value, "&#"));
      }
  return NULL;
}

static char *
unescape (const char *text)
{
  return text != NULL ? g_uri_unescape_string (text, NULL) : NULL;
}

static char *
decode_base64 (const char *text)
{
  g_autofree char *standard = NULL;
  g_autofree guchar *bytes = NULL;
  gsize length = 0, missing;

  if (text == NULL || *text == '\0')
    return NULL;
  /* The alphabet for addresses, which leaves the padding out. */
  missing = (4 - strlen (text) % 4) % 4;
  standard = g_strdelimit (g_strconcat (text,
                                        missing == 2   ? "=="
                                        : missing == 1 ? "="
                                                       : "",
                                        NULL),
                           "-", '+');
  g_strdelimit (standard, "_", '/');
  bytes = g_base64_decode (standard, &length);
  if (bytes == NULL || memchr (bytes, '\0', length) != NULL)
    return NULL;
  return g_strndup ((const char *) bytes, length);
}

static char *
decode_in_path (const char *rest)
{
  const char *start = NULL;

  for (const char *at = strstr (rest, "/http"); at != NULL; at = strstr (at + 1, "/http"))
    start = at + 1;
  return unescape (start);
}

static char *
decode_proofpoint_v2 (const char *rest)
{
  g_autofree char *value = dup_parameter (rest, "u");

  if (value == NULL)
    return NULL;
  g_strdelimit (value, "-", '%');
  g_strdelimit (value, "_", '/');
  return unescape (value);
}

/* How many characters "**X" stands for. */
static guint
run_length (char c)
{
  static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const char *at = c != '\0' ? strchr (alphabet, c) : NULL;

  return at != NULL ? (guint) (at - alphabet) + 2 : 0;
}

/* Characters that are not in every address, '#' among them, became '*', a run of them "**X"; what
 * they were follows behind, as base64. NULL if the two do not fit together. */
static char *
decode_proofpoint_v3 (const char *rest)
{
  const char *start = strstr (rest, "/__");
  const char *end = start != NULL ? strstr (start, "__;") : NULL;
  g_autofree char *sealed = NULL;
  g_autofree char *characters = NULL;
  g_autoptr(GString) address = g_string_new (NULL);
  const char *next;

  if (end == NULL)
    return NULL;
  start += strlen ("/__");
  end += strlen ("__;");
  sealed = g_strndup (end, strcspn (end, "!"));
  characters = *sealed != '\0' ? decode_base64 (sealed) : g_strdup ("");
  if (characters == NULL || !g_utf8_validate (characters, -1, NULL))
    return NULL;

  next = characters;
  end -= strlen ("__;");
  for (const char *p = start; p < end; p++)
    {
      guint n = *p != '*' ? 0 : p + 2 < end && p[1] == '*' ? run_length (p[2]) : 1;

      if (*p != '*')
        g_string_append_c (address, *p);
      else if (n == 0)
        return NULL;
      else if (n > 1)
        p += 2;
      for (; n > 0; n--)
        {
          if (*next == '\0')
            return NULL;
          g_string_append_unichar (address, g_utf8_get_char (next));
          next = g_utf8_next_char (next);
        }
    }
  /* Some programs fold the two slashes behind the scheme. */
  if (g_str_has_prefix (address->str, "https:/") && address->str[strlen ("https:/")] != '/')
    g_string_insert_c (address, strlen ("https:/"), '/');
  return g_string_free (g_steal_pointer (&address), FALSE);
}

static char *
decode (const Gateway *gateway, const char *rest)
{
  g_autofree char *value =
    gateway->parameter != NULL ? dup_parameter (rest, gateway->parameter) : NULL;

  switch (gateway->form)
    {
    case FORM_PARAMETER:
      return unescape (value);
    case FORM_BASE64:
      return decode_base64 (value);
    case FORM_IN_PATH:
      return decode_in_path (rest);
    case FORM_PROOFPOINT_V2:
      return decode_proofpoint_v2 (rest);
    case FORM_PROOFPOINT_V3:
      return decode_proofpoint_v3 (rest);
    case FORM_SEALED:
    default:
      return NULL;
    }
}

const char *
liaison_link_gateway_find (const char *address)
{
  const char *rest = NULL;
  const Gateway *gateway;

  g_return_val_if_fail (address != NULL, NULL);

  gateway = find_gateway (address, &rest);
  return gateway != NULL ? gateway->name : NULL;
}

char *
liaison_link_gateway_unwrap (const char *address)
{
  const char *rest = NULL;
  const Gateway *gateway;
  g_autofree char *inside = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  gateway = find_gateway (address, &rest);
  inside = gateway != NULL ? decode (gateway, rest) : NULL;
  if (inside == NULL || g_ascii_strncasecmp (inside, "http", strlen ("http")) != 0 ||
      !g_utf8_validate (inside, -1, NULL))
    return NULL;
  return g_steal_pointer (&inside);
}
