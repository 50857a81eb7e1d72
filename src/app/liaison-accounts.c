/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-accounts-private.h"

#include "model/liaison-error.h"
#include "store/liaison-profile-file.h"
#include "store/liaison-profile-saver.h"

struct _LiaisonAccounts
{
  GObject parent_instance;

  LiaisonCatalog *catalog;
  char *folder;
  char *cache_folder;
  char *path;     /* of the list */
  GKeyFile *file; /* the list as it was read, with what changed since */
  LiaisonProfileSaver *saver;
  LiaisonOpenUriFunc open_uri;
  gpointer open_uri_data;

  GError *damage;
  GError *save_error;
  GPtrArray *profiles;  /* all, also the removed ones, last used first */
  GListStore *shown;    /* the others */
  GHashTable *sessions; /* id → LiaisonSession, not owned */
  GHashTable *oauths;   /* id → LiaisonOauth: a sign-in that is not kept lasts as long as this */
  GHashTable *stores;   /* id → LiaisonSecretStore */
};

static void liaison_accounts_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaisonAccounts,
                               liaison_accounts,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      liaison_accounts_list_model_init))

enum
{
  PROP_SAVE_ERROR = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

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
    liaison_profile_saver_save (self->saver,
                                liaison_profile_file_dup_text (self->file, self->profiles));
}

static void
saved_cb (const GError *error, gpointer user_data)
{
  LiaisonAccounts *self = LIAISON_ACCOUNTS (user_data);

  if (error == NULL && self->save_error == NULL)
    return;

  g_clear_error (&self->save_error);
  self->save_error = error != NULL ? g_error_copy (error) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVE_ERROR]);
}

void
liaison_accounts_save_again (LiaisonAccounts *self)
{
  g_return_if_fail (LIAISON_IS_ACCOUNTS (self));

  save (self);
}

/* Nobody is there any more to be told. */
void
liaison_accounts_flush (LiaisonAccounts *self)
{
  g_autoptr(GError) error = NULL;

  g_return_if_fail (LIAISON_IS_ACCOUNTS (self));

  if (!liaison_profile_saver_flush (self->saver, &error))
    g_warning ("The list of accounts could not be saved: %s", error->message);
}

/* The list */

static int
compare_last_used (gconstpointer a, gconstpointer b, gpointer unused)
{
  gint64 time_a = liaison_profile_get_spec (LIAISON_PROFILE ((gpointer) a))->last_used;
  gint64 time_b = liaison_profile_get_spec (LIAISON_PROFILE ((gpointer) b))->last_used;

  return time_a < time_b ? 1 : time_a > time_b ? -1 : 0;
}

gboolean
liaison_accounts_is_shown (LiaisonAccounts *self, LiaisonProfile *profile)
{
  return g_list_store_find (self->shown, profile, NULL);
}

LiaisonProfile *
liaison_accounts_find_person (LiaisonAccounts *self,
                              const char *cloud,
                              const LiaisonIdentity *identity)
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
  if (liaison_accounts_is_shown (self, profile))
    save (self);
}

