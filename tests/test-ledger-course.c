/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The journal of an invitation and the acceptances, over the end of the program. */

#include "liaison-test-ledger.h"
#include "liaison-test.h"
#include "store/liaison-ledger-acceptances.h"

#define RECORD "partner_customer_resellerrelationshipacceptedbycustomer_639"

static void
test_journal (LiaisonTestLedger *fixture, gconstpointer unused)
{
  const LiaisonInvitationStep accepted = { .kind = LIAISON_STEP_DETECTED,
                                           .time = 5000,
                                           .to = LIAISON_INVITATION_ACCEPTED,
                                           .reason = "“why”",
                                           .handoff = 1,
                                           .evidence = LIAISON_EVIDENCE_AUDIT,
                                           .record = RECORD,
                                           .record_time = 4000,
                                           .customer = "id-1",
                                           .customer_name = "北辰" };
  g_autoptr(LiaisonInvitation) invitation = liaison_test_ledger_make_draft ("a", 1000);
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  const LiaisonInvitationStep *step;
  LiaisonInvitation *kept;

  liaison_invitation_move (invitation, LIAISON_INVITATION_HANDED_OFF, "anna", 2000);
  liaison_test_ledger_save (ledger, invitation);
  liaison_invitation_move (invitation, LIAISON_INVITATION_WAITING, NULL, 3000);
  g_assert_true (liaison_invitation_take_step (invitation, &accepted));
  liaison_test_ledger_save (ledger, invitation);
  liaison_test_ledger_close (ledger);

  ledger = liaison_test_ledger_open_good (fixture->path);
  kept = liaison_ledger_lookup (ledger, liaison_invitation_get_id (invitation));
  g_assert_cmpuint (liaison_invitation_get_n_steps (kept), ==, 3);
  step = liaison_invitation_get_step (kept, 0);
  g_assert_cmpint (step->kind, ==, LIAISON_STEP_MOVED);
  g_assert_cmpstr (step->who, ==, "anna");
  g_assert_cmpint (step->handoff, ==, -1);
  step = liaison_invitation_get_step (kept, 2);
  g_assert_cmpint (step->kind, ==, LIAISON_STEP_DETECTED);
  g_assert_cmpint (step->time, ==, 5000);
  g_assert_null (step->who);
  g_assert_cmpint (step->from, ==, LIAISON_INVITATION_WAITING);
  g_assert_cmpint (step->to, ==, LIAISON_INVITATION_ACCEPTED);
  g_assert_cmpstr (step->reason, ==, "“why”");
  g_assert_cmpint (step->handoff, ==, 1);
  g_assert_cmpint (step->evidence, ==, LIAISON_EVIDENCE_AUDIT);
  g_assert_cmpstr (step->record, ==, RECORD);
  g_assert_cmpint (step->record_time, ==, 4000);
  g_assert_cmpstr (step->customer, ==, "id-1");
  g_assert_cmpstr (step->customer_name, ==, "北辰");

  /* What was detected can be taken back another day. */
  g_assert_true (liaison_invitation_undo (kept, "anna", 6000));
  liaison_test_ledger_save (ledger, kept);
  liaison_test_ledger_close (ledger);
  ledger = liaison_test_ledger_open_good (fixture->path);
  kept = liaison_ledger_lookup (ledger, liaison_invitation_get_id (invitation));
  g_assert_cmpint (liaison_invitation_get_state (kept), ==, LIAISON_INVITATION_WAITING);
  g_assert_cmpuint (liaison_invitation_get_n_steps (kept), ==, 4);
  liaison_test_ledger_close (ledger);
}

static LiaisonAcceptance *
make_acceptance (const char *customer, LiaisonEvidence evidence, gint64 time, gboolean exact)
{
  const LiaisonAcceptanceFacts facts = { .kind = LIAISON_ACCEPTANCE_RELATIONSHIP,
                                         .customer = customer,
                                         .evidence = evidence,
                                         .record = exact ? RECORD : NULL,
                                         .time = time,
                                         .exact = exact,
                                         .noticed = time + 1 };

  return liaison_acceptance_new (NULL, &facts);
}

static void
save_acceptance (LiaisonLedger *ledger, LiaisonAcceptance *acceptance, GPtrArray *invitations)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_ledger_save_acceptance_async (ledger, acceptance, invitations, NULL,
                                        liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  g_assert_true (liaison_ledger_save_acceptance_finish (ledger, result, &error));
  g_assert_no_error (error);
}

