/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-invite-attempts.h"

#include <glib/gi18n.h>

#include "ui/follow/liaison-follow-sentences.h"
#include "ui/liaison-sentences.h"

struct _LiaisonInviteAttempts
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GtkListBox *list; /* the attempts in their order, then other_row */
  AdwActionRow *other_row;
  GtkCheckButton *other_way;

  LiaisonInvite *invite;
};

G_DEFINE_FINAL_TYPE (LiaisonInviteAttempts, liaison_invite_attempts, ADW_TYPE_BIN)

static GtkWidget *
create_row (const LiaisonHandoff *attempt)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = liaison_handoff_to_text (attempt);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "object-select-symbolic");
  return row;
}

static void
show_attempts (LiaisonInviteAttempts *self)
{
  LiaisonInvitation *invitation = liaison_invite_get_invitation (self->invite);
  guint n = liaison_invitation_get_n_handoffs (invitation);
  guint n_rows = 0;
  GtkWidget *row = NULL;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) !=
         GTK_WIDGET (self->other_row))
    gtk_list_box_remove (self->list, row);

  for (guint i = 0; i < n; i++)
    {
      const LiaisonHandoff *attempt = liaison_invitation_get_handoff (invitation, i);

      if (attempt->method == LIAISON_HANDOFF_OTHER_WAY)
        {
          g_autofree char *time = liaison_time_to_text (attempt->time);

          /* The ticked box says what was done; its time is all that is missing. */
          adw_action_row_set_subtitle (self->other_row, time);
          gtk_widget_set_sensitive (GTK_WIDGET (self->other_way), FALSE);
          gtk_check_button_set_active (self->other_way, TRUE);
        }
      else
        gtk_list_box_insert (self->list, create_row (attempt), n_rows++);
    }
  adw_preferences_group_set_title (self->group, n > 0 ? _ ("Handed Over") : "");
}

static void
other_way_cb (LiaisonInviteAttempts *self)
{
  /* Insensitive, it only shows what was noted before. */
  if (gtk_check_button_get_active (self->other_way) &&
      gtk_widget_get_sensitive (GTK_WIDGET (self->other_way)))
    liaison_invite_note_other_way (self->invite);
}

static void
liaison_invite_attempts_dispose (GObject *object)
{
  LiaisonInviteAttempts *self = LIAISON_INVITE_ATTEMPTS (object);

  g_clear_object (&self->invite);
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_INVITE_ATTEMPTS);
  G_OBJECT_CLASS (liaison_invite_attempts_parent_class)->dispose (object);
}

static void
liaison_invite_attempts_class_init (LiaisonInviteAttemptsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_invite_attempts_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-invite-attempts.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteAttempts, group);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteAttempts, list);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteAttempts, other_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteAttempts, other_way);
  gtk_widget_class_bind_template_callback (widget_class, other_way_cb);
}

static void
liaison_invite_attempts_init (LiaisonInviteAttempts *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_invite_attempts_set_invite (LiaisonInviteAttempts *self, LiaisonInvite *invite)
{
  g_return_if_fail (LIAISON_IS_INVITE_ATTEMPTS (self));
  g_return_if_fail (LIAISON_IS_INVITE (invite));
  g_return_if_fail (self->invite == NULL);

  self->invite = g_object_ref (invite);
  g_signal_connect_object (liaison_invite_get_invitation (invite), "handoffs-changed",
                           G_CALLBACK (show_attempts), self, G_CONNECT_SWAPPED);
  show_attempts (self);
}
