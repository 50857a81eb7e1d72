/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-sandbox"

#include "sandbox/liaison-sandbox-server.h"

#include <libsoup/soup.h>

#include "sandbox/liaison-sandbox-answer.h"
#include "sandbox/liaison-sandbox-control.h"
#include "sandbox/liaison-sandbox-faults.h"
#include "sandbox/liaison-sandbox-identity.h"
#include "sandbox/liaison-sandbox-partner-center.h"

#define PAGE_SIZE 500
#define TOKEN_LIFETIME_SECONDS 3600

/* An answer that waits for the latency. */
typedef struct
{
  LiaisonSandboxServer *server; /* not owned */
  SoupServerMessage *message;
  GSource *timeout;
  gulong finished_id;
} Delay;

struct _LiaisonSandboxServer
{
  GObject parent_instance;

  LiaisonSandboxWorld *world;
  LiaisonSandboxGrants *grants;
  SoupServer *soup;
  char *base;
  guint latency_ms;
  guint page_size_max;
  guint n_requests;
  LiaisonSandboxFaults *faults;
  GPtrArray *delays;
};

G_DEFINE_FINAL_TYPE (LiaisonSandboxServer, liaison_sandbox_server, G_TYPE_OBJECT)

static void
delay_free (gpointer pointer)
{
  Delay *delay = pointer;

  g_signal_handler_disconnect (delay->message, delay->finished_id);
  g_source_destroy (delay->timeout);
  g_source_unref (delay->timeout);
  g_object_unref (delay->message);
  g_free (delay);
}

static gboolean
delay_is_over_cb (gpointer user_data)
{
  Delay *delay = user_data;
  g_autoptr(SoupServerMessage) message = g_object_ref (delay->message);

  g_ptr_array_remove_fast (delay->server->delays, delay);
  soup_server_message_unpause (message);
  return G_SOURCE_REMOVE;
}

/* The client went away before its answer did. */
static void
delayed_message_finished_cb (SoupServerMessage *message, gpointer user_data)
{
  Delay *delay = user_data;

  g_ptr_array_remove_fast (delay->server->delays, delay);
}

static void
delay_answer (LiaisonSandboxServer *self, SoupServerMessage *message, guint ms)
{
  Delay *delay;

  if (ms == 0)
    return;

  delay = g_new0 (Delay, 1);
  delay->server = self;
  delay->message = g_object_ref (message);
  delay->finished_id =
    g_signal_connect (message, "finished", G_CALLBACK (delayed_message_finished_cb), delay);
  delay->timeout = g_timeout_source_new (ms);
  g_source_set_callback (delay->timeout, delay_is_over_cb, delay, NULL);
  g_source_attach (delay->timeout, g_main_context_get_thread_default ());
  g_ptr_array_add (self->delays, delay);
  soup_server_message_pause (message);
}

static void
api_cb (SoupServer *soup,
        SoupServerMessage *message,
        const char *path,
        GHashTable *query,
        gpointer user_data)
{
  LiaisonSandboxServer *self = user_data;
  GUri *uri = soup_server_message_get_uri (message);
  g_autofree char *target =
    g_strconcat (path, g_uri_get_query (uri) != NULL ? "?" : NULL, g_uri_get_query (uri), NULL);
  LiaisonSandboxFault *fault = liaison_sandbox_faults_take (self->faults, target);

  self->n_requests++;
  g_debug ("%s %s", soup_server_message_get_method (message), path);
  liaison_sandbox_answer_begin (message);
  if (fault == NULL)
    delay_answer (self, message, self->latency_ms);
  else if (!liaison_sandbox_faults_steals (fault))
    delay_answer (self, message,
                  self->latency_ms + (fault->kind == LIAISON_SANDBOX_FAULT_DELAY ? fault->ms : 0));

  if (fault != NULL && liaison_sandbox_faults_replace (fault, message))
    return;
  if (liaison_sandbox_grants_check (self->grants, message))
    liaison_sandbox_partner_center_answer (self->world, self->page_size_max, message, path, query);
  if (fault != NULL)
    liaison_sandbox_faults_spoil (self->faults, fault, message);
}

static void
control_cb (SoupServer *soup,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  LiaisonSandboxServer *self = user_data;

  liaison_sandbox_control_answer (self->grants, self->world, self->faults, message, path,
                                  self->n_requests);
}

