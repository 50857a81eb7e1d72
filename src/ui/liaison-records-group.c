/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-records-group.h"

#include <glib/gi18n.h>

#include "model/liaison-error.h"
#include "ui/liaison-error-sentences.h"
#include "ui/liaison-folder-opener.h"
#include "ui/liaison-toast.h"

struct _LiaisonRecordsGroup
{
  AdwPreferencesGroup parent_instance;

  LiaisonLedger *ledger;
  GtkFileChooserNative *chooser; /* while a file is asked for */
  char *backup;                  /* path of what is to be restored, while that is asked */
  char *kept;                    /* path of what the last restore has replaced */
};

G_DEFINE_FINAL_TYPE (LiaisonRecordsGroup, liaison_records_group, ADW_TYPE_PREFERENCES_GROUP)

static GtkWindow *
get_window (LiaisonRecordsGroup *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Telling how it went; the window may have been closed meanwhile. */

static AdwToast *
add_toast (LiaisonRecordsGroup *self, const char *text, const char *button)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_WINDOW);
  AdwToast *toast;

  if (window == NULL)
    return NULL;
  toast = liaison_toast_new (text, button, window);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window), toast);
  return toast;
}

static void
show_failure (LiaisonRecordsGroup *self, const char *title, const char *sentence)
{
  GtkWindow *window = get_window (self);
  GtkWidget *dialog;

  if (window == NULL)
    return;
  dialog = adw_message_dialog_new (window, title, sentence);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Asking for a file */

static void
forget_chooser (LiaisonRecordsGroup *self)
{
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
}

/* The chosen path, transfer full; NULL: none was chosen. */
static char *
take_choice (LiaisonRecordsGroup *self, int response)
{
  g_autoptr(GFile) file = NULL;
  char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
      path = file != NULL ? g_file_get_path (file) : NULL;
      if (path == NULL)
        show_failure (self, _ ("File Problem"),
                               _ ("This place cannot be used. Choose a folder of this computer."));
    }
  forget_chooser (self);
  return path;
}

static void
ask_for_file (LiaisonRecordsGroup *self,
              const char *title,
              GtkFileChooserAction action,
              const char *accept_label,
              GCallback answered)
{
  g_autoptr(GtkFileFilter) backups = gtk_file_filter_new ();
  g_autoptr(GtkFileFilter) all = gtk_file_filter_new ();

  self->chooser =
    gtk_file_chooser_native_new (title, get_window (self), action, accept_label, _ ("_Cancel"));
  gtk_file_filter_set_name (backups, _ ("Backups of Liaison"));
  gtk_file_filter_add_pattern (backups, "*.liaison-backup");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), backups);
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", answered, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Backing up */

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonRecordsGroup) self = LIAISON_RECORDS_GROUP (user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (liaison_ledger_backup_finish (LIAISON_LEDGER (source), result, &error))
    {
      add_toast (self, _ ("The backup is written"), NULL);
      return;
    }
  sentence = liaison_error_to_sentence (error);
  show_failure (self, _ ("No Backup Was Written"), sentence);
}

static void
backup_chosen_cb (LiaisonRecordsGroup *self, int response)
{
  g_autofree char *path = take_choice (self, response);

  if (path != NULL)
    liaison_ledger_backup_async (self->ledger, path, NULL, backed_up_cb, g_object_ref (self));
}

static void
backup_cb (LiaisonRecordsGroup *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name = g_strdup_printf ("Liaison %s.liaison-backup", date);

  if (self->chooser != NULL || self->ledger == NULL)
    return;
  ask_for_file (self, _ ("Back Up Your Own Records"), GTK_FILE_CHOOSER_ACTION_SAVE,
                         _ ("_Save"), G_CALLBACK (backup_chosen_cb));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
}

/* Restoring:
 *
 *   restore → restore_chosen → restore_answered → restored
 */

static char *
dup_restore_sentence (const GError *error)
{
  if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE))
    return g_strdup (_ ("The file is no backup of Liaison, or it is damaged. Nothing was "
                        "changed."));
  if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_NEWER_FILE))
    return g_strdup (_ ("The backup was written by a newer version of Liaison. Update Liaison to "
                        "restore it; nothing was changed."));
  return liaison_error_to_sentence (error);
}

