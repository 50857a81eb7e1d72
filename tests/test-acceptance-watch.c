/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From what customers do in the sandbox to what the ledger says of it. */

#include "liaison-test-bed.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

#define N_CUSTOMERS 120

typedef struct
{
  LiaisonTestBed *bed;
  guint n_accepted;
  guint n_noticed;
} Fixture;

static void
accepted_cb (Fixture *fixture)
{
  fixture->n_accepted++;
}

static void
noticed_cb (Fixture *fixture)
{
  fixture->n_noticed++;
}

static gboolean
has_looked (gpointer session)
{
  LiaisonAcceptanceWatch *watch = liaison_session_get_watch (session);

  return !liaison_acceptance_watch_is_looking (watch) &&
         (liaison_acceptance_watch_get_time (watch) != 0 ||
          liaison_acceptance_watch_get_error (watch) != NULL);
}

static void
start (Fixture *fixture)
{
  LiaisonAcceptances *acceptances = liaison_session_get_acceptances (fixture->bed->session);
  g_autoptr(GError) error = NULL;

  g_signal_connect_swapped (acceptances, "accepted", G_CALLBACK (accepted_cb), fixture);
  g_signal_connect_swapped (acceptances, "noticed", G_CALLBACK (noticed_cb), fixture);
  g_assert_true (liaison_test_bed_start_session (fixture->bed, &error));
  g_assert_no_error (error);
  liaison_test_wait_until (has_looked, fixture->bed->session);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->bed = liaison_test_bed_new (N_CUSTOMERS, "demo");
  start (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  liaison_test_bed_free (fixture->bed);
}

/* The program ends, and starts again. */
static void
start_again (Fixture *fixture)
{
  liaison_test_bed_end_session (fixture->bed);
  liaison_test_bed_begin_session (fixture->bed);
  start (fixture);
}

static void
look (Fixture *fixture)
{
  LiaisonSession *session = fixture->bed->session;

  liaison_acceptance_watch_look (liaison_session_get_watch (session));
  liaison_test_wait_until (has_looked, session);
}

static void
save (Fixture *fixture, LiaisonInvitation *invitation)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  LiaisonLedger *ledger = liaison_session_get_ledger (fixture->bed->session);

  liaison_ledger_save_async (ledger, invitation, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_ledger_save_finish (ledger, result, &error));
  g_assert_no_error (error);
}

/* It went out, and waits. Returns its id. */
static char *
invite (Fixture *fixture, const char *company, const char *domain, const char *mail)
{
  const gint64 now = liaison_session_get_now (fixture->bed->session);
  const LiaisonHandoff handoff = { .method = LIAISON_HANDOFF_CLIPBOARD, .time = now };
  g_autoptr(LiaisonInvitation) invitation = liaison_invitation_new (NULL, "account", "demo", now);

  liaison_invitation_set_company (invitation, company);
  liaison_invitation_set_domain (invitation, domain);
  liaison_invitation_set_contact_mail (invitation, mail);
  liaison_invitation_set_wants_rights (invitation, TRUE);
  liaison_invitation_add_handoff (invitation, &handoff);
  liaison_invitation_move (invitation, LIAISON_INVITATION_HANDED_OFF, "anna", now);
  liaison_invitation_move (invitation, LIAISON_INVITATION_WAITING, "anna", now);
  save (fixture, invitation);
  return g_strdup (liaison_invitation_get_id (invitation));
}

static LiaisonInvitation *
get_invitation (Fixture *fixture, const char *id)
{
  LiaisonInvitation *invitation =
    liaison_ledger_lookup (liaison_session_get_ledger (fixture->bed->session), id);

  g_assert_nonnull (invitation);
  return invitation;
}

static void
assert_state (Fixture *fixture, const char *id, LiaisonInvitationState state)
{
  g_assert_cmpint (liaison_invitation_get_state (get_invitation (fixture, id)), ==, state);
}

static const LiaisonInvitationStep *
get_last_step (Fixture *fixture, const char *id)
{
  LiaisonInvitation *invitation = get_invitation (fixture, id);

  return liaison_invitation_get_step (invitation, liaison_invitation_get_n_steps (invitation) - 1);
}

