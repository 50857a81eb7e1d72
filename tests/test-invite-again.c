/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-invite.h"
#include "liaison-test.h"

#define NEW_DAY "2098-12-31"

static const LiaisonSender sender = { .name = "Ada Sender" };

/* A letter that left, and waits. Owned by the ledger. */
static LiaisonInvitation *
make_waiting (LiaisonTestInvite *fixture)
{
  g_autoptr(GError) error = NULL;

  liaison_test_invite_make_letter (fixture);
  liaison_invite_copy (fixture->invite, FALSE, liaison_test_invite_put_on_clipboard_cb, fixture,
                       &error);
  g_assert_no_error (error);
  g_assert_true (liaison_invite_finish (fixture->invite));
  liaison_test_invite_flush (fixture, &error);
  g_assert_no_error (error);
  return liaison_ledger_lookup (
    liaison_test_invite_get_ledger (fixture),
    liaison_invitation_get_id (liaison_test_invite_get_invitation (fixture)));
}

static LiaisonInvitation *
begin_reminder (LiaisonTestInvite *fixture, LiaisonInvitation *waiting)
{
  liaison_test_invite_end (fixture);
  fixture->invite = liaison_invite_new_reminder (fixture->bed->session, waiting, NEW_DAY, &sender);
  liaison_invite_fetch_link (fixture->invite);
  return liaison_invite_get_invitation (fixture->invite);
}

static const LiaisonInvitationStep *
find_step (LiaisonInvitation *invitation, LiaisonStepKind kind)
{
  for (guint i = liaison_invitation_get_n_steps (invitation); i > 0; i--)
    if (liaison_invitation_get_step (invitation, i - 1)->kind == kind)
      return liaison_invitation_get_step (invitation, i - 1);
  return NULL;
}

static void
assert_reminded (LiaisonInvitation *invitation, const char *link)
{
  const LiaisonInvitationStep *step = find_step (invitation, LIAISON_STEP_REMINDED);
  const LiaisonHandoff *handoff = liaison_invitation_get_handoff (invitation, 1);

  g_assert_cmpuint (liaison_invitation_get_n_handoffs (invitation), ==, 2);
  g_assert_cmpstr (handoff->link, ==, link);
  g_assert_nonnull (strstr (handoff->body, link));
  g_assert_nonnull (step);
  g_assert_cmpint (step->handoff, ==, 1);
  g_assert_cmpint (step->to, ==, LIAISON_INVITATION_WAITING);
  g_assert_cmpint (liaison_invitation_get_state (invitation), ==, LIAISON_INVITATION_WAITING);
  g_assert_cmpstr (liaison_invitation_get_due_date (invitation), ==, NEW_DAY);
  g_assert_cmpstr (find_step (invitation, LIAISON_STEP_POSTPONED)->reason, ==, NEW_DAY);
}

/* The same link and the day of the first letter; the invitation goes on waiting, by another day. */
static void
test_reminder (LiaisonTestInvite *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonInvitation) waiting = g_object_ref (make_waiting (fixture));
  g_autofree char *link = g_strdup (liaison_invitation_get_link (waiting));
  g_autofree char *first_day = liaison_session_dup_day (fixture->bed->session, 0);
  g_autofree char *first_year = g_strndup (first_day, 4);
  LiaisonInvitation *reminder = begin_reminder (fixture, waiting);
  g_autoptr(LiaisonInvitation) again = NULL;
  g_autoptr(GError) error = NULL;
  guint n_steps = liaison_invitation_get_n_steps (waiting);

  g_assert_true (liaison_invite_get_reminded (fixture->invite) == waiting);
  g_assert_cmpint (liaison_invite_get_link_state (fixture->invite), ==, LIAISON_INVITE_LINK_READY);
  g_assert_cmpstr (liaison_invite_get_link (fixture->invite), ==, link);
  g_assert_nonnull (strstr (liaison_invitation_get_body (reminder), link));
  g_assert_nonnull (strstr (liaison_invitation_get_body (reminder), first_year));
  g_assert_nonnull (strstr (liaison_invitation_get_body (reminder), "2098"));

  /* Nothing has left. */
  g_assert_false (liaison_invite_can_finish (fixture->invite));
  g_assert_cmpuint (liaison_invitation_get_n_steps (waiting), ==, n_steps);
  g_assert_cmpuint (liaison_invitation_get_n_handoffs (waiting), ==, 1);
  g_assert_cmpstr (liaison_invitation_get_due_date (waiting), !=, NEW_DAY);
  g_assert_null (liaison_ledger_lookup (liaison_test_invite_get_ledger (fixture),
                                        liaison_invitation_get_id (reminder)));

  liaison_invite_copy (fixture->invite, FALSE, liaison_test_invite_put_on_clipboard_cb, fixture,
                       &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (fixture->clip_text, link));
  assert_reminded (waiting, link);
  g_assert_true (liaison_invite_finish (fixture->invite));
  assert_reminded (waiting, link);
  /* It was reminded once, and put to another day once. */
  g_assert_cmpuint (liaison_invitation_get_n_steps (waiting), ==, n_steps + 2);

  liaison_test_invite_flush (fixture, &error);
  g_assert_no_error (error);
  g_assert_null (liaison_ledger_lookup (liaison_test_invite_get_ledger (fixture),
                                        liaison_invitation_get_id (reminder)));
  liaison_test_invite_end (fixture);
  liaison_test_invite_begin (fixture, waiting);
  g_clear_object (&waiting);
  again = g_object_ref (liaison_test_invite_restart (fixture));
  assert_reminded (again, link);
}

