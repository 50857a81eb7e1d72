/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <unistd.h>

#include "liaison-test-ledger.h"
#include "liaison-test.h"
#include "model/liaison-error.h"
#include "store/liaison-ledger.h"

static LiaisonInvitation *
get_at (LiaisonLedger *ledger, guint position)
{
  g_autoptr(LiaisonInvitation) invitation =
               g_list_model_get_item (liaison_ledger_get_invitations (ledger), position);

  return invitation;
}

static void
assert_companies (LiaisonLedger *ledger, const char *first, ...)
{
  GListModel *model = liaison_ledger_get_invitations (ledger);
  guint position = 0;
  va_list rest;

  va_start (rest, first);
  for (const char *company = first; company != NULL; company = va_arg (rest, const char *))
    {
      g_assert_cmpuint (position, <, g_list_model_get_n_items (model));
      g_assert_cmpstr (liaison_invitation_get_company (get_at (ledger, position)), ==, company);
      position++;
    }
  va_end (rest);
  g_assert_cmpuint (position, ==, g_list_model_get_n_items (model));
}

static void
assert_same (LiaisonInvitation *one, LiaisonInvitation *other)
{
  guint n_properties;
  g_autofree GParamSpec **properties =
    g_object_class_list_properties (G_OBJECT_GET_CLASS (one), &n_properties);

  for (guint i = 0; i < n_properties; i++)
    {
      g_auto(GValue) a = G_VALUE_INIT;
      g_auto(GValue) b = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (one), properties[i]->name, &a);
      g_object_get_property (G_OBJECT (other), properties[i]->name, &b);
      g_assert_cmpint (g_param_values_cmp (properties[i], &a, &b), ==, 0);
    }
  g_assert_cmpstr (liaison_invitation_get_id (one), ==, liaison_invitation_get_id (other));
  g_assert_cmpstr (liaison_invitation_get_account (one), ==,
                   liaison_invitation_get_account (other));
  g_assert_cmpstr (liaison_invitation_get_cloud (one), ==, liaison_invitation_get_cloud (other));
  g_assert_cmpint (liaison_invitation_get_created (one), ==,
                   liaison_invitation_get_created (other));
  g_assert_cmpint (liaison_invitation_get_updated (one), ==,
                   liaison_invitation_get_updated (other));
  g_assert_cmpint (liaison_invitation_get_done (one), ==, liaison_invitation_get_done (other));
  g_assert_cmpint (liaison_invitation_get_first_handed_off (one), ==,
                   liaison_invitation_get_first_handed_off (other));
  g_assert_cmpuint (liaison_invitation_get_n_handoffs (one), ==,
                    liaison_invitation_get_n_handoffs (other));
  for (guint i = 0; i < liaison_invitation_get_n_handoffs (one); i++)
    {
      const LiaisonHandoff *a = liaison_invitation_get_handoff (one, i);
      const LiaisonHandoff *b = liaison_invitation_get_handoff (other, i);

      g_assert_cmpint (a->method, ==, b->method);
      g_assert_cmpint (a->time, ==, b->time);
      g_assert_cmpstr (a->destination, ==, b->destination);
      g_assert_cmpstr (a->subject, ==, b->subject);
      g_assert_cmpstr (a->body, ==, b->body);
      g_assert_cmpstr (a->link, ==, b->link);
      g_assert_cmpstr (a->digest, ==, b->digest);
    }
}

static LiaisonInvitation *
make_full (void)
{
  LiaisonInvitation *invitation = liaison_invitation_new (NULL, "konto", "china", 17);
  g_autofree char *long_body = g_strnfill (3 * 1024 * 1024, 'x');
  const LiaisonHandoff handoffs[] = {
    { LIAISON_HANDOFF_MAIL_APP_SHORT, 44, "Evolution", "Betreff", "Text\n\n🐚", "https://a/#b",
      "00ff" },
    { LIAISON_HANDOFF_OTHER_WAY, 45, NULL, "Betreff", long_body, NULL, NULL },
  };

  liaison_invitation_set_contact_name (invitation, "O’Brien; DROP TABLE invitation--");
  liaison_invitation_set_contact_mail (invitation, "a@b.example");
  liaison_invitation_set_company (invitation, "北京小明有限公司 🐚 شركة");
  liaison_invitation_set_domain (invitation, "");
  liaison_invitation_set_language (invitation, "zh_CN");
  liaison_invitation_set_due_date (invitation, "2026-12-06");
  liaison_invitation_set_subject (invitation, "“主题”");
  liaison_invitation_set_body (invitation, long_body);
  liaison_invitation_set_link (invitation, "https://admin.microsoft.com/?a=b&DAP=true#/x");
  liaison_invitation_set_region_overridden (invitation, TRUE);
  liaison_invitation_set_text_edited (invitation, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (handoffs); i++)
    liaison_invitation_add_handoff (invitation, &handoffs[i]);
  liaison_invitation_set_state (invitation, LIAISON_INVITATION_WAITING);
  liaison_invitation_set_purpose (invitation, "rights_again");
  liaison_invitation_set_template (invitation, "mine");
  liaison_invitation_set_customer (invitation, "3f6c0000-0000-4000-8000-000000000001");
  liaison_invitation_set_provider (invitation, "tenant");
  liaison_invitation_set_provider_name (invitation, "Große Distribution AG");
  liaison_invitation_set_batch (invitation, "messe.csv");
  liaison_invitation_set_reminder_day (invitation, "2026-12-24");
  liaison_invitation_set_reference (invitation, "R-1");
  liaison_invitation_set_times (invitation, 17, G_MAXINT64, 46);
  return invitation;
}

