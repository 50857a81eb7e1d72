/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-accounts.h"

#include <glib/gstdio.h>

#include "model/liaison-error.h"
#include "store/liaison-profile-file.h"
#include "store/liaison-profile-saver.h"

#define ANY_TENANT "organizations"

struct _LiaisonAccounts
{
  GObject parent_instance;

  LiaisonCatalog *catalog;
  char *folder;
  char *path; /* of the list */
  LiaisonProfileSaver *saver;
  LiaisonOpenUriFunc open_uri;
  gpointer open_uri_data;

  GError *damage;
  GPtrArray *profiles;  /* all, also the removed ones, last used first */
  GListStore *shown;    /* the others */
  GHashTable *sessions; /* id → LiaisonSession, not owned */
  GHashTable *oauths;   /* id → LiaisonOauth: a sign-in that is not kept lasts as long as this */
};

static void liaison_accounts_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaisonAccounts,
                               liaison_accounts,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      liaison_accounts_list_model_init))

static GType
liaison_accounts_get_item_type (GListModel *model)
{
  return LIAISON_TYPE_PROFILE;
}

static guint
liaison_accounts_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (LIAISON_ACCOUNTS (model)->shown));
}

static gpointer
liaison_accounts_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (LIAISON_ACCOUNTS (model)->shown), position);
}

static void
liaison_accounts_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = liaison_accounts_get_item_type;
  iface->get_n_items = liaison_accounts_get_n_items;
  iface->get_item = liaison_accounts_get_item;
}

/* Saving */

/* A list that was not understood is never written over. */
static gboolean
may_write (LiaisonAccounts *self)
{
  return self->damage == NULL ||
         g_error_matches (self->damage, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE);
}

static void
save (LiaisonAccounts *self)
{
  if (may_write (self))
    liaison_profile_saver_save (self->saver, liaison_profile_file_dup_text (self->profiles));
}

void
liaison_accounts_flush (LiaisonAccounts *self)
{
  g_return_if_fail (LIAISON_IS_ACCOUNTS (self));

  liaison_profile_saver_flush (self->saver);
}

/* The list */

static int
compare_last_used (gconstpointer a, gconstpointer b, gpointer unused)
{
  gint64 time_a = liaison_profile_get_spec (LIAISON_PROFILE ((gpointer) a))->last_used;
  gint64 time_b = liaison_profile_get_spec (LIAISON_PROFILE ((gpointer) b))->last_used;

  return time_a < time_b ? 1 : time_a > time_b ? -1 : 0;
}

static gboolean
is_shown (LiaisonAccounts *self, LiaisonProfile *profile)
{
  return g_list_store_find (self->shown, profile, NULL);
}

/* Puts @spec, with changes, in the place of what @profile was. */
static void
update (LiaisonAccounts *self, LiaisonProfile *profile, const LiaisonProfileSpec *spec)
{
  liaison_profile_set_spec (profile, spec);
  if (spec->removed || is_shown (self, profile))
    {
      guint position;

      if (spec->removed && g_list_store_find (self->shown, profile, &position))
        g_list_store_remove (self->shown, position);
    }
  else
    g_list_store_insert_sorted (self->shown, profile, compare_last_used, NULL);
  save (self);
}

static LiaisonProfile *
find_person (LiaisonAccounts *self, const char *cloud, const LiaisonIdentity *identity)
{
  for (guint i = 0; i < self->profiles->len; i++)
    if (liaison_profile_is_of (self->profiles->pdata[i], cloud, identity->tenant_id,
                               identity->user_id))
      return self->profiles->pdata[i];
  return NULL;
}