static void
test_acceptances (LiaisonTestLedger *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonAcceptance) one =
               make_acceptance ("id-1", LIAISON_EVIDENCE_LIST, 10 * G_TIME_SPAN_DAY, FALSE);
  g_autoptr(LiaisonAcceptance) record =
               make_acceptance ("ID-1", LIAISON_EVIDENCE_AUDIT, 9 * G_TIME_SPAN_DAY, TRUE);
  g_autoptr(LiaisonInvitation) invitation = liaison_test_ledger_make_draft ("a", 1000);
  g_autoptr(GPtrArray) invitations = g_ptr_array_new ();
  g_autoptr(LiaisonAcceptance) kept = NULL;
  LiaisonLedger *ledger = liaison_test_ledger_open_good (fixture->path);
  const LiaisonAcceptanceFacts *facts;

  g_ptr_array_add (invitations, invitation);
  liaison_acceptance_settle (one, LIAISON_OUTCOME_MATCHED, "a");
  save_acceptance (ledger, one, invitations);
  /* The record comes later, and tells when it happened. */
  g_assert_true (liaison_acceptance_is_same (one, liaison_acceptance_get_facts (record)));
  g_assert_true (liaison_acceptance_merge (one, liaison_acceptance_get_facts (record)));
  g_assert_false (liaison_acceptance_merge (one, liaison_acceptance_get_facts (record)));
  save_acceptance (ledger, one, NULL);
  liaison_ledger_set_mark (ledger, "audit-read", 42);
  liaison_test_ledger_close (ledger);

  ledger = liaison_test_ledger_open_good (fixture->path);
  g_assert_nonnull (liaison_ledger_lookup (ledger, liaison_invitation_get_id (invitation)));
  g_assert_cmpint (liaison_ledger_get_mark (ledger, "audit-read"), ==, 42);
  g_assert_cmpint (liaison_ledger_get_mark (ledger, "other"), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (liaison_ledger_get_acceptances (ledger)), ==, 1);
  kept = g_list_model_get_item (liaison_ledger_get_acceptances (ledger), 0);
  facts = liaison_acceptance_get_facts (kept);
  g_assert_cmpint (facts->evidence, ==, LIAISON_EVIDENCE_AUDIT);
  g_assert_cmpstr (facts->record, ==, RECORD);
  g_assert_cmpint (facts->time, ==, 9 * G_TIME_SPAN_DAY);
  g_assert_true (facts->exact);
  g_assert_cmpint (liaison_acceptance_get_outcome (kept), ==, LIAISON_OUTCOME_MATCHED);
  g_assert_cmpstr (liaison_acceptance_get_invitation (kept), ==, "a");
  liaison_test_ledger_close (ledger);
}

/* One sighting of the list, one record: the same, unless the record is of a later day. */
static void
test_same_acceptance (void)
{
  static const struct
  {
    gint64 seen_day;
    gint64 record_day;
    gboolean same;
  } cases[] = {
    { 10, 10, TRUE },
    { 10, 3, TRUE },
    { 10, 11, FALSE },
    { 200, 100, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(LiaisonAcceptance) seen = make_acceptance (
        "id-1", LIAISON_EVIDENCE_LIST, cases[i].seen_day * G_TIME_SPAN_DAY, FALSE);
      g_autoptr(LiaisonAcceptance) record = make_acceptance (
        "id-1", LIAISON_EVIDENCE_AUDIT, cases[i].record_day * G_TIME_SPAN_DAY, TRUE);

      g_assert_cmpint (liaison_acceptance_is_same (seen, liaison_acceptance_get_facts (record)), ==,
                       cases[i].same);
      g_assert_cmpint (liaison_acceptance_is_same (record, liaison_acceptance_get_facts (seen)), ==,
                       cases[i].same);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, test)                                                                            \
  g_test_add ("/ledger-course/" name, LiaisonTestLedger, NULL, liaison_test_ledger_set_up, test,   \
              liaison_test_ledger_tear_down)
  ADD ("journal", test_journal);
  ADD ("acceptances", test_acceptances);
#undef ADD
  g_test_add_func ("/ledger-course/same-acceptance", test_same_acceptance);
  return g_test_run ();
}
