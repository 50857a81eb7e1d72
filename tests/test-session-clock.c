/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-invite.h"
#include "liaison-test.h"

#define DAY G_GINT64_CONSTANT (86400)

static void
set_up (LiaisonTestInvite *fixture, gconstpointer unused)
{
  liaison_test_invite_set_up (fixture, NULL);
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
assert_now (LiaisonSession *session, gint64 ahead)
{
  gint64 off = liaison_session_get_now (session) - g_get_real_time () - ahead * G_USEC_PER_SEC;

  g_assert_cmpint (ABS (off), <, G_USEC_PER_SEC);
  g_assert_cmpint (liaison_session_get_ahead (session), ==, ahead);
}

/* Everybody who looks at the session's clock is told. */
static void
test_travel (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonSession *session = fixture->bed->session;
  g_autofree char *today = liaison_session_dup_day (session, 0);
  g_autofree char *in_three_days = liaison_session_dup_day (session, 3);
  g_autofree char *three_days_later = NULL;
  guint n_times = 0;

  g_assert_cmpstr (today, <, in_three_days);
  assert_now (session, 0);
  g_signal_connect (session, "notify::ahead", G_CALLBACK (count_cb), &n_times);
  liaison_session_travel (session, 3 * DAY);
  g_assert_cmpuint (n_times, ==, 1);
  assert_now (session, 3 * DAY);
  three_days_later = liaison_session_dup_day (session, 0);
  g_assert_cmpstr (three_days_later, ==, in_three_days);
  liaison_session_travel (session, 30 * DAY);
  assert_now (session, 33 * DAY);
}

/* What is written later says so, and is late by the same calendar. */
static void
test_invitation (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonSession *session = fixture->bed->session;
  LiaisonInvitation *invitation;
  g_autofree char *due = NULL, *today = NULL;
  gint64 off;

  liaison_test_invite_end (fixture);
  liaison_session_travel (session, 30 * DAY);
  invitation = liaison_test_invite_begin (fixture, NULL);
  off = liaison_invitation_get_created (invitation) - liaison_session_get_now (session);
  g_assert_cmpint (ABS (off), <, G_USEC_PER_SEC);
  today = liaison_session_dup_day (session, 0);
  due = g_strdup (liaison_invitation_get_due_date (invitation));
  g_assert_cmpstr (due, >, today);

  liaison_test_invite_fill_in (fixture);
  g_assert_true (liaison_test_invite_flush (fixture, NULL));
  g_assert_cmpint (liaison_invitation_get_updated (invitation), >=,
                   liaison_invitation_get_created (invitation));
}

static gboolean
is_found (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 1;
}

static gboolean
is_not_found (gpointer user_data)
{
  return g_list_model_get_n_items (user_data) == 0;
}

/* Whoever is asked for late answers gets the new ones at once. */
static void
test_overdue (LiaisonTestInvite *fixture, gconstpointer unused)
{
  LiaisonSession *session = fixture->bed->session;
  LiaisonCustomerList *customers = liaison_session_get_customers (session);
  g_autoptr(LiaisonCustomer) customer = g_list_model_get_item (G_LIST_MODEL (customers), 0);
  g_autoptr(LiaisonCustomerQuery) query = liaison_customer_query_new ();
  LiaisonInvitation *invitation = liaison_test_invite_get_invitation (fixture);

  liaison_test_invite_fill_in (fixture);
  liaison_invitation_set_domain (invitation, liaison_customer_get_domain (customer));
  g_assert_true (liaison_invitation_move (invitation, LIAISON_INVITATION_HANDED_OFF, NULL,
                                          liaison_session_get_now (session)));
  g_assert_true (liaison_invitation_move (invitation, LIAISON_INVITATION_WAITING, NULL,
                                          liaison_session_get_now (session)));
  g_assert_true (liaison_test_invite_flush (fixture, NULL));

  query->invited = LIAISON_INVITED_OVERDUE;
  liaison_customer_list_set_query (customers, query);
  liaison_test_wait_until (is_not_found, customers);
  liaison_session_travel (session, 30 * DAY);
  liaison_test_wait_until (is_found, customers);
}

#define ADD(path, test_func)                                                                       \
  g_test_add ("/session-clock/" path, LiaisonTestInvite, NULL, set_up, test_func,                  \
              liaison_test_invite_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("travel", test_travel);
  ADD ("invitation", test_invitation);
  ADD ("overdue", test_overdue);

  return g_test_run ();
}
