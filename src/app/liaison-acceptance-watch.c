/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-acceptance-watch.h"

#include "model/liaison-action.h"
#include "model/liaison-error.h"

#define PAGE_SIZE 500
#define WAITING_SECONDS (15 * 60)
#define IDLE_SECONDS (60 * 60)

/* A record may be written some time after it happened. */
#define OVERLAP_US (2 * G_TIME_SPAN_DAY)
/* So long the list may lack a customer of whom a record tells ("customers.md"). */
#define LIST_LATE_US (1 * G_TIME_SPAN_HOUR)
/* The list is read anew after that long, and the longer the more pages it has. */
#define LIST_AGE_US_PER_PAGE (3 * G_TIME_SPAN_MINUTE)
/* More customers are not asked about their rights in one look. */
#define MAX_RIGHTS 50

#define AUDIT_MARK "audit-read"
#define FEED_MARK "feed-read"

struct _LiaisonAcceptanceWatch
{
  GObject parent_instance;

  LiaisonPartnerClient *client;
  LiaisonCustomerList *customers;
  LiaisonChanges *changes;
  LiaisonAcceptances *acceptances;
  LiaisonLedger *ledger; /* NULL: not started */
  gint64 ahead;          /* of the clock */
  guint timer;
  GError *error;

  /* Of the look that is under way. */
  GCancellable *looking; /* NULL: none */
  gint64 began;
  char *start_day;
  GPtrArray *records; /* of LiaisonAuditRecord, those that matter */
  GPtrArray *asked;   /* ids of customers whose rights are still to be read */
  gboolean listing;   /* the list is being read */
  GError *problem;
};

G_DEFINE_FINAL_TYPE (LiaisonAcceptanceWatch, liaison_acceptance_watch, G_TYPE_OBJECT)

enum
{
  PROP_LOOKING = 1,
  PROP_TIME,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gint64
get_now (LiaisonAcceptanceWatch *self)
{
  return g_get_real_time () + self->ahead;
}

/* A look:
 *
 *   look → read_audit ⟲ → audit_read → read_list → list_read → read_rights ⟲ → take_in → plan
 *
 * What one of them cannot do is noted, and the next goes on with what there is.
 */
static void read_audit (LiaisonAcceptanceWatch *self, const char *continuation);
static void audit_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void read_list (LiaisonAcceptanceWatch *self);
static void list_state_cb (LiaisonAcceptanceWatch *self);
static void read_rights (LiaisonAcceptanceWatch *self);
static void rights_read_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void take_in (LiaisonAcceptanceWatch *self);

static void
end_look (LiaisonAcceptanceWatch *self)
{
  g_clear_object (&self->looking);
  g_clear_pointer (&self->start_day, g_free);
  g_clear_pointer (&self->records, g_ptr_array_unref);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  g_clear_error (&self->problem);
  self->listing = FALSE;
}

static void
liaison_acceptance_watch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonAcceptanceWatch *self = LIAISON_ACCEPTANCE_WATCH (object);

