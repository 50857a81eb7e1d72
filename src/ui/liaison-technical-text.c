/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-technical-text.h"

#include "model/liaison-error.h"

struct _LiaisonTechnicalText
{
  AdwBin parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (LiaisonTechnicalText, liaison_technical_text, ADW_TYPE_BIN)

static void
copy_clicked_cb (LiaisonTechnicalText *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          gtk_label_get_label (self->label));
}

static void
liaison_technical_text_class_init (LiaisonTechnicalTextClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-technical-text.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonTechnicalText, label);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
liaison_technical_text_init (LiaisonTechnicalText *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_technical_text_set_error (LiaisonTechnicalText *self, const GError *error)
{
  g_autofree char *text = NULL;

  g_return_if_fail (LIAISON_IS_TECHNICAL_TEXT (self));
  g_return_if_fail (error != NULL);

  text = liaison_error_dup_technical_text (error);
  gtk_label_set_label (self->label, text);
}
