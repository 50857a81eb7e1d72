/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-customer-conditions.h"

#include "model/liaison-folding.h"
#include "store/liaison-ledger-notes.h"

struct _LiaisonCustomerConditions
{
  LiaisonConditionsChanged changed;
  gpointer user_data;
  LiaisonLedger *ledger; /* or NULL */
  GPtrArray *remarks;    /* of LiaisonCacheRemark; NULL: to be made anew */
  guint stamp;
  gint64 ahead; /* seconds */
};

static void
remark_free (gpointer user_data)
{
  LiaisonCacheRemark *remark = user_data;

  g_free (remark->customer);
  g_free (remark->folded);
  g_free (remark);
}

static void
tell_changed (LiaisonCustomerConditions *self)
{
  self->changed (self->user_data);
}

static void
note_changed_cb (LiaisonLedger *ledger, const char *customer, LiaisonCustomerConditions *self)
{
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  self->stamp++;
  tell_changed (self);
}

static void
invitations_changed_cb (GListModel *invitations,
                        guint position,
                        guint removed,
                        guint added,
                        LiaisonCustomerConditions *self)
{
  tell_changed (self);
}

LiaisonCustomerConditions *
liaison_customer_conditions_new (LiaisonConditionsChanged changed, gpointer user_data)
{
  LiaisonCustomerConditions *self = g_new0 (LiaisonCustomerConditions, 1);

  self->changed = changed;
  self->user_data = user_data;
  return self;
}

void
liaison_customer_conditions_set_ledger (LiaisonCustomerConditions *self, LiaisonLedger *ledger)
{
  if (self->ledger == ledger)
    return;
  if (self->ledger != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->ledger, self);
      g_signal_handlers_disconnect_by_data (liaison_ledger_get_invitations (self->ledger), self);
    }
  g_set_object (&self->ledger, ledger);
  if (ledger != NULL)
    {
      g_signal_connect (ledger, "note-changed", G_CALLBACK (note_changed_cb), self);
      g_signal_connect (liaison_ledger_get_invitations (ledger), "items-changed",
                        G_CALLBACK (invitations_changed_cb), self);
    }
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  self->stamp++;
}

void
liaison_customer_conditions_free (LiaisonCustomerConditions *self)
{
  liaison_customer_conditions_set_ledger (self, NULL);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_free (self);
}

/* Notes */

static void
add_remark (const LiaisonNote *note, gpointer user_data)
{
  LiaisonCustomerConditions *self = user_data;
  g_autofree char *tags = g_strjoinv ("\n", note->tags);
  g_autofree char *text = g_strjoin ("\n", tags, note->text != NULL ? note->text : "",
                                     note->owner != NULL ? note->owner : "", NULL);
  LiaisonCacheRemark *remark = g_new0 (LiaisonCacheRemark, 1);

  remark->customer = g_strdup (note->customer);
  remark->folded = liaison_fold (text);
  g_ptr_array_add (self->remarks, remark);
}

static GPtrArray *
ensure_remarks (LiaisonCustomerConditions *self)
{
  if (self->remarks == NULL)
    {
      self->remarks = g_ptr_array_new_with_free_func (remark_free);
      if (self->ledger != NULL)
        liaison_ledger_foreach_note (self->ledger, add_remark, self);
    }
  return self->remarks;
}

typedef struct
{
  const char *tag;
  GPtrArray *customers;
} TagSearch;

static void
add_tagged (const LiaisonNote *note, gpointer user_data)
{
  TagSearch *search = user_data;

  if (g_strv_contains ((const char *const *) note->tags, search->tag))
    g_ptr_array_add (search->customers, g_strdup (note->customer));
}

/* Transfer full. */
static GStrv
find_tagged (LiaisonCustomerConditions *self, const char *tag)
{
  TagSearch search = { .tag = tag, .customers = g_ptr_array_new () };

  if (self->ledger != NULL)
    liaison_ledger_foreach_note (self->ledger, add_tagged, &search);
  g_ptr_array_add (search.customers, NULL);
  return (GStrv) g_ptr_array_free (search.customers, FALSE);
}

/* Invitations */

/* @today: ISO date. */
static LiaisonInvited
get_invited (LiaisonInvitation *invitation, const char *today)
{
  switch (liaison_invitation_get_state (invitation))
    {
    case LIAISON_INVITATION_DRAFT:
    case LIAISON_INVITATION_HANDED_OFF:
      return LIAISON_INVITED_OPEN;
    case LIAISON_INVITATION_WAITING:
      return liaison_invitation_is_overdue (invitation, today) ? LIAISON_INVITED_OVERDUE
                                                               : LIAISON_INVITED_WAITING;
    case LIAISON_INVITATION_ACCEPTED:
    case LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED:
      return LIAISON_INVITED_ACCEPTED;
    case LIAISON_INVITATION_DECLINED:
      return LIAISON_INVITED_DECLINED;
    case LIAISON_INVITATION_WITHDRAWN:
    case LIAISON_INVITATION_SUPERSEDED:
    case LIAISON_INVITATION_DISCARDED:
    default:
      return LIAISON_INVITED_WITHDRAWN;
    }
}

