/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/account/liaison-remove-account-dialog.h"

#include <glib/gi18n.h>

#include "model/liaison-error.h"
#include "ui/liaison-error-sentences.h"

struct _LiaisonRemoveAccountDialog
{
  AdwMessageDialog parent_instance;

  GtkCheckButton *keep_check;
  GtkLabel *keep_label;

  LiaisonProfile *profile;
};

G_DEFINE_FINAL_TYPE (LiaisonRemoveAccountDialog,
                     liaison_remove_account_dialog,
                     ADW_TYPE_MESSAGE_DIALOG)

enum
{
  CONFIRMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
keep_toggled_cb (LiaisonRemoveAccountDialog *self)
{
  gtk_label_set_label (
    self->keep_label, gtk_check_button_get_active (self->keep_check)
    ? _ ("They are there again when the same person is added again.")
    : _ ("Drafts, letters and what you noted about answers are deleted for good."));
}

static void
liaison_remove_account_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  LiaisonRemoveAccountDialog *self = LIAISON_REMOVE_ACCOUNT_DIALOG (dialog);

  if (g_str_equal (response, "remove"))
    g_signal_emit (self, signals[CONFIRMED], 0,
                   gtk_check_button_get_active (self->keep_check) ? LIAISON_REMOVE_KEEP_INVITATIONS
                                                                  : LIAISON_REMOVE_ALL);
}

static void
liaison_remove_account_dialog_dispose (GObject *object)
{
  g_clear_object (&LIAISON_REMOVE_ACCOUNT_DIALOG (object)->profile);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_REMOVE_ACCOUNT_DIALOG);

  G_OBJECT_CLASS (liaison_remove_account_dialog_parent_class)->dispose (object);
}

static void
liaison_remove_account_dialog_class_init (LiaisonRemoveAccountDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_remove_account_dialog_dispose;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = liaison_remove_account_dialog_response;

  signals[CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/account/liaison-remove-account-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonRemoveAccountDialog, keep_check);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRemoveAccountDialog, keep_label);
  gtk_widget_class_bind_template_callback (widget_class, keep_toggled_cb);
}

static void
liaison_remove_account_dialog_init (LiaisonRemoveAccountDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  keep_toggled_cb (self);
}

GtkWidget *
liaison_remove_account_dialog_new (LiaisonProfile *profile, GtkWindow *parent)
{
  g_autofree char *heading = NULL;
  LiaisonRemoveAccountDialog *self;

  g_return_val_if_fail (LIAISON_IS_PROFILE (profile), NULL);
  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);

  /* Translators: %s is a company. */
  heading = g_strdup_printf (_ ("Remove the Account of %s?"), liaison_profile_get_name (profile));

  self = g_object_new (LIAISON_TYPE_REMOVE_ACCOUNT_DIALOG, "heading", heading, "transient-for",
                       parent, NULL);
  self->profile = g_object_ref (profile);

  return GTK_WIDGET (self);
}

LiaisonProfile *
liaison_remove_account_dialog_get_profile (LiaisonRemoveAccountDialog *self)
{
  g_return_val_if_fail (LIAISON_IS_REMOVE_ACCOUNT_DIALOG (self), NULL);

  return self->profile;
}

static char *
explain_key_ring (const GError *error, const char *key_label)
{
  if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_KEY_RING_LOCKED))
    /* Translators: %s is what a key ring manager calls the sign-in. */
    return g_strdup_printf (
      _ ("The key ring is locked, so nothing was removed. Unlock the key ring, then remove the "
         "account again.\n\nIf you remove it anyway, its sign-in may remain in the key ring under "
         "the label “%s”. You can delete it there once the key ring is unlocked."),
         key_label);

  /* Translators: %s is what a key ring manager calls the sign-in. */
  return g_strdup_printf (
    _ ("No key ring answers on this computer, so nothing was removed.\n\nIf you remove the account "
       "anyway, its sign-in may remain in the key ring under the label “%s”. You can delete it "
       "there once the key ring answers and is unlocked."),
       key_label);
}

static char *
explain_files (LiaisonRemoveFlags flags, const char *folder)
{
  if (flags & LIAISON_REMOVE_PAST_KEY_RING)
    /* Translators: %s is a folder. */
    return g_strdup_printf (
      _ ("The invitations of this account could not be deleted, so it stays in the list. They are "
         "in the folder “%s”. Check its permissions, then remove the account again."),
         folder);

  /* Translators: %s is a folder. */
  return g_strdup_printf (
    _ ("The sign-in is removed, but the invitations could not be deleted, so the account stays in "
       "the list. They are in the folder “%s”. Check its permissions, then remove the account "
       "again."),
       folder);
}

char *
liaison_removal_to_sentences (LiaisonRemovalStage stage,
                              LiaisonRemoveFlags flags,
                              const GError *error,
                              const char *key_label,
                              const char *folder)
{
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (error != NULL && key_label != NULL && folder != NULL, NULL);

  if (stage == LIAISON_REMOVAL_SIGN_IN)
    return explain_key_ring (error, key_label);
  if (stage == LIAISON_REMOVAL_FILES)
    return explain_files (flags, folder);

  sentence = liaison_error_to_sentence (error);
  /* Translators: %s is a sentence that tells what failed. */
  return g_strdup_printf (_ ("%s Nothing was removed."), sentence);
}