/* The day can be another after the hand-off; it is one step more of the journal. */
static void
test_day_after_hand_off (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *waiting = make_waiting (fixture);
  LiaisonInvitation *reminder = begin_reminder (fixture, waiting);

  liaison_invite_note_other_way (fixture->invite);
  g_assert_cmpstr (liaison_invitation_get_due_date (waiting), ==, NEW_DAY);
  liaison_invitation_set_due_date (reminder, "2098-12-24");
  g_assert_true (liaison_invite_finish (fixture->invite));
  g_assert_cmpstr (liaison_invitation_get_due_date (waiting), ==, "2098-12-24");
  g_assert_cmpstr (find_step (waiting, LIAISON_STEP_POSTPONED)->reason, ==, "2098-12-24");
}

/* The guard stands over a reminder as over any letter, and what is typed is only in it. */
static void
test_reminder_is_guarded (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *waiting = make_waiting (fixture);
  LiaisonInvitation *reminder = begin_reminder (fixture, waiting);
  g_autofree char *composed = g_strdup (liaison_invitation_get_body (reminder));
  g_autofree char *typed = g_strconcat ("Hello again!\n\n", composed, NULL);

  g_assert_false (liaison_invite_would_lose_words (fixture->invite));
  g_clear_pointer (&fixture->clip_text, g_free);
  liaison_invite_set_text (fixture->invite, "Hello", "No link");
  liaison_test_invite_assert_refused (fixture);
  g_assert_cmpuint (liaison_invitation_get_n_handoffs (waiting), ==, 1);
  g_assert_null (find_step (waiting, LIAISON_STEP_REMINDED));

  liaison_invite_set_text (fixture->invite, "Hello", typed);
  g_assert_true (liaison_invite_would_lose_words (fixture->invite));
  liaison_invite_note_other_way (fixture->invite);
  g_assert_false (liaison_invite_would_lose_words (fixture->invite));
  g_assert_cmpstr (liaison_invitation_get_handoff (waiting, 1)->body, ==, typed);
  /* What was typed after it had left has not left. */
  liaison_invite_set_text (fixture->invite, "Hello again", typed);
  g_assert_true (liaison_invite_would_lose_words (fixture->invite));
}

/* The choice was another when Done was pressed than in the letter that had left: the reminder is of
 * the letter. */
static void
test_reminder_says_what_its_link_does (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  g_autoptr(LiaisonInvitation) waiting = g_object_ref (invitation);
  g_autofree char *link = NULL;
  LiaisonInvitation *reminder;

  liaison_test_invite_make_letter (fixture);
  liaison_invite_note_other_way (fixture->invite);
  link = g_strdup (liaison_invitation_get_link (invitation));
  g_assert_nonnull (strstr (link, "DAP=true"));
  liaison_invitation_set_wants_rights (invitation, FALSE);
  g_assert_true (liaison_invite_finish (fixture->invite));

  reminder = begin_reminder (fixture, waiting);
  g_assert_cmpstr (liaison_invite_get_link (fixture->invite), ==, link);
  g_assert_true (liaison_invitation_get_wants_rights (reminder));
  g_assert_null (strstr (liaison_invitation_get_body (reminder), "do not give us"));
}

