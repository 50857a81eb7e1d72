/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-session.h"
#include "sandbox/liaison-sandbox-server.h"

G_BEGIN_DECLS

/* A sandbox in the test's main context, and what a program needs to work with it. */
typedef struct
{
  LiaisonSandboxServer *server;
  LiaisonCatalog *catalog;
  LiaisonCloud *cloud;          /* at the sandbox */
  LiaisonPartnerClient *client; /* signed in, for tests without a session */
  LiaisonSession *session;      /* not started; NULL after liaison_test_bed_end_session () */
  char *folder;                 /* a temporary one */
  const char *person;           /* who signs in, as the sandbox knows them; NULL: the default */
  guint n_sign_ins;             /* times the session's browser was opened */
} LiaisonTestBed;

/* The shipped tables, with the clouds of the user's file @user_clouds, or NULL. Transfer full. */
LiaisonCatalog *liaison_test_catalog_new (const char *user_clouds);

/* @cloud: id of the table of clouds. */
LiaisonTestBed *liaison_test_bed_new (guint n_customers, const char *cloud);
void liaison_test_bed_free (LiaisonTestBed *bed);

/* The session as a program that starts would make it, on the same ledger. */
void liaison_test_bed_begin_session (LiaisonTestBed *bed);
gboolean liaison_test_bed_start_session (LiaisonTestBed *bed, GError **error);
/* Closes the session; nobody else may hold it. */
void liaison_test_bed_end_session (LiaisonTestBed *bed);

/* Drops the last reference but those of work that was given up, and waits until they are gone too.
 */
void liaison_test_drop (gpointer object);

/* Runs the main context until the session's person has roles. */
void liaison_test_bed_wait_for_roles (LiaisonTestBed *bed);

/* Runs the main context until the list is not loading any more. */
void liaison_test_bed_wait_for_list (LiaisonCustomerList *list);

G_END_DECLS
