/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/letters/liaison-template-row.h"

#include <glib/gi18n.h>

#include "ui/letters/liaison-template-words.h"

struct _LiaisonTemplateRow
{
  AdwActionRow parent_instance;

  GtkWidget *fault_icon;

  LiaisonLetterTemplate *template;
  LiaisonLetterLibrary *letters;
};

G_DEFINE_FINAL_TYPE (LiaisonTemplateRow, liaison_template_row, ADW_TYPE_ACTION_ROW)

static void
update (LiaisonTemplateRow *self)
{
  g_autoptr(LiaisonTemplateFault) fault = liaison_letter_template_find_fault (self->template);
  g_autofree char *summary = liaison_letter_template_to_summary (self->template, self->letters);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 liaison_letter_template_to_title (self->template));
  if (fault != NULL)
    {
      g_autofree char *sentence = liaison_template_fault_to_sentence (fault);
      g_autofree char *both = g_strdup_printf ("%s\n%s", summary, sentence);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), both);
    }
  else
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self), summary);
    }
  gtk_widget_set_visible (self->fault_icon, fault != NULL);
}

static void
liaison_template_row_dispose (GObject *object)
{
  LiaisonTemplateRow *self = LIAISON_TEMPLATE_ROW (object);

  g_clear_object (&self->template);
  g_clear_object (&self->letters);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_TEMPLATE_ROW);
  G_OBJECT_CLASS (liaison_template_row_parent_class)->dispose (object);
}

static void
liaison_template_row_class_init (LiaisonTemplateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_template_row_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/letters/liaison-template-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateRow, fault_icon);
}

static void
liaison_template_row_init (LiaisonTemplateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
liaison_template_row_new (LiaisonLetterTemplate *template, LiaisonLetterLibrary *letters)
{
  LiaisonTemplateRow *self;

  g_return_val_if_fail (LIAISON_IS_LETTER_TEMPLATE (template), NULL);
  g_return_val_if_fail (LIAISON_IS_LETTER_LIBRARY (letters), NULL);

  self = g_object_new (LIAISON_TYPE_TEMPLATE_ROW, NULL);
  self->template = g_object_ref (template);
  self->letters = g_object_ref (letters);
  g_signal_connect_object (template, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

LiaisonLetterTemplate *
liaison_template_row_get_template (LiaisonTemplateRow *self)
{
  g_return_val_if_fail (LIAISON_IS_TEMPLATE_ROW (self), NULL);

  return self->template;
}
