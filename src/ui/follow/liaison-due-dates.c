/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/follow/liaison-due-dates.h"

#include <glib/gi18n.h>

#include "model/liaison-calendar-file.h"
#include "model/liaison-invitation.h"
#include "ui/liaison-inviting.h"

/* Whom to ask: name, address, a line each. */
static char *
dup_description (LiaisonInvitation *invitation)
{
  const char *name = liaison_invitation_get_contact_name (invitation);
  const char *mail = liaison_invitation_get_contact_mail (invitation);
  g_autofree char *text =
    g_strconcat (name != NULL ? name : "", "\n", mail != NULL ? mail : "", NULL);

  g_strstrip (text);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
add_entry (GArray *entries, GPtrArray *texts, LiaisonInvitation *invitation)
{
  g_autofree char *name = liaison_inviting_dup_name (invitation);
  LiaisonCalendarEntry entry = { .id = liaison_invitation_get_id (invitation),
                                 .day = liaison_invitation_get_due_date (invitation) };
  /* Translators: the title of an event in a calendar; %s is the name of a company. */
  char *summary = g_strdup_printf (_ ("%s: answer to the invitation wanted"), name);
  char *description = dup_description (invitation);

  g_ptr_array_add (texts, summary);
  g_ptr_array_add (texts, description);
  entry.summary = summary;
  entry.description = description;
  g_array_append_val (entries, entry);
}

char *
liaison_due_dates_to_calendar (GListModel *invitations, gint64 now)
{
  g_autoptr(GArray) entries = g_array_new (FALSE, FALSE, sizeof (LiaisonCalendarEntry));
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (G_IS_LIST_MODEL (invitations), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);

      if (liaison_invitation_get_state (invitation) == LIAISON_INVITATION_WAITING)
        add_entry (entries, texts, invitation);
    }
  return liaison_calendar_file_new ((const LiaisonCalendarEntry *) (gpointer) entries->data,
                                    entries->len, now);
}
