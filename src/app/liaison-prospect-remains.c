/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-prospect-remains.h"

#include <gio/gio.h>

/* Of work in one go of the main loop. */
#define SLICE_US 3000
/* Between two looks at the clock. */
#define N_AT_ONCE 64

/* The prospects, which rows may still show, are freed here, what they were made of on a worker:
 *
 *   free → slice ─┬─ more of them: slice
 *                 └─ (worker) → done
 */
typedef struct
{
  GPtrArray *prospects;
  LiaisonCsvTable *table; /* or NULL */
} Remains;

static void
remains_free (Remains *remains)
{
  g_clear_pointer (&remains->prospects, g_ptr_array_unref);
  g_clear_pointer (&remains->table, liaison_csv_table_free);
  g_free (remains);
}

static void
free_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Remains *remains = task_data;

  g_clear_pointer (&remains->table, liaison_csv_table_free);
  g_task_return_boolean (task, TRUE);
}

static gboolean
slice_cb (gpointer user_data)
{
  GTask *task = user_data;
  GPtrArray *prospects = ((Remains *) g_task_get_task_data (task))->prospects;
  gint64 end = g_get_monotonic_time () + SLICE_US;

  while (prospects->len > 0 && g_get_monotonic_time () < end)
    g_ptr_array_set_size (prospects, (int) (prospects->len - MIN (prospects->len, N_AT_ONCE)));
  if (prospects->len > 0)
    return G_SOURCE_CONTINUE;
  g_task_run_in_thread (task, free_in_thread);
  return G_SOURCE_REMOVE;
}

void
liaison_prospect_remains_free (GPtrArray *prospects, LiaisonCsvTable *table)
{
  Remains *remains;
  GTask *task;

  g_return_if_fail (prospects != NULL);

  remains = g_new (Remains, 1);
  *remains = (Remains){ prospects, table };
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, liaison_prospect_remains_free);
  g_task_set_task_data (task, remains, (GDestroyNotify) remains_free);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, slice_cb, task, g_object_unref);
}
