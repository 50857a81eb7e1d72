/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-follow-up.h"

#define LATE "2026-11-25" /* the day after the due date */

static LiaisonInvitation *
build_waiting (void)
{
  LiaisonInvitation *invitation = liaison_invitation_new ("id-1", "account", "global", 1000);

  liaison_invitation_set_due_date (invitation, "2026-11-24");
  g_assert_true (liaison_invitation_move (invitation, LIAISON_INVITATION_HANDED_OFF, "who", 2000));
  g_assert_true (liaison_invitation_move (invitation, LIAISON_INVITATION_WAITING, "who", 3000));
  return invitation;
}

static void
assert_last_step (LiaisonInvitation *invitation, LiaisonStepKind kind, const char *reason)
{
  guint n_steps = liaison_invitation_get_n_steps (invitation);
  const LiaisonInvitationStep *step = liaison_invitation_get_step (invitation, n_steps - 1);

  g_assert_cmpint (step->kind, ==, kind);
  g_assert_cmpstr (step->reason, ==, reason);
  g_assert_cmpstr (step->who, ==, "who");
  g_assert_cmpint (step->time, ==, 4000);
  g_assert_cmpint (liaison_invitation_get_state (invitation), ==, LIAISON_INVITATION_WAITING);
}

static void
test_put_off_until_the_day (void)
{
  LiaisonInvitation *invitation = build_waiting ();

  g_assert_true (liaison_invitation_is_overdue (invitation, LATE));
  g_assert_true (liaison_follow_up_snooze (invitation, "2026-11-28", "who", 4000));
  assert_last_step (invitation, LIAISON_STEP_SNOOZED, "2026-11-28");
  g_assert_cmpstr (liaison_invitation_get_due_date (invitation), ==, "2026-11-24");
  g_assert_false (liaison_invitation_is_overdue (invitation, LATE));
  g_assert_false (liaison_invitation_is_overdue (invitation, "2026-11-27"));
  g_assert_true (liaison_invitation_is_overdue (invitation, "2026-11-28"));

  /* Taken back. */
  g_assert_true (liaison_follow_up_snooze (invitation, NULL, "who", 4000));
  assert_last_step (invitation, LIAISON_STEP_SNOOZED, NULL);
  g_assert_true (liaison_invitation_is_overdue (invitation, LATE));
  g_assert_finalize_object (invitation);
}

/* Who was put off for long, and then gets a new day, is overdue by that one. */
static void
test_another_due_date_ends_putting_off (void)
{
  LiaisonInvitation *invitation = build_waiting ();

  g_assert_true (liaison_follow_up_snooze (invitation, "2027-01-01", "who", 3500));
  g_assert_true (liaison_follow_up_postpone (invitation, "2026-12-01", "who", 4000));
  assert_last_step (invitation, LIAISON_STEP_POSTPONED, "2026-12-01");
  g_assert_cmpstr (liaison_invitation_get_due_date (invitation), ==, "2026-12-01");
  g_assert_false (liaison_invitation_is_overdue (invitation, "2026-12-01"));
  g_assert_true (liaison_invitation_is_overdue (invitation, "2026-12-02"));
  g_assert_finalize_object (invitation);
}

/* What the state undoes is the state's change, before and after. */
static void
test_leaves_undo_alone (void)
{
  LiaisonInvitation *invitation = build_waiting ();

  g_assert_true (liaison_invitation_move (invitation, LIAISON_INVITATION_DECLINED, "who", 3500));
  g_assert_true (liaison_invitation_undo (invitation, "who", 3600));
  g_assert_true (liaison_follow_up_postpone (invitation, "2026-12-01", "who", 4000));
  g_assert_cmpint (liaison_invitation_get_undoable (invitation)->to, ==,
                   LIAISON_INVITATION_WAITING);
  g_assert_finalize_object (invitation);
}

static void
test_refuses_what_makes_no_sense (void)
{
  static const char *const wrong[] = { "",           "2026-02-30", "28.11.2026", "2026-11-28x",
                                       "2026-11-24", "tomorrow",   "2026-1-1" };
  LiaisonInvitation *invitation = build_waiting ();
  guint n_steps = liaison_invitation_get_n_steps (invitation);

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_test_message ("“%s”", wrong[i]);
      g_assert_false (liaison_follow_up_postpone (invitation, wrong[i], "who", 4000));
      if (!g_str_equal (wrong[i], "2026-11-24"))
        g_assert_false (liaison_follow_up_snooze (invitation, wrong[i], "who", 4000));
    }
  g_assert_false (liaison_follow_up_snooze (invitation, NULL, "who", 4000));

  g_assert_true (liaison_invitation_move (invitation, LIAISON_INVITATION_WITHDRAWN, "who", 5000));
  g_assert_false (liaison_follow_up_postpone (invitation, "2026-12-01", "who", 6000));
  g_assert_false (liaison_follow_up_snooze (invitation, "2026-12-01", "who", 6000));
  g_assert_cmpuint (liaison_invitation_get_n_steps (invitation), ==, n_steps + 1);
  g_assert_cmpstr (liaison_invitation_get_due_date (invitation), ==, "2026-11-24");
  g_assert_finalize_object (invitation);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/follow-up/put-off-until-the-day", test_put_off_until_the_day);
  g_test_add_func ("/follow-up/another-due-date-ends-putting-off",
                   test_another_due_date_ends_putting_off);
  g_test_add_func ("/follow-up/leaves-undo-alone", test_leaves_undo_alone);
  g_test_add_func ("/follow-up/refuses-what-makes-no-sense", test_refuses_what_makes_no_sense);

  return g_test_run ();
}
