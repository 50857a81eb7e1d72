/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-preferences.h"

#include <glib/gi18n.h>

#include "ui/liaison-letter-languages.h"
#include "ui/liaison-records-group.h"

struct _LiaisonPreferences
{
  AdwPreferencesWindow parent_instance;

  GtkEditable *name_row;
  GtkEditable *title_row;
  GtkEditable *mail_row;
  GtkEditable *phone_row;
  AdwComboRow *language_row;
  GtkSpinButton *days_button;
  GtkWidget *answers_group;
  GtkSwitch *background_switch;
  GtkWidget *refusal_row;
  GtkLabel *refusal_label;
  LiaisonRecordsGroup *records_group;

  LiaisonBackground *background;
  GSettings *settings;
  GStrv languages; /* in the order of the row, without its first entry */
};

G_DEFINE_FINAL_TYPE (LiaisonPreferences, liaison_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
language_selected_cb (LiaisonPreferences *self)
{
  guint selected = adw_combo_row_get_selected (self->language_row);

  if (self->languages == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  g_settings_set_string (self->settings, "letter-language",
                         selected == 0 ? "" : self->languages[selected - 1]);
}

static void
fill_languages (LiaisonPreferences *self, LiaisonLetterLibrary *letters)
{
  const char *const *languages = liaison_letter_library_get_languages (letters);
  g_autofree char *chosen = g_settings_get_string (self->settings, "letter-language");
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("As in the interface"));
  for (guint i = 0; languages[i] != NULL; i++)
    {
      gtk_string_list_take (names, liaison_letter_language_to_label (letters, languages[i]));
      if (g_str_equal (languages[i], chosen))
        selected = i + 1;
    }

  adw_combo_row_set_model (self->language_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->language_row, selected);
  self->languages = g_strdupv ((char **) languages);
}

/* In the background */

static void
allowed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonPreferences) self = LIAISON_PREFERENCES (user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (liaison_background_allow_finish (LIAISON_BACKGROUND (source), result, &error) ||
      self->settings == NULL)
    return;
  sentence = liaison_background_error_to_sentence (error);
  gtk_label_set_label (self->refusal_label, sentence);
  gtk_widget_set_visible (self->refusal_row, TRUE);
}

static void
background_switched_cb (LiaisonPreferences *self)
{
  gboolean wanted = gtk_switch_get_active (self->background_switch);

  if (self->background == NULL || wanted == g_settings_get_boolean (self->settings, "background"))
    return;
  gtk_widget_set_visible (self->refusal_row, FALSE);
  liaison_background_allow_async (self->background, self->settings, wanted, allowed_cb,
                                  g_object_ref (self));
}

/* One question at a time; and its answer decides. */
static void
asking_changed_cb (LiaisonPreferences *self)
{
  gboolean asking = liaison_background_is_asking (self->background);

  if (!asking)
    gtk_switch_set_active (self->background_switch,
                           g_settings_get_boolean (self->settings, "background"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->background_switch), !asking);
}

static void
follow_background (LiaisonPreferences *self, LiaisonBackground *background)
{
  gtk_switch_set_active (self->background_switch,
                         g_settings_get_boolean (self->settings, "background"));
  gtk_widget_set_visible (self->answers_group, background != NULL);
  if (background == NULL)
    return;
  g_set_object (&self->background, background);
  g_signal_connect_object (background, "notify::asking", G_CALLBACK (asking_changed_cb), self,
                           G_CONNECT_SWAPPED);
  asking_changed_cb (self);
}

static void
liaison_preferences_dispose (GObject *object)
{
  LiaisonPreferences *self = LIAISON_PREFERENCES (object);

  g_clear_pointer (&self->languages, g_strfreev);
  if (self->background != NULL)
    g_signal_handlers_disconnect_by_func (self->background, asking_changed_cb, self);
  g_clear_object (&self->background);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_PREFERENCES);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (liaison_preferences_parent_class)->dispose (object);
}

static void
liaison_preferences_class_init (LiaisonPreferencesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_preferences_dispose;

  g_type_ensure (LIAISON_TYPE_RECORDS_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonPreferences, answers_group);
  gtk_widget_class_bind_template_child (widget_class, LiaisonPreferences, background_switch);
  gtk_widget_class_bind_template_child (widget_class, LiaisonPreferences, days_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonPreferences, language_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonPreferences, mail_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonPreferences, name_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonPreferences, phone_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonPreferences, records_group);
  gtk_widget_class_bind_template_child (widget_class, LiaisonPreferences, refusal_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonPreferences, refusal_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonPreferences, title_row);
  gtk_widget_class_bind_template_callback (widget_class, background_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_selected_cb);
}

static void
liaison_preferences_init (LiaisonPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LiaisonPreferences *
liaison_preferences_new (GSettings *settings,
                         LiaisonLetterLibrary *letters,
                         LiaisonLedger *ledger,
                         LiaisonBackground *background)
{
  LiaisonPreferences *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (LIAISON_IS_LETTER_LIBRARY (letters), NULL);
  g_return_val_if_fail (background == NULL || LIAISON_IS_BACKGROUND (background), NULL);

  self = g_object_new (LIAISON_TYPE_PREFERENCES, NULL);
  self->settings = g_object_ref (settings);

  g_settings_bind (settings, "sender-name", self->name_row, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "sender-title", self->title_row, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "sender-mail", self->mail_row, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "sender-phone", self->phone_row, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "answer-days", self->days_button, "value", G_SETTINGS_BIND_DEFAULT);
  fill_languages (self, letters);
  follow_background (self, background);
  liaison_records_group_set_ledger (self->records_group, ledger);

  return self;
}
