/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <sqlite3.h>

#include "liaison-test-invite.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

static void
test_rights (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  g_autofree char *with_rights = NULL;

  liaison_test_invite_make_letter (fixture);
  g_assert_cmpuint (fixture->n_letters, ==, 1);
  g_assert_false (liaison_invite_rights_locked (fixture->invite));
  g_assert_nonnull (strstr (liaison_invite_get_link (fixture->invite), "DAP=true"));
  g_assert_nonnull (strstr (liaison_invitation_get_body (invitation), "DAP=true#"));
  with_rights = g_strdup (liaison_invitation_get_body (invitation));

  liaison_invitation_set_wants_rights (invitation, FALSE);
  g_assert_cmpint (liaison_invite_get_link_state (fixture->invite), ==, LIAISON_INVITE_LINK_READY);
  g_assert_cmpuint (fixture->n_letters, ==, 2);
  g_assert_nonnull (strstr (liaison_invite_get_link (fixture->invite), "DAP=false"));
  g_assert_nonnull (strstr (liaison_invitation_get_body (invitation), "DAP=false#"));
  g_assert_null (strstr (liaison_invitation_get_body (invitation), "DAP=true"));
  g_assert_nonnull (strstr (liaison_invitation_get_body (invitation),
                            "You do not give us administration privileges"));

  liaison_invitation_set_wants_rights (invitation, TRUE);
  g_assert_cmpstr (liaison_invitation_get_body (invitation), ==, with_rights);
}

/* X-2: the live public cloud. The link says so, the letter promises nothing. */
static void
test_link_that_grants_nothing (LiaisonTestInvite *fixture, gconstpointer unused)
{
  const char *body;

  liaison_test_invite_make_letter (fixture);
  body = liaison_invitation_get_body (liaison_test_invite_get_invitation (fixture));
  g_assert_null (strstr (body, "delegated administration privileges"));
  g_assert_nonnull (strstr (body, "separately"));
}

static void
test_rights_locked (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_assert_true (liaison_invite_rights_locked (fixture->invite));
  g_assert_true (
    liaison_invitation_get_wants_rights (liaison_test_invite_get_invitation (fixture)));
}

static void
test_letter_follows_choices_until_edited (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  g_autofree char *composed = NULL;
  g_autofree char *edited = NULL;

  liaison_test_invite_make_letter (fixture);
  liaison_invitation_set_contact_name (invitation, "Somebody Else");
  g_assert_nonnull (strstr (liaison_invitation_get_body (invitation), "Somebody Else"));
  liaison_invitation_set_language (invitation, "zh_CN");
  g_assert_nonnull (strstr (liaison_invitation_get_body (invitation), "经销商"));
  liaison_invitation_set_language (invitation, "en");

  composed = g_strdup (liaison_invitation_get_body (invitation));
  edited = g_strconcat ("Hello!\n\n", composed, NULL);
  fixture->n_letters = 0;
  liaison_invite_set_text (fixture->invite, "My own subject", edited);
  g_assert_true (liaison_invitation_get_text_edited (invitation));
  liaison_invitation_set_contact_name (invitation, "A Third");
  liaison_invitation_set_language (invitation, "zh_CN");
  g_assert_cmpuint (fixture->n_letters, ==, 0);
  g_assert_cmpstr (liaison_invitation_get_body (invitation), ==, edited);

  /* The choice on rights changes the link all the same, and nothing else. */
  liaison_invitation_set_wants_rights (invitation, FALSE);
  g_assert_cmpuint (fixture->n_letters, ==, 1);
  g_assert_true (g_str_has_prefix (liaison_invitation_get_body (invitation), "Hello!\n\n"));
  g_assert_nonnull (strstr (liaison_invitation_get_body (invitation), "DAP=false#"));
  g_assert_null (strstr (liaison_invitation_get_body (invitation), "DAP=true"));
  liaison_invitation_set_wants_rights (invitation, TRUE);
  g_assert_cmpstr (liaison_invitation_get_body (invitation), ==, edited);

  liaison_invite_recompose (fixture->invite);
  g_assert_false (liaison_invitation_get_text_edited (invitation));
  g_assert_nonnull (strstr (liaison_invitation_get_body (invitation), "A Third"));
  g_assert_nonnull (strstr (liaison_invitation_get_body (invitation), "经销商"));
}

