/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/follow/liaison-text-saver.h"

#include <glib/gi18n.h>

#include "ui/liaison-sentences.h"
#include "ui/liaison-toast.h"

typedef struct
{
  GtkFileChooserNative *chooser;
  AdwToastOverlay *toasts;
  GBytes *bytes;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->chooser);
  g_object_unref (saving->toasts);
  g_bytes_unref (saving->bytes);
  g_free (saving);
}

static void
tell (Saving *saving, const char *text)
{
  liaison_toast_show (saving->toasts, liaison_toast_new (text, NULL, GTK_WIDGET (saving->toasts)),
                      FALSE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Saving *saving = user_data;
  g_autoptr(GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      g_autofree char *name = g_file_get_basename (G_FILE (source));
      g_autofree char *shown = g_filename_display_name (name);
      /* Translators: %s is the name of a file. */
      g_autofree char *told = g_strdup_printf (_ ("Saved as “%s”"), shown);

      tell (saving, told);
    }
  else
    {
      g_autofree char *sentence = liaison_error_to_sentence (error);

      tell (saving, sentence);
    }
  saving_free (saving);
}

static void
response_cb (GtkNativeDialog *dialog, int response, Saving *saving)
{
  g_autoptr(GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    {
      saving_free (saving);
      return;
    }
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_file_replace_contents_bytes_async (file, saving->bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       saved_cb, saving);
}

void
liaison_text_saver_ask (GtkWindow *parent,
                        AdwToastOverlay *toasts,
                        const char *title,
                        const char *name,
                        const char *text)
{
  Saving *saving;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts));
  g_return_if_fail (text != NULL);

  saving = g_new0 (Saving, 1);
  saving->toasts = g_object_ref (toasts);
  saving->bytes = g_bytes_new (text, strlen (text));
  saving->chooser =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (saving->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (saving->chooser), name);
  g_signal_connect (saving->chooser, "response", G_CALLBACK (response_cb), saving);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (saving->chooser));
}
