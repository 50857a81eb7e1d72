/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-invitation.h"

#define N_STATES (LIAISON_INVITATION_SUPERSEDED + 1)

static const char *const string_names[] = {
  "contact-name", "contact-mail",  "company",  "domain",       "country",
  "language",     "due-date",      "subject",  "body",         "link",
  "purpose",      "template",      "customer", "provider",     "provider-name",
  "reseller",     "reseller-name", "batch",    "reminder-day", "reference"
};
static const char *const flag_names[] = { "wants-rights", "region-overridden", "existing-customer",
                                          "text-edited" };

static LiaisonInvitation *
build_draft (void)
{
  return liaison_invitation_new ("id-1", "account", "global", 1000);
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  guint *count = user_data;

  (*count)++;
}

static void
test_begins_as_draft (void)
{
  LiaisonInvitation *draft = build_draft ();
  LiaisonInvitation *other = liaison_invitation_new (NULL, "account", "global", 1);

  g_assert_cmpstr (liaison_invitation_get_id (draft), ==, "id-1");
  g_assert_cmpstr (liaison_invitation_get_account (draft), ==, "account");
  g_assert_cmpstr (liaison_invitation_get_cloud (draft), ==, "global");
  g_assert_cmpint (liaison_invitation_get_state (draft), ==, LIAISON_INVITATION_DRAFT);
  g_assert_cmpint (liaison_invitation_get_created (draft), ==, 1000);
  g_assert_cmpint (liaison_invitation_get_updated (draft), ==, 1000);
  g_assert_cmpint (liaison_invitation_get_done (draft), ==, 0);
  g_assert_cmpint (liaison_invitation_get_first_handed_off (draft), ==, 0);
  g_assert_true (g_uuid_string_is_valid (liaison_invitation_get_id (other)));
  g_assert_finalize_object (draft);
  g_assert_finalize_object (other);
}

/* domain.md 3.2 and what follows from it, written out: one line per state, one column per target in
 * the order of the type.
 */
static void
test_moves_as_the_table_says (void)
{
  static const char *const table[N_STATES] = {
    /*                                                D d H W A R n w s */
    [LIAISON_INVITATION_DRAFT] = /*                */ ". x x . . . . . .",
    [LIAISON_INVITATION_DISCARDED] = /*            */ ". . . . . . . . .",
    [LIAISON_INVITATION_HANDED_OFF] = /*           */ ". . . x x x x x x",
    [LIAISON_INVITATION_WAITING] = /*              */ ". . . . x x x x x",
    [LIAISON_INVITATION_ACCEPTED] = /*             */ ". . . . . . . . .",
    [LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED] = /* */ ". . . . . . . . .",
    [LIAISON_INVITATION_DECLINED] = /*             */ ". . . x x x . . .",
    [LIAISON_INVITATION_WITHDRAWN] = /*            */ ". . . x x x . . .",
    [LIAISON_INVITATION_SUPERSEDED] = /*           */ ". . . . . . . . .",
  };

  for (guint from = 0; from < N_STATES; from++)
    for (guint to = 0; to < N_STATES; to++)
      {
        LiaisonInvitation *invitation = build_draft ();
        gboolean expected = table[from][2 * to] == 'x';

        liaison_invitation_set_state (invitation, from);
        g_test_message ("from %u to %u", from, to);
        g_assert_cmpint (liaison_invitation_can_move (invitation, to), ==, expected);
        g_assert_cmpint (liaison_invitation_move (invitation, to, "who", 2000), ==, expected);
        g_assert_cmpint (liaison_invitation_get_state (invitation), ==, expected ? to : from);
        g_assert_cmpint (liaison_invitation_get_updated (invitation), ==, expected ? 2000 : 1000);
        g_assert_cmpuint (liaison_invitation_get_n_steps (invitation), ==, expected ? 1 : 0);
        g_assert_finalize_object (invitation);
      }
}

