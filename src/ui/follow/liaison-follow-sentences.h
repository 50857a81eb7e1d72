/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-acceptance.h"
#include "model/liaison-invitation.h"

G_BEGIN_DECLS

/* What became of an invitation, in words for people. Returned strings are transfer full. */

/* By what it is known: "Confirmed by hand"; "" for none. */
const char *liaison_evidence_to_text (LiaisonEvidence evidence);
/* "Accepted 09:41", or "Noticed in the list of customers 09:41" where only that is known. */
char *liaison_acceptance_to_time_text (const LiaisonAcceptanceFacts *facts);
/* "北辰贸易有限公司", or whatever else there is of the customer. */
char *liaison_acceptance_to_name (const LiaisonAcceptanceFacts *facts);
/* A line of the journal: "Waiting → Accepted". */
char *liaison_step_to_text (const LiaisonInvitationStep *step);
/* Why; NULL: nobody said. */
char *liaison_step_to_reason (const LiaisonInvitationStep *step);
/* Who did it, why, and what proves it; one line each, or "". */
char *liaison_step_to_details (const LiaisonInvitationStep *step);
/* The way a letter left the program: "Draft opened in Evolution, 09:41". */
char *liaison_handoff_to_text (const LiaisonHandoff *handoff);

G_END_DECLS
