/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-desk-private.h"

#include <glib/gi18n.h>

#include "ui/account/liaison-account-removal.h"
#include "ui/account/liaison-remove-account-dialog.h"
#include "ui/liaison-error-sentences.h"

/* Removing:
 *
 *   remove_account → confirmed → … → removed
 */
static void removed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
confirmed_cb (LiaisonDesk *self, gboolean keep, LiaisonRemoveAccountDialog *dialog)
{
  LiaisonProfile *profile = liaison_remove_account_dialog_get_profile (dialog);
  LiaisonWindow *window = liaison_desk_find_window (self, liaison_profile_get_id (profile));

  liaison_account_removal_async (liaison_desk_ensure_accounts (self), profile,
                                 window != NULL ? liaison_window_get_pane (window) : NULL, keep,
                                 removed_cb, liaison_desk_move_new (self, window, profile));
}

static void
tell_not_removed (LiaisonDesk *self, const GError *error)
{
  g_autofree char *sentence = liaison_error_to_sentence (error);
  /* Translators: %s is a sentence that tells what failed. */
  g_autofree char *body = g_strdup_printf (_ ("%s Nothing was removed."), sentence);
  GtkWindow *parent = gtk_application_get_active_window (liaison_desk_get_application (self));
  GtkWidget *dialog = adw_message_dialog_new (parent, _ ("Account Not Removed"), body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonDeskMove) move = user_data;
  LiaisonDesk *self = move->desk;
  g_autoptr(GError) error = NULL;
  gboolean removed = liaison_account_removal_finish (result, &error);
  LiaisonWindow *window = liaison_desk_move_is_open (move) ? move->window : NULL;

  if (!removed)
    {
      if (window != NULL && !liaison_desk_show_account (self, window, move->profile))
        liaison_desk_show_last_account (self, window);
      tell_not_removed (self, error);
      return;
    }

  if (window != NULL)
    liaison_desk_show_last_account (self, window);
  else
    window = liaison_desk_get_active_window (self);
  if (window != NULL)
    liaison_account_pane_add_toast (liaison_window_get_pane (window), _ ("Account removed"), NULL,
                                                                         NULL, NULL);
}

void
liaison_desk_remove_account (LiaisonDesk *self, const char *id)
{
  g_autoptr(LiaisonProfile) profile = NULL;
  GtkWidget *dialog;

  g_return_if_fail (LIAISON_IS_DESK (self));
  g_return_if_fail (id != NULL);

  profile = liaison_desk_find_profile (self, id);
  if (profile == NULL)
    return;

  dialog = liaison_remove_account_dialog_new (
    profile, gtk_application_get_active_window (liaison_desk_get_application (self)));
  g_signal_connect_object (dialog, "confirmed", G_CALLBACK (confirmed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
