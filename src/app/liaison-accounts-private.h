/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-accounts.h"

G_BEGIN_DECLS

/* What the files of LiaisonAccounts share. */

/* Whether @profile is in the list that people see. */
gboolean liaison_accounts_is_shown (LiaisonAccounts *self, LiaisonProfile *profile);
/* Also one that was removed, whose invitations were kept. NULL: a stranger. */
LiaisonProfile *liaison_accounts_find_person (LiaisonAccounts *self,
                                              const char *cloud,
                                              const LiaisonIdentity *identity);
/* Puts @spec, with changes, in the place of what @profile was, and saves; @profile may be new. */
void liaison_accounts_put (LiaisonAccounts *self,
                           LiaisonProfile *profile,
                           const LiaisonProfileSpec *spec);
/* Nothing of @profile stays in the list, nor in its file. */
void liaison_accounts_drop (LiaisonAccounts *self, LiaisonProfile *profile);

/* With the browser of @self. */
LiaisonOauth *liaison_accounts_make_oauth (LiaisonAccounts *self, const LiaisonOauthSpec *spec);
/* The sign-in of @profile as far as this run of the program had one, or NULL. */
LiaisonOauth *liaison_accounts_get_oauth (LiaisonAccounts *self, LiaisonProfile *profile);
void liaison_accounts_set_oauth (LiaisonAccounts *self,
                                 LiaisonProfile *profile,
                                 LiaisonOauth *oauth);
/* The one object for the token of @profile, which may be new: what is asked of it is done strictly
 * one after another. */
LiaisonSecretStore *liaison_accounts_ensure_store (LiaisonAccounts *self, LiaisonProfile *profile);
/* A stranger's, who is never asked for again. */
void liaison_accounts_drop_store (LiaisonAccounts *self, LiaisonProfile *profile);

G_END_DECLS
