/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/letters/liaison-letter-preview.h"

struct _LiaisonLetterPreview
{
  AdwBin parent_instance;

  GtkLabel *subject_label;
  GtkLabel *body_label;
};

G_DEFINE_FINAL_TYPE (LiaisonLetterPreview, liaison_letter_preview, ADW_TYPE_BIN)

static void
liaison_letter_preview_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_LETTER_PREVIEW);
  G_OBJECT_CLASS (liaison_letter_preview_parent_class)->dispose (object);
}

static void
liaison_letter_preview_class_init (LiaisonLetterPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_letter_preview_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/letters/liaison-letter-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonLetterPreview, subject_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonLetterPreview, body_label);
}

static void
liaison_letter_preview_init (LiaisonLetterPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_letter_preview_show (LiaisonLetterPreview *self, const LiaisonLetterText *text)
{
  g_return_if_fail (LIAISON_IS_LETTER_PREVIEW (self));
  g_return_if_fail (text != NULL);

  gtk_label_set_label (self->subject_label, text->subject);
  gtk_label_set_label (self->body_label, text->body);
}
