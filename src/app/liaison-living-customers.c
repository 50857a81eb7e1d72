/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-living-customers.h"

struct _LiaisonLivingCustomers
{
  LiaisonCache *cache;
  GHashTable *objects; /* n → LiaisonCustomer, not owned */
  GHashTable *numbers; /* LiaisonCustomer, not owned → n */
  GHashTable *held;    /* expanded LiaisonCustomers, owned */
  GHashTable *lost;    /* Microsoft IDs of those who took the privileges away, or NULL */
  gboolean updating;   /* what changes now comes from the cache */
};

static void
customer_gone_cb (gpointer user_data, GObject *where_it_was)
{
  LiaisonLivingCustomers *self = user_data;
  gpointer n = g_hash_table_lookup (self->numbers, where_it_was);

  g_hash_table_remove (self->objects, n);
  g_hash_table_remove (self->numbers, where_it_was);
}

static void
customer_expanded_cb (LiaisonCustomer *customer, GParamSpec *pspec, LiaisonLivingCustomers *self)
{
  if (liaison_customer_is_expanded (customer))
    g_hash_table_add (self->held, g_object_ref (customer));
  else
    g_hash_table_remove (self->held, customer);
}

static void
customer_fresh_cb (LiaisonCustomer *customer, GParamSpec *pspec, LiaisonLivingCustomers *self)
{
  if (!self->updating && !liaison_customer_is_fresh (customer))
    liaison_cache_set_noticed (self->cache, liaison_customer_get_id (customer));
}

LiaisonLivingCustomers *
liaison_living_customers_new (void)
{
  LiaisonLivingCustomers *self = g_new0 (LiaisonLivingCustomers, 1);

  self->objects = g_hash_table_new (NULL, NULL);
  self->numbers = g_hash_table_new (NULL, NULL);
  self->held = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  return self;
}

static void
let_all_go (LiaisonLivingCustomers *self)
{
  GHashTableIter iter;
  gpointer customer;

  g_hash_table_remove_all (self->held);
  g_hash_table_iter_init (&iter, self->numbers);
  while (g_hash_table_iter_next (&iter, &customer, NULL))
    {
      g_signal_handlers_disconnect_by_data (customer, self);
      g_object_weak_unref (customer, customer_gone_cb, self);
    }
  g_hash_table_remove_all (self->numbers);
  g_hash_table_remove_all (self->objects);
}

void
liaison_living_customers_free (LiaisonLivingCustomers *self)
{
  let_all_go (self);
  g_hash_table_unref (self->held);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->objects);
  g_clear_pointer (&self->lost, g_hash_table_unref);
  g_clear_object (&self->cache);
  g_free (self);
}

void
liaison_living_customers_set_cache (LiaisonLivingCustomers *self, LiaisonCache *cache)
{
  if (self->cache == cache)
    return;
  let_all_go (self);
  g_clear_pointer (&self->lost, g_hash_table_unref);
  g_set_object (&self->cache, cache);
}

static void
note_lost_rights (LiaisonLivingCustomers *self, LiaisonCustomer *customer)
{
  if (self->lost != NULL && g_hash_table_contains (self->lost, liaison_customer_get_id (customer)))
    liaison_customer_note_lost_rights (customer);
}

void
liaison_living_customers_set_lost_rights (LiaisonLivingCustomers *self, GHashTable *lost)
{
  g_autoptr(GList) all = g_hash_table_get_values (self->objects);

  g_hash_table_ref (lost);
  g_clear_pointer (&self->lost, g_hash_table_unref);
  self->lost = lost;

  /* Whoever hears of one may let go of another. */
  for (GList *l = all; l != NULL; l = l->next)
    g_object_ref (l->data);
  for (GList *l = all; l != NULL; l = l->next)
    {
      note_lost_rights (self, l->data);
      g_object_unref (l->data);
    }
}

static void
tell (LiaisonLivingCustomers *self, LiaisonCustomer *customer, const LiaisonSheetRow *row)
{
  gint64 look = liaison_cache_get_look (self->cache);

  self->updating = TRUE;
  liaison_customer_set_row (customer, row->name, *row->domain != '\0' ? row->domain : NULL,
                            row->relationship, row->relationship_text);
  liaison_customer_set_known_rights (customer, row->rights);
  liaison_customer_set_gone (customer, row->gone);
  liaison_customer_set_fresh (customer, row->fresh && row->since > look);
  self->updating = FALSE;
}

/* What a damaged file has instead of text is not for the screen. */
static void
check_text (LiaisonSheetRow *row)
{
  if (!g_utf8_validate (row->name, -1, NULL))
    row->name = "";
  if (!g_utf8_validate (row->domain, -1, NULL))
    row->domain = "";
  if (row->relationship_text != NULL && !g_utf8_validate (row->relationship_text, -1, NULL))
    row->relationship_text = NULL;
}

static gboolean
read_row (LiaisonLivingCustomers *self, guint32 n, LiaisonSheetRow *row)
{
  if (self->cache == NULL || !liaison_cache_read (self->cache, n, row))
    return FALSE;
  check_text (row);
  return TRUE;
}

LiaisonCustomer *
liaison_living_customers_ensure (LiaisonLivingCustomers *self, guint32 n)
{
  LiaisonCustomer *customer = g_hash_table_lookup (self->objects, GUINT_TO_POINTER (n));
  LiaisonSheetRow row = { .odd_id = "", .name = "", .domain = "" };
  char buffer[LIAISON_GUID_LENGTH + 1];
  gboolean read;

  if (customer != NULL)
    return g_object_ref (customer);

  /* A list has to answer for each of its rows, even when its file is lost this very moment. */
  read = read_row (self, n, &row);
  customer = liaison_customer_new (liaison_sheet_row_get_id (&row, buffer), row.name,
                                   *row.domain != '\0' ? row.domain : NULL, row.relationship,
                                   row.relationship_text);
  if (!read)
    return customer;
  tell (self, customer, &row);
  note_lost_rights (self, customer);
  g_signal_connect (customer, "notify::expanded", G_CALLBACK (customer_expanded_cb), self);
  g_signal_connect (customer, "notify::fresh", G_CALLBACK (customer_fresh_cb), self);
  g_object_weak_ref (G_OBJECT (customer), customer_gone_cb, self);
  g_hash_table_insert (self->objects, GUINT_TO_POINTER (n), customer);
  g_hash_table_insert (self->numbers, customer, GUINT_TO_POINTER (n));
  return customer;
}

gboolean
liaison_living_customers_have (LiaisonLivingCustomers *self, guint32 n)
{
  return g_hash_table_contains (self->objects, GUINT_TO_POINTER (n));
}

static void
update_one (LiaisonLivingCustomers *self, guint32 n)
{
  LiaisonCustomer *customer = g_hash_table_lookup (self->objects, GUINT_TO_POINTER (n));
  g_autoptr(LiaisonCustomer) kept = customer != NULL ? g_object_ref (customer) : NULL;
  LiaisonSheetRow row;

  if (kept != NULL && read_row (self, n, &row))
    tell (self, kept, &row);
}

void
liaison_living_customers_update (LiaisonLivingCustomers *self, GArray *numbers)
{
  g_autoptr(GList) all = NULL;

  if (numbers == NULL)
    {
      all = g_hash_table_get_keys (self->objects);
      for (GList *l = all; l != NULL; l = l->next)
        update_one (self, GPOINTER_TO_UINT (l->data));
      return;
    }
  for (guint i = 0; i < numbers->len; i++)
    update_one (self, g_array_index (numbers, guint32, i));
}
