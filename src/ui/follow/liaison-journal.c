/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/follow/liaison-journal.h"

#include <glib/gi18n.h>

#include "model/liaison-csv.h"
#include "ui/follow/liaison-follow-sentences.h"
#include "ui/liaison-inviting.h"
#include "ui/liaison-sentences.h"

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const LiaisonJournalLine *one = a;
  const LiaisonJournalLine *other = b;

  if (one->time != other->time)
    return one->time > other->time ? 1 : -1;
  /* The letter went before what followed from it. */
  return (one->handoff == NULL) - (other->handoff == NULL);
}

GArray *
liaison_journal_list (LiaisonInvitation *invitation)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (LiaisonJournalLine));

  for (guint i = 0; i < liaison_invitation_get_n_handoffs (invitation); i++)
    {
      LiaisonJournalLine line = { .handoff = liaison_invitation_get_handoff (invitation, i) };

      line.time = line.handoff->time;
      g_array_append_val (lines, line);
    }
  for (guint i = 0; i < liaison_invitation_get_n_steps (invitation); i++)
    {
      LiaisonJournalLine line = { .step = liaison_invitation_get_step (invitation, i) };

      if (line.step->kind == LIAISON_STEP_MOVED && line.step->to == LIAISON_INVITATION_HANDED_OFF)
        continue;
      line.time = line.step->time;
      g_array_append_val (lines, line);
    }
  g_array_sort (lines, compare_lines);
  return lines;
}

static char *
dup_utc (gint64 time)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_format_iso8601 (utc) : g_strdup ("");
}

static void
add_field (GString *text, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (text, "%s: %s\n", name, value);
}

static void
add_head (GString *text, LiaisonInvitation *invitation)
{
  g_autofree char *name = liaison_inviting_dup_name (invitation);

  g_string_append_printf (text, "%s\n\n", name);
  add_field (text, _ ("Contact"), liaison_invitation_get_contact_name (invitation));
  add_field (text, _ ("E-mail"), liaison_invitation_get_contact_mail (invitation));
  add_field (text, _ ("Domain"), liaison_invitation_get_domain (invitation));
  add_field (text, _ ("Microsoft ID"), liaison_invitation_get_customer (invitation));
  add_field (text, _ ("Indirect provider"), liaison_invitation_get_provider_name (invitation));
  add_field (text, _ ("Indirect reseller"), liaison_invitation_get_reseller_name (invitation));
  add_field (text, _ ("Answer wanted by"), liaison_invitation_get_due_date (invitation));
  add_field (text, _ ("State"),
                      liaison_invitation_state_to_text (liaison_invitation_get_state (invitation)));
}

static void
add_handoff (GString *text, const LiaisonHandoff *handoff)
{
  g_autofree char *told = liaison_handoff_to_text (handoff);

  g_string_append_printf (text, "%s\n", told);
  add_field (text, _ ("Link"), handoff->link);
  add_field (text, _ ("SHA-256 of the letter"), handoff->digest);
  add_field (text, _ ("Subject"), handoff->subject);
  if (handoff->body != NULL)
    g_string_append_printf (text, "\n%s\n", handoff->body);
}

char *
liaison_journal_to_text (LiaisonInvitation *invitation)
{
  GString *text = g_string_new (NULL);
  g_autoptr(GArray) lines = NULL;

  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), NULL);

  lines = liaison_journal_list (invitation);
  add_head (text, invitation);
  for (guint i = 0; i < lines->len; i++)
    {
      const LiaisonJournalLine *line = &g_array_index (lines, LiaisonJournalLine, i);
      g_autofree char *utc = dup_utc (line->time);
      g_autofree char *local = liaison_time_to_text (line->time);

      g_string_append_printf (text, "\n%s (%s)\n", utc, local);
      if (line->handoff != NULL)
        add_handoff (text, line->handoff);
      else
        {
          g_autofree char *told = liaison_step_to_text (line->step);
          g_autofree char *details = liaison_step_to_details (line->step);

          g_string_append_printf (text, "%s\n%s%s", told, details, *details != '\0' ? "\n" : "");
        }
    }
  return g_string_free (text, FALSE);
}

static void
add_row (GString *csv, LiaisonInvitation *invitation, const LiaisonJournalLine *line)
{
  const LiaisonInvitationStep *step = line->step;
  g_autofree char *name = liaison_inviting_dup_name (invitation);
  g_autofree char *utc = dup_utc (line->time);
  g_autofree char *told =
    step != NULL ? liaison_step_to_text (step) : liaison_handoff_to_text (line->handoff);
  g_autofree char *happened =
    step != NULL && step->record_time != 0 ? dup_utc (step->record_time) : NULL;
  g_autofree char *why = step != NULL ? liaison_step_to_reason (step) : NULL;
  const char *const cells[] = {
    utc,
    name,
    liaison_invitation_get_contact_mail (invitation),
    liaison_invitation_get_provider_name (invitation),
    liaison_invitation_get_reseller_name (invitation),
    told,
    step != NULL ? step->who : NULL,
    why,
    step != NULL ? liaison_evidence_to_text (step->evidence) : NULL,
    step != NULL ? step->customer_name : NULL,
    step != NULL ? step->customer : NULL,
    happened,
    step != NULL && step->evidence != LIAISON_EVIDENCE_NONE ? step->record : NULL,
    line->handoff != NULL ? line->handoff->link : NULL,
    line->handoff != NULL ? line->handoff->digest : NULL,
    liaison_invitation_get_id (invitation),
  };

  liaison_csv_append_line (csv, cells, G_N_ELEMENTS (cells));
}

char *
liaison_journal_to_csv (GListModel *invitations)
{
  const char *const titles[] = {
    _ ("Time (UTC)"), _ ("Company"),
                         _ ("E-mail"), _ ("Indirect Provider"),
                                          _ ("Indirect Reseller"),
                                             _ ("What Happened"),
                                                _ ("By"),
                                                   _ ("Reason"),
                                                      _ ("Known From"),
                                                         _ ("Customer"),
                                                            _ ("Microsoft ID"),
                                                               _ ("It Happened (UTC)"),
                                                                  _ ("Record of the Service"),
                                                                     _ ("Link"),
                                                                        _ ("SHA-256 of the letter"),
                                                                           _ ("Invitation"),
                                                                        };
  GString *csv = g_string_new (NULL);

  g_return_val_if_fail (G_IS_LIST_MODEL (invitations), NULL);

  liaison_csv_append_line (csv, titles, G_N_ELEMENTS (titles));
  for (guint i = 0; i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);
      g_autoptr(GArray) lines = liaison_journal_list (invitation);

      for (guint j = 0; j < lines->len; j++)
        add_row (csv, invitation, &g_array_index (lines, LiaisonJournalLine, j));
    }
  return g_string_free (csv, FALSE);
}
