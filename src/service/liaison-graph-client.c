/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-service"

#include "service/liaison-graph-client.h"

#include <libsoup/soup.h>

#include "model/liaison-error.h"
#include "service/liaison-graph-json.h"
#include "service/liaison-rest-client.h"

/* The most that Graph gives at once. */
#define FIRST_PAGE "/v1.0/me/memberOf?$select=displayName,roleTemplateId&$top=999"
/* A directory lets nobody belong to much more than two pages' worth. */
#define N_PAGES_MAX 5

struct _LiaisonGraphClient
{
  GObject parent_instance;

  LiaisonRestClient *rest; /* NULL: the cloud has no Graph */
  GUri *base;
};

G_DEFINE_FINAL_TYPE (LiaisonGraphClient, liaison_graph_client, G_TYPE_OBJECT)

static void
liaison_graph_client_finalize (GObject *object)
{
  LiaisonGraphClient *self = LIAISON_GRAPH_CLIENT (object);

  g_clear_object (&self->rest);
  g_clear_pointer (&self->base, g_uri_unref);

  G_OBJECT_CLASS (liaison_graph_client_parent_class)->finalize (object);
}

static void
liaison_graph_client_class_init (LiaisonGraphClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_graph_client_finalize;
}

static void
liaison_graph_client_init (LiaisonGraphClient *self)
{
}

LiaisonGraphClient *
liaison_graph_client_new (LiaisonCloud *cloud, LiaisonAuthorizer *authorizer)
{
  const LiaisonCloudSpec *spec;
  LiaisonGraphClient *self;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), NULL);
  g_return_val_if_fail (LIAISON_IS_AUTHORIZER (authorizer), NULL);

  spec = liaison_cloud_get_spec (cloud);
  self = g_object_new (LIAISON_TYPE_GRAPH_CLIENT, NULL);
  if (spec->graph_base != NULL && spec->graph_scope != NULL)
    {
      self->rest = liaison_rest_client_new (spec->graph_base, spec->graph_scope, authorizer);
      self->base = g_uri_parse (spec->graph_base, SOUP_HTTP_URI_FLAGS, NULL);
    }
  return self;
}

LiaisonPatience *
liaison_graph_client_get_patience (LiaisonGraphClient *self)
{
  g_return_val_if_fail (LIAISON_IS_GRAPH_CLIENT (self), NULL);

  return self->rest != NULL ? liaison_rest_client_get_patience (self->rest) : NULL;
}

/* Page after page: fetch_page → page_fetched ─┬─ more pages: fetch_page
 *                                             └─ done
 */
typedef struct
{
  GPtrArray *memberships;
  guint n_pages;
} MembershipsOp;

static void page_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
memberships_op_free (MembershipsOp *op)
{
  g_ptr_array_unref (op->memberships);
  g_free (op);
}

/* Path and query of @address; NULL: it is not at the host that was asked. */
static char *
dup_path (LiaisonGraphClient *self, const char *address)
{
  g_autoptr(GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, NULL);

  if (uri == NULL || self->base == NULL ||
      g_strcmp0 (g_uri_get_scheme (uri), g_uri_get_scheme (self->base)) != 0 ||
      g_strcmp0 (g_uri_get_host (uri), g_uri_get_host (self->base)) != 0 ||
      g_uri_get_port (uri) != g_uri_get_port (self->base) || g_uri_get_userinfo (uri) != NULL)
    return NULL;

  return g_uri_get_query (uri) != NULL
           ? g_strconcat (g_uri_get_path (uri), "?", g_uri_get_query (uri), NULL)
           : g_strdup (g_uri_get_path (uri));
}

static void
fetch_page (GTask *task, const char *path)
{
  LiaisonGraphClient *self = g_task_get_source_object (task);
  const LiaisonRestCall call = { .path = path,
                                 .read = liaison_graph_json_read_memberships,
                                 .free_result = (GDestroyNotify) liaison_membership_page_free,
                                 .optional = TRUE };

  liaison_rest_client_call_async (self->rest, &call, g_task_get_cancellable (task), page_fetched_cb,
                                  g_object_ref (task));
}

/* A list that cannot be read to its end may hide the role that counts. */
static void
page_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(LiaisonMembershipPage) page = NULL;
  g_autofree char *path = NULL;
  LiaisonGraphClient *self = g_task_get_source_object (task);
  MembershipsOp *op = g_task_get_task_data (task);
  GError *error = NULL;

  page = liaison_rest_client_call_finish (LIAISON_REST_CLIENT (source), result, &error);
  if (page == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_ptr_array_set_free_func (page->memberships, NULL);
  g_ptr_array_extend (op->memberships, page->memberships, NULL, NULL);
  op->n_pages++;
  if (page->next == NULL)
    {
      g_task_return_pointer (task, g_ptr_array_ref (op->memberships),
                             (GDestroyNotify) g_ptr_array_unref);
      return;
    }

  path = dup_path (self, page->next);
  if (path != NULL && op->n_pages < N_PAGES_MAX)
    fetch_page (task, path);
  else
    g_task_return_error (task, liaison_error_new (LIAISON_ERROR_PROTOCOL, NULL,
                                                  path != NULL ? "memberOf does not end"
                                                               : "memberOf leads to another host"));
}

void
liaison_graph_client_get_memberships_async (LiaisonGraphClient *self,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  MembershipsOp *op;

  g_return_if_fail (LIAISON_IS_GRAPH_CLIENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_graph_client_get_memberships_async);
  if (self->rest == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               "The cloud has no Graph");
      return;
    }

  op = g_new0 (MembershipsOp, 1);
  op->memberships = g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_membership_free);
  g_task_set_task_data (task, op, (GDestroyNotify) memberships_op_free);
  fetch_page (task, FIRST_PAGE);
}

GPtrArray *
liaison_graph_client_get_memberships_finish (LiaisonGraphClient *self,
                                             GAsyncResult *result,
                                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
