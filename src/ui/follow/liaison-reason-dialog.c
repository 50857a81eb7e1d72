/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/follow/liaison-reason-dialog.h"

#include <glib/gi18n.h>

#include "ui/liaison-inviting.h"

struct _LiaisonReasonDialog
{
  AdwMessageDialog parent_instance;

  GtkEntry *entry;
};

G_DEFINE_FINAL_TYPE (LiaisonReasonDialog, liaison_reason_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
liaison_reason_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_REASON_DIALOG);

  G_OBJECT_CLASS (liaison_reason_dialog_parent_class)->dispose (object);
}

static void
liaison_reason_dialog_class_init (LiaisonReasonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_reason_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/follow/liaison-reason-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonReasonDialog, entry);
}

static void
liaison_reason_dialog_init (LiaisonReasonDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LiaisonReasonDialog *
liaison_reason_dialog_new (LiaisonInvitation *invitation,
                           LiaisonInvitationState to,
                           GtkWindow *parent)
{
  LiaisonReasonDialog *self;
  AdwMessageDialog *dialog;
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;
  gboolean withdrawn = to == LIAISON_INVITATION_WITHDRAWN;

  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), NULL);

  self = g_object_new (LIAISON_TYPE_REASON_DIALOG, "transient-for", parent, NULL);
  dialog = ADW_MESSAGE_DIALOG (self);
  name = liaison_inviting_dup_name (invitation);
  /* Translators: %s is the name of a company. */
  heading =
    g_strdup_printf (withdrawn ? _ ("Withdraw the Invitation of %s?") : _ ("%s Declined?"), name);
  adw_message_dialog_set_heading (dialog, heading);
  if (withdrawn)
    adw_message_dialog_set_body (dialog,
                                 /* MSG-20, before it is done. */
                                 _ ("The invitation will be marked as withdrawn here. The link "
                                    "belongs to your account and remains valid; the customer can "
                                    "still accept."));
  adw_message_dialog_set_response_label (dialog, "note",
                                         withdrawn ? _ ("_Withdraw") : _ ("Mark as _Declined"));
  return self;
}

char *
liaison_reason_dialog_dup_reason (LiaisonReasonDialog *self)
{
  g_autofree char *reason = NULL;

  g_return_val_if_fail (LIAISON_IS_REASON_DIALOG (self), NULL);

  reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  return *reason != '\0' ? g_steal_pointer (&reason) : NULL;
}
