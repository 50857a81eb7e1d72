/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-acceptance-match.h"

#include <string.h>

#include "model/liaison-company-name.h"

/* How an invitation's words agree with the customer (ACC-7); the better the larger. */
typedef enum
{
  GRADE_NONE,
  GRADE_NAME,      /* (c), or a domain that begins the same */
  GRADE_ADDRESS,   /* (b), though another domain is noted */
  GRADE_RECIPIENT, /* (b) */
  GRADE_NOTED,     /* (a) */
} Grade;

typedef struct
{
  const LiaisonAcceptanceFacts *facts;
  char *name_key;
  char *beginning; /* of the customer's domain, or NULL */
  GPtrArray *graded[GRADE_NOTED + 1];
} Search;

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
is_same (const char *one, const char *other)
{
  return has_text (one) && has_text (other) && g_ascii_strcasecmp (one, other) == 0;
}

/* Whether @domain is one of the customer's. */
static gboolean
has_domain (const LiaisonAcceptanceFacts *facts, const char *domain)
{
  g_auto(GStrv) domains = NULL;

  if (!has_text (domain) || facts->domain == NULL)
    return FALSE;
  domains = g_strsplit (facts->domain, " ", -1);
  for (char **one = domains; *one != NULL; one++)
    if (is_same (*one, domain))
      return TRUE;
  return FALSE;
}

/* "contoso" of "contoso.com" and of "contoso.onmicrosoft.com"; too short a word says nothing. */
static char *
dup_beginning (const char *domain)
{
  const char *dot = domain != NULL ? strchr (domain, '.') : NULL;

  return dot != NULL && dot - domain >= 4 ? g_ascii_strdown (domain, dot - domain) : NULL;
}

static gboolean
begins_the_same (const Search *search, const char *domain)
{
  g_autofree char *beginning = NULL;

  if (search->beginning == NULL || !has_text (domain))
    return FALSE;
  beginning = dup_beginning (domain);
  return g_strcmp0 (beginning, search->beginning) == 0;
}

static Grade
grade (const Search *search,
       LiaisonInvitation *invitation,
       LiaisonPublicDomainFunc is_public,
       gpointer user_data)
{
  const LiaisonAcceptanceFacts *facts = search->facts;
  const char *customer = liaison_invitation_get_customer (invitation);
  const char *noted = liaison_invitation_get_domain (invitation);
  const char *recipient = liaison_invitation_get_contact_domain (invitation);
  gboolean private = has_text (recipient) && !is_public (recipient, user_data);
  const char *name_key;

  if (has_text (customer))
    return is_same (customer, facts->customer) ? GRADE_NOTED : GRADE_NONE;
  if (has_domain (facts, noted))
    return GRADE_NOTED;
  if (private && has_domain (facts, recipient))
    return has_text (noted) ? GRADE_ADDRESS : GRADE_RECIPIENT;

  name_key = liaison_invitation_get_company_key (invitation);
  if (has_text (name_key) && strcmp (name_key, search->name_key) == 0)
    return GRADE_NAME;
  if (begins_the_same (search, noted) || (private && begins_the_same (search, recipient)))
    return GRADE_NAME;
  return GRADE_NONE;
}

static gboolean
can_be_answered (LiaisonInvitation *invitation, const LiaisonAcceptanceFacts *facts)
{
  gint64 handed_off = liaison_invitation_get_first_handed_off (invitation);

  if (handed_off == 0 || handed_off > facts->time)
    return FALSE;
  /* Who is not our customer yet gives the privileges along with the relationship; those of a
   * reseller whom we invite for are none of ours (IND-5). */
  if (facts->kind == LIAISON_ACCEPTANCE_RIGHTS)
    return liaison_invitation_get_wants_rights (invitation) &&
           liaison_invitation_get_reseller (invitation) == NULL &&
           (liaison_invitation_get_existing_customer (invitation) ||
            has_text (liaison_invitation_get_customer (invitation))) &&
           liaison_invitation_can_move (invitation, LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED);
  return liaison_invitation_can_move (invitation, LIAISON_INVITATION_ACCEPTED) ||
         liaison_invitation_is_unproven (invitation);
}

/* What a person knew to be accepted comes first: whoever told so was asked which one. */
static int
rank (LiaisonInvitation *invitation)
{
  return liaison_invitation_is_unproven (invitation)     ? 0
         : liaison_invitation_is_unanswered (invitation) ? 1
                                                         : 2;
}

/* Those that still wait before those that are over, and of each the one that was handed over last.
 */