static void
items_changed_cb (LiaisonAccounts *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* The partner's name is remembered as soon as it is known. */
static void
name_changed_cb (LiaisonAccounts *self, GParamSpec *pspec, LiaisonProfile *profile)
{
  if (is_shown (self, profile))
    save (self);
}

static void
add (LiaisonAccounts *self, LiaisonProfile *profile)
{
  g_ptr_array_add (self->profiles, g_object_ref (profile));
  g_signal_connect_object (profile, "notify::name", G_CALLBACK (name_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
load (LiaisonAccounts *self)
{
  g_autoptr(GPtrArray) profiles = liaison_profile_file_read (self->path, &self->damage);

  if (g_error_matches (self->damage, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE))
    {
      g_autoptr(GError) error = NULL;

      if (!liaison_profile_file_set_aside (self->path, &error))
        {
          g_clear_error (&self->damage);
          self->damage = g_steal_pointer (&error);
        }
    }
  for (guint i = 0; profiles != NULL && i < profiles->len; i++)
    {
      LiaisonProfile *profile = profiles->pdata[i];

      add (self, profile);
      if (!liaison_profile_get_spec (profile)->removed)
        g_list_store_insert_sorted (self->shown, profile, compare_last_used, NULL);
    }
}

static void session_gone_cb (gpointer user_data, GObject *session);

static void
liaison_accounts_finalize (GObject *object)
{
  LiaisonAccounts *self = LIAISON_ACCOUNTS (object);
  GHashTableIter iter;
  gpointer session;

  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &session))
    g_object_weak_unref (session, session_gone_cb, self);
  g_clear_object (&self->catalog);
  g_clear_object (&self->shown);
  g_ptr_array_unref (self->profiles);
  g_hash_table_unref (self->sessions);
  g_hash_table_unref (self->oauths);
  g_clear_error (&self->damage);
  g_free (self->folder);
  g_free (self->path);
  g_clear_pointer (&self->saver, liaison_profile_saver_free);

  G_OBJECT_CLASS (liaison_accounts_parent_class)->finalize (object);
}

static void
liaison_accounts_class_init (LiaisonAccountsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_accounts_finalize;
}

static void
liaison_accounts_init (LiaisonAccounts *self)
{
  self->profiles = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_list_store_new (LIAISON_TYPE_PROFILE);
  self->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->oauths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

LiaisonAccounts *
liaison_accounts_new (LiaisonCatalog *catalog,
                      const char *folder,
                      LiaisonOpenUriFunc open_uri,
                      gpointer user_data)
{
  LiaisonAccounts *self;

  g_return_val_if_fail (LIAISON_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (folder != NULL && open_uri != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_ACCOUNTS, NULL);
  self->catalog = g_object_ref (catalog);
  self->folder = g_strdup (folder);
  self->path = g_build_filename (folder, "accounts.ini", NULL);
  self->saver = liaison_profile_saver_new (self->path);
  self->open_uri = open_uri;
  self->open_uri_data = user_data;
  load (self);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

const GError *
liaison_accounts_get_damage (LiaisonAccounts *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNTS (self), NULL);

  return self->damage;
}

/* Signing in */

/* What a sign-in knows of where it was asked for. */
typedef struct
{
  LiaisonAccounts *accounts;
  LiaisonSession *session; /* that signs in again, or NULL */
  char *cloud;
  char *client_id;
  char *tenant;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->accounts);
  g_clear_object (&request->session);
  g_free (request->cloud);
  g_free (request->client_id);
  g_free (request->tenant);
  g_free (request);
}

/* Also one that was removed, whose invitations were kept. */
static LiaisonProfile *
find_profile (LiaisonOauth *oauth, gpointer user_data)
{
  Request *request = user_data;
  const LiaisonIdentity *identity = liaison_oauth_get_identity (oauth);
  g_autofree char *id = g_uuid_string_random ();
  LiaisonProfileSpec spec = { .id = id };
  LiaisonProfile *known;

  if (request->session != NULL)
    return g_object_ref (liaison_session_get_profile (request->session));

  known = find_person (request->accounts, request->cloud, identity);
  if (known != NULL)
    return g_object_ref (known);

  spec.cloud = request->cloud;
  spec.client_id = request->client_id;
  spec.tenant = request->tenant;
  spec.tenant_id = identity->tenant_id;
  spec.user_id = identity->user_id;
  spec.user_name = identity->user_name;
  spec.user_mail = identity->user_mail;
  return liaison_profile_new (&spec);
}

/* The label is read in a key ring manager, and never changes with the interface's language: the
 * item would not be found under its name. */
static LiaisonSecretStore *
make_store (LiaisonProfile *profile)
{
  const LiaisonProfileSpec *spec = liaison_profile_get_spec (profile);
  g_autofree char *label = g_strdup_printf (
    "Liaison: %s (%s)", spec->user_mail != NULL ? spec->user_mail : spec->tenant, spec->cloud);

  return liaison_secret_store_new (spec->id, spec->cloud, label);
}

static LiaisonSecretStore *
make_store_cb (LiaisonProfile *profile, gpointer user_data)
{
  return make_store (profile);
}

static void
settle (LiaisonProfile *profile, LiaisonOauth *oauth, gpointer user_data)
{
  Request *request = user_data;
  LiaisonAccounts *self = request->accounts;
  const LiaisonIdentity *identity = liaison_oauth_get_identity (oauth);
  const char *id = liaison_profile_get_id (profile);
  LiaisonProfileSpec spec = *liaison_profile_get_spec (profile);
  LiaisonOauth *known = g_hash_table_lookup (self->oauths, id);

  if (request->session == NULL)
    {
      spec.client_id = request->client_id;
      spec.tenant = request->tenant;
      if (known != NULL)
        liaison_oauth_take_over (known, oauth);
      else
        g_hash_table_insert (self->oauths, g_strdup (id), g_object_ref (oauth));
    }
  if (!g_ptr_array_find (self->profiles, profile, NULL))
    add (self, profile);

  spec.removed = FALSE;
  spec.user_name = identity->user_name;
  spec.user_mail = identity->user_mail;
  update (self, profile, &spec);
}

/* No token stays in the key ring without an account in the list. A renewal that had come so far has
 * renewed the sign-in of its session, and does no harm. */
static void
abandon (LiaisonProfile *profile,
         LiaisonSecretStore *store,
         LiaisonOauth *oauth,
         gpointer user_data)
{
  Request *request = user_data;

  if (request->session != NULL)
    return;

  liaison_oauth_forget (oauth);
  if (store != NULL && !is_shown (request->accounts, profile))
    liaison_secret_store_clear_async (store, NULL, NULL, NULL);
}

static const LiaisonSignInOutcome outcome = {
  .find_profile = find_profile,
  .make_store = make_store_cb,
  .settle = settle,
  .abandon = abandon,
  .destroy = (GDestroyNotify) request_free,
};

LiaisonSignIn *
liaison_accounts_begin (LiaisonAccounts *self,
                        LiaisonCloud *cloud,
                        const char *client_id,
                        const char *tenant)
{
  g_autoptr(LiaisonOauth) oauth = NULL;
  LiaisonOauthSpec spec = { .cloud = cloud, .client_id = client_id };
  Request *request;

  g_return_val_if_fail (LIAISON_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud) && client_id != NULL, NULL);

  spec.tenant = tenant != NULL && *tenant != '\0' ? tenant : ANY_TENANT;
  spec.open_uri = self->open_uri;
  spec.user_data = self->open_uri_data;
  oauth = liaison_oauth_new (&spec);

  request = g_new0 (Request, 1);
  request->accounts = g_object_ref (self);
  request->cloud = g_strdup (liaison_cloud_get_id (cloud));
  request->client_id = g_strdup (client_id);
  request->tenant = g_strdup (spec.tenant);
  return liaison_sign_in_new (oauth, NULL, &outcome, request);
}

LiaisonSignIn *
liaison_accounts_renew (LiaisonAccounts *self, LiaisonSession *session, const GError *reason)
{
  Request *request;

  g_return_val_if_fail (LIAISON_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);
  g_return_val_if_fail (liaison_session_get_profile (session) != NULL, NULL);

  request = g_new0 (Request, 1);
  request->accounts = g_object_ref (self);
  request->session = g_object_ref (session);
  return liaison_sign_in_new (liaison_session_get_oauth (session), reason, &outcome, request);
}

/* Opening */

LiaisonCloud *
liaison_accounts_get_cloud (LiaisonAccounts *self, LiaisonProfile *profile)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (LIAISON_IS_PROFILE (profile), NULL);

  return liaison_catalog_lookup_cloud (self->catalog, liaison_profile_get_spec (profile)->cloud);
}

static char *
dup_account_folder (LiaisonAccounts *self, LiaisonProfile *profile)
{
  return g_build_filename (self->folder, "accounts", liaison_profile_get_id (profile), NULL);
}

static void
session_gone_cb (gpointer user_data, GObject *session)
{
  LiaisonAccounts *self = user_data;
  GHashTableIter iter;
  gpointer held;

  g_hash_table_iter_init (&iter, self->sessions);
  while (g_hash_table_iter_next (&iter, NULL, &held))
    if (held == session)
      g_hash_table_iter_remove (&iter);
}

static LiaisonOauth *
ensure_oauth (LiaisonAccounts *self, LiaisonProfile *profile, LiaisonCloud *cloud)
{
  const LiaisonProfileSpec *spec = liaison_profile_get_spec (profile);
  const LiaisonOauthSpec oauth_spec = {
    .cloud = cloud,
    .client_id = spec->client_id,
    .tenant = spec->tenant,
    .expected = { spec->tenant_id, spec->user_id, spec->user_name, spec->user_mail },
    .open_uri = self->open_uri,
    .user_data = self->open_uri_data,
  };
  LiaisonOauth *oauth = g_hash_table_lookup (self->oauths, spec->id);

  if (oauth == NULL)
    {
      oauth = liaison_oauth_new (&oauth_spec);
      g_hash_table_insert (self->oauths, g_strdup (spec->id), oauth);
    }
  return oauth;
}

/* One that is being closed is of no use to anybody who opens the account again. */
static LiaisonSession *
find_open_session (LiaisonAccounts *self, LiaisonProfile *profile)
{
  const char *id = liaison_profile_get_id (profile);
  LiaisonSession *session = g_hash_table_lookup (self->sessions, id);

  if (session == NULL || !liaison_session_is_closed (session))
    return session;

  g_object_weak_unref (G_OBJECT (session), session_gone_cb, self);
  g_hash_table_remove (self->sessions, id);
  return NULL;
}

LiaisonSession *
liaison_accounts_open (LiaisonAccounts *self, LiaisonProfile *profile)
{
  g_autoptr(LiaisonSecretStore) store = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *ledger_path = NULL;
  LiaisonSessionSpec spec = { NULL };
  LiaisonSession *session;
  LiaisonCloud *cloud;

  g_return_val_if_fail (LIAISON_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (LIAISON_IS_PROFILE (profile), NULL);

  session = find_open_session (self, profile);
  if (session != NULL)
    return g_object_ref (session);

  cloud = liaison_accounts_get_cloud (self, profile);
  if (cloud == NULL || liaison_cloud_get_spec (cloud)->closed)
    return NULL;

  store = make_store (profile);
  folder = dup_account_folder (self, profile);
  ledger_path = g_build_filename (folder, "ledger.db", NULL);
  spec.catalog = self->catalog;
  spec.cloud = cloud;
  spec.oauth = ensure_oauth (self, profile, cloud);
  spec.account = liaison_profile_get_id (profile);
  spec.ledger_path = ledger_path;
  spec.profile = profile;
  spec.store = store;
  session = liaison_session_new (&spec);
  liaison_session_set_network (session, g_network_monitor_get_default ());
  g_hash_table_insert (self->sessions, g_strdup (spec.account), session);
  g_object_weak_ref (G_OBJECT (session), session_gone_cb, self);
  return session;
}

void
liaison_accounts_touch (LiaisonAccounts *self, LiaisonProfile *profile)
{
  LiaisonProfileSpec spec;
  guint position;

  g_return_if_fail (LIAISON_IS_ACCOUNTS (self));
  g_return_if_fail (LIAISON_IS_PROFILE (profile));

  spec = *liaison_profile_get_spec (profile);
  spec.last_used = g_get_real_time ();
  g_object_ref (profile);
  if (g_list_store_find (self->shown, profile, &position))
    g_list_store_remove (self->shown, position);
  update (self, profile, &spec);
  g_object_unref (profile);
}

/* Removing:
 *
 *   remove → cleared ─┬─ keep the ledger: ───────┬─ done
 *                     └─ else: delete → deleted ─┘
 */

typedef struct
{
  LiaisonProfile *profile;
  char *folder;
  gboolean keep;
} RemoveOp;

static void remove_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void remove_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
remove_op_free (RemoveOp *op)
{
  g_object_unref (op->profile);
  g_free (op->folder);
  g_free (op);
}

/* The files that ledgers are made of, and their folder, unless the person keeps something there. */
static void
delete_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  static const char *const names[] = { "ledger.db", "ledger.db-wal", "ledger.db-shm", "" };
  const char *folder = task_data;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autoptr(GFile) file = g_file_new_for_path (path);
      g_autoptr(GError) error = NULL;

      if (!g_file_delete (file, NULL, &error) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) &&
          (*names[i] != '\0' || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_EMPTY)))
        {
          g_task_return_error (task, g_steal_pointer (&error));
          return;
        }
    }
  g_task_return_boolean (task, TRUE);
}