  switch (id)
    {
    case PROP_LOOKING:
      g_value_set_boolean (value, liaison_acceptance_watch_is_looking (self));
      break;
    case PROP_TIME:
      g_value_set_int64 (value, liaison_acceptance_watch_get_time (self));
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
liaison_acceptance_watch_dispose (GObject *object)
{
  liaison_acceptance_watch_stop (LIAISON_ACCEPTANCE_WATCH (object));

  G_OBJECT_CLASS (liaison_acceptance_watch_parent_class)->dispose (object);
}

static void
liaison_acceptance_watch_finalize (GObject *object)
{
  LiaisonAcceptanceWatch *self = LIAISON_ACCEPTANCE_WATCH (object);

  end_look (self);
  g_clear_error (&self->error);
  g_clear_object (&self->acceptances);
  g_clear_object (&self->changes);
  g_clear_object (&self->customers);
  g_clear_object (&self->client);

  G_OBJECT_CLASS (liaison_acceptance_watch_parent_class)->finalize (object);
}

static void
liaison_acceptance_watch_class_init (LiaisonAcceptanceWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = liaison_acceptance_watch_get_property;
  object_class->dispose = liaison_acceptance_watch_dispose;
  object_class->finalize = liaison_acceptance_watch_finalize;

  properties[PROP_LOOKING] = g_param_spec_boolean ("looking", NULL, NULL, FALSE, flags);
  properties[PROP_TIME] = g_param_spec_int64 ("time", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_acceptance_watch_init (LiaisonAcceptanceWatch *self)
{
}

/* When */

static gboolean
look_cb (gpointer user_data)
{
  LiaisonAcceptanceWatch *self = LIAISON_ACCEPTANCE_WATCH (user_data);

  self->timer = 0;
  liaison_acceptance_watch_look (self);
  return G_SOURCE_REMOVE;
}

static void
plan (LiaisonAcceptanceWatch *self)
{
  double jitter = g_random_double_range (0.9, 1.1);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->ledger != NULL)
    self->timer = g_timeout_add_seconds (
      (guint) (liaison_acceptance_watch_get_interval (self) * jitter), look_cb, self);
}

static gboolean
is_open (LiaisonInvitation *invitation)
{
  LiaisonInvitationState state = liaison_invitation_get_state (invitation);

  return state == LIAISON_INVITATION_HANDED_OFF || state == LIAISON_INVITATION_WAITING;
}

/* When the first of those that wait for an answer left the program; 0: none waits. */
static gint64
get_first_open (LiaisonAcceptanceWatch *self)
{
  GListModel *invitations = liaison_ledger_get_invitations (self->ledger);
  gint64 first = 0;

  for (guint i = 0; i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);
      gint64 time = liaison_invitation_get_first_handed_off (invitation);

      if (is_open (invitation) && time != 0 && (first == 0 || time < first))
        first = time;
    }
  return first;
}

guint
liaison_acceptance_watch_get_interval (LiaisonAcceptanceWatch *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self), IDLE_SECONDS);

  return self->ledger != NULL && get_first_open (self) != 0 ? WAITING_SECONDS : IDLE_SECONDS;
}

/* Audit records */

static void
note_problem (LiaisonAcceptanceWatch *self, GError *error)
{
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
    since = get_first_open (self);
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
    note_problem (self, error);
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
  list_state_cb (self);
}

static void
list_state_cb (LiaisonAcceptanceWatch *self)
{
  if (!self->listing || liaison_customer_list_get_state (self->customers) == LIAISON_LIST_LOADING)
    return;
  self->listing = FALSE;
  if (liaison_customer_list_get_state (self->customers) == LIAISON_LIST_FAILED &&
      liaison_customer_list_get_error (self->customers) != NULL)
    note_problem (self, g_error_copy (liaison_customer_list_get_error (self->customers)));
  read_rights (self);
}

/* The rights of customers who were asked for them again (ACC-3) */

static LiaisonCustomer *
find_customer (LiaisonAcceptanceWatch *self, LiaisonInvitation *invitation)
{
  const char *id = liaison_invitation_get_customer (invitation);
  const char *domain = liaison_invitation_get_domain (invitation);

  if (id != NULL)
    return liaison_customer_list_find_id (self->customers, id);
  return domain != NULL && *domain != '\0'
           ? liaison_customer_list_find_domain (self->customers, domain)
           : NULL;
}

static GPtrArray *
list_asked (LiaisonAcceptanceWatch *self)
{
  GListModel *invitations = liaison_ledger_get_invitations (self->ledger);
  GPtrArray *asked = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (invitations) && asked->len < MAX_RIGHTS; i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);
      g_autoptr(LiaisonCustomer) customer = NULL;

      if (!is_open (invitation) || !liaison_invitation_get_existing_customer (invitation) ||
          !liaison_invitation_get_wants_rights (invitation))
        continue;
      customer = find_customer (self, invitation);
      if (customer != NULL)
        g_ptr_array_add (asked, g_strdup (liaison_customer_get_id (customer)));
    }
  return asked;
}

static void
read_rights (LiaisonAcceptanceWatch *self)
{
  if (self->asked == NULL)
    self->asked = list_asked (self);
  if (self->asked->len == 0)
    {
      take_in (self);
      return;
    }
  liaison_partner_client_get_account_async (self->client, g_ptr_array_index (self->asked, 0),
                                            self->looking, rights_read_cb, g_object_ref (self));
}

