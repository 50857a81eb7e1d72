/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-letter-library.h"

#include <string.h>

#include "model/liaison-error.h"

#define TEXT_KEY "Text"
#define SOURCE_LANGUAGE "en"

struct _LiaisonLetterLibrary
{
  GObject parent_instance;

  GHashTable *texts;    /* language → group → text; complete languages only */
  GPtrArray *languages; /* NULL-terminated */
};

G_DEFINE_FINAL_TYPE (LiaisonLetterLibrary, liaison_letter_library, G_TYPE_OBJECT)

/* What is so about a letter; blocks ask for it. */
typedef enum
{
  HAS_CONTACT = 1 << 0,
  HAS_COMPANY = 1 << 1,
  HAS_DUE_DATE = 1 << 2,
  HAS_MAIL = 1 << 3,
  HAS_PHONE = 1 << 4,
  HAS_TITLE = 1 << 5,
  EXISTING = 1 << 6,
  RIGHTS = 1 << 7,       /* the link grants them */
  RIGHTS_LATER = 1 << 8, /* wanted, but the link grants none (X-2) */
  NO_RIGHTS = 1 << 9,
} Facts;

typedef enum
{
  PARAGRAPH, /* after a blank line */
  LINE,
  ENTRY, /* a line of a list */
  LINK,  /* no text of the library: the link in a paragraph of its own */
  GAP,   /* no text: a blank line before whatever comes next */
} Shape;

typedef struct
{
  Shape shape;
  const char *group;
  Facts needs;
  Facts excludes;
} Block;

/* domain.md 8.1 in the order of the letter. LTR-2, who asks, is the asking sentence and the
 * signature. The billing details (LTR-11) of an existing customer are complete already. */
static const Block letter_blocks[] = {
  { PARAGRAPH, "greeting-named", HAS_CONTACT, 0 }, /* LTR-1 */
  { PARAGRAPH, "greeting", 0, HAS_CONTACT },
  { PARAGRAPH, "ask-company", HAS_COMPANY, EXISTING }, /* LTR-3 */
  { PARAGRAPH, "ask", 0, HAS_COMPANY | EXISTING },
  { PARAGRAPH, "again-rights", EXISTING | RIGHTS, 0 },
  { PARAGRAPH, "again", EXISTING, RIGHTS },
  { LINE, "ask-again-company", EXISTING | HAS_COMPANY, 0 },
  { LINE, "ask-again", EXISTING, HAS_COMPANY },
  { PARAGRAPH, "how", 0, 0 },
  { LINK, NULL, 0, 0 },             /* LTR-7 */
  { PARAGRAPH, "keep-link", 0, 0 }, /* LTR-7, LTR-9 */
  { LINE, "pass-on", 0, 0 },        /* LTR-8 */
  { PARAGRAPH, "meaning", 0, 0 },
  { ENTRY, "appears", 0, EXISTING }, /* LTR-4 */
  { ENTRY, "stays", EXISTING, 0 },
  { ENTRY, "privileges", RIGHTS, 0 },              /* LTR-5a */
  { ENTRY, "privileges-limit", RIGHTS, 0 },        /* LTR-5b */
  { ENTRY, "no-privileges", NO_RIGHTS, EXISTING }, /* LTR-6a, LTR-6b */
  { ENTRY, "no-privileges-again", NO_RIGHTS | EXISTING, 0 },
  { ENTRY, "privileges-later", RIGHTS_LATER, 0 }, /* X-2 */
  { ENTRY, "agreement", 0, 0 },                   /* LTR-10 */
  { GAP, NULL, 0, 0 },
  { LINE, "prepare", 0, EXISTING },               /* LTR-11 */
  { LINE, "tell-us", 0, 0 },                      /* LTR-13 */
  { PARAGRAPH, "control-privileges", RIGHTS, 0 }, /* LTR-12 */
  { PARAGRAPH, "control", 0, RIGHTS },
  { GAP, NULL, 0, 0 },
  { LINE, "due", HAS_DUE_DATE, 0 }, /* LTR-14 */
  { LINE, "questions-both", HAS_MAIL | HAS_PHONE, 0 },
  { LINE, "questions-mail", HAS_MAIL, HAS_PHONE },
  { LINE, "questions-phone", HAS_PHONE, HAS_MAIL },
  { LINE, "questions", 0, HAS_MAIL | HAS_PHONE },
  { PARAGRAPH, "regards", 0, 0 }, /* LTR-17 */
  { LINE, "signature-title", HAS_TITLE, 0 },
  { LINE, "signature", 0, HAS_TITLE },
};

