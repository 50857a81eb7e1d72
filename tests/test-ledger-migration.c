/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of every earlier version, hand-written in tests/data, open with nothing lost. */

#include "liaison-test-ledger.h"
#include "liaison-test.h"
#include "model/liaison-error.h"
#include "store/liaison-ledger-acceptances.h"
#include "store/liaison-ledger-lists.h"
#include "store/liaison-ledger-notes.h"
#include "store/liaison-ledger-views.h"

#define WAITING "5b0c5d1e-7c1e-4a53-9d0a-000000000001"
#define DRAFT "5b0c5d1e-7c1e-4a53-9d0a-000000000002"

static void
assert_waiting (LiaisonInvitation *waiting)
{
  const LiaisonHandoff *handoff;

  g_assert_nonnull (waiting);
  g_assert_cmpint (liaison_invitation_get_state (waiting), ==, LIAISON_INVITATION_WAITING);
  g_assert_cmpstr (liaison_invitation_get_account (waiting), ==, "konto");
  g_assert_cmpstr (liaison_invitation_get_contact_name (waiting), ==, "Zoë O’Brien");
  g_assert_cmpstr (liaison_invitation_get_body (waiting), ==,
                   "Hello Zoë,\nhttps://admin.microsoft.com/?a=b#/x");
  g_assert_cmpstr (liaison_invitation_get_due_date (waiting), ==, "2026-12-06");
  g_assert_true (liaison_invitation_get_wants_rights (waiting));
  g_assert_true (liaison_invitation_get_text_edited (waiting));
  g_assert_cmpint (liaison_invitation_get_created (waiting), ==, 1764000000000000);
  g_assert_cmpuint (liaison_invitation_get_n_handoffs (waiting), ==, 2);
  handoff = liaison_invitation_get_handoff (waiting, 0);
  g_assert_cmpint (handoff->method, ==, LIAISON_HANDOFF_MAIL_APP);
  g_assert_cmpstr (handoff->destination, ==, "Evolution");
  g_assert_cmpstr (handoff->digest, ==, "00ff");
  handoff = liaison_invitation_get_handoff (waiting, 1);
  g_assert_cmpint (handoff->method, ==, LIAISON_HANDOFF_CLIPBOARD);
  g_assert_cmpint (handoff->time, ==, 1764000150000000);
}

static void
test_version_1 (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(LiaisonNote) note = liaison_note_new ("customer");
  LiaisonLedger *ledger;

  liaison_test_ledger_make_file (fixture->path, "ledger-001.sql");
  ledger = liaison_test_ledger_open_good (fixture->path);
  g_assert_cmpuint (g_list_model_get_n_items (liaison_ledger_get_invitations (ledger)), ==, 2);
  assert_waiting (liaison_ledger_lookup (ledger, WAITING));
  g_assert_cmpstr (liaison_invitation_get_company (liaison_ledger_lookup (ledger, DRAFT)), ==,
                   "北京小明有限公司");
  g_assert_null (liaison_ledger_lookup_note (ledger, "customer"));

  /* What is new can be used. */
  liaison_note_set_text (note, "words");
  liaison_ledger_save_note_async (ledger, note, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_ledger_save_note_finish (ledger, result, NULL));
  g_clear_object (&result);
  liaison_test_ledger_close (ledger);

  /* What was discarded is still kept. */
  g_assert_cmpint (liaison_test_ledger_read_number (
                     fixture->path, "SELECT count(*) FROM invitation WHERE state = 'discarded'"),
                   ==, 1);
  g_assert_cmpint (liaison_test_ledger_read_number (fixture->path, "PRAGMA user_version"), ==, 5);
}

/* Notes and views came with the second one. */
static void
test_version_2 (LiaisonTestLedger *fixture, gconstpointer unused)
{
  LiaisonLedger *ledger;
  LiaisonInvitation *waiting;

  liaison_test_ledger_make_file (fixture->path, "ledger-002.sql");
  ledger = liaison_test_ledger_open_good (fixture->path);
  waiting = liaison_ledger_lookup (ledger, WAITING);
  assert_waiting (waiting);
  g_assert_cmpuint (liaison_invitation_get_n_steps (waiting), ==, 0);
  g_assert_null (liaison_invitation_get_purpose (waiting));
  g_assert_cmpstr (liaison_ledger_lookup_note (ledger, "customer")->text, ==, "Asks for Zoë");
  g_assert_nonnull (liaison_ledger_lookup_view (ledger, "Due"));
  g_assert_cmpuint (g_list_model_get_n_items (liaison_ledger_get_acceptances (ledger)), ==, 0);

  g_assert_true (
    liaison_invitation_move (waiting, LIAISON_INVITATION_DECLINED, "anna", 1764000300000000));
  liaison_test_ledger_save (ledger, waiting);
  liaison_test_ledger_close (ledger);

  ledger = liaison_test_ledger_open_good (fixture->path);
  waiting = liaison_ledger_lookup (ledger, WAITING);
  g_assert_cmpint (liaison_invitation_get_state (waiting), ==, LIAISON_INVITATION_DECLINED);
  g_assert_cmpuint (liaison_invitation_get_n_steps (waiting), ==, 1);
  liaison_test_ledger_close (ledger);
  g_assert_cmpint (liaison_test_ledger_read_number (fixture->path, "PRAGMA user_version"), ==, 5);
}