static void
rights_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonAcceptanceWatch) self = LIAISON_ACCEPTANCE_WATCH (user_data);
  GError *error = NULL;
  g_autoptr(LiaisonAccount) account = liaison_partner_client_get_account_finish (
    LIAISON_PARTNER_CLIENT (source), result, &error);
  LiaisonCache *cache;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->ledger == NULL)
    {
      g_clear_error (&error);
      return;
    }
  cache = liaison_customer_list_get_cache (self->customers);
  if (account == NULL)
    note_problem (self, error);
  else if (cache != NULL && account->delegated_admin != LIAISON_ANSWER_UNKNOWN)
    /* If they were gained, the feed tells of it. */
    liaison_cache_set_rights (cache, g_ptr_array_index (self->asked, 0), account->delegated_admin);
  g_ptr_array_remove_index (self->asked, 0);
  read_rights (self);
}

/* Taking in */

static LiaisonAcceptanceFacts
make_facts (LiaisonAcceptanceKind kind, const char *customer, LiaisonCustomer *known, gint64 now)
{
  LiaisonAcceptanceFacts facts = { .kind = kind, .customer = customer, .noticed = now };

  if (known != NULL)
    {
      facts.customer_name = liaison_customer_get_name (known);
      facts.domain = liaison_customer_get_domain (known);
    }
  return facts;
}

/* FALSE: the list does not have the customer yet; later. */
static gboolean
take_record (LiaisonAcceptanceWatch *self, LiaisonAuditRecord *record)
{
  const char *id = liaison_audit_record_get_customer_id (record);
  gint64 time = liaison_audit_record_get_time (record);
  gboolean rights = liaison_audit_record_get_operation (record) == LIAISON_AUDIT_DAP_APPROVED;
  g_autoptr(LiaisonCustomer) customer = liaison_customer_list_find_id (self->customers, id);
  LiaisonAcceptanceFacts facts;

  if (customer == NULL && self->began - time < LIST_LATE_US)
    return FALSE;
  facts = make_facts (rights ? LIAISON_ACCEPTANCE_RIGHTS : LIAISON_ACCEPTANCE_RELATIONSHIP, id,
                      customer, self->began);
  if (facts.customer_name == NULL)
    facts.customer_name = liaison_audit_record_get_customer_name (record);
  facts.evidence = LIAISON_EVIDENCE_AUDIT;
  facts.record = liaison_audit_record_get_key (record);
  facts.time = time;
  facts.exact = TRUE;
  liaison_acceptances_note (self->acceptances, &facts);
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
  if (self->problem == NULL)
    liaison_ledger_set_mark (self->ledger, AUDIT_MARK, mark);
}

/* Changes are dated to the second, by the real clock: the last moment of it is when the customer
 * was there at the latest. */
static gint64
get_change_time (LiaisonAcceptanceWatch *self, LiaisonCustomerChange *change)
{
  return liaison_customer_change_get_time (change) + self->ahead + G_USEC_PER_SEC - 1;
}

static void
take_change (LiaisonAcceptanceWatch *self, LiaisonCustomerChange *change)
{
  LiaisonChangeKind kind = liaison_customer_change_get_kind (change);
  const char *id = liaison_customer_change_get_customer (change);
  gboolean rights = kind == LIAISON_CHANGE_RIGHTS_GAINED;
  g_autoptr(LiaisonCustomer) customer = NULL;
  LiaisonAcceptanceFacts facts;

  if (!rights && kind != LIAISON_CHANGE_NEW && kind != LIAISON_CHANGE_BACK)
    return;
  customer = liaison_customer_list_find_id (self->customers, id);
  facts = make_facts (rights ? LIAISON_ACCEPTANCE_RIGHTS : LIAISON_ACCEPTANCE_RELATIONSHIP, id,
                      customer, get_now (self));
  if (facts.customer_name == NULL)
    facts.customer_name = liaison_customer_change_get_name (change);
  facts.evidence = rights ? LIAISON_EVIDENCE_RIGHTS : LIAISON_EVIDENCE_LIST;
  facts.time = get_change_time (self, change);
  liaison_acceptances_note (self->acceptances, &facts);
}

