/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The place of one account's refresh token in the desktop's key ring (Secret Service, through
 * libsecret); the only place where a token is ever kept. Calls on one object go one after another,
 * so that the last token saved is the one that stays. Every call may wait for the person, who is
 * asked to unlock the key ring. */
#define LIAISON_TYPE_SECRET_STORE (liaison_secret_store_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSecretStore, liaison_secret_store, LIAISON, SECRET_STORE, GObject)

/* @label: what a person reads in a key ring manager. */
LiaisonSecretStore *liaison_secret_store_new (const char *account,
                                              const char *cloud,
                                              const char *label);

/* Errors of all three: LIAISON_ERROR_NO_KEY_RING (no service answers, or it died amid the call),
 * LIAISON_ERROR_KEY_RING_LOCKED (locked, and unlocking was refused or impossible), cancelled. */
void liaison_secret_store_load_async (LiaisonSecretStore *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/* Free it with liaison_pkce_forget (). NULL without an error: there is none. */
char *liaison_secret_store_load_finish (LiaisonSecretStore *self,
                                        GAsyncResult *result,
                                        GError **error);

void liaison_secret_store_save_async (LiaisonSecretStore *self,
                                      const char *secret,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean liaison_secret_store_save_finish (LiaisonSecretStore *self,
                                           GAsyncResult *result,
                                           GError **error);

/* Nothing to clear is no error. */
void liaison_secret_store_clear_async (LiaisonSecretStore *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean liaison_secret_store_clear_finish (LiaisonSecretStore *self,
                                            GAsyncResult *result,
                                            GError **error);

G_END_DECLS