static void
test_keeps_every_member (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonInvitation *full = make_full ();
  LiaisonInvitation *empty = liaison_invitation_new ("id", "konto", "global", 18);
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);

  liaison_test_ledger_save (ledger, full);
  liaison_test_ledger_save (ledger, empty);
  liaison_test_ledger_close (ledger);

  ledger = liaison_test_ledger_open_good (fixture->path);
  g_assert_cmpuint (g_list_model_get_n_items (liaison_ledger_get_invitations (ledger)), ==, 2);
  assert_same (liaison_ledger_lookup (ledger, liaison_invitation_get_id (full)), full);
  assert_same (liaison_ledger_lookup (ledger, "id"), empty);
  g_assert_null (liaison_ledger_lookup (ledger, "another"));
  liaison_test_ledger_close (ledger);
  g_assert_finalize_object (full);
  g_assert_finalize_object (empty);
}

/* One way or the other, and the last one counts. */
static void
test_keeps_the_joint_party (LiaisonTestLedger *fixture, gconstpointer unused)
{
  static const struct
  {
    LiaisonJointParty party;
    const char *name;
  } parties[] = {
    { { LIAISON_JOINT_PROVIDER, "p-1" }, "Große Distribution AG" },
    { { LIAISON_JOINT_RESELLER, "r-1" }, "晴川云服务有限公司" },
    { { LIAISON_JOINT_RESELLER, "r-2" }, NULL },
    { { LIAISON_JOINT_PROVIDER, "p-2" }, NULL },
    { { LIAISON_JOINT_RESELLER, "r-3" }, "O’Brien" },
    { { LIAISON_JOINT_NONE, NULL }, NULL },
  };
  g_autoptr(LiaisonInvitation) invitation = liaison_invitation_new ("id", "konto", "global", 18);

  for (gsize i = 0; i < G_N_ELEMENTS (parties); i++)
    {
      LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
      LiaisonJointParty kept;

      liaison_invitation_set_joint_party (invitation, parties[i].party, parties[i].name);
      liaison_test_ledger_save (ledger, invitation);
      liaison_test_ledger_close (ledger);

      ledger = liaison_test_ledger_open_good (fixture->path);
      assert_same (liaison_ledger_lookup (ledger, "id"), invitation);
      kept = liaison_invitation_get_joint_party (liaison_ledger_lookup (ledger, "id"));
      g_assert_cmpint (kept.kind, ==, parties[i].party.kind);
      g_assert_cmpstr (kept.id, ==, parties[i].party.id);
      g_assert_cmpstr (liaison_invitation_get_joint_name (liaison_ledger_lookup (ledger, "id")), ==,
                       parties[i].name != NULL ? parties[i].name : parties[i].party.id);
      liaison_test_ledger_close (ledger);
    }
}

static void
test_keeps_every_state (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);

  for (int state = 0; state <= LIAISON_INVITATION_SUPERSEDED; state++)
    {
      g_autofree char *id = g_strdup_printf ("%d", state);
      g_autoptr(LiaisonInvitation) invitation = liaison_invitation_new (id, "a", "global", 1);

      liaison_invitation_set_state (invitation, state);
      liaison_test_ledger_save (ledger, invitation);
    }
  liaison_test_ledger_close (ledger);

  ledger = liaison_test_ledger_open_good (fixture->path);
  for (int state = 0; state <= LIAISON_INVITATION_SUPERSEDED; state++)
    {
      g_autofree char *id = g_strdup_printf ("%d", state);
      LiaisonInvitation *invitation = liaison_ledger_lookup (ledger, id);

      if (state == LIAISON_INVITATION_DISCARDED)
        g_assert_null (invitation);
      else
        g_assert_cmpint (liaison_invitation_get_state (invitation), ==, state);
    }
  liaison_test_ledger_close (ledger);
}

