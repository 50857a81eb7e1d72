/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-service"

#include "service/liaison-partner-client-private.h"

#include "service/liaison-partner-json.h"
#include "service/liaison-partner-profiles.h"

struct _LiaisonPartnerClient
{
  GObject parent_instance;

  LiaisonCloud *cloud;
  LiaisonRestClient *rest;
};

G_DEFINE_FINAL_TYPE (LiaisonPartnerClient, liaison_partner_client, G_TYPE_OBJECT)

/* A verb is one call whose outcome becomes the task's. The task carries @free_result. */
static void
call_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  GDestroyNotify free_result = (GDestroyNotify) g_task_get_task_data (task);
  gpointer outcome = liaison_rest_client_call_finish (LIAISON_REST_CLIENT (source), result, &error);

  if (outcome != NULL)
    g_task_return_pointer (task, outcome, free_result);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
liaison_partner_client_start_call (LiaisonPartnerClient *self,
                                   const LiaisonRestCall *call,
                                   gpointer source_tag,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, (gpointer) call->free_result, NULL);
  liaison_rest_client_call_async (self->rest, call, cancellable, call_done_cb, g_object_ref (task));
}

/* GET "/v1/customers/ID" and @suffix; an id from outside cannot leave its place in the path. */
static void
start_customer_call (LiaisonPartnerClient *self,
                     const char *customer_id,
                     const char *suffix,
                     LiaisonRestCall call,
                     gpointer source_tag,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autofree char *escaped = g_uri_escape_string (customer_id, NULL, FALSE);
  g_autofree char *path = g_strconcat ("/v1/customers/", escaped, suffix, NULL);

  call.path = path;
  liaison_partner_client_start_call (self, &call, source_tag, cancellable, callback, user_data);
}

gpointer
liaison_partner_client_finish_call (LiaisonPartnerClient *self,
                                    GAsyncResult *result,
                                    gpointer source_tag,
                                    GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
liaison_partner_client_finalize (GObject *object)
{
  LiaisonPartnerClient *self = LIAISON_PARTNER_CLIENT (object);

  g_clear_object (&self->cloud);
  g_clear_object (&self->rest);

  G_OBJECT_CLASS (liaison_partner_client_parent_class)->finalize (object);
}

static void
liaison_partner_client_class_init (LiaisonPartnerClientClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_partner_client_finalize;
}

static void
liaison_partner_client_init (LiaisonPartnerClient *self)
{
}

LiaisonPartnerClient *
liaison_partner_client_new (LiaisonCloud *cloud, LiaisonAuthorizer *authorizer)
{
  LiaisonPartnerClient *self;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), NULL);
  g_return_val_if_fail (LIAISON_IS_AUTHORIZER (authorizer), NULL);

  self = g_object_new (LIAISON_TYPE_PARTNER_CLIENT, NULL);
  self->cloud = g_object_ref (cloud);
  self->rest = liaison_rest_client_new (liaison_cloud_get_spec (cloud)->api_base,
                                        liaison_cloud_get_spec (cloud)->api_scope, authorizer);
  return self;
}

LiaisonRestClient *
liaison_partner_client_get_rest (LiaisonPartnerClient *self)
{
  return self->rest;
}

LiaisonCloud *
liaison_partner_client_get_cloud (LiaisonPartnerClient *self)
{
  g_return_val_if_fail (LIAISON_IS_PARTNER_CLIENT (self), NULL);

  return self->cloud;
}

LiaisonPatience *
liaison_partner_client_get_patience (LiaisonPartnerClient *self)
{
  g_return_val_if_fail (LIAISON_IS_PARTNER_CLIENT (self), NULL);

  return liaison_rest_client_get_patience (self->rest);
}

gboolean
liaison_partner_client_is_local (LiaisonPartnerClient *self)
{
  g_return_val_if_fail (LIAISON_IS_PARTNER_CLIENT (self), FALSE);

  return liaison_rest_client_is_local (self->rest);
}

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  gboolean continued = GPOINTER_TO_INT (g_task_get_task_data (task));
  LiaisonCustomerPage *page =
    liaison_rest_client_call_finish (LIAISON_REST_CLIENT (source), result, &error);

  /* Some lists tell their end only when asked for the page behind it. */
  if (page == NULL && continued && liaison_partner_json_is_past_end (error))
    {
      page = liaison_customer_page_new ();
      page->past_end = TRUE;
    }

  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) liaison_customer_page_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
