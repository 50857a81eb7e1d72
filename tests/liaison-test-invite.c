/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-invite.h"

#include <glib/gstdio.h>

#include "liaison-test.h"
#include "model/liaison-error.h"

static const LiaisonSender sender = {
  .name = "Ada Sender",
  .mail = "ada@partner.example",
  .phone = "+1 555 0100",
};

static void
letter_changed_cb (LiaisonInvite *invite, LiaisonTestInvite *fixture)
{
  fixture->n_letters++;
}

LiaisonInvitation *
liaison_test_invite_begin (LiaisonTestInvite *fixture, LiaisonInvitation *draft)
{
  fixture->invite = liaison_invite_new (fixture->bed->session, draft, "en", &sender);
  fixture->n_letters = 0;
  g_signal_connect (fixture->invite, "letter-changed", G_CALLBACK (letter_changed_cb), fixture);
  return liaison_invite_get_invitation (fixture->invite);
}

void
liaison_test_invite_set_up_as (LiaisonTestInvite *fixture, const char *cloud, const char *person)
{
  g_autoptr(GError) error = NULL;

  fixture->bed = liaison_test_bed_new (5, cloud != NULL ? cloud : "demo");
  fixture->bed->person = person;
  g_assert_true (liaison_test_bed_start_session (fixture->bed, &error));
  g_assert_no_error (error);
  liaison_test_bed_wait_for_list (liaison_session_get_customers (fixture->bed->session));
  if (person != NULL)
    liaison_test_bed_wait_for_roles (fixture->bed);
  liaison_test_invite_begin (fixture, NULL);
}

void
liaison_test_invite_set_up (LiaisonTestInvite *fixture, gconstpointer cloud)
{
  liaison_test_invite_set_up_as (fixture, cloud, NULL);
}

void
liaison_test_invite_end (LiaisonTestInvite *fixture)
{
  if (fixture->invite != NULL)
    liaison_test_drop (g_steal_pointer (&fixture->invite));
}

void
liaison_test_invite_tear_down (LiaisonTestInvite *fixture, gconstpointer unused)
{
  liaison_test_invite_end (fixture);
  liaison_test_bed_free (fixture->bed);
  g_free (fixture->clip_text);
  g_free (fixture->clip_html);
}

static gboolean
is_loaded (gpointer folder)
{
  return liaison_template_folder_get_loaded (folder);
}

LiaisonTemplateFolder *
liaison_test_invite_open_templates (LiaisonTestInvite *fixture)
{
  g_autofree char *path = g_build_filename (fixture->bed->folder, "letter-templates", NULL);
  LiaisonTemplateFolder *folder = liaison_template_folder_new (path);

  liaison_test_wait_until (is_loaded, folder);
  liaison_catalog_set_templates (fixture->bed->catalog, folder);
  return folder;
}

LiaisonInvitation *
liaison_test_invite_get_invitation (LiaisonTestInvite *fixture)
{
  return liaison_invite_get_invitation (fixture->invite);
}

LiaisonLedger *
liaison_test_invite_get_ledger (LiaisonTestInvite *fixture)
{
  return liaison_session_get_ledger (fixture->bed->session);
}

gboolean
liaison_test_invite_link_is_settled (gpointer user_data)
{
  LiaisonInviteLinkState state = liaison_invite_get_link_state (user_data);

  return state != LIAISON_INVITE_LINK_NONE && state != LIAISON_INVITE_LINK_LOADING;
}

LiaisonInviteLinkState
liaison_test_invite_fetch_link (LiaisonTestInvite *fixture)
{
  liaison_invite_fetch_link (fixture->invite);
  liaison_test_wait_until (liaison_test_invite_link_is_settled, fixture->invite);
  return liaison_invite_get_link_state (fixture->invite);
}

void
liaison_test_invite_fill_in (LiaisonTestInvite *fixture)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);

  liaison_invitation_set_contact_name (invitation, "Grace O’Hopper");
  liaison_invitation_set_contact_mail (invitation, "grace@customer.example");
  liaison_invitation_set_company (invitation, "A & B <GmbH>");
}

