/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-demo.h"

#include <glib/gstdio.h>

#include "sandbox/liaison-sandbox-browser.h"
#include "sandbox/liaison-sandbox-thread.h"
#include "ui/liaison-account-settings.h"
#include "ui/liaison-demo-answer.h"

#define DEMO_CLOUD "demo"
#define DEMO_SEED 1
#define DEMO_PROVIDERS 2
#define SECONDS_A_DAY G_GINT64_CONSTANT (86400)
#define AHEAD_MAX (36500 * SECONDS_A_DAY)

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

/* Of a file of the demonstration. Transfer full. */
static char *
dup_path (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "liaison", "demo", name, NULL);
}

static LiaisonSession *
make_session (LiaisonDemo *self)
{
  LiaisonCloud *template = liaison_catalog_lookup_cloud (self->catalog, DEMO_CLOUD);
  g_autoptr(LiaisonCloud) cloud = NULL;
  g_autofree char *ledger_path = dup_path ("ledger.db");
  g_autofree char *cache_path =
    g_build_filename (g_get_user_cache_dir (), "liaison", "demo", "cache.db", NULL);
  LiaisonSession *session;

  cloud = liaison_cloud_new_relocated (template, liaison_sandbox_thread_get_base (self->sandbox));

  session = liaison_session_new_unattended (self->catalog, cloud, "demo", DEMO_CLIENT_ID,
                                            ledger_path, cache_path, sign_in_cb, NULL, NULL);
  liaison_session_set_network (session, g_network_monitor_get_default ());
  return session;
}

/* Opening:
 *
 *   start ── sandbox_started ── clock_read ─┬─ set_clock ── clock_set ─┬─ ready
 *                                           └──────────────────────────┘
 *
 * The days that were skipped stay skipped: invitations were made in them.
 */
static GFile *
get_clock_file (void)
{
  g_autofree char *path = dup_path ("clock");

  return g_file_new_for_path (path);
}

static void
ready (LiaisonDemo *self, gint64 ahead, GTask *task)
{
  self->session = make_session (self);
  if (ahead > 0)
    liaison_session_travel (self->session, ahead);
  g_task_return_boolean (task, TRUE);
}

static void
clock_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonDemo *self = g_task_get_source_object (task);
  gint64 *ahead = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (liaison_sandbox_thread_travel_finish (self->sandbox, result, &error))
    ready (self, *ahead, task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Without the file, or with one that says something else, it is today. */
static void
clock_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonDemo *self = g_task_get_source_object (task);
  g_autofree char *text = NULL;
  gint64 ahead = 0;

  if (!g_file_load_contents_finish (G_FILE (source), result, &text, NULL, NULL, NULL) ||
      !g_ascii_string_to_signed (g_strchomp (text), 10, 1, AHEAD_MAX, &ahead, NULL))
    {
      ready (self, 0, task);
      return;
    }
  g_task_set_task_data (task, g_memdup2 (&ahead, sizeof ahead), g_free);
  liaison_sandbox_thread_travel_async (self->sandbox, ahead, clock_set_cb, g_object_ref (task));
}

static void
sandbox_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonDemo *self = g_task_get_source_object (task);
  g_autoptr(GFile) clock_file = get_clock_file ();
  g_autoptr(GError) error = NULL;

  self->sandbox = liaison_sandbox_thread_start_finish (result, &error);
  if (self->sandbox == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_file_load_contents_async (clock_file, g_task_get_cancellable (task), clock_read_cb,
                              g_object_ref (task));
}

static void
clock_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_debug ("the story’s clock is not kept: %s", error->message);
}

/* The folder is there: the ledger lies in it. */
static void
keep_clock (LiaisonDemo *self)
{
  g_autoptr(GFile) clock_file = get_clock_file ();
  g_autofree char *text =
    g_strdup_printf ("%" G_GINT64_FORMAT "\n", liaison_session_get_ahead (self->session));
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  g_file_replace_contents_bytes_async (clock_file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       clock_kept_cb, NULL);
}

/* What happens to a company, or to all:
 *
 *   accept ─┬─ accepted ──┬─ read_list → list_state
 *   happen ─┼─ happened ──┤
 *   travel ─┴─ travelled ─┘
 */
typedef struct
{
  char *company;
  char *former;       /* its name before, or NULL */
  char *id;           /* Microsoft ID, once it has happened */
  gboolean in_record; /* what happened is told by the record, not by the list */
  gint64 seconds;     /* that pass */
} Turn;

static void
turn_free (gpointer turn)
{
  g_free (((Turn *) turn)->company);
  g_free (((Turn *) turn)->former);
  g_free (((Turn *) turn)->id);
  g_free (turn);
}

static void
reload_details (LiaisonDemo *self, const char *id)
{
  g_autoptr(LiaisonCustomer) customer =
               liaison_customer_list_find_id (liaison_session_get_customers (self->session), id);

  if (customer != NULL)
    liaison_details_reload (liaison_session_get_details (self->session), customer);
}