/* The only acceptance that a person has to say something of. */
static LiaisonAcceptance *
get_open (Fixture *fixture)
{
  GListModel *acceptances =
    liaison_ledger_get_acceptances (liaison_session_get_ledger (fixture->bed->session));
  LiaisonAcceptance *open = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (acceptances); i++)
    {
      g_autoptr(LiaisonAcceptance) acceptance = g_list_model_get_item (acceptances, i);

      if (!liaison_acceptance_is_open (acceptance))
        continue;
      g_assert_null (open);
      open = acceptance; /* the list keeps it */
    }
  return open;
}

static char *
customer_accepts (Fixture *fixture, const char *company, const char *domain)
{
  return liaison_sandbox_server_accept (fixture->bed->server, company, domain, NULL, TRUE);
}

/* The list tells another domain than the one that was noted. */
static void
accept_as_adatum (Fixture *fixture)
{
  const char *const domains[] = { "adatum.example", NULL };
  LiaisonSandboxAcceptance acceptance = { .company = (char *) "Adatum AG",
                                          .domain = (char *) "adatum.onmicrosoft.com",
                                          .domains = (char **) domains,
                                          .rights = TRUE };

  g_free (liaison_sandbox_server_accept_as (fixture->bed->server, &acceptance));
}

/* T-9: two wait, one is answered; told once, also after the next start. */
static void
test_one_of_two (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *a = invite (fixture, "Adatum", "adatum.example", "li@mail.example");
  g_autofree char *b = invite (fixture, "Beichen", NULL, "wang@beichen.example");
  g_autofree char *customer = customer_accepts (fixture, "Adatum AG", "adatum.example");
  const LiaisonInvitationStep *step;

  look (fixture);
  assert_state (fixture, a, LIAISON_INVITATION_ACCEPTED);
  assert_state (fixture, b, LIAISON_INVITATION_WAITING);
  g_assert_cmpuint (fixture->n_accepted, ==, 1);
  g_assert_cmpuint (fixture->n_noticed, ==, 0);
  g_assert_null (get_open (fixture));
  step = get_last_step (fixture, a);
  g_assert_cmpint (step->kind, ==, LIAISON_STEP_DETECTED);
  g_assert_cmpint (step->evidence, ==, LIAISON_EVIDENCE_AUDIT);
  g_assert_cmpint (step->record_time, >, 0);
  g_assert_nonnull (step->record);
  g_assert_cmpstr (step->customer, ==, customer);
  g_assert_cmpstr (step->customer_name, ==, "Adatum AG");
  g_assert_cmpstr (liaison_invitation_get_customer (get_invitation (fixture, a)), ==, customer);

  start_again (fixture);
  look (fixture);
  assert_state (fixture, a, LIAISON_INVITATION_ACCEPTED);
  assert_state (fixture, b, LIAISON_INVITATION_WAITING);
  g_assert_cmpuint (fixture->n_accepted, ==, 1);
  g_assert_cmpuint (fixture->n_noticed, ==, 0);
}

/* The program was not running when it happened. */
static void
test_while_away (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *a = invite (fixture, "Adatum", NULL, "li@adatum.example");
  g_autofree char *customer = NULL;

  liaison_test_bed_end_session (fixture->bed);
  customer = customer_accepts (fixture, "Adatum AG", "adatum.example");
  liaison_test_bed_begin_session (fixture->bed);
  start (fixture);
  assert_state (fixture, a, LIAISON_INVITATION_ACCEPTED);
  g_assert_cmpuint (fixture->n_accepted, ==, 1);
}

static gboolean
was_accepted (gpointer fixture)
{
  return ((Fixture *) fixture)->n_accepted > 0;
}

static gboolean
were_two_accepted (gpointer fixture)
{
  return ((Fixture *) fixture)->n_accepted > 1;
}

