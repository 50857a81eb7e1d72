/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include <string.h>

#include "app/liaison-invite-private.h"
#include "model/liaison-folding.h"

/* Inviting for oneself and an indirect provider at once, or, as a provider, for an indirect
 * reseller (INV-22, IND-3). */

static void
set_party (LiaisonInvitation *invitation, LiaisonJoint kind, LiaisonReseller *party)
{
  gboolean chosen = kind != LIAISON_JOINT_NONE;
  const LiaisonJointParty other = { kind, chosen ? liaison_reseller_get_id (party) : NULL };

  liaison_invitation_set_joint_party (invitation, other,
                                      chosen ? liaison_reseller_get_name (party) : NULL);
}

void
liaison_invite_choose_party (LiaisonInvite *self, LiaisonJoint kind, LiaisonReseller *party)
{
  g_return_if_fail (LIAISON_IS_INVITE (self));
  g_return_if_fail (kind == LIAISON_JOINT_NONE || LIAISON_IS_RESELLER (party));

  set_party (liaison_invite_get_invitation (self), kind, party);
}

/* The account's newest that has left and was an ordinary one: not of a list, not to a customer. */
static LiaisonInvitation *
dup_last (LiaisonSession *session)
{
  GListModel *invitations = liaison_ledger_get_invitations (liaison_session_get_ledger (session));
  const char *account = liaison_session_get_account (session);

  for (guint i = 0; i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);

      if (g_strcmp0 (liaison_invitation_get_account (invitation), account) == 0 &&
          liaison_invitation_get_n_handoffs (invitation) > 0 &&
          liaison_invitation_get_batch (invitation) == NULL &&
          !liaison_invitation_get_existing_customer (invitation))
        return g_steal_pointer (&invitation);
    }
  return NULL;
}

void
liaison_invite_take_last_party (LiaisonSession *session, LiaisonInvitation *invitation)
{
  g_autoptr(LiaisonInvitation) last = dup_last (session);
  LiaisonJointParty other = { LIAISON_JOINT_NONE, NULL };
  g_autoptr(LiaisonReseller) party = NULL;

  if (last != NULL)
    other = liaison_invitation_get_joint_party (last);
  if (other.kind == LIAISON_JOINT_NONE)
    return;
  party =
    liaison_joint_parties_find (liaison_session_get_joint_parties (session, other.kind), other.id);
  if (party != NULL)
    set_party (invitation, other.kind, party);
}

LiaisonJointLinkVerdict
liaison_invite_give_link (LiaisonInvite *self, const char *text)
{
  LiaisonJointParty other;
  LiaisonJointLinkVerdict verdict;

  g_return_val_if_fail (LIAISON_IS_INVITE (self), LIAISON_JOINT_LINK_NONE);
  g_return_val_if_fail (liaison_invite_get_reminded (self) == NULL, LIAISON_JOINT_LINK_NONE);

  other = liaison_invitation_get_joint_party (liaison_invite_get_invitation (self));
  verdict = liaison_invite_links_take (
    liaison_session_get_links (liaison_invite_get_session (self)), other, text);
  if (verdict == LIAISON_JOINT_LINK_RIGHT)
    liaison_invite_fetch_link (self);
  return verdict;
}

const char *
liaison_invite_find_unnamed_party (LiaisonInvite *self)
{
  LiaisonInvitation *invitation;
  const char *name, *body;
  g_autofree char *folded_name = NULL;
  g_autofree char *folded_body = NULL;

  g_return_val_if_fail (LIAISON_IS_INVITE (self), NULL);

  invitation = liaison_invite_get_invitation (self);
  name = liaison_invitation_get_joint_name (invitation);
  body = liaison_invitation_get_body (invitation);
  if (name == NULL || body == NULL)
    return NULL;
  folded_name = liaison_fold (name);
  folded_body = liaison_fold (body);
  return strstr (folded_body, folded_name) == NULL ? name : NULL;
}