static const char *const other_groups[] = { "language", "date",          "months",
                                            "subject",  "subject-again", "short" };

static const char *const placeholder_names[] = {
  "{contact_name}",
  "{customer_company}",
  "{partner_name}",
  "{sender_name}",
  "{sender_title}",
  "{sender_mail}",
  "{sender_phone}",
  "{provider_name}",
  "{portal_name}",
  "{link}",
  "{due_date}",
  "{reference}",
  NULL,
};

/* The next "{lower_case}" at or after @text; its end goes to *@end. NULL if there is none. */
static const char *
next_braced (const char *text, const char **end)
{
  for (const char *start = strchr (text, '{'); start != NULL; start = strchr (start + 1, '{'))
    {
      gsize length = strspn (start + 1, "abcdefghijklmnopqrstuvwxyz_");

      if (length > 0 && start[1 + length] == '}')
        {
          *end = start + length + 2;
          return start;
        }
    }
  return NULL;
}

static GStrv
find_braced (const char *text, const char *const *among)
{
  g_autoptr(GStrvBuilder) found = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *end = text;

  for (const char *start = next_braced (text, &end); start != NULL; start = next_braced (end, &end))
    {
      g_autofree char *name = g_strndup (start, end - start);

      if (among != NULL && !g_strv_contains (among, name))
        continue;
      if (g_hash_table_contains (seen, name))
        continue;
      g_strv_builder_add (found, name);
      g_hash_table_add (seen, g_steal_pointer (&name));
    }
  return g_strv_builder_end (found);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
same_placeholders (const char *text, const char *other)
{
  g_auto(GStrv) names = find_braced (text, NULL);
  g_auto(GStrv) other_names = find_braced (other, NULL);

  qsort (names, g_strv_length (names), sizeof (char *), compare_strings);
  qsort (other_names, g_strv_length (other_names), sizeof (char *), compare_strings);
  return g_strv_equal ((const char *const *) names, (const char *const *) other_names);
}

static gboolean
has_twelve_months (const char *list)
{
  g_auto(GStrv) months = g_strsplit (list, ";", -1);

  return g_strv_length (months) == 12;
}

static void
liaison_letter_library_finalize (GObject *object)
{
  LiaisonLetterLibrary *self = LIAISON_LETTER_LIBRARY (object);

  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_clear_pointer (&self->languages, g_ptr_array_unref);

  G_OBJECT_CLASS (liaison_letter_library_parent_class)->finalize (object);
}

static void
liaison_letter_library_class_init (LiaisonLetterLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_letter_library_finalize;
}

static void
liaison_letter_library_init (LiaisonLetterLibrary *self)
{
  self->texts =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  self->languages = g_ptr_array_new ();
}

static const char *
get_text (LiaisonLetterLibrary *self, const char *language, const char *group)
{
  GHashTable *texts = language != NULL ? g_hash_table_lookup (self->texts, language) : NULL;

  if (texts == NULL)
    texts = g_hash_table_lookup (self->texts, SOURCE_LANGUAGE);
  return texts != NULL ? g_hash_table_lookup (texts, group) : NULL;
}

/* "Text" → "en", "Text[zh_CN]" → "zh_CN", other keys → NULL. */
static char *
dup_language_of_key (const char *key)
{
  gsize length = strlen (key);

  if (g_str_equal (key, TEXT_KEY))
    return g_strdup (SOURCE_LANGUAGE);
  if (!g_str_has_prefix (key, TEXT_KEY "[") || key[length - 1] != ']')
    return NULL;
  return g_strndup (key + strlen (TEXT_KEY "["), length - strlen (TEXT_KEY "[") - 1);
}

static gboolean
read_group (LiaisonLetterLibrary *self, GKeyFile *file, const char *group, GError **error)
{
  g_auto(GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      g_autofree char *language = dup_language_of_key (keys[i]);
      g_autofree char *text = NULL;
      g_autoptr(GError) problem = NULL;
      GHashTable *texts;

      if (language == NULL)
        continue;

      text = g_key_file_get_string (file, group, keys[i], &problem);
      if (text == NULL || strstr (text, "{link}") != NULL)
        {
          g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "[%s] %s: %s", group,
                       keys[i], text == NULL ? problem->message : "the link has a line of its own");
          return FALSE;
        }
      if (*text == '\0')
        continue;

      texts = g_hash_table_lookup (self->texts, language);
      if (texts == NULL)
        {
          texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
          g_hash_table_insert (self->texts, g_steal_pointer (&language), texts);
        }
      g_hash_table_insert (texts, g_strdup (group), g_steal_pointer (&text));
    }
  return TRUE;
}

