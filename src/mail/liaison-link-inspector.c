/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-mail"

#include "mail/liaison-link-inspector.h"

#include <string.h>

#include "mail/liaison-link-own.h"
#include "mail/liaison-link-scan.h"
#include "mail/liaison-link-unfold.h"
#include "model/liaison-invite-link.h"

/* Longer than any link in any gateway's wrapping. */
#define MAX_ADDRESS_BYTES 4096
#define MAX_LINES 12
#define MAX_PIECE_CHARACTERS 40

/* Where an address may stand. All point into the text. */
typedef struct
{
  const char *run; /* characters between two white spaces */
  const char *run_end;
  const char *start;
  const char *end;
  gboolean has_scheme;
} Place;

static void
damage_clear (gpointer data)
{
  g_free (((LiaisonLinkDamage *) data)->piece);
}

static GArray *
damages_new (void)
{
  GArray *damages = g_array_new (FALSE, FALSE, sizeof (LiaisonLinkDamage));

  g_array_set_clear_func (damages, damage_clear);
  return damages;
}

void
liaison_inspected_link_free (LiaisonInspectedLink *link)
{
  g_free (link->found);
  g_clear_pointer (&link->reading, liaison_link_reading_free);
  g_array_unref (link->damages);
  g_free (link->repaired);
  g_free (link);
}

gboolean
liaison_inspected_link_has (const LiaisonInspectedLink *link, LiaisonLinkDamageKind kind)
{
  for (guint i = 0; i < link->damages->len; i++)
    if (g_array_index (link->damages, LiaisonLinkDamage, i).kind == kind)
      return TRUE;
  return FALSE;
}

/* ---- Finding */

static gboolean
is_space (const char *p)
{
  return g_unichar_isspace (g_utf8_get_char (p));
}

static const char *
find_run_end (const char *p)
{
  while (*p != '\0' && !is_space (p))
    p = g_utf8_next_char (p);
  return p;
}

/* Whether @word (lower case, ASCII) stands at *@at, in whatever characters look like it. */
static gboolean
skip_word (const char **at, const char *end, const char *word)
{
  const char *p = *at;

  while (*word != '\0')
    {
      gunichar c = p < end ? g_utf8_get_char (p) : 0;
      gboolean letter;
      char ascii = c < 0x80 ? (char) c : liaison_link_fold_character (c, &letter);

      if (c == 0)
        return FALSE;
      if (!liaison_link_is_invisible (c))
        {
          if (g_ascii_tolower (ascii) != *word)
            return FALSE;
          word++;
        }
      p = g_utf8_next_char (p);
    }
  *at = p;
  return TRUE;
}

static gboolean
is_scheme (const char *p, const char *end)
{
  if (!skip_word (&p, end, "http"))
    return FALSE;
  skip_word (&p, end, "s");
  return skip_word (&p, end, "://") || skip_word (&p, end, "%3a%2f%2f");
}

static const char *
find_scheme (const char *p, const char *end)
{
  for (; p < end; p = g_utf8_next_char (p))
    if (is_scheme (p, end))
      return p;
  return NULL;
}

/* The host before the first slash, of an address whose scheme is lost. */
static const char *
find_bare_host (const char *run, const char *end)
{
  const char *slash = memchr (run, '/', end - run);
  const char *start = slash;
  gboolean dot = FALSE;

  while (start != NULL && start > run &&
         (g_ascii_isalnum (start[-1]) || strchr (".-", start[-1]) != NULL))
    dot |= *--start == '.';
  return dot ? start : NULL;
}

/* Characters behind which an address has ended in any case. */
static const char *
find_address_end (const char *start, const char *end)
{
  const char *p = start;

  while (p < end)
    {
      gunichar c = g_utf8_get_char (p);
      gboolean letter;

      if (c < 0x80
            ? strchr ("\"<>", (int) c) != NULL
            : !liaison_link_is_invisible (c) && liaison_link_fold_character (c, &letter) == 0)
        break;
      p = g_utf8_next_char (p);
    }
  while (p > start)
    {
      const char *last = g_utf8_find_prev_char (start, p);

      if (last == NULL || (!liaison_link_is_trailing_punctuation (g_utf8_get_char (last)) &&
                           !liaison_link_is_invisible (g_utf8_get_char (last))))
        break;
      p = last;
    }
  return p;
}

