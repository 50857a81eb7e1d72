/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-mail"

#include "mail/liaison-link-unfold.h"

#include <string.h>

#include "mail/liaison-link-gateway.h"
#include "mail/liaison-link-scan.h"

/* Nothing is wrapped in more layers than this. */
#define MAX_LAYERS 8

void
liaison_link_damages_add (GArray *damages, LiaisonLinkDamageKind kind, const char *piece)
{
  LiaisonLinkDamage damage = { .kind = kind };

  for (guint i = 0; i < damages->len; i++)
    if (g_array_index (damages, LiaisonLinkDamage, i).kind == kind)
      return;
  damage.piece = g_strdup (piece);
  g_array_append_val (damages, damage);
}

char
liaison_link_fold_character (gunichar c, gboolean *letter)
{
  /* Letters whose printed forms are the same as those of Latin ones in most fonts. */
  static const struct
  {
    const char *others;
    const char *latin;
  } scripts[] = {
    { "аеорсухіјѕһԁԛԝӏьвкмнтАВЕКМНОРСТХІЈЅ", "aeopcyxijshdqwlbbkmhtABEKMHOPCTXIJS" },
    { "οαινυρκτχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oaivupktxABEZHIKMNOPTYX" },
    { "ıɑɡℓ", "iagl" },
  };

  *letter = FALSE;
  if (c >= 0xFF01 && c <= 0xFF5E)
    return (char) (c - 0xFF01 + '!');
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
    return '-';
  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      const char *at = g_utf8_strchr (scripts[i].others, -1, c);

      if (c == 0 || at == NULL)
        continue;
      *letter = TRUE;
      return scripts[i].latin[g_utf8_pointer_to_offset (scripts[i].others, at)];
    }
  return 0;
}

static void
add_character (GArray *damages, LiaisonLinkDamageKind kind, gunichar c)
{
  char piece[7] = { 0 };

  g_unichar_to_utf8 (c, piece);
  liaison_link_damages_add (damages, kind, piece);
}

/* ASCII as far as there is an ASCII character to take a character for. */
static char *
fold_characters (const char *address, GArray *damages)
{
  GString *folded = g_string_new (NULL);

  for (const char *p = address; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean letter = FALSE;
      char ascii = c < 0x80 ? (char) c : liaison_link_fold_character (c, &letter);

      if (liaison_link_is_invisible (c))
        add_character (damages, LIAISON_DAMAGE_INVISIBLE, c);
      else if (ascii == 0)
        g_string_append_unichar (folded, c);
      else
        {
          if (c >= 0x80)
            add_character (damages, letter ? LIAISON_DAMAGE_LOOKALIKE : LIAISON_DAMAGE_WIDE, c);
          g_string_append_c (folded, ascii);
        }
    }
  return g_string_free (folded, FALSE);
}

static gboolean
has_escape (const char *text, char sign, const char *digits)
{
  for (const char *p = strchr (text, sign); p != NULL; p = strchr (p + 1, sign))
    if (g_ascii_strncasecmp (p + 1, digits, strlen (digits)) == 0)
      return TRUE;
  return FALSE;
}

/* "=3D" behind a parameter's name: no value begins like that by itself. */
static char *
undo_transfer (const char *address, GArray *damages)
{
  GString *decoded;

  if (!has_escape (address, '=', "3D"))
    return NULL;
  liaison_link_damages_add (damages, LIAISON_DAMAGE_TRANSFER, "=3D");
  decoded = g_string_new (NULL);
  for (const char *p = address; *p != '\0'; p++)
    {
      int byte = p[0] == '=' && g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2])
                   ? g_ascii_xdigit_value (p[1]) * 16 + g_ascii_xdigit_value (p[2])
                   : 0;

      if (byte > ' ' && byte < 0x7F)
        {
          g_string_append_c (decoded, (char) byte);
          p += 2;
        }
      else
        g_string_append_c (decoded, *p);
    }
  return g_string_free (decoded, FALSE);
}

