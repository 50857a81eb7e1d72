/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-mail"

#include "mail/liaison-mailto.h"

#include <string.h>

#define MAX_ADDRESS 254
#define MAX_LOCAL_PART 64
#define MAX_LABEL 63

static gboolean
is_line_or_paragraph_separator (gunichar c)
{
  return c == 0x2028 || c == 0x2029;
}

/* Overrides and isolates can make a header read other than it is; plain marks cannot. */
static gboolean
is_bidirectional_control (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* Any line end becomes CR LF; other control characters but tab are dropped. */
static char *
dup_wire_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr(GString) wire = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\r' || c == '\n' || is_line_or_paragraph_separator (c))
        g_string_append (wire, "\r\n");
      else if (c == '\t' || !g_unichar_iscntrl (c))
        g_string_append_unichar (wire, c);
    }
  return g_string_free (g_steal_pointer (&wire), FALSE);
}

char *
liaison_mail_dup_ascii_address (const char *address)
{
  const char *at = strrchr (address, '@');
  g_autofree char *domain = at != NULL ? g_hostname_to_ascii (at + 1) : NULL;

  if (domain == NULL)
    return NULL;
  return g_strdup_printf ("%.*s%s", (int) (at + 1 - address), address, domain);
}

static char *
dup_escaped_address (const char *address)
{
  g_autofree char *ascii = liaison_mail_dup_ascii_address (address);
  const char *at = ascii != NULL ? strrchr (ascii, '@') : NULL;
  g_autofree char *local = NULL;
  g_autofree char *domain = NULL;

  if (at == NULL)
    return g_uri_escape_string (address, NULL, FALSE);

  domain = g_uri_escape_string (at + 1, NULL, FALSE);
  *strrchr (ascii, '@') = '\0';
  local = g_uri_escape_string (ascii, NULL, FALSE);
  return g_strconcat (local, "@", domain, NULL);
}

char *
liaison_mailto_new (const char *to, const char *subject, const char *body)
{
  g_autofree char *one_line = NULL;
  g_autofree char *wire = NULL;
  g_autofree char *escaped_to = NULL;
  g_autofree char *escaped_subject = NULL;
  g_autofree char *escaped_body = NULL;

  g_return_val_if_fail (subject != NULL, NULL);
  g_return_val_if_fail (body != NULL, NULL);

  one_line = liaison_mail_dup_header_text (subject);
  wire = dup_wire_text (body);
  escaped_to = to != NULL ? dup_escaped_address (to) : g_strdup ("");
  escaped_subject = g_uri_escape_string (one_line, NULL, FALSE);
  escaped_body = g_uri_escape_string (wire, NULL, FALSE);

  return g_strdup_printf ("mailto:%s?subject=%s&body=%s", escaped_to, escaped_subject,
                          escaped_body);
}

/* RFC 5322's dot-atom. Quoted local parts are legal and nobody's; they could hide a second
 * address. */
static gboolean
is_local_part (const char *start, gsize length)
{
  if (length == 0 || length > MAX_LOCAL_PART || start[0] == '.' || start[length - 1] == '.')
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (start[i] == '.' && start[i + 1] == '.')
        return FALSE;
      if (start[i] == '\0' ||
          (!g_ascii_isalnum (start[i]) && strchr (".!#$%&'*+-/=?^_`{|}~", start[i]) == NULL))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_label (const char *label)
{
  gsize length = strlen (label);

  if (length == 0 || length > MAX_LABEL || label[0] == '-' || label[length - 1] == '-')
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (label[i]) && label[i] != '-')
      return FALSE;
  return TRUE;
}

/* @domain in ASCII. An address on the Internet has at least two labels, the last not a number. */
static gboolean
is_domain (const char *domain)
{
  g_auto(GStrv) labels = g_strsplit (domain, ".", -1);
  guint n = g_strv_length (labels);

  if (n < 2 || strspn (labels[n - 1], "0123456789") == strlen (labels[n - 1]))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!is_label (labels[i]))
      return FALSE;
  return TRUE;
}

gboolean
liaison_mail_address_is_valid (const char *address)
{
  const char *at = address != NULL ? strchr (address, '@') : NULL;
  g_autofree char *ascii = NULL;

  if (at == NULL || strchr (at + 1, '@') != NULL || strlen (address) > MAX_ADDRESS ||
      !g_utf8_validate (address, -1, NULL) || !is_local_part (address, at - address))
    return FALSE;

  ascii = liaison_mail_dup_ascii_address (address);
  return ascii != NULL && strlen (ascii) <= MAX_ADDRESS && is_domain (strchr (ascii, '@') + 1);
}

char *
liaison_mail_dup_header_text (const char *text)
{
  g_autofree char *valid = NULL;
  g_autoptr(GString) line = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' && p[1] == '\n')
        continue;
      if (c == '\r' || c == '\n' || c == '\t' || is_line_or_paragraph_separator (c))
        g_string_append_c (line, ' ');
      else if (!g_unichar_iscntrl (c) && !is_bidirectional_control (c))
        g_string_append_unichar (line, c);
    }
  g_strstrip (line->str);
  return g_strdup (line->str);
}
