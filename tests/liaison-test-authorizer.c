/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-authorizer.h"

struct _LiaisonTestAuthorizer
{
  GObject parent_instance;

  char *token;
  guint n_dropped;
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
report (LiaisonAuthorizer *authorizer, const GError *refusal)
{
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
  g_free (LIAISON_TEST_AUTHORIZER (object)->token);

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
