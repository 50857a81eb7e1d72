/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-acceptance-watch-private.h"
#include "model/liaison-action.h"
#include "model/liaison-error.h"

#define PAGE_SIZE 500
/* A record may be written some time after it happened. */
#define OVERLAP_US (2 * G_TIME_SPAN_DAY)
/* So long the list may lack a customer of whom a record tells ("customers.md"). */
#define LIST_LATE_US (1 * G_TIME_SPAN_HOUR)
/* The list is read anew after that long, and the longer the more pages it has. */
#define LIST_AGE_US_PER_PAGE (3 * G_TIME_SPAN_MINUTE)
/* More customers are not read in one look; there is always room for some who come while those who
 * were asked for privileges are read. */
#define MAX_READ 50
#define MAX_READ_WITH_NEW 100
/* A newcomer whom the service does not tell of is taken in with what is known after that many
 * looks. */
#define MAX_REFUSALS 3

#define AUDIT_MARK LIAISON_ACCEPTANCE_AUDIT_MARK
#define FEED_MARK "feed-read"

/* A look:
 *
 *   look → read_audit ⟲ → audit_read → read_list → list_state → read_customers ⟲ → take_in → plan
 *
 * What one of them cannot do is noted, and the next goes on with what there is.
 */
static void read_audit (LiaisonAcceptanceWatch *self, const char *continuation);
static void audit_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void read_list (LiaisonAcceptanceWatch *self);
static void read_customers (LiaisonAcceptanceWatch *self);
static void customer_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void take_in (LiaisonAcceptanceWatch *self);

void
liaison_acceptance_look_clear (LiaisonAcceptanceWatch *self)
{
  g_clear_object (&self->looking);
  g_clear_pointer (&self->start_day, g_free);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->to_read, g_ptr_array_unref);
  g_clear_pointer (&self->tried, g_hash_table_unref);
  g_clear_pointer (&self->domains, g_hash_table_unref);
  g_clear_error (&self->problem);
  self->gaps_now = LIAISON_LOOK_WHOLE;
  self->listing = FALSE;
}

/* Audit records */

static void
note_problem (LiaisonAcceptanceWatch *self, LiaisonLookGaps gap, GError *error)
{
  self->gaps_now |= gap;
  g_debug ("looking for acceptances: %s", error->message);
  if (self->problem == NULL)
    self->problem = error;
  else
    g_error_free (error);
}

/* From where the last look ended or, at the first one, where the first invitation went out; the
 * service does not remember more than 90 days. */
static char *
dup_start_day (LiaisonAcceptanceWatch *self)
{
  gint64 since = liaison_ledger_get_mark (self->ledger, AUDIT_MARK);
  gint64 oldest = self->began - (LIAISON_AUDIT_DAYS - 1) * G_TIME_SPAN_DAY;
  g_autoptr(GDateTime) day = NULL;

  if (since == 0)
    since = liaison_acceptance_watch_get_first_open (self);
  if (since == 0)
    since = self->began;
  since = MAX (since - OVERLAP_US, oldest);
  day = g_date_time_new_from_unix_utc (since / G_USEC_PER_SEC);
  return g_date_time_format (day, "%Y-%m-%d");
}

static gboolean
matters (LiaisonAuditRecord *record)
{
  LiaisonAuditOperation operation = liaison_audit_record_get_operation (record);

  return (operation == LIAISON_AUDIT_RESELLER_ACCEPTED ||
          operation == LIAISON_AUDIT_DAP_APPROVED) &&
         liaison_audit_record_get_succeeded (record) &&
         liaison_audit_record_get_customer_id (record) != NULL &&
         liaison_audit_record_get_time (record) != 0;
}

static void
read_audit (LiaisonAcceptanceWatch *self, const char *continuation)
{
  liaison_partner_client_list_audit_records_async (self->client, self->start_day, NULL,
                                                   continuation, PAGE_SIZE, self->looking,
                                                   audit_read_cb, g_object_ref (self));
}

static void
audit_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonAcceptanceWatch) self = LIAISON_ACCEPTANCE_WATCH (user_data);
  GError *error = NULL;
  g_autoptr(LiaisonAuditPage) page = liaison_partner_client_list_audit_records_finish (
    LIAISON_PARTNER_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->ledger == NULL)
    {
      g_clear_error (&error);
      return;
    }
  if (page == NULL)
    note_problem (self, LIAISON_LOOK_WITHOUT_LOG, error);
  for (guint i = 0; page != NULL && i < page->records->len; i++)
    if (matters (g_ptr_array_index (page->records, i)))
      g_ptr_array_add (self->records, g_object_ref (g_ptr_array_index (page->records, i)));

  if (page != NULL && page->continuation != NULL)
    read_audit (self, page->continuation);
  else
    read_list (self);
}

