/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/many/liaison-prospect-editor.h"

#include "ui/many/liaison-many-words.h"

struct _LiaisonProspectEditor
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *group;
  GtkEditable *rows[LIAISON_PROSPECT_N_FIELDS]; /* not owned */

  LiaisonProspect *prospect;
};

G_DEFINE_FINAL_TYPE (LiaisonProspectEditor, liaison_prospect_editor, ADW_TYPE_WINDOW)

enum
{
  APPLIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Only what differs is a correction. */
static void
take_texts (LiaisonProspectEditor *self)
{
  for (guint i = 0; i < LIAISON_PROSPECT_N_FIELDS; i++)
    {
      g_autofree char *present = liaison_prospect_dup_text (self->prospect, i);

      if (!g_str_equal (present, gtk_editable_get_text (self->rows[i])))
        liaison_prospect_set_text (self->prospect, i, gtk_editable_get_text (self->rows[i]));
    }
}

static void
apply_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonProspectEditor *self = LIAISON_PROSPECT_EDITOR (widget);

  take_texts (self);
  /* A name that stood beside the address went with it, though its row has it still. */
  take_texts (self);
  g_signal_emit (self, signals[APPLIED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
liaison_prospect_editor_dispose (GObject *object)
{
  LiaisonProspectEditor *self = LIAISON_PROSPECT_EDITOR (object);

  g_clear_object (&self->prospect);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_PROSPECT_EDITOR);
  G_OBJECT_CLASS (liaison_prospect_editor_parent_class)->dispose (object);
}

static void
liaison_prospect_editor_class_init (LiaisonProspectEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_prospect_editor_dispose;

  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "editor.apply", NULL, apply_cb);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/many/liaison-prospect-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonProspectEditor, group);
  for (guint i = 0; i < LIAISON_PROSPECT_N_FIELDS; i++)
    {
      g_autofree char *name = g_strdup_printf ("row_%u", i);

      gtk_widget_class_bind_template_child_full (widget_class, name, FALSE, 0);
    }
}

static void
liaison_prospect_editor_init (LiaisonProspectEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < LIAISON_PROSPECT_N_FIELDS; i++)
    {
      g_autofree char *name = g_strdup_printf ("row_%u", i);
      GObject *row =
        gtk_widget_get_template_child (GTK_WIDGET (self), LIAISON_TYPE_PROSPECT_EDITOR, name);

      self->rows[i] = GTK_EDITABLE (row);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     liaison_prospect_field_to_title (i));
    }
}

/* The first that is wrong. */
static LiaisonProspectField
find_wrong_field (LiaisonProspectMarks marks)
{
  static const struct
  {
    LiaisonProspectMarks mark;
    LiaisonProspectField field;
  } fields[] = {
    { LIAISON_PROSPECT_BAD_MAIL, LIAISON_PROSPECT_CONTACT_MAIL },
    { LIAISON_PROSPECT_BAD_COUNTRY, LIAISON_PROSPECT_COUNTRY },
    { LIAISON_PROSPECT_BAD_LANGUAGE, LIAISON_PROSPECT_LANGUAGE },
    { LIAISON_PROSPECT_BAD_RIGHTS, LIAISON_PROSPECT_RIGHTS },
    { LIAISON_PROSPECT_BAD_DAY, LIAISON_PROSPECT_DUE_DATE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (marks & fields[i].mark)
      return fields[i].field;
  return LIAISON_PROSPECT_COMPANY;
}

GtkWidget *
liaison_prospect_editor_new (LiaisonProspect *prospect)
{
  LiaisonProspectEditor *self;
  g_autofree char *problem = NULL;

  g_return_val_if_fail (LIAISON_IS_PROSPECT (prospect), NULL);

  self = g_object_new (LIAISON_TYPE_PROSPECT_EDITOR, NULL);
  self->prospect = g_object_ref (prospect);
  problem = liaison_prospect_marks_to_text (liaison_prospect_get_marks (prospect));
  adw_preferences_group_set_description (self->group, problem);
  for (guint i = 0; i < LIAISON_PROSPECT_N_FIELDS; i++)
    {
      g_autofree char *text = liaison_prospect_dup_text (prospect, i);

      gtk_editable_set_text (self->rows[i], text);
    }
  gtk_widget_grab_focus (
    GTK_WIDGET (self->rows[find_wrong_field (liaison_prospect_get_marks (prospect))]));
  return GTK_WIDGET (self);
}
