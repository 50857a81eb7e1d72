/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "auth/liaison-authorizer.h"
#include "auth/liaison-person.h"
#include "auth/liaison-secret-store.h"
#include "model/liaison-cloud.h"
#include "wire/liaison-clock.h"

G_BEGIN_DECLS

/* Strings are copied, the function's user data is not. */
typedef struct
{
  LiaisonCloud *cloud; /* its login base must be https, or loopback */
  const char *client_id;
  const char *tenant;       /* GUID, domain or "organizations" */
  LiaisonIdentity expected; /* who it must be; all NULL: anybody, the first time */
  LiaisonOpenUriFunc open_uri;
  gpointer user_data;
  GDestroyNotify destroy;
} LiaisonOauthSpec;

/* One person of one cloud: signs in by authorization code with PKCE S256, state and nonce over a
 * one-shot loopback redirect, or with a code on another device ("sign-in.md", RFC 8252, RFC 7636,
 * RFC 8628); then gives access tokens for any resource. Endpoints are discovered.
 *
 * Properties (notify): "unkept" (boolean): no secret store keeps the refresh token, so this sign-in
 * ends with the program; "keeping" (boolean): the person has signed in, and the store, which may
 * ask for its password, is about to keep that; "refusal" (GError, see below). */
#define LIAISON_TYPE_OAUTH (liaison_oauth_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonOauth, liaison_oauth, LIAISON, OAUTH, GObject)

LiaisonOauth *liaison_oauth_new (const LiaisonOauthSpec *spec);
/* @clock must live as long as @self. */
void liaison_oauth_set_clock (LiaisonOauth *self, const LiaisonClock *clock);

/* By the browser. @reason: the refusal that makes it necessary, whose claims or second factor are
 * then asked for; or NULL. Errors: LIAISON_ERROR_SIGN_IN_REQUIRED (refused or declined; details
 * carry the AADSTS number; another person than expected: service code "other_account"),
 * LIAISON_ERROR_PROTOCOL, UNAVAILABLE or THROTTLED for passing troubles, GIO's (cancelled, timed
 * out after five minutes, network). */
void liaison_oauth_sign_in_async (LiaisonOauth *self,
                                  const GError *reason,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* With a code on another device. @show is called once, when the code is there. Errors: as above;
 * the code's time being over is SIGN_IN_REQUIRED with service code "expired_token";
 * LIAISON_ERROR_REFUSED with "no_device_flow": this service offers no codes. */
void liaison_oauth_sign_in_by_code_async (LiaisonOauth *self,
                                          const GError *reason,
                                          LiaisonShowCodeFunc show,
                                          gpointer show_data,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
/* Where there is a store, the new refresh token has been brought there, or is "unkept". */
gboolean liaison_oauth_sign_in_finish (LiaisonOauth *self, GAsyncResult *result, GError **error);

/* Takes up the sign-in kept in @store, without the network; every later refresh token is kept there
 * before the access token that came with it is used. Errors: those of liaison_secret_store_load ();
 * LIAISON_ERROR_SIGN_IN_REQUIRED, service code "no_token": none is kept. */
void liaison_oauth_restore_async (LiaisonOauth *self,
                                  LiaisonSecretStore *store,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean liaison_oauth_restore_finish (LiaisonOauth *self, GAsyncResult *result, GError **error);
/* Keeps the refresh token in @store, now and whenever it changes. Errors: those of
 * liaison_secret_store_save (). */
void liaison_oauth_keep_async (LiaisonOauth *self,
                               LiaisonSecretStore *store,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean liaison_oauth_keep_finish (LiaisonOauth *self, GAsyncResult *result, GError **error);

/* Until no refresh is on its way, as liaison_grant_rest_async (). It does not fail. */
void liaison_oauth_rest_async (LiaisonOauth *self,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean liaison_oauth_rest_finish (LiaisonOauth *self, GAsyncResult *result, GError **error);

/* Takes over what @other was granted, who is the same person, as if it had been granted here; later
 * sign-ins are by the client id and at the tenant that it was granted to. */
void liaison_oauth_take_over (LiaisonOauth *self, LiaisonOauth *other);
/* Ends the sign-in here; a refresh that is under way keeps nothing any more. What a store keeps
 * stays, and the next sign-in must be the same person's. */
void liaison_oauth_end (LiaisonOauth *self);
/* As if nobody had ever signed in here: the next one may be anybody. What a store keeps stays. */
void liaison_oauth_forget (LiaisonOauth *self);

/* Why the person has to do something before any more tokens come, or NULL; property "refusal"
 * notifies. A sign-in that succeeds clears it. Owned by @self. */
const GError *liaison_oauth_get_refusal (LiaisonOauth *self);
/* Why no key ring keeps the refresh token, when "unkept", or NULL. Owned by @self. */
const GError *liaison_oauth_get_keep_error (LiaisonOauth *self);
/* The address that the browser was sent to, while its answer is awaited, or NULL. */
const char *liaison_oauth_get_uri (LiaisonOauth *self);
/* NULL before the first sign-in. Owned by @self. */
const LiaisonIdentity *liaison_oauth_get_identity (LiaisonOauth *self);

G_END_DECLS