static gboolean
check_group (LiaisonLetterLibrary *self, const char *group, GError **error)
{
  const char *text = get_text (self, SOURCE_LANGUAGE, group);

  if (text != NULL && (!g_str_equal (group, "months") || has_twelve_months (text)))
    return TRUE;

  g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "[%s] %s: %s", group, TEXT_KEY,
               text == NULL ? "missing" : "not twelve months");
  return FALSE;
}

static gboolean
check_source_texts (LiaisonLetterLibrary *self, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (letter_blocks); i++)
    if (letter_blocks[i].group != NULL && !check_group (self, letter_blocks[i].group, error))
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (other_groups); i++)
    if (!check_group (self, other_groups[i], error))
      return FALSE;
  return TRUE;
}

/* A half translated letter, or one that lost a name on the way, is not offered. */
static gboolean
is_complete (LiaisonLetterLibrary *self, GHashTable *texts)
{
  GHashTable *source_texts = g_hash_table_lookup (self->texts, SOURCE_LANGUAGE);
  GHashTableIter iter;
  gpointer group, source;

  g_hash_table_iter_init (&iter, source_texts);
  while (g_hash_table_iter_next (&iter, &group, &source))
    {
      const char *text = g_hash_table_lookup (texts, group);

      if (text == NULL || !same_placeholders (text, source))
        return FALSE;
    }
  return has_twelve_months (g_hash_table_lookup (texts, "months"));
}

static void
collect_languages (LiaisonLetterLibrary *self)
{
  GHashTableIter iter;
  gpointer language, texts;

  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &language, &texts))
    if (!is_complete (self, texts))
      g_hash_table_iter_remove (&iter);
    else if (!g_str_equal (language, SOURCE_LANGUAGE))
      g_ptr_array_add (self->languages, language);

  g_ptr_array_sort (self->languages, compare_strings);
  g_ptr_array_insert (self->languages, 0, SOURCE_LANGUAGE);
  g_ptr_array_add (self->languages, NULL);
}

/* A name fit for a sentence and for the subject: one line, no bidirectional overrides, no blanks
 * around it. NULL when nothing is left. */
static char *
dup_clean_value (const char *value)
{
  g_autoptr(GString) clean = g_string_new (NULL);
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;

  for (const char *p = valid; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029)
        g_string_append_c (clean, ' ');
      else if (!(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069))
        g_string_append_unichar (clean, c);
    }
  g_strstrip (clean->str);

  return *clean->str != '\0' ? g_strdup (clean->str) : NULL;
}

static gboolean
starts_wide (const char *text)
{
  return *text != '\0' && g_unichar_iswide (g_utf8_get_char (text));
}

static gboolean
ends_wide (const char *start, const char *end)
{
  return end > start && starts_wide (g_utf8_find_prev_char (start, end));
}

/* Fills placeholders in one pass, so that a value is never read as a placeholder. Where the value
 * is not known the placeholder stays. Chinese sets blanks around Latin names, but none around
 * Chinese ones. */
static char *
fill (const char *template, GHashTable *values)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *rest = template;
  const char *end = template;

  for (const char *start = next_braced (rest, &end); start != NULL;
       start = next_braced (rest, &end))
    {
      g_autofree char *name = g_strndup (start, end - start);
      const char *value = g_hash_table_lookup (values, name);

      g_string_append_len (text, rest, start - rest);
      if (value == NULL)
        value = name;
      if (start - rest >= 1 && start[-1] == ' ' && ends_wide (rest, start - 1) &&
          starts_wide (value))
        g_string_truncate (text, text->len - 1);
      g_string_append (text, value);

      rest = end;
      if (*rest == ' ' && starts_wide (rest + 1) && ends_wide (value, value + strlen (value)))
        rest++;
    }
  g_string_append (text, rest);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* @iso_date in the words of @language, whatever the process's locale; NULL if it is no date. */