static gboolean
suits (LiaisonInvited asked, LiaisonInvited is)
{
  return asked == LIAISON_INVITED_NEVER || asked == is ||
         (asked == LIAISON_INVITED_WAITING && is == LIAISON_INVITED_OVERDUE);
}

/* The customers whose latest invitation is in state @invited; with NEVER: who ever had one. They
 * are known by their domain (the list tells no other). Transfer full. */
static GStrv
find_invited (LiaisonCustomerConditions *self, LiaisonInvited invited, LiaisonCache *cache)
{
  GListModel *invitations =
    self->ledger != NULL ? liaison_ledger_get_invitations (self->ledger) : NULL;
  g_autoptr(GHashTable) met = g_hash_table_new (NULL, NULL);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GDateTime) then = g_date_time_add (now, self->ahead * G_TIME_SPAN_SECOND);
  g_autofree char *today = g_date_time_format (then, "%F");
  GPtrArray *customers = g_ptr_array_new ();

  /* Newest first. */
  for (guint i = 0; invitations != NULL && i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);
      const char *domain = liaison_invitation_get_domain (invitation);
      char buffer[LIAISON_GUID_LENGTH + 1];
      LiaisonSheetRow row;
      guint32 n;

      if (domain == NULL || *domain == '\0' || !liaison_cache_find_domain (cache, domain, &n) ||
          !g_hash_table_add (met, GUINT_TO_POINTER (n)) ||
          !suits (invited, get_invited (invitation, today)) || !liaison_cache_read (cache, n, &row))
        continue;
      g_ptr_array_add (customers, g_strdup (liaison_sheet_row_get_id (&row, buffer)));
    }
  g_ptr_array_add (customers, NULL);
  return (GStrv) g_ptr_array_free (customers, FALSE);
}

void
liaison_customer_conditions_set_ahead (LiaisonCustomerConditions *self, gint64 ahead)
{
  self->ahead = ahead;
  tell_changed (self);
}

gboolean
liaison_customer_conditions_are_any (const LiaisonCustomerQuery *query)
{
  g_auto(GStrv) words = liaison_fold_words (query->search);

  return words[0] != NULL || query->order != LIAISON_ORDER_NAME ||
         liaison_customer_query_is_filtered (query);
}

/* Those in both; either may be NULL, which is everybody. Takes both, transfer full. */
static GStrv
intersect (GStrv one, GStrv other)
{
  GPtrArray *both;

  if (one == NULL || other == NULL)
    return one != NULL ? one : other;
  both = g_ptr_array_new ();
  for (char **id = one; *id != NULL; id++)
    if (g_strv_contains ((const char *const *) other, *id))
      g_ptr_array_add (both, g_strdup (*id));
  g_ptr_array_add (both, NULL);
  g_strfreev (one);
  g_strfreev (other);
  return (GStrv) g_ptr_array_free (both, FALSE);
}

LiaisonCacheSought *
liaison_customer_conditions_make (LiaisonCustomerConditions *self,
                                  const LiaisonCustomerQuery *query,
                                  LiaisonCache *cache)
{
  LiaisonCacheSought *sought = g_new0 (LiaisonCacheSought, 1);

  sought->words = liaison_fold_words (query->search);
  sought->rights = query->rights;
  sought->gone = query->gone;
  sought->fresh = query->fresh;
  sought->order = query->order;
  sought->remarks = g_ptr_array_ref (ensure_remarks (self));
  if (query->tag != NULL)
    sought->among = find_tagged (self, query->tag);
  if (query->invited == LIAISON_INVITED_NEVER)
    sought->without = find_invited (self, query->invited, cache);
  else if (query->invited != LIAISON_INVITED_ANY)
    sought->among = intersect (sought->among, find_invited (self, query->invited, cache));
  if (query->reseller != NULL)
    sought->set = liaison_customer_conditions_dup_reseller_set (query->reseller);
  return sought;
}

guint
liaison_customer_conditions_get_stamp (LiaisonCustomerConditions *self)
{
  return self->stamp;
}

char *
liaison_customer_conditions_dup_reseller_set (const char *reseller)
{
  return g_strconcat ("reseller-", reseller, NULL);
}
