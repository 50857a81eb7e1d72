/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "app/liaison-batch-letters.h"
#include "app/liaison-batch-maker.h"
#include "app/liaison-batch-result.h"
#include "liaison-test-batch.h"
#include "liaison-test-ledger.h"
#include "liaison-test.h"
#include "model/liaison-error.h"

static void
test_drafts (LiaisonTestBatch *fixture, gconstpointer unused)
{
  guint n_requests;
  g_autofree char *name = NULL;
  g_autofree char *again = NULL;
  g_autoptr(LiaisonBatch) batch = NULL;
  g_autoptr(LiaisonBatch) done = NULL;
  g_auto(GStrv) names = NULL;
  g_auto(GStrv) finished = NULL;
  LiaisonInvitation *first, *second, *third;

  liaison_test_batch_read_text (fixture, LIAISON_TEST_BATCH_LIST);
  n_requests = liaison_sandbox_server_get_n_requests (fixture->bed->server);
  name = liaison_test_batch_make (fixture, "Prospects");
  g_assert_cmpstr (name, ==, "Prospects");
  /* One link for all of them. */
  g_assert_cmpuint (liaison_sandbox_server_get_n_requests (fixture->bed->server), ==,
                    n_requests + 1);

  batch = liaison_batch_new (fixture->bed->session, name);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (batch)), ==, 3);
  first = liaison_test_batch_get_invitation (batch, 0);
  g_assert_cmpstr (liaison_invitation_get_company (first), ==, "北辰贸易有限公司");
  g_assert_cmpstr (liaison_invitation_get_country (first), ==, "CN");
  g_assert_true (liaison_invitation_get_region_overridden (first)); /* T-20 */
  g_assert_cmpstr (liaison_invitation_get_language (first), ==, "zh_CN");
  g_assert_cmpstr (liaison_invitation_get_due_date (first), ==, "2099-03-31");
  g_assert_cmpstr (liaison_invitation_get_reference (first), ==, "A-1");
  g_assert_true (liaison_invitation_get_wants_rights (first));
  g_assert_nonnull (strstr (liaison_invitation_get_body (first), "经销商"));
  g_assert_nonnull (strstr (liaison_invitation_get_body (first), "DAP=true"));
  second = liaison_test_batch_get_invitation (batch, 1);
  g_assert_false (liaison_invitation_get_region_overridden (second));
  g_assert_false (liaison_invitation_get_wants_rights (second));
  g_assert_nonnull (strstr (liaison_invitation_get_body (second), "DAP=false"));
  g_assert_cmpstr (liaison_invitation_get_due_date (second), ==, "2099-06-30");
  third = liaison_test_batch_get_invitation (batch, 2);
  g_assert_true (liaison_invitation_get_wants_rights (third));
  g_assert_cmpstr (liaison_invitation_get_language (third), ==, "en");

  names = liaison_batch_find_unfinished (liaison_session_get_ledger (fixture->bed->session));
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  /* Another list of the same name. */
  liaison_test_batch_read_text (fixture, "company\nOnly One\n");
  again = liaison_test_batch_make (fixture, "Prospects");
  g_assert_cmpstr (again, ==, "Prospects (2)");

  /* What became of it is asked for when it is done, too. */
  finished = liaison_batch_find_finished (liaison_session_get_ledger (fixture->bed->session));
  g_assert_cmpuint (g_strv_length (finished), ==, 0);
  g_clear_pointer (&finished, g_strfreev);
  done = liaison_batch_new (fixture->bed->session, again);
  liaison_invitation_set_state (liaison_test_batch_get_invitation (done, 0),
                                LIAISON_INVITATION_WAITING);
  finished = liaison_batch_find_finished (liaison_session_get_ledger (fixture->bed->session));
  g_assert_cmpuint (g_strv_length (finished), ==, 1);
  g_assert_cmpstr (finished[0], ==, "Prospects (2)");
}

static gboolean
are_read (gpointer parties)
{
  return !liaison_joint_parties_is_reading (parties);
}

