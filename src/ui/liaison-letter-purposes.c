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
liaison_existing_customer_get_notice (gboolean link_grants)
{
  /* MSG-06 alone would promise what the link brings in some clouds only. */
  if (!link_grants)
    return _ ("This organisation is already your customer. In this cloud accepting again adds no "
              "privileges: ask for granular privileges (GDAP) instead. Subscriptions and bills "
              "stay as they are.");
  return _ ("This organisation is already your customer. Accepting again only adds privileges; "
            "subscriptions and bills stay as they are.");
}