/* Lists of batches came with the fourth one. */
static void
test_version_3 (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  LiaisonLedger *ledger;
  LiaisonInvitation *waiting;

  liaison_test_ledger_make_file (fixture->path, "ledger-003.sql");
  ledger = liaison_test_ledger_open_good (fixture->path);
  waiting = liaison_ledger_lookup (ledger, WAITING);
  assert_waiting (waiting);
  g_assert_cmpuint (liaison_invitation_get_n_steps (waiting), ==, 1);
  g_assert_cmpstr (liaison_invitation_get_batch (waiting), ==, "Fair in Köln");
  g_assert_cmpstr (liaison_invitation_get_reference (waiting), ==, "A-1");
  g_assert_cmpint (liaison_ledger_get_mark (ledger, "audit"), ==, 1764000300000000);
  g_assert_cmpstr (liaison_ledger_lookup_note (ledger, "customer")->text, ==, "Asks for Zoë");
  liaison_ledger_load_list_async (ledger, "Fair in Köln", NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_null (liaison_ledger_load_list_finish (ledger, result, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_NOT_FOUND);
  g_clear_object (&result);
  liaison_test_ledger_close (ledger);
  g_assert_cmpint (liaison_test_ledger_read_number (fixture->path, "PRAGMA user_version"), ==, 5);
}

/* Who is invited for a reseller came with the fifth one. */
static void
test_version_4 (LiaisonTestLedger *fixture, gconstpointer unused)
{
  const LiaisonJointParty reseller = { LIAISON_JOINT_RESELLER, "reseller" };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(LiaisonKeptList) list = NULL;
  LiaisonLedger *ledger;
  LiaisonInvitation *waiting, *draft;

  liaison_test_ledger_make_file (fixture->path, "ledger-004.sql");
  ledger = liaison_test_ledger_open_good (fixture->path);
  waiting = liaison_ledger_lookup (ledger, WAITING);
  assert_waiting (waiting);
  g_assert_cmpstr (liaison_invitation_get_provider_name (waiting), ==, "Große Distribution AG");
  g_assert_cmpint (liaison_invitation_get_joint_party (waiting).kind, ==, LIAISON_JOINT_PROVIDER);
  liaison_ledger_load_list_async (ledger, "Fair in Köln", NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  list = liaison_ledger_load_list_finish (ledger, result, NULL);
  g_assert_cmpuint (list->rows->len, ==, 2);
  g_assert_cmpstr (g_array_index (list->rows, LiaisonListRow, 0).cells[0], ==, "Kirchner, Söhne");
  g_clear_object (&result);
  draft = liaison_ledger_lookup (ledger, DRAFT);
  g_assert_cmpint (liaison_invitation_get_joint_party (draft).kind, ==, LIAISON_JOINT_NONE);
  liaison_invitation_set_joint_party (draft, reseller, "Quillmere");
  liaison_test_ledger_save (ledger, draft);
  liaison_test_ledger_close (ledger);
  g_assert_cmpint (liaison_test_ledger_read_number (fixture->path, "PRAGMA user_version"), ==, 5);

  ledger = liaison_test_ledger_open_good (fixture->path);
  draft = liaison_ledger_lookup (ledger, DRAFT);
  g_assert_cmpstr (liaison_invitation_get_joint_party (draft).id, ==, "reseller");
  g_assert_cmpstr (liaison_invitation_get_joint_name (draft), ==, "Quillmere");
  liaison_test_ledger_close (ledger);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/ledger-migration/version-1", LiaisonTestLedger, NULL, liaison_test_ledger_set_up,
              test_version_1, liaison_test_ledger_tear_down);
  g_test_add ("/ledger-migration/version-2", LiaisonTestLedger, NULL, liaison_test_ledger_set_up,
              test_version_2, liaison_test_ledger_tear_down);
  g_test_add ("/ledger-migration/version-3", LiaisonTestLedger, NULL, liaison_test_ledger_set_up,
              test_version_3, liaison_test_ledger_tear_down);
  g_test_add ("/ledger-migration/version-4", LiaisonTestLedger, NULL, liaison_test_ledger_set_up,
              test_version_4, liaison_test_ledger_tear_down);
  return g_test_run ();
}