static void
add (LiaisonAccounts *self, LiaisonProfile *profile)
{
  g_ptr_array_add (self->profiles, g_object_ref (profile));
  g_signal_connect_object (profile, "notify::name", G_CALLBACK (name_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
liaison_accounts_put (LiaisonAccounts *self,
                      LiaisonProfile *profile,
                      const LiaisonProfileSpec *spec)
{
  if (!g_ptr_array_find (self->profiles, profile, NULL))
    add (self, profile);
  liaison_profile_set_spec (profile, spec);
  if (spec->removed || liaison_accounts_is_shown (self, profile))
    {
      guint position;

      if (spec->removed && g_list_store_find (self->shown, profile, &position))
        g_list_store_remove (self->shown, position);
    }
  else
    g_list_store_insert_sorted (self->shown, profile, compare_last_used, NULL);
  save (self);
}

void
liaison_accounts_drop (LiaisonAccounts *self, LiaisonProfile *profile)
{
  guint position;

  if (g_list_store_find (self->shown, profile, &position))
    g_list_store_remove (self->shown, position);
  g_ptr_array_remove (self->profiles, profile);
  liaison_accounts_drop_store (self, profile);
  save (self);
}

static void
load (LiaisonAccounts *self)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autoptr(GPtrArray) profiles = liaison_profile_file_read (self->path, file, &self->damage);

  self->file = profiles != NULL ? g_key_file_ref (file) : g_key_file_new ();
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
liaison_accounts_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SAVE_ERROR)
    g_value_set_boxed (value, LIAISON_ACCOUNTS (object)->save_error);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

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
  g_hash_table_unref (self->stores);
  g_clear_error (&self->damage);
  g_clear_error (&self->save_error);
  g_clear_pointer (&self->file, g_key_file_unref);
  g_free (self->folder);
  g_free (self->cache_folder);
  g_free (self->path);
  g_clear_pointer (&self->saver, liaison_profile_saver_free);

  G_OBJECT_CLASS (liaison_accounts_parent_class)->finalize (object);
}

static void
liaison_accounts_class_init (LiaisonAccountsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_accounts_get_property;
  object_class->finalize = liaison_accounts_finalize;

  properties[PROP_SAVE_ERROR] = g_param_spec_boxed ("save-error", NULL, NULL, G_TYPE_ERROR,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_accounts_init (LiaisonAccounts *self)
{
  self->profiles = g_ptr_array_new_with_free_func (g_object_unref);
  self->shown = g_list_store_new (LIAISON_TYPE_PROFILE);
  self->sessions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->oauths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->stores = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

LiaisonAccounts *
liaison_accounts_new (LiaisonCatalog *catalog,
                      const char *folder,
                      const char *cache_folder,
                      LiaisonOpenUriFunc open_uri,
                      gpointer user_data)
{
  LiaisonAccounts *self;

  g_return_val_if_fail (LIAISON_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (folder != NULL && cache_folder != NULL && open_uri != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_ACCOUNTS, NULL);
  self->catalog = g_object_ref (catalog);
  self->folder = g_strdup (folder);
  self->cache_folder = g_strdup (cache_folder);
  self->path = g_build_filename (folder, "accounts.ini", NULL);
  self->saver = liaison_profile_saver_new (self->path, saved_cb, self);
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

const GError *
liaison_accounts_get_save_error (LiaisonAccounts *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNTS (self), NULL);

  return self->save_error;
}

/* Opening */

LiaisonCloud *
liaison_accounts_get_cloud (LiaisonAccounts *self, LiaisonProfile *profile)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (LIAISON_IS_PROFILE (profile), NULL);

  return liaison_catalog_lookup_cloud (self->catalog, liaison_profile_get_spec (profile)->cloud);
}

char *
liaison_accounts_dup_folder (LiaisonAccounts *self, LiaisonProfile *profile)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (LIAISON_IS_PROFILE (profile), NULL);

  return g_build_filename (self->folder, "accounts", liaison_profile_get_id (profile), NULL);
}

char *
liaison_accounts_dup_cache_path (LiaisonAccounts *self, LiaisonProfile *profile)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNTS (self), NULL);
  g_return_val_if_fail (LIAISON_IS_PROFILE (profile), NULL);

  return g_build_filename (self->cache_folder, "accounts", liaison_profile_get_id (profile),
                           "cache.db", NULL);
}

/* It never changes with the interface's language: the item would not be found under its name. */
char *
liaison_accounts_dup_key_label (LiaisonProfile *profile)
{
  const LiaisonProfileSpec *spec;

  g_return_val_if_fail (LIAISON_IS_PROFILE (profile), NULL);

  spec = liaison_profile_get_spec (profile);
  return g_strdup_printf ("Liaison: %s (%s)",
                          spec->user_mail != NULL ? spec->user_mail : spec->tenant, spec->cloud);
}

LiaisonSecretStore *
liaison_accounts_ensure_store (LiaisonAccounts *self, LiaisonProfile *profile)
{
  const LiaisonProfileSpec *spec = liaison_profile_get_spec (profile);
  LiaisonSecretStore *store = g_hash_table_lookup (self->stores, spec->id);

  if (store == NULL)
    {
      g_autofree char *label = liaison_accounts_dup_key_label (profile);

      store = liaison_secret_store_new (spec->id, spec->cloud, label);
      g_hash_table_insert (self->stores, g_strdup (spec->id), store);
    }
  return store;
}

void
liaison_accounts_drop_store (LiaisonAccounts *self, LiaisonProfile *profile)
{
  if (!g_ptr_array_find (self->profiles, profile, NULL))
    g_hash_table_remove (self->stores, liaison_profile_get_id (profile));
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

LiaisonOauth *
liaison_accounts_make_oauth (LiaisonAccounts *self, const LiaisonOauthSpec *spec)
{
  LiaisonOauthSpec full = *spec;

  full.open_uri = self->open_uri;
  full.user_data = self->open_uri_data;
  return liaison_oauth_new (&full);
}

LiaisonOauth *
liaison_accounts_get_oauth (LiaisonAccounts *self, LiaisonProfile *profile)
{
  return g_hash_table_lookup (self->oauths, liaison_profile_get_id (profile));
}

void
liaison_accounts_set_oauth (LiaisonAccounts *self, LiaisonProfile *profile, LiaisonOauth *oauth)
{
  const char *id = liaison_profile_get_id (profile);

  if (oauth != NULL)
    g_hash_table_insert (self->oauths, g_strdup (id), g_object_ref (oauth));
  else
    g_hash_table_remove (self->oauths, id);
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
  };
  g_autoptr(LiaisonOauth) oauth = NULL;

  if (liaison_accounts_get_oauth (self, profile) == NULL)
    {
      oauth = liaison_accounts_make_oauth (self, &oauth_spec);
      liaison_accounts_set_oauth (self, profile, oauth);
    }
  return liaison_accounts_get_oauth (self, profile);
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
  g_autofree char *folder = NULL;
  g_autofree char *ledger_path = NULL;
  g_autofree char *cache_path = NULL;
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

  folder = liaison_accounts_dup_folder (self, profile);
  ledger_path = g_build_filename (folder, "ledger.db", NULL);
  cache_path = liaison_accounts_dup_cache_path (self, profile);
  spec.catalog = self->catalog;
  spec.cloud = cloud;
  spec.oauth = ensure_oauth (self, profile, cloud);
  spec.account = liaison_profile_get_id (profile);
  spec.ledger_path = ledger_path;
  spec.cache_path = cache_path;
  spec.profile = profile;
  spec.store = liaison_accounts_ensure_store (self, profile);
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
  liaison_accounts_put (self, profile, &spec);
  g_object_unref (profile);
}
