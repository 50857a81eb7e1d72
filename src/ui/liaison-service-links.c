/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-service-links.h"

#include "model/liaison-managed-service.h"
#include "ui/liaison-service-link.h"

#define SPACING 6

struct _LiaisonServiceLinks
{
  GtkWidget parent_instance;

  GListModel *services;
};

G_DEFINE_FINAL_TYPE (LiaisonServiceLinks, liaison_service_links, GTK_TYPE_WIDGET)

/* Walks over the children as they stand in lines of @width; puts them there if @place. Returns the
 * height of all lines. */
static int
lay_out (GtkWidget *widget, int width, gboolean place)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition minimum, natural;
      int child_width;

      gtk_widget_get_preferred_size (child, &minimum, &natural);
      child_width = CLAMP (natural.width, minimum.width, MAX (width, minimum.width));
      if (x > 0 && x + child_width > width)
        {
          x = 0;
          y += line_height + SPACING;
          line_height = 0;
        }
      if (place)
        gtk_widget_size_allocate (
          child,
          &(GtkAllocation){ rtl ? width - x - child_width : x, y, child_width, natural.height },
          -1);
      x += child_width + SPACING;
      line_height = MAX (line_height, natural.height);
    }

  return y + line_height;
}

static GtkSizeRequestMode
liaison_service_links_get_request_mode (GtkWidget *widget)
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

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? SPACING : 0);
    }
}

static void
liaison_service_links_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  *minimum = *natural = 0;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, minimum, natural);
      return;
    }

  if (for_size < 0)
    for_size = G_MAXINT;
  *minimum = *natural = lay_out (widget, for_size, FALSE);
}

static void
liaison_service_links_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (widget, width, TRUE);
}

static void
remove_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

static void
liaison_service_links_dispose (GObject *object)
{
  LiaisonServiceLinks *self = LIAISON_SERVICE_LINKS (object);

  remove_children (GTK_WIDGET (self));
  g_clear_object (&self->services);

  G_OBJECT_CLASS (liaison_service_links_parent_class)->dispose (object);
}

static void
liaison_service_links_class_init (LiaisonServiceLinksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_service_links_dispose;
  widget_class->get_request_mode = liaison_service_links_get_request_mode;
  widget_class->measure = liaison_service_links_measure;
  widget_class->size_allocate = liaison_service_links_size_allocate;
}

static void
liaison_service_links_init (LiaisonServiceLinks *self)
{
}

static gboolean
same_services (GListModel *a, GListModel *b)
{
  guint n_items = g_list_model_get_n_items (b);

  if (a == NULL || g_list_model_get_n_items (a) != n_items)
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr(LiaisonManagedService) in_a = g_list_model_get_item (a, i);
      g_autoptr(LiaisonManagedService) in_b = g_list_model_get_item (b, i);

      if (g_strcmp0 (liaison_managed_service_get_uri (in_a),
                     liaison_managed_service_get_uri (in_b)) != 0)
        return FALSE;
    }

  return TRUE;
}

void
liaison_service_links_show (LiaisonServiceLinks *self, GListModel *services)
{
  g_return_if_fail (LIAISON_IS_SERVICE_LINKS (self));
  g_return_if_fail (G_IS_LIST_MODEL (services));

  if (same_services (self->services, services))
    return;

  g_set_object (&self->services, services);
  remove_children (GTK_WIDGET (self));
  for (guint i = 0; i < g_list_model_get_n_items (services); i++)
    {
      g_autoptr(LiaisonManagedService) service = g_list_model_get_item (services, i);

      gtk_widget_set_parent (liaison_service_link_new (service), GTK_WIDGET (self));
    }
}