/* Nothing is logged: the list alone shows it, as soon as it is read. */
static void
test_by_the_list (Fixture *fixture, gconstpointer unused)
{
  const LiaisonSandboxAuditMode silent = { .is_silent = TRUE };
  g_autofree char *a = invite (fixture, "Adatum", "adatum.example", NULL);
  g_autofree char *customer = NULL;

  liaison_sandbox_server_set_audit_mode (fixture->bed->server, &silent);
  customer = customer_accepts (fixture, "Adatum AG", "adatum.example");
  liaison_customer_list_refresh (liaison_session_get_customers (fixture->bed->session));
  liaison_test_wait_until (was_accepted, fixture);
  assert_state (fixture, a, LIAISON_INVITATION_ACCEPTED);
  g_assert_cmpint (get_last_step (fixture, a)->evidence, ==, LIAISON_EVIDENCE_LIST);
}

/* The record comes after the list has shown it: no second acceptance, but a better proof. */
static void
test_record_comes_later (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *a = invite (fixture, "Adatum", "adatum.example", NULL);
  g_autofree char *customer = NULL;
  g_autoptr(LiaisonAcceptance) acceptance = NULL;
  LiaisonAcceptances *acceptances;
  LiaisonAcceptanceFacts record = { .kind = LIAISON_ACCEPTANCE_RELATIONSHIP,
                                    .evidence = LIAISON_EVIDENCE_AUDIT,
                                    .record = "record",
                                    .exact = TRUE };
  const LiaisonSandboxAuditMode silent = { .is_silent = TRUE };

  liaison_sandbox_server_set_audit_mode (fixture->bed->server, &silent);
  record.time = g_get_real_time ();
  customer = customer_accepts (fixture, "Adatum AG", "adatum.example");
  liaison_customer_list_refresh (liaison_session_get_customers (fixture->bed->session));
  liaison_test_wait_until (was_accepted, fixture);

  acceptances = liaison_session_get_acceptances (fixture->bed->session);
  record.customer = customer;
  record.noticed = g_get_real_time ();
  liaison_acceptances_note (acceptances, &record);
  g_assert_cmpuint (fixture->n_accepted, ==, 1);
  g_assert_cmpuint (fixture->n_noticed, ==, 0);
  g_set_object (&acceptance, liaison_acceptances_find (acceptances, get_invitation (fixture, a)));
  g_assert_cmpstr (liaison_acceptance_get_facts (acceptance)->record, ==, "record");
  g_assert_cmpint (liaison_acceptance_get_facts (acceptance)->time, ==, record.time);
}

/* The person may not read the records: the rest of a look is carried out, and told of. */
static void
test_refused_records (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *a = invite (fixture, "Adatum", "adatum.example", NULL);
  g_autofree char *customer = customer_accepts (fixture, "Adatum AG", "adatum.example");

  liaison_sandbox_server_fail_next (fixture->bed->server, "auditrecords", 403, "403", 99);
  liaison_customer_list_refresh (liaison_session_get_customers (fixture->bed->session));
  liaison_test_wait_until (was_accepted, fixture);
  assert_state (fixture, a, LIAISON_INVITATION_ACCEPTED);
  liaison_test_wait_until (has_looked, fixture->bed->session);
  g_assert_error (
    liaison_acceptance_watch_get_error (liaison_session_get_watch (fixture->bed->session)),
    LIAISON_ERROR, LIAISON_ERROR_FORBIDDEN);
  g_assert_cmpint (
    liaison_acceptance_watch_get_gaps (liaison_session_get_watch (fixture->bed->session)), ==,
    LIAISON_LOOK_WITHOUT_LOG);
}

static gboolean
was_customer_read (gpointer fixture)
{
  return liaison_sandbox_server_count_requests (((Fixture *) fixture)->bed->server,
                                                "/v1/customers/") > 0;
}

/* A customer of ours is asked for the privileges; @customer NULL: nobody noted who it is. */
static char *
ask_for_rights (Fixture *fixture, const char *name, const char *customer, const char *mail)
{
  char *id = invite (fixture, name, NULL, mail);
  LiaisonInvitation *invitation = get_invitation (fixture, id);

  liaison_invitation_set_existing_customer (invitation, TRUE);
  liaison_invitation_set_customer (invitation, customer);
  save (fixture, invitation);
  return id;
}

