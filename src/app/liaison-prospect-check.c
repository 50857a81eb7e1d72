/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-prospect-check.h"

#include <string.h>

#include "app/liaison-prospect-words.h"
#include "mail/liaison-mailto.h"
#include "model/liaison-company-name.h"

/* Of work in one go of the main loop. */
#define SLICE_US 3000
#define SEEN_BLOCK (64 * 1024)

void
liaison_prospect_values_clear (LiaisonProspectValues *values)
{
  g_clear_pointer (&values->company, g_free);
  g_clear_pointer (&values->contact_name, g_free);
  g_clear_pointer (&values->contact_mail, g_free);
  g_clear_pointer (&values->domain, g_free);
  g_clear_pointer (&values->country, g_free);
  g_clear_pointer (&values->reference, g_free);
  g_clear_pointer (&values->due_date, g_free);
}

/* What the row says */

static void
read_country (LiaisonProspectValues *values,
              LiaisonSession *session,
              GHashTable *countries,
              LiaisonProspect *prospect)
{
  LiaisonRegionTable *regions = liaison_catalog_get_regions (liaison_session_get_catalog (session));
  LiaisonPartner *partner = liaison_session_get_partner (session);
  g_autofree char *text = liaison_prospect_dup_text (prospect, LIAISON_PROSPECT_COUNTRY);
  g_autofree char *word = liaison_prospect_reduce (text);

  if (*text == '\0')
    return;
  values->country = g_strdup (g_hash_table_lookup (countries, word));
  if (values->country == NULL)
    values->marks |= LIAISON_PROSPECT_BAD_COUNTRY;
  else if (partner != NULL &&
           liaison_region_table_compare (regions, liaison_partner_get_spec (partner)->country,
                                         values->country) == LIAISON_REGION_DIFFERENT)
    values->marks |= LIAISON_PROSPECT_OTHER_MARKET;
}

static void
read_choices (LiaisonProspectValues *values, LiaisonSession *session, LiaisonProspect *prospect)
{
  LiaisonLetterLibrary *letters =
    liaison_catalog_get_letters (liaison_session_get_catalog (session));
  g_autofree char *language = liaison_prospect_dup_text (prospect, LIAISON_PROSPECT_LANGUAGE);
  g_autofree char *rights = liaison_prospect_dup_text (prospect, LIAISON_PROSPECT_RIGHTS);
  g_autofree char *day = liaison_prospect_dup_text (prospect, LIAISON_PROSPECT_DUE_DATE);
  g_autofree char *today = liaison_session_dup_day (session, 0);

  if (*language != '\0')
    {
      values->language = liaison_prospect_words_find_language (
        liaison_letter_library_get_languages (letters), language);
      if (values->language == NULL)
        values->marks |= LIAISON_PROSPECT_BAD_LANGUAGE;
    }
  if (*rights != '\0')
    {
      values->tells_rights = liaison_prospect_words_find_rights (rights, &values->wants_rights);
      if (!values->tells_rights)
        values->marks |= LIAISON_PROSPECT_BAD_RIGHTS;
    }
  if (*day != '\0')
    {
      values->due_date = liaison_prospect_words_dup_day (day);
      if (values->due_date == NULL)
        values->marks |= LIAISON_PROSPECT_BAD_DAY;
      else if (strcmp (values->due_date, today) < 0)
        values->marks |= LIAISON_PROSPECT_PAST_DAY;
    }
}

void
liaison_prospect_values_read (LiaisonProspectValues *values,
                              LiaisonSession *session,
                              GHashTable *countries,
                              LiaisonProspect *prospect)
{
  g_return_if_fail (values != NULL);
  g_return_if_fail (LIAISON_IS_SESSION (session));
  g_return_if_fail (countries != NULL);
  g_return_if_fail (LIAISON_IS_PROSPECT (prospect));

  *values = (LiaisonProspectValues){
    .company = liaison_prospect_dup_text (prospect, LIAISON_PROSPECT_COMPANY),
    .contact_name = liaison_prospect_dup_text (prospect, LIAISON_PROSPECT_CONTACT_NAME),
    .contact_mail = liaison_prospect_dup_text (prospect, LIAISON_PROSPECT_CONTACT_MAIL),
    .domain = liaison_prospect_dup_text (prospect, LIAISON_PROSPECT_DOMAIN),
    .reference = liaison_prospect_dup_text (prospect, LIAISON_PROSPECT_REFERENCE),
  };
  if (*values->contact_mail == '\0' && *values->company == '\0')
    values->marks |= LIAISON_PROSPECT_NOBODY;
  if (*values->contact_mail != '\0' && !liaison_mail_address_is_valid (values->contact_mail))
    values->marks |= LIAISON_PROSPECT_BAD_MAIL;
  read_country (values, session, countries, prospect);
  read_choices (values, session, prospect);
}

/* All of them:
 *
 *   check → slice ─┬─ more of them: slice
 *                  └─ done
 */
typedef struct
{
  LiaisonSession *session;
  GHashTable *countries;
  GPtrArray *prospects;
  guint n_done;
  GHashTable *seen;         /* addresses, and names of those without, of the rows above */
  GStringChunk *seen_texts; /* their texts: freeing them one by one takes long */
  GHashTable *open_mails;   /* of the invitations without an answer */
  GHashTable *open_domains; /* as typed there, and of their addresses */
  GHashTable *open_typed;   /* as typed there */
  GHashTable *open_names;   /* of their companies, folded */
} CheckOp;

static void
check_op_free (CheckOp *op)
{
  g_hash_table_unref (op->open_typed);
  g_hash_table_unref (op->open_names);
  g_hash_table_unref (op->open_domains);
  g_hash_table_unref (op->open_mails);
  g_hash_table_unref (op->seen);
  g_string_chunk_free (op->seen_texts);
  g_ptr_array_unref (op->prospects);
  g_hash_table_unref (op->countries);
  g_object_unref (op->session);
  g_free (op);
}

