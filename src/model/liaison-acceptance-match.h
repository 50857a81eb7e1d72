/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-acceptance.h"
#include "model/liaison-invitation.h"

G_BEGIN_DECLS

/* How sure it is which invitation an acceptance answers (domain.md ACC-7 to ACC-9). */
typedef enum
{
  LIAISON_MATCH_NONE, /* it answers none of them */
  LIAISON_MATCH_ASK,  /* one of @candidates, or none: a person has to say */
  LIAISON_MATCH_SURE, /* the first of @candidates */
} LiaisonMatchVerdict;

typedef struct
{
  LiaisonMatchVerdict verdict;
  /* LiaisonInvitation, the likeliest first. With SURE those after the first were sent to the same
   * customer before and are superseded by it. */
  GPtrArray *candidates;
} LiaisonMatch;

void liaison_match_free (LiaisonMatch *match);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonMatch, liaison_match_free)

/* Which of @invitations (of LiaisonInvitation) does the acceptance answer? Only those that were
 * handed over before it happened and have no answer yet count; a declined or withdrawn one does,
 * its link is still good, and so does one that a person has marked accepted before. @is_public
 * tells of the domains of mail providers, which say nothing about a company. Pure. Transfer full.
 *
 * Sure is only: the noted Microsoft ID or domain is the customer's; or, where no other is noted,
 * one address in the customer's domain, and nobody else by that name, was written to; and never if
 * they were sent for different resellers or providers, as no link tells who opened it. The same
 * name, or the same beginning of a domain, only proposes. */
typedef gboolean (*LiaisonPublicDomainFunc) (const char *domain, gpointer user_data);
LiaisonMatch *liaison_acceptance_match (const LiaisonAcceptanceFacts *facts,
                                        GListModel *invitations,
                                        LiaisonPublicDomainFunc is_public,
                                        gpointer user_data);

G_END_DECLS
