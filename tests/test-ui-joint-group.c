/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows to choose a provider or a reseller in. */

#include <adwaita.h>

#include "liaison-test-invite.h"
#include "liaison-test.h"
#include "ui/invite/liaison-joint-group.h"
#include "ui/invite/liaison-letter-status.h"
#include "ui/invite/liaison-reason-row.h"

#define PROVIDERS "IsIndirectResellerOf"
#define RESELLERS "IsIndirectCloudSolutionProviderOf"
#define NONSENSE "The service gave an answer that makes no sense."

static void
set_up (LiaisonTestInvite *fixture, gconstpointer unused)
{
  liaison_test_invite_set_up (fixture, NULL);
}

typedef struct
{
  LiaisonJointGroup *group;
  guint n_chosen;
} Shown;

/* The row with @title if it is seen. */
static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (ADW_IS_PREFERENCES_ROW (widget) &&
      g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static gboolean
is_read (gpointer session)
{
  return !liaison_joint_parties_is_reading (
           liaison_session_get_joint_parties (session, LIAISON_JOINT_PROVIDER)) &&
         !liaison_joint_parties_is_reading (
           liaison_session_get_joint_parties (session, LIAISON_JOINT_RESELLER));
}

static void
chosen_cb (Shown *shown)
{
  shown->n_chosen++;
}

static void
show (LiaisonTestInvite *fixture, Shown *shown)
{
  shown->n_chosen = 0;
  shown->group = g_object_ref_sink (g_object_new (LIAISON_TYPE_JOINT_GROUP, NULL));
  g_signal_connect_swapped (shown->group, "chosen", G_CALLBACK (chosen_cb), shown);
  liaison_joint_group_set_session (shown->group, fixture->bed->session);
  liaison_test_wait_until (is_read, fixture->bed->session);
}

static gboolean
has_row (Shown *shown, const char *title)
{
  return find_row (GTK_WIDGET (shown->group), title) != NULL;
}

static void
select_in (Shown *shown, const char *title, guint position)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_row (GTK_WIDGET (shown->group), title)),
                              position);
}

static guint
get_selected (Shown *shown, const char *title)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (find_row (GTK_WIDGET (shown->group), title)));
}

/* One choice in two rows: what is chosen in one is none in the other. */
static void
test_one_choice (LiaisonTestInvite *fixture, gconstpointer unused)
{
  Shown shown;
  LiaisonReseller *chosen;

  liaison_sandbox_server_set_providers (fixture->bed->server, 2, FALSE);
  show (fixture, &shown);
  g_assert_cmpint (liaison_joint_group_get_chosen (shown.group, &chosen), ==, LIAISON_JOINT_NONE);
  g_assert_null (chosen);

  select_in (&shown, "Provider", 2);
  g_assert_cmpint (liaison_joint_group_get_chosen (shown.group, &chosen), ==,
                   LIAISON_JOINT_PROVIDER);
  g_assert_cmpstr (liaison_reseller_get_name (chosen), ==, "Nordlys Skydistribusjon AS");
  g_assert_true (has_row (&shown, "The customer accepts your company and Nordlys"));

  select_in (&shown, "Reseller", 1);
  g_assert_cmpuint (get_selected (&shown, "Provider"), ==, 0);
  g_assert_cmpint (liaison_joint_group_get_chosen (shown.group, &chosen), ==,
                   LIAISON_JOINT_RESELLER);
  g_assert_cmpstr (liaison_reseller_get_name (chosen), ==, "Duinzicht Digitaal B.V.");
  g_assert_true (has_row (&shown, "The customer accepts Duinzicht Digitaal B.V. as its reseller"));
  g_assert_cmpuint (shown.n_chosen, ==, 2);

  select_in (&shown, "Reseller", 0);
  g_assert_cmpint (liaison_joint_group_get_chosen (shown.group, &chosen), ==, LIAISON_JOINT_NONE);
  g_assert_false (has_row (&shown, "The customer accepts"));
  g_assert_cmpuint (shown.n_chosen, ==, 3);
  liaison_test_drop (shown.group);
}

/* A draft's own one stays a choice when the service does not tell of it. */
static void
test_unknown_party (LiaisonTestInvite *fixture, gconstpointer unused)
{
  const LiaisonJointParty gone = { LIAISON_JOINT_RESELLER, "0f2c7a11-3b52-4f0e-9c1d-6a7b8c9d0e1f" };
  Shown shown;
  LiaisonReseller *chosen;

  show (fixture, &shown);
  liaison_joint_group_set_party (shown.group, gone, "Gone Ltd");
  g_assert_cmpuint (get_selected (&shown, "Reseller"), ==, 5);
  g_assert_true (has_row (&shown, "The customer accepts Gone Ltd as its reseller"));
  g_assert_cmpuint (shown.n_chosen, ==, 0);

  select_in (&shown, "Reseller", 1);
  select_in (&shown, "Reseller", 0);
  liaison_joint_group_get_chosen (shown.group, &chosen);
  g_assert_null (chosen);
  liaison_test_drop (shown.group);
}

typedef struct
{
  guint providers, resellers; /* status of the answers; 0: as it is, 200: it makes no sense */
  const char *told;           /* NULL: nothing is seen */
} Failure;

static void
spoil (LiaisonSandboxServer *server, const char *path, guint status)
{
  if (status == 200)
    liaison_sandbox_server_answer_next (server, path, "nonsense", "application/json", 1);
  else if (status != 0)
    liaison_sandbox_server_fail_next (server, path, status, NULL, 1);
}

