/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-export-choices.h"

#include <glib/gi18n.h>

struct _LiaisonExportChoices
{
  AdwBin parent_instance;

  AdwActionRow *selected_row;
  AdwActionRow *shown_row;
  AdwActionRow *all_row;
  AdwActionRow *notes_row;
  GtkCheckButton *selected_check;
  GtkCheckButton *shown_check;
  GtkCheckButton *all_check;
  GtkCheckButton *csv_check;
  GtkCheckButton *json_check;
  GtkSwitch *excel_switch;
  GtkSwitch *notes_switch;
};

G_DEFINE_FINAL_TYPE (LiaisonExportChoices, liaison_export_choices, ADW_TYPE_BIN)

static void
liaison_export_choices_dispose (GObject *object)
{
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_EXPORT_CHOICES);

  G_OBJECT_CLASS (liaison_export_choices_parent_class)->dispose (object);
}

static void
liaison_export_choices_class_init (LiaisonExportChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_export_choices_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-export-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonExportChoices, all_check);
  gtk_widget_class_bind_template_child (widget_class, LiaisonExportChoices, all_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonExportChoices, csv_check);
  gtk_widget_class_bind_template_child (widget_class, LiaisonExportChoices, excel_switch);
  gtk_widget_class_bind_template_child (widget_class, LiaisonExportChoices, json_check);
  gtk_widget_class_bind_template_child (widget_class, LiaisonExportChoices, notes_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonExportChoices, notes_switch);
  gtk_widget_class_bind_template_child (widget_class, LiaisonExportChoices, selected_check);
  gtk_widget_class_bind_template_child (widget_class, LiaisonExportChoices, selected_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonExportChoices, shown_check);
  gtk_widget_class_bind_template_child (widget_class, LiaisonExportChoices, shown_row);
}

static void
liaison_export_choices_init (LiaisonExportChoices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_count (AdwActionRow *row, guint n, gboolean visible)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%'u customer", "%'u customers", n), n);

  adw_action_row_set_subtitle (row, text);
  gtk_widget_set_visible (GTK_WIDGET (row), visible);
}

void
liaison_export_choices_offer (LiaisonExportChoices *self,
                              guint n_selected,
                              guint n_shown,
                              guint n_all,
                              LiaisonExportWhat what,
                              gboolean has_notes)
{
  gboolean some_selected = n_selected > 0;
  gboolean some_shown = n_shown != n_all;

  g_return_if_fail (LIAISON_IS_EXPORT_CHOICES (self));

  set_count (self->selected_row, n_selected, some_selected);
  set_count (self->shown_row, n_shown, some_shown);
  set_count (self->all_row, n_all, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->notes_row), has_notes);

  if (what == LIAISON_EXPORT_SELECTED && some_selected)
    gtk_check_button_set_active (self->selected_check, TRUE);
  else if (what != LIAISON_EXPORT_ALL && some_shown)
    gtk_check_button_set_active (self->shown_check, TRUE);
  else
    gtk_check_button_set_active (self->all_check, TRUE);
}

LiaisonExportWhat
liaison_export_choices_get_what (LiaisonExportChoices *self)
{
  g_return_val_if_fail (LIAISON_IS_EXPORT_CHOICES (self), LIAISON_EXPORT_ALL);

  if (gtk_check_button_get_active (self->selected_check))
    return LIAISON_EXPORT_SELECTED;

  return gtk_check_button_get_active (self->shown_check) ? LIAISON_EXPORT_SHOWN
                                                         : LIAISON_EXPORT_ALL;
}

LiaisonExportFormat
liaison_export_choices_get_format (LiaisonExportChoices *self)
{
  g_return_val_if_fail (LIAISON_IS_EXPORT_CHOICES (self), LIAISON_EXPORT_CSV);

  if (gtk_check_button_get_active (self->json_check))
    return LIAISON_EXPORT_JSON;

  return gtk_switch_get_active (self->excel_switch) ? LIAISON_EXPORT_CSV_EXCEL : LIAISON_EXPORT_CSV;
}

gboolean
liaison_export_choices_get_with_notes (LiaisonExportChoices *self)
{
  g_return_val_if_fail (LIAISON_IS_EXPORT_CHOICES (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->notes_row)) &&
         gtk_switch_get_active (self->notes_switch);
}