/* What happened is in the list, or will not come into it. */
static void
list_state_cb (LiaisonCustomerList *list, GParamSpec *pspec, gpointer user_data)
{
  g_autoptr(GTask) task = g_object_ref (G_TASK (user_data));
  Turn *turn = g_task_get_task_data (task);
  const GError *error = liaison_customer_list_get_error (list);

  if (liaison_customer_list_get_state (list) == LIAISON_LIST_LOADING)
    return;

  g_signal_handlers_disconnect_by_func (list, list_state_cb, user_data);
  if (liaison_customer_list_get_state (list) == LIAISON_LIST_FAILED && error != NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      return;
    }

  if (turn->in_record)
    reload_details (g_task_get_source_object (task), turn->id);
  g_task_return_boolean (task, TRUE);
}

static void
read_list (GTask *task)
{
  LiaisonDemo *self = g_task_get_source_object (task);
  LiaisonCustomerList *list = liaison_session_get_customers (self->session);

  liaison_customer_list_refresh (list);
  g_signal_connect_data (list, "notify::state", G_CALLBACK (list_state_cb), g_object_ref (task),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
}

static void
accepted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonDemo *self = g_task_get_source_object (task);
  Turn *turn = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  turn->id = liaison_sandbox_thread_accept_finish (self->sandbox, result, &error);
  if (turn->id != NULL)
    read_list (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
happened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonDemo *self = g_task_get_source_object (task);
  Turn *turn = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(LiaisonSandboxHappening) happening =
               liaison_sandbox_thread_happen_finish (self->sandbox, result, &error);

  if (happening == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  turn->company = g_steal_pointer (&happening->name);
  turn->former = g_steal_pointer (&happening->former_name);
  turn->id = g_strdup (happening->id);
  read_list (task);
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
  self->settings = liaison_account_settings_new_in_memory ();
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
  LiaisonSandboxOptions options = { .n_customers = self->n_customers,
                                    .seed = DEMO_SEED,
                                    .n_providers = DEMO_PROVIDERS };

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
                           LiaisonDemoAnswer how,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(LiaisonSandboxAcceptance) acceptance = NULL;
  Turn *turn;

  g_return_if_fail (LIAISON_IS_DEMO (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_demo_accept_async);
  acceptance = invitation != NULL ? liaison_demo_answer_make (invitation, how)
                                  : liaison_demo_answer_make_stranger (++self->n_strangers);
  turn = g_new0 (Turn, 1);
  turn->company = g_strdup (acceptance->company);
  turn->in_record = acceptance->id != NULL;
  g_task_set_task_data (task, turn, turn_free);
  liaison_sandbox_thread_accept_async (self->sandbox, acceptance, accepted_cb, g_object_ref (task));
}

gboolean
liaison_demo_accept_finish (LiaisonDemo *self,
                            GAsyncResult *result,
                            char **company,
                            char **id,
                            GError **error)
{
  Turn *turn;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  turn = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  *company = g_strdup (turn->company);
  *id = g_strdup (turn->id);

  return TRUE;
}

void
liaison_demo_happen_async (LiaisonDemo *self,
                           const char *event,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  LiaisonSandboxEvent kind = LIAISON_SANDBOX_EVENT_RENAME;
  Turn *turn;

  g_return_if_fail (LIAISON_IS_DEMO (self));
  g_return_if_fail (liaison_sandbox_event_read (event, &kind));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_demo_happen_async);
  turn = g_new0 (Turn, 1);
  turn->in_record = kind == LIAISON_SANDBOX_EVENT_LOSE_RIGHTS ||
                    kind == LIAISON_SANDBOX_EVENT_GAIN_RIGHTS ||
                    kind == LIAISON_SANDBOX_EVENT_MICROSOFT_ENDS_RIGHTS;
  g_task_set_task_data (task, turn, turn_free);
  liaison_sandbox_thread_happen_async (self->sandbox, kind, happened_cb, g_object_ref (task));
}

gboolean
liaison_demo_happen_finish (LiaisonDemo *self,
                            GAsyncResult *result,
                            char **company,
                            char **former,
                            char **id,
                            GError **error)
{
  Turn *turn;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, liaison_demo_happen_async), FALSE);

  turn = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  *company = g_strdup (turn->company);
  *former = g_strdup (turn->former);
  *id = g_strdup (turn->id);

  return TRUE;
}

static void
travelled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonDemo *self = g_task_get_source_object (task);
  Turn *turn = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!liaison_sandbox_thread_travel_finish (self->sandbox, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  liaison_session_travel (self->session, turn->seconds);
  keep_clock (self);
  read_list (task);
}

void
liaison_demo_travel_async (LiaisonDemo *self,
                           guint days,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  Turn *turn;

  g_return_if_fail (LIAISON_IS_DEMO (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_demo_travel_async);
  turn = g_new0 (Turn, 1);
  turn->seconds = days * SECONDS_A_DAY;
  g_task_set_task_data (task, turn, turn_free);
  liaison_sandbox_thread_travel_async (self->sandbox, turn->seconds, travelled_cb,
                                       g_object_ref (task));
}

gboolean
liaison_demo_travel_finish (LiaisonDemo *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, liaison_demo_travel_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
liaison_demo_forget (GError **error)
{
  g_autofree char *path = dup_path ("ledger.db");
  g_autofree char *clock_path = dup_path ("clock");

  g_unlink (clock_path);
  return liaison_ledger_delete_files (path, error);
}
