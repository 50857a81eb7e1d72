/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-sandbox"

#include "sandbox/liaison-sandbox-server.h"

#include <libsoup/soup.h>
#include <string.h>

#include "sandbox/liaison-sandbox-answer.h"
#include "sandbox/liaison-sandbox-control.h"
#include "sandbox/liaison-sandbox-delays.h"
#include "sandbox/liaison-sandbox-graph.h"
#include "sandbox/liaison-sandbox-identity.h"
#include "sandbox/liaison-sandbox-partner-center.h"

#define PAGE_SIZE 500
#define TOKEN_LIFETIME_SECONDS 3600

struct _LiaisonSandboxServer
{
  GObject parent_instance;

  LiaisonSandboxParts parts;
  SoupServer *soup;
  guint latency_ms;
  char *tls; /* the certificate's flaw, or NULL: http */
  LiaisonSandboxDelays *delays;
  GHashTable *visits; /* requests by path */
};

G_DEFINE_FINAL_TYPE (LiaisonSandboxServer, liaison_sandbox_server, G_TYPE_OBJECT)

static void
count (LiaisonSandboxServer *self, const char *path)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->visits, path));

  g_hash_table_insert (self->visits, g_strdup (path), GUINT_TO_POINTER (n + 1));
}

/* Counts the request, delays its answer and lets a fault have it. FALSE: it is answered. *@fault:
 * what is still to happen to the answer, or NULL. */
static gboolean
receive (LiaisonSandboxServer *self,
         SoupServerMessage *message,
         const char *path,
         gboolean is_partner_center,
         LiaisonSandboxFault **fault)
{
  const char *query = g_uri_get_query (soup_server_message_get_uri (message));
  g_autofree char *target = g_strconcat (path, query != NULL ? "?" : NULL, query, NULL);
  guint ms = self->latency_ms;

  g_debug ("%s %s", soup_server_message_get_method (message), path);
  count (self, path);
  *fault = liaison_sandbox_faults_take (self->parts.faults, target, !is_partner_center);
  if (*fault != NULL && (*fault)->kind == LIAISON_SANDBOX_FAULT_DELAY)
    ms += (*fault)->ms;
  if (*fault == NULL || !liaison_sandbox_faults_steals (*fault))
    liaison_sandbox_delays_add (self->delays, message, ms);
  if (*fault == NULL || (*fault)->kind == LIAISON_SANDBOX_FAULT_REFUSE)
    return TRUE;
  return !liaison_sandbox_faults_replace (*fault, message);
}

static void
spoil (LiaisonSandboxServer *self, const LiaisonSandboxFault *fault, SoupServerMessage *message)
{
  if (fault != NULL)
    liaison_sandbox_faults_spoil (self->parts.faults, fault, message);
}

static void
partner_center_cb (SoupServer *soup,
                   SoupServerMessage *message,
                   const char *path,
                   GHashTable *query,
                   gpointer user_data)
{
  LiaisonSandboxServer *self = user_data;
  LiaisonSandboxParts *parts = &self->parts;
  const LiaisonSandboxPerson *caller;
  LiaisonSandboxFault *fault;

  parts->n_requests++;
  liaison_sandbox_answer_begin (message);
  if (!receive (self, message, path, TRUE, &fault))
    return;
  caller = liaison_sandbox_guard_check (parts->guard, message, LIAISON_SANDBOX_PARTNER_CENTER,
                                        parts->base);
  if (caller != NULL)
    liaison_sandbox_partner_center_answer (
      parts, caller, fault != NULL && fault->kind == LIAISON_SANDBOX_FAULT_LOOP, message, path,
      query);
  spoil (self, fault, message);
}

static void
graph_cb (SoupServer *soup,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  LiaisonSandboxServer *self = user_data;
  LiaisonSandboxParts *parts = &self->parts;
  const LiaisonSandboxPerson *caller;
  LiaisonSandboxFault *fault;

  if (!receive (self, message, path, FALSE, &fault))
    return;
  caller = liaison_sandbox_guard_check (parts->guard, message, LIAISON_SANDBOX_GRAPH, parts->base);
  if (caller != NULL)
    liaison_sandbox_graph_answer (message, path, caller);
  spoil (self, fault, message);
}

