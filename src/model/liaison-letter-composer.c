/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-letter-composer.h"

#include <string.h>

#include "model/liaison-letter-placeholders.h"

/* What is so about a letter; blocks ask for it. */
typedef enum
{
  HAS_CONTACT = 1 << 0,
  HAS_COMPANY = 1 << 1,
  HAS_DUE_DATE = 1 << 2,
  HAS_MAIL = 1 << 3,
  HAS_PHONE = 1 << 4,
  HAS_TITLE = 1 << 5,
  HAS_PROVIDER = 1 << 6,
  EXISTING = 1 << 7,
  AGAIN = 1 << 8, /* existing, and asked for nothing but the same again */
  MULTI_PARTNER = 1 << 9,
  MULTICHANNEL = 1 << 10,
  RIGHTS = 1 << 11,       /* the link grants them */
  RIGHTS_LATER = 1 << 12, /* wanted, but the link grants none */
  NO_RIGHTS = 1 << 13,
  HAS_RESELLER = 1 << 14, /* it looks after the customer, and "we" are its provider (IND-5) */
} Facts;

/* Whoever has another partner or another shop: the letter tells first why we write. */
#define OTHERS (MULTI_PARTNER | MULTICHANNEL)
/* Two companies ask. */
#define JOINT (HAS_PROVIDER | HAS_RESELLER)

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
 * signature. The billing details (LTR-11) of whoever has subscriptions already, with us or
 * others, are complete; the agreement is no affair of a reseller with a provider (LTR-13, IND-9).
 * A provider that invites for a reseller never asks for privileges back: they are the reseller's.
 */
