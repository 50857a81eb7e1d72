/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a person says an acceptance does not answer is not answered by it, whatever comes to light
 * later. */

#include "liaison-test-bed.h"
#include "liaison-test.h"

#define CUSTOMER "0b5c7b5e-8a53-4d1e-9f6a-5b0c7f1a2e3d"

static void
set_up (LiaisonTestBed **bed, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  *bed = liaison_test_bed_new (10, "demo");
  g_assert_true (liaison_test_bed_start_session (*bed, &error));
  g_assert_no_error (error);
}

static void
tear_down (LiaisonTestBed **bed, gconstpointer unused)
{
  liaison_test_bed_free (*bed);
}

/* A letter to "Adatum" that was handed off @ago microseconds ago. @existing: to a customer of
 * ours, or NULL. */
static LiaisonInvitation *
invite (LiaisonTestBed *bed, gint64 ago, const char *existing)
{
  const gint64 time = liaison_session_get_now (bed->session) - ago;
  const LiaisonHandoff handoff = { .method = LIAISON_HANDOFF_CLIPBOARD, .time = time };
  LiaisonInvitation *invitation = liaison_invitation_new (NULL, "account", "demo", time);

  liaison_invitation_set_company (invitation, "Adatum");
  liaison_invitation_set_domain (invitation, "adatum.example");
  liaison_invitation_set_contact_mail (invitation, "li@adatum.example");
  liaison_invitation_set_wants_rights (invitation, TRUE);
  if (existing != NULL)
    {
      liaison_invitation_set_existing_customer (invitation, TRUE);
      liaison_invitation_set_customer (invitation, existing);
    }
  liaison_invitation_add_handoff (invitation, &handoff);
  liaison_invitation_move (invitation, LIAISON_INVITATION_HANDED_OFF, "anna", time);
  liaison_ledger_save_async (liaison_session_get_ledger (bed->session), invitation, NULL, NULL,
                             NULL);
  return invitation;
}

static LiaisonAcceptanceFacts
make_facts (LiaisonTestBed *bed, LiaisonAcceptanceKind kind)
{
  const gint64 now = liaison_session_get_now (bed->session);

  return (LiaisonAcceptanceFacts){ .kind = kind,
                                   .customer = CUSTOMER,
                                   .customer_name = "Adatum AG",
                                   .domain = "adatum.example",
                                   .evidence = LIAISON_EVIDENCE_LIST,
                                   .time = now,
                                   .noticed = now };
}

static void
undo (LiaisonTestBed *bed, LiaisonInvitation *invitation)
{
  g_assert_true (liaison_acceptances_undo (liaison_session_get_acceptances (bed->session),
                                           invitation, "anna",
                                           liaison_session_get_now (bed->session)));
}

/* The list has shown it, it was taken back, and only then the record is there. */
static void
test_record_after_undo (LiaisonTestBed **bed, gconstpointer unused)
{
  LiaisonAcceptances *acceptances = liaison_session_get_acceptances ((*bed)->session);
  LiaisonAcceptanceFacts facts = make_facts (*bed, LIAISON_ACCEPTANCE_RELATIONSHIP);
  g_autoptr(LiaisonInvitation) invitation = invite (*bed, G_TIME_SPAN_HOUR, NULL);
  g_autoptr(LiaisonAcceptance) acceptance = NULL;

  liaison_acceptances_note (acceptances, &facts);
  g_assert_cmpint (liaison_invitation_get_state (invitation), ==, LIAISON_INVITATION_ACCEPTED);
  g_assert_cmpstr (liaison_invitation_get_customer (invitation), ==, CUSTOMER);
  g_set_object (&acceptance, liaison_acceptances_find (acceptances, invitation));
  undo (*bed, invitation);
  g_assert_null (liaison_invitation_get_customer (invitation));

  facts.evidence = LIAISON_EVIDENCE_AUDIT;
  facts.record = "record";
  facts.exact = TRUE;
  liaison_acceptances_note (acceptances, &facts);
  g_assert_cmpstr (liaison_acceptance_get_facts (acceptance)->record, ==, "record");
  g_assert_cmpint (liaison_invitation_get_state (invitation), ==, LIAISON_INVITATION_HANDED_OFF);
  g_assert_true (liaison_acceptance_is_open (acceptance));
  g_assert_cmpint (liaison_acceptance_get_outcome (acceptance), ==, LIAISON_OUTCOME_IN_DOUBT);

  /* A person may still say so. */
  g_assert_true (liaison_acceptances_answer (acceptances, acceptance, invitation, "anna",
                                             liaison_session_get_now ((*bed)->session)));
  g_assert_cmpint (liaison_invitation_get_state (invitation), ==, LIAISON_INVITATION_ACCEPTED);
}

/* The customer had called, and it was marked accepted: what comes to light then is no stranger's.
 */