static void
test_notes_when_done_was_pressed (void)
{
  LiaisonInvitation *invitation = build_draft ();

  g_assert_true (liaison_invitation_move (invitation, LIAISON_INVITATION_HANDED_OFF, NULL, 2000));
  g_assert_cmpint (liaison_invitation_get_done (invitation), ==, 0);
  g_assert_true (liaison_invitation_move (invitation, LIAISON_INVITATION_WAITING, NULL, 3000));
  g_assert_true (liaison_invitation_move (invitation, LIAISON_INVITATION_WITHDRAWN, NULL, 4000));
  g_assert_true (liaison_invitation_move (invitation, LIAISON_INVITATION_WAITING, NULL, 5000));
  g_assert_cmpint (liaison_invitation_get_done (invitation), ==, 3000);
  g_assert_cmpint (liaison_invitation_get_updated (invitation), ==, 5000);

  liaison_invitation_set_times (invitation, 1, 2, 3);
  g_assert_cmpint (liaison_invitation_get_created (invitation), ==, 1);
  g_assert_cmpint (liaison_invitation_get_updated (invitation), ==, 2);
  g_assert_cmpint (liaison_invitation_get_done (invitation), ==, 3);
  g_assert_finalize_object (invitation);
}

static void
assert_step (LiaisonInvitation *invitation,
             guint i,
             LiaisonStepKind kind,
             LiaisonInvitationState from,
             LiaisonInvitationState to)
{
  const LiaisonInvitationStep *step = liaison_invitation_get_step (invitation, i);

  g_assert_nonnull (step);
  g_assert_cmpint (step->kind, ==, kind);
  g_assert_cmpint (step->from, ==, from);
  g_assert_cmpint (step->to, ==, to);
}

/* Each undo is a step of the journal, and the next one goes further back. */
static void
test_undo (void)
{
  LiaisonInvitation *invitation = build_draft ();
  LiaisonInvitationStep note = { .kind = LIAISON_STEP_REMINDED, .time = 3500 };

  g_assert_false (liaison_invitation_undo (invitation, "who", 1));
  liaison_invitation_move (invitation, LIAISON_INVITATION_HANDED_OFF, "who", 2000);
  g_assert_null (liaison_invitation_get_undoable (invitation));
  g_assert_false (liaison_invitation_undo (invitation, "who", 2500));

  liaison_invitation_move (invitation, LIAISON_INVITATION_WAITING, "who", 3000);
  g_assert_true (liaison_invitation_take_step (invitation, &note));
  liaison_invitation_move (invitation, LIAISON_INVITATION_DECLINED, "who", 4000);
  g_assert_true (liaison_invitation_undo (invitation, "other", 5000));
  g_assert_cmpint (liaison_invitation_get_state (invitation), ==, LIAISON_INVITATION_WAITING);
  g_assert_cmpint (liaison_invitation_get_done (invitation), ==, 3000);
  g_assert_true (liaison_invitation_undo (invitation, "other", 6000));
  g_assert_cmpint (liaison_invitation_get_state (invitation), ==, LIAISON_INVITATION_HANDED_OFF);
  g_assert_cmpint (liaison_invitation_get_done (invitation), ==, 0);
  g_assert_false (liaison_invitation_undo (invitation, "other", 7000));

  liaison_invitation_move (invitation, LIAISON_INVITATION_WITHDRAWN, "who", 8000);
  g_assert_cmpint (liaison_invitation_get_undoable (invitation)->time, ==, 8000);
  g_assert_true (liaison_invitation_undo (invitation, "who", 9000));
  g_assert_cmpuint (liaison_invitation_get_n_steps (invitation), ==, 8);
  assert_step (invitation, 2, LIAISON_STEP_REMINDED, LIAISON_INVITATION_WAITING,
               LIAISON_INVITATION_WAITING);
  assert_step (invitation, 4, LIAISON_STEP_UNDONE, LIAISON_INVITATION_DECLINED,
               LIAISON_INVITATION_WAITING);
  assert_step (invitation, 7, LIAISON_STEP_UNDONE, LIAISON_INVITATION_WITHDRAWN,
               LIAISON_INVITATION_HANDED_OFF);
  g_assert_cmpstr (liaison_invitation_get_step (invitation, 4)->who, ==, "other");
  g_assert_finalize_object (invitation);
}