static void
test_typing_back_is_no_edit (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  g_autofree char *subject = NULL;
  g_autofree char *body = NULL;

  liaison_test_invite_make_letter (fixture);
  subject = g_strdup (liaison_invitation_get_subject (invitation));
  body = g_strdup (liaison_invitation_get_body (invitation));
  liaison_invite_set_text (fixture->invite, subject, "x");
  g_assert_true (liaison_invitation_get_text_edited (invitation));
  liaison_invite_set_text (fixture->invite, subject, body);
  g_assert_false (liaison_invitation_get_text_edited (invitation));
}

static char *
read_sql (LiaisonTestInvite *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->bed->folder, "ledger.db", NULL);
  sqlite3_stmt *statement = NULL;
  sqlite3 *db = NULL;
  char *text;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000); /* the ledger may be writing how far it looked */
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return text;
}

static gboolean
is_in_ledger (gpointer user_data)
{
  LiaisonTestInvite *fixture = user_data;

  return liaison_ledger_lookup (
           liaison_test_invite_get_ledger (fixture),
           liaison_invitation_get_id (liaison_test_invite_get_invitation (fixture))) != NULL;
}

/* 400 ms after the first change, however long the typing goes on. */
static void
test_saves_by_itself (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  gint64 begun = g_get_monotonic_time ();
  guint i = 0;

  while (!is_in_ledger (fixture))
    {
      g_autofree char *name = g_strdup_printf ("name %u", i++);

      liaison_invitation_set_company (invitation, name);
      g_main_context_iteration (NULL, FALSE);
      g_assert_cmpint (g_get_monotonic_time () - begun, <, 5 * G_TIME_SPAN_SECOND);
    }
  g_assert_cmpint (g_get_monotonic_time () - begun, >=, 390 * G_TIME_SPAN_MILLISECOND);
}

/* The session is closed while the wizard still holds the draft. */
static void
test_closing_saves_what_is_pending (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *saved = NULL;

  liaison_test_invite_fill_in (fixture);
  g_assert_true (liaison_test_invite_flush (fixture, &error));
  liaison_invitation_set_company (liaison_test_invite_get_invitation (fixture), "Last Words");
  liaison_session_close_async (fixture->bed->session, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_session_close_finish (fixture->bed->session, result, &error));
  g_assert_no_error (error);

  saved = read_sql (fixture, "SELECT company FROM invitation");
  g_assert_cmpstr (saved, ==, "Last Words");
}

/* Nobody waits for the link any more: neither does the job. */
static void
test_goes_while_the_link_is_fetched (LiaisonTestInvite *fixture, gconstpointer unused)
{
  liaison_invite_fetch_link (fixture->invite);
  g_assert_cmpint (liaison_invite_get_link_state (fixture->invite), ==,
                   LIAISON_INVITE_LINK_LOADING);
  g_assert_finalize_object (g_steal_pointer (&fixture->invite));
}

static void
test_blank_draft_leaves_no_trace (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  liaison_invitation_set_language (liaison_test_invite_get_invitation (fixture), "zh_CN");
  liaison_invitation_set_wants_rights (liaison_test_invite_get_invitation (fixture), FALSE);
  g_assert_true (liaison_test_invite_flush (fixture, &error));
  liaison_invite_discard (fixture->invite);
  g_assert_null (liaison_test_invite_restart (fixture));
}

