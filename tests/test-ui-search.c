/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <adwaita.h>

#include "model/liaison-reseller.h"
#include "ui/search/liaison-filter-chips.h"
#include "ui/search/liaison-filter-popover.h"
#include "ui/search/liaison-filter.h"
#include "ui/search/liaison-no-match-page.h"
#include "ui/search/liaison-search-buttons.h"
#include "ui/search/liaison-search-tools.h"

/* The @n-th widget of @type that would be seen, in reading order; counts down. */
static GtkWidget *
find_nth (GtkWidget *widget, GType type, guint *n)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_nth (child, type, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find (GtkWidget *widget, GType type, guint n)
{
  return find_nth (widget, type, &n);
}

static const char *
get_text (GtkWidget *widget)
{
  return gtk_label_get_label (GTK_LABEL (find (widget, GTK_TYPE_LABEL, 0)));
}

static GListModel *
resellers_new (void)
{
  GListStore *resellers = g_list_store_new (LIAISON_TYPE_RESELLER);
  g_autoptr(LiaisonReseller) one = liaison_reseller_new ("r1", "Aurora Reselling", NULL);
  g_autoptr(LiaisonReseller) two = liaison_reseller_new ("r2", "Borealis Reselling", NULL);

  g_list_store_append (resellers, one);
  g_list_store_append (resellers, two);
  return G_LIST_MODEL (resellers);
}

static LiaisonCustomerQuery *
full_query_new (void)
{
  LiaisonCustomerQuery *query = liaison_customer_query_new ();

  liaison_customer_query_take_search (query, g_strdup ("co"));
  query->order = LIAISON_ORDER_NEWEST;
  query->rights = 1u << LIAISON_ANSWER_NO | 1u << LIAISON_ANSWER_UNKNOWN;
  query->invited = LIAISON_INVITED_OVERDUE;
  query->tag = g_strdup ("Gold & more");
  query->reseller = g_strdup ("r2");
  query->fresh = query->gone = TRUE;
  return query;
}

/* Each condition has its words, and can be taken away alone. */
static void
test_words (void)
{
  g_autoptr(GListModel) resellers = resellers_new ();
  static const char *const texts[LIAISON_N_FILTERS] = {
    "Admin rights not granted or not known", "Invitation: Overdue",     "Tag: Gold & more",
    "Indirect reseller: Borealis Reselling", "New since the last look", "Gone from the list",
  };
  g_autoptr(LiaisonCustomerQuery) query = full_query_new ();

  for (guint i = 0; i < LIAISON_N_FILTERS; i++)
    {
      g_autofree char *text = liaison_filter_to_text (i, query, resellers);

      g_assert_cmpstr (text, ==, texts[i]);
      liaison_filter_remove (i, query);
      g_assert_null (liaison_filter_to_text (i, query, resellers));
      g_assert_cmpuint (liaison_customer_query_count_filters (query), ==,
                        LIAISON_N_FILTERS - 1 - i);
    }
  for (guint rights = 1; rights < 8; rights++)
    {
      g_autofree char *text = NULL;

      query->rights = rights;
      text = liaison_filter_to_text (LIAISON_FILTER_RIGHTS, query, NULL);
      g_assert_nonnull (text);
    }
  query->reseller = g_strdup ("unknown");
  g_free (liaison_filter_to_text (LIAISON_FILTER_RESELLER, query, resellers));
  g_free (liaison_filter_to_text (LIAISON_FILTER_RESELLER, query, NULL));
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_chips (void)
{
  g_autoptr(LiaisonCustomerQuery) query = full_query_new ();
  LiaisonFilterChips *chips = g_object_ref_sink (g_object_new (LIAISON_TYPE_FILTER_CHIPS, NULL));
  GtkWidget *widget = GTK_WIDGET (chips);
  guint n_changes = 0, n_emptied = 0;

  g_signal_connect_swapped (chips, "notify::query", G_CALLBACK (count_cb), &n_changes);
  g_signal_connect_swapped (chips, "emptied", G_CALLBACK (count_cb), &n_emptied);
  g_assert_false (gtk_widget_get_visible (widget));

  /* One that comes later stands in its place. */
  query->rights = 0;
  liaison_filter_chips_set_query (chips, query);
  g_assert_cmpstr (get_text (widget), ==, "Invitation: Overdue");
  query->rights = 1u << LIAISON_ANSWER_YES;
  liaison_filter_chips_set_query (chips, query);
  liaison_filter_chips_set_query (chips, query);
  g_assert_cmpuint (n_changes, ==, 2);
  g_assert_cmpstr (get_text (widget), ==, "Admin rights granted");

  for (guint i = 0; i < LIAISON_N_FILTERS; i++)
    {
      g_assert_true (gtk_widget_get_visible (widget));
      g_assert_cmpuint (n_emptied, ==, 0);
      g_signal_emit_by_name (find (widget, GTK_TYPE_BUTTON, 0), "clicked");
      g_assert_cmpuint (
        liaison_customer_query_count_filters (liaison_filter_chips_get_query (chips)), ==,
        LIAISON_N_FILTERS - 1 - i);
    }
  g_assert_cmpuint (n_emptied, ==, 1);
  g_assert_false (gtk_widget_get_visible (widget));
  g_assert_cmpstr (liaison_filter_chips_get_query (chips)->search, ==, "co");
  g_assert_cmpint (liaison_filter_chips_get_query (chips)->order, ==, LIAISON_ORDER_NEWEST);
  g_assert_finalize_object (chips);
}

static gboolean
is_checked (GtkWidget *widget, guint n)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (find (widget, GTK_TYPE_CHECK_BUTTON, n)));
}

