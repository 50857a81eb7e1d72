/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-notice-bar.h"

#include "ui/liaison-technical-text.h"

struct _LiaisonNoticeBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkBox *box;
  GtkLabel *label;
  GtkWidget *details_button;
  LiaisonTechnicalText *technical_text;
  GtkButton *button;

  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (LiaisonNoticeBar, liaison_notice_bar, ADW_TYPE_BIN)

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
button_clicked_cb (LiaisonNoticeBar *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
close_clicked_cb (LiaisonNoticeBar *self)
{
  liaison_notice_bar_conceal (self);
}

/* A bar that is not seen must not be reached by the keyboard or a screen reader either. */
static void
child_revealed_cb (LiaisonNoticeBar *self)
{
  if (!gtk_revealer_get_reveal_child (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), gtk_revealer_get_child_revealed (self->revealer));
}

/* The buttons stand beside the sentence, or under it. */
static void
set_narrow (LiaisonNoticeBar *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->box), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->box), "narrow");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
liaison_notice_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, LIAISON_NOTICE_BAR (object)->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_notice_bar_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_NARROW:
      set_narrow (LIAISON_NOTICE_BAR (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_notice_bar_class_init (LiaisonNoticeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = liaison_notice_bar_get_property;
  object_class->set_property = liaison_notice_bar_set_property;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LIAISON_TYPE_TECHNICAL_TEXT);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoticeBar, box);
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoticeBar, button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoticeBar, details_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoticeBar, label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoticeBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoticeBar, technical_text);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, child_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
}

static void
liaison_notice_bar_init (LiaisonNoticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_notice_bar_reveal (LiaisonNoticeBar *self,
                           const char *text,
                           const char *button_label,
                           const GError *error)
{
  g_return_if_fail (LIAISON_IS_NOTICE_BAR (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_label (self->label, text);
  if (button_label != NULL)
    gtk_button_set_label (self->button, button_label);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button_label != NULL);
  if (error != NULL)
    liaison_technical_text_set_error (self->technical_text, error);
  gtk_widget_set_visible (self->details_button, error != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

void
liaison_notice_bar_conceal (LiaisonNoticeBar *self)
{
  g_return_if_fail (LIAISON_IS_NOTICE_BAR (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  child_revealed_cb (self);
}
