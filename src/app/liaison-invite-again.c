/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

/* Asking once more: by a reminder, or another person. */

#include "app/liaison-invite-letter.h"
#include "app/liaison-invite-private.h"
#include "model/liaison-invite-link.h"

/* What a letter is made from, but the person it goes to. */
static void
copy_choices (LiaisonInvitation *from, LiaisonInvitation *to)
{
  liaison_invitation_set_company (to, liaison_invitation_get_company (from));
  liaison_invitation_set_domain (to, liaison_invitation_get_domain (from));
  liaison_invitation_set_country (to, liaison_invitation_get_country (from));
  liaison_invitation_set_language (to, liaison_invitation_get_language (from));
  liaison_invitation_set_purpose (to, liaison_invitation_get_purpose (from));
  liaison_invitation_set_customer (to, liaison_invitation_get_customer (from));
  liaison_invitation_set_joint_party (to, liaison_invitation_get_joint_party (from),
                                      liaison_invitation_get_joint_name (from));
  liaison_invitation_set_reference (to, liaison_invitation_get_reference (from));
  liaison_invitation_set_wants_rights (to, liaison_invitation_get_wants_rights (from));
  liaison_invitation_set_existing_customer (to, liaison_invitation_get_existing_customer (from));
}

static gboolean
is_reminder (LiaisonInvitation *invitation, guint position)
{
  for (guint i = 0; i < liaison_invitation_get_n_steps (invitation); i++)
    {
      const LiaisonInvitationStep *step = liaison_invitation_get_step (invitation, i);

      if (step->kind == LIAISON_STEP_REMINDED && step->handoff == (int) position)
        return TRUE;
    }
  return FALSE;
}

const LiaisonHandoff *
liaison_invite_find_letter (LiaisonInvitation *invitation)
{
  for (guint i = liaison_invitation_get_n_handoffs (invitation); i > 0; i--)
    if (!is_reminder (invitation, i - 1))
      return liaison_invitation_get_handoff (invitation, i - 1);
  return liaison_invitation_get_handoff (invitation, 0);
}

/* What the link says, whatever was chosen after it had left. */
static void
follow_link (LiaisonSession *session, LiaisonInvitation *copy, const char *link)
{
  gboolean wants = liaison_invitation_get_wants_rights (copy);
  g_autofree char *expressed = NULL;

  if (link == NULL)
    return;
  expressed = liaison_invite_link_express_rights (liaison_session_get_cloud (session), link, wants);
  if (!g_str_equal (expressed, link))
    liaison_invitation_set_wants_rights (copy, !wants);
}

/* An answer that is wanted later anyway is not wanted sooner. */
static const char *
choose_day (LiaisonInvitation *invitation, const char *due_date)
{
  const char *old = liaison_invitation_get_due_date (invitation);

  return old != NULL && g_strcmp0 (old, due_date) > 0 ? old : due_date;
}

LiaisonInvite *
liaison_invite_new_reminder (LiaisonSession *session,
                             LiaisonInvitation *invitation,
                             const char *due_date,
                             const LiaisonSender *sender)
{
  g_autoptr(LiaisonInvitation) copy = NULL;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);
  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), NULL);
  g_return_val_if_fail (liaison_invitation_get_n_handoffs (invitation) > 0, NULL);
  g_return_val_if_fail (sender != NULL, NULL);

  copy = liaison_invitation_new (NULL, liaison_invitation_get_account (invitation),
                                 liaison_invitation_get_cloud (invitation),
                                 liaison_session_get_now (session));
  copy_choices (invitation, copy);
  liaison_invitation_set_contact_name (copy, liaison_invitation_get_contact_name (invitation));
  liaison_invitation_set_contact_mail (copy, liaison_invitation_get_contact_mail (invitation));
  liaison_invitation_set_due_date (copy, choose_day (invitation, due_date));
  follow_link (session, copy, liaison_invite_find_letter (invitation)->link);
  return liaison_invite_new_for (session, copy, invitation, sender);
}

