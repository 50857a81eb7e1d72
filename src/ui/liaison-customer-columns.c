/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-customer-columns.h"

#include <glib/gi18n.h>

#include "app/liaison-customer-note.h"
#include "ui/liaison-sentences.h"

static char *
dup_id (LiaisonCustomer *customer, GObject *source)
{
  return g_strdup (liaison_customer_get_id (customer));
}

static char *
dup_name (LiaisonCustomer *customer, GObject *source)
{
  return g_strdup (liaison_customer_get_name (customer));
}

static char *
dup_domain (LiaisonCustomer *customer, GObject *source)
{
  return g_strdup (liaison_customer_get_domain (customer));
}

/* One that we do not know is written as the service wrote it (T-14). */
static char *
dup_relationship (LiaisonCustomer *customer, GObject *source)
{
  return liaison_relationship_to_text (liaison_customer_get_relationship (customer),
                                       liaison_customer_get_relationship_text (customer));
}

static char *
dup_relationship_word (LiaisonCustomer *customer, GObject *source)
{
  return g_strdup (liaison_customer_get_relationship_text (customer));
}

static char *
dup_rights (LiaisonCustomer *customer, GObject *source)
{
  switch (liaison_customer_get_delegated_admin (customer))
    {
    case LIAISON_ANSWER_YES:
      /* Translators: in a column “Admin rights”. */
      return g_strdup (C_ ("rights", "Yes"));
    case LIAISON_ANSWER_NO:
      return g_strdup (C_ ("rights", "No"));
    case LIAISON_ANSWER_UNKNOWN:
    default:
      return g_strdup (C_ ("rights", "Unknown"));
    }
}

static char *
dup_rights_word (LiaisonCustomer *customer, GObject *source)
{
  switch (liaison_customer_get_delegated_admin (customer))
    {
    case LIAISON_ANSWER_YES:
      return g_strdup ("yes");
    case LIAISON_ANSWER_NO:
      return g_strdup ("no");
    case LIAISON_ANSWER_UNKNOWN:
    default:
      return g_strdup ("unknown");
    }
}

/* What is written in the ledger */

static const LiaisonNote *
get_note (LiaisonCustomer *customer, GObject *source)
{
  return liaison_customer_note_lookup (LIAISON_SESSION (source), customer);
}

static char *
join_tags (LiaisonCustomer *customer, GObject *source, const char *separator)
{
  const LiaisonNote *note = get_note (customer, source);

  return note != NULL && note->tags[0] != NULL ? g_strjoinv (separator, note->tags) : NULL;
}

static char *
dup_tags (LiaisonCustomer *customer, GObject *source)
{
  return join_tags (customer, source, "; ");
}

static char *
dup_tag_words (LiaisonCustomer *customer, GObject *source)
{
  return join_tags (customer, source, "\n");
}

static char *
dup_note (LiaisonCustomer *customer, GObject *source)
{
  const LiaisonNote *note = get_note (customer, source);

  return note != NULL && *note->text != '\0' ? g_strdup (note->text) : NULL;
}

/* As ISO writes it: spreadsheets know it in every language. */
static char *
dup_follow_up (LiaisonCustomer *customer, GObject *source)
{
  const LiaisonNote *note = get_note (customer, source);

  return note != NULL ? g_strdup (note->follow_up) : NULL;
}

static char *
dup_owner (LiaisonCustomer *customer, GObject *source)
{
  const LiaisonNote *note = get_note (customer, source);

  return note != NULL ? g_strdup (note->owner) : NULL;
}

/* Tables */

static void
add (LiaisonCustomerTable *table,
     const char *key,
     const char *title,
     char *(*dup_text) (LiaisonCustomer *, GObject *),
     char *(*dup_word) (LiaisonCustomer *, GObject *) )
{
  g_assert (table->n_columns < LIAISON_MOST_COLUMNS);

  table->columns[table->n_columns++] =
    (LiaisonCustomerColumn){ key, title, dup_text, dup_word, FALSE };
}

LiaisonCustomerTable
liaison_customer_columns_for_file (LiaisonSession *session, gboolean with_notes)
{
  LiaisonCustomerTable table = { .n_columns = 0, .source = G_OBJECT (session) };

  add (&table, "id", C_ ("column", "Microsoft ID"), dup_id, dup_id);
  add (&table, "name", C_ ("column", "Company name"), dup_name, dup_name);
  add (&table, "domain", C_ ("column", "Primary domain"), dup_domain, dup_domain);
  add (&table, "relationship",
       C_ ("column", "Relationship"), dup_relationship, dup_relationship_word);
  add (&table, "adminRights", C_ ("column", "Admin rights"), dup_rights, dup_rights_word);
  if (!with_notes)
    return table;

  add (&table, "tags", C_ ("column", "Tags"), dup_tags, dup_tag_words);
  table.columns[table.n_columns - 1].is_list = TRUE;
  add (&table, "note", C_ ("column", "Note"), dup_note, dup_note);
  add (&table, "followUp", C_ ("column", "Follow-up"), dup_follow_up, dup_follow_up);
  add (&table, "owner", C_ ("column", "Owner"), dup_owner, dup_owner);

  return table;
}

LiaisonCustomerTable
liaison_customer_columns_for_reading (void)
{
  LiaisonCustomerTable table = { .n_columns = 0 };

  add (&table, "name", C_ ("column", "Company name"), dup_name, dup_name);
  add (&table, "domain", C_ ("column", "Primary domain"), dup_domain, dup_domain);
  add (&table, "id", C_ ("column", "Microsoft ID"), dup_id, dup_id);
  add (&table, "adminRights", C_ ("column", "Admin rights"), dup_rights, dup_rights_word);

  return table;
}
