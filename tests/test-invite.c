/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "app/liaison-invite.h"
#include "liaison-test-bed.h"
#include "liaison-test.h"
#include "mail/liaison-handoff.h"
#include "model/liaison-error.h"

typedef struct
{
  LiaisonTestBed *bed;
  LiaisonInvite *invite;
  guint n_letters;
  char *clip_text;
  char *clip_html;
} Fixture;

static const LiaisonSender sender = {
  .name = "Ada Sender",
  .mail = "ada@partner.example",
  .phone = "+1 555 0100",
};

static void
letter_changed_cb (LiaisonInvite *invite, Fixture *fixture)
{
  fixture->n_letters++;
}

static LiaisonInvitation *
begin (Fixture *fixture, LiaisonInvitation *draft)
{
  fixture->invite = liaison_invite_new (fixture->bed->session, draft, "en", &sender);
  fixture->n_letters = 0;
  g_signal_connect (fixture->invite, "letter-changed", G_CALLBACK (letter_changed_cb), fixture);
  return liaison_invite_get_invitation (fixture->invite);
}

static void
set_up (Fixture *fixture, gconstpointer cloud)
{
  g_autoptr(GError) error = NULL;

  fixture->bed = liaison_test_bed_new (5, cloud != NULL ? cloud : "demo");
  g_assert_true (liaison_test_bed_start_session (fixture->bed, &error));
  g_assert_no_error (error);
  liaison_test_bed_wait_for_list (liaison_session_get_customers (fixture->bed->session));
  begin (fixture, NULL);
}

static void
end (Fixture *fixture)
{
  if (fixture->invite != NULL)
    liaison_test_drop (g_steal_pointer (&fixture->invite));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  end (fixture);
  liaison_test_bed_free (fixture->bed);
  g_free (fixture->clip_text);
  g_free (fixture->clip_html);
}

static LiaisonInvitation *
get_invitation (Fixture *fixture)
{
  return liaison_invite_get_invitation (fixture->invite);
}

static LiaisonLedger *
get_ledger (Fixture *fixture)
{
  return liaison_session_get_ledger (fixture->bed->session);
}

static gboolean
link_is_settled (gpointer user_data)
{
  LiaisonInviteLinkState state = liaison_invite_get_link_state (user_data);

  return state != LIAISON_INVITE_LINK_NONE && state != LIAISON_INVITE_LINK_LOADING;
}

static LiaisonInviteLinkState
fetch_link (Fixture *fixture)
{
  liaison_invite_fetch_link (fixture->invite);
  liaison_test_wait_until (link_is_settled, fixture->invite);
  return liaison_invite_get_link_state (fixture->invite);
}

static void
fill_in (Fixture *fixture)
{
  LiaisonInvitation *invitation = get_invitation (fixture);

  liaison_invitation_set_contact_name (invitation, "Grace O’Hopper");
  liaison_invitation_set_contact_mail (invitation, "grace@customer.example");
  liaison_invitation_set_company (invitation, "A & B <GmbH>");
}

static void
make_letter (Fixture *fixture)
{
  fill_in (fixture);
  g_assert_cmpint (fetch_link (fixture), ==, LIAISON_INVITE_LINK_READY);
}

static gboolean
flush (Fixture *fixture, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_invite_flush_async (fixture->invite, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_invite_flush_finish (fixture->invite, result, error);
}

/* The program ends and starts again; nothing but the ledger remains. */
static LiaisonInvitation *
restart (Fixture *fixture)
{
  g_autofree char *id = g_strdup (liaison_invitation_get_id (get_invitation (fixture)));
  g_autoptr(GError) error = NULL;

  end (fixture);
  liaison_test_bed_end_session (fixture->bed);
  liaison_test_bed_begin_session (fixture->bed);
  liaison_test_bed_start_session (fixture->bed, &error);
  g_assert_no_error (error);
  liaison_test_bed_wait_for_list (liaison_session_get_customers (fixture->bed->session));
  return liaison_ledger_lookup (get_ledger (fixture), id);
}

static void
put_on_clipboard_cb (const char *text, const char *html, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->clip_text);
  g_free (fixture->clip_html);
  fixture->clip_text = g_strdup (text);
  fixture->clip_html = g_strdup (html);
}