/* The next address in the run at or behind @from. */
static gboolean
find_place (const char *run, const char *from, const char *run_end, Place *place)
{
  const char *scheme = find_scheme (from, run_end);

  *place = (Place){ .run = run, .run_end = run_end, .has_scheme = scheme != NULL };
  place->start = scheme != NULL ? scheme : from == run ? find_bare_host (run, run_end) : NULL;
  if (place->start == NULL)
    return FALSE;
  place->end = MIN (run_end, place->start + MAX_ADDRESS_BYTES);
  while (place->end < run_end && ((guchar) *place->end & 0xC0) == 0x80)
    place->end--;
  return TRUE;
}

/* ---- What touches it */

static gboolean
consists_of (const char *start, const char *end, const char *characters)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (g_utf8_strchr (characters, -1, g_utf8_get_char (p)) == NULL)
      return FALSE;
  return TRUE;
}

/* As much of it as one would look at. */
static void
add_piece (GArray *damages, LiaisonLinkDamageKind kind, const char *start, const char *end)
{
  g_autofree char *piece = NULL;
  const char *p = start;

  for (guint i = 0; i < MAX_PIECE_CHARACTERS && p < end; i++)
    p = g_utf8_next_char (p);
  piece = g_strndup (start, p - start);
  liaison_link_damages_add (damages, kind, piece);
}

/* Brackets and quotation marks around it are what they are for, and so is the mark of a quoted
 * line. */
static void
check_neighbours (const Place *place, GArray *damages)
{
  gboolean opened =
    place->start > place->run && consists_of (place->run, place->start, "([{<\"'（【《「『“‘");
  gboolean closed = place->end < place->run_end &&
                    g_utf8_strchr (")]}>\"'）】》」』”’", -1, g_utf8_get_char (place->end)) != NULL;

  if ((opened && closed) ||
      (place->end == place->run_end && consists_of (place->run, place->start, ">")))
    return;
  if (place->end < place->run_end)
    add_piece (damages, LIAISON_DAMAGE_GLUED, place->end, place->run_end);
  else if (place->start > place->run)
    add_piece (damages, LIAISON_DAMAGE_GLUED, place->run, place->start);
}

/* ---- Judging */

/* Nothing is missing and nothing is too much. */
static gboolean
is_whole (const LiaisonLinkReading *reading)
{
  const LiaisonLinkLack harmless =
    LIAISON_LACK_CASE | LIAISON_LACK_HTTPS | LIAISON_LACK_HOST | LIAISON_LACK_USER_INFO;

  return reading != NULL && reading->purpose != LIAISON_PURPOSE_UNKNOWN &&
         reading->purpose != LIAISON_PURPOSE_PORTAL && (reading->lacks & ~harmless) == 0;
}

static void
add_page_damage (GArray *damages, const char *plain)
{
  const char *page = strchr (plain, '#');

  if (page == NULL)
    liaison_link_damages_add (damages, LIAISON_DAMAGE_PAGE_LOST, NULL);
  else if (g_str_has_prefix ("/BillingAccounts/partner-invitation", page + 1) ||
           g_str_has_prefix ("/partners/invitation/granularAdminRelationships/", page + 1))
    liaison_link_damages_add (damages, LIAISON_DAMAGE_CUT, page);
  else
    liaison_link_damages_add (damages, LIAISON_DAMAGE_VALUE, page);
}

