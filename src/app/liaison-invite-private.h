/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* Between the files of LiaisonInvite: its state, and its ways out of the program. */

/* For @invitation, which is kept in the ledger by itself; unless @reminded, one that waits, is
 * given, of which @invitation is a copy to write a reminder on. */
LiaisonInvite *liaison_invite_new_for (LiaisonSession *session,
                                       LiaisonInvitation *invitation,
                                       LiaisonInvitation *reminded,
                                       const LiaisonSender *sender);

/* The letter of an invitation that was handed off: the last one that is no reminder. Owned by
 * @invitation. */
const LiaisonHandoff *liaison_invite_find_letter (LiaisonInvitation *invitation);
/* The choice on rights is brought into line with cloud and roles (INV-13, D-3). */
void liaison_invite_follow_rules (LiaisonInvite *self);

const LiaisonSender *liaison_invite_get_sender (LiaisonInvite *self);
/* Of a reminder, the day of the letter that it refers to (ISO date); else NULL. */
const char *liaison_invite_get_first_day (LiaisonInvite *self);
/* The link is the service's or the last known one, and the present letter may leave. */
gboolean liaison_invite_check_letter (LiaisonInvite *self, gboolean accept_doubled, GError **error);
/* Notes which customer the invitation's domain belongs to. @whole: who is not in the list is none.
 */
void liaison_invite_note_customer (LiaisonInvite *self, gboolean whole);
/* Gives @invitation, which is new, the provider or the reseller that the account's last one to a
 * new customer left with, if the account still has it. */
void liaison_invite_take_last_party (LiaisonSession *session, LiaisonInvitation *invitation);
/* Of what another person is asked instead of: it is over, when the new one waits. */
void liaison_invite_end_replaced (LiaisonInvite *self);
/* Keeps the hand-off and moves a draft on. */
void liaison_invite_record (LiaisonInvite *self, const LiaisonHandoff *handoff);

G_END_DECLS