/* One who was asked has left: the look is whole all the same. */
static void
test_gone_while_asked (Fixture *fixture, gconstpointer unused)
{
  LiaisonAcceptanceWatch *watch = liaison_session_get_watch (fixture->bed->session);
  g_autoptr(LiaisonSandboxHappening) lost = liaison_sandbox_server_happen (
    fixture->bed->server, LIAISON_SANDBOX_EVENT_LOSE_RIGHTS, NULL, NULL);
  g_autofree char *a = ask_for_rights (fixture, lost->name, lost->id, NULL);
  gint64 time = liaison_acceptance_watch_get_time (watch);
  g_autoptr(LiaisonSandboxHappening) left = liaison_sandbox_server_happen (
    fixture->bed->server, LIAISON_SANDBOX_EVENT_LEAVE, lost->id, NULL);

  look (fixture);
  g_assert_true (was_customer_read (fixture));
  g_assert_no_error (liaison_acceptance_watch_get_error (watch));
  g_assert_cmpint (liaison_acceptance_watch_get_time (watch), >, time);
}

/* ACC-8: two people of the company were written to. */
static void
test_in_doubt (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *a = invite (fixture, "Adatum", NULL, "li@adatum.example");
  g_autofree char *b = invite (fixture, "Adatum", NULL, "wang@adatum.example");
  g_autofree char *customer = customer_accepts (fixture, "Adatum AG", "adatum.example");
  LiaisonAcceptances *acceptances = liaison_session_get_acceptances (fixture->bed->session);
  g_autoptr(GPtrArray) candidates = NULL;

  look (fixture);
  g_assert_cmpuint (fixture->n_accepted, ==, 0);
  g_assert_cmpuint (fixture->n_noticed, ==, 1);
  g_assert_nonnull (get_open (fixture));
  candidates = liaison_acceptances_list_candidates (acceptances, get_open (fixture));
  g_assert_cmpuint (candidates->len, ==, 2);

  g_assert_true (liaison_acceptances_answer (acceptances, get_open (fixture),
                                             get_invitation (fixture, a), "anna", 1));
  assert_state (fixture, a, LIAISON_INVITATION_ACCEPTED);
  g_assert_cmpint (get_last_step (fixture, a)->evidence, ==, LIAISON_EVIDENCE_HAND);
  g_assert_cmpstr (get_last_step (fixture, a)->who, ==, "anna");
  g_assert_null (get_open (fixture));

  /* It was the other one. */
  g_assert_true (liaison_acceptances_undo (acceptances, get_invitation (fixture, a), "anna", 2));
  assert_state (fixture, a, LIAISON_INVITATION_WAITING);
  g_assert_nonnull (get_open (fixture));
  g_assert_true (liaison_acceptances_answer (acceptances, get_open (fixture),
                                             get_invitation (fixture, b), "anna", 3));

  start_again (fixture);
  assert_state (fixture, a, LIAISON_INVITATION_WAITING);
  assert_state (fixture, b, LIAISON_INVITATION_ACCEPTED);
  g_assert_null (get_open (fixture));
  g_assert_cmpuint (fixture->n_noticed, ==, 1);
}

/* T-11, ACC-9. */
static void
test_stranger (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *a = invite (fixture, "Adatum", "adatum.example", NULL);
  g_autofree char *customer = customer_accepts (fixture, "Somebody Else", "else.example");

  look (fixture);
  assert_state (fixture, a, LIAISON_INVITATION_WAITING);
  g_assert_cmpuint (fixture->n_noticed, ==, 1);
  g_assert_cmpint (liaison_acceptance_get_outcome (get_open (fixture)), ==,
                   LIAISON_OUTCOME_STRANGER);
  g_assert_cmpstr (liaison_acceptance_get_facts (get_open (fixture))->domain, ==, "else.example");
  liaison_acceptances_dismiss (liaison_session_get_acceptances (fixture->bed->session),
                               get_open (fixture));

  start_again (fixture);
  g_assert_null (get_open (fixture));
  g_assert_cmpuint (fixture->n_noticed, ==, 1);
}

