/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-wrap-layout.h"

#define SPACING 6

struct _LiaisonWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (LiaisonWrapLayout, liaison_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Its height, in lines of @width; @child_width: what it takes of one. */
static int
measure_child (GtkWidget *child, int width, int *child_width)
{
  GtkRequisition minimum, natural;
  int height;

  gtk_widget_get_preferred_size (child, &minimum, &natural);
  *child_width = CLAMP (natural.width, minimum.width, MAX (width, minimum.width));
  if (*child_width == natural.width)
    return natural.height;
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, *child_width, NULL, &height, NULL, NULL);
  return height;
}

/* The height of the line of @width that begins with @first; @end: what does not stand in it any
 * more, or NULL. */
static int
measure_line (GtkWidget *first, int width, GtkWidget **end)
{
  int x = 0, line_height = 0;
  GtkWidget *child;

  for (child = first; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int child_width, height;

      if (!gtk_widget_should_layout (child))
        continue;
      height = measure_child (child, width, &child_width);
      if (x > 0 && x + child_width > width)
        break;
      x += child_width + SPACING;
      line_height = MAX (line_height, height);
    }

  *end = child;
  return line_height;
}

static void
place_line (GtkWidget *widget, GtkWidget *first, GtkWidget *end, int width, int y, int height)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0;

  for (GtkWidget *child = first; child != end; child = gtk_widget_get_next_sibling (child))
    {
      int child_width;

      if (!gtk_widget_should_layout (child))
        continue;
      measure_child (child, width, &child_width);
      gtk_widget_size_allocate (
        child, &(GtkAllocation){ rtl ? width - x - child_width : x, y, child_width, height }, -1);
      x += child_width + SPACING;
    }
}

/* Walks over the children as they stand in lines of @width; puts them there if @place. Returns the
 * height of all lines. */
static int
lay_out (GtkWidget *widget, int width, gboolean place)
{
  GtkWidget *end;
  int y = 0;

  for (GtkWidget *first = gtk_widget_get_first_child (widget); first != NULL; first = end)
    {
      int height = measure_line (first, width, &end);

      if (place)
        place_line (widget, first, end, width, y, height);
      y += height > 0 ? height + SPACING : 0;
    }

  return MAX (y - SPACING, 0);
}

static GtkSizeRequestMode
liaison_wrap_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static void
liaison_wrap_layout_measure (GtkLayoutManager *layout,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (widget, minimum, natural);
  else
    *minimum = *natural = lay_out (widget, for_size < 0 ? G_MAXINT : for_size, FALSE);
}

static void
liaison_wrap_layout_allocate (GtkLayoutManager *layout,
                              GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  lay_out (widget, width, TRUE);
}

static void
liaison_wrap_layout_class_init (LiaisonWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->allocate = liaison_wrap_layout_allocate;
  layout_class->get_request_mode = liaison_wrap_layout_get_request_mode;
  layout_class->measure = liaison_wrap_layout_measure;
}

static void
liaison_wrap_layout_init (LiaisonWrapLayout *self)
{
}
