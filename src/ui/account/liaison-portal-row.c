/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/account/liaison-portal-row.h"

#include <glib/gi18n.h>

#include "ui/liaison-portal-links.h"
#include "ui/liaison-sentences.h"

struct _LiaisonPortalRow
{
  AdwActionRow parent_instance;

  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (LiaisonPortalRow, liaison_portal_row, ADW_TYPE_ACTION_ROW)

static void
open_clicked_cb (LiaisonPortalRow *self)
{
  liaison_portal_links_open (adw_action_row_get_subtitle (ADW_ACTION_ROW (self)),
                             GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
liaison_portal_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_PORTAL_ROW);

  G_OBJECT_CLASS (liaison_portal_row_parent_class)->dispose (object);
}

static void
liaison_portal_row_class_init (LiaisonPortalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_portal_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/account/liaison-portal-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonPortalRow, button);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
}

static void
liaison_portal_row_init (LiaisonPortalRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
liaison_portal_row_new (LiaisonCloud *cloud)
{
  g_autofree char *name = NULL, *label = NULL;
  const char *address;
  LiaisonPortalRow *self;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), NULL);

  address = liaison_cloud_get_spec (cloud)->registration_portal;
  if (address == NULL)
    return NULL;

  name = liaison_cloud_to_name (cloud);
  /* Translators: a button, for screen readers. %s is the name of a cloud. */
  label = g_strdup_printf (_ ("Open Portal of “%s”"), name);
  self = g_object_new (LIAISON_TYPE_PORTAL_ROW, "title", name, "subtitle", address, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);

  return GTK_WIDGET (self);
}