static guint
get_chosen (GtkWidget *widget, guint n)
{
  return gtk_drop_down_get_selected (GTK_DROP_DOWN (find (widget, GTK_TYPE_DROP_DOWN, n)));
}

static void
choose (GtkWidget *widget, guint n, guint position)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (widget, GTK_TYPE_DROP_DOWN, n)), position);
}

/* What the popover shows is the query, and what is changed there becomes the query. */
static void
test_popover (void)
{
  static const char *const tags[] = { "Blue", "Gold & more", NULL };
  g_autoptr(LiaisonCustomerQuery) query = full_query_new ();
  g_autoptr(GListModel) resellers = resellers_new ();
  LiaisonFilterPopover *popover =
    g_object_ref_sink (g_object_new (LIAISON_TYPE_FILTER_POPOVER, NULL));
  GtkWidget *widget = gtk_popover_get_child (GTK_POPOVER (popover));
  const LiaisonCustomerQuery *shown;

  /* Without tags and resellers there is nothing to choose. */
  g_assert_null (find (widget, GTK_TYPE_DROP_DOWN, 1));
  liaison_filter_popover_set_tags (popover, tags);
  liaison_filter_popover_set_resellers (popover, resellers);
  g_assert_nonnull (find (widget, GTK_TYPE_DROP_DOWN, 2));

  liaison_filter_popover_set_query (popover, query);
  g_assert_false (is_checked (widget, 0));
  g_assert_true (is_checked (widget, 1));
  g_assert_cmpuint (get_chosen (widget, 0), ==, LIAISON_INVITED_OVERDUE);
  g_assert_cmpuint (get_chosen (widget, 1), ==, 2);
  g_assert_cmpuint (get_chosen (widget, 2), ==, 2);
  g_assert_true (liaison_customer_query_equal (liaison_filter_popover_get_query (popover), query));

  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (widget, GTK_TYPE_CHECK_BUTTON, 0)), TRUE);
  choose (widget, 0, LIAISON_INVITED_NEVER);
  choose (widget, 1, 1);
  choose (widget, 2, 0);
  shown = liaison_filter_popover_get_query (popover);
  g_assert_cmpuint (shown->rights, ==, 7);
  g_assert_cmpint (shown->invited, ==, LIAISON_INVITED_NEVER);
  g_assert_cmpstr (shown->tag, ==, "Blue");
  g_assert_null (shown->reseller);
  g_assert_cmpstr (shown->search, ==, "co");

  /* A tag that nobody has any more can still be seen and taken away. */
  g_free (query->tag);
  query->tag = g_strdup ("Old");
  liaison_filter_popover_set_query (popover, query);
  g_assert_cmpuint (get_chosen (widget, 1), ==, 3);

  g_assert_finalize_object (popover);
}

