/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/search/liaison-view-row.h"

#include <glib/gi18n.h>

struct _LiaisonViewRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *mark;
  GtkLabel *name;
  GtkWidget *rename_button;
  GtkWidget *remove_button;

  LiaisonView *view;
  gboolean current;
};

G_DEFINE_FINAL_TYPE (LiaisonViewRow, liaison_view_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  RENAME,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
rename_clicked_cb (LiaisonViewRow *self)
{
  g_signal_emit (self, signals[RENAME], 0);
}

static void
remove_clicked_cb (LiaisonViewRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
set_button_name (GtkWidget *button, const char *name)
{
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (LiaisonViewRow *self)
{
  const char *name = liaison_view_get_name (self->view);
  /* Translators: %s is the name of a view. */
  g_autofree char *rename = g_strdup_printf (_ ("Rename “%s”"), name);
  /* Translators: %s is the name of a view. */
  g_autofree char *remove = g_strdup_printf (_ ("Remove “%s”"), name);
  g_autofree char *label = NULL;

  gtk_label_set_label (self->name, name);
  gtk_widget_set_opacity (self->mark, self->current ? 1 : 0);
  set_button_name (self->rename_button, rename);
  set_button_name (self->remove_button, remove);
  if (self->current)
    /* Translators: what is read aloud: %s is the name of the view that the list shows just now. */
    label = g_strdup_printf (_ ("%s, shown now"), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : name, -1);
}

static void
liaison_view_row_dispose (GObject *object)
{
  g_clear_object (&LIAISON_VIEW_ROW (object)->view);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_VIEW_ROW);

  G_OBJECT_CLASS (liaison_view_row_parent_class)->dispose (object);
}

static void
liaison_view_row_class_init (LiaisonViewRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_view_row_dispose;

  signals[RENAME] = g_signal_new ("rename", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/search/liaison-view-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonViewRow, mark);
  gtk_widget_class_bind_template_child (widget_class, LiaisonViewRow, name);
  gtk_widget_class_bind_template_child (widget_class, LiaisonViewRow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonViewRow, rename_button);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, rename_clicked_cb);
}

static void
liaison_view_row_init (LiaisonViewRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
liaison_view_row_new (LiaisonView *view)
{
  LiaisonViewRow *self;

  g_return_val_if_fail (LIAISON_IS_VIEW (view), NULL);

  self = g_object_new (LIAISON_TYPE_VIEW_ROW, NULL);
  self->view = g_object_ref (view);
  g_signal_connect_object (view, "notify::name", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

LiaisonView *
liaison_view_row_get_view (LiaisonViewRow *self)
{
  g_return_val_if_fail (LIAISON_IS_VIEW_ROW (self), NULL);

  return self->view;
}

void
liaison_view_row_set_current (LiaisonViewRow *self, gboolean current)
{
  g_return_if_fail (LIAISON_IS_VIEW_ROW (self));

  self->current = current;
  update (self);
}
