/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-notice-bar.h"

struct _LiaisonNoticeBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (LiaisonNoticeBar, liaison_notice_bar, ADW_TYPE_BIN)

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

static void
liaison_notice_bar_class_init (LiaisonNoticeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-notice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoticeBar, button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoticeBar, label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoticeBar, revealer);
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
liaison_notice_bar_reveal (LiaisonNoticeBar *self, const char *text, const char *button_label)
{
  g_return_if_fail (LIAISON_IS_NOTICE_BAR (self));

  gtk_label_set_label (self->label, text);
  gtk_button_set_label (self->button, button_label);
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
