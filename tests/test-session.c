/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-bed.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

typedef struct
{
  LiaisonTestBed *bed;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->bed = liaison_test_bed_new (7, "demo");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  liaison_test_bed_free (fixture->bed);
}

static void
assert_started (Fixture *fixture)
{
  LiaisonSession *session = fixture->bed->session;
  LiaisonCustomerList *customers = liaison_session_get_customers (session);
  const LiaisonPartnerSpec *partner;

  g_assert_nonnull (liaison_session_get_ledger (session));
  g_assert_nonnull (liaison_session_get_partner (session));
  partner = liaison_partner_get_spec (liaison_session_get_partner (session));
  g_assert_nonnull (partner->company_name);
  g_assert_nonnull (partner->tenant_id);
  g_assert_nonnull (partner->user_name);
  g_assert_nonnull (partner->user_mail);

  g_assert_cmpint (liaison_customer_list_get_state (customers), ==, LIAISON_LIST_LOADING);
  liaison_test_bed_wait_for_list (customers);
  g_assert_cmpuint (liaison_customer_list_get_n_total (customers), ==, 7);
}

static void
test_starts (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (liaison_session_get_ledger (fixture->bed->session));
  g_assert_null (liaison_session_get_partner (fixture->bed->session));
  liaison_test_bed_start_session (fixture->bed, &error);
  g_assert_no_error (error);
  assert_started (fixture);
}

static void
test_tries_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  LiaisonLedger *ledger;

  liaison_sandbox_server_fail_next (fixture->bed->server, "profiles", 403, "403", 9);
  g_assert_false (liaison_test_bed_start_session (fixture->bed, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_FORBIDDEN);
  g_clear_error (&error);
  ledger = liaison_session_get_ledger (fixture->bed->session);
  g_assert_nonnull (ledger);
  g_assert_null (liaison_session_get_partner (fixture->bed->session));

  while (!liaison_test_bed_start_session (fixture->bed, &error))
    g_clear_error (&error);
  assert_started (fixture);
  g_assert_true (liaison_session_get_ledger (fixture->bed->session) == ledger);
}

static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) second = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) pending = NULL;

  liaison_session_start_async (fixture->bed->session, cancellable, liaison_test_result_cb, &result);
  liaison_session_start_async (fixture->bed->session, NULL, liaison_test_result_cb, &second);
  liaison_test_wait (&second);
  g_assert_false (liaison_session_start_finish (fixture->bed->session, second, &pending));
  g_assert_error (pending, G_IO_ERROR, G_IO_ERROR_PENDING);

  g_cancellable_cancel (cancellable);
  liaison_test_wait (&result);
  g_assert_false (liaison_session_start_finish (fixture->bed->session, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  liaison_test_bed_start_session (fixture->bed, &error);
  g_assert_no_error (error);
  assert_started (fixture);
}

/* A token that was good when the session started is not any more. */
static void
test_signs_in_again (Fixture *fixture, gconstpointer unused)
{
  LiaisonCustomerList *customers = liaison_session_get_customers (fixture->bed->session);
  g_autoptr(GError) error = NULL;

  liaison_test_bed_start_session (fixture->bed, &error);
  g_assert_no_error (error);
  liaison_test_bed_wait_for_list (customers);
  g_assert_cmpuint (fixture->bed->n_sign_ins, ==, 1);

  liaison_sandbox_server_fail_next (fixture->bed->server, "customers", 401, "900421", 1);
  liaison_customer_list_refresh (customers);
  liaison_test_bed_wait_for_list (customers);
  g_assert_error (liaison_customer_list_get_error (customers), LIAISON_ERROR,
                  LIAISON_ERROR_SIGN_IN_REQUIRED);

  liaison_test_bed_start_session (fixture->bed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->bed->n_sign_ins, ==, 2);
  liaison_test_bed_wait_for_list (customers);
  g_assert_no_error (liaison_customer_list_get_error (customers));

  /* Starting once more needs nobody. */
  liaison_test_bed_start_session (fixture->bed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->bed->n_sign_ins, ==, 2);
}

static void
test_close_waits_for_saves (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonInvitation) invitation =
               liaison_invitation_new ("id", "account", "demo", g_get_real_time ());
  g_autoptr(GError) error = NULL;

  liaison_test_bed_start_session (fixture->bed, &error);
  g_assert_no_error (error);
  liaison_ledger_save_async (liaison_session_get_ledger (fixture->bed->session), invitation, NULL,
                             NULL, NULL);
  liaison_test_bed_end_session (fixture->bed);

  liaison_test_bed_begin_session (fixture->bed);
  liaison_test_bed_start_session (fixture->bed, &error);
  g_assert_no_error (error);
  g_assert_nonnull (
    liaison_ledger_lookup (liaison_session_get_ledger (fixture->bed->session), "id"));
}