/* The list of customers */

static gboolean
tells_of_somebody_new (LiaisonAcceptanceWatch *self)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      const char *id = liaison_audit_record_get_customer_id (g_ptr_array_index (self->records, i));
      g_autoptr(LiaisonCustomer) customer = liaison_customer_list_find_id (self->customers, id);

      if (customer == NULL)
        return TRUE;
    }
  return FALSE;
}

/* A list of one page is read at every look, one of a hundred thousand customers twice a day. */
static gboolean
list_is_old (LiaisonAcceptanceWatch *self)
{
  GDateTime *time = liaison_customer_list_get_time (self->customers);
  guint n_pages = liaison_customer_list_get_n_total (self->customers) / PAGE_SIZE + 1;
  gint64 age;

  if (time == NULL)
    return TRUE;
  age = self->began - g_date_time_to_unix (time) * G_USEC_PER_SEC;
  return age > n_pages * LIST_AGE_US_PER_PAGE;
}

static void
read_list (LiaisonAcceptanceWatch *self)
{
  self->listing = TRUE;
  if (liaison_customer_list_get_state (self->customers) != LIAISON_LIST_LOADING &&
      (tells_of_somebody_new (self) || list_is_old (self)))
    liaison_customer_list_refresh (self->customers);
  liaison_acceptance_look_go_on (self);
}

void
liaison_acceptance_look_go_on (LiaisonAcceptanceWatch *self)
{
  if (!self->listing || liaison_customer_list_get_state (self->customers) == LIAISON_LIST_LOADING)
    return;
  self->listing = FALSE;
  if (liaison_customer_list_get_state (self->customers) == LIAISON_LIST_FAILED &&
      liaison_customer_list_get_error (self->customers) != NULL)
    note_problem (self, LIAISON_LOOK_WITHOUT_LIST,
                  g_error_copy (liaison_customer_list_get_error (self->customers)));
  read_customers (self);
}

/* Customers, one by one: the rights of those who were asked for them again (ACC-3), the verified
 * domains of those who are new (ACC-7). */

static LiaisonCustomer *
find_customer (LiaisonAcceptanceWatch *self, LiaisonInvitation *invitation)
{
  const char *id = liaison_invitation_get_customer (invitation);
  const char *domain = liaison_invitation_get_domain (invitation);

  if (id != NULL)
    return liaison_customer_list_find_id (self->customers, id);
  if (domain == NULL || *domain == '\0')
    domain = liaison_acceptances_get_private_domain (self->acceptances, invitation);
  return domain != NULL ? liaison_customer_list_find_domain (self->customers, domain) : NULL;
}

/* Changes are dated to the second, by the real clock: the last moment of it is when the customer
 * was there at the latest. */
static gint64
get_change_time (LiaisonAcceptanceWatch *self, LiaisonCustomerChange *change)
{
  return liaison_customer_change_get_time (change) + self->ahead + G_USEC_PER_SEC - 1;
}

/* Up to where the feed was taken in; at the first look, from when on an invitation waits. */
static gint64
get_feed_mark (LiaisonAcceptanceWatch *self)
{
  gint64 mark = liaison_ledger_get_mark (self->ledger, FEED_MARK);

  if (mark == 0)
    mark = liaison_acceptance_watch_get_first_open (self);
  return mark != 0 ? mark : liaison_acceptance_watch_get_now (self);
}

static gboolean
has_room (LiaisonAcceptanceWatch *self)
{
  return g_hash_table_size (self->tried) < MAX_READ;
}

static void
add_to_read (LiaisonAcceptanceWatch *self, const char *id, guint max)
{
  if (g_hash_table_size (self->tried) < max && g_hash_table_add (self->tried, g_strdup (id)))
    g_ptr_array_add (self->to_read, g_strdup (id));
}

static gboolean
waits_for_rights (LiaisonInvitation *invitation)
{
  return liaison_invitation_is_unanswered (invitation) &&
         liaison_invitation_get_existing_customer (invitation) &&
         liaison_invitation_get_wants_rights (invitation);
}