/* Who has none of either sees nothing at all; what failed is told where it may matter. */
static void
test_failure (LiaisonTestInvite *fixture, gconstpointer user_data)
{
  const Failure *failure = user_data;
  LiaisonSandboxServer *server = fixture->bed->server;
  Shown shown;

  spoil (server, PROVIDERS, failure->providers);
  spoil (server, RESELLERS, failure->resellers);
  show (fixture, &shown);
  g_assert_false (has_row (&shown, "Provider"));
  g_assert_false (has_row (&shown, "Reseller"));
  g_assert_cmpint (gtk_widget_get_visible (GTK_WIDGET (shown.group)), ==, failure->told != NULL);
  if (failure->told != NULL)
    g_assert_true (has_row (&shown, failure->told));
  liaison_test_drop (shown.group);
}

static gboolean
says (GtkWidget *widget, const char *beginning)
{
  if (GTK_IS_LABEL (widget) &&
      g_str_has_prefix (gtk_label_get_label (GTK_LABEL (widget)), beginning))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, beginning))
      return TRUE;
  return FALSE;
}

/* INV-22: a letter in one's own words may lack the company that its link names. */
static void
test_letter_names_both (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonJointParties *parties =
    liaison_session_get_joint_parties (fixture->bed->session, LIAISON_JOINT_RESELLER);
  GtkWidget *status = g_object_ref_sink (g_object_new (LIAISON_TYPE_LETTER_STATUS, NULL));
  g_autoptr(LiaisonReseller) party = NULL;
  g_autofree char *own = NULL;

  liaison_joint_parties_read (parties);
  liaison_test_wait_until (is_read, fixture->bed->session);
  party = g_list_model_get_item (liaison_joint_parties_get_list (parties), 0);
  liaison_test_invite_make_letter (fixture);
  liaison_letter_status_set_invite (LIAISON_LETTER_STATUS (status), fixture->invite);
  own = g_strdup_printf ("Hello!\n%s\nBye", liaison_invite_get_link (fixture->invite));
  liaison_invite_set_text (fixture->invite, "Subject", own);
  liaison_letter_status_update (LIAISON_LETTER_STATUS (status));
  g_assert_true (says (status, "Link intact"));

  liaison_invite_choose_party (fixture->invite, LIAISON_JOINT_RESELLER, party);
  liaison_test_wait_until (liaison_test_invite_link_is_settled, fixture->invite);
  g_assert_true (says (status, "Link intact. It connects the customer with Duinzicht Digitaal"));
  /* It may be another name for the same company. */
  g_assert_null (liaison_letter_status_get_reason (LIAISON_LETTER_STATUS (status)));

  liaison_invite_choose_party (fixture->invite, LIAISON_JOINT_NONE, NULL);
  liaison_test_wait_until (liaison_test_invite_link_is_settled, fixture->invite);
  g_assert_true (says (status, "Link intact. Your own text was kept; it may not fit"));
  liaison_test_drop (status);
}

/* What is said of the answer holds for the reseller as well. */
static void
test_reasons (LiaisonTestInvite *fixture, gconstpointer unused)
{
  const LiaisonJointParty reseller = { LIAISON_JOINT_RESELLER,
                                       "0f2c7a11-3b52-4f0e-9c1d-6a7b8c9d0e1f" };
  const LiaisonJointParty nobody = { LIAISON_JOINT_NONE, NULL };
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);
  GtkWidget *row = g_object_ref_sink (g_object_new (LIAISON_TYPE_REASON_ROW, NULL));

  liaison_invitation_set_existing_customer (invitation, TRUE);
  liaison_reason_row_set_invite (LIAISON_REASON_ROW (row), fixture->invite);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_true (says (row, "You no longer have this customer’s privileges"));
  g_assert_false (says (row, "Existing Customer"));

  liaison_invitation_set_joint_party (invitation, reseller, "Quillmere");
  g_assert_true (says (row, "Existing Customer"));
  g_assert_false (says (row, "Privileges Again"));
  g_assert_true (says (row, "The organisation is your customer already. Accepting connects it"));
  g_assert_true (says (row, "Accepting adds the organisation to your customer list and the"));

  liaison_invitation_set_joint_party (invitation, nobody, NULL);
  g_assert_true (says (row, "Privileges Again"));
  liaison_test_drop (row);
}

int
main (int argc, char **argv)
{
  static const Failure both_refused = {
    403, 403, "The service does not tell your account who its indirect providers are."
  };
  static const Failure no_provider = { 0, 403, NULL };
  static const Failure not_found = { 0, 404, NULL };
  static const Failure providers_fail = { 200, 403, NONSENSE };
  static const Failure resellers_fail = { 0, 200, NONSENSE };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

#define ADD(path, user_data, function)                                                             \
  g_test_add ("/ui-joint-group/" path, LiaisonTestInvite, user_data, set_up, function,             \
              liaison_test_invite_tear_down)
  ADD ("one-choice", NULL, test_one_choice);
  ADD ("unknown-party", NULL, test_unknown_party);
  ADD ("letter-names-both", NULL, test_letter_names_both);
  ADD ("reasons", NULL, test_reasons);
  ADD ("both-refused", &both_refused, test_failure);
  ADD ("no-provider", &no_provider, test_failure);
  ADD ("not-found", &not_found, test_failure);
  ADD ("providers-fail", &providers_fail, test_failure);
  ADD ("resellers-fail", &resellers_fail, test_failure);
#undef ADD

  return g_test_run ();
}
