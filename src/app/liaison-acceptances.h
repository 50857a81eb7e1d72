/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-catalog.h"
#include "model/liaison-acceptance-match.h"
#include "store/liaison-ledger-acceptances.h"

G_BEGIN_DECLS

/* What becomes of the ledger when somebody accepts. Every acceptance is taken in once, however
 * often and by whatever it is told; what follows is written together with it (ACC-7 to ACC-10).
 *
 * Signals: "accepted" (LiaisonAcceptance, LiaisonInvitation): it was sure, and the invitation is
 * answered now; "noticed" (LiaisonAcceptance): a person has to say which invitation it answers, or
 * nobody was invited. Both come once for each acceptance, ever. */
#define LIAISON_TYPE_ACCEPTANCES (liaison_acceptances_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAcceptances, liaison_acceptances, LIAISON, ACCEPTANCES, GObject)

LiaisonAcceptances *liaison_acceptances_new (LiaisonCatalog *catalog);
/* Nothing is taken in before. NULL: no more. */
void liaison_acceptances_set_ledger (LiaisonAcceptances *self, LiaisonLedger *ledger);

/* Takes an acceptance in. Rights that answer no invitation are left to the feed of changes. */
void liaison_acceptances_note (LiaisonAcceptances *self, const LiaisonAcceptanceFacts *facts);

/* The domain of the company that the recipient's address belongs to; NULL: it tells of none, or is
 * a mail provider's. Owned by @invitation. */
const char *liaison_acceptances_get_private_domain (LiaisonAcceptances *self,
                                                    LiaisonInvitation *invitation);

/* Whether the acceptance that @facts tell of was taken in. */
gboolean liaison_acceptances_knows (LiaisonAcceptances *self, const LiaisonAcceptanceFacts *facts);

/* The invitations that @acceptance may answer, the likeliest first. Transfer full. */
GPtrArray *liaison_acceptances_list_candidates (LiaisonAcceptances *self,
                                                LiaisonAcceptance *acceptance);
/* Whether a person has yet to say what @acceptance answers: it is in doubt, or of a stranger. */
gboolean liaison_acceptance_is_open (LiaisonAcceptance *acceptance);

/* "This is the one" (ACC-4): @who says that @acceptance answers @invitation. FALSE: its state does
 * not allow it. */
gboolean liaison_acceptances_answer (LiaisonAcceptances *self,
                                     LiaisonAcceptance *acceptance,
                                     LiaisonInvitation *invitation,
                                     const char *who,
                                     gint64 now);
/* @acceptance answers none of the invitations, and need not be shown any more. */
void liaison_acceptances_dismiss (LiaisonAcceptances *self, LiaisonAcceptance *acceptance);
/* Takes the last step of @invitation back, whoever took it, and asks again about the acceptance
 * that it was answered by, if any: it is never accepted by itself again, and the others that were
 * superseded by it wait again, too (ACC-8). FALSE: there is none. */
gboolean liaison_acceptances_undo (LiaisonAcceptances *self,
                                   LiaisonInvitation *invitation,
                                   const char *who,
                                   gint64 now);
/* The acceptance that answered @invitation, or NULL. Owned by the ledger. */
LiaisonAcceptance *liaison_acceptances_find (LiaisonAcceptances *self,
                                             LiaisonInvitation *invitation);

G_END_DECLS