static void
test_discard (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  liaison_test_invite_fill_in (fixture);
  g_assert_true (liaison_test_invite_flush (fixture, &error));
  g_assert_true (is_in_ledger (fixture));
  liaison_invite_discard (fixture->invite);
  g_assert_cmpint (liaison_invitation_get_state (liaison_test_invite_get_invitation (fixture)), ==,
                   LIAISON_INVITATION_DISCARDED);
  g_assert_false (is_in_ledger (fixture));
  g_assert_null (liaison_test_invite_restart (fixture));
}

/* The program ends in the middle of typing: the last words are saved on the way out. */
static void
test_draft_goes_on_after_restart (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  g_autofree char *body = NULL;

  liaison_test_invite_make_letter (fixture);
  body = g_strconcat (liaison_invitation_get_body (invitation), "\nP.S. 🐚\n", NULL);
  liaison_invite_set_text (fixture->invite, "Betreff", body);

  invitation = liaison_test_invite_restart (fixture);
  g_assert_nonnull (invitation);
  liaison_test_invite_begin (fixture, invitation);
  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_READY);
  g_assert_cmpuint (fixture->n_letters, ==, 0);
  g_assert_cmpstr (liaison_invitation_get_subject (invitation), ==, "Betreff");
  g_assert_cmpstr (liaison_invitation_get_body (invitation), ==, body);
  g_assert_true (liaison_invitation_get_text_edited (invitation));
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_INTACT);
}

#define OTHER_LINK                                                                                 \
  "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId="           \
  "12345678-0000-4000-8000-000000000000&msppId=0&DAP=true#/BillingAccounts/partner-invitation"

static void
answer_link (LiaisonTestInvite *fixture, const char *link)
{
  g_autofree char *body =
    g_strdup_printf ("{\"url\":\"%s\",\"attributes\":{\"objectType\":\"Uri\"}}", link);

  liaison_sandbox_server_answer_next (fixture->bed->server, "relationshiprequests", body,
                                      "application/json", 1);
}

static void
test_new_link_replaces_the_old (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  g_autofree char *body = NULL;

  liaison_test_invite_make_letter (fixture);
  body = g_strconcat ("Own words.\n\n", liaison_invitation_get_body (invitation), NULL);
  liaison_invite_set_text (fixture->invite, "Betreff", body);

  invitation = liaison_test_invite_restart (fixture);
  liaison_test_invite_begin (fixture, invitation);
  answer_link (fixture, OTHER_LINK);
  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_READY);
  g_assert_cmpuint (fixture->n_letters, ==, 1);
  g_assert_cmpstr (liaison_invite_get_link (fixture->invite), ==, OTHER_LINK);
  g_assert_true (g_str_has_prefix (liaison_invitation_get_body (invitation), "Own words.\n\n"));
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_INTACT);
}

/* LNK-3. */
static void
test_refuses_bad_links (LiaisonTestInvite *fixture, gconstpointer unused)
{
  static const char *const links[] = { "https://evil.example/?DAP=true#/x",
                                       "http://admin.microsoft.com/?DAP=true#/x" };

  liaison_test_invite_fill_in (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      answer_link (fixture, links[i]);
      g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_FAILED);
      g_assert_error (liaison_invite_get_link_error (fixture->invite), LIAISON_ERROR,
                      LIAISON_ERROR_REFUSED);
      g_assert_null (liaison_invite_get_link (fixture->invite));
    }
  g_assert_nonnull (
    strstr (liaison_invite_get_link_error (fixture->invite)->message, "admin.microsoft.com"));
  liaison_test_invite_assert_refused (fixture);

  /* The next one is good, and the letter gets it. */
  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_READY);
  g_assert_no_error (liaison_invite_get_link_error (fixture->invite));
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_INTACT);
}

