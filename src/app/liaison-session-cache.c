/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include <glib/gstdio.h>

#include "app/liaison-session-private.h"
#include "model/liaison-error.h"

/* The feed of changes is nobody's first wish. */
#define READ_CHANGES_MS 500
/* Whether the cache is whole, what is seen at first does not wait for. */
#define CHECK_MS 3000

/* Opening the cache:
 *
 *   open ─┬─ where it belongs: opened ─┬─ done
 *         │                            ├─ it is damaged: open anew → opened
 *         │                            └─ that cannot be: open somewhere else → opened_elsewhere
 *         └─ is open: done
 */
static void open_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void open_opened_elsewhere_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* The feed */

static void
changes_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonSession) self = LIAISON_SESSION (user_data);
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(GHashTable) lost = NULL;

  changes = liaison_cache_list_changes_finish (LIAISON_CACHE (source), result, NULL);
  if (changes == NULL)
    return;
  liaison_changes_set (self->changes, changes);
  lost = liaison_changes_dup_lost_rights (self->changes);
  liaison_customer_list_set_lost_rights (self->customers, lost);
}

static gboolean
read_changes_cb (gpointer user_data)
{
  LiaisonSession *self = LIAISON_SESSION (user_data);
  LiaisonCache *cache = liaison_customer_list_get_cache (self->customers);

  self->changes_source = 0;
  if (cache != NULL)
    liaison_cache_list_changes_async (cache, changes_listed_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
plan_changes (LiaisonSession *self)
{
  if (self->changes_source == 0 && !self->closed)
    self->changes_source = g_timeout_add (READ_CHANGES_MS, read_changes_cb, self);
}

static void
seen_cb (LiaisonSession *self)
{
  LiaisonCache *cache = liaison_customer_list_get_cache (self->customers);

  if (cache != NULL)
    liaison_cache_set_looked (cache);
}

/* A cache that is damaged */

static void take_cache (LiaisonSession *self, LiaisonCache *cache);

static void
renewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonSession) self = LIAISON_SESSION (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(LiaisonCache) cache = liaison_cache_open_finish (result, &error);

  if (cache == NULL)
    {
      g_warning ("The cache cannot be made anew: %s", error->message);
      return;
    }
  if (self->closed)
    return;
  take_cache (self, cache);
  liaison_customer_list_refresh (self->customers);
}

static void
damaged_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonSession) self = LIAISON_SESSION (user_data);
  const char *path = liaison_cache_get_path (LIAISON_CACHE (source));

  liaison_cache_close_finish (LIAISON_CACHE (source), result, NULL);
  liaison_cache_open_async (path, TRUE, NULL, renewed_cb, g_object_ref (self));
}

/* Nothing in it is lost that the service does not have. */
static void
damaged_cb (LiaisonSession *self, const GError *error, LiaisonCache *cache)
{
  g_autoptr(LiaisonCache) kept = g_object_ref (cache);

  if (self->closed || liaison_customer_list_get_cache (self->customers) != cache)
    return;
  g_signal_handlers_disconnect_by_data (cache, self);
  liaison_customer_list_set_cache (self->customers, NULL);
  liaison_details_set_cache (self->details, NULL);
  liaison_cache_close_async (kept, damaged_closed_cb, g_object_ref (self));
}

static gboolean
check_cb (gpointer user_data)
{
  LiaisonSession *self = LIAISON_SESSION (user_data);
  LiaisonCache *cache = liaison_customer_list_get_cache (self->customers);

  self->check_source = 0;
  if (cache != NULL)
    liaison_cache_check (cache);
  return G_SOURCE_REMOVE;
}

static void
take_cache (LiaisonSession *self, LiaisonCache *cache)
{
  g_signal_connect_object (cache, "changed", G_CALLBACK (plan_changes), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cache, "damaged", G_CALLBACK (damaged_cb), self, G_CONNECT_SWAPPED);
  liaison_customer_list_set_cache (self->customers, cache);
  liaison_details_set_cache (self->details, cache);
  plan_changes (self);
  g_clear_handle_id (&self->check_source, g_source_remove);
  self->check_source = g_timeout_add (CHECK_MS, check_cb, self);
}

static void
open_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonSession *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr(LiaisonCache) cache = liaison_cache_open_finish (result, &error);
  g_autofree char *path = NULL;

  if (cache != NULL)
    {
      take_cache (self, cache);
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }
  /* Once: what cannot be deleted is met again. */
  if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE) &&
      g_task_get_task_data (task) == NULL)
    {
      g_clear_error (&error);
      g_task_set_task_data (task, self, NULL);
      liaison_cache_open_async (self->cache_path, TRUE, g_task_get_cancellable (task),
                                open_opened_cb, g_object_ref (task));
      return;
    }

  g_message ("Customers cannot be kept: %s", error->message);
  g_clear_error (&self->cache_error);
  self->cache_error = error;
  liaison_session_notify_uncached (self);
  if (self->temporary_folder == NULL)
    self->temporary_folder = g_dir_make_tmp ("liaison-XXXXXX", NULL);
  if (self->temporary_folder == NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      return;
    }
  path = g_build_filename (self->temporary_folder, "cache.db", NULL);
  liaison_cache_open_async (path, TRUE, g_task_get_cancellable (task), open_opened_elsewhere_cb,
                            g_object_ref (task));
}

static void
open_opened_elsewhere_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  g_autoptr(LiaisonCache) cache = liaison_cache_open_finish (result, &error);

  if (cache == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  take_cache (g_task_get_source_object (task), cache);
  g_task_return_boolean (task, TRUE);
}

void
liaison_session_open_cache_async (LiaisonSession *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, liaison_session_open_cache_async);
  if (liaison_customer_list_get_cache (self->customers) != NULL)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_signal_handlers_disconnect_by_func (self->changes, seen_cb, self);
  g_signal_connect_object (self->changes, "seen", G_CALLBACK (seen_cb), self, G_CONNECT_SWAPPED);
  /* A demonstration begins anew each time. */
  liaison_cache_open_async (self->cache_path, self->profile == NULL, cancellable, open_opened_cb,
                            g_object_ref (task));
}

gboolean
liaison_session_open_cache_finish (LiaisonSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
liaison_session_forget_cache (LiaisonSession *self)
{
  g_autofree char *path = NULL;

  if (self->temporary_folder == NULL)
    return;
  path = g_build_filename (self->temporary_folder, "cache.db", NULL);
  liaison_cache_delete (path);
  g_rmdir (self->temporary_folder);
  g_clear_pointer (&self->temporary_folder, g_free);
}