static char *
dup_date (LiaisonLetterLibrary *self, const char *language, const char *iso_date)
{
  g_auto(GStrv) months = g_strsplit (get_text (self, language, "months"), ";", -1);
  g_autoptr(GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr(GDateTime) date = NULL;
  g_autofree char *midnight = NULL;

  if (iso_date == NULL)
    return NULL;
  midnight = g_strconcat (iso_date, "T00:00:00Z", NULL);
  date = g_date_time_new_from_iso8601 (midnight, NULL);
  if (date == NULL)
    return NULL;

  g_hash_table_insert (values, "{day}",
                       g_strdup_printf ("%d", g_date_time_get_day_of_month (date)));
  g_hash_table_insert (values, "{month}", g_strdup (months[g_date_time_get_month (date) - 1]));
  g_hash_table_insert (values, "{year}", g_strdup_printf ("%d", g_date_time_get_year (date)));
  return fill (get_text (self, language, "date"), values);
}

/* Placeholder → value; what is not known is not in it. */
static GHashTable *
collect_values (LiaisonLetterLibrary *self, const LiaisonLetterRequest *request)
{
  g_autoptr(GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autofree char *due_date = dup_date (self, request->language, request->due_date);
  const char *portal =
    liaison_letter_library_get_portal_name (self, request->cloud, request->language);
  const struct
  {
    const char *name;
    const char *value;
  } pairs[] = {
    { "{contact_name}", request->contact_name },
    { "{customer_company}", request->customer_company },
    { "{partner_name}", request->partner_name },
    { "{sender_name}", request->sender_name },
    { "{sender_title}", request->sender_title },
    { "{sender_mail}", request->sender_mail },
    { "{sender_phone}", request->sender_phone },
    { "{portal_name}", portal },
    { "{due_date}", due_date },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      char *value = dup_clean_value (pairs[i].value);

      if (value != NULL)
        g_hash_table_insert (values, (gpointer) pairs[i].name, value);
    }
  return g_steal_pointer (&values);
}

/* What the letter may say about rights follows from the cloud, not only from the wish: it never
 * promises what the link no longer gives (X-2), and where rights cannot be left out (CLD-3) they
 * are asked for. */
static Facts
collect_facts (const LiaisonLetterRequest *request, GHashTable *values)
{
  gboolean wanted =
    request->wants_rights || !liaison_cloud_has (request->cloud, LIAISON_CLOUD_RIGHTS_OPTIONAL);
  gboolean granted = liaison_cloud_has (request->cloud, LIAISON_CLOUD_LINK_GRANTS_RIGHTS);
  Facts facts = !wanted ? NO_RIGHTS : granted ? RIGHTS : RIGHTS_LATER;

  if (request->existing_customer)
    facts |= EXISTING;
  if (g_hash_table_contains (values, "{contact_name}"))
    facts |= HAS_CONTACT;
  if (g_hash_table_contains (values, "{customer_company}"))
    facts |= HAS_COMPANY;
  if (g_hash_table_contains (values, "{due_date}"))
    facts |= HAS_DUE_DATE;
  if (g_hash_table_contains (values, "{sender_mail}"))
    facts |= HAS_MAIL;
  if (g_hash_table_contains (values, "{sender_phone}"))
    facts |= HAS_PHONE;
  if (g_hash_table_contains (values, "{sender_title}"))
    facts |= HAS_TITLE;
  return facts;
}

/* A portal may have a wording of its own: group "NAME PORTAL". */
static const char *
get_block_text (LiaisonLetterLibrary *self, const LiaisonLetterRequest *request, const char *group)
{
  const char *portal = liaison_cloud_get_spec (request->cloud)->acceptance_portal;
  g_autofree char *own_group = g_strconcat (group, " ", portal, NULL);
  const char *text = get_text (self, request->language, own_group);

  return text != NULL ? text : get_text (self, request->language, group);
}

static void
append_separator (GString *body, gboolean paragraph)
{
  if (body->len > 0)
    g_string_append (body, paragraph ? "\n\n" : "\n");
}

static char *
compose_body (LiaisonLetterLibrary *self, const LiaisonLetterRequest *request, GHashTable *values)
{
  g_autoptr(GString) body = g_string_new (NULL);
  Facts facts = collect_facts (request, values);
  gboolean gap = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (letter_blocks); i++)
    {
      const Block *block = &letter_blocks[i];
      g_autofree char *text = NULL;

      if ((facts & block->needs) != block->needs || (facts & block->excludes) != 0)
        continue;
      if (block->shape == GAP)
        {
          gap = TRUE;
          continue;
        }

      append_separator (body, gap || block->shape == PARAGRAPH || block->shape == LINK);
      gap = FALSE;
      if (block->shape == LINK)
        {
          g_string_append (body, request->link != NULL ? request->link : "{link}");
          continue;
        }
      if (block->shape == ENTRY)
        g_string_append (body, "- ");
      text = fill (get_block_text (self, request, block->group), values);
      g_string_append (body, text);
    }
  return g_string_free (g_steal_pointer (&body), FALSE);
}

static char *
compose_subject (LiaisonLetterLibrary *self,
                 const LiaisonLetterRequest *request,
                 GHashTable *values)
{
  const char *group = request->existing_customer ? "subject-again" : "subject";

  return fill (get_text (self, request->language, group), values);
}

void
liaison_letter_text_free (LiaisonLetterText *text)
{
  g_free (text->subject);
  g_free (text->body);
  g_free (text);
}

LiaisonLetterLibrary *
liaison_letter_library_new_from_file (const char *path, GError **error)
{
  g_autoptr(LiaisonLetterLibrary) self = g_object_new (LIAISON_TYPE_LETTER_LIBRARY, NULL);
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autoptr(GError) problem = NULL;
  g_auto(GStrv) groups = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_TRANSLATIONS, &problem))
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "%s: %s", path,
                   problem->message);
      return NULL;
    }

  groups = g_key_file_get_groups (file, NULL);
  for (gsize i = 0; groups[i] != NULL; i++)
    if (!read_group (self, file, groups[i], error))
      return NULL;
  if (!check_source_texts (self, error))
    return NULL;

  collect_languages (self);
  return g_steal_pointer (&self);
}