static void
test_link_is_kept_for_a_day (LiaisonTestInvite *fixture, gconstpointer unused)
{
  guint n_requests;

  liaison_test_invite_make_letter (fixture);
  n_requests = liaison_sandbox_server_get_n_requests (fixture->bed->server);
  liaison_test_invite_end (fixture);
  liaison_test_invite_begin (fixture, NULL);
  liaison_invite_fetch_link (fixture->invite);
  g_assert_cmpint (liaison_invite_get_link_state (fixture->invite), ==, LIAISON_INVITE_LINK_READY);
  g_assert_cmpuint (liaison_sandbox_server_get_n_requests (fixture->bed->server), ==, n_requests);
}

static void
test_offline_without_link (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);

  liaison_test_invite_fill_in (fixture);
  liaison_sandbox_server_stop (fixture->bed->server);
  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_FAILED);
  g_assert_nonnull (liaison_invite_get_link_error (fixture->invite));
  g_assert_nonnull (liaison_invitation_get_body (invitation));
  liaison_test_invite_assert_refused (fixture);
}

static void
test_offline_with_link_of_the_ledger (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *link = NULL;

  liaison_test_invite_make_letter (fixture);
  link = g_strdup (liaison_invite_get_link (fixture->invite));
  liaison_test_invite_restart (fixture);

  liaison_test_invite_begin (fixture, NULL);
  liaison_test_invite_fill_in (fixture);
  liaison_sandbox_server_fail_next (fixture->bed->server, "relationshiprequests", 503, NULL, 99);
  liaison_sandbox_server_stop (fixture->bed->server);
  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_CACHED);
  g_assert_cmpstr (liaison_invite_get_link (fixture->invite), ==, link);
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_INTACT);
  liaison_invite_copy (fixture->invite, FALSE, liaison_test_invite_put_on_clipboard_cb, fixture,
                       &error);
  g_assert_no_error (error);

  /* The other choice is the same link with another parameter. */
  liaison_invitation_set_wants_rights (liaison_test_invite_get_invitation (fixture), FALSE);
  liaison_test_wait_until (liaison_test_invite_link_is_settled, fixture->invite);
  g_assert_cmpint (liaison_invite_get_link_state (fixture->invite), ==, LIAISON_INVITE_LINK_CACHED);
  g_assert_nonnull (strstr (liaison_invite_get_link (fixture->invite), "DAP=false#"));
}

static gboolean
has_read_account (gpointer customer)
{
  return liaison_customer_get_part_state (customer, LIAISON_RECORD_ACCOUNT) == LIAISON_PART_READ;
}

static gboolean
has_lost_rights (gpointer customer)
{
  return liaison_customer_has_lost_rights (customer);
}

static LiaisonCustomer *
find_customer (LiaisonTestInvite *fixture, const char *id)
{
  return liaison_customer_list_find_id (liaison_session_get_customers (fixture->bed->session), id);
}

static void
let_happen_and_read (LiaisonTestInvite *fixture,
                     LiaisonSandboxEvent event,
                     LiaisonCustomer *customer)
{
  g_autoptr(LiaisonSandboxHappening) happening = liaison_sandbox_server_happen (
    fixture->bed->server, event, liaison_customer_get_id (customer), NULL);

  g_assert_nonnull (happening);
  liaison_details_reload (liaison_session_get_details (fixture->bed->session), customer);
  liaison_test_wait_until (has_read_account, customer);
}