static void
test_marked_before (LiaisonTestBed **bed, gconstpointer unused)
{
  LiaisonAcceptances *acceptances = liaison_session_get_acceptances ((*bed)->session);
  const gint64 now = liaison_session_get_now ((*bed)->session);
  LiaisonAcceptanceFacts facts;
  g_autoptr(LiaisonInvitation) earlier = invite (*bed, 2 * G_TIME_SPAN_HOUR, NULL);
  g_autoptr(LiaisonInvitation) marked = invite (*bed, 3 * G_TIME_SPAN_HOUR, NULL);
  const LiaisonInvitationStep *proof;

  g_assert_true (liaison_invitation_move (marked, LIAISON_INVITATION_ACCEPTED, "anna", now));
  facts = make_facts (*bed, LIAISON_ACCEPTANCE_RELATIONSHIP);
  liaison_acceptances_note (acceptances, &facts);
  g_assert_nonnull (liaison_acceptances_find (acceptances, marked));
  g_assert_cmpstr (liaison_invitation_get_customer (marked), ==, CUSTOMER);
  g_assert_cmpint (liaison_invitation_get_state (marked), ==, LIAISON_INVITATION_ACCEPTED);
  g_assert_cmpint (liaison_invitation_get_state (earlier), ==, LIAISON_INVITATION_SUPERSEDED);
  proof = liaison_invitation_get_step (marked, liaison_invitation_get_n_steps (marked) - 1);
  g_assert_cmpint (proof->kind, ==, LIAISON_STEP_DETECTED);
  g_assert_cmpint (proof->from, ==, LIAISON_INVITATION_ACCEPTED);

  /* It is proven once only, and what the person had said is kept when the proof is taken back. */
  g_assert_false (liaison_invitation_is_unproven (marked));
  undo (*bed, marked);
  g_assert_cmpint (liaison_invitation_get_state (marked), ==, LIAISON_INVITATION_ACCEPTED);
  g_assert_cmpint (liaison_invitation_get_state (earlier), ==, LIAISON_INVITATION_HANDED_OFF);
  undo (*bed, marked);
  g_assert_cmpint (liaison_invitation_get_state (marked), ==, LIAISON_INVITATION_HANDED_OFF);
}

/* ACC-8: the earlier letter was superseded by the acceptance that is taken back. */
static void
test_superseded (LiaisonTestBed **bed, gconstpointer unused)
{
  LiaisonAcceptances *acceptances = liaison_session_get_acceptances ((*bed)->session);
  const LiaisonAcceptanceFacts facts = make_facts (*bed, LIAISON_ACCEPTANCE_RELATIONSHIP);
  g_autoptr(LiaisonInvitation) earlier = invite (*bed, 2 * G_TIME_SPAN_HOUR, NULL);
  g_autoptr(LiaisonInvitation) later = invite (*bed, G_TIME_SPAN_HOUR, NULL);

  liaison_acceptances_note (acceptances, &facts);
  g_assert_cmpint (liaison_invitation_get_state (later), ==, LIAISON_INVITATION_ACCEPTED);
  g_assert_cmpint (liaison_invitation_get_state (earlier), ==, LIAISON_INVITATION_SUPERSEDED);
  undo (*bed, later);
  g_assert_cmpint (liaison_invitation_get_state (later), ==, LIAISON_INVITATION_HANDED_OFF);
  g_assert_cmpint (liaison_invitation_get_state (earlier), ==, LIAISON_INVITATION_HANDED_OFF);
}

/* Whose customer it is, is not in doubt where only rights were asked for. */
static void
test_existing_customer (LiaisonTestBed **bed, gconstpointer unused)
{
  LiaisonAcceptances *acceptances = liaison_session_get_acceptances ((*bed)->session);
  const LiaisonAcceptanceFacts facts = make_facts (*bed, LIAISON_ACCEPTANCE_RIGHTS);
  g_autoptr(LiaisonInvitation) invitation = invite (*bed, G_TIME_SPAN_HOUR, CUSTOMER);

  liaison_acceptances_note (acceptances, &facts);
  g_assert_cmpint (liaison_invitation_get_state (invitation), ==,
                   LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED);
  undo (*bed, invitation);
  g_assert_cmpint (liaison_invitation_get_state (invitation), ==, LIAISON_INVITATION_HANDED_OFF);
  g_assert_cmpstr (liaison_invitation_get_customer (invitation), ==, CUSTOMER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, test)                                                                            \
  g_test_add ("/acceptance-undo/" name, LiaisonTestBed *, NULL, set_up, test, tear_down)
  ADD ("record-after-undo", test_record_after_undo);
  ADD ("marked-before", test_marked_before);
  ADD ("superseded", test_superseded);
  ADD ("existing-customer", test_existing_customer);
#undef ADD

  return g_test_run ();
}
