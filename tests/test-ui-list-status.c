/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "liaison-test-bed.h"
#include "liaison-test-cache.h"
#include "liaison-test.h"
#include "ui/liaison-list-status.h"

#define N_CUSTOMERS 1234 /* three pages */

typedef struct
{
  LiaisonTestBed *bed;
  LiaisonCustomerList *list;
  LiaisonListStatus *status;
  GtkLabel *label;
  guint n_texts; /* that were shown one after the other */
  const char *wanted;
} Fixture;

static void
text_changed_cb (Fixture *fixture)
{
  fixture->n_texts++;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->bed = liaison_test_bed_new (N_CUSTOMERS, "demo");
  fixture->list = liaison_customer_list_new (fixture->bed->client);
  liaison_test_cache_give (fixture->list, fixture->bed->folder);
  fixture->status = g_object_ref_sink (g_object_new (LIAISON_TYPE_LIST_STATUS, NULL));
  fixture->label = GTK_LABEL (liaison_list_status_get_label (fixture->status));
  liaison_list_status_set_list (fixture->status, fixture->list);
  g_signal_connect_swapped (fixture->label, "notify::label", G_CALLBACK (text_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->status);
  liaison_test_cache_drop_list (fixture->list);
  liaison_test_bed_free (fixture->bed);
}

/* “#” stands for a time of today. */
static gboolean
shows (Fixture *fixture, const char *text)
{
  g_autoptr(GRegex) time = g_regex_new ("\\d\\d:\\d\\d", 0, 0, NULL);
  g_autofree char *plain =
    g_regex_replace (time, gtk_label_get_label (fixture->label), -1, 0, "#", 0, NULL);

  return g_str_equal (plain, text);
}

static gboolean
shows_wanted (gpointer user_data)
{
  Fixture *fixture = user_data;

  return shows (fixture, fixture->wanted);
}

static void
wait_for_text (Fixture *fixture, const char *text)
{
  fixture->wanted = text;
  liaison_test_wait_until (shows_wanted, fixture);
}

static void
load (Fixture *fixture)
{
  liaison_customer_list_refresh (fixture->list);
  liaison_test_bed_wait_for_list (fixture->list);
}

static void
test_pass (Fixture *fixture, gconstpointer unused)
{
  liaison_customer_list_refresh (fixture->list);
  g_assert_true (shows (fixture, "Loading… 0 so far"));
  liaison_test_bed_wait_for_list (fixture->list);
  /* The end of a pass is told at once. */
  g_assert_true (shows (fixture, "1234 customers · as of #"));

  liaison_customer_list_refresh (fixture->list);
  g_assert_true (shows (fixture, "1234 customers · as of # · reading 0 of about 1234"));
  g_object_set (fixture->status, "narrow", TRUE, NULL);
  g_assert_true (shows (fixture, "Reading 0 of about 1234"));
  liaison_customer_list_cancel (fixture->list);
  liaison_list_status_set_stopped (fixture->status, TRUE);
  g_assert_true (shows (fixture, "1234 customers · as of # · reading stopped"));
}

/* What is found is said once the typing rests, and once only. */
static void
test_search (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(LiaisonCustomerQuery) query = liaison_customer_query_new ();

  load (fixture);
  fixture->n_texts = 0;
  liaison_customer_list_set_search (fixture->list, "z");
  liaison_customer_list_set_search (fixture->list, "zz");
  liaison_customer_list_set_search (fixture->list, "zz no such customer");
  g_assert_true (shows (fixture, "1234 customers · as of #"));
  wait_for_text (fixture, "0 of 1234 customers · as of #");
  g_assert_cmpuint (fixture->n_texts, ==, 1);

  query->fresh = TRUE;
  liaison_customer_list_set_query (fixture->list, query);
  liaison_customer_query_clear_filters (query);
  liaison_customer_list_set_query (fixture->list, query);
  wait_for_text (fixture, "1234 customers · as of #");
  g_assert_cmpuint (fixture->n_texts, ==, 2);

  /* Those that are gone are not among the others. */
  query->gone = TRUE;
  liaison_customer_list_set_query (fixture->list, query);
  wait_for_text (fixture, "0 customers gone from the list · as of #");
}

static void
test_failure (Fixture *fixture, gconstpointer unused)
{
  load (fixture);
  liaison_sandbox_server_fail_next (fixture->bed->server, "/customers", 403, "2000", 1);
  load (fixture);
  g_assert_true (shows (fixture, "1234 customers · As of #. Could not be refreshed."));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add ("/ui-list-status/pass", Fixture, NULL, set_up, test_pass, tear_down);
  g_test_add ("/ui-list-status/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/ui-list-status/failure", Fixture, NULL, set_up, test_failure, tear_down);

  return g_test_run ();
}