/* DAP-8: noticed now or, by the feed, before, the rights that went are asked for again. */
static void
test_rights_again (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonSandboxHappening) taken = liaison_sandbox_server_happen (
    fixture->bed->server, LIAISON_SANDBOX_EVENT_LOSE_RIGHTS, NULL, NULL);
  g_autoptr(LiaisonCustomer) customer = find_customer (fixture, taken->id);
  LiaisonInvitation *invitation;

  let_happen_and_read (fixture, LIAISON_SANDBOX_EVENT_GAIN_RIGHTS, customer);
  g_assert_false (liaison_customer_has_lost_rights (customer));
  let_happen_and_read (fixture, LIAISON_SANDBOX_EVENT_LOSE_RIGHTS, customer);
  g_assert_true (liaison_customer_has_lost_rights (customer));

  liaison_test_drop (g_steal_pointer (&customer));
  customer = find_customer (fixture, taken->id);
  liaison_test_wait_until (has_lost_rights, customer);

  invitation = liaison_test_invite_get_invitation (fixture);
  liaison_invite_ask_customer (fixture->invite, customer);
  g_assert_cmpstr (liaison_invitation_get_purpose (invitation), ==, "rights-again");
  g_assert_cmpstr (liaison_invitation_get_customer (invitation), ==, taken->id);
  g_assert_cmpstr (liaison_invitation_get_domain (invitation), ==,
                   liaison_customer_get_domain (customer));
  g_assert_true (liaison_invitation_get_wants_rights (invitation));
  g_assert_true (liaison_invite_is_existing_customer (fixture->invite));
  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_READY);
  g_assert_nonnull (strstr (liaison_invite_get_link (fixture->invite), "DAP=true"));
  g_assert_nonnull (
    strstr (liaison_invitation_get_body (invitation), "You are already our customer"));
}

static void
test_existing_customer (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  LiaisonCustomerList *customers = liaison_session_get_customers (fixture->bed->session);
  g_autoptr(LiaisonCustomer) customer = g_list_model_get_item (G_LIST_MODEL (customers), 0);
  g_autofree char *mail = g_strconcat ("boss@", liaison_customer_get_domain (customer), NULL);

  liaison_test_invite_make_letter (fixture);
  g_assert_false (liaison_invitation_get_existing_customer (invitation));
  liaison_invitation_set_domain (invitation, liaison_customer_get_domain (customer));
  g_assert_true (liaison_invitation_get_existing_customer (invitation));
  g_assert_nonnull (strstr (liaison_invitation_get_body (invitation), "already our customer"));
  liaison_invitation_set_domain (invitation, NULL);
  g_assert_false (liaison_invitation_get_existing_customer (invitation));
  liaison_invitation_set_contact_mail (invitation, mail);
  g_assert_true (liaison_invite_is_existing_customer (fixture->invite));
  g_assert_true (liaison_invitation_get_existing_customer (invitation));
}

/* INV-19: the letter says what was chosen, and what nobody chose follows from what is known. */
static void
test_reasons (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  LiaisonCustomerList *customers = liaison_session_get_customers (fixture->bed->session);
  g_autoptr(LiaisonCustomer) customer = g_list_model_get_item (G_LIST_MODEL (customers), 0);
  g_autofree char *plain = NULL;

  liaison_test_invite_make_letter (fixture);
  plain = g_strdup (liaison_invitation_get_body (invitation));
  g_assert_cmpint (liaison_invite_get_purpose (fixture->invite), ==, LIAISON_LETTER_NEW_CUSTOMER);

  liaison_invitation_set_purpose (invitation, "multi-partner");
  g_assert_cmpint (liaison_invite_get_purpose (fixture->invite), ==, LIAISON_LETTER_MULTI_PARTNER);
  g_assert_cmpstr (liaison_invitation_get_body (invitation), !=, plain);
  g_assert_nonnull (strstr (liaison_invitation_get_body (invitation), "partner of record"));
  liaison_invitation_set_purpose (invitation, "multichannel");
  g_assert_cmpint (liaison_invite_get_purpose (fixture->invite), ==, LIAISON_LETTER_MULTICHANNEL);
  g_assert_nonnull (strstr (liaison_invitation_get_body (invitation), "bought"));
  liaison_invitation_set_purpose (invitation, NULL);
  g_assert_cmpstr (liaison_invitation_get_body (invitation), ==, plain);

  liaison_invitation_set_domain (invitation, liaison_customer_get_domain (customer));
  g_assert_cmpint (liaison_invite_get_purpose (fixture->invite), ==, LIAISON_LETTER_RIGHTS_AGAIN);
  liaison_invitation_set_purpose (invitation, "multichannel");
  g_assert_cmpint (liaison_invite_get_purpose (fixture->invite), ==, LIAISON_LETTER_MULTICHANNEL);
}