static void
remove_finish (GTask *task)
{
  LiaisonAccounts *self = g_task_get_source_object (task);
  RemoveOp *op = g_task_get_task_data (task);
  LiaisonProfileSpec spec = *liaison_profile_get_spec (op->profile);

  spec.removed = TRUE;
  if (!op->keep)
    g_ptr_array_remove (self->profiles, op->profile);
  update (self, op->profile, &spec);
  g_task_return_boolean (task, TRUE);
}

/* A refresh whose answer is still to come must not bring its token to the key ring again. */
static void
remove_cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GTask) deleting = NULL;
  LiaisonAccounts *self = g_task_get_source_object (task);
  RemoveOp *op = g_task_get_task_data (task);
  const char *id = liaison_profile_get_id (op->profile);
  LiaisonOauth *oauth = g_hash_table_lookup (self->oauths, id);
  GError *error = NULL;

  if (!liaison_secret_store_clear_finish (LIAISON_SECRET_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  if (oauth != NULL)
    liaison_oauth_end (oauth);
  g_hash_table_remove (self->oauths, id);
  if (op->keep)
    {
      remove_finish (task);
      return;
    }
  deleting = g_task_new (self, NULL, remove_deleted_cb, g_object_ref (task));
  g_task_set_source_tag (deleting, remove_cleared_cb);
  g_task_set_task_data (deleting, g_strdup (op->folder), g_free);
  g_task_run_in_thread (deleting, delete_in_thread);
}

/* An account whose invitations are still there stays in the list. */
static void
remove_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    remove_finish (task);
  else
    g_task_return_error (task, error);
}

void
liaison_accounts_remove_async (LiaisonAccounts *self,
                               LiaisonProfile *profile,
                               gboolean keep_invitations,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(LiaisonSecretStore) store = NULL;
  RemoveOp *op;

  g_return_if_fail (LIAISON_IS_ACCOUNTS (self));
  g_return_if_fail (LIAISON_IS_PROFILE (profile));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_accounts_remove_async);
  op = g_new0 (RemoveOp, 1);
  op->profile = g_object_ref (profile);
  op->folder = dup_account_folder (self, profile);
  op->keep = keep_invitations;
  g_task_set_task_data (task, op, (GDestroyNotify) remove_op_free);

  store = make_store (profile);
  liaison_secret_store_clear_async (store, NULL, remove_cleared_cb, g_object_ref (task));
}

gboolean
liaison_accounts_remove_finish (LiaisonAccounts *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
