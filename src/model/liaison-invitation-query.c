/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-invitation-query.h"

#include <string.h>

#include "model/liaison-folding.h"

struct _LiaisonInvitationQuery
{
  GStrv words;
  LiaisonInvitationSort sort;
  LiaisonInvitationOrder order;
};

LiaisonInvitationQuery *
liaison_invitation_query_new (const char *search,
                              LiaisonInvitationSort sort,
                              LiaisonInvitationOrder order)
{
  LiaisonInvitationQuery *query = g_new0 (LiaisonInvitationQuery, 1);

  query->words = liaison_fold_words (search != NULL ? search : "");
  query->sort = sort;
  query->order = order;
  return query;
}

void
liaison_invitation_query_free (LiaisonInvitationQuery *query)
{
  g_strfreev (query->words);
  g_free (query);
}

static gboolean
is_of_sort (LiaisonInvitation *invitation, LiaisonInvitationSort sort, const char *today)
{
  LiaisonInvitationState state = liaison_invitation_get_state (invitation);

  switch (sort)
    {
    case LIAISON_INVITATIONS_DRAFTS:
      return state == LIAISON_INVITATION_DRAFT || state == LIAISON_INVITATION_HANDED_OFF;
    case LIAISON_INVITATIONS_WAITING:
      return state == LIAISON_INVITATION_WAITING;
    case LIAISON_INVITATIONS_OVERDUE:
      return liaison_invitation_is_overdue (invitation, today);
    case LIAISON_INVITATIONS_ACCEPTED:
      return state == LIAISON_INVITATION_ACCEPTED ||
             state == LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED;
    case LIAISON_INVITATIONS_DECLINED:
      return state == LIAISON_INVITATION_DECLINED;
    case LIAISON_INVITATIONS_WITHDRAWN:
      return state == LIAISON_INVITATION_WITHDRAWN;
    case LIAISON_INVITATIONS_SUPERSEDED:
      return state == LIAISON_INVITATION_SUPERSEDED;
    case LIAISON_INVITATIONS_ALL:
    case LIAISON_INVITATIONS_N_SORTS:
    default:
      return TRUE;
    }
}

static gboolean
has_words (LiaisonInvitation *invitation, GStrv words)
{
  const char *const texts[] = {
    liaison_invitation_get_company (invitation),
    liaison_invitation_get_contact_name (invitation),
    liaison_invitation_get_contact_mail (invitation),
    liaison_invitation_get_domain (invitation),
    liaison_invitation_get_customer (invitation),
    liaison_invitation_get_reference (invitation),
    liaison_invitation_get_provider_name (invitation),
    liaison_invitation_get_reseller_name (invitation),
    liaison_invitation_get_batch (invitation),
  };
  g_autoptr(GString) all = g_string_new (NULL);
  g_autofree char *folded = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      g_string_append_printf (all, "%s\n", texts[i]);
  folded = liaison_fold (all->str);
  for (char **word = words; *word != NULL; word++)
    if (strstr (folded, *word) == NULL)
      return FALSE;
  return TRUE;
}

gboolean
liaison_invitation_query_matches (const LiaisonInvitationQuery *query,
                                  LiaisonInvitation *invitation,
                                  const char *today)
{
  g_return_val_if_fail (query != NULL, TRUE);
  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), FALSE);

  return is_of_sort (invitation, query->sort, today) &&
         (query->words[0] == NULL || has_words (invitation, query->words));
}

static int
compare_times (gint64 one, gint64 other)
{
  return (one < other) - (one > other);
}

/* Those without come last. */
static int
compare_texts (const char *one, const char *other, int (*compare) (const char *, const char *))
{
  gboolean one_empty = one == NULL || *one == '\0';
  gboolean other_empty = other == NULL || *other == '\0';

  if (one_empty || other_empty)
    return one_empty - other_empty;
  return compare (one, other);
}

int
liaison_invitation_query_compare (const LiaisonInvitationQuery *query,
                                  LiaisonInvitation *one,
                                  LiaisonInvitation *other)
{
  int order = 0;

  g_return_val_if_fail (query != NULL, 0);

  switch (query->order)
    {
    case LIAISON_INVITATIONS_BY_DUE:
      order = compare_texts (liaison_invitation_get_due_date (one),
                             liaison_invitation_get_due_date (other), strcmp);
      break;
    case LIAISON_INVITATIONS_BY_COMPANY:
      order = compare_texts (liaison_invitation_get_company (one),
                             liaison_invitation_get_company (other), g_utf8_collate);
      break;
    case LIAISON_INVITATIONS_BY_HANDOFF:
      order = compare_times (liaison_invitation_get_first_handed_off (one),
                             liaison_invitation_get_first_handed_off (other));
      break;
    case LIAISON_INVITATIONS_BY_CHANGE:
    case LIAISON_INVITATIONS_N_ORDERS:
    default:
      break;
    }
  if (order == 0)
    order =
      compare_times (liaison_invitation_get_updated (one), liaison_invitation_get_updated (other));
  return order != 0 ? order
                    : strcmp (liaison_invitation_get_id (one), liaison_invitation_get_id (other));
}