/* A mail program that keeps the address it was launched with. */
static char *
register_mail_app (void)
{
  g_autofree char *applications = g_build_filename (g_get_user_data_dir (), "applications", NULL);
  g_autofree char *kept = g_build_filename (g_get_user_data_dir (), "mailto", NULL);
  g_autofree char *script = g_build_filename (g_get_user_data_dir (), "fake-mail.sh", NULL);
  g_autofree char *desktop = g_build_filename (applications, "fake-mail.desktop", NULL);
  g_autofree char *defaults = g_build_filename (g_get_user_config_dir (), "mimeapps.list", NULL);
  g_autofree char *script_text = g_strdup_printf (
    "#!/bin/sh\nprintf %%s \"$1\" > '%s.part'\nmv '%s.part' '%s'\n", kept, kept, kept);
  g_autofree char *desktop_text =
    g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Fake Mail\nExec=%s %%u\n"
                     "MimeType=x-scheme-handler/mailto;\n",
                     script);

  g_mkdir_with_parents (applications, 0700);
  g_mkdir_with_parents (g_get_user_config_dir (), 0700);
  g_assert_true (g_file_set_contents (script, script_text, -1, NULL));
  g_assert_no_errno (g_chmod (script, 0700));
  g_assert_true (g_file_set_contents (desktop, desktop_text, -1, NULL));
  g_assert_true (g_file_set_contents (
    defaults, "[Default Applications]\nx-scheme-handler/mailto=fake-mail.desktop\n", -1, NULL));
  return g_steal_pointer (&kept);
}

