/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-safe.h"

#include <libsecret/secret.h>

/* What secret.h of libsecret 0.20 forgets. */
#define __SECRET_INSIDE_HEADER__
#include <libsecret/secret-backend.h>
#undef __SECRET_INSIDE_HEADER__

#define LIAISON_TYPE_TEST_SAFE_BACKEND (liaison_test_safe_backend_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonTestSafeBackend,
                      liaison_test_safe_backend,
                      LIAISON,
                      TEST_SAFE_BACKEND,
                      GObject)

struct _LiaisonTestSafeBackend
{
  GObject parent_instance;
};

enum
{
  PROP_FLAGS = 1,
};

/* Whatever libsecret makes of the back end, there is one safe. */
static struct
{
  GHashTable *secrets; /* "account@cloud", or "account" of what was put in → secret */
  GQueue held;         /* GTask: done, and not told */
  guint n_stores;
  gboolean broken;
  gboolean silent;
} safe;

static void
init_async (GAsyncInitable *initable,
            int priority,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (initable, cancellable, callback, user_data);

  g_task_return_boolean (task, TRUE);
}

static gboolean
init_finish (GAsyncInitable *initable, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
initable_init (GAsyncInitableIface *iface)
{
  iface->init_async = init_async;
  iface->init_finish = init_finish;
}

/* Takes @task, whose data is what it is to return. */
static void
answer (GTask *task)
{
  if (safe.broken)
    g_task_return_new_error (task, SECRET_ERROR, SECRET_ERROR_PROTOCOL, "The safe is broken");
  else
    g_task_return_pointer (task, g_strdup (g_task_get_task_data (task)), g_free);
  g_object_unref (task);
}

static void
complete (GTask *task)
{
  if (safe.silent)
    g_queue_push_tail (&safe.held, task);
  else
    answer (task);
}

static char *
make_key (GHashTable *attributes)
{
  return g_strdup_printf ("%s@%s", (const char *) g_hash_table_lookup (attributes, "account"),
                          (const char *) g_hash_table_lookup (attributes, "cloud"));
}

/* Whether there was one. */
static gboolean
drop (GHashTable *attributes)
{
  g_autofree char *key = make_key (attributes);
  gboolean dropped = g_hash_table_remove (safe.secrets, key);

  return g_hash_table_remove (safe.secrets, g_hash_table_lookup (attributes, "account")) || dropped;
}

static void
store (SecretBackend *backend,
       const SecretSchema *schema,
       GHashTable *attributes,
       const char *collection,
       const char *label,
       SecretValue *value,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (backend, cancellable, callback, user_data);

  safe.n_stores++;
  if (!safe.broken)
    {
      drop (attributes);
      g_hash_table_insert (safe.secrets, make_key (attributes),
                           g_strdup (secret_value_get_text (value)));
    }
  complete (task);
}

static void
lookup (SecretBackend *backend,
        const SecretSchema *schema,
        GHashTable *attributes,
        GCancellable *cancellable,
        GAsyncReadyCallback callback,
        gpointer user_data)
{
  GTask *task = g_task_new (backend, cancellable, callback, user_data);
  const char *account = g_hash_table_lookup (attributes, "account");
  g_autofree char *key = make_key (attributes);
  const char *secret = g_hash_table_lookup (safe.secrets, key);

  if (secret == NULL)
    secret = g_hash_table_lookup (safe.secrets, account);
  g_task_set_task_data (task, g_strdup (secret), g_free);
  complete (task);
}

static void
clear (SecretBackend *backend,
       const SecretSchema *schema,
       GHashTable *attributes,
       GCancellable *cancellable,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  GTask *task = g_task_new (backend, cancellable, callback, user_data);

  if (!safe.broken && drop (attributes))
    g_task_set_task_data (task, g_strdup ("cleared"), g_free);
  complete (task);
}

/* Nothing in it is ever locked, and only what is locked is searched for. */
static void
search (SecretBackend *backend,
        const SecretSchema *schema,
        GHashTable *attributes,
        SecretSearchFlags flags,
        GCancellable *cancellable,
        GAsyncReadyCallback callback,
        gpointer user_data)
{
  complete (g_task_new (backend, cancellable, callback, user_data));
}

static gboolean
store_finish (SecretBackend *backend, GAsyncResult *result, GError **error)
{
  gboolean failed = g_task_had_error (G_TASK (result));

  g_free (g_task_propagate_pointer (G_TASK (result), error));
  return !failed;
}

static SecretValue *
lookup_finish (SecretBackend *backend, GAsyncResult *result, GError **error)
{
  g_autofree char *secret = g_task_propagate_pointer (G_TASK (result), error);

  return secret != NULL ? secret_value_new (secret, -1, "text/plain") : NULL;
}

static gboolean
clear_finish (SecretBackend *backend, GAsyncResult *result, GError **error)
{
  g_autofree char *cleared = g_task_propagate_pointer (G_TASK (result), error);

  return cleared != NULL;
}

static GList *
search_finish (SecretBackend *backend, GAsyncResult *result, GError **error)
{
  g_free (g_task_propagate_pointer (G_TASK (result), error));
  return NULL;
}

static void
backend_init (SecretBackendInterface *iface)
{
  iface->store = store;
  iface->store_finish = store_finish;
  iface->lookup = lookup;
  iface->lookup_finish = lookup_finish;
  iface->clear = clear;
  iface->clear_finish = clear_finish;
  iface->search = search;
  iface->search_finish = search_finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaisonTestSafeBackend,
                               liaison_test_safe_backend,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_ASYNC_INITABLE, initable_init)
                                 G_IMPLEMENT_INTERFACE (SECRET_TYPE_BACKEND, backend_init))