gboolean
liaison_invite_would_lose_words (LiaisonInvite *self)
{
  LiaisonInvitation *invitation;
  const LiaisonHandoff *last;
  guint n;

  g_return_val_if_fail (LIAISON_IS_INVITE (self), FALSE);

  invitation = liaison_invite_get_invitation (self);
  n = liaison_invitation_get_n_handoffs (invitation);
  last = n > 0 ? liaison_invitation_get_handoff (invitation, n - 1) : NULL;
  if (liaison_invite_get_reminded (self) == NULL ||
      !liaison_invitation_get_text_edited (invitation))
    return FALSE;
  return last == NULL ||
         g_strcmp0 (last->subject, liaison_invitation_get_subject (invitation)) != 0 ||
         g_strcmp0 (last->body, liaison_invitation_get_body (invitation)) != 0;
}

/* Another person */

gboolean
liaison_invite_can_replace (LiaisonInvitation *invitation)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), FALSE);

  return liaison_invitation_can_move (invitation, LIAISON_INVITATION_SUPERSEDED);
}

/* Whom it was meant for; NULL: nobody was named. */
static const char *
get_person (LiaisonInvitation *invitation)
{
  const char *name = liaison_invitation_get_contact_name (invitation);
  const char *mail = liaison_invitation_get_contact_mail (invitation);

  if (!liaison_invite_letter_is_blank (name))
    return name;
  return liaison_invite_letter_is_blank (mail) ? NULL : mail;
}

void
liaison_invite_ask_another (LiaisonInvite *self, LiaisonInvitation *former)
{
  LiaisonInvitationStep step = { .kind = LIAISON_STEP_REPLACES, .handoff = -1 };
  LiaisonSession *session;
  LiaisonInvitation *invitation;

  g_return_if_fail (LIAISON_IS_INVITE (self));
  g_return_if_fail (LIAISON_IS_INVITATION (former));

  session = liaison_invite_get_session (self);
  invitation = liaison_invite_get_invitation (self);
  copy_choices (former, invitation);
  liaison_invitation_set_template (invitation, liaison_invitation_get_template (former));
  liaison_invite_follow_rules (self);
  step.time = liaison_session_get_now (session);
  step.who = liaison_session_get_who (session);
  step.record = liaison_invitation_get_id (former);
  step.reason = get_person (former);
  liaison_invitation_take_step (invitation, &step);
}

LiaisonInvitation *
liaison_invite_find_former (LiaisonSession *session, LiaisonInvitation *invitation)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);
  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), NULL);

  for (guint i = 0; i < liaison_invitation_get_n_steps (invitation); i++)
    {
      const LiaisonInvitationStep *step = liaison_invitation_get_step (invitation, i);

      if (step->kind == LIAISON_STEP_REPLACES)
        return liaison_ledger_lookup (liaison_session_get_ledger (session), step->record);
    }
  return NULL;
}

gboolean
liaison_invite_was_replaced_by (LiaisonInvitation *former, LiaisonInvitation *invitation)
{
  const LiaisonInvitationStep *step;

  g_return_val_if_fail (LIAISON_IS_INVITATION (former), FALSE);
  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), FALSE);

  step = liaison_invitation_get_undoable (former);
  return step != NULL && step->to == LIAISON_INVITATION_SUPERSEDED &&
         g_strcmp0 (step->record, liaison_invitation_get_id (invitation)) == 0;
}

/* What was answered, or given up, meanwhile stays as it is. A failed save shows when the ledger is
 * written next: it tries again. */
void
liaison_invite_end_replaced (LiaisonInvite *self)
{
  LiaisonSession *session = liaison_invite_get_session (self);
  LiaisonInvitation *invitation = liaison_invite_get_invitation (self);
  LiaisonInvitation *former = liaison_invite_find_former (session, invitation);
  const LiaisonInvitationStep step = { .kind = LIAISON_STEP_MOVED,
                                       .time = liaison_session_get_now (session),
                                       .who = liaison_session_get_who (session),
                                       .to = LIAISON_INVITATION_SUPERSEDED,
                                       .reason = get_person (invitation),
                                       .handoff = -1,
                                       .record = liaison_invitation_get_id (invitation) };

  if (former == NULL || !liaison_invitation_take_step (former, &step))
    return;
  liaison_ledger_save_async (liaison_session_get_ledger (session), former, NULL, NULL, NULL);
}