/* A second letter that left before Done counts; a reminder does not. */
static void
test_reminder_of_the_last_letter (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  g_autoptr(LiaisonInvitation) waiting = g_object_ref (invitation);

  liaison_test_invite_make_letter (fixture);
  liaison_invite_note_other_way (fixture->invite);
  liaison_invitation_set_wants_rights (invitation, FALSE);
  liaison_invite_note_other_way (fixture->invite);
  g_assert_true (liaison_invite_finish (fixture->invite));

  begin_reminder (fixture, waiting);
  g_assert_nonnull (strstr (liaison_invite_get_link (fixture->invite), "DAP=false"));
  liaison_invite_note_other_way (fixture->invite);
  begin_reminder (fixture, waiting);
  g_assert_nonnull (strstr (liaison_invite_get_link (fixture->invite), "DAP=false"));
}

/* A later day that was agreed stands. */
static void
test_reminder_keeps_later_day (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *waiting = make_waiting (fixture);

  liaison_invitation_set_due_date (waiting, "2099-06-30");
  begin_reminder (fixture, waiting);
  liaison_invite_note_other_way (fixture->invite);
  g_assert_true (liaison_invite_finish (fixture->invite));
  g_assert_cmpstr (liaison_invitation_get_due_date (waiting), ==, "2099-06-30");
  g_assert_null (find_step (waiting, LIAISON_STEP_POSTPONED));
}

/* Done was pressed for a text that had no link. */
static void
test_reminder_without_first_link (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonHandoff handoff = { .method = LIAISON_HANDOFF_OTHER_WAY, .time = 1 };
  g_autoptr(LiaisonInvitation) waiting = liaison_invitation_new (
    NULL, liaison_session_get_account (fixture->bed->session),
    liaison_cloud_get_id (liaison_session_get_cloud (fixture->bed->session)), 1);

  liaison_invitation_add_handoff (waiting, &handoff);
  liaison_invitation_set_state (waiting, LIAISON_INVITATION_WAITING);
  begin_reminder (fixture, waiting);
  g_assert_cmpint (liaison_test_invite_fetch_link (fixture), ==, LIAISON_INVITE_LINK_READY);
  g_assert_nonnull (liaison_invite_get_link (fixture->invite));
}

static void
test_reminder_in_every_language (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *waiting = make_waiting (fixture);
  LiaisonInvitation *reminder = begin_reminder (fixture, waiting);

  liaison_invitation_set_language (reminder, "zh_CN");
  g_assert_nonnull (strstr (liaison_invitation_get_body (reminder), "2098年12月31日"));
  liaison_test_invite_assert_verdict (fixture, LIAISON_GUARD_INTACT);
  g_assert_cmpstr (liaison_invitation_get_language (waiting), ==, "en");
}

/* Another person: the same choices but the contact; the earlier one is over only when the new one
 * waits, and the journals tell of each other. */