static const Block letter_blocks[] = {
  { PARAGRAPH, "greeting-named", HAS_CONTACT, 0 }, /* LTR-1 */
  { PARAGRAPH, "greeting", 0, HAS_CONTACT },
  { PARAGRAPH, "ask-company", HAS_COMPANY, AGAIN | OTHERS | JOINT }, /* LTR-3 */
  { PARAGRAPH, "ask", 0, HAS_COMPANY | AGAIN | OTHERS | JOINT },
  { PARAGRAPH, "why", HAS_PROVIDER, AGAIN | OTHERS },
  { PARAGRAPH, "why-multi-partner", MULTI_PARTNER, HAS_RESELLER },
  { PARAGRAPH, "why-multichannel", MULTICHANNEL, HAS_RESELLER },
  { PARAGRAPH, "why-reseller", HAS_RESELLER, AGAIN | OTHERS },
  { PARAGRAPH, "why-reseller-multi-partner", MULTI_PARTNER | HAS_RESELLER, 0 },
  { PARAGRAPH, "why-reseller-multichannel", MULTICHANNEL | HAS_RESELLER, 0 },
  { PARAGRAPH, "again-rights", AGAIN | RIGHTS, HAS_RESELLER },
  { PARAGRAPH, "again", AGAIN, RIGHTS | HAS_RESELLER },
  { PARAGRAPH, "again", AGAIN | HAS_RESELLER, 0 },
  { LINE, "ask-for-this-company", MULTI_PARTNER | HAS_COMPANY, JOINT },
  { LINE, "ask-for-this", MULTI_PARTNER, HAS_COMPANY | JOINT },
  { LINE, "ask-for-this-company", MULTICHANNEL | HAS_COMPANY, JOINT },
  { LINE, "ask-for-this", MULTICHANNEL, HAS_COMPANY | JOINT },
  { LINE, "ask-provider-company", HAS_PROVIDER | HAS_COMPANY, AGAIN }, /* LTR-15 */
  { LINE, "ask-provider", HAS_PROVIDER, HAS_COMPANY | AGAIN },
  { LINE, "ask-again-provider-company", AGAIN | HAS_PROVIDER | HAS_COMPANY, 0 },
  { LINE, "ask-again-provider", AGAIN | HAS_PROVIDER, HAS_COMPANY },
  { LINE, "ask-again-company", AGAIN | HAS_COMPANY, JOINT },
  { LINE, "ask-again", AGAIN, HAS_COMPANY | JOINT },
  { LINE, "ask-reseller-company", HAS_RESELLER | HAS_COMPANY, 0 }, /* LTR-15 */
  { LINE, "ask-reseller", HAS_RESELLER, HAS_COMPANY },
  { PARAGRAPH, "how", 0, 0 },
  { LINK, NULL, 0, 0 },             /* LTR-7 */
  { PARAGRAPH, "keep-link", 0, 0 }, /* LTR-7, LTR-9 */
  { LINE, "pass-on", 0, 0 },        /* LTR-8 */
  { PARAGRAPH, "meaning", 0, 0 },
  { ENTRY, "appears", 0, EXISTING | HAS_RESELLER }, /* LTR-4 */
  { ENTRY, "stays", EXISTING, HAS_RESELLER },
  { ENTRY, "provider", HAS_PROVIDER, 0 },           /* LTR-15 */
  { ENTRY, "reseller", HAS_RESELLER, 0 },           /* LTR-4, LTR-15 */
  { ENTRY, "unchanged-partner", MULTI_PARTNER, 0 }, /* LTR-16 */
  { ENTRY, "unchanged-channel", MULTICHANNEL, 0 },  /* LTR-16 */
  { ENTRY, "privileges", RIGHTS, HAS_RESELLER },    /* LTR-5a */
  { ENTRY, "privileges-reseller", RIGHTS | HAS_RESELLER, 0 },
  { ENTRY, "privileges-limit", RIGHTS, 0 },                       /* LTR-5b */
  { ENTRY, "no-privileges", NO_RIGHTS, EXISTING | HAS_RESELLER }, /* LTR-6a, LTR-6b */
  { ENTRY, "no-privileges-again", NO_RIGHTS | EXISTING, HAS_RESELLER },
  { ENTRY, "no-privileges-reseller", NO_RIGHTS | HAS_RESELLER, 0 },
  { ENTRY, "privileges-later", RIGHTS_LATER, HAS_RESELLER }, /* */
  { ENTRY, "privileges-later-reseller", RIGHTS_LATER | HAS_RESELLER, 0 },
  { ENTRY, "agreement", 0, 0 }, /* LTR-10 */
  { GAP, NULL, 0, 0 },
  { LINE, "prepare", 0, EXISTING | OTHERS },                 /* LTR-11 */
  { LINE, "tell-us", 0, HAS_PROVIDER },                      /* LTR-13 */
  { PARAGRAPH, "control-privileges", RIGHTS, HAS_RESELLER }, /* LTR-12 */
  { PARAGRAPH, "control-privileges-reseller", RIGHTS | HAS_RESELLER, 0 },
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

/* Short, with the same link; what was explained once is not explained again, but nothing is asked
 * for in silence. */
static const Block reminder_blocks[] = {
  { PARAGRAPH, "greeting-named", HAS_CONTACT, 0 },
  { PARAGRAPH, "greeting", 0, HAS_CONTACT },
  { PARAGRAPH, "reminder-again-rights", AGAIN | RIGHTS, JOINT },
  { PARAGRAPH, "reminder", 0, JOINT | AGAIN },
  { PARAGRAPH, "reminder", AGAIN, JOINT | RIGHTS },
  { PARAGRAPH, "reminder-provider", HAS_PROVIDER, 0 },
  { PARAGRAPH, "reminder-reseller", HAS_RESELLER, 0 },
  { LINE, "reminder-answered", 0, 0 },
  { PARAGRAPH, "how", 0, 0 },
  { LINK, NULL, 0, 0 },
  { PARAGRAPH, "keep-link", 0, 0 },
  { LINE, "pass-on", 0, 0 },
  { GAP, NULL, 0, 0 },
  { LINE, "reminder-unchanged", MULTI_PARTNER, 0 },
  { LINE, "reminder-unchanged", MULTICHANNEL, 0 },
  { LINE, "reminder-privileges", RIGHTS, HAS_RESELLER },
  { LINE, "reminder-privileges-reseller", RIGHTS | HAS_RESELLER, 0 },
  { LINE, "reminder-no-privileges", NO_RIGHTS, HAS_RESELLER },
  { LINE, "reminder-no-privileges-reseller", NO_RIGHTS | HAS_RESELLER, 0 },
  { LINE, "privileges-later", RIGHTS_LATER, HAS_RESELLER },
  { LINE, "privileges-later-reseller", RIGHTS_LATER | HAS_RESELLER, 0 },
  { LINE, "agreement", 0, 0 },
  { GAP, NULL, 0, 0 },
  { LINE, "due", HAS_DUE_DATE, 0 },
  { LINE, "questions-both", HAS_MAIL | HAS_PHONE, 0 },
  { LINE, "questions-mail", HAS_MAIL, HAS_PHONE },
  { LINE, "questions-phone", HAS_PHONE, HAS_MAIL },
  { LINE, "questions", 0, HAS_MAIL | HAS_PHONE },
  { PARAGRAPH, "regards", 0, 0 },
  { LINE, "signature-title", HAS_TITLE, 0 },
  { LINE, "signature", 0, HAS_TITLE },
};

/* The texts beside the letters' own blocks. */
static const char *const other_groups[] = {
  "language",
  "checked",
  "date",
  "months",
  "subject",
  "subject-again",
  "subject-again-rights",
  "subject-reseller",
  "short",
  "subject-reminder",
  "subject-reminder-reseller",
};

/* @iso_date in the words of @language, whatever the process's locale; NULL if it is no date. */
static char *
dup_date (LiaisonLetterLibrary *self, const char *language, const char *iso_date)
{
  const char *list = liaison_letter_library_get_text (self, language, "months");
  g_auto(GStrv) months = g_strsplit (list, ";", -1);
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
  return liaison_letter_fill (liaison_letter_library_get_text (self, language, "date"), values);
}

GHashTable *
liaison_letter_composer_collect_values (LiaisonLetterLibrary *self,
                                        const LiaisonLetterRequest *request)
{
  g_autoptr(GHashTable) values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autofree char *due_date = dup_date (self, request->language, request->due_date);
  g_autofree char *first_date = dup_date (self, request->language, request->first_handed_off);
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
    { "{provider_name}", request->provider_name },
    { "{reseller_name}", request->reseller_name },
    { "{sender_name}", request->sender_name },
    { "{sender_title}", request->sender_title },
    { "{sender_mail}", request->sender_mail },
    { "{sender_phone}", request->sender_phone },
    { "{portal_name}", portal },
    { "{due_date}", due_date },
    { "{first_date}", first_date },
    { "{reference}", request->reference },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      char *value = liaison_letter_dup_value (pairs[i].value);

      if (value != NULL)
        g_hash_table_insert (values, (gpointer) pairs[i].name, value);
    }
  return g_steal_pointer (&values);
}

