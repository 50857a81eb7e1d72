/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-reason-row.h"

#include <glib/gi18n.h>

#include "ui/liaison-letter-purposes.h"

struct _LiaisonReasonRow
{
  AdwExpanderRow parent_instance;

  GtkWidget *rows[LIAISON_LETTER_N_PURPOSES];
  GtkCheckButton *buttons[LIAISON_LETTER_N_PURPOSES];

  LiaisonInvite *invite; /* not owned */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LiaisonReasonRow, liaison_reason_row, ADW_TYPE_EXPANDER_ROW)

static gboolean
is_for_reseller (LiaisonReasonRow *self)
{
  return liaison_invitation_get_reseller (liaison_invite_get_invitation (self->invite)) != NULL;
}

static const char *
get_title (LiaisonReasonRow *self, LiaisonLetterPurpose purpose)
{
  return is_for_reseller (self) ? liaison_letter_purpose_to_reseller_title (purpose)
                                : liaison_letter_purpose_to_title (purpose);
}

static void
describe (LiaisonReasonRow *self, guint i)
{
  const char *effect =
    is_for_reseller (self)
      ? liaison_letter_purpose_to_reseller_effect (i)
      : liaison_letter_purpose_to_effect (i, liaison_invite_link_grants_rights (self->invite));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[i]), get_title (self, i));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[i]), effect);
  /* The row names it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, effect, -1);
}

static void
mark (LiaisonReasonRow *self)
{
  LiaisonLetterPurpose purpose = liaison_invite_get_purpose (self->invite);
  gboolean exists =
    liaison_invitation_get_existing_customer (liaison_invite_get_invitation (self->invite));

  for (guint i = 0; i < LIAISON_LETTER_N_PURPOSES; i++)
    describe (self, i);
  self->filling = TRUE;
  gtk_check_button_set_active (self->buttons[purpose], TRUE);
  self->filling = FALSE;
  gtk_widget_set_sensitive (self->rows[LIAISON_LETTER_NEW_CUSTOMER], !exists);
}

static void
update_cb (LiaisonReasonRow *self)
{
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self),
                                 get_title (self, liaison_invite_get_purpose (self->invite)));
  if (self->rows[0] != NULL)
    mark (self);
}

static void
toggled_cb (LiaisonReasonRow *self, GtkCheckButton *button)
{
  if (self->filling || !gtk_check_button_get_active (button))
    return;

  for (guint i = 0; i < LIAISON_LETTER_N_PURPOSES; i++)
    if (self->buttons[i] == button)
      liaison_invitation_set_purpose (liaison_invite_get_invitation (self->invite),
                                      liaison_letter_purpose_to_word ((LiaisonLetterPurpose) i));
}

static void
add_reason (LiaisonReasonRow *self, guint i)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (i > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), self->buttons[0]);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  self->rows[i] = row;
  self->buttons[i] = GTK_CHECK_BUTTON (button);
}

/* The reasons are made when they are first looked at: most requests are to new customers. */
static void
expanded_cb (LiaisonReasonRow *self)
{
  if (self->rows[0] != NULL)
    return;

  for (guint i = 0; i < LIAISON_LETTER_N_PURPOSES; i++)
    add_reason (self, i);
  mark (self);
}

static void
liaison_reason_row_class_init (LiaisonReasonRowClass *klass)
{
}

static void
liaison_reason_row_init (LiaisonReasonRow *self)
{
  /* Translators: why a relationship request is sent. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Reason"));
}

void
liaison_reason_row_set_invite (LiaisonReasonRow *self, LiaisonInvite *invite)
{
  LiaisonInvitation *invitation;

  g_return_if_fail (LIAISON_IS_REASON_ROW (self));
  g_return_if_fail (LIAISON_IS_INVITE (invite));
  g_return_if_fail (self->invite == NULL);

  self->invite = invite;
  invitation = liaison_invite_get_invitation (invite);
  g_signal_connect_object (invitation, "notify::purpose", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (invitation, "notify::existing-customer", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (invitation, "notify::reseller", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::expanded", G_CALLBACK (expanded_cb), self,
                           G_CONNECT_SWAPPED);
  update_cb (self);
}
