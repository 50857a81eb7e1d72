/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-accounts.h"
#include "sandbox/liaison-sandbox-server.h"

G_BEGIN_DECLS

#define LIAISON_TEST_N_CUSTOMERS 5

/* A person's accounts, with clouds at two sandboxes: "global" and "china". */
typedef struct
{
  LiaisonSandboxServer *global;
  LiaisonSandboxServer *china;
  LiaisonCatalog *catalog;
  LiaisonAccounts *accounts; /* NULL while the program does not run */
  char *folder;              /* of the person's data */
  const char *person;        /* who sits at the browser; NULL: nobody */
  guint n_opened;            /* times the browser was opened */
} LiaisonTestAccounts;

/* Around g_test_run (): libsecret's file back end is the key ring; where leaks are looked for, one
 * in memory. */
void liaison_test_key_file_init (void);
void liaison_test_key_file_clean_up (void);
/* Where the file is, or NULL. */
const char *liaison_test_key_file_get_folder (void);

void liaison_test_accounts_set_up (LiaisonTestAccounts *self);
/* Searches all that was written for tokens. */
void liaison_test_accounts_tear_down (LiaisonTestAccounts *self);
/* The program ends, and starts again. */
void liaison_test_accounts_end (LiaisonTestAccounts *self);
void liaison_test_accounts_start (LiaisonTestAccounts *self);

LiaisonSignIn *liaison_test_accounts_begin (LiaisonTestAccounts *self, const char *cloud);
void liaison_test_accounts_wait_for_state (LiaisonSignIn *sign_in, LiaisonSignInState state);
/* @person signs in with the browser. Owned by the list. */
LiaisonProfile *liaison_test_accounts_add (LiaisonTestAccounts *self,
                                           const char *cloud,
                                           const char *person);
/* The account at @position of the list; owned by it. */
LiaisonProfile *liaison_test_accounts_get (LiaisonTestAccounts *self, guint position);
guint liaison_test_accounts_get_n (LiaisonTestAccounts *self);

/* Opens and starts. */
LiaisonSession *liaison_test_accounts_open (LiaisonTestAccounts *self, LiaisonProfile *profile);
gboolean liaison_test_session_start (LiaisonSession *session, GError **error);
/* Closes @session and waits until it is gone. */
void liaison_test_session_close (LiaisonSession *session);
void liaison_test_session_wait_for_customers (LiaisonSession *session);

gboolean liaison_test_accounts_remove (LiaisonTestAccounts *self,
                                       LiaisonProfile *profile,
                                       LiaisonRemoveFlags flags,
                                       GError **error);
/* What the key ring holds for @profile, or NULL. Transfer full. */
char *liaison_test_accounts_dup_kept (LiaisonProfile *profile);

G_END_DECLS
