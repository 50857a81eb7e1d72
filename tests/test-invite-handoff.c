/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-invite.h"
#include "liaison-test.h"
#include "mail/liaison-handoff.h"
#include "model/liaison-error.h"

#define DAY G_GINT64_CONSTANT (86400)

static void
test_whole_job (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autofree char *kept = liaison_test_invite_register_mail_app ();
  g_autofree char *received = NULL;
  g_autofree char *body = NULL;
  g_autofree char *link = NULL;
  g_autoptr(GError) error = NULL;
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  const LiaisonHandoff *handoff;
  LiaisonHandoffMethod method;

  g_assert_false (liaison_invite_who_is_complete (fixture->invite));
  g_assert_cmpint (liaison_invite_compare_region (fixture->invite), ==, LIAISON_REGION_SAME);
  liaison_test_invite_make_letter (fixture);
  g_assert_true (liaison_invite_who_is_complete (fixture->invite));
  g_assert_false (liaison_invite_can_finish (fixture->invite));
  g_assert_false (liaison_invite_finish (fixture->invite));

  liaison_test_invite_open_in_mail_app (fixture, &method, &error);
  g_assert_no_error (error);
  g_assert_cmpint (method, ==, LIAISON_HANDOFF_MAIL_APP);
  g_assert_null (fixture->clip_text);
  body = g_strdup (liaison_invitation_get_body (invitation));
  link = g_strdup (liaison_invite_get_link (fixture->invite));
  received = liaison_test_invite_read_body (kept);
  g_assert_cmpstr (received, ==, body);
  g_assert_nonnull (strstr (body, link));
  g_assert_nonnull (strstr (body, "A & B <GmbH>"));

  g_assert_cmpint (liaison_invitation_get_state (invitation), ==, LIAISON_INVITATION_HANDED_OFF);
  g_assert_true (liaison_invite_can_finish (fixture->invite));
  g_assert_true (liaison_invite_finish (fixture->invite));
  g_assert_false (liaison_invite_can_finish (fixture->invite));

  invitation = liaison_test_invite_restart (fixture);
  g_assert_nonnull (invitation);
  g_assert_cmpint (liaison_invitation_get_state (invitation), ==, LIAISON_INVITATION_WAITING);
  g_assert_cmpint (liaison_invitation_get_done (invitation), >, 0);
  g_assert_cmpuint (liaison_invitation_get_n_handoffs (invitation), ==, 1);
  handoff = liaison_invitation_get_handoff (invitation, 0);
  g_assert_cmpint (handoff->method, ==, LIAISON_HANDOFF_MAIL_APP);
  g_assert_cmpstr (handoff->destination, ==, "Fake Mail");
  g_assert_cmpstr (handoff->body, ==, body);
  g_assert_cmpstr (handoff->link, ==, link);
  g_free (link);
  link = liaison_handoff_dup_digest (body);
  g_assert_cmpstr (handoff->digest, ==, link);
}

static void
test_refuses_damage (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  g_autofree char *kept = liaison_test_invite_register_mail_app ();
  g_autofree char *good = NULL;
  g_autofree char *altered = NULL;
  g_autofree char *foreign = NULL;
  g_autofree char *unfilled = NULL;
  g_autoptr(GString) text = NULL;

  liaison_test_invite_fill_in (fixture);
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_MISSING);
  liaison_test_invite_assert_refused (fixture); /* no link was asked for yet */

  liaison_test_invite_make_letter (fixture);
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_INTACT);
  good = g_strdup (liaison_invitation_get_body (invitation));

  liaison_invite_set_text (fixture->invite, "Subject", "Dear Grace,\n\nnothing\n");
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_MISSING);
  liaison_test_invite_assert_refused (fixture);

  text = g_string_new (good);
  g_string_replace (text, "DAP=true", "DAP=tru", 1);
  altered = g_string_free (g_steal_pointer (&text), FALSE);
  liaison_invite_set_text (fixture->invite, "Subject", altered);
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_ALTERED);
  liaison_test_invite_assert_refused (fixture);

  foreign = g_strconcat (good,
                         "\nhttps://admin.microsoft.com/Adminportal/Home?invType=Reseller"
                         "Relationship&partnerId=99999999-0000-4000-8000-000000000000\n",
                         NULL);
  liaison_invite_set_text (fixture->invite, "Subject", foreign);
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_FOREIGN);
  liaison_test_invite_assert_refused (fixture);

  /* A link in the subject leaves as well. */
  liaison_invite_set_text (fixture->invite, foreign + strlen (good), good);
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_FOREIGN);
  liaison_test_invite_assert_refused (fixture);

  unfilled = g_strconcat ("Dear {contact_name},\n", good, NULL);
  liaison_invite_set_text (fixture->invite, "Subject", unfilled);
  liaison_test_invite_assert_refused (fixture);

  liaison_invite_set_text (fixture->invite, "Subject", good);
  liaison_invitation_set_contact_mail (invitation, "a@b.example?bcc=c@d.example");
  g_assert_false (liaison_invite_who_is_complete (fixture->invite));
  liaison_test_invite_assert_refused (fixture);
  g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));
}

