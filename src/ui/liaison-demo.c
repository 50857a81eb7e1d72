/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"
#define G_SETTINGS_ENABLE_BACKEND

#include "config.h"

#include "ui/liaison-demo.h"

#include <gio/gsettingsbackend.h>

#include "sandbox/liaison-sandbox-browser.h"
#include "sandbox/liaison-sandbox-thread.h"

#define DEMO_CLOUD "demo"
#define DEMO_SEED 1

/* What the sandbox takes without asking; real accounts bring their own. */
#define DEMO_CLIENT_ID "11111111-2222-4333-8444-555555555555"

struct _LiaisonDemo
{
  GObject parent_instance;

  LiaisonCatalog *catalog;
  guint n_customers;
  GSettings *settings;

  LiaisonSandboxThread *sandbox;
  LiaisonSession *session;
  guint n_strangers; /* companies that accepted without an invitation */
};

G_DEFINE_FINAL_TYPE (LiaisonDemo, liaison_demo, G_TYPE_OBJECT)

static void
sign_in_cb (const char *uri, gpointer user_data)
{
  liaison_sandbox_browse (uri);
}

static LiaisonSession *
make_session (LiaisonDemo *self)
{
  LiaisonCloud *template = liaison_catalog_lookup_cloud (self->catalog, DEMO_CLOUD);
  g_autoptr(LiaisonCloud) cloud = NULL;
  g_autofree char *ledger_path =
    g_build_filename (g_get_user_data_dir (), "liaison", "demo", "ledger.db", NULL);

  cloud = liaison_cloud_new_relocated (template, liaison_sandbox_thread_get_base (self->sandbox));

  return liaison_session_new (self->catalog, cloud, "demo", DEMO_CLIENT_ID, "organizations",
                              ledger_path, sign_in_cb, NULL, NULL);
}

static void
sandbox_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonDemo *self = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;

  self->sandbox = liaison_sandbox_thread_start_finish (result, &error);
  if (self->sandbox == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  self->session = make_session (self);
  g_task_return_boolean (task, TRUE);
}

static void
accepted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonDemo *self = g_task_get_source_object (task);
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;

  id = liaison_sandbox_thread_accept_finish (self->sandbox, result, &error);
  if (id == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  liaison_customer_list_refresh (liaison_session_get_customers (self->session));
  g_task_return_pointer (task, g_strdup (g_task_get_task_data (task)), g_free);
}

/* A company that did not give its domain is known by its contact's, and failing that by a made-up
 * one. Transfer full. */
static char *
dup_domain (LiaisonInvitation *invitation)
{
  const char *domain = liaison_invitation_get_domain (invitation);
  const char *mail = liaison_invitation_get_contact_mail (invitation);
  const char *at = mail != NULL ? strrchr (mail, '@') : NULL;

  if (domain != NULL && *domain != '\0')
    return g_strdup (domain);
  if (at != NULL && at[1] != '\0')
    return g_strdup (at + 1);

  return g_strdup_printf ("%.8s.example", liaison_invitation_get_id (invitation));
}

static char *
dup_company (LiaisonInvitation *invitation, const char *fallback)
{
  const char *company = liaison_invitation_get_company (invitation);

  return g_strdup (company != NULL && *company != '\0' ? company : fallback);
}

static void
liaison_demo_finalize (GObject *object)
{
  LiaisonDemo *self = LIAISON_DEMO (object);

  g_clear_object (&self->session);
  g_clear_object (&self->sandbox);
  g_clear_object (&self->settings);
  g_clear_object (&self->catalog);

  G_OBJECT_CLASS (liaison_demo_parent_class)->finalize (object);
}

static void
liaison_demo_class_init (LiaisonDemoClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = liaison_demo_finalize;
}

static void
liaison_demo_init (LiaisonDemo *self)
{
  g_autoptr(GSettingsBackend) backend = g_memory_settings_backend_new ();

  self->settings = g_settings_new_with_backend (LIAISON_APP_ID, backend);
}

LiaisonDemo *
liaison_demo_new (LiaisonCatalog *catalog, guint n_customers)
{
  LiaisonDemo *self;

  g_return_val_if_fail (LIAISON_IS_CATALOG (catalog), NULL);

  self = g_object_new (LIAISON_TYPE_DEMO, NULL);
  self->catalog = g_object_ref (catalog);
  self->n_customers = n_customers;

  return self;
}

void
liaison_demo_open_async (LiaisonDemo *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);
  LiaisonSandboxOptions options = { .n_customers = self->n_customers, .seed = DEMO_SEED };

  g_task_set_source_tag (task, liaison_demo_open_async);
  liaison_sandbox_thread_start_async (&options, cancellable, sandbox_started_cb,
                                      g_object_ref (task));
}

gboolean
liaison_demo_open_finish (LiaisonDemo *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

LiaisonSession *
liaison_demo_get_session (LiaisonDemo *self)
{
  g_return_val_if_fail (LIAISON_IS_DEMO (self), NULL);

  return self->session;
}

GSettings *
liaison_demo_get_settings (LiaisonDemo *self)
{
  g_return_val_if_fail (LIAISON_IS_DEMO (self), NULL);

  return self->settings;
}

void
liaison_demo_accept_async (LiaisonDemo *self,
                           LiaisonInvitation *invitation,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, callback, user_data);
  g_autofree char *company = NULL, *domain = NULL;
  const char *country = NULL;
  gboolean rights = FALSE;

  g_task_set_source_tag (task, liaison_demo_accept_async);

  if (invitation != NULL)
    {
      domain = dup_domain (invitation);
      company = dup_company (invitation, domain);
      country = liaison_invitation_get_country (invitation);
      rights = liaison_invitation_get_wants_rights (invitation);
    }
  else
    {
      self->n_strangers++;
      company = g_strdup_printf ("Wide World Importers %u", self->n_strangers);
      domain = g_strdup_printf ("wideworldimporters%u.example", self->n_strangers);
    }

  g_task_set_task_data (task, g_strdup (company), g_free);
  liaison_sandbox_thread_accept_async (self->sandbox, company, domain, country, rights, accepted_cb,
                                       g_object_ref (task));
}

char *
liaison_demo_accept_finish (LiaisonDemo *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
