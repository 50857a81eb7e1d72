/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "auth/liaison-discovery.h"
#include "auth/liaison-id-token.h"
#include "auth/liaison-person.h"
#include "auth/liaison-token-answer.h"
#include "wire/liaison-clock.h"

G_BEGIN_DECLS

/* One sign-in from the discovery of endpoints to the checked id token, either way. Strings and the
 * reason are copied, objects are held. */
typedef struct
{
  SoupSession *session;
  const LiaisonClock *clock;
  LiaisonDiscovery *discovery;
  const char *tenant; /* GUID, domain or "organizations" */
  const char *client_id;
  const char *api_scope;       /* of the first access token */
  const char *graph_scope;     /* that consent is asked for as well, or NULL */
  const char *login_hint;      /* NULL: not known who it will be */
  const GError *reason;        /* the refusal that makes it necessary, or NULL */
  LiaisonOpenUriFunc open_uri; /* by the browser, if it is not NULL … */
  LiaisonShowCodeFunc show;    /* … else with a code on another device */
  gpointer way_data;           /* of whichever it is */
} LiaisonSignInPlan;

/* What it came to. */
typedef struct
{
  LiaisonTokenAnswer *answer;
  LiaisonIdToken *token;
  gboolean fresh; /* the person identified anew */
} LiaisonSignInResult;

void liaison_sign_in_result_free (LiaisonSignInResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonSignInResult, liaison_sign_in_result_free)

void liaison_sign_in_run_async (const LiaisonSignInPlan *plan,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/* Errors: as liaison_oauth_sign_in_async (), but for "other_account". */
LiaisonSignInResult *liaison_sign_in_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