/* All of them together with a provider, or for a reseller. */
static void
test_joint (LiaisonTestBatch *fixture, gconstpointer unused)
{
  static const LiaisonJoint kinds[] = { LIAISON_JOINT_PROVIDER, LIAISON_JOINT_RESELLER };

  liaison_sandbox_server_set_providers (fixture->bed->server, 1, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      LiaisonJointParties *parties =
        liaison_session_get_joint_parties (fixture->bed->session, kinds[i]);
      g_autofree char *text = g_strdup_printf (
        "company,rights\nFirst %" G_GSIZE_FORMAT ",yes\nSecond %" G_GSIZE_FORMAT ",no\n", i, i);
      g_autoptr(LiaisonReseller) party = NULL;
      g_autoptr(LiaisonBatch) batch = NULL;
      g_autofree char *name = NULL;
      g_autoptr(GError) error = NULL;

      liaison_joint_parties_read (parties);
      liaison_test_wait_until (are_read, parties);
      party = g_list_model_get_item (liaison_joint_parties_get_list (parties), 0);
      liaison_test_batch_read_text (fixture, text);
      name = liaison_test_batch_make_with (fixture, "Joint", kinds[i], party, &error);
      g_assert_no_error (error);
      batch = liaison_batch_new (fixture->bed->session, name);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (batch)), ==, 2);
      for (guint j = 0; j < 2; j++)
        {
          LiaisonInvitation *invitation = liaison_test_batch_get_invitation (batch, j);
          const char *body = liaison_invitation_get_body (invitation);

          g_assert_cmpint (liaison_invitation_get_joint_party (invitation).kind, ==, kinds[i]);
          g_assert_nonnull (strstr (body, liaison_reseller_get_name (party)));
          g_assert_nonnull (strstr (body, liaison_reseller_get_id (party)));
          g_assert_nonnull (strstr (body, j == 0 ? "DAP=true#" : "DAP=false#"));
        }
    }
}

/* A service that takes no notice of the party: the drafts are there, and why they have no link. */
static void
test_joint_ignored (LiaisonTestBatch *fixture, gconstpointer unused)
{
  LiaisonJointParties *parties =
    liaison_session_get_joint_parties (fixture->bed->session, LIAISON_JOINT_RESELLER);
  g_autoptr(LiaisonReseller) party = NULL;
  g_autoptr(LiaisonBatch) batch = NULL;
  g_autofree char *name = NULL;
  g_autoptr(GError) error = NULL;

  liaison_sandbox_server_set_providers (fixture->bed->server, 0, TRUE);
  liaison_joint_parties_read (parties);
  liaison_test_wait_until (are_read, parties);
  party = g_list_model_get_item (liaison_joint_parties_get_list (parties), 0);
  liaison_test_batch_read_text (fixture, "company\nOnly One\n");
  name = liaison_test_batch_make_with (fixture, "Ignored", LIAISON_JOINT_RESELLER, party, &error);
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_OTHER_PARTIES);
  batch = liaison_batch_new (fixture->bed->session, name);
  g_assert_nonnull (
    strstr (liaison_invitation_get_body (liaison_test_batch_get_invitation (batch, 0)), "{link}"));
}

/* Without a network and without any link the drafts are there all the same. */
static void
test_offline (LiaisonTestBatch *fixture, gconstpointer unused)
{
  g_autofree char *name = NULL;
  g_autoptr(LiaisonBatch) batch = NULL;

  liaison_test_batch_read_text (fixture, LIAISON_TEST_BATCH_LIST);
  liaison_sandbox_server_fail_next (fixture->bed->server, "relationshiprequests", 400, "900000", 1);
  name = liaison_test_batch_make (fixture, "Offline");
  batch = liaison_batch_new (fixture->bed->session, name);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (batch)), ==, 3);
  g_assert_nonnull (
    strstr (liaison_invitation_get_body (liaison_test_batch_get_invitation (batch, 0)), "{link}"));
}

static void
test_queue (LiaisonTestBatch *fixture, gconstpointer unused)
{
  g_autofree char *name = NULL;
  g_autoptr(LiaisonBatch) batch = NULL;
  g_autoptr(LiaisonInvitation) next = NULL;
  g_autoptr(LiaisonInvitation) after = NULL;
  g_autoptr(LiaisonInvitation) last = NULL;
  g_autoptr(LiaisonInvitation) none = NULL;
  g_autoptr(LiaisonInvite) invite = NULL;

  liaison_test_batch_read_text (fixture, LIAISON_TEST_BATCH_LIST);
  name = liaison_test_batch_make (fixture, "Queue");
  liaison_test_batch_restart (fixture);
  batch = liaison_batch_new (fixture->bed->session, name);
  g_assert_cmpuint (liaison_batch_get_n_done (batch), ==, 0);
  next = liaison_batch_dup_next (batch);
  g_assert_cmpstr (liaison_invitation_get_reference (next), ==, "A-1");
  liaison_batch_skip (batch, next);
  after = liaison_batch_dup_next (batch);
  g_assert_cmpstr (liaison_invitation_get_reference (after), ==, "A-2");

  invite = liaison_test_batch_begin_cb (fixture->bed->session, after, NULL);
  liaison_invite_note_other_way (invite);
  g_assert_true (liaison_invite_finish (invite));
  g_assert_cmpuint (liaison_batch_get_n_done (batch), ==, 1);
  last = liaison_batch_dup_next (batch);
  liaison_batch_skip (batch, last);
  none = liaison_batch_dup_next (batch);
  g_assert_null (none);
  g_assert_cmpuint (liaison_batch_get_n_skipped (batch), ==, 2);
  liaison_batch_forget_skipped (batch);
  none = liaison_batch_dup_next (batch);
  g_assert_true (none == next);
}