static void
test_orders_by_update (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonInvitation) a = liaison_test_ledger_make_draft ("a", 10);
  g_autoptr(LiaisonInvitation) b = liaison_test_ledger_make_draft ("b", 30);
  g_autoptr(LiaisonInvitation) c = liaison_test_ledger_make_draft ("c", 20);
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);

  liaison_test_ledger_save (ledger, a);
  liaison_test_ledger_save (ledger, b);
  liaison_test_ledger_save (ledger, c);
  assert_companies (ledger, "b", "c", "a", NULL);

  liaison_invitation_set_times (a, 1000, 40, 0);
  liaison_test_ledger_save (ledger, a);
  assert_companies (ledger, "a", "b", "c", NULL);
  g_assert_true (get_at (ledger, 0) == a);

  liaison_invitation_set_state (b, LIAISON_INVITATION_DISCARDED);
  liaison_test_ledger_save (ledger, b);
  assert_companies (ledger, "a", "c", NULL);
  g_assert_null (liaison_ledger_lookup (ledger, liaison_invitation_get_id (b)));
  liaison_test_ledger_close (ledger);

  ledger = liaison_test_ledger_open_good (fixture->path);
  assert_companies (ledger, "a", "c", NULL);
  liaison_test_ledger_close (ledger);
}

static void
test_last_save_wins (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_ledger_make_draft ("first", 10);
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);

  /* Nobody waits: what was asked for before the closing is written, the last value last. */
  liaison_ledger_save_async (ledger, invitation, NULL, NULL, NULL);
  for (int i = 0; i < 50; i++)
    {
      g_autofree char *company = g_strdup_printf ("save %d", i);

      liaison_invitation_set_company (invitation, company);
      liaison_ledger_save_async (ledger, invitation, NULL, NULL, NULL);
    }
  liaison_test_ledger_close (ledger);

  ledger = liaison_test_ledger_open_good (fixture->path);
  assert_companies (ledger, "save 49", NULL);
  liaison_test_ledger_close (ledger);
  g_assert_finalize_object (invitation);
}

static void
test_save_is_a_snapshot (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonInvitation) invitation = liaison_test_ledger_make_draft ("as saved", 10);
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);

  liaison_ledger_save_async (ledger, invitation, NULL, NULL, NULL);
  liaison_invitation_set_company (invitation, "typed since");
  liaison_test_ledger_close (ledger);

  ledger = liaison_test_ledger_open_good (fixture->path);
  assert_companies (ledger, "as saved", NULL);
  liaison_test_ledger_close (ledger);
}

static void
test_refuses_after_close (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonInvitation) invitation = liaison_test_ledger_make_draft ("late", 10);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GAsyncResult) saved = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(LiaisonLedger) ledger = liaison_test_ledger_open_good (fixture->path);

  liaison_ledger_close_async (ledger, liaison_test_result_cb, &result);
  liaison_ledger_save_async (ledger, invitation, NULL, liaison_test_result_cb, &saved);
  liaison_test_wait (&saved);
  g_assert_false (liaison_ledger_save_finish (ledger, saved, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  liaison_test_wait (&result);
}

static void
test_is_private (LiaisonTestLedger *fixture, gconstpointer unused)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  g_autoptr(LiaisonInvitation) invitation = liaison_test_ledger_make_draft ("private", 10);
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  GStatBuf status;

  liaison_test_ledger_save (ledger, invitation);
  g_assert_no_errno (g_stat (folder, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, suffixes[i], NULL);

      g_assert_no_errno (g_stat (path, &status));
      g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    }
  liaison_test_ledger_close (ledger);
}

/* Opening fails with @code and leaves every byte of the file as it was. */
static void
assert_refused (LiaisonTestLedger *fixture, LiaisonError code)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  gsize length_before, length_after;

  g_assert_true (g_file_get_contents (fixture->path, &before, &length_before, NULL));
  g_assert_null (liaison_test_ledger_open (fixture->path, &error));
  g_assert_error (error, LIAISON_ERROR, (int) code);
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length_before, after, length_after);
}

/* A file that was copied back by hand, say, is private again. */
static void
test_becomes_private (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger;
  GStatBuf status;

  liaison_test_ledger_close (liaison_test_ledger_open_good (fixture->path));
  g_assert_no_errno (g_chmod (fixture->path, 0664));
  ledger = liaison_test_ledger_open_good (fixture->path);
  g_assert_no_errno (g_stat (fixture->path, &status));
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  liaison_test_ledger_close (ledger);
}

