/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-customer-finder.h"

#include "app/liaison-customer-conditions.h"

/* How often what is searched for is looked up anew while customers come in. */
#define SEARCH_AGAIN_MS 250

struct _LiaisonCustomerFinder
{
  GObject parent_instance;

  LiaisonCustomerFound found;
  gpointer user_data;
  LiaisonCache *cache;
  LiaisonCustomerQuery *query;
  LiaisonCustomerConditions *conditions;

  GCancellable *search; /* the one under way, or NULL */
  gboolean asked;       /* somebody waits for it */
  gboolean is_old;      /* something changed since it began */
  guint again_source;
};

G_DEFINE_FINAL_TYPE (LiaisonCustomerFinder, liaison_customer_finder, G_TYPE_OBJECT)

static void search (LiaisonCustomerFinder *self, gboolean asked);

static gboolean
search_again_cb (gpointer user_data)
{
  LiaisonCustomerFinder *self = LIAISON_CUSTOMER_FINDER (user_data);

  self->again_source = 0;
  search (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
plan_search (LiaisonCustomerFinder *self)
{
  if (self->again_source == 0)
    self->again_source = g_timeout_add (SEARCH_AGAIN_MS, search_again_cb, self);
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonCustomerFinder) self = LIAISON_CUSTOMER_FINDER (user_data);
  g_autoptr(GBytes) numbers = NULL;
  g_autoptr(GError) error = NULL;
  gboolean asked = self->asked;

  numbers = liaison_cache_search_finish (LIAISON_CACHE (source), result, &error);
  /* Whoever cancelled has begun another, or wants none. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->search);
  self->asked = FALSE;
  if (self->is_old)
    plan_search (self);
  if (numbers != NULL)
    self->found (numbers, asked, self->user_data);
  else
    g_message ("The search failed: %s", error->message);
}

static void
search (LiaisonCustomerFinder *self, gboolean asked)
{
  /* A search in somebody's name stays his when it is begun anew. */
  self->asked = asked || (self->asked && self->search != NULL);
  g_clear_handle_id (&self->again_source, g_source_remove);
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  self->is_old = FALSE;
  if (self->cache == NULL)
    return;
  if (!liaison_customer_conditions_are_any (self->query))
    {
      self->found (liaison_cache_get_names (self->cache), self->asked, self->user_data);
      self->asked = FALSE;
      return;
    }
  self->search = g_cancellable_new ();
  liaison_cache_search_async (
    self->cache, liaison_customer_conditions_make (self->conditions, self->query, self->cache),
    liaison_customer_conditions_get_stamp (self->conditions), self->search, searched_cb,
    g_object_ref (self));
}

static void
conditions_changed_cb (gpointer user_data)
{
  LiaisonCustomerFinder *self = LIAISON_CUSTOMER_FINDER (user_data);

  if (liaison_customer_conditions_are_any (self->query))
    liaison_customer_finder_look_again (self);
}

static void
liaison_customer_finder_finalize (GObject *object)
{
  LiaisonCustomerFinder *self = LIAISON_CUSTOMER_FINDER (object);

  liaison_customer_conditions_free (self->conditions);
  liaison_customer_query_free (self->query);
  g_clear_object (&self->cache);

  G_OBJECT_CLASS (liaison_customer_finder_parent_class)->finalize (object);
}

static void
liaison_customer_finder_class_init (LiaisonCustomerFinderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_customer_finder_finalize;
}

static void
liaison_customer_finder_init (LiaisonCustomerFinder *self)
{
  self->query = liaison_customer_query_new ();
  self->conditions = liaison_customer_conditions_new (conditions_changed_cb, self);
}

LiaisonCustomerFinder *
liaison_customer_finder_new (LiaisonCustomerFound found, gpointer user_data)
{
  LiaisonCustomerFinder *self;

  g_return_val_if_fail (found != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_CUSTOMER_FINDER, NULL);
  self->found = found;
  self->user_data = user_data;
  return self;
}

void
liaison_customer_finder_stop (LiaisonCustomerFinder *self)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER_FINDER (self));

  g_clear_handle_id (&self->again_source, g_source_remove);
  g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
  g_clear_object (&self->cache);
  liaison_customer_conditions_set_ledger (self->conditions, NULL);
}

void
liaison_customer_finder_set_cache (LiaisonCustomerFinder *self, LiaisonCache *cache)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER_FINDER (self));

  g_set_object (&self->cache, cache);
  search (self, TRUE);
}

void
liaison_customer_finder_set_query (LiaisonCustomerFinder *self, const LiaisonCustomerQuery *query)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER_FINDER (self));
  g_return_if_fail (query != NULL);

  liaison_customer_query_free (self->query);
  self->query = liaison_customer_query_copy (query);
  search (self, TRUE);
}

void
liaison_customer_finder_set_ahead (LiaisonCustomerFinder *self, gint64 ahead)
{
  liaison_customer_conditions_set_ahead (self->conditions, ahead);
}

void
liaison_customer_finder_set_ledger (LiaisonCustomerFinder *self, LiaisonLedger *ledger)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER_FINDER (self));

  liaison_customer_conditions_set_ledger (self->conditions, ledger);
  conditions_changed_cb (self);
}

void
liaison_customer_finder_look_again (LiaisonCustomerFinder *self)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER_FINDER (self));

  if (!liaison_customer_conditions_are_any (self->query))
    search (self, FALSE);
  else if (self->search != NULL)
    self->is_old = TRUE;
  else
    plan_search (self);
}

const LiaisonCustomerQuery *
liaison_customer_finder_get_query (LiaisonCustomerFinder *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_FINDER (self), NULL);

  return self->query;
}

gboolean
liaison_customer_finder_is_searching (LiaisonCustomerFinder *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_FINDER (self), FALSE);

  return self->search != NULL && self->asked;
}