/* Those who had no turn yet, as far as there is room. */
static void
add_those_asked (LiaisonAcceptanceWatch *self)
{
  GListModel *invitations = liaison_ledger_get_invitations (self->ledger);

  for (guint i = 0; i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);
      g_autoptr(LiaisonCustomer) customer = NULL;

      if (!has_room (self))
        return;
      if (!waits_for_rights (invitation))
        continue;
      customer = find_customer (self, invitation);
      if (customer == NULL ||
          g_hash_table_contains (self->asked, liaison_customer_get_id (customer)))
        continue;
      add_to_read (self, liaison_customer_get_id (customer), MAX_READ);
      g_hash_table_add (self->asked, g_strdup (liaison_customer_get_id (customer)));
    }
}

/* In turns: there may be more of them than one look reads. */
static void
add_asked (LiaisonAcceptanceWatch *self)
{
  add_those_asked (self);
  if (!has_room (self))
    return;
  g_hash_table_remove_all (self->asked);
  add_those_asked (self);
}

/* What a customer is called and which domains it has is for who takes it in. */
static LiaisonAcceptanceFacts
make_record_facts (LiaisonAuditRecord *record)
{
  gboolean rights = liaison_audit_record_get_operation (record) == LIAISON_AUDIT_DAP_APPROVED;

  return (LiaisonAcceptanceFacts){ .kind = rights ? LIAISON_ACCEPTANCE_RIGHTS
                                                  : LIAISON_ACCEPTANCE_RELATIONSHIP,
                                   .customer = liaison_audit_record_get_customer_id (record),
                                   .customer_name = liaison_audit_record_get_customer_name (record),
                                   .evidence = LIAISON_EVIDENCE_AUDIT,
                                   .record = liaison_audit_record_get_key (record),
                                   .time = liaison_audit_record_get_time (record),
                                   .exact = TRUE };
}

/* When the change of @kind of the customer of the one at @position was seen last before that; 0:
 * never, as far as the feed reaches. */
static gint64
find_before (LiaisonAcceptanceWatch *self, guint position, LiaisonChangeKind kind)
{
  GListModel *feed = G_LIST_MODEL (self->changes);
  g_autoptr(LiaisonCustomerChange) change = g_list_model_get_item (feed, position);
  const char *customer = liaison_customer_change_get_customer (change);

  for (guint i = position + 1; i < g_list_model_get_n_items (feed); i++)
    {
      g_autoptr(LiaisonCustomerChange) before = g_list_model_get_item (feed, i);

      if (liaison_customer_change_get_kind (before) == kind &&
          g_ascii_strcasecmp (liaison_customer_change_get_customer (before), customer) == 0)
        return get_change_time (self, before);
    }
  return 0;
}

/* Of the change at @position of the feed. FALSE: nobody accepted anything. */
static gboolean
make_change_facts (LiaisonAcceptanceWatch *self,
                   guint position,
                   LiaisonCustomerChange *change,
                   LiaisonAcceptanceFacts *facts)
{
  LiaisonChangeKind kind = liaison_customer_change_get_kind (change);
  gboolean rights = kind == LIAISON_CHANGE_RIGHTS_GAINED;

  *facts = (LiaisonAcceptanceFacts){
    .kind = rights ? LIAISON_ACCEPTANCE_RIGHTS : LIAISON_ACCEPTANCE_RELATIONSHIP,
    .customer = liaison_customer_change_get_customer (change),
    .customer_name = liaison_customer_change_get_name (change),
    .evidence = rights ? LIAISON_EVIDENCE_RIGHTS : LIAISON_EVIDENCE_LIST,
    .time = get_change_time (self, change),
  };
  if (!rights && kind != LIAISON_CHANGE_NEW && kind != LIAISON_CHANGE_BACK)
    return FALSE;
  facts->lost =
    find_before (self, position, rights ? LIAISON_CHANGE_RIGHTS_LOST : LIAISON_CHANGE_GONE);
  return TRUE;
}

/* A newcomer is matched by all its verified domains, or it would be taken for a stranger. */
static gboolean
lacks_domains (LiaisonAcceptanceWatch *self, const LiaisonAcceptanceFacts *facts)
{
  return facts->kind == LIAISON_ACCEPTANCE_RELATIONSHIP &&
         !g_hash_table_contains (self->domains, facts->customer) &&
         GPOINTER_TO_UINT (g_hash_table_lookup (self->refused, facts->customer)) < MAX_REFUSALS &&
         !liaison_acceptances_knows (self->acceptances, facts);
}

