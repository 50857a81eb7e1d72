/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/many/liaison-many-mapping.h"

#include <glib/gi18n.h>
#include <string.h>

#include "ui/invite/liaison-joint-group.h"
#include "ui/liaison-letter-languages.h"
#include "ui/many/liaison-many-words.h"

static const char separators[] = { ',', ';', '\t', LIAISON_CSV_NO_SEPARATOR };

struct _LiaisonManyMapping
{
  AdwBin parent_instance;

  GtkEditable *name_row;
  AdwComboRow *encoding_row;
  AdwComboRow *separator_row;
  GtkSwitch *titles_switch;
  AdwComboRow *language_row;
  GtkSwitch *rights_switch;
  LiaisonJointGroup *joint_group;
  AdwComboRow *columns[LIAISON_PROSPECT_N_FIELDS]; /* not owned */

  LiaisonProspectList *list;
  LiaisonLetterLibrary *letters;
  gboolean showing; /* what is set is not the person's choice */
};

G_DEFINE_FINAL_TYPE (LiaisonManyMapping, liaison_many_mapping, ADW_TYPE_BIN)

static void
show_columns (LiaisonManyMapping *self)
{
  for (guint i = 0; i < LIAISON_PROSPECT_N_FIELDS; i++)
    {
      g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

      gtk_string_list_append (titles, _ ("Not in the list"));
      for (guint j = 0; j < liaison_prospect_list_get_n_columns (self->list); j++)
        {
          g_autofree char *title = liaison_prospect_list_dup_column_title (self->list, j);

          /* Translators: names a column of a list: its number, and its heading or first cell. */
          gtk_string_list_take (titles, g_strdup_printf (_ ("%1$u: %2$s"), j + 1, title));
        }
      adw_combo_row_set_model (self->columns[i], G_LIST_MODEL (titles));
      adw_combo_row_set_selected (self->columns[i],
                                  (guint) (liaison_prospect_list_get_column (self->list, i) + 1));
    }
}

static void
show_reading (LiaisonManyMapping *self)
{
  LiaisonProspectReading reading = liaison_prospect_list_get_reading (self->list);
  guint separator = 0;

  while (separators[separator] != reading.separator && separator + 1 < sizeof separators)
    separator++;
  adw_combo_row_set_selected (self->encoding_row, reading.encoding - 1);
  adw_combo_row_set_selected (self->separator_row, separator);
  gtk_switch_set_active (self->titles_switch, reading.has_titles > 0);
}

static void
column_selected_cb (LiaisonManyMapping *self, GParamSpec *pspec, AdwComboRow *row)
{
  if (self->showing || self->list == NULL)
    return;
  for (guint i = 0; i < LIAISON_PROSPECT_N_FIELDS; i++)
    if (self->columns[i] == row)
      liaison_prospect_list_set_column (self->list, i, (int) adw_combo_row_get_selected (row) - 1);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonManyMapping) self = LIAISON_MANY_MAPPING (user_data);

  /* Read otherwise, there was nothing in it: what is shown stays as it was. */
  liaison_prospect_list_read_finish (LIAISON_PROSPECT_LIST (source), result, NULL);
  if (self->list != NULL)
    liaison_many_mapping_show (self, NULL);
}

static void
reading_changed_cb (LiaisonManyMapping *self)
{
  LiaisonProspectReading reading;

  if (self->showing || self->list == NULL)
    return;
  reading = (LiaisonProspectReading){
    .encoding = (LiaisonCsvEncoding) (adw_combo_row_get_selected (self->encoding_row) + 1),
    .separator = separators[adw_combo_row_get_selected (self->separator_row)],
    .has_titles = gtk_switch_get_active (self->titles_switch),
  };
  liaison_prospect_list_read_again_async (self->list, &reading, NULL, read_cb, g_object_ref (self));
}

static void
liaison_many_mapping_dispose (GObject *object)
{
  LiaisonManyMapping *self = LIAISON_MANY_MAPPING (object);

  g_clear_object (&self->list);
  g_clear_object (&self->letters);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_MANY_MAPPING);
  G_OBJECT_CLASS (liaison_many_mapping_parent_class)->dispose (object);
}

