/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-auth"

#include "auth/liaison-discovery.h"

#include "auth/liaison-token-answer.h"
#include "model/liaison-error.h"
#include "wire/liaison-exchange.h"
#include "wire/liaison-json.h"

#define DOCUMENT_SIZE_MAX (256 * 1024)

struct _LiaisonDiscovery
{
  GObject parent_instance;

  SoupSession *session;
  char *authority;
  char **aliases;
  GHashTable *known; /* tenant → LiaisonEndpoints */
};

G_DEFINE_FINAL_TYPE (LiaisonDiscovery, liaison_discovery, G_TYPE_OBJECT)

typedef struct
{
  char *tenant;
  SoupMessage *message;
} FindOp;

static void
find_op_free (FindOp *op)
{
  g_free (op->tenant);
  g_clear_object (&op->message);
  g_free (op);
}

static LiaisonEndpoints *
read_document (LiaisonDiscovery *self, SoupMessage *message, GBytes *body, GError **error)
{
  guint status = soup_message_get_status (message);
  g_autoptr(JsonNode) refusal = NULL;

  if (status == SOUP_STATUS_OK)
    return liaison_endpoints_new (body, self->authority, (const char *const *) self->aliases,
                                  error);

  refusal = liaison_json_parse (body, NULL);
  g_propagate_error (error, liaison_token_answer_refusal_new (status, refusal));
  return NULL;
}

static void
document_arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GBytes) body = NULL;
  LiaisonDiscovery *self = g_task_get_source_object (task);
  FindOp *op = g_task_get_task_data (task);
  LiaisonEndpoints *endpoints = NULL;
  GError *error = NULL;

  body = liaison_exchange_finish (result, &error);
  if (body != NULL)
    endpoints = read_document (self, op->message, body, &error);
  if (endpoints == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  /* Two may have asked at the same time; what the first was given must stay. */
  if (g_hash_table_contains (self->known, op->tenant))
    liaison_endpoints_free (endpoints);
  else
    g_hash_table_insert (self->known, g_strdup (op->tenant), endpoints);
  g_task_return_pointer (task, g_hash_table_lookup (self->known, op->tenant), NULL);
}

static void
liaison_discovery_finalize (GObject *object)
{
  LiaisonDiscovery *self = LIAISON_DISCOVERY (object);

  g_clear_object (&self->session);
  g_free (self->authority);
  g_strfreev (self->aliases);
  g_hash_table_unref (self->known);

  G_OBJECT_CLASS (liaison_discovery_parent_class)->finalize (object);
}

static void
liaison_discovery_class_init (LiaisonDiscoveryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_discovery_finalize;
}

static void
liaison_discovery_init (LiaisonDiscovery *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) liaison_endpoints_free);
}

LiaisonDiscovery *
liaison_discovery_new (SoupSession *session, const char *authority, const char *const *aliases)
{
  LiaisonDiscovery *self;

  g_return_val_if_fail (SOUP_IS_SESSION (session), NULL);
  g_return_val_if_fail (authority != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_DISCOVERY, NULL);
  self->session = g_object_ref (session);
  self->authority = g_strdup (authority);
  self->aliases = g_strdupv ((char **) aliases);
  return self;
}

void
liaison_discovery_find_async (LiaisonDiscovery *self,
                              const char *tenant,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *uri = NULL;
  LiaisonEndpoints *known;
  FindOp *op;

  g_return_if_fail (LIAISON_IS_DISCOVERY (self));
  g_return_if_fail (tenant != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_discovery_find_async);
  known = g_hash_table_lookup (self->known, tenant);
  if (known != NULL)
    {
      g_task_return_pointer (task, known, NULL);
      return;
    }

  escaped = g_uri_escape_string (tenant, NULL, FALSE);
  uri = g_strdup_printf ("%s/%s/v2.0/.well-known/openid-configuration", self->authority, escaped);
  op = g_new0 (FindOp, 1);
  op->tenant = g_strdup (tenant);
  op->message = soup_message_new (SOUP_METHOD_GET, uri);
  g_task_set_task_data (task, op, (GDestroyNotify) find_op_free);
  if (op->message == NULL)
    g_task_return_error (task, liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL,
                                                  "Not an address of a sign-in service"));
  else
    liaison_exchange_async (self->session, op->message, DOCUMENT_SIZE_MAX, &liaison_clock_real,
                            cancellable, document_arrived_cb, g_object_ref (task));
}

const LiaisonEndpoints *
liaison_discovery_find_finish (LiaisonDiscovery *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