static void
identity_cb (SoupServer *soup,
             SoupServerMessage *message,
             const char *path,
             GHashTable *query,
             gpointer user_data)
{
  LiaisonSandboxServer *self = user_data;

  delay_answer (self, message, self->latency_ms);
  liaison_sandbox_identity_answer (self->grants, self->world, message, path, query, self->base);
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

  liaison_sandbox_faults_free (self->faults);
  g_ptr_array_unref (self->delays);
  g_clear_pointer (&self->grants, liaison_sandbox_grants_free);
  g_clear_pointer (&self->world, liaison_sandbox_world_free);
  g_free (self->base);

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
  self->faults = liaison_sandbox_faults_new ();
  self->delays = g_ptr_array_new_with_free_func (delay_free);
}

LiaisonSandboxServer *
liaison_sandbox_server_new (const LiaisonSandboxOptions *options)
{
  LiaisonSandboxServer *self;
  const char *cloud = options->cloud != NULL ? options->cloud : "global";

  g_return_val_if_fail (options->n_customers <= LIAISON_SANDBOX_MAX_CUSTOMERS, NULL);
  g_return_val_if_fail (liaison_sandbox_find_partner (cloud) != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_SANDBOX_SERVER, NULL);
  self->world =
    liaison_sandbox_world_new (options->n_customers, options->seed, cloud, options->now);
  self->grants = liaison_sandbox_grants_new (self->world);
  self->latency_ms = options->latency_ms;
  self->page_size_max = options->page_size_max > 0 ? options->page_size_max : PAGE_SIZE;
  return self;
}

gboolean
liaison_sandbox_server_start (LiaisonSandboxServer *self, guint port, GError **error)
{
  g_autoptr(SoupServer) soup = NULL;
  g_autoslist (GUri) uris = NULL;

  g_return_val_if_fail (LIAISON_IS_SANDBOX_SERVER (self), FALSE);
  g_return_val_if_fail (self->soup == NULL, FALSE);

  soup = soup_server_new ("server-header", "Liaison-Sandbox ", NULL);
  soup_server_add_handler (soup, "/v1", api_cb, self, NULL);
  soup_server_add_handler (soup, "/sandbox", control_cb, self, NULL);
  soup_server_add_handler (soup, NULL, identity_cb, self, NULL);
  if (!soup_server_listen_local (soup, port, SOUP_SERVER_LISTEN_IPV4_ONLY, error))
    return FALSE;

  uris = soup_server_get_uris (soup);
  g_free (self->base);
  self->base = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port (uris->data));
  self->soup = g_steal_pointer (&soup);
  return TRUE;
}

void
liaison_sandbox_server_stop (LiaisonSandboxServer *self)
{
  g_return_if_fail (LIAISON_IS_SANDBOX_SERVER (self));

  if (self->soup == NULL)
    return;
  g_ptr_array_set_size (self->delays, 0);
  liaison_sandbox_faults_hang_up (self->faults);
  soup_server_disconnect (self->soup);
  g_clear_object (&self->soup);
}

const char *
liaison_sandbox_server_get_base (LiaisonSandboxServer *self)
{
  g_return_val_if_fail (LIAISON_IS_SANDBOX_SERVER (self), NULL);

  return self->base;
}

char *
liaison_sandbox_server_dup_token (LiaisonSandboxServer *self)
{
  g_return_val_if_fail (LIAISON_IS_SANDBOX_SERVER (self), NULL);

  return liaison_sandbox_grants_make_token (
    self->grants, liaison_sandbox_world_get_partner (self->world)->audience,
    TOKEN_LIFETIME_SECONDS);
}

char *
liaison_sandbox_server_accept (LiaisonSandboxServer *self,
                               const char *company,
                               const char *domain,
                               const char *country,
                               gboolean rights)
{
  g_auto(LiaisonSandboxCustomer) customer = { 0 };

  g_return_val_if_fail (LIAISON_IS_SANDBOX_SERVER (self), NULL);
  g_return_val_if_fail (company != NULL, NULL);

  liaison_sandbox_world_read (
    self->world, liaison_sandbox_world_accept (self->world, company, domain, country, rights),
    &customer);
  return g_strdup (customer.id);
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
  liaison_sandbox_faults_add (self->faults, fault);
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
  liaison_sandbox_faults_add (self->faults, fault);
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
  liaison_sandbox_faults_add (self->faults, fault);
  return TRUE;
}

guint
liaison_sandbox_server_get_n_requests (LiaisonSandboxServer *self)
{
  g_return_val_if_fail (LIAISON_IS_SANDBOX_SERVER (self), 0);

  return self->n_requests;
}