/* T-10: the rights of somebody who is our customer already. */
static void
test_rights_again (Fixture *fixture, gconstpointer mode)
{
  LiaisonSandboxServer *server = fixture->bed->server;
  g_autoptr(LiaisonSandboxHappening) lost = liaison_sandbox_server_happen (
    server, LIAISON_SANDBOX_EVENT_LOSE_RIGHTS, NULL, NULL);
  g_autoptr(LiaisonSandboxHappening) gained = NULL;
  g_autoptr(LiaisonInvitation) invitation = NULL;
  g_autofree char *a = invite (fixture, lost->name, NULL, "li@mail.example");

  g_set_object (&invitation, get_invitation (fixture, a));
  liaison_invitation_set_existing_customer (invitation, TRUE);
  liaison_invitation_set_customer (invitation, lost->id);
  save (fixture, invitation);
  look (fixture);
  assert_state (fixture, a, LIAISON_INVITATION_WAITING);

  liaison_sandbox_server_set_audit_mode (server, mode);
  gained =
    liaison_sandbox_server_happen (server, LIAISON_SANDBOX_EVENT_GAIN_RIGHTS, lost->id, NULL);
  look (fixture);
  liaison_test_wait_until (was_accepted, fixture);
  assert_state (fixture, a, LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED);
  g_assert_cmpuint (fixture->n_noticed, ==, 0);
}

/* ACC-7 (a): the list tells the domain that every tenant has, the record tells the verified ones.
 */
static void
test_verified_domain (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *a = invite (fixture, "Something Else", "adatum.example", NULL);

  accept_as_adatum (fixture);
  look (fixture);
  assert_state (fixture, a, LIAISON_INVITATION_ACCEPTED);
}

static void
ask_many (Fixture *fixture, guint n, const char *but)
{
  g_autoptr(GListModel) all = liaison_customer_list_snapshot (
    liaison_session_get_customers (fixture->bed->session), TRUE);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LiaisonCustomer) customer = g_list_model_get_item (all, i);

      if (!g_str_equal (liaison_customer_get_id (customer), but))
        g_free (ask_for_rights (fixture, "Many", liaison_customer_get_id (customer), NULL));
    }
}

static gboolean
were_rights_gained (gpointer session)
{
  GListModel *feed = G_LIST_MODEL (liaison_session_get_changes (session));

  for (guint i = 0; i < g_list_model_get_n_items (feed); i++)
    {
      g_autoptr(LiaisonCustomerChange) change = g_list_model_get_item (feed, i);

      if (liaison_customer_change_get_kind (change) == LIAISON_CHANGE_RIGHTS_GAINED)
        return TRUE;
    }
  return FALSE;
}

/* More are asked than one look reads: each has its turn, and newcomers have theirs at once. */
static void
test_many_asked (Fixture *fixture, gconstpointer unused)
{
  const LiaisonSandboxAuditMode silent = { .is_silent = TRUE };
  LiaisonSandboxServer *server = fixture->bed->server;
  g_autoptr(LiaisonSandboxHappening) lost = liaison_sandbox_server_happen (
    server, LIAISON_SANDBOX_EVENT_LOSE_RIGHTS, NULL, NULL);
  g_autoptr(LiaisonSandboxHappening) gained = NULL;
  g_autofree char *oldest = ask_for_rights (fixture, lost->name, lost->id, NULL);
  g_autofree char *newcomer = invite (fixture, "Something Else", "adatum.example", NULL);

  look (fixture);
  ask_many (fixture, 100, lost->id);
  liaison_sandbox_server_set_audit_mode (server, &silent);
  gained =
    liaison_sandbox_server_happen (server, LIAISON_SANDBOX_EVENT_GAIN_RIGHTS, lost->id, NULL);
  accept_as_adatum (fixture);
  liaison_customer_list_refresh (liaison_session_get_customers (fixture->bed->session));
  liaison_test_wait_until (was_accepted, fixture);
  assert_state (fixture, newcomer, LIAISON_INVITATION_ACCEPTED);

  for (guint i = 0; i < 3; i++)
    look (fixture);
  liaison_test_wait_until (were_rights_gained, fixture->bed->session);
  look (fixture);
  liaison_test_wait_until (were_two_accepted, fixture);
  assert_state (fixture, oldest, LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED);
  g_assert_cmpuint (fixture->n_noticed, ==, 0);
}

