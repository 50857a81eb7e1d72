/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* How an invitation begins in this interface: who signs it, its language and its due date follow
 * from the settings, and what they leave out from the partner's profile. */

/* A new invitation; @customer, whom it asks once more, may be NULL. Transfer full. */
LiaisonInvite *liaison_inviting_begin (LiaisonSession *session,
                                       GSettings *settings,
                                       LiaisonCustomer *customer);
/* Goes on with @invitation of the session's ledger. Transfer full. */
LiaisonInvite *liaison_inviting_continue (LiaisonSession *session,
                                          GSettings *settings,
                                          LiaisonInvitation *invitation);

/* A reminder of @invitation, which waits. Transfer full. */
LiaisonInvite *liaison_inviting_remind (LiaisonSession *session,
                                        GSettings *settings,
                                        LiaisonInvitation *invitation);

/* The language that letters begin with, and the day on which an answer is asked for (ISO date).
 * Transfer full. */
char *liaison_inviting_dup_language (LiaisonSession *session, GSettings *settings);
char *liaison_inviting_dup_due_date (LiaisonSession *session, GSettings *settings);

/* The newest invitation that was begun and neither finished nor given up, or NULL. Transfer full.
 */
LiaisonInvitation *liaison_inviting_find_unfinished (LiaisonLedger *ledger);
/* Company, contact or address: whatever names it best. Transfer full. */
char *liaison_inviting_dup_name (LiaisonInvitation *invitation);

/* Why the person cannot ask for a relationship, by cloud and roles (ROL-1); NULL: nothing is known
 * to stand against it. Transfer full. */
char *liaison_inviting_dup_obstacle (LiaisonSession *session);

G_END_DECLS
