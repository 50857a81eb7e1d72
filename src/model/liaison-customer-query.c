/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-customer-query.h"

G_DEFINE_BOXED_TYPE (LiaisonCustomerQuery,
                     liaison_customer_query,
                     liaison_customer_query_copy,
                     liaison_customer_query_free)

/* The words of the text, which outlive the names in the program. */
static const char *const orders[LIAISON_N_ORDERS] = {
  [LIAISON_ORDER_NAME] = "name",
  [LIAISON_ORDER_DOMAIN] = "domain",
  [LIAISON_ORDER_NEWEST] = "newest",
  [LIAISON_ORDER_RIGHTS] = "rights",
};
static const char *const invitations[LIAISON_N_INVITED] = {
  [LIAISON_INVITED_ANY] = "any",           [LIAISON_INVITED_NEVER] = "never",
  [LIAISON_INVITED_OPEN] = "open",         [LIAISON_INVITED_WAITING] = "waiting",
  [LIAISON_INVITED_OVERDUE] = "overdue",   [LIAISON_INVITED_ACCEPTED] = "accepted",
  [LIAISON_INVITED_DECLINED] = "declined", [LIAISON_INVITED_WITHDRAWN] = "withdrawn",
};

#define ALL_RIGHTS                                                                                 \
  (1u << LIAISON_ANSWER_UNKNOWN | 1u << LIAISON_ANSWER_NO | 1u << LIAISON_ANSWER_YES)

LiaisonCustomerQuery *
liaison_customer_query_new (void)
{
  LiaisonCustomerQuery *query = g_new0 (LiaisonCustomerQuery, 1);

  query->search = g_strdup ("");
  return query;
}

LiaisonCustomerQuery *
liaison_customer_query_copy (const LiaisonCustomerQuery *query)
{
  LiaisonCustomerQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);

  copy = g_new0 (LiaisonCustomerQuery, 1);
  *copy = *query;
  copy->search = g_strdup (query->search);
  copy->tag = g_strdup (query->tag);
  copy->reseller = g_strdup (query->reseller);
  return copy;
}

void
liaison_customer_query_free (LiaisonCustomerQuery *query)
{
  g_free (query->search);
  g_free (query->tag);
  g_free (query->reseller);
  g_free (query);
}

void
liaison_customer_query_take_search (LiaisonCustomerQuery *query, char *search)
{
  g_return_if_fail (query != NULL);

  g_free (query->search);
  query->search = g_utf8_make_valid (search != NULL ? search : "", -1);
  g_free (search);
}

void
liaison_customer_query_clear_filters (LiaisonCustomerQuery *query)
{
  g_return_if_fail (query != NULL);

  query->rights = 0;
  query->gone = query->fresh = FALSE;
  query->invited = LIAISON_INVITED_ANY;
  g_clear_pointer (&query->tag, g_free);
  g_clear_pointer (&query->reseller, g_free);
}

gboolean
liaison_customer_query_equal (const LiaisonCustomerQuery *one, const LiaisonCustomerQuery *other)
{
  g_return_val_if_fail (one != NULL && other != NULL, FALSE);

  return g_str_equal (one->search, other->search) && one->order == other->order &&
         one->rights == other->rights && one->gone == other->gone && one->fresh == other->fresh &&
         one->invited == other->invited && g_strcmp0 (one->tag, other->tag) == 0 &&
         g_strcmp0 (one->reseller, other->reseller) == 0;
}

guint
liaison_customer_query_count_filters (const LiaisonCustomerQuery *query)
{
  g_return_val_if_fail (query != NULL, 0);

  return (query->rights != 0) + (query->gone != FALSE) + (query->fresh != FALSE) +
         (query->invited != LIAISON_INVITED_ANY) + (query->tag != NULL) + (query->reseller != NULL);
}

gboolean
liaison_customer_query_is_filtered (const LiaisonCustomerQuery *query)
{
  return liaison_customer_query_count_filters (query) > 0;
}

char *
liaison_customer_query_to_text (const LiaisonCustomerQuery *query)
{
  g_auto(GVariantBuilder) dict = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  g_autoptr(GVariant) variant = NULL;

  g_return_val_if_fail (query != NULL, NULL);

  g_variant_builder_add (&dict, "{sv}", "order", g_variant_new_string (orders[query->order]));
  if (*query->search != '\0')
    g_variant_builder_add (&dict, "{sv}", "search", g_variant_new_string (query->search));
  if (query->rights != 0)
    g_variant_builder_add (&dict, "{sv}", "rights", g_variant_new_uint32 (query->rights));
  if (query->gone)
    g_variant_builder_add (&dict, "{sv}", "gone", g_variant_new_boolean (TRUE));
  if (query->fresh)
    g_variant_builder_add (&dict, "{sv}", "fresh", g_variant_new_boolean (TRUE));
  if (query->invited != LIAISON_INVITED_ANY)
    g_variant_builder_add (&dict, "{sv}", "invited",
                           g_variant_new_string (invitations[query->invited]));
  if (query->tag != NULL)
    g_variant_builder_add (&dict, "{sv}", "tag", g_variant_new_string (query->tag));
  if (query->reseller != NULL)
    g_variant_builder_add (&dict, "{sv}", "reseller", g_variant_new_string (query->reseller));
  variant = g_variant_ref_sink (g_variant_builder_end (&dict));
  return g_variant_print (variant, TRUE);
}

/* Position of the dictionary's word @key in @words; 0 if it is missing or not among them. */
static guint
look_up_word (GVariantDict *dict, const char *key, const char *const *words, guint n_words)
{
  const char *word = NULL;

  if (!g_variant_dict_lookup (dict, key, "&s", &word))
    return 0;
  for (guint i = 0; i < n_words; i++)
    if (g_str_equal (words[i], word))
      return i;
  return 0;
}

/* An empty text is no condition. */
static char *
dup_text (GVariantDict *dict, const char *key)
{
  const char *text = NULL;

  return g_variant_dict_lookup (dict, key, "&s", &text) && *text != '\0' ? g_strdup (text) : NULL;
}

LiaisonCustomerQuery *
liaison_customer_query_from_text (const char *text)
{
  g_autoptr(LiaisonCustomerQuery) query = liaison_customer_query_new ();
  g_autoptr(GVariant) variant = NULL;
  g_auto(GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  /* The parser takes any bytes for a string. */
  if (g_utf8_validate (text, -1, NULL))
    variant = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);
  if (variant == NULL)
    return g_steal_pointer (&query);

  g_variant_dict_clear (&dict);
  g_variant_dict_init (&dict, variant);
  query->order = look_up_word (&dict, "order", orders, LIAISON_N_ORDERS);
  query->invited = look_up_word (&dict, "invited", invitations, LIAISON_N_INVITED);
  liaison_customer_query_take_search (query, dup_text (&dict, "search"));
  if (g_variant_dict_lookup (&dict, "rights", "u", &query->rights))
    query->rights &= ALL_RIGHTS;
  g_variant_dict_lookup (&dict, "gone", "b", &query->gone);
  g_variant_dict_lookup (&dict, "fresh", "b", &query->fresh);
  query->tag = dup_text (&dict, "tag");
  query->reseller = dup_text (&dict, "reseller");
  return g_steal_pointer (&query);
}
