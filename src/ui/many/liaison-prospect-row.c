/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/many/liaison-prospect-row.h"

#include <glib/gi18n.h>

#include "ui/many/liaison-many-words.h"

struct _LiaisonProspectRow
{
  AdwBin parent_instance;

  GtkCheckButton *check;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *problem_box;
  GtkImage *problem_icon;
  GtkLabel *problem;

  LiaisonProspect *prospect; /* or NULL */
  gboolean showing;          /* what is set is not the person's choice */
};

G_DEFINE_FINAL_TYPE (LiaisonProspectRow, liaison_prospect_row, ADW_TYPE_BIN)

enum
{
  EDIT,
  CHOICE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_names (LiaisonProspectRow *self)
{
  g_autofree char *company = liaison_prospect_dup_text (self->prospect, LIAISON_PROSPECT_COMPANY);
  g_autofree char *name = liaison_prospect_dup_text (self->prospect, LIAISON_PROSPECT_CONTACT_NAME);
  g_autofree char *mail = liaison_prospect_dup_text (self->prospect, LIAISON_PROSPECT_CONTACT_MAIL);
  g_autofree char *country = liaison_prospect_dup_text (self->prospect, LIAISON_PROSPECT_COUNTRY);
  g_autofree char *language = liaison_prospect_dup_text (self->prospect, LIAISON_PROSPECT_LANGUAGE);
  const char *parts[] = { name, mail, country, language };
  g_autofree char *line = NULL;
  GString *subtitle = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (*parts[i] != '\0')
      g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", parts[i]);
  /* Translators: a row of a list; %u is the number of its line in the file. */
  line = g_strdup_printf (_ ("Line %u"), liaison_prospect_get_line (self->prospect));
  gtk_label_set_label (self->title, *company != '\0' ? company : *mail != '\0' ? mail : line);
  gtk_label_set_label (self->subtitle, subtitle->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (self->title), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), line);
  g_string_free (subtitle, TRUE);
}

static void
show_cb (LiaisonProspectRow *self)
{
  LiaisonProspectMarks marks = liaison_prospect_get_marks (self->prospect);
  gboolean wrong = (marks & LIAISON_PROSPECT_ERRORS) != 0;
  g_autofree char *problem = liaison_prospect_marks_to_text (marks);

  self->showing = TRUE;
  show_names (self);
  gtk_check_button_set_active (self->check, liaison_prospect_is_included (self->prospect));
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), !wrong);
  gtk_label_set_label (self->problem, problem);
  gtk_widget_set_visible (self->problem_box, *problem != '\0');
  gtk_image_set_from_icon_name (self->problem_icon,
                                wrong ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  if (wrong)
    gtk_widget_add_css_class (self->problem_box, "error");
  else
    gtk_widget_remove_css_class (self->problem_box, "error");
  self->showing = FALSE;
}

static void
toggled_cb (LiaisonProspectRow *self)
{
  if (self->showing || self->prospect == NULL)
    return;
  liaison_prospect_set_included (self->prospect, gtk_check_button_get_active (self->check));
  g_signal_emit (self, signals[CHOICE_CHANGED], 0);
}

static void
edit_clicked_cb (LiaisonProspectRow *self)
{
  g_signal_emit (self, signals[EDIT], 0);
}

static void
liaison_prospect_row_dispose (GObject *object)
{
  LiaisonProspectRow *self = LIAISON_PROSPECT_ROW (object);

  liaison_prospect_row_set_prospect (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_PROSPECT_ROW);
  G_OBJECT_CLASS (liaison_prospect_row_parent_class)->dispose (object);
}

static void
liaison_prospect_row_class_init (LiaisonProspectRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_prospect_row_dispose;

  signals[EDIT] = g_signal_new ("edit", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[CHOICE_CHANGED] = g_signal_new ("choice-changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/many/liaison-prospect-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonProspectRow, check);
  gtk_widget_class_bind_template_child (widget_class, LiaisonProspectRow, title);
  gtk_widget_class_bind_template_child (widget_class, LiaisonProspectRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, LiaisonProspectRow, problem_box);
  gtk_widget_class_bind_template_child (widget_class, LiaisonProspectRow, problem_icon);
  gtk_widget_class_bind_template_child (widget_class, LiaisonProspectRow, problem);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_clicked_cb);
}

static void
liaison_prospect_row_init (LiaisonProspectRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_prospect_row_set_prospect (LiaisonProspectRow *self, LiaisonProspect *prospect)
{
  g_return_if_fail (LIAISON_IS_PROSPECT_ROW (self));

  if (self->prospect == prospect)
    return;
  if (self->prospect != NULL)
    g_signal_handlers_disconnect_by_func (self->prospect, show_cb, self);
  g_set_object (&self->prospect, prospect);
  if (prospect == NULL)
    return;
  g_signal_connect_object (prospect, "notify", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  show_cb (self);
}

LiaisonProspect *
liaison_prospect_row_get_prospect (LiaisonProspectRow *self)
{
  g_return_val_if_fail (LIAISON_IS_PROSPECT_ROW (self), NULL);

  return self->prospect;
}
