/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* Between the files of LiaisonInvite: its state, and its ways out of the program. */

const LiaisonSender *liaison_invite_get_sender (LiaisonInvite *self);
/* The link is the service's or the last known one, and the present letter may leave. */
gboolean liaison_invite_check_letter (LiaisonInvite *self, gboolean accept_doubled, GError **error);
/* Notes which customer the invitation's domain belongs to. @whole: who is not in the list is none.
 */
void liaison_invite_note_customer (LiaisonInvite *self, gboolean whole);
/* Keeps the hand-off and moves a draft on. */
void liaison_invite_record (LiaisonInvite *self, const LiaisonHandoff *handoff);

G_END_DECLS