static GError *
save_letters (LiaisonBatch *batch, GFile *folder, guint *n_refused)
{
  g_autoptr(LiaisonBatchLetters) letters =
               liaison_batch_letters_new (batch, folder, liaison_test_batch_begin_cb, NULL);
  g_autoptr(GAsyncResult) result = NULL;
  GError *error = NULL;

  liaison_batch_letters_run_async (letters, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  liaison_batch_letters_run_finish (letters, result, &error);
  *n_refused = liaison_batch_letters_get_n_refused (letters);
  return error;
}

static char *
read_file (GFile *folder, const char *name)
{
  g_autoptr(GFile) file = g_file_get_child (folder, name);
  g_autoptr(GError) error = NULL;
  char *contents = NULL;

  g_file_load_contents (file, NULL, &contents, NULL, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static char *
dup_state (LiaisonInvitation *invitation)
{
  return g_strdup_printf ("state %d", liaison_invitation_get_state (invitation));
}

static char *
dup_way (const LiaisonHandoff *handoff)
{
  return g_strdup_printf ("way %d", handoff->method);
}

static char *
dup_error (const GError *error)
{
  return g_strdup (error->message);
}

static char *
dup_marks (LiaisonProspectMarks marks)
{
  return g_strdup_printf ("marks %u", marks);
}

static void
write_result (LiaisonBatch *batch, GFile *file)
{
  static const LiaisonBatchWords words = { "State",   "Time",    "Way",   "Error",   "left out",
                                           "missing", dup_state, dup_way, dup_error, dup_marks };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_batch_result_write_async (batch, file, &words, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  liaison_batch_result_write_finish (result, &error);
  g_assert_no_error (error);
}

/* The whole way: list, drafts, a liaison_test_batch_restart, files, result. */
static void
test_letters_and_result (LiaisonTestBatch *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->bed->folder, "letters", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GFile) result = g_file_get_child (folder, "result.csv");
  g_autofree char *name = NULL;
  g_autofree char *first = NULL;
  g_autofree char *mine = NULL;
  g_autofree char *second = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *lone = NULL;
  g_autofree char *broken = NULL;
  g_autoptr(LiaisonBatch) batch = NULL;
  g_autoptr(GError) refused = NULL;
  g_autoptr(GError) late = NULL;
  g_autoptr(GError) fine = NULL;
  g_autoptr(LiaisonCsvTable) table = NULL;
  guint n_refused;
  GStrv row;

  g_assert_true (g_file_make_directory (folder, NULL, NULL));
  first = g_build_filename (path, "北辰贸易有限公司.eml", NULL);
  g_assert_true (g_file_set_contents (first, "mine", -1, NULL));
  g_clear_pointer (&first, g_free);
  liaison_test_batch_read_text (fixture, LIAISON_TEST_BATCH_LIST);
  name = liaison_test_batch_make (fixture, "Letters");
  liaison_test_batch_restart (fixture);
  batch = liaison_batch_new (fixture->bed->session, name);

  /* One whose link was damaged by hand stays. */
  broken = g_strdup (liaison_invitation_get_body (liaison_test_batch_get_invitation (batch, 1)));
  liaison_invitation_set_text_edited (liaison_test_batch_get_invitation (batch, 1), TRUE);
  liaison_invitation_set_body (liaison_test_batch_get_invitation (batch, 1), "No link at all");
  refused = save_letters (batch, folder, &n_refused);
  g_assert_no_error (refused);
  g_assert_cmpuint (n_refused, ==, 1);
  g_assert_cmpuint (liaison_batch_get_n_done (batch), ==, 2);
  g_assert_error (liaison_batch_get_error (batch, liaison_test_batch_get_invitation (batch, 1)),
                  LIAISON_ERROR, LIAISON_ERROR_REFUSED);
  g_assert_cmpint (liaison_invitation_get_state (liaison_test_batch_get_invitation (batch, 1)), ==,
                   LIAISON_INVITATION_DRAFT);
  g_assert_cmpint (liaison_invitation_get_state (liaison_test_batch_get_invitation (batch, 0)), ==,
                   LIAISON_INVITATION_WAITING);

  mine = read_file (folder, "北辰贸易有限公司.eml");
  g_assert_cmpstr (mine, ==, "mine");
  first = read_file (folder, "北辰贸易有限公司 (2).eml");
  g_assert_nonnull (strstr (first, "X-Unsent: 1"));
  g_assert_nonnull (strstr (first, "li.lei@beichen.example"));

  write_result (batch, result);
  csv = read_file (folder, "result.csv");
  g_assert_true (g_str_has_prefix (csv, "\xef\xbb\xbf"));
  table = liaison_csv_parse (csv + 3, ',');
  g_assert_cmpuint (table->rows->len, ==, 8);
  for (guint i = 0; i < table->rows->len; i++)
    g_assert_cmpuint (g_strv_length (g_ptr_array_index (table->rows, i)), ==, 9 + 4);
  row = g_ptr_array_index (table->rows, 0);
  g_assert_cmpstr (row[0], ==, "公司");
  g_assert_cmpstr (row[9], ==, "State");
  row = g_ptr_array_index (table->rows, 1);
  g_assert_cmpstr (row[8], ==, "'=1+1\r\n第二行"); /* CUS-10 */
  g_assert_cmpstr (row[9], ==, "state 3");
  g_assert_cmpstr (row[11], ==, "way 3");
  row = g_ptr_array_index (table->rows, 2);
  g_assert_cmpstr (row[9], ==, "state 0");
  g_assert_nonnull (strstr (row[12], "refused"));
  row = g_ptr_array_index (table->rows, 4);
  g_assert_cmpstr (row[2], ==, "not an address");
  g_assert_cmpstr (row[9], ==, "left out");
  g_assert_true (g_str_has_prefix (row[12], "marks "));

  /* Mended, it would ask for an answer by a day that is past; with none it goes, too. */
  liaison_invitation_set_body (liaison_test_batch_get_invitation (batch, 1), broken);
  liaison_invitation_set_due_date (liaison_test_batch_get_invitation (batch, 1), "2026-01-31");
  late = save_letters (batch, folder, &n_refused);
  g_assert_no_error (late);
  g_assert_error (liaison_batch_get_error (batch, liaison_test_batch_get_invitation (batch, 1)),
                  LIAISON_ERROR, LIAISON_ERROR_PAST_DAY);
  liaison_invitation_set_due_date (liaison_test_batch_get_invitation (batch, 1), NULL);
  fine = save_letters (batch, folder, &n_refused);
  g_assert_no_error (fine);
  g_assert_cmpuint (liaison_batch_get_n_done (batch), ==, 3);
  g_assert_null (liaison_batch_get_error (batch, liaison_test_batch_get_invitation (batch, 1)));
  second = read_file (folder, "Harbour & Söhne GmbH (2).eml");

  /* Without its list, as after a restored backup that is older, the result can still be had. */
  liaison_test_ledger_run_sql (liaison_session_get_ledger_path (fixture->bed->session),
                               "DELETE FROM prospect; DELETE FROM prospect_list");
  write_result (batch, result);
  lone = read_file (folder, "result.csv");
  g_assert_nonnull (strstr (lone, "北辰贸易有限公司,李雷,li.lei@beichen.example,state 3"));
}

static void
test_folder_that_takes_nothing (LiaisonTestBatch *fixture, gconstpointer unused)
{
  g_autoptr(GFile) folder = g_file_new_for_path ("/nonexistent/folder");
  g_autoptr(LiaisonBatch) batch = NULL;
  g_autofree char *name = NULL;
  g_autoptr(GError) error = NULL;
  guint n_refused;

  liaison_test_batch_read_text (fixture, LIAISON_TEST_BATCH_LIST);
  name = liaison_test_batch_make (fixture, "Nowhere");
  batch = liaison_batch_new (fixture->bed->session, name);
  error = save_letters (batch, folder, &n_refused);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (liaison_batch_get_n_done (batch), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, test)                                                                            \
  g_test_add ("/batch/" path, LiaisonTestBatch, NULL, liaison_test_batch_set_up, test,             \
              liaison_test_batch_tear_down)
  ADD ("drafts", test_drafts);
  ADD ("joint", test_joint);
  ADD ("joint-ignored", test_joint_ignored);
  ADD ("offline", test_offline);
  ADD ("queue", test_queue);
  ADD ("letters-and-result", test_letters_and_result);
  ADD ("folder-that-takes-nothing", test_folder_that_takes_nothing);
#undef ADD

  return g_test_run ();
}
