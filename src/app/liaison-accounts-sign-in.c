/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-accounts-private.h"

#define ANY_TENANT "organizations"

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

static LiaisonSecretStore *
make_store_cb (LiaisonProfile *profile, gpointer user_data)
{
  return liaison_accounts_make_store (profile);
}

static void
settle (LiaisonProfile *profile, LiaisonOauth *oauth, gpointer user_data)
{
  Request *request = user_data;
  LiaisonAccounts *self = request->accounts;
  const LiaisonIdentity *identity = liaison_oauth_get_identity (oauth);
  LiaisonProfileSpec spec = *liaison_profile_get_spec (profile);
  LiaisonOauth *known = liaison_accounts_get_oauth (self, profile);

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
  if (store != NULL && !liaison_accounts_is_shown (request->accounts, profile))
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