/* Wakes the main loop to look for a file again. */
static gboolean
tick_cb (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
exists (gpointer path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The body that the mail program got. */
static char *
read_body (const char *kept)
{
  g_autofree char *mailto = NULL;
  g_autofree char *body = NULL;
  guint ticks = g_timeout_add (10, tick_cb, NULL);
  g_auto(GStrv) lines = NULL;

  liaison_test_wait_until (exists, (gpointer) kept);
  g_source_remove (ticks);
  g_assert_true (g_file_get_contents (kept, &mailto, NULL, NULL));
  g_assert_no_errno (g_unlink (kept));
  g_assert_nonnull (strstr (mailto, "&body="));
  body = g_uri_unescape_string (strstr (mailto, "&body=") + strlen ("&body="), NULL);
  lines = g_strsplit (body, "\r\n", -1);
  return g_strjoinv ("\n", lines);
}

static gboolean
open_in_mail_app (Fixture *fixture, LiaisonHandoffMethod *method, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_invite_open_in_mail_app_async (fixture->invite, FALSE, NULL, put_on_clipboard_cb, fixture,
                                         NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_invite_open_in_mail_app_finish (fixture->invite, result, method, error);
}

static void
test_whole_job (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *kept = register_mail_app ();
  g_autofree char *received = NULL;
  g_autofree char *body = NULL;
  g_autofree char *link = NULL;
  g_autoptr(GError) error = NULL;
  LiaisonInvitation *invitation = get_invitation (fixture);
  const LiaisonHandoff *handoff;
  LiaisonHandoffMethod method;

  g_assert_false (liaison_invite_who_is_complete (fixture->invite));
  g_assert_cmpint (liaison_invite_compare_region (fixture->invite), ==, LIAISON_REGION_SAME);
  make_letter (fixture);
  g_assert_true (liaison_invite_who_is_complete (fixture->invite));
  g_assert_false (liaison_invite_can_finish (fixture->invite));
  g_assert_false (liaison_invite_finish (fixture->invite));

  open_in_mail_app (fixture, &method, &error);
  g_assert_no_error (error);
  g_assert_cmpint (method, ==, LIAISON_HANDOFF_MAIL_APP);
  g_assert_null (fixture->clip_text);
  body = g_strdup (liaison_invitation_get_body (invitation));
  link = g_strdup (liaison_invite_get_link (fixture->invite));
  received = read_body (kept);
  g_assert_cmpstr (received, ==, body);
  g_assert_nonnull (strstr (body, link));
  g_assert_nonnull (strstr (body, "A & B <GmbH>"));

  g_assert_cmpint (liaison_invitation_get_state (invitation), ==, LIAISON_INVITATION_HANDED_OFF);
  g_assert_true (liaison_invite_can_finish (fixture->invite));
  g_assert_true (liaison_invite_finish (fixture->invite));
  g_assert_false (liaison_invite_can_finish (fixture->invite));

  invitation = restart (fixture);
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
test_rights (Fixture *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = get_invitation (fixture);
  g_autofree char *with_rights = NULL;

  make_letter (fixture);
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
test_link_that_grants_nothing (Fixture *fixture, gconstpointer unused)
{
  const char *body;

  make_letter (fixture);
  body = liaison_invitation_get_body (get_invitation (fixture));
  g_assert_null (strstr (body, "delegated administration privileges"));
  g_assert_nonnull (strstr (body, "separately"));
}

static void
test_rights_locked (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (liaison_invite_rights_locked (fixture->invite));
  g_assert_true (liaison_invitation_get_wants_rights (get_invitation (fixture)));
}

static void
test_letter_follows_choices_until_edited (Fixture *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = get_invitation (fixture);
  g_autofree char *composed = NULL;
  g_autofree char *edited = NULL;

  make_letter (fixture);
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
test_typing_back_is_no_edit (Fixture *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = get_invitation (fixture);
  g_autofree char *subject = NULL;
  g_autofree char *body = NULL;

  make_letter (fixture);
  subject = g_strdup (liaison_invitation_get_subject (invitation));
  body = g_strdup (liaison_invitation_get_body (invitation));
  liaison_invite_set_text (fixture->invite, subject, "x");
  g_assert_true (liaison_invitation_get_text_edited (invitation));
  liaison_invite_set_text (fixture->invite, subject, body);
  g_assert_false (liaison_invitation_get_text_edited (invitation));
}

/* No way out for a letter whose link is not whole; nothing is recorded. */
static void
assert_refused (Fixture *fixture)
{
  g_autoptr(GError) mail_error = NULL;
  g_autoptr(GError) copy_error = NULL;
  g_autoptr(GError) file_error = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *path = g_build_filename (fixture->bed->folder, "refused.eml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  LiaisonHandoffMethod method;

  g_assert_false (open_in_mail_app (fixture, &method, &mail_error));
  g_assert_error (mail_error, LIAISON_ERROR, LIAISON_ERROR_REFUSED);

  g_assert_false (
    liaison_invite_copy (fixture->invite, FALSE, put_on_clipboard_cb, fixture, &copy_error));
  g_assert_error (copy_error, LIAISON_ERROR, LIAISON_ERROR_REFUSED);
  g_assert_null (fixture->clip_text);

  liaison_invite_save_file_async (fixture->invite, FALSE, file, NULL, liaison_test_result_cb,
                                  &result);
  liaison_test_wait (&result);
  g_assert_false (liaison_invite_save_file_finish (fixture->invite, result, &file_error));
  g_assert_error (file_error, LIAISON_ERROR, LIAISON_ERROR_REFUSED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_cmpuint (liaison_invitation_get_n_handoffs (get_invitation (fixture)), ==, 0);
  g_assert_cmpint (liaison_invitation_get_state (get_invitation (fixture)), ==,
                   LIAISON_INVITATION_DRAFT);
}

static void
assert_verdict (Fixture *fixture, LiaisonGuardVerdict verdict)
{
  g_autoptr(LiaisonGuardReport) report = liaison_invite_check (fixture->invite);

  g_assert_cmpint (report->verdict, ==, verdict);
}

static void
test_refuses_damage (Fixture *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = get_invitation (fixture);
  g_autofree char *kept = register_mail_app ();
  g_autofree char *good = NULL;
  g_autofree char *altered = NULL;
  g_autofree char *foreign = NULL;
  g_autofree char *unfilled = NULL;
  g_autoptr(GString) text = NULL;

  fill_in (fixture);
  assert_verdict (fixture, LIAISON_GUARD_MISSING);
  assert_refused (fixture); /* no link was asked for yet */

  make_letter (fixture);
  assert_verdict (fixture, LIAISON_GUARD_INTACT);
  good = g_strdup (liaison_invitation_get_body (invitation));

  liaison_invite_set_text (fixture->invite, "Subject", "Dear Grace,\n\nnothing\n");
  assert_verdict (fixture, LIAISON_GUARD_MISSING);
  assert_refused (fixture);

  text = g_string_new (good);
  g_string_replace (text, "DAP=true", "DAP=tru", 1);
  altered = g_string_free (g_steal_pointer (&text), FALSE);
  liaison_invite_set_text (fixture->invite, "Subject", altered);
  assert_verdict (fixture, LIAISON_GUARD_ALTERED);
  assert_refused (fixture);

  foreign = g_strconcat (good,
                         "\nhttps://admin.microsoft.com/Adminportal/Home?invType=Reseller"
                         "Relationship&partnerId=99999999-0000-4000-8000-000000000000\n",
                         NULL);
  liaison_invite_set_text (fixture->invite, "Subject", foreign);
  assert_verdict (fixture, LIAISON_GUARD_FOREIGN);
  assert_refused (fixture);

  unfilled = g_strconcat ("Dear {contact_name},\n", good, NULL);
  liaison_invite_set_text (fixture->invite, "Subject", unfilled);
  assert_refused (fixture);

  liaison_invite_set_text (fixture->invite, "Subject", good);
  liaison_invitation_set_contact_mail (invitation, "a@b.example?bcc=c@d.example");
  g_assert_false (liaison_invite_who_is_complete (fixture->invite));
  assert_refused (fixture);
  g_assert_false (g_file_test (kept, G_FILE_TEST_EXISTS));
}

static void
test_doubled_is_asked_about (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *doubled = NULL;
  g_autoptr(GError) error = NULL;

  make_letter (fixture);
  doubled = g_strconcat (liaison_invitation_get_body (get_invitation (fixture)), "\n\n",
                         liaison_invite_get_link (fixture->invite), "\n", NULL);
  liaison_invite_set_text (fixture->invite, "Subject", doubled);
  assert_verdict (fixture, LIAISON_GUARD_DOUBLED);
  assert_refused (fixture);

  g_assert_true (liaison_invite_copy (fixture->invite, TRUE, put_on_clipboard_cb, fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (fixture->clip_text, ==, doubled);
}

static void
test_copy_and_file (Fixture *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = get_invitation (fixture);
  g_autofree char *path = g_build_filename (fixture->bed->folder, "draft.eml", NULL);
  g_autofree char *contents = NULL;
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  make_letter (fixture);
  liaison_invite_copy (fixture->invite, FALSE, put_on_clipboard_cb, fixture, &error);
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
test_file_that_cannot_be_written (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->bed->folder, "no", "draft.eml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  make_letter (fixture);
  liaison_invite_save_file_async (fixture->invite, FALSE, file, NULL, liaison_test_result_cb,
                                  &result);
  liaison_test_wait (&result);
  g_assert_false (liaison_invite_save_file_finish (fixture->invite, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (liaison_invitation_get_n_handoffs (get_invitation (fixture)), ==, 0);
}

static void
test_too_long_goes_by_the_clipboard (Fixture *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = get_invitation (fixture);
  g_autofree char *kept = register_mail_app ();
  g_autofree char *padding = g_strnfill (9000, 'x');
  g_autofree char *body = NULL;
  g_autofree char *received = NULL;
  g_autoptr(GError) error = NULL;
  LiaisonHandoffMethod method;

  make_letter (fixture);
  g_assert_cmpuint (liaison_invite_get_mailto_size (fixture->invite), <=, LIAISON_MAILTO_MAX);
  body = g_strconcat (liaison_invitation_get_body (invitation), "\n", padding, "\n", NULL);
  liaison_invite_set_text (fixture->invite, "Subject", body);
  g_assert_cmpuint (liaison_invite_get_mailto_size (fixture->invite), >, LIAISON_MAILTO_MAX);

  open_in_mail_app (fixture, &method, &error);
  g_assert_no_error (error);
  g_assert_cmpint (method, ==, LIAISON_HANDOFF_MAIL_APP_SHORT);
  g_assert_cmpstr (fixture->clip_text, ==, body);
  received = read_body (kept);
  g_assert_cmpuint (strlen (received), <, 500);
  g_assert_cmpstr (liaison_invitation_get_handoff (invitation, 0)->body, ==, body);

  /* An endless subject is no way round it. */
  liaison_invite_set_text (fixture->invite, padding, body);
  open_in_mail_app (fixture, &method, &error);
  g_assert_no_error (error);
  g_assert_cmpint (method, ==, LIAISON_HANDOFF_MAIL_APP_SHORT);
}

static void
test_no_mail_app (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  LiaisonHandoffMethod method;

  make_letter (fixture);
  g_assert_false (open_in_mail_app (fixture, &method, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_NO_MAIL_APP);
  g_assert_cmpuint (liaison_invitation_get_n_handoffs (get_invitation (fixture)), ==, 0);
  g_assert_cmpint (liaison_invitation_get_state (get_invitation (fixture)), ==,
                   LIAISON_INVITATION_DRAFT);
}

static gboolean
is_in_ledger (gpointer user_data)
{
  Fixture *fixture = user_data;

  return liaison_ledger_lookup (get_ledger (fixture),
                                liaison_invitation_get_id (get_invitation (fixture))) != NULL;
}

/* 400 ms after the first change, however long the typing goes on. */
static void
test_saves_by_itself (Fixture *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = get_invitation (fixture);
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

static void
test_blank_draft_leaves_no_trace (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  liaison_invitation_set_language (get_invitation (fixture), "zh_CN");
  liaison_invitation_set_wants_rights (get_invitation (fixture), FALSE);
  g_assert_true (flush (fixture, &error));
  liaison_invite_discard (fixture->invite);
  g_assert_null (restart (fixture));
}

static void
test_discard (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  fill_in (fixture);
  g_assert_true (flush (fixture, &error));
  g_assert_true (is_in_ledger (fixture));
  liaison_invite_discard (fixture->invite);
  g_assert_cmpint (liaison_invitation_get_state (get_invitation (fixture)), ==,
                   LIAISON_INVITATION_DISCARDED);
  g_assert_false (is_in_ledger (fixture));
  g_assert_null (restart (fixture));
}

/* The program ends in the middle of typing: the last words are saved on the way out. */
static void
test_draft_goes_on_after_restart (Fixture *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = get_invitation (fixture);
  g_autofree char *body = NULL;

  make_letter (fixture);
  body = g_strconcat (liaison_invitation_get_body (invitation), "\nP.S. 🐚\n", NULL);
  liaison_invite_set_text (fixture->invite, "Betreff", body);

  invitation = restart (fixture);
  g_assert_nonnull (invitation);
  begin (fixture, invitation);
  g_assert_cmpint (fetch_link (fixture), ==, LIAISON_INVITE_LINK_READY);
  g_assert_cmpuint (fixture->n_letters, ==, 0);
  g_assert_cmpstr (liaison_invitation_get_subject (invitation), ==, "Betreff");
  g_assert_cmpstr (liaison_invitation_get_body (invitation), ==, body);
  g_assert_true (liaison_invitation_get_text_edited (invitation));
  assert_verdict (fixture, LIAISON_GUARD_INTACT);
}

#define OTHER_LINK                                                                                 \
  "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId="           \
  "12345678-0000-4000-8000-000000000000&msppId=0&DAP=true#/BillingAccounts/partner-invitation"

static void
answer_link (Fixture *fixture, const char *link)
{
  g_autofree char *body =
    g_strdup_printf ("{\"url\":\"%s\",\"attributes\":{\"objectType\":\"Uri\"}}", link);

  liaison_sandbox_server_answer_next (fixture->bed->server, "relationshiprequests", body,
                                      "application/json", 1);
}

static void
test_new_link_replaces_the_old (Fixture *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = get_invitation (fixture);
  g_autofree char *body = NULL;

  make_letter (fixture);
  body = g_strconcat ("Own words.\n\n", liaison_invitation_get_body (invitation), NULL);
  liaison_invite_set_text (fixture->invite, "Betreff", body);

  invitation = restart (fixture);
  begin (fixture, invitation);
  answer_link (fixture, OTHER_LINK);
  g_assert_cmpint (fetch_link (fixture), ==, LIAISON_INVITE_LINK_READY);
  g_assert_cmpuint (fixture->n_letters, ==, 1);
  g_assert_cmpstr (liaison_invite_get_link (fixture->invite), ==, OTHER_LINK);
  g_assert_true (g_str_has_prefix (liaison_invitation_get_body (invitation), "Own words.\n\n"));
  assert_verdict (fixture, LIAISON_GUARD_INTACT);
}

/* LNK-3. */
static void
test_refuses_bad_links (Fixture *fixture, gconstpointer unused)
{
  static const char *const links[] = { "https://evil.example/?DAP=true#/x",
                                       "http://admin.microsoft.com/?DAP=true#/x" };

  fill_in (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      answer_link (fixture, links[i]);
      g_assert_cmpint (fetch_link (fixture), ==, LIAISON_INVITE_LINK_FAILED);
      g_assert_error (liaison_invite_get_link_error (fixture->invite), LIAISON_ERROR,
                      LIAISON_ERROR_REFUSED);
      g_assert_null (liaison_invite_get_link (fixture->invite));
    }
  g_assert_nonnull (
    strstr (liaison_invite_get_link_error (fixture->invite)->message, "admin.microsoft.com"));
  assert_refused (fixture);

  /* The next one is good, and the letter gets it. */
  g_assert_cmpint (fetch_link (fixture), ==, LIAISON_INVITE_LINK_READY);
  g_assert_no_error (liaison_invite_get_link_error (fixture->invite));
  assert_verdict (fixture, LIAISON_GUARD_INTACT);
}

static void
test_link_is_kept_for_a_day (Fixture *fixture, gconstpointer unused)
{
  guint n_requests;

  make_letter (fixture);
  n_requests = liaison_sandbox_server_get_n_requests (fixture->bed->server);
  end (fixture);
  begin (fixture, NULL);
  liaison_invite_fetch_link (fixture->invite);
  g_assert_cmpint (liaison_invite_get_link_state (fixture->invite), ==, LIAISON_INVITE_LINK_READY);
  g_assert_cmpuint (liaison_sandbox_server_get_n_requests (fixture->bed->server), ==, n_requests);
}

static void
test_offline_without_link (Fixture *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = get_invitation (fixture);

  fill_in (fixture);
  liaison_sandbox_server_stop (fixture->bed->server);
  g_assert_cmpint (fetch_link (fixture), ==, LIAISON_INVITE_LINK_FAILED);
  g_assert_nonnull (liaison_invite_get_link_error (fixture->invite));
  g_assert_nonnull (liaison_invitation_get_body (invitation));
  assert_refused (fixture);
}

static void
test_offline_with_link_of_the_ledger (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *link = NULL;

  make_letter (fixture);
  link = g_strdup (liaison_invite_get_link (fixture->invite));
  restart (fixture);

  begin (fixture, NULL);
  fill_in (fixture);
  liaison_sandbox_server_fail_next (fixture->bed->server, "relationshiprequests", 503, NULL, 99);
  liaison_sandbox_server_stop (fixture->bed->server);
  g_assert_cmpint (fetch_link (fixture), ==, LIAISON_INVITE_LINK_CACHED);
  g_assert_cmpstr (liaison_invite_get_link (fixture->invite), ==, link);
  assert_verdict (fixture, LIAISON_GUARD_INTACT);
  liaison_invite_copy (fixture->invite, FALSE, put_on_clipboard_cb, fixture, &error);
  g_assert_no_error (error);

  /* The other choice is the same link with another parameter. */
  liaison_invitation_set_wants_rights (get_invitation (fixture), FALSE);
  liaison_test_wait_until (link_is_settled, fixture->invite);
  g_assert_cmpint (liaison_invite_get_link_state (fixture->invite), ==, LIAISON_INVITE_LINK_CACHED);
  g_assert_nonnull (strstr (liaison_invite_get_link (fixture->invite), "DAP=false#"));
}

static void
test_existing_customer (Fixture *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = get_invitation (fixture);
  LiaisonCustomerList *customers = liaison_session_get_customers (fixture->bed->session);
  g_autoptr(LiaisonCustomer) customer = g_list_model_get_item (G_LIST_MODEL (customers), 0);
  g_autofree char *mail = g_strconcat ("boss@", liaison_customer_get_domain (customer), NULL);

  make_letter (fixture);
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

static void
test_region (Fixture *fixture, gconstpointer unused)
{
  liaison_invitation_set_country (get_invitation (fixture), "BR");
  g_assert_cmpint (liaison_invite_compare_region (fixture->invite), ==, LIAISON_REGION_DIFFERENT);
  liaison_invitation_set_country (get_invitation (fixture), "KP");
  g_assert_cmpint (liaison_invite_compare_region (fixture->invite), ==, LIAISON_REGION_UNLISTED);
  liaison_invitation_set_country (get_invitation (fixture), NULL);
  g_assert_cmpint (liaison_invite_compare_region (fixture->invite), ==, LIAISON_REGION_UNKNOWN);
}

static void
run_sql (Fixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->bed->folder, "ledger.db", NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
test_save_error_shows (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  gboolean failed;

  run_sql (fixture, "CREATE TRIGGER no BEFORE INSERT ON invitation "
                    "BEGIN SELECT raise(ABORT, 'no room'); END");
  fill_in (fixture);
  g_assert_false (flush (fixture, &error));
  g_object_get (fixture->invite, "save-error", &failed, NULL);
  g_assert_true (failed);
  g_assert_nonnull (liaison_invite_get_save_error (fixture->invite));
  g_clear_error (&error);

  run_sql (fixture, "DROP TRIGGER no");
  g_assert_true (flush (fixture, &error));
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
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/invite/whole-job", NULL, test_whole_job },
    { "/invite/rights", NULL, test_rights },
    { "/invite/link-that-grants-nothing", "global", test_link_that_grants_nothing },
    { "/invite/rights-locked", "usgov", test_rights_locked },
    { "/invite/letter-follows-choices-until-edited", NULL,
      test_letter_follows_choices_until_edited },
    { "/invite/typing-back-is-no-edit", NULL, test_typing_back_is_no_edit },
    { "/invite/refuses-damage", NULL, test_refuses_damage },
    { "/invite/doubled-is-asked-about", NULL, test_doubled_is_asked_about },
    { "/invite/copy-and-file", NULL, test_copy_and_file },
    { "/invite/file-that-cannot-be-written", NULL, test_file_that_cannot_be_written },
    { "/invite/too-long-goes-by-the-clipboard", NULL, test_too_long_goes_by_the_clipboard },
    { "/invite/no-mail-app", NULL, test_no_mail_app },
    { "/invite/saves-by-itself", NULL, test_saves_by_itself },
    { "/invite/blank-draft-leaves-no-trace", NULL, test_blank_draft_leaves_no_trace },
    { "/invite/discard", NULL, test_discard },
    { "/invite/draft-goes-on-after-restart", NULL, test_draft_goes_on_after_restart },
    { "/invite/new-link-replaces-the-old", NULL, test_new_link_replaces_the_old },
    { "/invite/refuses-bad-links", NULL, test_refuses_bad_links },
    { "/invite/link-is-kept-for-a-day", NULL, test_link_is_kept_for_a_day },
    { "/invite/offline-without-link", NULL, test_offline_without_link },
    { "/invite/offline-with-link-of-the-ledger", NULL, test_offline_with_link_of_the_ledger },
    { "/invite/existing-customer", NULL, test_existing_customer },
    { "/invite/region", NULL, test_region },
    { "/invite/save-error-shows", NULL, test_save_error_shows },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, tests[i].cloud, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
