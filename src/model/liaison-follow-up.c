/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-follow-up.h"

#include "model/liaison-day.h"

static gboolean
is_day (const char *day)
{
  g_autofree char *read = liaison_day_from_text (day);

  return g_strcmp0 (read, day) == 0;
}

/* Whether an invitation may go from day @old to day @day. */
static gboolean
may_change (LiaisonInvitation *invitation, const char *old, const char *day)
{
  return liaison_invitation_get_state (invitation) == LIAISON_INVITATION_WAITING &&
         (day == NULL || is_day (day)) && g_strcmp0 (old, day) != 0;
}

static void
note (LiaisonInvitation *invitation,
      LiaisonStepKind kind,
      const char *day,
      const char *who,
      gint64 now)
{
  const LiaisonInvitationStep step = { .kind = kind,
                                       .time = now,
                                       .who = who,
                                       .reason = day,
                                       .handoff = -1 };

  liaison_invitation_take_step (invitation, &step);
}

gboolean
liaison_follow_up_postpone (LiaisonInvitation *invitation,
                            const char *day,
                            const char *who,
                            gint64 now)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), FALSE);

  if (!may_change (invitation, liaison_invitation_get_due_date (invitation), day))
    return FALSE;

  note (invitation, LIAISON_STEP_POSTPONED, day, who, now);
  liaison_invitation_set_reminder_day (invitation, NULL);
  liaison_invitation_set_due_date (invitation, day);
  return TRUE;
}

gboolean
liaison_follow_up_snooze (LiaisonInvitation *invitation,
                          const char *day,
                          const char *who,
                          gint64 now)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), FALSE);

  if (!may_change (invitation, liaison_invitation_get_reminder_day (invitation), day))
    return FALSE;

  note (invitation, LIAISON_STEP_SNOOZED, day, who, now);
  liaison_invitation_set_reminder_day (invitation, day);
  return TRUE;
}