static const char *
get_mail_domain (const char *mail)
{
  const char *at = mail != NULL ? strrchr (mail, '@') : NULL;

  return at != NULL && at[1] != '\0' ? at + 1 : NULL;
}

static void
add_lower (GHashTable *set, const char *text)
{
  if (text != NULL && *text != '\0')
    g_hash_table_add (set, g_utf8_strdown (text, -1));
}

static gboolean
has_lower (GHashTable *set, const char *text)
{
  g_autofree char *lower = text != NULL && *text != '\0' ? g_utf8_strdown (text, -1) : NULL;

  return lower != NULL && g_hash_table_contains (set, lower);
}

static void
read_open_invitations (CheckOp *op)
{
  LiaisonLedger *ledger = liaison_session_get_ledger (op->session);
  GListModel *invitations = liaison_ledger_get_invitations (ledger);

  for (guint i = 0; i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);
      LiaisonInvitationState state = liaison_invitation_get_state (invitation);

      if (state != LIAISON_INVITATION_DRAFT && state != LIAISON_INVITATION_HANDED_OFF &&
          state != LIAISON_INVITATION_WAITING)
        continue;
      g_hash_table_add (op->open_names, g_strdup (liaison_invitation_get_company_key (invitation)));
      add_lower (op->open_mails, liaison_invitation_get_contact_mail (invitation));
      add_lower (op->open_typed, liaison_invitation_get_domain (invitation));
      add_lower (op->open_domains, liaison_invitation_get_domain (invitation));
      add_lower (op->open_domains,
                 get_mail_domain (liaison_invitation_get_contact_mail (invitation)));
    }
}

/* Of a row that tells nothing else. */
static gboolean
has_open_name (CheckOp *op, const LiaisonProspectValues *values)
{
  g_autofree char *key = NULL;

  if (*values->contact_mail != '\0' || *values->domain != '\0')
    return FALSE;
  key = liaison_company_name_to_key (values->company);
  return *key != '\0' && g_hash_table_contains (op->open_names, key);
}

/* Two addresses of one domain may be of a mail provider: one of the two domains was meant so. */
static gboolean
is_open (CheckOp *op, const LiaisonProspectValues *values)
{
  return has_open_name (op, values) || has_lower (op->open_mails, values->contact_mail) ||
         has_lower (op->open_domains, values->domain) ||
         has_lower (op->open_typed, get_mail_domain (values->contact_mail));
}

static gboolean
is_customer (CheckOp *op, const char *domain)
{
  g_autoptr(LiaisonCustomer) customer = NULL;

  if (domain != NULL && *domain != '\0')
    customer =
      liaison_customer_list_find_domain (liaison_session_get_customers (op->session), domain);
  return customer != NULL;
}

/* And remembers it. */
static gboolean
is_duplicate (CheckOp *op, const LiaisonProspectValues *values)
{
  g_autofree char *key = *values->contact_mail != '\0'
                           ? g_utf8_strdown (values->contact_mail, -1)
                           : liaison_company_name_to_key (values->company);

  if (*key == '\0')
    return FALSE;
  if (g_hash_table_contains (op->seen, key))
    return TRUE;
  g_hash_table_add (op->seen, g_string_chunk_insert (op->seen_texts, key));
  return FALSE;
}

static void
check (CheckOp *op, LiaisonProspect *prospect)
{
  g_auto(LiaisonProspectValues) values = { NULL };
  LiaisonProspectMarks marks;

  liaison_prospect_values_read (&values, op->session, op->countries, prospect);
  marks = values.marks;
  if (is_duplicate (op, &values))
    marks |= LIAISON_PROSPECT_DUPLICATE;
  if (is_customer (op, values.domain) || is_customer (op, get_mail_domain (values.contact_mail)))
    marks |= LIAISON_PROSPECT_CUSTOMER;
  if (is_open (op, &values))
    marks |= LIAISON_PROSPECT_OPEN;
  liaison_prospect_set_marks (prospect, marks);
}

static gboolean
slice_cb (gpointer user_data)
{
  GTask *task = user_data;
  CheckOp *op = g_task_get_task_data (task);
  gint64 end = g_get_monotonic_time () + SLICE_US;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  while (op->n_done < op->prospects->len && g_get_monotonic_time () < end)
    check (op, g_ptr_array_index (op->prospects, op->n_done++));
  if (op->n_done < op->prospects->len)
    return G_SOURCE_CONTINUE;
  g_task_return_boolean (task, TRUE);
  return G_SOURCE_REMOVE;
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
liaison_prospect_check_async (LiaisonSession *session,
                              GHashTable *countries,
                              GPtrArray *prospects,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;
  CheckOp *op;

  g_return_if_fail (LIAISON_IS_SESSION (session));
  g_return_if_fail (countries != NULL);
  g_return_if_fail (prospects != NULL);

  op = g_new0 (CheckOp, 1);
  op->session = g_object_ref (session);
  op->countries = g_hash_table_ref (countries);
  op->prospects = g_ptr_array_ref (prospects);
  op->seen = g_hash_table_new (g_str_hash, g_str_equal);
  op->seen_texts = g_string_chunk_new (SEEN_BLOCK);
  op->open_mails = new_set ();
  op->open_domains = new_set ();
  op->open_typed = new_set ();
  op->open_names = new_set ();
  read_open_invitations (op);

  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_prospect_check_async);
  g_task_set_task_data (task, op, (GDestroyNotify) check_op_free);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, slice_cb, task, g_object_unref);
}

gboolean
liaison_prospect_check_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