static void
add_lacks (GArray *damages, const LiaisonLinkReading *reading, const char *plain)
{
  if (reading->lacks & LIAISON_LACK_HOST)
    liaison_link_damages_add (damages, LIAISON_DAMAGE_HOST, reading->host);
  if (reading->lacks & LIAISON_LACK_USER_INFO)
    liaison_link_damages_add (damages, LIAISON_DAMAGE_USER_INFO, "@");
  if (reading->lacks & LIAISON_LACK_HTTPS)
    liaison_link_damages_add (damages, LIAISON_DAMAGE_NOT_HTTPS, "http://");
  if (reading->lacks & LIAISON_LACK_PARAMETERS)
    liaison_link_damages_add (damages, LIAISON_DAMAGE_CUT, NULL);
  else if (reading->lacks & LIAISON_LACK_PAGE)
    add_page_damage (damages, plain);
  if (reading->lacks & LIAISON_LACK_VALUE)
    liaison_link_damages_add (damages, LIAISON_DAMAGE_VALUE, NULL);
  if (reading->lacks & LIAISON_LACK_AGREEMENT)
    liaison_link_damages_add (damages, LIAISON_DAMAGE_CONTRADICTORY, NULL);
  if (reading->lacks & LIAISON_LACK_CASE)
    liaison_link_damages_add (damages, LIAISON_DAMAGE_CASE, NULL);
}

/* Scheme and host in small letters, which changes nothing for a browser. */
static void
lower_host (char *plain, GArray *damages)
{
  char *authority = strstr (plain, "://");
  char *end = authority != NULL ? authority + 3 + strcspn (authority + 3, "/?#") : plain;

  for (char *p = plain; p < end; p++)
    if (g_ascii_isupper (*p))
      {
        liaison_link_damages_add (damages, LIAISON_DAMAGE_CASE, NULL);
        *p = g_ascii_tolower (*p);
      }
}

/* Where letters of another script stand, the true host is another one than the one they look like.
 */
static void
check_true_host (GListModel *clouds, const char *found, LiaisonInspectedLink *link)
{
  g_autoptr(LiaisonLinkReading) as_found = liaison_link_reading_new (clouds, found);

  if (as_found == NULL || as_found->cloud != NULL || strstr (as_found->host, "xn--") == NULL)
    return;
  liaison_link_damages_add (link->damages, LIAISON_DAMAGE_HOST, as_found->host);
  if (link->reading == NULL)
    return;
  g_clear_object (&link->reading->cloud);
  g_free (link->reading->host);
  link->reading->host = g_steal_pointer (&as_found->host);
}

/* ---- Repairing */

/* Whatever happened can be undone without guessing. */
static gboolean
is_reversible (const LiaisonInspectedLink *link)
{
  if (!is_whole (link->reading))
    return FALSE;
  for (guint i = 0; i < link->damages->len; i++)
    switch (g_array_index (link->damages, LiaisonLinkDamage, i).kind)
      {
      case LIAISON_DAMAGE_CASE:
        if (link->reading->lacks & LIAISON_LACK_CASE)
          return FALSE;
        break;
      case LIAISON_DAMAGE_SEALED:
      case LIAISON_DAMAGE_LOOKALIKE:
      case LIAISON_DAMAGE_PAGE_LOST:
      case LIAISON_DAMAGE_CUT:
      case LIAISON_DAMAGE_VALUE:
      case LIAISON_DAMAGE_CONTRADICTORY:
      case LIAISON_DAMAGE_USER_INFO:
      case LIAISON_DAMAGE_HOST:
        return FALSE;
      case LIAISON_DAMAGE_ESCAPED:
      case LIAISON_DAMAGE_ENCODED:
      case LIAISON_DAMAGE_TRANSFER:
      case LIAISON_DAMAGE_REWRITTEN:
      case LIAISON_DAMAGE_WRAPPED:
      case LIAISON_DAMAGE_QUOTED:
      case LIAISON_DAMAGE_INVISIBLE:
      case LIAISON_DAMAGE_WIDE:
      case LIAISON_DAMAGE_GLUED:
      case LIAISON_DAMAGE_HASH_LOST:
      case LIAISON_DAMAGE_NO_SCHEME:
      case LIAISON_DAMAGE_NOT_HTTPS:
      case LIAISON_N_DAMAGES:
      default:
        break;
      }
  return TRUE;
}