static void
test_another_person (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *former = make_waiting (fixture);
  g_autofree char *id = g_strdup (liaison_invitation_get_id (former));
  LiaisonInvitation *invitation;
  const LiaisonInvitationStep *step;
  g_autoptr(GError) error = NULL;

  g_assert_true (liaison_invite_can_replace (former));
  liaison_test_invite_end (fixture);
  invitation = liaison_test_invite_begin (fixture, NULL);
  liaison_invite_ask_another (fixture->invite, former);
  g_assert_cmpstr (liaison_invitation_get_company (invitation), ==, "A & B <GmbH>");
  g_assert_null (liaison_invitation_get_contact_mail (invitation));
  g_assert_null (liaison_invitation_get_contact_name (invitation));
  step = find_step (invitation, LIAISON_STEP_REPLACES);
  g_assert_cmpstr (step->record, ==, id);
  g_assert_cmpstr (step->reason, ==, "Grace O’Hopper");
  liaison_invitation_set_contact_name (invitation, "Li Lei");

  /* It is known after the program has started anew. */
  invitation = liaison_test_invite_begin (fixture, liaison_test_invite_restart (fixture));
  former = liaison_invite_find_former (fixture->bed->session, invitation);
  g_assert_cmpstr (liaison_invitation_get_id (former), ==, id);

  liaison_test_invite_fetch_link (fixture);
  liaison_invite_note_other_way (fixture->invite);
  g_assert_cmpint (liaison_invitation_get_state (former), ==, LIAISON_INVITATION_WAITING);
  g_assert_true (liaison_invite_finish (fixture->invite));
  g_assert_cmpint (liaison_invitation_get_state (former), ==, LIAISON_INVITATION_SUPERSEDED);
  step = liaison_invitation_get_undoable (former);
  g_assert_cmpstr (step->reason, ==, "Li Lei");
  g_assert_cmpstr (step->record, ==, liaison_invitation_get_id (invitation));
  g_assert_true (liaison_invite_was_replaced_by (former, invitation));
  liaison_test_invite_flush (fixture, &error);
  g_assert_no_error (error);

  g_assert_true (liaison_invitation_undo (former, NULL, 1));
  g_assert_false (liaison_invite_was_replaced_by (former, invitation));
  g_assert_cmpint (liaison_invitation_get_state (former), ==, LIAISON_INVITATION_WAITING);
}

static void
test_another_person_given_up (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *former = make_waiting (fixture);
  guint n_steps = liaison_invitation_get_n_steps (former);

  liaison_test_invite_end (fixture);
  liaison_test_invite_begin (fixture, NULL);
  liaison_invite_ask_another (fixture->invite, former);
  liaison_invite_discard (fixture->invite);
  g_assert_cmpint (liaison_invitation_get_state (former), ==, LIAISON_INVITATION_WAITING);
  g_assert_cmpuint (liaison_invitation_get_n_steps (former), ==, n_steps);
}

/* The customer accepts by the new letter before anybody says Done: nothing is left but to close,
 * the letter stays as it left, and the former one is over all the same. */
static void
test_answered_before_done (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *former = make_waiting (fixture);
  const LiaisonInvitationStep accepted = { .kind = LIAISON_STEP_DETECTED,
                                           .time = G_MAXINT64 / 2,
                                           .to = LIAISON_INVITATION_ACCEPTED,
                                           .handoff = -1,
                                           .evidence = LIAISON_EVIDENCE_AUDIT };
  LiaisonInvitation *invitation;
  g_autofree char *body = NULL;
  g_autoptr(GError) error = NULL;

  liaison_test_invite_end (fixture);
  invitation = liaison_test_invite_begin (fixture, NULL);
  liaison_invite_ask_another (fixture->invite, former);
  liaison_invitation_set_contact_mail (invitation, "other@beichen.example");
  liaison_test_invite_fetch_link (fixture);
  g_assert_false (liaison_invite_can_finish (fixture->invite));
  liaison_invite_copy (fixture->invite, FALSE, liaison_test_invite_put_on_clipboard_cb, fixture,
                       &error);
  g_assert_no_error (error);
  g_assert_false (liaison_invite_is_settled (fixture->invite));
  body = g_strdup (liaison_invitation_get_body (invitation));

  g_assert_true (liaison_invitation_take_step (invitation, &accepted));
  g_assert_true (liaison_invite_is_settled (fixture->invite));
  liaison_invitation_set_domain (invitation, "another.example");
  g_assert_cmpstr (liaison_invitation_get_body (invitation), ==, body);
  g_assert_true (liaison_invite_can_finish (fixture->invite));
  g_assert_true (liaison_invite_finish (fixture->invite));
  g_assert_cmpint (liaison_invitation_get_state (invitation), ==, LIAISON_INVITATION_ACCEPTED);
  g_assert_cmpint (liaison_invitation_get_state (former), ==, LIAISON_INVITATION_SUPERSEDED);
}

static gboolean
is_customer (gpointer invite)
{
  return liaison_invite_is_existing_customer (invite);
}

