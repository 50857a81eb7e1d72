/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-mail"

#include "mail/liaison-link-scan.h"

#include <string.h>

/* What only addresses of invitations hold: domain.md 7.1 and 7.3. Lower case. */
static const char *const markers[] = {
  "invtype=", "partnerid=", "partner-invitation", "partners/invitation", "partnersignup",
};

#define GUID "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

gboolean
liaison_link_is_trailing_punctuation (gunichar c)
{
  return c != 0 && g_utf8_strchr (".,;:!?)]}>\"'。，；：！？）】》」』”’", -1, c) != NULL;
}

gboolean
liaison_link_is_invisible (gunichar c)
{
  return c == 0xAD || g_unichar_type (c) == G_UNICODE_FORMAT;
}

gboolean
liaison_link_has_marker (const char *address)
{
  for (gsize i = 0; i < G_N_ELEMENTS (markers); i++)
    if (strstr (address, markers[i]) != NULL)
      return TRUE;
  return FALSE;
}

static const char *
find_scheme (const char *start, const char *end)
{
  for (const char *p = start; p < end; p++)
    if (g_ascii_strncasecmp (p, "http://", strlen ("http://")) == 0 ||
        g_ascii_strncasecmp (p, "https://", strlen ("https://")) == 0)
      return p;
  return NULL;
}

static const char *
strip_trailing_punctuation (const char *start, const char *end)
{
  while (end > start)
    {
      const char *last = g_utf8_find_prev_char (start, end);

      if (last == NULL || !liaison_link_is_trailing_punctuation (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return end;
}

/* @address as its text means it: percent-decoded, "&amp;" read, invisible characters out, lower
 * case. A rewritten or quoted copy looks like the link then. */
static char *
normalize (const char *start, const char *end)
{
  g_autoptr(GString) plain = g_string_new (NULL);
  g_autofree char *lower = NULL;

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '%' && end - p > 2 && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]))
        {
          int byte = g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2]);

          g_string_append_c (plain, byte >= ' ' && byte < 0x7F ? byte : '%');
          p += 2;
        }
      else if (!liaison_link_is_invisible (c))
        g_string_append_unichar (plain, c);
    }

  g_string_replace (plain, "&amp;", "&", 0);
  lower = g_ascii_strdown (plain->str, -1);
  return g_steal_pointer (&lower);
}

/* @address is normalized. */
static char *
dup_host (const char *address)
{
  const char *authority = strstr (address, "://");
  const char *user_end;
  g_autofree char *host = NULL;

  if (authority == NULL)
    return NULL;
  authority += strlen ("://");
  host = g_strndup (authority, strcspn (authority, "/?#"));

  user_end = strrchr (host, '@');
  if (user_end != NULL)
    memmove (host, user_end + 1, strlen (user_end + 1) + 1);
  host[strcspn (host, ":")] = '\0';
  return g_steal_pointer (&host);
}

/* @address is normalized. */
static char *
dup_partner (const char *address)
{
  const char *value = strstr (address, "partnerid=");

  if (value == NULL)
    return NULL;
  value += strlen ("partnerid=");
  return g_strndup (value, strcspn (value, "&#"));
}