static void
add_new (LiaisonAcceptanceWatch *self)
{
  GListModel *feed = G_LIST_MODEL (self->changes);
  gint64 mark = get_feed_mark (self);

  for (guint i = 0; i < self->records->len; i++)
    {
      LiaisonAcceptanceFacts facts = make_record_facts (g_ptr_array_index (self->records, i));

      if (lacks_domains (self, &facts))
        add_to_read (self, facts.customer, MAX_READ_WITH_NEW);
    }
  for (guint i = 0; i < g_list_model_get_n_items (feed); i++)
    {
      g_autoptr(LiaisonCustomerChange) change = g_list_model_get_item (feed, i);
      LiaisonAcceptanceFacts facts;

      if (get_change_time (self, change) < mark)
        break;
      if (make_change_facts (self, i, change, &facts) && lacks_domains (self, &facts))
        add_to_read (self, facts.customer, MAX_READ_WITH_NEW);
    }
}

/* Who gave privileges without having been invited to is told by the feed alone. */
static void
add_rights (LiaisonAcceptanceWatch *self)
{
  for (guint i = 0; i < self->records->len; i++)
    {
      LiaisonAcceptanceFacts facts = make_record_facts (g_ptr_array_index (self->records, i));

      if (facts.kind == LIAISON_ACCEPTANCE_RIGHTS &&
          !liaison_acceptances_knows (self->acceptances, &facts))
        add_to_read (self, facts.customer, MAX_READ);
    }
}

static void
read_customers (LiaisonAcceptanceWatch *self)
{
  if (self->to_read == NULL)
    {
      self->to_read = g_ptr_array_new_with_free_func (g_free);
      self->tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      self->domains = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      add_new (self);
      add_asked (self);
      add_rights (self);
    }
  /* The feed may have grown meanwhile. */
  if (self->to_read->len == 0)
    add_new (self);
  if (self->to_read->len == 0)
    {
      take_in (self);
      return;
    }
  liaison_partner_client_get_account_async (self->client, g_ptr_array_index (self->to_read, 0),
                                            self->looking, customer_read_cb, g_object_ref (self));
}

static void
take_account (LiaisonAcceptanceWatch *self, const char *id, LiaisonAccount *account)
{
  LiaisonCache *cache = liaison_customer_list_get_cache (self->customers);

  g_hash_table_insert (self->domains, g_strdup (id),
                       account->domains != NULL ? g_strjoinv (" ", account->domains)
                                                : g_strdup (""));
  g_hash_table_remove (self->refused, id);
  /* If they were gained, the feed tells of it. */
  if (cache != NULL && account->delegated_admin != LIAISON_ANSWER_UNKNOWN)
    liaison_cache_set_rights (cache, id, account->delegated_admin);
}

static void
take_refusal (LiaisonAcceptanceWatch *self, const char *id, GError *error)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->refused, id));

  if (!g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_NOT_FOUND) &&
      !g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_FORBIDDEN))
    {
      note_problem (self, LIAISON_LOOK_WITHOUT_SOME, error);
      return;
    }
  /* One who has left, or whom this person may not see, is no failure. */
  g_hash_table_insert (self->refused, g_strdup (id), GUINT_TO_POINTER (n + 1));
  g_error_free (error);
}

static void
customer_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonAcceptanceWatch) self = LIAISON_ACCEPTANCE_WATCH (user_data);
  GError *error = NULL;
  g_autoptr(LiaisonAccount) account = liaison_partner_client_get_account_finish (
    LIAISON_PARTNER_CLIENT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->ledger == NULL)
    {
      g_clear_error (&error);
      return;
    }
  if (account != NULL)
    take_account (self, g_ptr_array_index (self->to_read, 0), account);
  else
    take_refusal (self, g_ptr_array_index (self->to_read, 0), error);
  g_ptr_array_remove_index (self->to_read, 0);
  read_customers (self);
}

/* Taking in */

static void
note (LiaisonAcceptanceWatch *self, LiaisonAcceptanceFacts *facts, LiaisonCustomer *known)
{
  const char *domains = g_hash_table_lookup (self->domains, facts->customer);

  if (known != NULL)
    {
      facts->customer_name = liaison_customer_get_name (known);
      facts->domain = liaison_customer_get_domain (known);
    }
  if (domains != NULL && *domains != '\0')
    facts->domain = domains;
  facts->noticed = liaison_acceptance_watch_get_now (self);
  liaison_acceptances_note (self->acceptances, facts);
}