static void
liaison_many_mapping_class_init (LiaisonManyMappingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_many_mapping_dispose;

  g_type_ensure (LIAISON_TYPE_JOINT_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/many/liaison-many-mapping.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyMapping, name_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyMapping, encoding_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyMapping, separator_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyMapping, titles_switch);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyMapping, language_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyMapping, rights_switch);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyMapping, joint_group);
  for (guint i = 0; i < LIAISON_PROSPECT_N_FIELDS; i++)
    {
      g_autofree char *name = g_strdup_printf ("column_%u", i);

      gtk_widget_class_bind_template_child_full (widget_class, name, FALSE, 0);
    }
  gtk_widget_class_bind_template_callback (widget_class, column_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, reading_changed_cb);
}

static void
liaison_many_mapping_init (LiaisonManyMapping *self)
{
  const char *encodings[] = { _ ("Unicode (UTF-8)"),
                                 _ ("Unicode (UTF-16)"),
                                    _ ("Unicode (UTF-16, big-endian)"),
                                       _ ("Chinese (GB18030)"),
                                          _ ("Western (Windows-1252)"),
                                             NULL };
  g_autoptr(GtkStringList) names = gtk_string_list_new (encodings);

  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->encoding_row, G_LIST_MODEL (names));
  for (guint i = 0; i < LIAISON_PROSPECT_N_FIELDS; i++)
    {
      g_autofree char *name = g_strdup_printf ("column_%u", i);
      GObject *row =
        gtk_widget_get_template_child (GTK_WIDGET (self), LIAISON_TYPE_MANY_MAPPING, name);

      self->columns[i] = ADW_COMBO_ROW (row);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     liaison_prospect_field_to_title (i));
    }
  self->showing = FALSE;
}

void
liaison_many_mapping_set_list (LiaisonManyMapping *self,
                               LiaisonSession *session,
                               LiaisonProspectList *list,
                               const char *language)
{
  g_return_if_fail (LIAISON_IS_MANY_MAPPING (self));
  g_return_if_fail (LIAISON_IS_PROSPECT_LIST (list));
  g_return_if_fail (LIAISON_IS_SESSION (session));

  g_set_object (&self->list, list);
  g_set_object (&self->letters,
                liaison_catalog_get_letters (liaison_session_get_catalog (session)));
  liaison_letter_languages_fill_row (self->letters, self->language_row, language);
  liaison_joint_group_set_session (self->joint_group, session);
}

void
liaison_many_mapping_show (LiaisonManyMapping *self, const char *name)
{
  g_return_if_fail (LIAISON_IS_MANY_MAPPING (self));
  g_return_if_fail (self->list != NULL);

  self->showing = TRUE;
  if (name != NULL)
    gtk_editable_set_text (self->name_row, name);
  show_columns (self);
  show_reading (self);
  self->showing = FALSE;
}

char *
liaison_many_mapping_dup_name (LiaisonManyMapping *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (LIAISON_IS_MANY_MAPPING (self), NULL);

  name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_row)));
  /* Translators: the name of a list of prospects that has none. */
  return *name != '\0' ? g_steal_pointer (&name) : g_strdup (_ ("List"));
}

const char *
liaison_many_mapping_get_language (LiaisonManyMapping *self)
{
  const char *const *languages;

  g_return_val_if_fail (LIAISON_IS_MANY_MAPPING (self), NULL);

  languages = liaison_letter_library_get_languages (self->letters);
  return languages[adw_combo_row_get_selected (self->language_row)];
}

gboolean
liaison_many_mapping_get_wants_rights (LiaisonManyMapping *self)
{
  g_return_val_if_fail (LIAISON_IS_MANY_MAPPING (self), FALSE);

  return gtk_switch_get_active (self->rights_switch);
}

LiaisonJoint
liaison_many_mapping_get_party (LiaisonManyMapping *self, LiaisonReseller **party)
{
  g_return_val_if_fail (LIAISON_IS_MANY_MAPPING (self), LIAISON_JOINT_NONE);

  return liaison_joint_group_get_chosen (self->joint_group, party);
}