static void
identity_cb (SoupServer *soup,
             SoupServerMessage *message,
             const char *path,
             GHashTable *query,
             gpointer user_data)
{
  LiaisonSandboxServer *self = user_data;
  LiaisonSandboxFault *fault;
  gboolean is_refusal;

  if (!receive (self, message, path, FALSE, &fault))
    return;
  is_refusal = fault != NULL && fault->kind == LIAISON_SANDBOX_FAULT_REFUSE;
  liaison_sandbox_identity_answer (&self->parts, message, path, query, is_refusal ? fault : NULL);
  spoil (self, fault, message);
}

static void
control_cb (SoupServer *soup,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  LiaisonSandboxServer *self = user_data;

  liaison_sandbox_control_answer (&self->parts, message, path, query);
}

static void
liaison_sandbox_server_dispose (GObject *object)
{
  liaison_sandbox_server_stop (LIAISON_SANDBOX_SERVER (object));

  G_OBJECT_CLASS (liaison_sandbox_server_parent_class)->dispose (object);
}

static void
liaison_sandbox_server_finalize (GObject *object)
{
  LiaisonSandboxServer *self = LIAISON_SANDBOX_SERVER (object);

  liaison_sandbox_faults_free (self->parts.faults);
  liaison_sandbox_delays_free (self->delays);
  g_clear_pointer (&self->parts.devices, liaison_sandbox_devices_free);
  g_clear_pointer (&self->parts.guard, liaison_sandbox_guard_free);
  g_clear_pointer (&self->parts.grants, liaison_sandbox_grants_free);
  g_clear_pointer (&self->parts.world, liaison_sandbox_world_free);
  g_hash_table_unref (self->visits);
  g_free (self->parts.base);
  g_free (self->tls);

  G_OBJECT_CLASS (liaison_sandbox_server_parent_class)->finalize (object);
}

static void
liaison_sandbox_server_class_init (LiaisonSandboxServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = liaison_sandbox_server_dispose;
  object_class->finalize = liaison_sandbox_server_finalize;
}