/* FALSE: the list does not have the customer yet, or its domains are not known; later. */
static gboolean
take_record (LiaisonAcceptanceWatch *self, LiaisonAuditRecord *record)
{
  LiaisonAcceptanceFacts facts = make_record_facts (record);
  g_autoptr(LiaisonCustomer) customer =
               liaison_customer_list_find_id (self->customers, facts.customer);

  if ((customer == NULL && self->began - facts.time < LIST_LATE_US) || lacks_domains (self, &facts))
    return FALSE;
  note (self, &facts, customer);
  return TRUE;
}

/* Who accepts gives the rights at the same moment: the relationship comes first. */
static int
compare_records (gconstpointer a, gconstpointer b)
{
  LiaisonAuditRecord *one = *(LiaisonAuditRecord *const *) a;
  LiaisonAuditRecord *other = *(LiaisonAuditRecord *const *) b;
  LiaisonAuditOperation one_operation = liaison_audit_record_get_operation (one);
  LiaisonAuditOperation other_operation = liaison_audit_record_get_operation (other);
  gint64 one_time = liaison_audit_record_get_time (one);
  gint64 other_time = liaison_audit_record_get_time (other);

  if (one_operation != other_operation)
    return one_operation == LIAISON_AUDIT_RESELLER_ACCEPTED ? -1 : 1;
  return (one_time > other_time) - (one_time < other_time);
}

static void
take_records (LiaisonAcceptanceWatch *self)
{
  gint64 mark = self->began;

  g_ptr_array_sort (self->records, compare_records);
  for (guint i = 0; i < self->records->len; i++)
    {
      LiaisonAuditRecord *record = g_ptr_array_index (self->records, i);

      if (!take_record (self, record))
        mark = MIN (mark, liaison_audit_record_get_time (record));
    }
  if ((self->gaps_now & LIAISON_LOOK_WITHOUT_LOG) == 0)
    liaison_ledger_set_mark (self->ledger, AUDIT_MARK, mark);
}

/* FALSE: later. */
static gboolean
take_change (LiaisonAcceptanceWatch *self, guint position, LiaisonCustomerChange *change)
{
  g_autoptr(LiaisonCustomer) customer = NULL;
  LiaisonAcceptanceFacts facts;

  if (!make_change_facts (self, position, change, &facts))
    return TRUE;
  if (lacks_domains (self, &facts))
    return FALSE;
  customer = liaison_customer_list_find_id (self->customers, facts.customer);
  note (self, &facts, customer);
  return TRUE;
}

/* The feed's changes that no look has met, from the oldest one on. */
static void
take_feed (LiaisonAcceptanceWatch *self)
{
  GListModel *feed = G_LIST_MODEL (self->changes);
  gint64 mark = get_feed_mark (self);
  gint64 newest = mark;
  gint64 oldest_left = G_MAXINT64;

  for (guint i = g_list_model_get_n_items (feed); i > 0; i--)
    {
      g_autoptr(LiaisonCustomerChange) change = g_list_model_get_item (feed, i - 1);
      gint64 time = get_change_time (self, change);

      /* There may be more of the mark's own second; who was taken in is not taken in again. */
      if (time < mark)
        continue;
      if (!take_change (self, i - 1, change))
        oldest_left = MIN (oldest_left, time);
      newest = MAX (newest, time);
    }
  self->met = newest;
  liaison_ledger_set_mark (self->ledger, FEED_MARK, MIN (newest, oldest_left));
}

static void
take_in (LiaisonAcceptanceWatch *self)
{
  LiaisonLookGaps gaps;
  GError *problem;

  take_records (self);
  take_feed (self);
  gaps = self->gaps_now;
  problem = g_steal_pointer (&self->problem);
  liaison_acceptance_look_clear (self);
  liaison_acceptance_watch_finish (self, gaps, problem);
}

void
liaison_acceptance_look_begin (LiaisonAcceptanceWatch *self)
{
  self->looking = liaison_action_new ();
  self->began = liaison_acceptance_watch_get_now (self);
  self->start_day = dup_start_day (self);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  read_audit (self, NULL);
}

gboolean
liaison_acceptance_look_is_due (LiaisonAcceptanceWatch *self)
{
  g_autoptr(LiaisonCustomerChange) newest =
               g_list_model_get_item (G_LIST_MODEL (self->changes), 0);

  return newest != NULL && get_change_time (self, newest) >
                             MAX (liaison_ledger_get_mark (self->ledger, FEED_MARK), self->met);
}
