/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-authorizer.h"

struct _LiaisonTestAuthorizer
{
  GObject parent_instance;

  char *token;
  guint n_dropped;
  GPtrArray *claims; /* of each request for a token; "" for none */
  GQueue failures;   /* GError */
  GPtrArray *reports;
};

static void liaison_test_authorizer_iface_init (LiaisonAuthorizerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaisonTestAuthorizer,
                               liaison_test_authorizer,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIAISON_TYPE_AUTHORIZER,
                                                      liaison_test_authorizer_iface_init))

static void
get_token_async (LiaisonAuthorizer *authorizer,
                 const char *scope,
                 const char *claims,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data)
{
  LiaisonTestAuthorizer *self = LIAISON_TEST_AUTHORIZER (authorizer);
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_ptr_array_add (self->claims, g_strdup (claims != NULL ? claims : ""));
  if (!g_queue_is_empty (&self->failures))
    {
      g_task_return_error (task, g_queue_pop_head (&self->failures));
      return;
    }

  g_task_return_pointer (task,
                         self->token != NULL ? g_strdup (self->token)
                                             : g_strdup_printf ("token-%u", self->n_dropped + 1),
                         g_free);
}

static char *
get_token_finish (LiaisonAuthorizer *authorizer, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
drop_token (LiaisonAuthorizer *authorizer, const char *scope, const char *token)
{
  LIAISON_TEST_AUTHORIZER (authorizer)->n_dropped++;
}

static void
report (LiaisonAuthorizer *authorizer, const char *token, const GError *refusal)
{
  g_ptr_array_add (LIAISON_TEST_AUTHORIZER (authorizer)->reports, g_error_copy (refusal));
}

static void
liaison_test_authorizer_iface_init (LiaisonAuthorizerInterface *iface)
{
  iface->get_token_async = get_token_async;
  iface->get_token_finish = get_token_finish;
  iface->drop_token = drop_token;
  iface->report = report;
}

static void
liaison_test_authorizer_finalize (GObject *object)
{
  LiaisonTestAuthorizer *self = LIAISON_TEST_AUTHORIZER (object);

  g_free (self->token);
  g_ptr_array_unref (self->claims);
  g_ptr_array_unref (self->reports);
  g_queue_clear_full (&self->failures, (GDestroyNotify) g_error_free);

  G_OBJECT_CLASS (liaison_test_authorizer_parent_class)->finalize (object);
}

static void
liaison_test_authorizer_class_init (LiaisonTestAuthorizerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_test_authorizer_finalize;
}

static void
liaison_test_authorizer_init (LiaisonTestAuthorizer *self)
{
  self->claims = g_ptr_array_new_with_free_func (g_free);
  self->reports = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
}

LiaisonTestAuthorizer *
liaison_test_authorizer_new (void)
{
  return g_object_new (LIAISON_TYPE_TEST_AUTHORIZER, NULL);
}

void
liaison_test_authorizer_set_token (LiaisonTestAuthorizer *self, const char *token)
{
  g_free (self->token);
  self->token = g_strdup (token);
}

guint
liaison_test_authorizer_get_n_dropped (LiaisonTestAuthorizer *self)
{
  return self->n_dropped;
}

void
liaison_test_authorizer_fail_next (LiaisonTestAuthorizer *self, GError *error)
{
  g_queue_push_tail (&self->failures, error);
}

guint
liaison_test_authorizer_get_n_asked (LiaisonTestAuthorizer *self)
{
  return self->claims->len;
}

const char *
liaison_test_authorizer_get_claims (LiaisonTestAuthorizer *self, guint n)
{
  g_assert_cmpuint (n, <, self->claims->len);
  return g_ptr_array_index (self->claims, n);
}

guint
liaison_test_authorizer_get_n_reports (LiaisonTestAuthorizer *self)
{
  return self->reports->len;
}

const GError *
liaison_test_authorizer_get_report (LiaisonTestAuthorizer *self, guint n)
{
  g_assert_cmpuint (n, <, self->reports->len);
  return g_ptr_array_index (self->reports, n);
}

LiaisonCloud *
liaison_test_cloud_new (const char *base)
{
  static const char *const link_hosts[] = { "admin.microsoft.com", "portal.office.com", NULL };
  const LiaisonCloudSpec spec = { .id = "test",
                                  .name = "Test",
                                  .login_base = base,
                                  .api_base = base,
                                  .api_scope = "https://api.example/user_impersonation",
                                  .link_hosts = link_hosts };

  return liaison_cloud_new (&spec);
}
