/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why a customer is asked: INV-19, domain.md 16. A reminder is no purpose: it repeats one. */
typedef enum
{
  LIAISON_LETTER_NEW_CUSTOMER,
  LIAISON_LETTER_RIGHTS_AGAIN,  /* a customer of ours who took the privileges away */
  LIAISON_LETTER_MULTI_PARTNER, /* a customer of another partner, who stays with that one, too */
  LIAISON_LETTER_MULTICHANNEL,  /* help with subscriptions that were bought elsewhere */
} LiaisonLetterPurpose;

#define LIAISON_LETTER_N_PURPOSES (LIAISON_LETTER_MULTICHANNEL + 1)

/* The word that files and the ledger keep: "new-customer", "rights-again", "multi-partner",
 * "multichannel". Static. */
const char *liaison_letter_purpose_to_word (LiaisonLetterPurpose purpose);
/* NULL and words of a newer program are a new customer's: that letter claims least. */
LiaisonLetterPurpose liaison_letter_purpose_from_word (const char *word);

G_END_DECLS
