/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-session.h"
#include "app/liaison-sign-in.h"

G_BEGIN_DECLS

/* The partner accounts this person has added: a GListModel of LiaisonProfile, last used first.
 * Their list is a file in the data folder, mode 0600; their tokens are in the key ring; each has a
 * folder of its own for its ledger.
 *
 * Property "save-error" (GError, notifies): why the list as it is now is not on the disk, or NULL.
 */
#define LIAISON_TYPE_ACCOUNTS (liaison_accounts_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAccounts, liaison_accounts, LIAISON, ACCOUNTS, GObject)

/* @folder: of the person's data, ".../liaison"; @cache_folder: of what can be fetched again.
 * @open_uri: the browser; @user_data must live as long as anything made by @self. A list that
 * cannot be understood is set aside; see get_damage ().
 */
LiaisonAccounts *liaison_accounts_new (LiaisonCatalog *catalog,
                                       const char *folder,
                                       const char *cache_folder,
                                       LiaisonOpenUriFunc open_uri,
                                       gpointer user_data);
/* What was wrong with the list when it was read, or NULL. With LIAISON_ERROR_NEWER_FILE, and with
 * errors of GIO, nothing is ever written over it. */
const GError *liaison_accounts_get_damage (LiaisonAccounts *self);
/* Why the list could not be saved, or NULL; the next save that succeeds clears it. Errors: GIO's.
 * Owned by @self. */
const GError *liaison_accounts_get_save_error (LiaisonAccounts *self);
void liaison_accounts_save_again (LiaisonAccounts *self);

/* Signing in for a new account. @tenant NULL or "": any organisation. When it is done, the account
 * is in the list (once: whoever is there already is found again, and so are the invitations kept
 * from a removed account). Transfer full. */
LiaisonSignIn *liaison_accounts_begin (LiaisonAccounts *self,
                                       LiaisonCloud *cloud,
                                       const char *client_id,
                                       const char *tenant);
/* Signing in again for @session, because of @reason (or NULL). Transfer full. */
LiaisonSignIn *liaison_accounts_renew (LiaisonAccounts *self,
                                       LiaisonSession *session,
                                       const GError *reason);

/* The cloud of @profile, which may be closed; NULL when the catalog does not know it any more. */
LiaisonCloud *liaison_accounts_get_cloud (LiaisonAccounts *self, LiaisonProfile *profile);
/* The session of @profile: the same object as long as somebody holds it. NULL when its cloud is
 * closed or not known. Transfer full. */
LiaisonSession *liaison_accounts_open (LiaisonAccounts *self, LiaisonProfile *profile);
/* It is opened now: comes first in the list. */
void liaison_accounts_touch (LiaisonAccounts *self, LiaisonProfile *profile);

typedef enum
{
  LIAISON_REMOVE_ALL = 0,
  /* Its ledger stays for the day the same person is added again, else it is deleted. */
  LIAISON_REMOVE_KEEP_INVITATIONS = 1 << 0,
  /* The key ring, which has refused, is not asked again: the token may stay in it. */
  LIAISON_REMOVE_PAST_KEY_RING = 1 << 1,
} LiaisonRemoveFlags;

/* Takes the token out of the key ring and @profile out of the list, and deletes what was kept of
 * its customers; its session must be closed. Errors: LIAISON_ERROR_NO_KEY_RING and KEY_RING_LOCKED,
 * and nothing was removed; GIO's, when a file cannot be deleted, and the account stays in the list
 * without its sign-in. */
void liaison_accounts_remove_async (LiaisonAccounts *self,
                                    LiaisonProfile *profile,
                                    LiaisonRemoveFlags flags,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean liaison_accounts_remove_finish (LiaisonAccounts *self,
                                         GAsyncResult *result,
                                         GError **error);

/* What a key ring manager calls the token of @profile. Transfer full. */
char *liaison_accounts_dup_key_label (LiaisonProfile *profile);
/* Where the ledger of @profile is. Transfer full. */
char *liaison_accounts_dup_folder (LiaisonAccounts *self, LiaisonProfile *profile);

/* The file of what can be fetched again about its customers. Transfer full. */
char *liaison_accounts_dup_cache_path (LiaisonAccounts *self, LiaisonProfile *profile);

/* Waits until the list is on the disk; for the program's end. Blocks. */
void liaison_accounts_flush (LiaisonAccounts *self);

G_END_DECLS