const char *const *
liaison_letter_library_get_languages (LiaisonLetterLibrary *self)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_LIBRARY (self), NULL);

  return (const char *const *) self->languages->pdata;
}

const char *
liaison_letter_library_get_language_name (LiaisonLetterLibrary *self, const char *language)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_LIBRARY (self), NULL);

  return get_text (self, language, "language");
}

const char *
liaison_letter_library_match_language (LiaisonLetterLibrary *self, const char *locale)
{
  g_autofree char *name = g_strdelimit (g_strdup (locale != NULL ? locale : ""), "-", '_');
  g_auto(GStrv) variants = g_get_locale_variants (name);
  const char *const *languages = liaison_letter_library_get_languages (self);
  gsize length = strcspn (name, "_.@");

  for (gsize v = 0; variants[v] != NULL; v++)
    for (gsize i = 0; languages[i] != NULL; i++)
      if (g_str_equal (variants[v], languages[i]))
        return languages[i];

  /* The same language of another country is nearer than English. */
  for (gsize i = 0; length > 0 && languages[i] != NULL; i++)
    if (strcspn (languages[i], "_.@") == length && strncmp (languages[i], name, length) == 0)
      return languages[i];
  return SOURCE_LANGUAGE;
}

LiaisonLetterText *
liaison_letter_library_compose (LiaisonLetterLibrary *self, const LiaisonLetterRequest *request)
{
  g_autoptr(GHashTable) values = NULL;
  LiaisonLetterText *text = NULL;

  g_return_val_if_fail (LIAISON_IS_LETTER_LIBRARY (self), NULL);
  g_return_val_if_fail (LIAISON_IS_CLOUD (request->cloud), NULL);

  values = collect_values (self, request);
  text = g_new0 (LiaisonLetterText, 1);
  text->subject = compose_subject (self, request, values);
  text->body = compose_body (self, request, values);
  return text;
}

LiaisonLetterText *
liaison_letter_library_compose_short (LiaisonLetterLibrary *self,
                                      const LiaisonLetterRequest *request)
{
  g_autoptr(GHashTable) values = NULL;
  LiaisonLetterText *text = NULL;

  g_return_val_if_fail (LIAISON_IS_LETTER_LIBRARY (self), NULL);
  g_return_val_if_fail (LIAISON_IS_CLOUD (request->cloud), NULL);

  values = collect_values (self, request);
  text = g_new0 (LiaisonLetterText, 1);
  text->subject = compose_subject (self, request, values);
  text->body = fill (get_text (self, request->language, "short"), values);
  return text;
}

const char *
liaison_letter_library_get_portal_name (LiaisonLetterLibrary *self,
                                        LiaisonCloud *cloud,
                                        const char *language)
{
  const LiaisonCloudSpec *spec = liaison_cloud_get_spec (cloud);
  g_autofree char *group = NULL;

  if (spec->acceptance_portal_name != NULL || spec->acceptance_portal == NULL)
    return spec->acceptance_portal_name;

  group = g_strconcat ("portal ", spec->acceptance_portal, NULL);
  return get_text (self, language, group);
}

GStrv
liaison_letter_find_placeholders (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return find_braced (text, placeholder_names);
}
