/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-unsaved-question.h"

#include <glib/gi18n.h>

#include "ui/liaison-error-sentences.h"

GtkWidget *
liaison_unsaved_question_new (GtkWindow *parent, const GError *failure)
{
  g_autofree char *reason = NULL;
  g_autofree char *body = NULL;
  GtkWidget *question;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (failure != NULL, NULL);

  reason = liaison_error_to_sentence (failure);
  body = g_strdup_printf (
    /* Translators: %s is why it is not saved, one or two sentences. */
    _ ("What you entered last is not saved, and would be lost. %s"), reason);
  question = adw_message_dialog_new (parent, _ ("Close without Saving?"), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (question), "stay",
                                    _ ("_Keep Open"), "close", _ ("_Close Anyway"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (question), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (question), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (question), "stay");
  return question;
}
