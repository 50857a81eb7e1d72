/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-letter-purpose.h"

static const char *const words[] = {
  [LIAISON_LETTER_NEW_CUSTOMER] = "new-customer",
  [LIAISON_LETTER_RIGHTS_AGAIN] = "rights-again",
  [LIAISON_LETTER_MULTI_PARTNER] = "multi-partner",
  [LIAISON_LETTER_MULTICHANNEL] = "multichannel",
};

const char *
liaison_letter_purpose_to_word (LiaisonLetterPurpose purpose)
{
  g_return_val_if_fail (purpose < G_N_ELEMENTS (words), NULL);

  return words[purpose];
}

LiaisonLetterPurpose
liaison_letter_purpose_from_word (const char *word)
{
  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      return (LiaisonLetterPurpose) i;
  return LIAISON_LETTER_NEW_CUSTOMER;
}