static void
liaison_test_safe_backend_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_flags (value, SECRET_SERVICE_NONE);
}

static void
liaison_test_safe_backend_set_property (GObject *object,
                                        guint id,
                                        const GValue *value,
                                        GParamSpec *pspec)
{
}

static void
liaison_test_safe_backend_class_init (LiaisonTestSafeBackendClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_test_safe_backend_get_property;
  object_class->set_property = liaison_test_safe_backend_set_property;
  g_object_class_override_property (object_class, PROP_FLAGS, "flags");
}

static void
liaison_test_safe_backend_init (LiaisonTestSafeBackend *self)
{
}

void
liaison_test_safe_init (void)
{
  _secret_backend_ensure_extension_point ();
  g_io_extension_point_implement (SECRET_BACKEND_EXTENSION_POINT_NAME,
                                  LIAISON_TYPE_TEST_SAFE_BACKEND, "test-safe", 0);
  g_setenv ("SECRET_BACKEND", "test-safe", TRUE);
  liaison_test_safe_reset ();
}

void
liaison_test_safe_reset (void)
{
  liaison_test_safe_set_broken (FALSE);
  liaison_test_safe_set_silent (FALSE);
  g_clear_pointer (&safe.secrets, g_hash_table_unref);
  safe.secrets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  safe.n_stores = 0;
}

const char *
liaison_test_safe_get (const char *account)
{
  g_autofree char *prefix = g_strconcat (account, "@", NULL);
  GHashTableIter iter;
  gpointer key;
  gpointer secret;

  g_hash_table_iter_init (&iter, safe.secrets);
  while (g_hash_table_iter_next (&iter, &key, &secret))
    if (g_str_equal (key, account) || g_str_has_prefix (key, prefix))
      return secret;
  return NULL;
}

void
liaison_test_safe_put (const char *account, const char *secret)
{
  g_hash_table_insert (safe.secrets, g_strdup (account), g_strdup (secret));
}

guint
liaison_test_safe_get_n_items (void)
{
  return g_hash_table_size (safe.secrets);
}

guint
liaison_test_safe_get_n_stores (void)
{
  return safe.n_stores;
}

void
liaison_test_safe_set_broken (gboolean broken)
{
  safe.broken = broken;
}

void
liaison_test_safe_set_silent (gboolean silent)
{
  GTask *task;

  safe.silent = silent;
  while (!silent && (task = g_queue_pop_head (&safe.held)) != NULL)
    answer (task);
}
