/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/account/liaison-copy-row.h"

#include <glib/gi18n.h>

struct _LiaisonCopyRow
{
  AdwActionRow parent_instance;

  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (LiaisonCopyRow, liaison_copy_row, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_VALUE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
copy_clicked_cb (LiaisonCopyRow *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          adw_action_row_get_subtitle (ADW_ACTION_ROW (self)));
}

static void
title_changed_cb (LiaisonCopyRow *self)
{
  g_autofree char *label = NULL;

  label =
    /* Translators: a button, for screen readers. %s is the title of the row with the value. */
    g_strdup_printf (_ ("Copy “%s”"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
liaison_copy_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VALUE)
    g_value_set_string (value, adw_action_row_get_subtitle (ADW_ACTION_ROW (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_copy_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VALUE)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_copy_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_COPY_ROW);

  G_OBJECT_CLASS (liaison_copy_row_parent_class)->dispose (object);
}

static void
liaison_copy_row_class_init (LiaisonCopyRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_copy_row_dispose;
  object_class->get_property = liaison_copy_row_get_property;
  object_class->set_property = liaison_copy_row_set_property;

  properties[PROP_VALUE] =
    g_param_spec_string ("value", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/account/liaison-copy-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonCopyRow, button);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
liaison_copy_row_init (LiaisonCopyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed_cb), NULL);
}