static void
test_region (LiaisonTestInvite *fixture, gconstpointer unused)
{
  liaison_invitation_set_country (liaison_test_invite_get_invitation (fixture), "BR");
  g_assert_cmpint (liaison_invite_compare_region (fixture->invite), ==, LIAISON_REGION_DIFFERENT);
  liaison_invitation_set_country (liaison_test_invite_get_invitation (fixture), "KP");
  g_assert_cmpint (liaison_invite_compare_region (fixture->invite), ==, LIAISON_REGION_UNLISTED);
  liaison_invitation_set_country (liaison_test_invite_get_invitation (fixture), NULL);
  g_assert_cmpint (liaison_invite_compare_region (fixture->invite), ==, LIAISON_REGION_UNKNOWN);
}

static void
run_sql (LiaisonTestInvite *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->bed->folder, "ledger.db", NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000); /* the ledger may be writing how far it looked */
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_save_error_shows (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  gboolean failed;

  run_sql (fixture, "CREATE TRIGGER no BEFORE INSERT ON invitation "
                    "BEGIN SELECT raise(ABORT, 'no room'); END");
  liaison_test_invite_fill_in (fixture);
  g_assert_false (liaison_test_invite_flush (fixture, &error));
  g_object_get (fixture->invite, "save-error", &failed, NULL);
  g_assert_true (failed);
  g_assert_nonnull (liaison_invite_get_save_error (fixture->invite));
  g_clear_error (&error);

  run_sql (fixture, "DROP TRIGGER no");
  g_assert_true (liaison_test_invite_flush (fixture, &error));
  g_object_get (fixture->invite, "save-error", &failed, NULL);
  g_assert_false (failed);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    const char *cloud;
    void (*run) (LiaisonTestInvite *, gconstpointer);
  } tests[] = {
    { "/invite/rights", NULL, test_rights },
    { "/invite/link-that-grants-nothing", "global", test_link_that_grants_nothing },
    { "/invite/rights-locked", "usgov", test_rights_locked },
    { "/invite/letter-follows-choices-until-edited", NULL,
      test_letter_follows_choices_until_edited },
    { "/invite/typing-back-is-no-edit", NULL, test_typing_back_is_no_edit },
    { "/invite/saves-by-itself", NULL, test_saves_by_itself },
    { "/invite/closing-saves-what-is-pending", NULL, test_closing_saves_what_is_pending },
    { "/invite/goes-while-the-link-is-fetched", NULL, test_goes_while_the_link_is_fetched },
    { "/invite/blank-draft-leaves-no-trace", NULL, test_blank_draft_leaves_no_trace },
    { "/invite/discard", NULL, test_discard },
    { "/invite/draft-goes-on-after-restart", NULL, test_draft_goes_on_after_restart },
    { "/invite/new-link-replaces-the-old", NULL, test_new_link_replaces_the_old },
    { "/invite/refuses-bad-links", NULL, test_refuses_bad_links },
    { "/invite/link-is-kept-for-a-day", NULL, test_link_is_kept_for_a_day },
    { "/invite/offline-without-link", NULL, test_offline_without_link },
    { "/invite/offline-with-link-of-the-ledger", NULL, test_offline_with_link_of_the_ledger },
    { "/invite/rights-again", NULL, test_rights_again },
    { "/invite/reasons", NULL, test_reasons },
    { "/invite/existing-customer", NULL, test_existing_customer },
    { "/invite/region", NULL, test_region },
    { "/invite/save-error-shows", NULL, test_save_error_shows },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LiaisonTestInvite, tests[i].cloud, liaison_test_invite_set_up,
                tests[i].run, liaison_test_invite_tear_down);

  return g_test_run ();
}
