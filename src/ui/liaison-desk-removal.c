/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-desk-private.h"

#include <glib/gi18n.h>

#include "ui/account/liaison-account-removal.h"
#include "ui/account/liaison-remove-account-dialog.h"

/* Removing:
 *
 *   remove_account → confirmed → begin → … → removed ─┬─ done
 *                                                     └─ the key ring refused: begin, past it
 */
typedef struct
{
  LiaisonDeskMove *move;
  LiaisonRemoveFlags flags;
} Removal;

static void removed_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
removal_free (Removal *removal)
{
  liaison_desk_move_free (removal->move);
  g_free (removal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static void
begin (LiaisonDesk *self, LiaisonProfile *profile, LiaisonRemoveFlags flags)
{
  LiaisonWindow *window = liaison_desk_find_window (self, liaison_profile_get_id (profile));
  Removal *removal = g_new0 (Removal, 1);

  removal->move = liaison_desk_move_new (self, window, profile);
  removal->flags = flags;
  liaison_account_removal_async (liaison_desk_ensure_accounts (self), profile,
                                 window != NULL ? liaison_window_get_pane (window) : NULL, flags,
                                 removed_cb, removal);
}

static void
confirmed_cb (LiaisonDesk *self, LiaisonRemoveFlags flags, LiaisonRemoveAccountDialog *dialog)
{
  begin (self, liaison_remove_account_dialog_get_profile (dialog), flags);
}

static void
remove_anyway_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Removal *removal = user_data;

  if (g_str_equal (response, "remove"))
    begin (removal->move->desk, removal->move->profile,
           removal->flags | LIAISON_REMOVE_PAST_KEY_RING);
}

static void
removal_closure_free (gpointer removal, GClosure *closure)
{
  removal_free (removal);
}

/* Takes @removal. */
static void
tell_not_removed (Removal *removal, LiaisonRemovalStage stage, const GError *error)
{
  LiaisonDesk *self = removal->move->desk;
  LiaisonProfile *profile = removal->move->profile;
  g_autofree char *label = liaison_accounts_dup_key_label (profile);
  g_autofree char *folder =
    liaison_accounts_dup_folder (liaison_desk_ensure_accounts (self), profile);
  g_autofree char *body =
    liaison_removal_to_sentences (stage, removal->flags, error, label, folder);
  GtkWindow *parent = gtk_application_get_active_window (liaison_desk_get_application (self));
  AdwMessageDialog *dialog =
    ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _ ("Account Not Removed"), body));

  adw_message_dialog_add_response (dialog, "close", _ ("_Close"));
  if (stage == LIAISON_REMOVAL_SIGN_IN)
    {
      adw_message_dialog_add_response (dialog, "remove", _ ("_Remove Anyway"));
      adw_message_dialog_set_response_appearance (dialog, "remove", ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_message_dialog_set_default_response (dialog, "close");
  g_signal_connect_data (dialog, "response", G_CALLBACK (remove_anyway_cb), removal,
                         removal_closure_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Removal) removal = user_data;
  LiaisonDeskMove *move = removal->move;
  LiaisonDesk *self = move->desk;
  g_autoptr(GError) error = NULL;
  LiaisonRemovalStage stage = liaison_account_removal_finish (result, &error);
  LiaisonWindow *window = liaison_desk_move_is_open (move) ? move->window : NULL;

  if (stage != LIAISON_REMOVAL_DONE)
    {
      if (window != NULL && !liaison_desk_show_account (self, window, move->profile))
        liaison_desk_show_last_account (self, window);
      tell_not_removed (g_steal_pointer (&removal), stage, error);
      return;
    }

  if (window != NULL && gtk_widget_get_visible (GTK_WIDGET (window)))
    liaison_desk_show_last_account (self, window);
  else
    {
      /* Hidden, it was there for this account alone. */
      if (window != NULL)
        gtk_window_destroy (GTK_WINDOW (window));
      window = liaison_desk_get_active_window (self);
    }
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