/* Only the address tells who it is. */
static void
test_asked_by_address (Fixture *fixture, gconstpointer unused)
{
  const LiaisonSandboxAuditMode silent = { .is_silent = TRUE };
  LiaisonSandboxServer *server = fixture->bed->server;
  g_autoptr(LiaisonSandboxHappening) lost = liaison_sandbox_server_happen (
    server, LIAISON_SANDBOX_EVENT_LOSE_RIGHTS, NULL, NULL);
  g_autoptr(LiaisonSandboxHappening) gained = NULL;
  g_autoptr(LiaisonCustomer) customer = liaison_customer_list_find_id (
    liaison_session_get_customers (fixture->bed->session), lost->id);
  g_autofree char *mail = g_strdup_printf ("li@%s", liaison_customer_get_domain (customer));
  g_autofree char *a = ask_for_rights (fixture, NULL, NULL, mail);

  look (fixture);
  liaison_sandbox_server_set_audit_mode (server, &silent);
  gained =
    liaison_sandbox_server_happen (server, LIAISON_SANDBOX_EVENT_GAIN_RIGHTS, lost->id, NULL);
  look (fixture);
  liaison_test_wait_until (was_accepted, fixture);
  assert_state (fixture, a, LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED);
}

static gboolean
was_noticed (gpointer fixture)
{
  return ((Fixture *) fixture)->n_noticed > 0;
}

/* A newcomer of whom the service does not tell at first is no stranger. */
static void
test_unreadable_newcomer (Fixture *fixture, gconstpointer mode)
{
  LiaisonSandboxServer *server = fixture->bed->server;
  g_autofree char *a = invite (fixture, "Something Else", "adatum.example", NULL);

  liaison_sandbox_server_set_audit_mode (server, mode);
  liaison_sandbox_server_fail_next (server, "customers/", 403, "403", 1);
  accept_as_adatum (fixture);
  liaison_customer_list_refresh (liaison_session_get_customers (fixture->bed->session));
  liaison_test_wait_until (was_customer_read, fixture);
  liaison_test_wait_until (has_looked, fixture->bed->session);
  g_assert_cmpuint (fixture->n_noticed, ==, 0);
  look (fixture);
  assert_state (fixture, a, LIAISON_INVITATION_ACCEPTED);
  g_assert_cmpuint (fixture->n_noticed, ==, 0);
}

/* Of whom it never tells is taken in all the same. */
static void
test_forbidden_newcomer (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *a = invite (fixture, "Something Else", "adatum.example", NULL);

  liaison_sandbox_server_fail_next (fixture->bed->server, "customers/", 403, "403", 99);
  accept_as_adatum (fixture);
  look (fixture);
  g_assert_cmpuint (fixture->n_noticed, ==, 0);
  for (guint i = 0; i < 3; i++)
    look (fixture);
  liaison_test_wait_until (was_noticed, fixture);
  g_assert_cmpuint (fixture->n_noticed, ==, 1);
}

static void
travel (Fixture *fixture, int days)
{
  liaison_sandbox_server_travel (fixture->bed->server, days * 24 * 60 * 60);
  if (fixture->bed->session != NULL)
    liaison_session_travel (fixture->bed->session, days * 24 * 60 * 60);
}

static void
end (Fixture *fixture)
{
  liaison_test_bed_end_session (fixture->bed);
}

static void
begin (Fixture *fixture, int days_ahead)
{
  liaison_test_bed_begin_session (fixture->bed);
  liaison_session_travel (fixture->bed->session, days_ahead * 24 * 60 * 60);
  start (fixture);
}

/* More than ninety days, with the program ended in between, and customers who answer at any time:
 * each is noticed once, and what proves it outlives the service's own records. */
