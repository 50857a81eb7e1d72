/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-letter-purposes.h"

#include <glib/gi18n.h>

const char *
liaison_letter_purpose_to_title (LiaisonLetterPurpose purpose)
{
  switch (purpose)
    {
    case LIAISON_LETTER_RIGHTS_AGAIN:
      return _ ("Privileges Again");
    case LIAISON_LETTER_MULTI_PARTNER:
      return _ ("Beside Another Partner");
    case LIAISON_LETTER_MULTICHANNEL:
      return _ ("Support for Subscriptions Bought Elsewhere");
    case LIAISON_LETTER_NEW_CUSTOMER:
    default:
      /* Translators: this and “Privileges Again”, “Beside Another Partner” and “Support for
       * Subscriptions Bought Elsewhere” are reasons to send a relationship request. */
      return _ ("New Customer");
    }
}

const char *
liaison_letter_purpose_to_effect (LiaisonLetterPurpose purpose, gboolean link_grants)
{
  switch (purpose)
    {
    case LIAISON_LETTER_RIGHTS_AGAIN:
      if (!link_grants)
        return _ ("You no longer have this customer’s privileges, or never had them. In this cloud "
                  "accepting adds none: ask for granular privileges (GDAP). Subscriptions and "
                  "bills stay as they are.");
      return _ ("You no longer have this customer’s privileges, or never had them. Accepting only "
                "adds privileges; subscriptions and bills stay as they are.");
    case LIAISON_LETTER_MULTI_PARTNER:
      return _ ("The organisation keeps its other partner. Accepting changes no subscriptions, "
                "terms or partner of record, and moves no ownership.");
    case LIAISON_LETTER_MULTICHANNEL:
      return _ ("Accepting transfers no subscriptions, and changes no bills, seats or partner of "
                "record. Azure needs a new subscription or a switch.");
    case LIAISON_LETTER_NEW_CUSTOMER:
    default:
      return _ ("Accepting adds the organisation to your customer list.");
    }
}

const char *
liaison_letter_purpose_to_reseller_title (LiaisonLetterPurpose purpose)
{
  /* What may be asked for again is the reseller's. */
  return purpose == LIAISON_LETTER_RIGHTS_AGAIN
    /* Translators: a reason to send a relationship request. */
    ? _ ("Existing Customer")
    : liaison_letter_purpose_to_title (purpose);
}

const char *
liaison_letter_purpose_to_reseller_effect (LiaisonLetterPurpose purpose)
{
  switch (purpose)
    {
    case LIAISON_LETTER_RIGHTS_AGAIN:
      return _ ("The organisation is your customer already. Accepting connects it with the "
                "reseller, too; subscriptions and bills stay as they are.");
    case LIAISON_LETTER_NEW_CUSTOMER:
      return _ ("Accepting adds the organisation to your customer list and the reseller’s.");
    case LIAISON_LETTER_MULTI_PARTNER:
    case LIAISON_LETTER_MULTICHANNEL:
    default:
      return liaison_letter_purpose_to_effect (purpose, FALSE);
    }
}

const char *
liaison_existing_customer_get_notice (gboolean link_grants, gboolean for_reseller)
{
  if (for_reseller)
    return _ ("This organisation is already your customer. Accepting connects it with the "
              "reseller, too; subscriptions and bills stay as they are.");
  /* MSG-06 alone would promise what the link brings in some clouds only. */
  if (!link_grants)
    return _ ("This organisation is already your customer. In this cloud accepting again adds no "
              "privileges: ask for granular privileges (GDAP) instead. Subscriptions and bills "
              "stay as they are.");
  return _ ("This organisation is already your customer. Accepting again only adds privileges; "
            "subscriptions and bills stay as they are.");
}
