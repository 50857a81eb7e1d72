/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-wrap-box.h"

#include "ui/liaison-wrap-layout.h"

struct _LiaisonWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (LiaisonWrapBox, liaison_wrap_box, GTK_TYPE_WIDGET)

static void
liaison_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (liaison_wrap_box_parent_class)->dispose (object);
}

static void
liaison_wrap_box_class_init (LiaisonWrapBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = liaison_wrap_box_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), LIAISON_TYPE_WRAP_LAYOUT);
}

static void
liaison_wrap_box_init (LiaisonWrapBox *self)
{
}