static void
repair (LiaisonInspectedLink *link, const char *const *issued, const char *plain)
{
  const char *own = liaison_link_find_own (issued, plain);
  const char *authority = strstr (plain, "://");
  g_autofree char *restored = NULL;

  /* Of an address that says nothing by itself. */
  if (own != NULL && link->damages->len == 0 && !g_str_equal (own, plain))
    liaison_link_damages_add (
      link->damages, strlen (own) == strlen (plain) ? LIAISON_DAMAGE_CASE : LIAISON_DAMAGE_CUT,
      NULL);
  link->issued = own != NULL;
  if (link->damages->len == 0)
    return;
  if (own != NULL)
    link->repaired = g_strdup (own);
  else if (authority != NULL && is_reversible (link))
    restored = g_strconcat ("https", authority, NULL);
  if (restored != NULL &&
      liaison_invite_link_check (link->reading->cloud, restored) == LIAISON_LINK_OK)
    link->repaired = g_steal_pointer (&restored);
}

/* ---- One link */

static LiaisonInspectedLink *
inspect_place (GListModel *clouds,
               const char *const *issued,
               const char *text,
               const Place *place,
               const char *address,
               GArray *damages)
{
  LiaisonInspectedLink *link = g_new0 (LiaisonInspectedLink, 1);
  g_autofree char *plain = NULL;
  gboolean sealed = FALSE;

  link->start = place->start - text;
  link->end = place->end - text;
  link->found = g_strndup (place->start, place->end - place->start);
  link->damages = damages;
  plain = liaison_link_unfold (address, damages, &sealed);
  if (sealed)
    return link;

  lower_host (plain, damages);
  link->reading = liaison_link_reading_new (clouds, plain);
  if (link->reading != NULL)
    add_lacks (damages, link->reading, plain);
  if (liaison_inspected_link_has (link, LIAISON_DAMAGE_LOOKALIKE))
    check_true_host (clouds, address, link);
  repair (link, issued, plain);
  return link;
}

static gboolean
concerns_partners (const LiaisonInspectedLink *link)
{
  if (link->reading == NULL)
    return liaison_inspected_link_has (link, LIAISON_DAMAGE_SEALED);
  return link->reading->marked || link->reading->cloud != NULL || link->repaired != NULL;
}

/* The address alone, as far as it reaches in its run. */
static LiaisonInspectedLink *
inspect_run (GListModel *clouds, const char *const *issued, const char *text, Place place)
{
  g_autofree char *address = NULL;
  GArray *damages = damages_new ();

  place.end = find_address_end (place.start, place.end);
  check_neighbours (&place, damages);
  address = g_strndup (place.start, place.end - place.start);
  if (!place.has_scheme)
    {
      g_autofree char *bare = g_steal_pointer (&address);

      liaison_link_damages_add (damages, LIAISON_DAMAGE_NO_SCHEME, NULL);
      address = g_strconcat ("https://", bare, NULL);
    }
  return inspect_place (clouds, issued, text, &place, address, damages);
}

/* Steps over one line's end and what a mail program puts before the next line. */
static const char *
skip_line_end (const char *p, gboolean *quoted)
{
  while (*p == ' ' || *p == '\t')
    p++;
  if (*p == '\r')
    p++;
  if (*p == '\n')
    p++;
  while (*p == '>' || *p == ' ' || *p == '\t')
    *quoted |= *p++ == '>';
  return *p != '\0' && !is_space (p) ? p : NULL;
}

/* Where @address goes on in the following lines: the shortest whole link wins. NULL: it does not.
 * @soft: an "=" at a line's end belongs to the message's encoding. */