/* A button says how much is filtered, in words. */
static void
test_buttons (void)
{
  g_autoptr(LiaisonCustomerQuery) query = full_query_new ();
  LiaisonSearchButtons *buttons =
    g_object_ref_sink (g_object_new (LIAISON_TYPE_SEARCH_BUTTONS, NULL));
  GtkWidget *widget = GTK_WIDGET (buttons);

  g_assert_cmpstr (get_text (widget), ==, "Filter");
  liaison_search_buttons_set_query (buttons, query);
  g_assert_cmpstr (get_text (widget), ==, "6 Filters");
  g_assert_true (gtk_widget_activate_action (find (widget, GTK_TYPE_MENU_BUTTON, 2), "search.order",
                                             "s", "domain"));
  g_assert_cmpint (liaison_search_buttons_get_query (buttons)->order, ==, LIAISON_ORDER_DOMAIN);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (find (widget, GTK_TYPE_MENU_BUTTON, 2)), ==,
                   "Sorted by: Domain");
  g_assert_finalize_object (buttons);
}

static void
test_tools (void)
{
  g_autoptr(LiaisonCustomerQuery) query = full_query_new ();
  LiaisonSearchTools *tools = g_object_ref_sink (g_object_new (LIAISON_TYPE_SEARCH_TOOLS, NULL));
  GtkEditable *entry = liaison_search_tools_get_entry (tools);
  guint n_changes = 0;

  g_signal_connect_swapped (tools, "notify::query", G_CALLBACK (count_cb), &n_changes);
  liaison_search_tools_set_query (tools, query);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "co");
  g_assert_cmpuint (n_changes, ==, 1);
  gtk_editable_set_text (entry, "con");
  g_assert_cmpstr (liaison_search_tools_get_query (tools)->search, ==, "con");
  g_assert_cmpuint (liaison_customer_query_count_filters (liaison_search_tools_get_query (tools)),
                    ==, 6);
  g_assert_finalize_object (tools);
}

/* The ways out are those that there are. */
static void
test_no_match (void)
{
  g_autoptr(LiaisonCustomerQuery) query = liaison_customer_query_new ();
  LiaisonNoMatchPage *page = g_object_ref_sink (g_object_new (LIAISON_TYPE_NO_MATCH_PAGE, NULL));
  GtkWidget *widget = GTK_WIDGET (page);
  guint n_searches = 0, n_filters = 0;

  g_signal_connect_swapped (page, "clear-search", G_CALLBACK (count_cb), &n_searches);
  g_signal_connect_swapped (page, "clear-filters", G_CALLBACK (count_cb), &n_filters);
  liaison_customer_query_take_search (query, g_strdup ("co"));
  liaison_no_match_page_set_query (page, query);
  g_assert_null (find (widget, GTK_TYPE_BUTTON, 1));
  g_signal_emit_by_name (find (widget, GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_cmpuint (n_searches, ==, 1);

  query->gone = TRUE;
  liaison_no_match_page_set_query (page, query);
  g_assert_nonnull (find (widget, GTK_TYPE_BUTTON, 1));
  liaison_customer_query_take_search (query, NULL);
  liaison_no_match_page_set_query (page, query);
  g_assert_null (find (widget, GTK_TYPE_BUTTON, 1));
  g_signal_emit_by_name (find (widget, GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_cmpuint (n_filters, ==, 1);
  g_assert_finalize_object (page);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add_func ("/ui-search/words", test_words);
  g_test_add_func ("/ui-search/chips", test_chips);
  g_test_add_func ("/ui-search/popover", test_popover);
  g_test_add_func ("/ui-search/buttons", test_buttons);
  g_test_add_func ("/ui-search/tools", test_tools);
  g_test_add_func ("/ui-search/no-match", test_no_match);

  return g_test_run ();
}