/* What the letter may say about rights follows from the cloud, not only from the wish: it never
 * promises what the link no longer gives, and where rights cannot be left out (CLD-3) they
 * are asked for. */
LiaisonLetterRights
liaison_letter_request_get_rights (const LiaisonLetterRequest *request)
{
  gboolean wanted =
    request->wants_rights || !liaison_cloud_has (request->cloud, LIAISON_CLOUD_RIGHTS_OPTIONAL);

  if (!wanted)
    return LIAISON_LETTER_RIGHTS_NONE;
  return liaison_cloud_has (request->cloud, LIAISON_CLOUD_LINK_GRANTS_RIGHTS)
           ? LIAISON_LETTER_RIGHTS_GRANTED
           : LIAISON_LETTER_RIGHTS_LATER;
}

static Facts
get_rights (const LiaisonLetterRequest *request)
{
  static const Facts facts[] = {
    [LIAISON_LETTER_RIGHTS_NONE] = NO_RIGHTS,
    [LIAISON_LETTER_RIGHTS_GRANTED] = RIGHTS,
    [LIAISON_LETTER_RIGHTS_LATER] = RIGHTS_LATER,
  };

  return facts[liaison_letter_request_get_rights (request)];
}

static Facts
get_purpose (const LiaisonLetterRequest *request)
{
  Facts existing = request->existing_customer ? EXISTING : 0;

  switch (request->purpose)
    {
    case LIAISON_LETTER_RIGHTS_AGAIN:
      return EXISTING | AGAIN;
    case LIAISON_LETTER_MULTI_PARTNER:
      return existing | MULTI_PARTNER;
    case LIAISON_LETTER_MULTICHANNEL:
      return existing | MULTICHANNEL;
    case LIAISON_LETTER_NEW_CUSTOMER:
    default:
      return existing | (request->existing_customer ? AGAIN : 0);
    }
}

static Facts
collect_facts (const LiaisonLetterRequest *request, GHashTable *values)
{
  static const struct
  {
    const char *placeholder;
    Facts fact;
  } known[] = {
    { "{contact_name}", HAS_CONTACT },   { "{customer_company}", HAS_COMPANY },
    { "{due_date}", HAS_DUE_DATE },      { "{sender_mail}", HAS_MAIL },
    { "{sender_phone}", HAS_PHONE },     { "{sender_title}", HAS_TITLE },
    { "{provider_name}", HAS_PROVIDER }, { "{reseller_name}", HAS_RESELLER },
  };
  Facts facts = get_rights (request) | get_purpose (request);

  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_hash_table_contains (values, known[i].placeholder))
      facts |= known[i].fact;
  return facts;
}

/* A portal may have a wording of its own: group "NAME PORTAL". */
static const char *
get_block_text (LiaisonLetterLibrary *self, const LiaisonLetterRequest *request, const char *group)
{
  const char *portal = liaison_cloud_get_spec (request->cloud)->acceptance_portal;
  g_autofree char *own_group = g_strconcat (group, " ", portal, NULL);
  const char *text = liaison_letter_library_get_text (self, request->language, own_group);

  return text != NULL ? text : liaison_letter_library_get_text (self, request->language, group);
}

