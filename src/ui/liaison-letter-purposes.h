/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-letter-purpose.h"

G_BEGIN_DECLS

/* Why a relationship is requested, in the same words wherever it is chosen or told. Static. */

/* As a title: "New Customer". */
const char *liaison_letter_purpose_to_title (LiaisonLetterPurpose purpose);
/* What the customer's answer then does, and does not (domain.md INV-19). @link_grants: whether the
 * link still brings privileges in the account's cloud. */
const char *liaison_letter_purpose_to_effect (LiaisonLetterPurpose purpose, gboolean link_grants);
/* Both for a provider that invites for one of its resellers. */
const char *liaison_letter_purpose_to_reseller_title (LiaisonLetterPurpose purpose);
const char *liaison_letter_purpose_to_reseller_effect (LiaisonLetterPurpose purpose);
/* MSG-06: what asking a customer of ours again does. */
const char *liaison_existing_customer_get_notice (gboolean link_grants, gboolean for_reseller);

G_END_DECLS