static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  LiaisonInvitation *one = *(LiaisonInvitation *const *) a;
  LiaisonInvitation *other = *(LiaisonInvitation *const *) b;
  gint64 one_time = liaison_invitation_get_first_handed_off (one);
  gint64 other_time = liaison_invitation_get_first_handed_off (other);

  if (rank (one) != rank (other))
    return rank (one) - rank (other);
  if (one_time != other_time)
    return one_time > other_time ? -1 : 1;
  return strcmp (liaison_invitation_get_id (one), liaison_invitation_get_id (other));
}

static gboolean
went_to_one_address (GPtrArray *candidates)
{
  const char *first = liaison_invitation_get_contact_mail (g_ptr_array_index (candidates, 0));

  for (guint i = 1; i < candidates->len; i++)
    if (!is_same (first, liaison_invitation_get_contact_mail (g_ptr_array_index (candidates, i))))
      return FALSE;
  return TRUE;
}

static void
add_all (GPtrArray *candidates, GPtrArray *graded)
{
  for (guint i = 0; i < graded->len; i++)
    g_ptr_array_add (candidates, g_object_ref (g_ptr_array_index (graded, i)));
}

/* What was over before is not superseded. */
static void
drop_those_over (GPtrArray *candidates)
{
  for (guint i = candidates->len; i > 1; i--)
    if (!liaison_invitation_is_unanswered (g_ptr_array_index (candidates, i - 1)))
      g_ptr_array_remove_index (candidates, i - 1);
}

/* Each connects the customer with others as well: the one with a reseller is not answered by the
 * link of another, and no link tells which one was opened (LNK-5). */
static gboolean
have_one_party (GPtrArray *candidates)
{
  LiaisonJointParty first = liaison_invitation_get_joint_party (g_ptr_array_index (candidates, 0));

  for (guint i = 1; i < candidates->len; i++)
    {
      LiaisonJointParty party =
        liaison_invitation_get_joint_party (g_ptr_array_index (candidates, i));

      if (party.kind != first.kind ||
          (party.kind != LIAISON_JOINT_NONE && g_ascii_strcasecmp (party.id, first.id) != 0))
        return FALSE;
    }
  return TRUE;
}

static LiaisonMatchVerdict
judge (Search *search, GPtrArray *candidates)
{
  GPtrArray *noted = search->graded[GRADE_NOTED];
  GPtrArray *recipients = search->graded[GRADE_RECIPIENT];
  guint n_others = search->graded[GRADE_ADDRESS]->len + search->graded[GRADE_NAME]->len;
  gboolean one_party;

  add_all (candidates, noted);
  add_all (candidates, recipients);
  one_party = candidates->len > 0 && have_one_party (candidates);
  if (noted->len > 0 && one_party)
    {
      g_ptr_array_set_size (candidates, (int) noted->len);
      drop_those_over (candidates);
      return LIAISON_MATCH_SURE;
    }
  if (recipients->len > 0 && one_party && n_others == 0 && went_to_one_address (recipients))
    {
      drop_those_over (candidates);
      return LIAISON_MATCH_SURE;
    }
  add_all (candidates, search->graded[GRADE_ADDRESS]);
  add_all (candidates, search->graded[GRADE_NAME]);
  return candidates->len > 0 ? LIAISON_MATCH_ASK : LIAISON_MATCH_NONE;
}

void
liaison_match_free (LiaisonMatch *match)
{
  g_ptr_array_unref (match->candidates);
  g_free (match);
}

LiaisonMatch *
liaison_acceptance_match (const LiaisonAcceptanceFacts *facts,
                          GListModel *invitations,
                          LiaisonPublicDomainFunc is_public,
                          gpointer user_data)
{
  Search search = { .facts = facts };
  LiaisonMatch *match;

  g_return_val_if_fail (facts != NULL && facts->customer != NULL, NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (invitations), NULL);
  g_return_val_if_fail (is_public != NULL, NULL);

  search.name_key = liaison_company_name_to_key (facts->customer_name);
  search.beginning = dup_beginning (facts->domain);
  for (gsize i = 0; i < G_N_ELEMENTS (search.graded); i++)
    search.graded[i] = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);

      if (can_be_answered (invitation, facts))
        g_ptr_array_add (search.graded[grade (&search, invitation, is_public, user_data)],
                         g_object_ref (invitation));
    }

  match = g_new0 (LiaisonMatch, 1);
  match->candidates = g_ptr_array_new_with_free_func (g_object_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (search.graded); i++)
    g_ptr_array_sort (search.graded[i], compare_candidates);
  match->verdict = judge (&search, match->candidates);

  for (gsize i = 0; i < G_N_ELEMENTS (search.graded); i++)
    g_ptr_array_unref (search.graded[i]);
  g_free (search.name_key);
  g_free (search.beginning);
  return match;
}