/* Closed in the middle of everything. */
static void
test_close_while_starting (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *closed = NULL;

  liaison_session_start_async (fixture->bed->session, NULL, liaison_test_result_cb, &result);
  liaison_session_close_async (fixture->bed->session, liaison_test_result_cb, &closed);
  liaison_test_wait (&closed);
  liaison_test_wait (&result);
  g_assert_false (liaison_session_start_finish (fixture->bed->session, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_object_unref (closed);
}

static void
start_as (Fixture *fixture, const char *person)
{
  g_autoptr(GError) error = NULL;

  fixture->bed->person = person;
  g_assert_true (liaison_test_bed_start_session (fixture->bed, &error));
  g_assert_no_error (error);
}

/* Each of the sandbox's people, and what the union of their roles allows. */
static void
test_roles (void)
{
  static const struct
  {
    const char *person;
    LiaisonRoles roles;
    gboolean with_rights;
    gboolean without_rights;
  } cases[] = {
    { "admin", LIAISON_ROLE_ADMIN_AGENT, TRUE, TRUE },
    { "sales", LIAISON_ROLE_SALES_AGENT, FALSE, TRUE },
    { "helpdesk", LIAISON_ROLE_HELPDESK_AGENT, FALSE, FALSE },
    { "global", LIAISON_ROLE_GLOBAL_ADMIN, TRUE, TRUE },
    { "useradmin", LIAISON_ROLE_USER_ADMIN, FALSE, FALSE },
    { "billing", LIAISON_ROLE_BILLING_ADMIN, FALSE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;
      LiaisonSession *session;
      LiaisonRoles needed = LIAISON_ROLES_UNKNOWN;

      g_test_message ("%s", cases[i].person);
      set_up (&fixture, NULL);
      session = fixture.bed->session;
      start_as (&fixture, cases[i].person);
      /* Nobody waits for them, and until then everything is allowed. */
      g_assert_cmpuint (liaison_session_get_roles (session), ==, LIAISON_ROLES_UNKNOWN);
      g_assert_true (liaison_session_may (session, LIAISON_DEED_REQUEST_GDAP, NULL));

      liaison_test_bed_wait_for_roles (fixture.bed);
      g_assert_cmpuint (liaison_session_get_roles (session), ==, cases[i].roles);
      g_assert_cmpint (liaison_session_may (session, LIAISON_DEED_INVITE_WITH_RIGHTS, &needed), ==,
                       cases[i].with_rights);
      g_assert_cmpuint (needed, ==, LIAISON_ROLE_ADMIN_AGENT | LIAISON_ROLE_GLOBAL_ADMIN);
      g_assert_cmpint (liaison_session_may (session, LIAISON_DEED_INVITE_WITHOUT_RIGHTS, NULL), ==,
                       cases[i].without_rights);
      tear_down (&fixture, NULL);
    }
}

typedef struct
{
  LiaisonSandboxServer *server;
  guint n_asked;
} Asked;

static gboolean
graph_was_asked (gpointer user_data)
{
  Asked *asked = user_data;

  return liaison_sandbox_server_count_requests (asked->server, "memberOf") >= asked->n_asked;
}

/* Until the service has been asked for the roles @n times, and for something else since. */
static void
wait_for_answers (Fixture *fixture, guint n)
{
  LiaisonCustomerList *customers = liaison_session_get_customers (fixture->bed->session);
  Asked asked = { fixture->bed->server, n };

  liaison_test_wait_until (graph_was_asked, &asked);
  liaison_test_bed_wait_for_list (customers);
  liaison_customer_list_refresh (customers);
  liaison_test_bed_wait_for_list (customers);
  g_assert_cmpuint (liaison_sandbox_server_count_requests (asked.server, "memberOf"), ==, n);
}

/* A registration that may not read that much. Nothing is said, nothing is kept from the person. */
static void
test_roles_are_not_told (void)
{
  static const char *const limited =
    "{\"value\":[{\"@odata.type\":\"#microsoft.graph.group\",\"displayName\":null},"
    "{\"@odata.type\":\"#microsoft.graph.group\",\"displayName\":\"HelpdeskAgents\"}]}";
  static const struct
  {
    guint status;
    const char *body;
  } cases[] = { { 401, NULL }, { 403, NULL }, { 404, NULL }, { 200, limited }, { 200, "[]" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Fixture fixture;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      set_up (&fixture, NULL);
      if (cases[i].body != NULL)
        liaison_sandbox_server_answer_next (fixture.bed->server, "memberOf", cases[i].body,
                                            "application/json", 2);
      else
        liaison_sandbox_server_fail_next (fixture.bed->server, "memberOf", cases[i].status, NULL,
                                          2);
      start_as (&fixture, "helpdesk");
      wait_for_answers (&fixture, cases[i].status == 401 ? 2 : 1);
      g_assert_cmpuint (liaison_session_get_roles (fixture.bed->session), ==,
                        LIAISON_ROLES_UNKNOWN);
      g_assert_true (
        liaison_session_may (fixture.bed->session, LIAISON_DEED_INVITE_WITH_RIGHTS, NULL));
      g_assert_no_error (liaison_session_get_refusal (fixture.bed->session));
      tear_down (&fixture, NULL);
    }
}

/* They are asked for once with each sign-in. */
static void
test_roles_of_a_new_sign_in (Fixture *fixture, gconstpointer unused)
{
  LiaisonSession *session = fixture->bed->session;
  LiaisonCustomerList *customers = liaison_session_get_customers (session);

  start_as (fixture, NULL);
  wait_for_answers (fixture, 1);
  g_assert_cmpuint (liaison_session_get_roles (session), ==, LIAISON_ROLE_ADMIN_AGENT);
  start_as (fixture, NULL);
  wait_for_answers (fixture, 1);

  liaison_sandbox_server_fail_next (fixture->bed->server, "customers", 401, "900421", 1);
  liaison_customer_list_refresh (customers);
  liaison_test_bed_wait_for_list (customers);
  liaison_sandbox_server_answer_next (fixture->bed->server, "memberOf",
                                      "{\"value\":[{\"@odata.type\":\"#microsoft.graph.group\","
                                      "\"displayName\":\"SalesAgents\"}]}",
                                      "application/json", 1);
  start_as (fixture, NULL);
  g_assert_cmpuint (liaison_session_get_roles (session), ==, LIAISON_ROLE_ADMIN_AGENT);
  wait_for_answers (fixture, 2);
  g_assert_cmpuint (fixture->bed->n_sign_ins, ==, 2);
  g_assert_cmpuint (liaison_session_get_roles (session), ==, LIAISON_ROLE_SALES_AGENT);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/session/starts", test_starts },
    { "/session/tries-again", test_tries_again },
    { "/session/cancel", test_cancel },
    { "/session/signs-in-again", test_signs_in_again },
    { "/session/close-waits-for-saves", test_close_waits_for_saves },
    { "/session/close-while-starting", test_close_while_starting },
    { "/session/roles-of-a-new-sign-in", test_roles_of_a_new_sign_in },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  g_test_add_func ("/session/roles", test_roles);
  g_test_add_func ("/session/roles-are-not-told", test_roles_are_not_told);

  return g_test_run ();
}