void
liaison_test_invite_make_letter (LiaisonTestInvite *fixture)
{
  liaison_test_invite_fill_in (fixture);
  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_READY);
}

gboolean
liaison_test_invite_flush (LiaisonTestInvite *fixture, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_invite_flush_async (fixture->invite, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_invite_flush_finish (fixture->invite, result, error);
}

/* The program ends and starts again; nothing but the ledger remains. */
LiaisonInvitation *
liaison_test_invite_restart (LiaisonTestInvite *fixture)
{
  g_autofree char *id =
    g_strdup (liaison_invitation_get_id (liaison_test_invite_get_invitation (fixture)));
  g_autoptr(GError) error = NULL;

  liaison_test_invite_end (fixture);
  liaison_test_bed_end_session (fixture->bed);
  liaison_test_bed_begin_session (fixture->bed);
  liaison_test_bed_start_session (fixture->bed, &error);
  g_assert_no_error (error);
  liaison_test_bed_wait_for_list (liaison_session_get_customers (fixture->bed->session));
  return liaison_ledger_lookup (liaison_test_invite_get_ledger (fixture), id);
}

void
liaison_test_invite_put_on_clipboard_cb (const char *text, const char *html, gpointer user_data)
{
  LiaisonTestInvite *fixture = user_data;

  g_free (fixture->clip_text);
  g_free (fixture->clip_html);
  fixture->clip_text = g_strdup (text);
  fixture->clip_html = g_strdup (html);
}

/* A mail program that keeps the address it was launched with. */
char *
liaison_test_invite_register_mail_app (void)
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
char *
liaison_test_invite_read_body (const char *kept)
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

gboolean
liaison_test_invite_open_in_mail_app (LiaisonTestInvite *fixture,
                                      LiaisonHandoffMethod *method,
                                      GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_invite_open_in_mail_app_async (fixture->invite, FALSE, NULL,
                                         liaison_test_invite_put_on_clipboard_cb, fixture, NULL,
                                         liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_invite_open_in_mail_app_finish (fixture->invite, result, method, error);
}

/* No way out for a letter whose link is not whole; nothing is recorded. */
void
liaison_test_invite_assert_refused (LiaisonTestInvite *fixture)
{
  g_autoptr(GError) mail_error = NULL;
  g_autoptr(GError) copy_error = NULL;
  g_autoptr(GError) file_error = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *path = g_build_filename (fixture->bed->folder, "refused.eml", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  LiaisonHandoffMethod method;

  g_assert_false (liaison_test_invite_open_in_mail_app (fixture, &method, &mail_error));
  g_assert_error (mail_error, LIAISON_ERROR, LIAISON_ERROR_REFUSED);

  g_assert_false (liaison_invite_copy (
    fixture->invite, FALSE, liaison_test_invite_put_on_clipboard_cb, fixture, &copy_error));
  g_assert_error (copy_error, LIAISON_ERROR, LIAISON_ERROR_REFUSED);
  g_assert_null (fixture->clip_text);

  liaison_invite_save_file_async (fixture->invite, FALSE, file, NULL, liaison_test_result_cb,
                                  &result);
  liaison_test_wait (&result);
  g_assert_false (liaison_invite_save_file_finish (fixture->invite, result, &file_error));
  g_assert_error (file_error, LIAISON_ERROR, LIAISON_ERROR_REFUSED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_cmpuint (
    liaison_invitation_get_n_handoffs (liaison_test_invite_get_invitation (fixture)), ==, 0);
  g_assert_cmpint (liaison_invitation_get_state (liaison_test_invite_get_invitation (fixture)), ==,
                   LIAISON_INVITATION_DRAFT);
}

void
liaison_test_invite_assert_verdict (LiaisonTestInvite *fixture, LiaisonGuardVerdict verdict)
{
  g_autoptr(LiaisonGuardReport) report = liaison_invite_check (fixture->invite);

  g_assert_cmpint (report->verdict, ==, verdict);
}
