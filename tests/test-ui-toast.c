/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a toast says is read whole, however narrow the window. */

#include <adwaita.h>

#include "liaison-test.h"
#include "ui/liaison-toast.h"

#define NARROW 360
#define WIDE 1000

static const char text[] =
  "Rechtsanwälte Müller-Lüdenscheidt & Kollegen <Partnerschaft> is now called Kanzlei am Park.";

/* The label below @widget that says @label, or NULL. */
static GtkWidget *
find_saying (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), label))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_saying (child, label);
  return found;
}

static gboolean
is_laid_out (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

/* From side to side: it may still be coming up. */
static void
assert_inside (GtkWidget *part, GtkWidget *overlay)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (part, overlay, &bounds));
  g_assert_cmpfloat (bounds.origin.x, >=, 0);
  g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, gtk_widget_get_width (overlay));
}

static GtkWindow *
open_window (int width, AdwToastOverlay *overlay)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_default_size (window, width, 400);
  gtk_window_set_child (window, GTK_WIDGET (overlay));
  adw_toast_overlay_set_child (overlay, gtk_label_new ("page"));
  gtk_window_present (window);
  liaison_test_wait_until (is_laid_out, overlay);
  return window;
}

/* How many lines it takes. */
static int
show (int width, const char *button)
{
  AdwToastOverlay *overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  GtkWindow *window = open_window (width, overlay);
  PangoLayout *layout;
  GtkWidget *label;
  int n_lines;

  liaison_toast_show (overlay, liaison_toast_new (text, button, GTK_WIDGET (overlay)), FALSE);
  label = find_saying (GTK_WIDGET (overlay), text);
  g_assert_nonnull (label);
  liaison_test_wait_until (is_laid_out, label);
  layout = gtk_label_get_layout (GTK_LABEL (label));
  g_assert_false (pango_layout_is_ellipsized (layout));
  n_lines = pango_layout_get_line_count (layout);
  assert_inside (label, GTK_WIDGET (overlay));
  if (button != NULL)
    assert_inside (find_saying (GTK_WIDGET (overlay), button), GTK_WIDGET (overlay));

  gtk_window_destroy (window);
  return n_lines;
}

static void
test_narrow (void)
{
  g_assert_cmpint (show (NARROW, NULL), >, 1);
  g_assert_cmpint (show (NARROW, "Show in Folder"), >, 1);
}

static void
test_wide (void)
{
  g_assert_cmpint (show (WIDE, NULL), ==, 1);
  g_assert_cmpint (show (WIDE, "Undo"), ==, 1);
}

typedef struct
{
  AdwToastOverlay *overlay;
  const char *text;
} Sight;

static gboolean
is_seen (gpointer user_data)
{
  Sight *sight = user_data;

  return find_saying (GTK_WIDGET (sight->overlay), sight->text) != NULL;
}

static AdwToast *
put (AdwToastOverlay *overlay, const char *says, gboolean now)
{
  AdwToast *toast = liaison_toast_new (says, "Undo", GTK_WIDGET (overlay));

  liaison_toast_show (overlay, g_object_ref (toast), now);
  return toast;
}

/* One after the other, each gone before the next one comes, however quickly they are dismissed. */
static void
test_in_turn (void)
{
  AdwToastOverlay *overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  GtkWindow *window = open_window (WIDE, overlay);
  g_autoptr(AdwToast) one = put (overlay, "one", FALSE);
  g_autoptr(AdwToast) two = put (overlay, "two", FALSE);
  g_autoptr(AdwToast) now = NULL;
  Sight sight = { overlay, "one" };

  g_assert_true (is_seen (&sight));
  now = put (overlay, "now", TRUE);
  sight.text = "now";
  g_assert_false (is_seen (&sight));
  liaison_test_wait_until (is_seen, &sight);
  g_assert_null (find_saying (GTK_WIDGET (overlay), "one"));

  adw_toast_dismiss (now);
  adw_toast_dismiss (one); /* not there any more */
  sight.text = "two";
  liaison_test_wait_until (is_seen, &sight);
  g_assert_null (find_saying (GTK_WIDGET (overlay), "now"));
  adw_toast_dismiss (two);
  gtk_window_destroy (window);
}

/* A window goes with its toasts, whether they are seen or wait. */
static void
test_goes_with_window (void)
{
  AdwToastOverlay *overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  GtkWindow *window = open_window (WIDE, overlay);
  AdwToast *one = put (overlay, "one", FALSE);
  AdwToast *two = put (overlay, "two", FALSE);

  adw_toast_dismiss (one);
  gtk_window_destroy (window);
  g_assert_finalize_object (one);
  g_assert_finalize_object (two);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();

  g_test_add_func ("/ui-toast/narrow", test_narrow);
  g_test_add_func ("/ui-toast/wide", test_wide);
  g_test_add_func ("/ui-toast/in-turn", test_in_turn);
  g_test_add_func ("/ui-toast/goes-with-window", test_goes_with_window);

  return g_test_run ();
}