static void
show_kept_cb (LiaisonRecordsGroup *self)
{
  if (self->kept != NULL)
    {
      g_autoptr(GFile) kept = g_file_new_for_path (self->kept);

      liaison_folder_opener_show (kept, get_window (self));
    }
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonRecordsGroup) self = LIAISON_RECORDS_GROUP (user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *kept = liaison_ledger_restore_finish (LIAISON_LEDGER (source), result, &error);
  g_autofree char *sentence = NULL;
  AdwToast *toast;

  if (kept == NULL)
    {
      sentence = dup_restore_sentence (error);
      show_failure (self, _ ("Nothing Was Restored"), sentence);
      return;
    }

  g_free (self->kept);
  self->kept = g_steal_pointer (&kept);
  toast =
    add_toast (self, _ ("The backup is restored"),
                        /* Translators: a button; shows the file with what was there before. */
                        _ ("Show Former File"));
  if (toast == NULL)
    return;
  adw_toast_set_timeout (toast, 0);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (show_kept_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
restore_answered_cb (LiaisonRecordsGroup *self, const char *response)
{
  g_autofree char *path = g_steal_pointer (&self->backup);

  if (path != NULL && g_str_equal (response, "restore"))
    liaison_ledger_restore_async (self->ledger, path, restored_cb, g_object_ref (self));
}

static void
restore_chosen_cb (LiaisonRecordsGroup *self, int response)
{
  g_autofree char *path = take_choice (self, response);
  g_autofree char *name = NULL;
  GtkWidget *dialog;

  if (path == NULL)
    return;

  name = g_filename_display_basename (path);
  dialog = adw_message_dialog_new (
    get_window (self), NULL,
    _ ("All invitations, notes and views of this account are replaced by those of the backup. "
                "What is there now is kept in a file of its own, which can be restored in turn."));
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog),
                                     /* Translators: a question; %s is the name of a file. */
                                     _ ("Restore “%s”?"), name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel",
                                    _ ("_Cancel"), "restore", _ ("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_free (self->backup);
  self->backup = g_steal_pointer (&path);
  g_signal_connect_object (dialog, "response", G_CALLBACK (restore_answered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
restore_cb (LiaisonRecordsGroup *self)
{
  if (self->chooser != NULL || self->ledger == NULL)
    return;
  ask_for_file (self, _ ("Restore a Backup"), GTK_FILE_CHOOSER_ACTION_OPEN,
                         _ ("_Open"), G_CALLBACK (restore_chosen_cb));
}

static void
liaison_records_group_dispose (GObject *object)
{
  LiaisonRecordsGroup *self = LIAISON_RECORDS_GROUP (object);

  forget_chooser (self);
  g_clear_object (&self->ledger);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_RECORDS_GROUP);

  G_OBJECT_CLASS (liaison_records_group_parent_class)->dispose (object);
}

static void
liaison_records_group_finalize (GObject *object)
{
  LiaisonRecordsGroup *self = LIAISON_RECORDS_GROUP (object);

  g_free (self->backup);
  g_free (self->kept);

  G_OBJECT_CLASS (liaison_records_group_parent_class)->finalize (object);
}

static void
liaison_records_group_class_init (LiaisonRecordsGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_records_group_dispose;
  object_class->finalize = liaison_records_group_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-records-group.ui");
  gtk_widget_class_bind_template_callback (widget_class, backup_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
}

static void
liaison_records_group_init (LiaisonRecordsGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_records_group_set_ledger (LiaisonRecordsGroup *self, LiaisonLedger *ledger)
{
  g_return_if_fail (LIAISON_IS_RECORDS_GROUP (self));
  g_return_if_fail (ledger == NULL || LIAISON_IS_LEDGER (ledger));

  g_set_object (&self->ledger, ledger);
  gtk_widget_set_visible (GTK_WIDGET (self), ledger != NULL);
}