/* By the session's clock, which is ahead of the computer's. */
static void
test_refuses_past_day (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  g_autofree char *day = g_strdup (liaison_invitation_get_due_date (invitation));
  g_autofree char *other = NULL;
  g_autoptr(GError) mail_error = NULL;
  g_autoptr(GError) copy_error = NULL;
  g_autoptr(GError) error = NULL;
  LiaisonHandoffMethod method;

  liaison_session_travel (fixture->bed->session, 14 * DAY);
  liaison_test_invite_make_letter (fixture);
  g_assert_false (liaison_invite_day_is_past (fixture->invite)); /* today */

  liaison_session_travel (fixture->bed->session, DAY);
  liaison_test_invite_fetch_link (fixture);
  g_assert_true (liaison_invite_day_is_past (fixture->invite));
  g_assert_false (liaison_test_invite_open_in_mail_app (fixture, &method, &mail_error));
  g_assert_error (mail_error, LIAISON_ERROR, LIAISON_ERROR_PAST_DAY);
  g_assert_false (liaison_invite_copy (
    fixture->invite, FALSE, liaison_test_invite_put_on_clipboard_cb, fixture, &copy_error));
  g_assert_error (copy_error, LIAISON_ERROR, LIAISON_ERROR_PAST_DAY);
  g_assert_cmpuint (liaison_invitation_get_n_handoffs (invitation), ==, 0);
  g_assert_cmpstr (liaison_invitation_get_due_date (invitation), ==, day);

  other = liaison_session_dup_day (fixture->bed->session, 0);
  liaison_invitation_set_due_date (invitation, other);
  g_assert_true (liaison_invite_copy (fixture->invite, FALSE,
                                      liaison_test_invite_put_on_clipboard_cb, fixture, &error));
  g_assert_no_error (error);
  liaison_invitation_set_due_date (invitation, NULL);
  g_assert_false (liaison_invite_day_is_past (fixture->invite));
}

/* T-20, also where the page with the warning was not left by its button: it is in the ledger. */
static void
test_notes_other_market (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  g_autoptr(GError) error = NULL;

  liaison_test_invite_make_letter (fixture);
  g_assert_true (liaison_invite_copy (fixture->invite, FALSE,
                                      liaison_test_invite_put_on_clipboard_cb, fixture, &error));
  g_assert_no_error (error);
  g_assert_false (liaison_invitation_get_region_overridden (invitation));

  liaison_invitation_set_country (invitation, "JP");
  g_assert_cmpint (liaison_invite_compare_region (fixture->invite), ==, LIAISON_REGION_DIFFERENT);
  g_assert_false (liaison_invitation_get_region_overridden (invitation));
  g_assert_true (liaison_invite_copy (fixture->invite, FALSE,
                                      liaison_test_invite_put_on_clipboard_cb, fixture, &error));
  g_assert_no_error (error);
  g_assert_true (liaison_invitation_get_region_overridden (invitation));
  g_assert_true (liaison_test_invite_flush (fixture, &error));
  invitation = liaison_test_invite_restart (fixture);
  g_assert_true (liaison_invitation_get_region_overridden (invitation));
}

