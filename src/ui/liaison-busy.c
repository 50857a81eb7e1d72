/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-busy.h"

#define DELAY_MS 200

struct _LiaisonBusy
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkSpinner *spinner;
  GtkLabel *label;

  guint delay; /* source id */
};

G_DEFINE_FINAL_TYPE (LiaisonBusy, liaison_busy, ADW_TYPE_BIN)

enum
{
  PROP_TEXT = 1,
  PROP_ORIENTATION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
delay_over_cb (gpointer user_data)
{
  LiaisonBusy *self = LIAISON_BUSY (user_data);

  self->delay = 0;
  gtk_widget_set_opacity (GTK_WIDGET (self->box), 1);
  gtk_spinner_start (self->spinner);

  return G_SOURCE_REMOVE;
}

static void
liaison_busy_map (GtkWidget *widget)
{
  LiaisonBusy *self = LIAISON_BUSY (widget);

  GTK_WIDGET_CLASS (liaison_busy_parent_class)->map (widget);

  gtk_widget_set_opacity (GTK_WIDGET (self->box), 0);
  self->delay = g_timeout_add (DELAY_MS, delay_over_cb, self);
}

static void
liaison_busy_unmap (GtkWidget *widget)
{
  LiaisonBusy *self = LIAISON_BUSY (widget);

  g_clear_handle_id (&self->delay, g_source_remove);
  gtk_spinner_stop (self->spinner);

  GTK_WIDGET_CLASS (liaison_busy_parent_class)->unmap (widget);
}

static void
set_orientation (LiaisonBusy *self, GtkOrientation orientation)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), orientation);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "large");
}

static void
liaison_busy_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LiaisonBusy *self = LIAISON_BUSY (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_label (self->label));
      break;
    case PROP_ORIENTATION:
      g_value_set_enum (value, gtk_orientable_get_orientation (GTK_ORIENTABLE (self->box)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_busy_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  LiaisonBusy *self = LIAISON_BUSY (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      gtk_label_set_label (self->label, g_value_get_string (value));
      break;
    case PROP_ORIENTATION:
      set_orientation (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_busy_class_init (LiaisonBusyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = liaison_busy_get_property;
  object_class->set_property = liaison_busy_set_property;
  widget_class->map = liaison_busy_map;
  widget_class->unmap = liaison_busy_unmap;

  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ORIENTATION] =
    g_param_spec_enum ("orientation", NULL, NULL, GTK_TYPE_ORIENTATION, GTK_ORIENTATION_HORIZONTAL,
                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "liaison-busy");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/liaison_app/Liaison/ui/liaison-busy.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonBusy, box);
  gtk_widget_class_bind_template_child (widget_class, LiaisonBusy, label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonBusy, spinner);
}

static void
liaison_busy_init (LiaisonBusy *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
