/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* domain.md 3.2. "Overdue" is derived, never stored. */
typedef enum
{
  LIAISON_INVITATION_DRAFT,
  LIAISON_INVITATION_DISCARDED,
  LIAISON_INVITATION_HANDED_OFF, /* left the program once; the wizard was not finished */
  LIAISON_INVITATION_WAITING,    /* the user pressed Done */
  LIAISON_INVITATION_ACCEPTED,
  LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED,
  LIAISON_INVITATION_DECLINED,
  LIAISON_INVITATION_WITHDRAWN,
  LIAISON_INVITATION_SUPERSEDED,
} LiaisonInvitationState;

#define LIAISON_TYPE_INVITATION_STATE (liaison_invitation_state_get_type ())
GType liaison_invitation_state_get_type (void);

/* Whether the table of domain.md 3.2 has the step. */
gboolean liaison_invitation_state_leads_to (LiaisonInvitationState from, LiaisonInvitationState to);

G_END_DECLS