liaison_partner_client_start_page (LiaisonPartnerClient *self,
                                   const char *filter,
                                   const char *continuation,
                                   guint size,
                                   gpointer source_tag,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr(GString) path = g_string_new (NULL);
  LiaisonRestCall call = { .continuation = continuation,
                           .read = liaison_partner_json_read_customers,
                           .free_result = (GDestroyNotify) liaison_customer_page_free };

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, GINT_TO_POINTER (continuation != NULL), NULL);

  g_string_printf (path, "/v1/customers?size=%u", size);
  if (filter != NULL)
    {
      g_string_append (path, "&filter=");
      g_string_append_uri_escaped (path, filter, NULL, FALSE);
    }
  if (continuation != NULL)
    g_string_append (path, "&seekOperation=Next");
  call.path = path->str;
  liaison_rest_client_call_async (self->rest, &call, cancellable, page_read_cb,
                                  g_object_ref (task));
}

void
liaison_partner_client_list_customers_async (LiaisonPartnerClient *self,
                                             const char *continuation,
                                             guint size,
                                             GCancellable *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer user_data)
{
  g_return_if_fail (LIAISON_IS_PARTNER_CLIENT (self));

  liaison_partner_client_start_page (self, NULL, continuation, size,
                                     liaison_partner_client_list_customers_async, cancellable,
                                     callback, user_data);
}

LiaisonCustomerPage *
liaison_partner_client_list_customers_finish (LiaisonPartnerClient *self,
                                              GAsyncResult *result,
                                              GError **error)
{
  return liaison_partner_client_finish_call (self, result,
                                             liaison_partner_client_list_customers_async, error);
}

void
liaison_partner_client_get_account_async (LiaisonPartnerClient *self,
                                          const char *customer_id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  const LiaisonRestCall call = { .read = liaison_partner_json_read_account,
                                 .free_result = (GDestroyNotify) liaison_account_free };

  g_return_if_fail (LIAISON_IS_PARTNER_CLIENT (self));
  g_return_if_fail (customer_id != NULL);

  start_customer_call (self, customer_id, NULL, call, liaison_partner_client_get_account_async,
                       cancellable, callback, user_data);
}

LiaisonAccount *
liaison_partner_client_get_account_finish (LiaisonPartnerClient *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  return liaison_partner_client_finish_call (self, result, liaison_partner_client_get_account_async,
                                             error);
}

void
liaison_partner_client_list_subscriptions_async (LiaisonPartnerClient *self,
                                                 const char *customer_id,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data)
{
  const LiaisonRestCall call = { .read = liaison_partner_json_read_subscriptions,
                                 .free_result = g_object_unref };

  g_return_if_fail (LIAISON_IS_PARTNER_CLIENT (self));
  g_return_if_fail (customer_id != NULL);

  start_customer_call (self, customer_id, "/subscriptions", call,
                       liaison_partner_client_list_subscriptions_async, cancellable, callback,
                       user_data);
}

GListModel *
liaison_partner_client_list_subscriptions_finish (LiaisonPartnerClient *self,
                                                  GAsyncResult *result,
                                                  GError **error)
{
  return liaison_partner_client_finish_call (
    self, result, liaison_partner_client_list_subscriptions_async, error);
}

void
liaison_partner_client_count_users_async (LiaisonPartnerClient *self,
                                          const char *customer_id,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  const LiaisonRestCall call = { .read = liaison_partner_json_read_user_count,
                                 .free_result = g_free };

  g_return_if_fail (LIAISON_IS_PARTNER_CLIENT (self));
  g_return_if_fail (customer_id != NULL);

  start_customer_call (self, customer_id, "/users?size=500", call,
                       liaison_partner_client_count_users_async, cancellable, callback, user_data);
}