static void
test_unfinished (void)
{
  LiaisonInvitation *invitation = build_draft ();

  for (guint state = 0; state <= LIAISON_INVITATION_SUPERSEDED; state++)
    {
      liaison_invitation_set_state (invitation, state);
      g_assert_cmpint (liaison_invitation_is_unfinished (invitation), ==,
                       state == LIAISON_INVITATION_DRAFT || state == LIAISON_INVITATION_HANDED_OFF);
      g_assert_cmpint (liaison_invitation_is_unanswered (invitation), ==,
                       state == LIAISON_INVITATION_HANDED_OFF ||
                         state == LIAISON_INVITATION_WAITING);
    }
  g_assert_finalize_object (invitation);
}

/* Due yesterday, but put off until tomorrow: not yet. */
static void
test_reminder_day (void)
{
  LiaisonInvitation *invitation = build_draft ();

  liaison_invitation_set_state (invitation, LIAISON_INVITATION_WAITING);
  liaison_invitation_set_due_date (invitation, "2026-11-20");
  g_assert_true (liaison_invitation_is_overdue (invitation, "2026-11-21"));
  liaison_invitation_set_reminder_day (invitation, "2026-11-25");
  g_assert_false (liaison_invitation_is_overdue (invitation, "2026-11-24"));
  g_assert_true (liaison_invitation_is_overdue (invitation, "2026-11-25"));
  g_assert_finalize_object (invitation);
}