/* Whether @address holds an identifier that the link does not have. Both are normalized. */
static gboolean
has_other_guid (const char *address, const char *link)
{
  g_autoptr(GRegex) regex = g_regex_new (GUID, 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  for (g_regex_match (regex, address, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL))
    {
      g_autofree char *guid = g_match_info_fetch (match, 0);

      if (strstr (link, guid) == NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_other_partner (const char *address, const char *link)
{
  g_autofree char *partner = dup_partner (address);
  g_autofree char *own_partner = dup_partner (link);
  const char *value;
  gsize length;

  if (has_other_guid (address, link))
    return TRUE;
  if (partner == NULL || own_partner == NULL)
    return FALSE;
  /* A value that was cut off is still ours, and one with what mails write for "=". */
  value = partner;
  if (g_str_has_prefix (value, "3d") && !g_str_has_prefix (own_partner, "3d"))
    value += 2;
  length = strlen (value);
  /* A soft line break. */
  if (length > 0 && value[length - 1] == '=')
    length--;
  return strncmp (own_partner, value, length) != 0;
}

static gboolean
is_allowed (LiaisonCloud *cloud, const char *start, const char *end)
{
  const char *const *allowed = liaison_cloud_get_spec (cloud)->allowed_addresses;
  gsize length = end - start;

  if (length > 0 && end[-1] == '/')
    length--;
  for (gsize i = 0; allowed != NULL && allowed[i] != NULL; i++)
    {
      gsize allowed_length = strlen (allowed[i]);

      if (allowed_length > 0 && allowed[i][allowed_length - 1] == '/')
        allowed_length--;
      if (allowed_length == length && g_ascii_strncasecmp (start, allowed[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Step 3 for an address that is not the link itself; FALSE if it has nothing to do with
 * invitations. Only on hosts that serve invitations does an identifier tell a partner: elsewhere
 * (an online meeting) it may be anything. */
static gboolean
judge (LiaisonCloud *cloud,
       const char *link,
       const char *start,
       const char *end,
       LiaisonLinkCopyKind *kind)
{
  g_autofree char *address = normalize (start, end);
  g_autofree char *own = normalize (link, link + strlen (link));
  g_autofree char *host = dup_host (address);
  g_autofree char *own_host = dup_host (own);
  gboolean marked = liaison_link_has_marker (address);

  if (is_allowed (cloud, start, end))
    return FALSE;
  if (host == NULL && (!marked || strpbrk (address, "/=") == NULL))
    return FALSE;
  if (!marked && g_strcmp0 (host, own_host) != 0 &&
      !(liaison_cloud_is_link_host (cloud, host) && has_other_guid (address, own)))
    return FALSE;

  *kind = is_other_partner (address, own) ? LIAISON_LINK_COPY_FOREIGN : LIAISON_LINK_COPY_DAMAGED;
  return TRUE;
}

/* Steps over what a mail program or an editor puts into an address: white space of a wrapped line,
 * the mark of a quoted line, a soft line break, invisible characters. */
static const char *
skip_damage (const char *p, gboolean *at_line_start)
{
  gunichar c = g_utf8_get_char (p);

  if (c == '\n' || c == '\r')
    *at_line_start = TRUE;
  else if (c == '=' && (p[1] == '\n' || p[1] == '\r'))
    ;
  else if (c == '>' && *at_line_start)
    ;
  else if (c == 0 || (!g_unichar_isspace (c) && !liaison_link_is_invisible (c)))
    return NULL;
  return g_utf8_next_char (p);
}

/* The end of a damaged copy of the whole @link at @start: wrapped, of another case, "&amp;" or
 * "%23" in it, "#" lost. NULL if it is none. */
static const char *
match_loosely (const char *link, const char *start)
{
  const char *p = start;
  gboolean at_line_start = FALSE;

  for (const char *l = link; *l != '\0'; l++)
    {
      const char *next;

      while (g_ascii_tolower (*p) != g_ascii_tolower (*l) &&
             (next = skip_damage (p, &at_line_start)) != NULL)
        p = next;
      at_line_start = FALSE;

      if (*l == '#' && strncmp (p, "%23", 3) == 0)
        p += 3;
      else if (*l == '&' && g_str_has_prefix (p, "&amp;"))
        p += 5;
      else if (g_ascii_tolower (*p) == g_ascii_tolower (*l))
        p++;
      else if (*l != '#')
        return NULL;
    }
  return p;
}

/* Where a damaged address ends that stands in a run of text ending at @end: characters behind it
 * that no address has are the writer's own. */
static const char *
find_address_end (const char *start, const char *end)
{
  const char *last = end;

  while (last > start)
    {
      const char *p = g_utf8_find_prev_char (start, last);
      gunichar c = p != NULL ? g_utf8_get_char (p) : 'x';

      if (c < 0x80 || liaison_link_is_invisible (c))
        break;
      last = p;
    }
  return last;
}

static const char *
find_run_end (const char *p)
{
  while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* Where the address of a run begins: at its scheme, unless a broken one stands before that. */
static const char *
find_address_start (const char *run, const char *scheme)
{
  g_autofree char *before = scheme != NULL ? normalize (run, scheme) : NULL;

  if (before == NULL || strstr (before, "://") != NULL || liaison_link_has_marker (before))
    return run;
  return scheme;
}

/* Every address and every piece of one has one of these, plain or percent-encoded. Most words have
 * none: letters are scanned at each keystroke. */
static gboolean
may_hold_address (const char *start, const char *end)
{
  for (const char *p = start; p < end; p++)
    if (*p == '/' || *p == '=' || *p == '%')
      return TRUE;
  return FALSE;
}

/* Looks at the characters between two white spaces. */
static gboolean
scan_run (LiaisonCloud *cloud,
          const char *link,
          const char *text,
          const char *run,
          LiaisonLinkCopy *copy)
{
  const char *run_end = find_run_end (run);
  const char *scheme = find_scheme (run, run_end);
  const char *start = find_address_start (run, scheme);
  const char *end = strip_trailing_punctuation (start, run_end);
  gsize link_length = strlen (link);
  LiaisonLinkCopyKind kind = LIAISON_LINK_COPY_INTACT;

  if (g_str_has_prefix (start, link) && end <= start + link_length)
    {
      end = start + link_length;
      if (start != run || end != run_end)
        kind = LIAISON_LINK_COPY_GLUED;
    }
  else
    {
      const char *whole = scheme != NULL ? match_loosely (link, start) : NULL;

      if (whole != NULL)
        kind = LIAISON_LINK_COPY_DAMAGED;
      else if (!judge (cloud, link, start, end, &kind))
        return FALSE;

      if (whole > run_end)
        {
          run_end = find_run_end (whole);
          end = strip_trailing_punctuation (whole, run_end);
        }
      end = find_address_end (whole != NULL ? whole : start, end);
      if (g_str_has_prefix (start, link) && end == start + link_length)
        kind = LIAISON_LINK_COPY_GLUED;
    }

  *copy = (LiaisonLinkCopy){ .kind = kind,
                             .start = start - text,
                             .end = end - text,
                             .run_start = run - text,
                             .run_end = run_end - text };
  return TRUE;
}

GArray *
liaison_link_scan (LiaisonCloud *cloud, const char *link, const char *text)
{
  GArray *copies = g_array_new (FALSE, FALSE, sizeof (LiaisonLinkCopy));
  const char *p = text;

  while (*p != '\0')
    {
      LiaisonLinkCopy copy;

      if (g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      else
        {
          const char *end = find_run_end (p);

          if (may_hold_address (p, end) && scan_run (cloud, link, text, p, &copy))
            {
              g_array_append_val (copies, copy);
              end = text + copy.run_end;
            }
          p = end;
        }
    }
  return copies;
}
