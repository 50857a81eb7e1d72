/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/search/liaison-filter.h"

#include <glib/gi18n.h>

#include "model/liaison-reseller.h"

#define YES (1u << LIAISON_ANSWER_YES)
#define NO (1u << LIAISON_ANSWER_NO)
#define UNKNOWN (1u << LIAISON_ANSWER_UNKNOWN)

static const char *
rights_to_text (guint rights)
{
  switch (rights)
    {
    case YES:
      return C_ ("filter", "Admin rights granted");
    case NO:
      return C_ ("filter", "Admin rights not granted");
    case UNKNOWN:
      return C_ ("filter", "Admin rights not known");
    case YES | UNKNOWN:
      return C_ ("filter", "Admin rights granted or not known");
    case NO | UNKNOWN:
      return C_ ("filter", "Admin rights not granted or not known");
    case YES | NO:
      return C_ ("filter", "Admin rights known");
    default:
      return C_ ("filter", "Admin rights granted, not granted or not known");
    }
}

static const char *
lookup_reseller (GListModel *resellers, const char *id)
{
  for (guint i = 0; resellers != NULL && i < g_list_model_get_n_items (resellers); i++)
    {
      g_autoptr(LiaisonReseller) reseller = g_list_model_get_item (resellers, i);

      /* The list keeps it. */
      if (g_str_equal (liaison_reseller_get_id (reseller), id))
        return liaison_reseller_get_name (reseller);
    }
  return id;
}

char *
liaison_filter_to_text (LiaisonFilter filter,
                        const LiaisonCustomerQuery *query,
                        GListModel *resellers)
{
  g_return_val_if_fail (query != NULL, NULL);

  switch (filter)
    {
    case LIAISON_FILTER_RIGHTS:
      return query->rights != 0 ? g_strdup (rights_to_text (query->rights)) : NULL;
    case LIAISON_FILTER_INVITED:
      if (query->invited == LIAISON_INVITED_ANY)
        return NULL;
      /* Translators: %s is the state of an invitation, as in “Invitation: Overdue”. */
      return g_strdup_printf (_ ("Invitation: %s"), liaison_invited_to_text (query->invited));
    case LIAISON_FILTER_TAG:
      /* Translators: %s is a word that the person has tagged customers with. */
      return query->tag != NULL ? g_strdup_printf (_ ("Tag: %s"), query->tag) : NULL;
    case LIAISON_FILTER_RESELLER:
      if (query->reseller == NULL)
        return NULL;
      /* Translators: %s is a company. */
      return g_strdup_printf (_ ("Indirect reseller: %s"),
                                 lookup_reseller (resellers, query->reseller));
    case LIAISON_FILTER_FRESH:
      return query->fresh ? g_strdup (C_ ("filter", "New since the last look")) : NULL;
    case LIAISON_FILTER_GONE:
      return query->gone ? g_strdup (C_ ("filter", "Gone from the list")) : NULL;
    case LIAISON_N_FILTERS:
    default:
      g_return_val_if_reached (NULL);
    }
}

void
liaison_filter_remove (LiaisonFilter filter, LiaisonCustomerQuery *query)
{
  g_return_if_fail (query != NULL);

  switch (filter)
    {
    case LIAISON_FILTER_RIGHTS:
      query->rights = 0;
      break;
    case LIAISON_FILTER_INVITED:
      query->invited = LIAISON_INVITED_ANY;
      break;
    case LIAISON_FILTER_TAG:
      g_clear_pointer (&query->tag, g_free);
      break;
    case LIAISON_FILTER_RESELLER:
      g_clear_pointer (&query->reseller, g_free);
      break;
    case LIAISON_FILTER_FRESH:
      query->fresh = FALSE;
      break;
    case LIAISON_FILTER_GONE:
      query->gone = FALSE;
      break;
    case LIAISON_N_FILTERS:
    default:
      g_return_if_reached ();
    }
}

const char *
liaison_order_to_text (LiaisonCustomerOrder order)
{
  static const char *const texts[LIAISON_N_ORDERS] = {
    [LIAISON_ORDER_NAME] = NC_ ("order", "Name"),
      [LIAISON_ORDER_DOMAIN] = NC_ ("order", "Domain"),
                                    [LIAISON_ORDER_NEWEST] = NC_ ("order", "Newest First"),
                                                                  [LIAISON_ORDER_RIGHTS] =
                                                                    NC_ ("order", "Admin Rights"),
                                                                  };

  g_return_val_if_fail (order < LIAISON_N_ORDERS, NULL);

  return g_dpgettext2 (NULL, "order", texts[order]);
}

const char *
liaison_invited_to_text (LiaisonInvited invited)
{
  static const char *const texts[LIAISON_N_INVITED] = {
    [LIAISON_INVITED_ANY] =
      NC_ ("invitation", "Any"),
           [LIAISON_INVITED_NEVER] =
             NC_ ("invitation", "Never invited"),
                  [LIAISON_INVITED_OPEN] =
                    NC_ ("invitation", "Not finished"),
                         [LIAISON_INVITED_WAITING] =
                           NC_ ("invitation", "Waiting"),
                                [LIAISON_INVITED_OVERDUE] =
                                  NC_ ("invitation", "Overdue"),
                                       [LIAISON_INVITED_ACCEPTED] =
                                         NC_ ("invitation", "Accepted"),
                                              [LIAISON_INVITED_DECLINED] =
                                                NC_ ("invitation", "Declined"),
                                                     [LIAISON_INVITED_WITHDRAWN] =
                                                       NC_ ("invitation", "Withdrawn"),
                                                     };

  g_return_val_if_fail (invited < LIAISON_N_INVITED, NULL);

  return g_dpgettext2 (NULL, "invitation", texts[invited]);
}