static void
append_separator (GString *body, gboolean paragraph)
{
  if (body->len > 0)
    g_string_append (body, paragraph ? "\n\n" : "\n");
}

static char *
compose_body (LiaisonLetterLibrary *self,
              const LiaisonLetterRequest *request,
              Facts facts,
              GHashTable *values)
{
  g_autoptr(GString) body = g_string_new (NULL);
  const Block *blocks = request->reminder ? reminder_blocks : letter_blocks;
  gsize n = request->reminder ? G_N_ELEMENTS (reminder_blocks) : G_N_ELEMENTS (letter_blocks);
  gboolean gap = FALSE;

  for (gsize i = 0; i < n; i++)
    {
      const Block *block = &blocks[i];
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
      text = liaison_letter_fill (get_block_text (self, request, block->group), values);
      g_string_append (body, text);
    }
  return g_string_free (g_steal_pointer (&body), FALSE);
}

static const char *
get_subject_group (const LiaisonLetterRequest *request, Facts facts)
{
  if (request->reminder)
    return (facts & HAS_RESELLER) != 0 ? "subject-reminder-reseller" : "subject-reminder";
  if ((facts & HAS_RESELLER) != 0)
    return "subject-reseller";
  if ((facts & AGAIN) == 0)
    return "subject";
  return (facts & RIGHTS) != 0 ? "subject-again-rights" : "subject-again";
}

static char *
compose_subject (LiaisonLetterLibrary *self,
                 const LiaisonLetterRequest *request,
                 Facts facts,
                 GHashTable *values)
{
  const char *text =
    liaison_letter_library_get_text (self, request->language, get_subject_group (request, facts));

  return liaison_letter_fill (text, values);
}

static void
add_groups (GPtrArray *groups, const Block *blocks, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (blocks[i].group != NULL)
      g_ptr_array_add (groups, (gpointer) blocks[i].group);
}

const char **
liaison_letter_composer_dup_groups (void)
{
  g_autoptr(GPtrArray) groups = g_ptr_array_new ();

  add_groups (groups, letter_blocks, G_N_ELEMENTS (letter_blocks));
  add_groups (groups, reminder_blocks, G_N_ELEMENTS (reminder_blocks));
  for (gsize i = 0; i < G_N_ELEMENTS (other_groups); i++)
    g_ptr_array_add (groups, (gpointer) other_groups[i]);
  g_ptr_array_add (groups, NULL);

  return (const char **) g_ptr_array_steal (groups, NULL);
}

LiaisonLetterText *
liaison_letter_library_compose (LiaisonLetterLibrary *self, const LiaisonLetterRequest *request)
{
  g_autoptr(GHashTable) values = NULL;
  LiaisonLetterText *text = NULL;
  Facts facts;

  g_return_val_if_fail (LIAISON_IS_LETTER_LIBRARY (self), NULL);
  g_return_val_if_fail (LIAISON_IS_CLOUD (request->cloud), NULL);

  values = liaison_letter_composer_collect_values (self, request);
  facts = collect_facts (request, values);
  text = g_new0 (LiaisonLetterText, 1);
  text->subject = compose_subject (self, request, facts, values);
  text->body = compose_body (self, request, facts, values);
  return text;
}

LiaisonLetterText *
liaison_letter_library_compose_pattern (LiaisonLetterLibrary *self,
                                        const LiaisonLetterRequest *request)
{
  g_autoptr(GHashTable) known = NULL;
  g_autoptr(GHashTable) nothing = NULL;
  LiaisonLetterRequest without_link = *request;
  LiaisonLetterText *text = NULL;
  Facts facts;

  g_return_val_if_fail (LIAISON_IS_LETTER_LIBRARY (self), NULL);
  g_return_val_if_fail (LIAISON_IS_CLOUD (request->cloud), NULL);

  known = liaison_letter_composer_collect_values (self, request);
  nothing = g_hash_table_new (g_str_hash, g_str_equal);
  without_link.link = NULL;
  facts = collect_facts (request, known);
  text = g_new0 (LiaisonLetterText, 1);
  text->subject = compose_subject (self, request, facts, nothing);
  text->body = compose_body (self, &without_link, facts, nothing);
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

  values = liaison_letter_composer_collect_values (self, request);
  text = g_new0 (LiaisonLetterText, 1);
  text->subject = compose_subject (self, request, collect_facts (request, values), values);
  text->body = liaison_letter_fill (
    liaison_letter_library_get_text (self, request->language, "short"), values);
  return text;
}
