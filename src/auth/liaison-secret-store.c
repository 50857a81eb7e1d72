/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-secret-store.h"

#include <libsecret/secret.h>

#include "auth/liaison-pkce.h"
#include "model/liaison-error.h"

struct _LiaisonSecretStore
{
  GObject parent_instance;

  GHashTable *attributes;
  char *label;

  GQueue waiting; /* GTask: calls whose turn has not come */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (LiaisonSecretStore, liaison_secret_store, G_TYPE_OBJECT)

typedef enum
{
  LOAD,
  SAVE,
  CLEAR,
} Kind;

/* One call, once its turn has come:
 *
 *   load:  looked_up ─┬─ found: done
 *                     └─ nothing: searched → none, or one that stays locked
 *   save:  stored ─┬─ locked: collection_found → unlocked → once more
 *                  └─ done
 *   clear: cleared ─┬─ something: done
 *                   └─ nothing: searched ─┬─ none: done
 *                                         └─ locked: collection_found → unlocked → once more
 *
 * A failure other than a lock begins it anew, once.
 */
typedef struct
{
  Kind kind;
  char *secret;
  gboolean again;    /* begun anew after a failure */
  gboolean unlocked; /* the person was asked for it */
} StoreOp;

static void looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void stored_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void collection_found_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void searched_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static const SecretSchema schema = {
  "io.github.liaison_app.Liaison.Account",
  SECRET_SCHEMA_NONE,
  {
    { "account", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "cloud", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

static void
store_op_free (StoreOp *op)
{
  liaison_pkce_forget (op->secret);
  g_free (op);
}

static void
start (GTask *task)
{
  LiaisonSecretStore *self = g_task_get_source_object (task);
  StoreOp *op = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  self->busy = TRUE;
  switch (op->kind)
    {
    case SAVE:
      secret_password_storev (&schema, self->attributes, SECRET_COLLECTION_DEFAULT, self->label,
                              op->secret, cancellable, stored_cb, g_object_ref (task));
      break;
    case CLEAR:
      secret_password_clearv (&schema, self->attributes, cancellable, cleared_cb,
                              g_object_ref (task));
      break;
    case LOAD:
    default:
      secret_password_lookupv (&schema, self->attributes, cancellable, looked_up_cb,
                               g_object_ref (task));
      break;
    }
}

/* Lets the next call begin, before anybody hears of this one. */
static void
go_on (GTask *task)
{
  LiaisonSecretStore *self = g_task_get_source_object (task);
  g_autoptr(GTask) next = g_queue_pop_head (&self->waiting);

  self->busy = FALSE;
  if (next != NULL)
    start (next);
}

/* What libsecret says, as one of our errors; GIO's "cancelled" stays. The message names no secret.
 */
static GError *
make_error (const GError *error)
{
  gboolean locked = g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (error);

  return liaison_error_new (locked ? LIAISON_ERROR_KEY_RING_LOCKED : LIAISON_ERROR_NO_KEY_RING,
                            NULL, error->message);
}

/* libsecret holds on to a session with a service that has ended since, and every later call would
 * fail; without it, one that was started anew is found. A person who refused to unlock the key
 * ring, or to make one (then there is no such object), is not asked twice. */
static gboolean
may_try_again (StoreOp *op, const GError *error)
{
  if (op->again || g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_UNKNOWN_METHOD) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    return FALSE;

  op->again = TRUE;
  secret_service_disconnect ();
  return TRUE;
}

static void
fail (GTask *task, const GError *error)
{
  if (may_try_again (g_task_get_task_data (task), error))
    {
      g_debug ("the key ring is asked again: %s", error->message);
      start (task);
      return;
    }

  go_on (task);
  g_task_return_error (task, make_error (error));
}

/* A look-up asks the person to unlock the key ring; a store and a clear do not. */
static void
unlock (GTask *task)
{
  StoreOp *op = g_task_get_task_data (task);

  op->unlocked = TRUE;
  secret_collection_for_alias (NULL, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE,
                               g_task_get_cancellable (task), collection_found_cb,
                               g_object_ref (task));
}

/* An item that is there and was not told or cleared is locked. */
static void
search (GTask *task)
{
  LiaisonSecretStore *self = g_task_get_source_object (task);

  secret_password_searchv (&schema, self->attributes, SECRET_SEARCH_NONE,
                           g_task_get_cancellable (task), searched_cb, g_object_ref (task));
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  StoreOp *op = g_task_get_task_data (task);
  GList *items = secret_password_search_finish (result, &error);
  gboolean any = items != NULL;

  g_list_free_full (items, g_object_unref);
  if (error != NULL)
    {
      fail (task, error);
      return;
    }
  if (any && op->kind == CLEAR && !op->unlocked)
    {
      unlock (task);
      return;
    }

  go_on (task);
  if (any)
    g_task_return_error (
      task, liaison_error_new (LIAISON_ERROR_KEY_RING_LOCKED, NULL, "The key ring stays locked"));
  else
    g_task_return_pointer (task, NULL, NULL);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  char *secret = secret_password_lookup_nonpageable_finish (result, &error);

  if (error != NULL)
    fail (task, error);
  else if (secret == NULL)
    search (task);
  else
    {
      go_on (task);
      g_task_return_pointer (task, g_strdup (secret), (GDestroyNotify) liaison_pkce_forget);
    }
  secret_password_free (secret);
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  StoreOp *op = g_task_get_task_data (task);

  if (secret_password_store_finish (result, &error))
    {
      go_on (task);
      g_task_return_pointer (task, NULL, NULL);
    }
  else if (!op->unlocked && g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    unlock (task);
  else
    fail (task, error);
}

static void
collection_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SecretCollection) collection = secret_collection_for_alias_finish (result, &error);
  GList list = { .data = collection };

  if (collection != NULL)
    secret_service_unlock (NULL, &list, g_task_get_cancellable (task), unlocked_cb,
                           g_object_ref (task));
  else if (error != NULL)
    fail (task, error);
  else
    start (task);
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  secret_service_unlock_finish (NULL, result, NULL, &error);
  if (error != NULL)
    fail (task, error);
  else
    start (task);
}

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  gboolean cleared = secret_password_clear_finish (result, &error);
  StoreOp *op = g_task_get_task_data (task);

  if (!op->unlocked && g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    unlock (task);
  else if (error != NULL)
    fail (task, error);
  else if (!cleared)
    search (task);
  else
    {
      go_on (task);
      g_task_return_pointer (task, NULL, NULL);
    }
}

static void
liaison_secret_store_finalize (GObject *object)
{
  LiaisonSecretStore *self = LIAISON_SECRET_STORE (object);

  g_hash_table_unref (self->attributes);
  g_free (self->label);

  G_OBJECT_CLASS (liaison_secret_store_parent_class)->finalize (object);
}

static void
liaison_secret_store_class_init (LiaisonSecretStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_secret_store_finalize;
}

static void
liaison_secret_store_init (LiaisonSecretStore *self)
{
  self->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_queue_init (&self->waiting);
}

LiaisonSecretStore *
liaison_secret_store_new (const char *account, const char *cloud, const char *label)
{
  LiaisonSecretStore *self;

  g_return_val_if_fail (account != NULL && cloud != NULL && label != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_SECRET_STORE, NULL);
  g_hash_table_insert (self->attributes, (char *) "account", g_strdup (account));
  g_hash_table_insert (self->attributes, (char *) "cloud", g_strdup (cloud));
  self->label = g_strdup (label);
  return self;
}

static void
call (LiaisonSecretStore *self,
      Kind kind,
      const char *secret,
      gpointer tag,
      GCancellable *cancellable,
      GAsyncReadyCallback callback,
      gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  StoreOp *op = g_new0 (StoreOp, 1);

  g_task_set_source_tag (task, tag);
  op->kind = kind;
  op->secret = g_strdup (secret);
  g_task_set_task_data (task, op, (GDestroyNotify) store_op_free);

  if (self->busy)
    g_queue_push_tail (&self->waiting, g_steal_pointer (&task));
  else
    start (task);
}

void
liaison_secret_store_load_async (LiaisonSecretStore *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (LIAISON_IS_SECRET_STORE (self));

  call (self, LOAD, NULL, liaison_secret_store_load_async, cancellable, callback, user_data);
}

char *
liaison_secret_store_load_finish (LiaisonSecretStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
liaison_secret_store_save_async (LiaisonSecretStore *self,
                                 const char *secret,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (LIAISON_IS_SECRET_STORE (self));
  g_return_if_fail (secret != NULL);

  call (self, SAVE, secret, liaison_secret_store_save_async, cancellable, callback, user_data);
}

/* Only a load has something to tell. */
static gboolean
finish (LiaisonSecretStore *self, GAsyncResult *result, GError **error)
{
  g_autoptr(GError) failure = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  g_task_propagate_pointer (G_TASK (result), &failure);
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
liaison_secret_store_save_finish (LiaisonSecretStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}

void
liaison_secret_store_clear_async (LiaisonSecretStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (LIAISON_IS_SECRET_STORE (self));

  call (self, CLEAR, NULL, liaison_secret_store_clear_async, cancellable, callback, user_data);
}

gboolean
liaison_secret_store_clear_finish (LiaisonSecretStore *self, GAsyncResult *result, GError **error)
{
  return finish (self, result, error);
}