gboolean
liaison_partner_client_count_users_finish (LiaisonPartnerClient *self,
                                           GAsyncResult *result,
                                           guint *n_users,
                                           gboolean *complete,
                                           GError **error)
{
  g_autofree LiaisonUserCount *count = liaison_partner_client_finish_call (
    self, result, liaison_partner_client_count_users_async, error);

  if (count == NULL)
    return FALSE;

  *n_users = count->n_users;
  *complete = count->complete;
  return TRUE;
}

void
liaison_partner_client_sum_licences_async (LiaisonPartnerClient *self,
                                           const char *customer_id,
                                           GCancellable *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  const LiaisonRestCall call = { .read = liaison_partner_json_read_licences,
                                 .free_result = g_free };

  g_return_if_fail (LIAISON_IS_PARTNER_CLIENT (self));
  g_return_if_fail (customer_id != NULL);

  start_customer_call (self, customer_id, "/subscribedskus", call,
                       liaison_partner_client_sum_licences_async, cancellable, callback, user_data);
}

gboolean
liaison_partner_client_sum_licences_finish (LiaisonPartnerClient *self,
                                            GAsyncResult *result,
                                            gint64 *assigned,
                                            gint64 *total,
                                            GError **error)
{
  g_autofree LiaisonLicenceSum *sum = liaison_partner_client_finish_call (
    self, result, liaison_partner_client_sum_licences_async, error);

  if (sum == NULL)
    return FALSE;

  *assigned = sum->assigned;
  *total = sum->total;
  return TRUE;
}

void
liaison_partner_client_list_services_async (LiaisonPartnerClient *self,
                                            const char *customer_id,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data)
{
  const LiaisonRestCall call = { .read = liaison_partner_json_read_services,
                                 .read_data = self->cloud,
                                 .free_result = g_object_unref };

  g_return_if_fail (LIAISON_IS_PARTNER_CLIENT (self));
  g_return_if_fail (customer_id != NULL);

  start_customer_call (self, customer_id, "/managedservices", call,
                       liaison_partner_client_list_services_async, cancellable, callback,
                       user_data);
}

GListModel *
liaison_partner_client_list_services_finish (LiaisonPartnerClient *self,
                                             GAsyncResult *result,
                                             GError **error)
{
  return liaison_partner_client_finish_call (self, result,
                                             liaison_partner_client_list_services_async, error);
}

void
liaison_partner_client_get_invite_link_async (LiaisonPartnerClient *self,
                                              LiaisonJointParty other,
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data)
{
  static const char path[] = "/v1/customers/relationshiprequests";
  g_autofree char *asking = NULL;
  LiaisonRestCall call = { .path = path,
                           .read = liaison_partner_json_read_invite_link,
                           .free_result = g_free };

  g_return_if_fail (LIAISON_IS_PARTNER_CLIENT (self));

  if (other.kind != LIAISON_JOINT_NONE)
    {
      const char *parameter = liaison_cloud_get_joint_parameter (self->cloud, other.kind);
      g_autofree char *escaped = g_uri_escape_string (other.id, NULL, FALSE);

      g_return_if_fail (parameter != NULL);
      asking = g_strdup_printf ("%s?%s=%s", path, parameter, escaped);
      call.path = asking;
    }
  liaison_partner_client_start_call (self, &call, liaison_partner_client_get_invite_link_async,
                                     cancellable, callback, user_data);
}

char *
liaison_partner_client_get_invite_link_finish (LiaisonPartnerClient *self,
                                               GAsyncResult *result,
                                               GError **error)
{
  return liaison_partner_client_finish_call (self, result,
                                             liaison_partner_client_get_invite_link_async, error);
}

static void
profiles_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  LiaisonPartner *partner = liaison_partner_profiles_read_finish (result, &error);

  if (partner != NULL)
    g_task_return_pointer (task, partner, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
liaison_partner_client_get_partner_async (LiaisonPartnerClient *self,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (LIAISON_IS_PARTNER_CLIENT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_partner_client_get_partner_async);
  liaison_partner_profiles_read_async (self->rest, cancellable, profiles_read_cb,
                                       g_object_ref (task));
}

LiaisonPartner *
liaison_partner_client_get_partner_finish (LiaisonPartnerClient *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  return liaison_partner_client_finish_call (self, result, liaison_partner_client_get_partner_async,
                                             error);
}
