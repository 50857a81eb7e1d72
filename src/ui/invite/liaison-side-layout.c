/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-side-layout.h"

#define SPACING 6

struct _LiaisonSideLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (LiaisonSideLayout, liaison_side_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  int min;
  int nat;
} Size;

static Size
measure_child (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  Size size;

  gtk_widget_measure (child, orientation, for_size, &size.min, &size.nat, NULL, NULL);
  return size;
}

/* What is left for the first child at the second one's side; -1 if that goes below. */
static int
get_first_width (GtkWidget *first, GtkWidget *second, int width)
{
  int left = width - SPACING - measure_child (second, GTK_ORIENTATION_HORIZONTAL, -1).nat;

  return left >= measure_child (first, GTK_ORIENTATION_HORIZONTAL, -1).nat ? left : -1;
}

static GtkSizeRequestMode
liaison_side_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_height (GtkWidget *first, GtkWidget *second, int width, int *minimum, int *natural)
{
  int first_width = width < 0 ? -1 : get_first_width (first, second, width);
  gboolean beside = width < 0 || first_width >= 0;
  Size above = measure_child (first, GTK_ORIENTATION_VERTICAL, beside ? first_width : width);
  Size below = measure_child (second, GTK_ORIENTATION_VERTICAL, -1);

  *minimum = beside ? MAX (above.min, below.min) : above.min + SPACING + below.min;
  *natural = beside ? MAX (above.nat, below.nat) : above.nat + SPACING + below.nat;
}

static void
liaison_side_layout_measure (GtkLayoutManager *layout,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_last_child (widget);
  Size left, right;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      measure_height (first, second, for_size, minimum, natural);
      return;
    }

  left = measure_child (first, orientation, -1);
  right = measure_child (second, orientation, -1);
  *minimum = MAX (left.min, right.min);
  *natural = left.nat + SPACING + right.nat;
}

/* @x counts from where a line of text starts. */
static void
place (GtkWidget *child, int x, int y, int width, int height, int full_width)
{
  gboolean mirrored = gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (
    child, &(GtkAllocation){ mirrored ? full_width - x - width : x, y, width, height }, -1);
}

static void
liaison_side_layout_allocate (GtkLayoutManager *layout,
                              GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_last_child (widget);
  int first_width = get_first_width (first, second, width);
  int second_width = MIN (width, measure_child (second, GTK_ORIENTATION_HORIZONTAL, -1).nat);

  if (first_width >= 0)
    {
      place (first, 0, 0, first_width, height, width);
      place (second, first_width + SPACING, 0, second_width, height, width);
    }
  else
    {
      int second_height = measure_child (second, GTK_ORIENTATION_VERTICAL, -1).min;

      place (first, 0, 0, width, height - SPACING - second_height, width);
      place (second, width - second_width, height - second_height, second_width, second_height,
             width);
    }
}

static void
liaison_side_layout_class_init (LiaisonSideLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = liaison_side_layout_get_request_mode;
  layout_class->measure = liaison_side_layout_measure;
  layout_class->allocate = liaison_side_layout_allocate;
}

static void
liaison_side_layout_init (LiaisonSideLayout *self)
{
}
