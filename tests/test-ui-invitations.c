/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A group of the page of invitations: rows that follow a list. */

#include <adwaita.h>

#include "ui/invite/liaison-invitations-group.h"

#define MANY 3000

typedef struct
{
  GtkWindow *window;
  LiaisonInvitationsGroup *group;
  GListStore *items;
  guint n_made;
} Fixture;

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();
  Fixture *fixture = user_data;

  fixture->n_made++;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
  return row;
}

static void
insert (Fixture *fixture, guint position, const char *name)
{
  g_autoptr(GtkStringObject) item = gtk_string_object_new (name);

  g_list_store_insert (fixture->items, position, item);
}

static gpointer
get_part (Fixture *fixture, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (fixture->group), LIAISON_TYPE_INVITATIONS_GROUP,
                                        name);
}

static GtkListBox *
get_list (Fixture *fixture)
{
  return get_part (fixture, "list");
}

static guint
count_list_rows (GtkListBox *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;
  return n;
}

static guint
count_rows (Fixture *fixture)
{
  return count_list_rows (get_list (fixture));
}

static gboolean
timeout_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until everything is made that is going to be. */
static void
settle (void)
{
  gboolean over = FALSE;

  /* After all that waits already, and what that adds. */
  for (int i = 0; i < 3; i++, over = FALSE)
    {
      g_timeout_add_full (G_PRIORITY_LOW, 50, timeout_cb, &over, NULL);
      while (!over)
        g_main_context_iteration (NULL, TRUE);
    }
}

/* The rows' titles are those of the items' first @n. */
static void
assert_rows (Fixture *fixture, guint n)
{
  g_assert_cmpuint (count_rows (fixture), ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GtkStringObject) item = g_list_model_get_item (G_LIST_MODEL (fixture->items), i);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (get_list (fixture), (int) i);

      g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                       gtk_string_object_get_string (item));
    }
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->items = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  fixture->group = g_object_new (LIAISON_TYPE_INVITATIONS_GROUP, NULL);
  liaison_invitations_group_set_model (fixture->group, G_LIST_MODEL (fixture->items), create_row,
                                       fixture);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->group));
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (fixture->window);
  settle ();
  g_assert_finalize_object (fixture->items);
}

static void
test_follows (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GtkStringObject) last = gtk_string_object_new ("last");
  gpointer none[1] = { NULL };

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->group)));
  insert (fixture, 0, "b");
  insert (fixture, 0, "a");
  g_list_store_append (fixture->items, last);
  settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->group)));
  assert_rows (fixture, 3);
  g_assert_cmpuint (fixture->n_made, ==, 3);

  /* From the end to the beginning and back: the row is the same. */
  g_list_store_remove (fixture->items, 2);
  g_list_store_insert (fixture->items, 0, last);
  settle ();
  assert_rows (fixture, 3);
  g_list_store_remove (fixture->items, 0);
  g_list_store_append (fixture->items, last);
  settle ();
  assert_rows (fixture, 3);
  g_assert_cmpuint (fixture->n_made, ==, 3);

  /* One that goes from the middle, and all of them. */
  g_list_store_remove (fixture->items, 1);
  settle ();
  assert_rows (fixture, 2);
  g_list_store_splice (fixture->items, 0, 2, none, 0);
  settle ();
  assert_rows (fixture, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->group)));
}

static void
test_long_list (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *button = get_part (fixture, "more_button");
  guint n_before;

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      insert (fixture, i, name);
    }
  /* Nothing is made at once. */
  g_assert_cmpuint (fixture->n_made, ==, 0);
  settle ();
  assert_rows (fixture, 50);
  g_assert_true (gtk_widget_get_visible (button));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Show 2950 More");

  /* A new one at the top makes one row. */
  n_before = fixture->n_made;
  insert (fixture, 0, "new");
  settle ();
  assert_rows (fixture, 50);
  g_assert_cmpuint (fixture->n_made, ==, n_before + 1);

  g_list_store_splice (fixture->items, 200, MANY + 1 - 200, NULL, 0);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Show 150 More");
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_false (gtk_widget_get_visible (button));
  g_assert_true (gtk_window_get_focus (fixture->window) ==
                 GTK_WIDGET (gtk_list_box_get_row_at_index (get_list (fixture), 50)));
  while (count_rows (fixture) < 200)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  assert_rows (fixture, 200);
}

static guint n_refreshed;

static void
refresh_row (GtkWidget *row)
{
  n_refreshed++;
}

static void
test_refreshed (Fixture *fixture, gconstpointer unused)
{
  insert (fixture, 0, "a");
  insert (fixture, 1, "b");
  settle ();
  liaison_invitations_group_refresh (fixture->group, refresh_row);
  settle ();
  g_assert_cmpuint (n_refreshed, ==, 2);
}

static GListModel *
make_items (guint n)
{
  GListStore *items = g_list_store_new (GTK_TYPE_STRING_OBJECT);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GtkStringObject) item = gtk_string_object_new ("item");

      g_list_store_append (items, item);
    }
  return G_LIST_MODEL (items);
}

static void
test_upper_first (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  LiaisonInvitationsGroup *upper = g_object_new (LIAISON_TYPE_INVITATIONS_GROUP, NULL);
  LiaisonInvitationsGroup *lower = g_object_new (LIAISON_TYPE_INVITATIONS_GROUP, NULL);
  g_autoptr(GListModel) items = make_items (40);
  GtkListBox *upper_list = GTK_LIST_BOX (
    gtk_widget_get_template_child (GTK_WIDGET (upper), LIAISON_TYPE_INVITATIONS_GROUP, "list"));
  GtkListBox *lower_list = GTK_LIST_BOX (
    gtk_widget_get_template_child (GTK_WIDGET (lower), LIAISON_TYPE_INVITATIONS_GROUP, "list"));

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (upper));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (lower));
  liaison_invitations_group_set_model (upper, items, create_row, fixture);
  liaison_invitations_group_set_model (lower, items, create_row, fixture);
  gtk_window_set_child (fixture->window, box);

  while (count_list_rows (lower_list) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_list_rows (upper_list), ==, 40);
  while (count_list_rows (lower_list) < 40)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/ui-invitations/follows", test_follows },
    { "/ui-invitations/long-list", test_long_list },
    { "/ui-invitations/refreshed", test_refreshed },
    { "/ui-invitations/upper-first", test_upper_first },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