static LiaisonInspectedLink *
inspect_lines (GListModel *clouds,
               const char *const *issued,
               const char *text,
               Place place,
               gboolean soft)
{
  g_autoptr(GString) joined = g_string_new_len (place.start, place.end - place.start);
  gboolean quoted = FALSE;

  for (guint i = 0; i < MAX_LINES && joined->len < MAX_ADDRESS_BYTES; i++)
    {
      const char *next = skip_line_end (place.run_end, &quoted);
      g_autoptr(LiaisonInspectedLink) link = NULL;
      GArray *damages;

      if (next == NULL)
        return NULL;
      if (soft && joined->len > 0 && joined->str[joined->len - 1] == '=')
        g_string_truncate (joined, joined->len - 1);
      place.run_end = find_run_end (next);
      place.end = find_address_end (next, place.run_end);
      if (place.end == next)
        return NULL;

      damages = damages_new ();
      add_piece (damages, LIAISON_DAMAGE_WRAPPED, next, place.end);
      if (quoted)
        liaison_link_damages_add (damages, LIAISON_DAMAGE_QUOTED, ">");
      check_neighbours (&place, damages);
      {
        g_autofree char *address = g_strdup_printf ("%s%s%.*s", place.has_scheme ? "" : "https://",
                                                    joined->str, (int) (place.end - next), next);

        link = inspect_place (clouds, issued, text, &place, address, damages);
      }
      if (is_whole (link->reading) && link->repaired != NULL)
        return g_steal_pointer (&link);
      g_string_append_len (joined, next, place.run_end - next);
    }
  return NULL;
}

static LiaisonInspectedLink *
inspect_here (GListModel *clouds, const char *const *issued, const char *text, const Place *place)
{
  LiaisonInspectedLink *link = inspect_run (clouds, issued, text, *place);
  LiaisonInspectedLink *whole = NULL;

  if (is_whole (link->reading) || place->end != place->run_end)
    return link;
  if (!concerns_partners (link) && !liaison_inspected_link_has (link, LIAISON_DAMAGE_REWRITTEN))
    return link;

  whole = inspect_lines (clouds, issued, text, *place, FALSE);
  if (whole == NULL)
    whole = inspect_lines (clouds, issued, text, *place, TRUE);
  if (whole == NULL)
    return link;
  liaison_inspected_link_free (link);
  return whole;
}

/* Another address in the same run ends this one; within a gateway's, whose host stands before it,
 * it belongs to it. */
static void
end_before_next (Place *place)
{
  const char *next = find_scheme (g_utf8_next_char (place->start), place->end);
  g_autofree char *address = NULL;
  g_autofree char *plain = NULL;
  g_autoptr(GArray) damages = NULL;
  gboolean sealed = FALSE;

  if (next == NULL)
    return;
  address = g_strndup (place->start, next - place->start);
  damages = damages_new ();
  plain = liaison_link_unfold (address, damages, &sealed);
  if (!sealed)
    place->end = next;
}

static gboolean
is_alone (const LiaisonInspectedLink *link, const char *text)
{
  const char *around = " \t\r\n<>\"'.";

  return link->reading != NULL && strspn (text, around) >= link->start &&
         text[link->end + strspn (text + link->end, around)] == '\0';
}

GPtrArray *
liaison_link_inspect (GListModel *clouds, const char *const *issued, const char *text)
{
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_inspected_link_free);
  const char *p = text;

  g_return_val_if_fail (text != NULL, links);

  while (*p != '\0')
    {
      const char *run_end = find_run_end (p);
      const char *run = p;
      Place place;

      if (run_end == p)
        run_end = g_utf8_next_char (p);
      while (p < run_end && find_place (run, p, run_end, &place))
        {
          LiaisonInspectedLink *link;

          end_before_next (&place);
          link = inspect_here (clouds, issued, text, &place);
          p = MAX (place.end, text + link->end);
          if (concerns_partners (link) || is_alone (link, text))
            g_ptr_array_add (links, link);
          else
            liaison_inspected_link_free (link);
        }
      p = MAX (p, run_end);
    }
  return links;
}