static void
test_doubled_is_asked_about (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autofree char *doubled = NULL;
  g_autoptr(GError) error = NULL;

  liaison_test_invite_make_letter (fixture);
  doubled = g_strconcat (liaison_invitation_get_body (liaison_test_invite_get_invitation (fixture)),
                         "\n\n", liaison_invite_get_link (fixture->invite), "\n", NULL);
  liaison_invite_set_text (fixture->invite, "Subject", doubled);
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_DOUBLED);
  liaison_test_invite_assert_refused (fixture);

  g_assert_true (liaison_invite_copy (fixture->invite, TRUE,
                                      liaison_test_invite_put_on_clipboard_cb, fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (fixture->clip_text, ==, doubled);
}

static void
test_copy_and_file (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  g_autofree char *path = g_build_filename (fixture->bed->folder, "draft.eml", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_test_invite_make_letter (fixture);
  liaison_invite_copy (fixture->invite, FALSE, liaison_test_invite_put_on_clipboard_cb, fixture,
                       &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fixture->clip_text, ==, liaison_invitation_get_body (invitation));
  g_assert_nonnull (strstr (fixture->clip_html, "<a "));

  liaison_invite_save_file_async (fixture->invite, FALSE, file, NULL, liaison_test_result_cb,
                                  &result);
  liaison_test_wait (&result);
  liaison_invite_save_file_finish (fixture->invite, result, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "X-Unsent: 1"));

  liaison_invite_note_other_way (fixture->invite);
  g_assert_cmpuint (liaison_invitation_get_n_handoffs (invitation), ==, 3);
  g_assert_cmpint (liaison_invitation_get_handoff (invitation, 0)->method, ==,
                   LIAISON_HANDOFF_CLIPBOARD);
  g_assert_cmpint (liaison_invitation_get_handoff (invitation, 1)->method, ==,
                   LIAISON_HANDOFF_FILE);
  g_assert_cmpstr (liaison_invitation_get_handoff (invitation, 1)->destination, ==, path);
  g_assert_cmpint (liaison_invitation_get_handoff (invitation, 2)->method, ==,
                   LIAISON_HANDOFF_OTHER_WAY);
}

static void
test_file_that_cannot_be_written (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->bed->folder, "no", "draft.eml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_test_invite_make_letter (fixture);
  liaison_invite_save_file_async (fixture->invite, FALSE, file, NULL, liaison_test_result_cb,
                                  &result);
  liaison_test_wait (&result);
  g_assert_false (liaison_invite_save_file_finish (fixture->invite, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (
    liaison_invitation_get_n_handoffs (liaison_test_invite_get_invitation (fixture)), ==, 0);
}

static void
test_too_long_goes_by_the_clipboard (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  g_autofree char *kept = liaison_test_invite_register_mail_app ();
  g_autofree char *padding = g_strnfill (9000, 'x');
  g_autofree char *body = NULL;
  g_autofree char *received = NULL;
  g_autoptr(GError) error = NULL;
  LiaisonHandoffMethod method;

  liaison_test_invite_make_letter (fixture);
  g_assert_cmpuint (liaison_invite_get_mailto_size (fixture->invite), <=, LIAISON_MAILTO_MAX);
  body = g_strconcat (liaison_invitation_get_body (invitation), "\n", padding, "\n", NULL);
  liaison_invite_set_text (fixture->invite, "Subject", body);
  g_assert_cmpuint (liaison_invite_get_mailto_size (fixture->invite), >, LIAISON_MAILTO_MAX);

  liaison_test_invite_open_in_mail_app (fixture, &method, &error);
  g_assert_no_error (error);
  g_assert_cmpint (method, ==, LIAISON_HANDOFF_MAIL_APP_SHORT);
  g_assert_cmpstr (fixture->clip_text, ==, body);
  received = liaison_test_invite_read_body (kept);
  g_assert_cmpuint (strlen (received), <, 500);
  g_assert_cmpstr (liaison_invitation_get_handoff (invitation, 0)->body, ==, body);

  /* An endless subject is no way round it. */
  liaison_invite_set_text (fixture->invite, padding, body);
  liaison_test_invite_open_in_mail_app (fixture, &method, &error);
  g_assert_no_error (error);
  g_assert_cmpint (method, ==, LIAISON_HANDOFF_MAIL_APP_SHORT);
}

static void
test_no_mail_app (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  LiaisonHandoffMethod method;

  liaison_test_invite_make_letter (fixture);
  g_assert_false (liaison_test_invite_open_in_mail_app (fixture, &method, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_NO_MAIL_APP);
  g_assert_cmpuint (
    liaison_invitation_get_n_handoffs (liaison_test_invite_get_invitation (fixture)), ==, 0);
  g_assert_cmpint (liaison_invitation_get_state (liaison_test_invite_get_invitation (fixture)), ==,
                   LIAISON_INVITATION_DRAFT);
}

typedef struct
{
  LiaisonInvite *invite;
  gboolean can_finish;
} Question;

static void
ask_cb (LiaisonInvitation *invitation, GParamSpec *pspec, gpointer user_data)
{
  Question *question = user_data;

  question->can_finish = liaison_invite_can_finish (question->invite);
}

/* Who asks when the state is told, or later, gets the right answer: the wizard's Done does. */
static void
test_finishable_when_the_state_is_told (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  Question question = { NULL, FALSE };
  gulong handler;

  liaison_test_invite_make_letter (fixture);
  question.invite = fixture->invite;
  handler = g_signal_connect (invitation, "notify::state", G_CALLBACK (ask_cb), &question);
  liaison_invite_copy (fixture->invite, FALSE, liaison_test_invite_put_on_clipboard_cb, fixture,
                       &error);
  g_assert_no_error (error);
  g_assert_true (question.can_finish);
  g_signal_handler_disconnect (invitation, handler);
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
    { "/invite-handoff/whole-job", NULL, test_whole_job },
    { "/invite-handoff/refuses-damage", NULL, test_refuses_damage },
    { "/invite-handoff/refuses-past-day", NULL, test_refuses_past_day },
    { "/invite-handoff/notes-other-market", NULL, test_notes_other_market },
    { "/invite-handoff/doubled-is-asked-about", NULL, test_doubled_is_asked_about },
    { "/invite-handoff/copy-and-file", NULL, test_copy_and_file },
    { "/invite-handoff/file-that-cannot-be-written", NULL, test_file_that_cannot_be_written },
    { "/invite-handoff/too-long-goes-by-the-clipboard", NULL, test_too_long_goes_by_the_clipboard },
    { "/invite-handoff/finishable-when-the-state-is-told", NULL,
      test_finishable_when_the_state_is_told },
    { "/invite-handoff/no-mail-app", NULL, test_no_mail_app },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LiaisonTestInvite, tests[i].cloud, liaison_test_invite_set_up,
                tests[i].run, liaison_test_invite_tear_down);

  return g_test_run ();
}