static void
liaison_sandbox_server_init (LiaisonSandboxServer *self)
{
  self->parts.faults = liaison_sandbox_faults_new ();
  self->delays = liaison_sandbox_delays_new ();
  self->visits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

LiaisonSandboxServer *
liaison_sandbox_server_new (const LiaisonSandboxOptions *options)
{
  LiaisonSandboxServer *self;
  LiaisonSandboxParts *parts;
  const char *cloud = options->cloud != NULL ? options->cloud : "global";

  g_return_val_if_fail (options->n_customers <= LIAISON_SANDBOX_MAX_CUSTOMERS, NULL);
  g_return_val_if_fail (liaison_sandbox_find_partner (cloud) != NULL, NULL);
  g_return_val_if_fail (options->tls == NULL || options->crypto != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_SANDBOX_SERVER, NULL);
  self->latency_ms = options->latency_ms;
  self->tls = g_strdup (options->tls);
  parts = &self->parts;
  parts->crypto = options->crypto;
  parts->page_size_max = options->page_size_max > 0 ? options->page_size_max : PAGE_SIZE;
  parts->world =
    liaison_sandbox_world_new (options->n_customers, options->seed, cloud, options->now);
  liaison_sandbox_world_set_n_providers (parts->world, options->n_providers);
  parts->grants = liaison_sandbox_grants_new (parts->world);
  parts->guard = liaison_sandbox_guard_new (parts->grants, parts->world);
  parts->devices = liaison_sandbox_devices_new (parts->grants, options->device_interval,
                                                options->device_is_patient);
  return self;
}

static gboolean
listen_at (LiaisonSandboxServer *self, SoupServer *soup, guint port, GError **error)
{
  SoupServerListenOptions how = SOUP_SERVER_LISTEN_IPV4_ONLY;

  if (self->tls != NULL)
    {
      g_autoptr(GTlsCertificate) certificate =
                   self->parts.crypto->make_certificate (self->tls, error);

      if (certificate == NULL)
        return FALSE;
      soup_server_set_tls_certificate (soup, certificate);
      how |= SOUP_SERVER_LISTEN_HTTPS;
    }
  return soup_server_listen_local (soup, port, how, error);
}

gboolean
liaison_sandbox_server_start (LiaisonSandboxServer *self, guint port, GError **error)
{
  g_autoptr(SoupServer) soup = NULL;
  g_autoslist (GUri) uris = NULL;

  g_return_val_if_fail (LIAISON_IS_SANDBOX_SERVER (self), FALSE);
  g_return_val_if_fail (self->soup == NULL, FALSE);

  soup = soup_server_new ("server-header", "Liaison-Sandbox ", NULL);
  soup_server_add_handler (soup, "/v1", partner_center_cb, self, NULL);
  soup_server_add_handler (soup, "/v1.0", graph_cb, self, NULL);
  soup_server_add_handler (soup, "/sandbox", control_cb, self, NULL);
  soup_server_add_handler (soup, NULL, identity_cb, self, NULL);
  if (!listen_at (self, soup, port, error))
    return FALSE;

  uris = soup_server_get_uris (soup);
  g_free (self->parts.base);
  self->parts.base = g_strdup_printf ("%s://127.0.0.1:%d", self->tls != NULL ? "https" : "http",
                                      g_uri_get_port (uris->data));
  self->soup = g_steal_pointer (&soup);
  return TRUE;
}

void
liaison_sandbox_server_stop (LiaisonSandboxServer *self)
{
  g_return_if_fail (LIAISON_IS_SANDBOX_SERVER (self));

  if (self->soup == NULL)
    return;
  liaison_sandbox_delays_clear (self->delays);
  liaison_sandbox_faults_hang_up (self->parts.faults);
  soup_server_disconnect (self->soup);
  g_clear_object (&self->soup);
}

const char *
liaison_sandbox_server_get_base (LiaisonSandboxServer *self)
{
  g_return_val_if_fail (LIAISON_IS_SANDBOX_SERVER (self), NULL);

  return self->parts.base;
}

char *
liaison_sandbox_server_dup_token (LiaisonSandboxServer *self)
{
  g_return_val_if_fail (LIAISON_IS_SANDBOX_SERVER (self), NULL);

  return liaison_sandbox_grants_make_token (
    self->parts.grants, liaison_sandbox_world_get_partner (self->parts.world)->audience,
    TOKEN_LIFETIME_SECONDS);
}

char *
liaison_sandbox_server_accept_as (LiaisonSandboxServer *self,
                                  const LiaisonSandboxAcceptance *acceptance)
{
  g_auto(LiaisonSandboxCustomer) customer = { 0 };
  guint index = 0;

  g_return_val_if_fail (LIAISON_IS_SANDBOX_SERVER (self), NULL);
  g_return_val_if_fail (acceptance->company != NULL || acceptance->id != NULL, NULL);

  if (!liaison_sandbox_accept (self->parts.world, acceptance, &index))
    return NULL;
  liaison_sandbox_world_read (self->parts.world, index, &customer);
  return g_strdup (customer.id);
}

char *
liaison_sandbox_server_accept (LiaisonSandboxServer *self,
                               const char *company,
                               const char *domain,
                               const char *country,
                               gboolean rights)
{
  const LiaisonSandboxAcceptance acceptance = { .company = (char *) company,
                                                .domain = (char *) domain,
                                                .country = (char *) country,
                                                .rights = rights };

  return liaison_sandbox_server_accept_as (self, &acceptance);
}

void
liaison_sandbox_server_travel (LiaisonSandboxServer *self, gint64 seconds)
{
  g_return_if_fail (LIAISON_IS_SANDBOX_SERVER (self));
  g_return_if_fail (seconds >= 0);

  liaison_sandbox_world_travel (self->parts.world, seconds);
}

LiaisonSandboxHappening *
liaison_sandbox_server_happen (LiaisonSandboxServer *self,
                               LiaisonSandboxEvent event,
                               const char *id,
                               const char *name)
{
  g_return_val_if_fail (LIAISON_IS_SANDBOX_SERVER (self), NULL);

  return liaison_sandbox_happen (self->parts.world, event, id, name);
}

void
liaison_sandbox_server_set_providers (LiaisonSandboxServer *self,
                                      guint n_providers,
                                      gboolean ignored)
{
  g_return_if_fail (LIAISON_IS_SANDBOX_SERVER (self));

  liaison_sandbox_world_set_n_providers (self->parts.world, n_providers);
  liaison_sandbox_world_set_ignores_parties (self->parts.world, ignored);
}

void
liaison_sandbox_server_set_audit_mode (LiaisonSandboxServer *self,
                                       const LiaisonSandboxAuditMode *mode)
{
  g_return_if_fail (LIAISON_IS_SANDBOX_SERVER (self));

  liaison_sandbox_audit_log_set_mode (liaison_sandbox_world_get_audit_log (self->parts.world),
                                      mode);
}

void
liaison_sandbox_server_fail_next (LiaisonSandboxServer *self,
                                  const char *path,
                                  guint status,
                                  const char *service_code,
                                  guint count)
{
  LiaisonSandboxFault *fault;

  g_return_if_fail (LIAISON_IS_SANDBOX_SERVER (self));

  fault = liaison_sandbox_fault_new (LIAISON_SANDBOX_FAULT_ERROR, path);
  fault->status = status;
  fault->code = g_strdup (service_code);
  fault->count = count;
  liaison_sandbox_faults_add (self->parts.faults, fault);
}

void
liaison_sandbox_server_answer_next (LiaisonSandboxServer *self,
                                    const char *path,
                                    const char *body,
                                    const char *content_type,
                                    guint count)
{
  LiaisonSandboxFault *fault;

  g_return_if_fail (LIAISON_IS_SANDBOX_SERVER (self));
  g_return_if_fail (body != NULL && content_type != NULL);

  fault = liaison_sandbox_fault_new (LIAISON_SANDBOX_FAULT_ANSWER, path);
  fault->body = g_strdup (body);
  fault->content_type = g_strdup (content_type);
  fault->count = count;
  liaison_sandbox_faults_add (self->parts.faults, fault);
}

gboolean
liaison_sandbox_server_add_fault (LiaisonSandboxServer *self, const char *spec, GError **error)
{
  LiaisonSandboxFault *fault;

  g_return_val_if_fail (LIAISON_IS_SANDBOX_SERVER (self), FALSE);
  g_return_val_if_fail (spec != NULL, FALSE);

  fault = liaison_sandbox_fault_new_from_spec (spec, error);
  if (fault == NULL)
    return FALSE;
  liaison_sandbox_faults_add (self->parts.faults, fault);
  return TRUE;
}

guint
liaison_sandbox_server_get_n_requests (LiaisonSandboxServer *self)
{
  g_return_val_if_fail (LIAISON_IS_SANDBOX_SERVER (self), 0);

  return self->parts.n_requests;
}

guint
liaison_sandbox_server_count_requests (LiaisonSandboxServer *self, const char *path)
{
  GHashTableIter iter;
  gpointer visited, n;
  guint sum = 0;

  g_return_val_if_fail (LIAISON_IS_SANDBOX_SERVER (self), 0);

  g_hash_table_iter_init (&iter, self->visits);
  while (g_hash_table_iter_next (&iter, &visited, &n))
    if (path == NULL || strstr (visited, path) != NULL)
      sum += GPOINTER_TO_UINT (n);
  return sum;
}

LiaisonSandboxParts *
liaison_sandbox_server_get_parts (LiaisonSandboxServer *self)
{
  return &self->parts;
}
