/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-accounts-private.h"

#include "auth/liaison-pkce.h"

#define ANY_TENANT "organizations"

/* The token that a key ring held for a known account before a sign-in was kept in its place. The
 * sign-in holds it, and the call that loads it. */
typedef struct
{
  LiaisonSecretStore *store;
  char *token;     /* NULL: none, or not known */
  gboolean known;  /* it has been loaded */
  gboolean wanted; /* the sign-in was given up */
} Backup;

static void
backup_clear (gpointer pointer)
{
  Backup *backup = pointer;

  g_object_unref (backup->store);
  liaison_pkce_forget (backup->token);
}

static void
backup_unref (Backup *backup)
{
  g_rc_box_release_full (backup, backup_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Backup, backup_unref)

static void
put_back (Backup *backup)
{
  backup->wanted = TRUE;
  if (!backup->known)
    return;

  if (backup->token != NULL)
    liaison_secret_store_save_async (backup->store, backup->token, NULL, NULL, NULL);
  else
    liaison_secret_store_clear_async (backup->store, NULL, NULL, NULL);
}

/* Of what could not be loaded nothing is known that could be put back. */
static void
backup_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Backup) backup = user_data;
  g_autoptr(GError) error = NULL;

  backup->token = liaison_secret_store_load_finish (LIAISON_SECRET_STORE (source), result, &error);
  backup->known = error == NULL;
  if (backup->wanted)
    put_back (backup);
}

static Backup *
backup_new (LiaisonSecretStore *store)
{
  Backup *backup = g_rc_box_new0 (Backup);

  backup->store = g_object_ref (store);
  liaison_secret_store_load_async (store, NULL, backup_loaded_cb, g_rc_box_acquire (backup));
  return backup;
}

/* What a sign-in knows of where it was asked for. */
typedef struct
{
  LiaisonAccounts *accounts;
  LiaisonSession *session; /* that signs in again, or NULL */
  char *cloud;
  char *client_id;
  char *tenant;
  Backup *backup; /* or NULL */
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->accounts);
  g_clear_object (&request->session);
  g_free (request->cloud);
  g_free (request->client_id);
  g_free (request->tenant);
  g_clear_pointer (&request->backup, backup_unref);
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

  known = liaison_accounts_find_person (request->accounts, request->cloud, identity);
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

/* NULL: this run of the program does not know its token. */
static LiaisonOauth *
get_known_oauth (LiaisonAccounts *self, LiaisonProfile *profile)
{
  LiaisonOauth *oauth = liaison_accounts_get_oauth (self, profile);

  return oauth != NULL && liaison_oauth_get_identity (oauth) != NULL ? oauth : NULL;
}

static LiaisonSecretStore *
make_store (LiaisonProfile *profile, gpointer user_data)
{
  Request *request = user_data;
  LiaisonAccounts *self = request->accounts;
  LiaisonSecretStore *store = liaison_accounts_ensure_store (self, profile);

  if (request->session == NULL && request->backup == NULL &&
      liaison_accounts_is_shown (self, profile) && get_known_oauth (self, profile) == NULL)
    request->backup = backup_new (store);
  return g_object_ref (store);
}

static void
settle (LiaisonProfile *profile, LiaisonOauth *oauth, gpointer user_data)
{
  Request *request = user_data;
  LiaisonAccounts *self = request->accounts;
  const LiaisonIdentity *identity = liaison_oauth_get_identity (oauth);
  LiaisonProfileSpec spec = *liaison_profile_get_spec (profile);
  LiaisonOauth *known = liaison_accounts_get_oauth (self, profile);

  g_clear_pointer (&request->backup, backup_unref);
  if (request->session == NULL)
    {
      spec.client_id = request->client_id;
      spec.tenant = request->tenant;
      if (known != NULL)
        liaison_oauth_take_over (known, oauth);
      else
        liaison_accounts_set_oauth (self, profile, oauth);
    }
  spec.removed = FALSE;
  spec.user_name = identity->user_name;
  spec.user_mail = identity->user_mail;
  liaison_accounts_put (self, profile, &spec);
}

/* No token stays in the key ring without an account in the list, and none that was given up in the
 * place of an account's own; it is cleared first, since an own one may have ended. A renewal that
 * had come so far has renewed the sign-in of its session, and does no harm. */
static void
abandon (LiaisonProfile *profile,
         LiaisonSecretStore *store,
         LiaisonOauth *oauth,
         gpointer user_data)
{
  Request *request = user_data;
  LiaisonAccounts *self = request->accounts;
  g_autoptr(Backup) backup = g_steal_pointer (&request->backup);
  LiaisonOauth *known = NULL;

  if (request->session != NULL)
    return;

  liaison_oauth_forget (oauth);
  if (store == NULL)
    return;
  if (liaison_accounts_is_shown (self, profile))
    {
      if (backup != NULL)
        {
          put_back (backup);
          return;
        }
      known = get_known_oauth (self, profile);
    }
  liaison_secret_store_clear_async (store, NULL, NULL, NULL);
  liaison_accounts_drop_store (self, profile);
  if (known != NULL)
    liaison_oauth_keep_async (known, store, NULL, NULL, NULL);
}

static const LiaisonSignInOutcome outcome = {
  .find_profile = find_profile,
  .make_store = make_store,
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
  oauth = liaison_accounts_make_oauth (self, &spec);

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
