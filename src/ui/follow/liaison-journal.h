/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/liaison-invitation.h"

G_BEGIN_DECLS

/* The journal of invitations for people, in the interface's language. Times are local, and in UTC
 * as well where they prove something (ACC-11). Transfer full. */

/* One line of it: exactly one of @step and @handoff. */
typedef struct
{
  gint64 time;
  const LiaisonInvitationStep *step;
  const LiaisonHandoff *handoff;
} LiaisonJournalLine;

/* Everything that became of @invitation, oldest first: an array of LiaisonJournalLine, good until
 * the invitation changes. That it left the program is told by the hand-off, not by the step too. */
GArray *liaison_journal_list (LiaisonInvitation *invitation);

/* All there is to prove: who was written to, the words and the link of each hand-off with their
 * digest, every change and its evidence. */
char *liaison_journal_to_text (LiaisonInvitation *invitation);
/* A line for each change of each of @invitations (of LiaisonInvitation), as CSV. */
char *liaison_journal_to_csv (GListModel *invitations);

G_END_DECLS
