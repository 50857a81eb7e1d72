/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "kept-customers.h"

#include "sandbox/liaison-sandbox-world.h"

#define PAGE 500
#define SEED 1
#define RELATIONSHIP "reseller"

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
check (gboolean done, const GError *error)
{
  if (!done)
    g_error ("%s", error->message);
}

LiaisonCache *
kept_customers_open (const char *path)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  LiaisonCache *cache;

  liaison_cache_open_async (path, FALSE, NULL, result_cb, &result);
  wait_for (&result);
  cache = liaison_cache_open_finish (result, &error);
  check (cache != NULL, error);
  return cache;
}

static void
add_row (GArray *rows, GStringChunk *texts, const LiaisonSandboxCustomer *customer)
{
  LiaisonSheetRow row = { .relationship = LIAISON_RELATIONSHIP_RESELLER };

  row.name = g_string_chunk_insert (texts, customer->name);
  row.domain = g_string_chunk_insert (texts, customer->domain);
  liaison_sheet_row_set_id (&row, g_string_chunk_insert (texts, customer->id));
  g_array_append_val (rows, row);
}

static guint64
meet_page (LiaisonCache *cache, guint pass, LiaisonSandboxWorld *world, guint from, guint to)
{
  g_autoptr(GArray) rows = g_array_new (FALSE, FALSE, sizeof (LiaisonSheetRow));
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GStringChunk *texts = g_string_chunk_new (64 * 1024);
  guint64 size = 0;
  guint n_new;

  for (guint i = from; i < to; i++)
    {
      g_auto(LiaisonSandboxCustomer) customer = { 0 };

      liaison_sandbox_world_read (world, i, &customer);
      size += strlen (customer.id) + strlen (customer.name) + strlen (customer.domain) +
              strlen (RELATIONSHIP);
      add_row (rows, texts, &customer);
    }
  liaison_cache_meet_async (cache, pass, rows, texts, (GDestroyNotify) g_string_chunk_free,
                            result_cb, &result);
  wait_for (&result);
  check (liaison_cache_meet_finish (cache, result, &n_new, &error), error);
  return size;
}

guint64
kept_customers_fill (LiaisonCache *cache, guint n_customers)
{
  LiaisonSandboxWorld *world = liaison_sandbox_world_new (n_customers, SEED, "global", 0);
  g_autoptr(GAsyncResult) begun = NULL, ended = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *continuation = NULL;
  guint64 size = 0;
  guint n_received, pass;

  pass = liaison_cache_begin_pass_async (cache, 0, result_cb, &begun);
  wait_for (&begun);
  check (liaison_cache_begin_pass_finish (cache, begun, &continuation, &n_received, &error), error);
  for (guint i = 0; i < n_customers; i += PAGE)
    size += meet_page (cache, pass, world, i, MIN (i + PAGE, n_customers));
  liaison_cache_end_pass_async (cache, pass, TRUE, NULL, result_cb, &ended);
  wait_for (&ended);
  check (liaison_cache_end_pass_finish (cache, ended, &error), error);
  liaison_sandbox_world_free (world);
  return size;
}

void
kept_customers_close (LiaisonCache *cache)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_cache_close_async (cache, result_cb, &result);
  wait_for (&result);
  check (liaison_cache_close_finish (cache, result, &error), error);
  g_clear_object (&result);
  g_object_unref (cache);
}
