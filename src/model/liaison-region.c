/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-region.h"

struct _LiaisonRegionTable
{
  GObject parent_instance;

  char *as_of;
  GHashTable *names;    /* group → name */
  GHashTable *groups;   /* country → group, a key of @names */
  GPtrArray *countries; /* keys of @groups, sorted, NULL at the end */
};

G_DEFINE_FINAL_TYPE (LiaisonRegionTable, liaison_region_table, G_TYPE_OBJECT)

static void
liaison_region_table_finalize (GObject *object)
{
  LiaisonRegionTable *self = LIAISON_REGION_TABLE (object);

  g_free (self->as_of);
  g_ptr_array_unref (self->countries);
  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->names);

  G_OBJECT_CLASS (liaison_region_table_parent_class)->finalize (object);
}

static void
liaison_region_table_class_init (LiaisonRegionTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_region_table_finalize;
}

static void
liaison_region_table_init (LiaisonRegionTable *self)
{
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->countries = g_ptr_array_new ();
  g_ptr_array_add (self->countries, NULL);
}

LiaisonRegionTable *
liaison_region_table_new (const char *as_of)
{
  LiaisonRegionTable *self = g_object_new (LIAISON_TYPE_REGION_TABLE, NULL);

  self->as_of = g_strdup (as_of);
  return self;
}

static int
compare_codes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

void
liaison_region_table_add (LiaisonRegionTable *self,
                          const char *group,
                          const char *name,
                          const char *const *countries)
{
  gpointer key = NULL;

  g_return_if_fail (LIAISON_IS_REGION_TABLE (self));
  g_return_if_fail (group != NULL && name != NULL && countries != NULL);
  g_return_if_fail (!g_hash_table_contains (self->names, group));

  key = g_strdup (group);
  g_hash_table_insert (self->names, key, g_strdup (name));

  g_ptr_array_remove_index (self->countries, self->countries->len - 1);
  for (gsize i = 0; countries[i] != NULL; i++)
    {
      char *code = g_ascii_strup (countries[i], -1);

      if (!g_hash_table_contains (self->groups, code))
        g_ptr_array_add (self->countries, code);
      g_hash_table_insert (self->groups, code, key);
    }
  g_ptr_array_sort (self->countries, compare_codes);
  g_ptr_array_add (self->countries, NULL);
}

const char *
liaison_region_table_get_as_of (LiaisonRegionTable *self)
{
  g_return_val_if_fail (LIAISON_IS_REGION_TABLE (self), NULL);
  return self->as_of;
}

const char *
liaison_region_table_get_group (LiaisonRegionTable *self, const char *country)
{
  g_autofree char *code = NULL;

  g_return_val_if_fail (LIAISON_IS_REGION_TABLE (self), NULL);

  if (country == NULL)
    return NULL;
  code = g_ascii_strup (country, -1);
  return g_hash_table_lookup (self->groups, code);
}

const char *
liaison_region_table_get_group_name (LiaisonRegionTable *self, const char *group)
{
  g_return_val_if_fail (LIAISON_IS_REGION_TABLE (self), NULL);
  return group != NULL ? g_hash_table_lookup (self->names, group) : NULL;
}

const char *const *
liaison_region_table_get_countries (LiaisonRegionTable *self)
{
  g_return_val_if_fail (LIAISON_IS_REGION_TABLE (self), NULL);
  return (const char *const *) self->countries->pdata;
}

LiaisonRegionMatch
liaison_region_table_compare (LiaisonRegionTable *self,
                              const char *partner_country,
                              const char *customer_country)
{
  const char *partner_group = NULL;
  const char *customer_group = NULL;

  g_return_val_if_fail (LIAISON_IS_REGION_TABLE (self), LIAISON_REGION_UNKNOWN);

  if (partner_country == NULL || *partner_country == '\0' || customer_country == NULL ||
      *customer_country == '\0')
    return LIAISON_REGION_UNKNOWN;

  partner_group = liaison_region_table_get_group (self, partner_country);
  customer_group = liaison_region_table_get_group (self, customer_country);
  if (partner_group == NULL || customer_group == NULL)
    return g_ascii_strcasecmp (partner_country, customer_country) == 0 ? LIAISON_REGION_SAME
                                                                       : LIAISON_REGION_UNLISTED;
  return g_str_equal (partner_group, customer_group) ? LIAISON_REGION_SAME
                                                     : LIAISON_REGION_DIFFERENT;
}