static char *
undo_references (const char *address, GArray *damages)
{
  static const struct
  {
    const char *reference;
    const char *meaning;
  } references[] = {
    { "&amp;", "&" },  { "&#38;", "&" }, { "&#x26;", "&" },   { "&#35;", "#" },
    { "&#x23;", "#" }, { "&num;", "#" }, { "&equals;", "=" }, { "&#61;", "=" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (references); i++)
    if (strstr (address, references[i].reference) != NULL)
      {
        GString *decoded = g_string_new (address);

        liaison_link_damages_add (damages, LIAISON_DAMAGE_ESCAPED, references[i].reference);
        g_string_replace (decoded, references[i].reference, references[i].meaning, 0);
        return g_string_free (decoded, FALSE);
      }
  return NULL;
}

static char *
undo_gateway (const char *address, GArray *damages, gboolean *sealed)
{
  const char *gateway = liaison_link_gateway_find (address);
  char *inside = gateway != NULL ? liaison_link_gateway_unwrap (address) : NULL;

  if (gateway != NULL)
    liaison_link_damages_add (
      damages, inside != NULL ? LIAISON_DAMAGE_REWRITTEN : LIAISON_DAMAGE_SEALED, gateway);
  *sealed = gateway != NULL && inside == NULL;
  return inside;
}

static char *
unescape_all (const char *address)
{
  char *decoded = g_uri_unescape_string (address, NULL);

  if (decoded != NULL && g_utf8_validate (decoded, -1, NULL))
    return decoded;
  g_free (decoded);
  return NULL;
}

/* Where a sign that every link has stands only in its encoded form. */
static char *
undo_percent (const char *address, GArray *damages)
{
  static const struct
  {
    char sign;
    const char *digits;
    const char *piece;
  } signs[] = { { ':', "3A", "%3A" }, { '?', "3F", "%3F" }, { '=', "3D", "%3D" } };
  const char *hash;

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strchr (address, signs[i].sign) == NULL && has_escape (address, '%', signs[i].digits))
      {
        liaison_link_damages_add (damages, LIAISON_DAMAGE_ENCODED, signs[i].piece);
        return unescape_all (address);
      }

  /* A page begins with a slash, which may be encoded as well. */
  hash = strchr (address, '#') == NULL ? strstr (address, "%23") : NULL;
  if (hash == NULL && strchr (address, '#') == NULL)
    hash = strstr (address, "%2523");
  if (hash != NULL)
    {
      gboolean twice = g_str_has_prefix (hash, "%25");
      g_autofree char *query = g_strndup (address, hash - address);
      g_autofree char *page = unescape_all (hash + strlen (twice ? "%2523" : "%23"));

      liaison_link_damages_add (damages, LIAISON_DAMAGE_ENCODED, twice ? "%2523" : "%23");
      return page != NULL ? g_strconcat (query, "#", page, NULL) : NULL;
    }
  return NULL;
}

static char *
undo_one (const char *address, GArray *damages, gboolean *sealed)
{
  char *undone = undo_transfer (address, damages);

  if (undone == NULL)
    undone = undo_references (address, damages);
  if (undone == NULL)
    undone = undo_gateway (address, damages, sealed);
  if (undone == NULL && !*sealed)
    undone = undo_percent (address, damages);
  return undone;
}

/* The page of an invitation that follows the query without its '#'. */
static char *
undo_lost_hash (const char *address, GArray *damages)
{
  static const char *const pages[] = { "/BillingAccounts/partner-invitation",
                                       "/partners/invitation" };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      const char *page = strchr (address, '#') == NULL ? strstr (address, pages[i]) : NULL;
      g_autofree char *query = page != NULL ? g_strndup (address, page - address) : NULL;

      if (query == NULL)
        continue;
      liaison_link_damages_add (damages, LIAISON_DAMAGE_HASH_LOST, pages[i]);
      return g_strconcat (query, "#", page, NULL);
    }
  return g_strdup (address);
}

char *
liaison_link_unfold (const char *address, GArray *damages, gboolean *sealed)
{
  g_autofree char *plain = fold_characters (address, damages);

  *sealed = FALSE;
  for (guint i = 0; i < MAX_LAYERS && !*sealed; i++)
    {
      g_autofree char *undone = undo_one (plain, damages, sealed);

      if (undone == NULL)
        break;
      g_free (plain);
      plain = fold_characters (undone, damages);
    }
  return undo_lost_hash (plain, damages);
}