static void
test_ninety_days (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *a = invite (fixture, "Adatum", "adatum.example", NULL);
  g_autofree char *b = invite (fixture, "Beichen", "beichen.example", NULL);
  g_autofree char *c = NULL;

  travel (fixture, 20);
  g_free (customer_accepts (fixture, "Adatum AG", "adatum.example"));
  look (fixture);
  assert_state (fixture, a, LIAISON_INVITATION_ACCEPTED);
  c = invite (fixture, "Contoso", "contoso.example", NULL);

  /* Forty days away; one answers in the middle. */
  end (fixture);
  travel (fixture, 25);
  g_free (customer_accepts (fixture, "Contoso", "contoso.example"));
  travel (fixture, 15);
  begin (fixture, 60);
  assert_state (fixture, b, LIAISON_INVITATION_WAITING);
  assert_state (fixture, c, LIAISON_INVITATION_ACCEPTED);
  g_assert_cmpint (get_last_step (fixture, c)->evidence, ==, LIAISON_EVIDENCE_AUDIT);

  /* The last one after a hundred days; by then the service has forgotten the first. */
  end (fixture);
  travel (fixture, 52);
  g_free (customer_accepts (fixture, "Beichen", "beichen.example"));
  begin (fixture, 112);
  assert_state (fixture, b, LIAISON_INVITATION_ACCEPTED);
  g_assert_cmpuint (fixture->n_accepted, ==, 3);
  g_assert_cmpuint (fixture->n_noticed, ==, 0);
  g_assert_nonnull (get_last_step (fixture, a)->record);
}

/* Rights that were given, taken away and asked for once more; nothing of it is logged. */
static void
test_rights_a_second_time (Fixture *fixture, gconstpointer unused)
{
  const LiaisonSandboxAuditMode silent = { .is_silent = TRUE };
  LiaisonSandboxServer *server = fixture->bed->server;
  g_autoptr(LiaisonSandboxHappening) lost = NULL;

  liaison_sandbox_server_set_audit_mode (server, &silent);
  lost = liaison_sandbox_server_happen (server, LIAISON_SANDBOX_EVENT_LOSE_RIGHTS, NULL, NULL);
  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *a = ask_for_rights (fixture, lost->name, lost->id, NULL);
      g_autoptr(LiaisonSandboxHappening) gained = NULL;
      g_autoptr(LiaisonSandboxHappening) taken = NULL;

      look (fixture);
      gained =
        liaison_sandbox_server_happen (server, LIAISON_SANDBOX_EVENT_GAIN_RIGHTS, lost->id, NULL);
      /* The feed is dated to the second. */
      g_usleep (1100 * 1000);
      look (fixture);
      liaison_test_wait_until (i == 1 ? was_accepted : were_two_accepted, fixture);
      assert_state (fixture, a, LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED);
      g_usleep (1100 * 1000);
      taken =
        liaison_sandbox_server_happen (server, LIAISON_SANDBOX_EVENT_LOSE_RIGHTS, lost->id, NULL);
    }
}

int
main (int argc, char *argv[])
{
  static const LiaisonSandboxAuditMode told = { 0 };
  static const LiaisonSandboxAuditMode silent = { .is_silent = TRUE };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, user_data, test)                                                                 \
  g_test_add ("/acceptance-watch/" name, Fixture, user_data, set_up, test, tear_down)
  ADD ("one-of-two", NULL, test_one_of_two);
  ADD ("while-away", NULL, test_while_away);
  ADD ("by-the-list", NULL, test_by_the_list);
  ADD ("record-comes-later", NULL, test_record_comes_later);
  ADD ("refused-records", NULL, test_refused_records);
  ADD ("gone-while-asked", NULL, test_gone_while_asked);
  ADD ("in-doubt", NULL, test_in_doubt);
  ADD ("stranger", NULL, test_stranger);
  ADD ("rights-again", &told, test_rights_again);
  ADD ("rights-again-unlogged", &silent, test_rights_again);
  ADD ("verified-domain", NULL, test_verified_domain);
  ADD ("unreadable-newcomer", &told, test_unreadable_newcomer);
  ADD ("unreadable-newcomer-unlogged", &silent, test_unreadable_newcomer);
  ADD ("forbidden-newcomer", NULL, test_forbidden_newcomer);
  ADD ("many-asked", NULL, test_many_asked);
  ADD ("asked-by-address", NULL, test_asked_by_address);
  ADD ("rights-a-second-time", NULL, test_rights_a_second_time);
  ADD ("ninety-days", NULL, test_ninety_days);
#undef ADD

  return g_test_run ();
}