/* The feed's changes that no look has met, from the oldest one on. */
static void
take_feed (LiaisonAcceptanceWatch *self)
{
  GListModel *feed = G_LIST_MODEL (self->changes);
  gint64 mark = liaison_ledger_get_mark (self->ledger, FEED_MARK);
  gint64 newest;

  if (mark == 0)
    mark = get_first_open (self);
  if (mark == 0)
    mark = get_now (self);
  newest = mark;
  for (guint i = g_list_model_get_n_items (feed); i > 0; i--)
    {
      g_autoptr(LiaisonCustomerChange) change = g_list_model_get_item (feed, i - 1);
      gint64 time = get_change_time (self, change);

      /* There may be more of the mark's own second; who was taken in is not taken in again. */
      if (time < mark)
        continue;
      take_change (self, change);
      newest = MAX (newest, time);
    }
  liaison_ledger_set_mark (self->ledger, FEED_MARK, newest);
}

static void
take_in (LiaisonAcceptanceWatch *self)
{
  g_autoptr(GError) problem = g_steal_pointer (&self->problem);

  if (problem != NULL)
    self->problem = g_error_copy (problem);
  take_records (self);
  take_feed (self);
  end_look (self);

  g_clear_error (&self->error);
  self->error = g_steal_pointer (&problem);
  plan (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TIME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOKING]);
}

/* Somebody new in the list: the records tell when it happened. */
static void
feed_changed_cb (LiaisonAcceptanceWatch *self)
{
  GListModel *feed = G_LIST_MODEL (self->changes);
  g_autoptr(LiaisonCustomerChange) newest = NULL;

  if (self->ledger == NULL || self->looking != NULL)
    return;
  newest = g_list_model_get_item (feed, 0);
  if (newest != NULL &&
      get_change_time (self, newest) > liaison_ledger_get_mark (self->ledger, FEED_MARK))
    liaison_acceptance_watch_look (self);
}

LiaisonAcceptanceWatch *
liaison_acceptance_watch_new (LiaisonPartnerClient *client,
                              LiaisonCustomerList *customers,
                              LiaisonChanges *changes,
                              LiaisonAcceptances *acceptances)
{
  LiaisonAcceptanceWatch *self;

  g_return_val_if_fail (LIAISON_IS_PARTNER_CLIENT (client), NULL);
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (customers), NULL);
  g_return_val_if_fail (LIAISON_IS_CHANGES (changes), NULL);
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCES (acceptances), NULL);

  self = g_object_new (LIAISON_TYPE_ACCEPTANCE_WATCH, NULL);
  self->client = g_object_ref (client);
  self->customers = g_object_ref (customers);
  self->changes = g_object_ref (changes);
  self->acceptances = g_object_ref (acceptances);
  g_signal_connect_object (customers, "notify::state", G_CALLBACK (list_state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (changes, "items-changed", G_CALLBACK (feed_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
liaison_acceptance_watch_start (LiaisonAcceptanceWatch *self, LiaisonLedger *ledger)
{
  g_return_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self));
  g_return_if_fail (LIAISON_IS_LEDGER (ledger));

  g_set_object (&self->ledger, ledger);
  liaison_acceptances_set_ledger (self->acceptances, ledger);
  liaison_acceptance_watch_look (self);
}

void
liaison_acceptance_watch_stop (LiaisonAcceptanceWatch *self)
{
  g_return_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->looking);
  end_look (self);
  g_clear_object (&self->ledger);
  if (self->acceptances != NULL)
    liaison_acceptances_set_ledger (self->acceptances, NULL);
}

void
liaison_acceptance_watch_look (LiaisonAcceptanceWatch *self)
{
  g_return_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self));

  if (self->ledger == NULL || self->looking != NULL)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->looking = liaison_action_new ();
  self->began = get_now (self);
  self->start_day = dup_start_day (self);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOKING]);
  read_audit (self, NULL);
}

void
liaison_acceptance_watch_set_ahead (LiaisonAcceptanceWatch *self, gint64 ahead)
{
  g_return_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self));

  self->ahead = ahead;
}

gboolean
liaison_acceptance_watch_is_looking (LiaisonAcceptanceWatch *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self), FALSE);

  return self->looking != NULL;
}

gint64
liaison_acceptance_watch_get_time (LiaisonAcceptanceWatch *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self), 0);

  return self->ledger != NULL ? liaison_ledger_get_mark (self->ledger, AUDIT_MARK) : 0;
}

const GError *
liaison_acceptance_watch_get_error (LiaisonAcceptanceWatch *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE_WATCH (self), NULL);

  return self->error;
}