static void
test_refuses_newer_file (LiaisonTestLedger *fixture, gconstpointer unused)
{
  liaison_test_ledger_close (liaison_test_ledger_open_good (fixture->path));
  liaison_test_ledger_run_sql (fixture->path, "PRAGMA user_version = 99");
  assert_refused (fixture, LIAISON_ERROR_NEWER_FILE);
}

static void
test_refuses_other_programs_file (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_assert_no_errno (g_mkdir (folder, 0700));
  liaison_test_ledger_run_sql (fixture->path, "CREATE TABLE invitation (party)");
  assert_refused (fixture, LIAISON_ERROR_INVALID_FILE);
}

static void
test_tells_file_system_errors (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);
  g_autofree char *below = g_build_filename (file, "ledger.db", NULL);
  g_autoptr(GError) below_error = NULL;
  g_autoptr(GError) folder_error = NULL;
  g_autoptr(GError) denied_error = NULL;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  g_assert_null (liaison_test_ledger_open (below, &below_error));
  g_assert_cmpint (below_error->domain, ==, G_IO_ERROR);

  g_assert_null (liaison_test_ledger_open (fixture->folder, &folder_error));
  g_assert_error (folder_error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);

  if (geteuid () == 0)
    return; /* nothing is denied to root */
  g_assert_no_errno (g_chmod (fixture->folder, 0500));
  g_assert_null (liaison_test_ledger_open (fixture->path, &denied_error));
  g_assert_error (denied_error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_assert_no_errno (g_chmod (fixture->folder, 0700));
}

static void
test_tells_failed_save (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonInvitation) invitation = liaison_test_ledger_make_draft ("a", 10);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);

  liaison_test_ledger_run_sql (fixture->path, "CREATE TRIGGER no BEFORE INSERT ON invitation "
                                              "BEGIN SELECT raise(ABORT, 'no room'); END");
  liaison_ledger_save_async (ledger, invitation, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_false (liaison_ledger_save_finish (ledger, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);

  g_clear_object (&result);

  /* The queue goes on. */
  liaison_test_ledger_run_sql (fixture->path, "DROP TRIGGER no");
  liaison_test_ledger_save (ledger, invitation);
  liaison_test_ledger_close (ledger);
}

/* All that was ever kept beside it goes with it, and nothing else. */
static void
test_deletes_its_files (LiaisonTestLedger *fixture, gconstpointer unused)
{
  static const char *const endings[] = { ".damaged-20261125-101500", ".damaged-20261125-101500-wal",
                                         ".before-restore-20261125-101500-2", ".salvaged-wal" };
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *mine = g_strconcat (fixture->path, " of mine", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = NULL;

  g_assert_true (liaison_ledger_delete_files (fixture->path, NULL));
  liaison_test_ledger_close (liaison_test_ledger_open_good (fixture->path));
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, endings[i], NULL);

      g_assert_true (g_file_set_contents (path, "", 0, NULL));
    }
  g_assert_true (g_file_set_contents (mine, "", 0, NULL));

  g_assert_true (liaison_ledger_delete_files (fixture->path, &error));
  g_assert_no_error (error);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (dir), ==, "ledger.db of mine");
  g_assert_null (g_dir_read_name (dir));
}

static void
test_can_be_cancelled (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  liaison_ledger_open_async (fixture->path, cancellable, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_null (liaison_ledger_open_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (LiaisonTestLedger *, gconstpointer);
  } tests[] = {
    { "/ledger/keeps-every-member", test_keeps_every_member },
    { "/ledger/keeps-the-joint-party", test_keeps_the_joint_party },
    { "/ledger/keeps-every-state", test_keeps_every_state },
    { "/ledger/orders-by-update", test_orders_by_update },
    { "/ledger/last-save-wins", test_last_save_wins },
    { "/ledger/save-is-a-snapshot", test_save_is_a_snapshot },
    { "/ledger/refuses-after-close", test_refuses_after_close },
    { "/ledger/is-private", test_is_private },
    { "/ledger/becomes-private", test_becomes_private },
    { "/ledger/refuses-newer-file", test_refuses_newer_file },
    { "/ledger/refuses-other-programs-file", test_refuses_other_programs_file },
    { "/ledger/tells-file-system-errors", test_tells_file_system_errors },
    { "/ledger/tells-failed-save", test_tells_failed_save },
    { "/ledger/deletes-its-files", test_deletes_its_files },
    { "/ledger/can-be-cancelled", test_can_be_cancelled },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, LiaisonTestLedger, NULL, liaison_test_ledger_set_up, tests[i].run,
                liaison_test_ledger_tear_down);

  return g_test_run ();
}