/* Whoever accepts gets into the list of customers, which changes no letter that has left. */
static void
test_becomes_customer (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  g_autofree char *id = NULL;
  g_autofree char *body = NULL;
  g_autoptr(GError) error = NULL;

  liaison_test_invite_make_letter (fixture);
  liaison_invite_copy (fixture->invite, FALSE, liaison_test_invite_put_on_clipboard_cb, fixture,
                       &error);
  g_assert_no_error (error);
  body = g_strdup (liaison_invitation_get_body (invitation));
  id = liaison_sandbox_server_accept (fixture->bed->server,
                                      liaison_invitation_get_company (invitation),
                                      "customer.example", NULL, TRUE);
  liaison_customer_list_refresh (liaison_session_get_customers (fixture->bed->session));
  g_assert_nonnull (id);
  liaison_test_wait_until (is_customer, fixture->invite);
  g_assert_cmpstr (liaison_invitation_get_body (invitation), ==, body);
  g_assert_false (liaison_invitation_get_existing_customer (invitation));
}

/* What was answered meanwhile stays answered. */
static void
test_another_person_too_late (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *former = make_waiting (fixture);

  liaison_test_invite_end (fixture);
  liaison_test_invite_begin (fixture, NULL);
  liaison_invite_ask_another (fixture->invite, former);
  liaison_test_invite_fetch_link (fixture);
  g_assert_true (liaison_invitation_move (former, LIAISON_INVITATION_ACCEPTED, NULL, 1));
  g_assert_false (liaison_invite_can_replace (former));
  liaison_invite_note_other_way (fixture->invite);
  g_assert_true (liaison_invite_finish (fixture->invite));
  g_assert_cmpint (liaison_invitation_get_state (former), ==, LIAISON_INVITATION_ACCEPTED);
}

/* Nobody was named: an address was typed and deleted again. */
static void
test_another_person_than_nobody (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonInvitation *former = make_waiting (fixture);
  LiaisonInvitation *invitation;

  liaison_invitation_set_contact_name (former, NULL);
  liaison_invitation_set_contact_mail (former, "");
  liaison_test_invite_end (fixture);
  invitation = liaison_test_invite_begin (fixture, NULL);
  liaison_invite_ask_another (fixture->invite, former);
  g_assert_null (find_step (invitation, LIAISON_STEP_REPLACES)->reason);
}

/* D-3: who may not ask for privileges does not ask for them by another's letter. */
static void
test_another_person_by_roles (void)
{
  LiaisonTestInvite fixture = { NULL };
  g_autoptr(LiaisonInvitation) former = NULL;

  liaison_test_invite_set_up_as (&fixture, "demo", "sales");
  former = liaison_invitation_new (NULL, "demo", "demo", 1);
  liaison_invitation_set_wants_rights (former, TRUE);
  g_assert_true (liaison_invite_rights_locked (fixture.invite));
  g_assert_false (
    liaison_invitation_get_wants_rights (liaison_test_invite_get_invitation (&fixture)));
  liaison_invite_ask_another (fixture.invite, former);
  g_assert_false (
    liaison_invitation_get_wants_rights (liaison_test_invite_get_invitation (&fixture)));
  liaison_test_invite_tear_down (&fixture, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/invite-again/" path, LiaisonTestInvite, NULL, liaison_test_invite_set_up,          \
              function, liaison_test_invite_tear_down)
  ADD ("reminder", test_reminder);
  ADD ("reminder/day-after-hand-off", test_day_after_hand_off);
  ADD ("reminder/guarded", test_reminder_is_guarded);
  ADD ("reminder/what-the-link-does", test_reminder_says_what_its_link_does);
  ADD ("reminder/last-letter", test_reminder_of_the_last_letter);
  ADD ("reminder/later-day", test_reminder_keeps_later_day);
  ADD ("another-person/nobody", test_another_person_than_nobody);
  ADD ("reminder/no-first-link", test_reminder_without_first_link);
  ADD ("reminder/languages", test_reminder_in_every_language);
  ADD ("another-person", test_another_person);
  ADD ("another-person/given-up", test_another_person_given_up);
  ADD ("another-person/too-late", test_another_person_too_late);
  ADD ("another-person/answered-before-done", test_answered_before_done);
  ADD ("becomes-customer", test_becomes_customer);
#undef ADD
  g_test_add_func ("/invite-again/another-person/roles", test_another_person_by_roles);

  return g_test_run ();
}