static void
test_notifies_only_changes (void)
{
  LiaisonInvitation *invitation = build_draft ();
  guint count = 0;

  g_signal_connect (invitation, "notify", G_CALLBACK (count_cb), &count);
  for (gsize i = 0; i < G_N_ELEMENTS (string_names); i++)
    {
      g_autofree char *value = NULL;

      count = 0;
      g_object_set (invitation, string_names[i], NULL, NULL);
      g_assert_cmpuint (count, ==, 0);
      g_object_set (invitation, string_names[i], string_names[i], NULL);
      g_object_set (invitation, string_names[i], string_names[i], NULL);
      g_assert_cmpuint (count, ==, 1);
      g_object_get (invitation, string_names[i], &value, NULL);
      g_assert_cmpstr (value, ==, string_names[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (flag_names); i++)
    {
      gboolean value = FALSE;

      count = 0;
      g_object_set (invitation, flag_names[i], FALSE, NULL);
      g_assert_cmpuint (count, ==, 0);
      g_object_set (invitation, flag_names[i], TRUE, NULL);
      g_object_set (invitation, flag_names[i], TRUE, NULL);
      g_assert_cmpuint (count, ==, 1);
      g_object_get (invitation, flag_names[i], &value, NULL);
      g_assert_true (value);
    }
  count = 0;
  g_object_set (invitation, "state", LIAISON_INVITATION_DRAFT, NULL);
  g_assert_cmpuint (count, ==, 0);
  g_object_set (invitation, "state", LIAISON_INVITATION_WAITING, NULL);
  g_assert_cmpuint (count, ==, 1);
  g_assert_finalize_object (invitation);
}

/* The properties by name and the functions speak of the same members. */
static void
test_functions_match_properties (void)
{
  LiaisonInvitation *invitation = build_draft ();

  for (gsize i = 0; i < G_N_ELEMENTS (string_names); i++)
    g_object_set (invitation, string_names[i], string_names[i], NULL);
  g_assert_cmpstr (liaison_invitation_get_contact_name (invitation), ==, "contact-name");
  g_assert_cmpstr (liaison_invitation_get_contact_mail (invitation), ==, "contact-mail");
  g_assert_cmpstr (liaison_invitation_get_company (invitation), ==, "company");
  g_assert_cmpstr (liaison_invitation_get_domain (invitation), ==, "domain");
  g_assert_cmpstr (liaison_invitation_get_country (invitation), ==, "country");
  g_assert_cmpstr (liaison_invitation_get_language (invitation), ==, "language");
  g_assert_cmpstr (liaison_invitation_get_due_date (invitation), ==, "due-date");
  g_assert_cmpstr (liaison_invitation_get_subject (invitation), ==, "subject");
  g_assert_cmpstr (liaison_invitation_get_body (invitation), ==, "body");
  g_assert_cmpstr (liaison_invitation_get_link (invitation), ==, "link");

  g_object_set (invitation, "wants-rights", TRUE, NULL);
  g_assert_true (liaison_invitation_get_wants_rights (invitation));
  g_assert_false (liaison_invitation_get_region_overridden (invitation));
  liaison_invitation_set_region_overridden (invitation, TRUE);
  g_assert_false (liaison_invitation_get_existing_customer (invitation));
  liaison_invitation_set_existing_customer (invitation, TRUE);
  g_assert_false (liaison_invitation_get_text_edited (invitation));
  liaison_invitation_set_text_edited (invitation, TRUE);
  g_assert_true (liaison_invitation_get_region_overridden (invitation));
  g_assert_true (liaison_invitation_get_existing_customer (invitation));
  g_assert_true (liaison_invitation_get_text_edited (invitation));

  /* A value of its own may come back to it. */
  liaison_invitation_set_body (invitation, liaison_invitation_get_body (invitation) + 2);
  g_assert_cmpstr (liaison_invitation_get_body (invitation), ==, "dy");
  g_assert_finalize_object (invitation);
}

static void
test_knows_when_overdue (void)
{
  static const struct
  {
    LiaisonInvitationState state;
    const char *due;
    const char *today;
    gboolean overdue;
  } cases[] = {
    { LIAISON_INVITATION_WAITING, "2026-11-21", "2026-11-22", TRUE },
    { LIAISON_INVITATION_WAITING, "2026-11-22", "2026-11-22", FALSE },
    { LIAISON_INVITATION_WAITING, "2026-11-23", "2026-11-22", FALSE },
    { LIAISON_INVITATION_WAITING, "2025-12-31", "2026-01-01", TRUE },
    { LIAISON_INVITATION_WAITING, NULL, "2026-11-22", FALSE },
    { LIAISON_INVITATION_WAITING, "", "2026-11-22", FALSE },
    { LIAISON_INVITATION_HANDED_OFF, "2026-11-21", "2026-11-22", FALSE },
    { LIAISON_INVITATION_ACCEPTED, "2026-11-21", "2026-11-22", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LiaisonInvitation *invitation = build_draft ();

      liaison_invitation_set_state (invitation, cases[i].state);
      liaison_invitation_set_due_date (invitation, cases[i].due);
      g_assert_cmpint (liaison_invitation_is_overdue (invitation, cases[i].today), ==,
                       cases[i].overdue);
      g_assert_finalize_object (invitation);
    }
}

static void
test_knows_when_blank (void)
{
  static const char *const defaults[] = { "country", "language", "due-date",
                                          "subject", "body",     "link" };
  static const char *const typed[] = { "contact-name", "contact-mail", "company", "domain" };
  const LiaisonHandoff handoff = { .method = LIAISON_HANDOFF_CLIPBOARD, .time = 1 };
  LiaisonInvitation *invitation = build_draft ();

  for (gsize i = 0; i < G_N_ELEMENTS (defaults); i++)
    g_object_set (invitation, defaults[i], "made by the program", NULL);
  g_object_set (invitation, "wants-rights", TRUE, NULL);
  g_assert_true (liaison_invitation_is_blank (invitation));

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_object_set (invitation, typed[i], "x", NULL);
      g_assert_false (liaison_invitation_is_blank (invitation));
      g_object_set (invitation, typed[i], "", NULL);
      g_assert_true (liaison_invitation_is_blank (invitation));
    }
  liaison_invitation_set_text_edited (invitation, TRUE);
  g_assert_false (liaison_invitation_is_blank (invitation));
  liaison_invitation_set_text_edited (invitation, FALSE);
  liaison_invitation_add_handoff (invitation, &handoff);
  g_assert_false (liaison_invitation_is_blank (invitation));
  g_assert_finalize_object (invitation);
}

static void
handoffs_changed_cb (LiaisonInvitation *invitation, gpointer user_data)
{
  guint *n = user_data;

  *n = liaison_invitation_get_n_handoffs (invitation);
}

static void
test_keeps_handoffs (void)
{
  char body[] = "Hello";
  const LiaisonHandoff first = { .method = LIAISON_HANDOFF_MAIL_APP_SHORT,
                                 .time = 2000,
                                 .destination = "Mailer",
                                 .subject = "Subject",
                                 .body = body,
                                 .link = "https://admin.microsoft.com/x",
                                 .digest = "00ff" };
  const LiaisonHandoff second = { .method = LIAISON_HANDOFF_OTHER_WAY, .time = 3000 };
  LiaisonInvitation *invitation = build_draft ();
  const LiaisonHandoff *kept = NULL;
  guint n = 0;

  g_signal_connect (invitation, "handoffs-changed", G_CALLBACK (handoffs_changed_cb), &n);
  liaison_invitation_add_handoff (invitation, &first);
  g_assert_cmpuint (n, ==, 1);
  liaison_invitation_add_handoff (invitation, &second);
  g_assert_cmpuint (n, ==, 2);
  body[0] = '!';

  kept = liaison_invitation_get_handoff (invitation, 0);
  g_assert_cmpint (kept->method, ==, LIAISON_HANDOFF_MAIL_APP_SHORT);
  g_assert_cmpstr (kept->destination, ==, "Mailer");
  g_assert_cmpstr (kept->subject, ==, "Subject");
  g_assert_cmpstr (kept->body, ==, "Hello");
  g_assert_cmpstr (kept->link, ==, "https://admin.microsoft.com/x");
  g_assert_cmpstr (kept->digest, ==, "00ff");
  g_assert_cmpint (liaison_invitation_get_handoff (invitation, 1)->time, ==, 3000);
  g_assert_null (liaison_invitation_get_handoff (invitation, 1)->body);
  g_assert_null (liaison_invitation_get_handoff (invitation, 2));
  g_assert_cmpint (liaison_invitation_get_first_handed_off (invitation), ==, 2000);
  g_assert_finalize_object (invitation);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/invitation/begins-as-draft", test_begins_as_draft);
  g_test_add_func ("/invitation/moves-as-the-table-says", test_moves_as_the_table_says);
  g_test_add_func ("/invitation/notes-when-done-was-pressed", test_notes_when_done_was_pressed);
  g_test_add_func ("/invitation/undo", test_undo);
  g_test_add_func ("/invitation/unfinished", test_unfinished);
  g_test_add_func ("/invitation/reminder-day", test_reminder_day);
  g_test_add_func ("/invitation/notifies-only-changes", test_notifies_only_changes);
  g_test_add_func ("/invitation/functions-match-properties", test_functions_match_properties);
  g_test_add_func ("/invitation/knows-when-overdue", test_knows_when_overdue);
  g_test_add_func ("/invitation/knows-when-blank", test_knows_when_blank);
  g_test_add_func ("/invitation/keeps-handoffs", test_keeps_handoffs);
  return g_test_run ();
}
