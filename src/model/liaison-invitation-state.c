/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-invitation-state.h"

G_DEFINE_ENUM_TYPE (LiaisonInvitationState,
                    liaison_invitation_state,
                    G_DEFINE_ENUM_VALUE (LIAISON_INVITATION_DRAFT, "draft"),
                    G_DEFINE_ENUM_VALUE (LIAISON_INVITATION_DISCARDED, "discarded"),
                    G_DEFINE_ENUM_VALUE (LIAISON_INVITATION_HANDED_OFF, "handed-off"),
                    G_DEFINE_ENUM_VALUE (LIAISON_INVITATION_WAITING, "waiting"),
                    G_DEFINE_ENUM_VALUE (LIAISON_INVITATION_ACCEPTED, "accepted"),
                    G_DEFINE_ENUM_VALUE (LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED,
                                         "rights-only-accepted"),
                    G_DEFINE_ENUM_VALUE (LIAISON_INVITATION_DECLINED, "declined"),
                    G_DEFINE_ENUM_VALUE (LIAISON_INVITATION_WITHDRAWN, "withdrawn"),
                    G_DEFINE_ENUM_VALUE (LIAISON_INVITATION_SUPERSEDED, "superseded"))

#define TO(state) (1u << LIAISON_INVITATION_##state)

/* domain.md 3.2, and what follows from it: a declined or withdrawn invitation can be reopened, and
 * its link is still good, so it can also be accepted. A letter may have been sent, and answered,
 * though Done was never pressed. */
static const guint steps[] = {
  [LIAISON_INVITATION_DRAFT] = TO (HANDED_OFF) | TO (DISCARDED),
  [LIAISON_INVITATION_DISCARDED] = 0,
  [LIAISON_INVITATION_HANDED_OFF] = TO (WAITING) | TO (WITHDRAWN) | TO (ACCEPTED) |
                                    TO (RIGHTS_ONLY_ACCEPTED) | TO (DECLINED) | TO (SUPERSEDED),
  [LIAISON_INVITATION_WAITING] =
    TO (ACCEPTED) | TO (RIGHTS_ONLY_ACCEPTED) | TO (DECLINED) | TO (WITHDRAWN) | TO (SUPERSEDED),
  [LIAISON_INVITATION_ACCEPTED] = 0,
  [LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED] = 0,
  [LIAISON_INVITATION_DECLINED] = TO (WAITING) | TO (ACCEPTED) | TO (RIGHTS_ONLY_ACCEPTED),
  [LIAISON_INVITATION_WITHDRAWN] = TO (WAITING) | TO (ACCEPTED) | TO (RIGHTS_ONLY_ACCEPTED),
  [LIAISON_INVITATION_SUPERSEDED] = 0,
};

gboolean
liaison_invitation_state_leads_to (LiaisonInvitationState from, LiaisonInvitationState to)
{
  g_return_val_if_fail (from < G_N_ELEMENTS (steps) && to < G_N_ELEMENTS (steps), FALSE);

  return (steps[from] & (1u << to)) != 0;
}
