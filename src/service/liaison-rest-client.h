/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "auth/liaison-authorizer.h"
#include "service/liaison-patience.h"

G_BEGIN_DECLS

/* Turns a parsed answer into what the caller wants, or sets @error. It runs in a worker thread when
 * the body is big, so it is pure: it touches nothing but its arguments. */
typedef gpointer (*LiaisonRestReadFunc) (JsonNode *node, gpointer read_data, GError **error);

/* A LiaisonRestReadFunc for small answers that go together with others: the JsonNode itself. */
gpointer liaison_rest_keep_node (JsonNode *node, gpointer unused, GError **error);

/* One GET. Strings are copied; @read_data must stay valid and unchanged until the call ends. */
typedef struct
{
  const char *path;         /* behind the API's base, with the query: "/v1/customers?size=500" */
  const char *continuation; /* MS-ContinuationToken, or NULL */
  LiaisonRestReadFunc read;
  gpointer read_data;
  GDestroyNotify free_result;
  gboolean optional; /* that it is refused is no news for the person */
} LiaisonRestCall;

/* Speaks Partner Center's conventions ("partner-center.md"), which Graph's can be read by, too:
 * token, ids, one renewal of a refused token, one more for a claims challenge, repeated tries with
 * pauses, typed errors, bodies read and parsed without holding up the main loop. Used on the main
 * thread. */
#define LIAISON_TYPE_REST_CLIENT (liaison_rest_client_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonRestClient, liaison_rest_client, LIAISON, REST_CLIENT, GObject)

/* @base: of the API, "https://graph.microsoft.com"; NULL: there is none, and every call fails.
 * @scope: of its tokens. */
LiaisonRestClient *liaison_rest_client_new (const char *base,
                                            const char *scope,
                                            LiaisonAuthorizer *authorizer);

/* When its calls go. Owned by @self. */
LiaisonPatience *liaison_rest_client_get_patience (LiaisonRestClient *self);

/* Whether the API is on this machine itself: it needs no network. */
gboolean liaison_rest_client_is_local (LiaisonRestClient *self);

/* Calls with the same LiaisonAction as @cancellable share its correlation id. */
void liaison_rest_client_call_async (LiaisonRestClient *self,
                                     const LiaisonRestCall *call,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
/* What the call's read function made; the caller frees it. Errors: LIAISON_ERROR with details,
 * GIO's. */
gpointer liaison_rest_client_call_finish (LiaisonRestClient *self,
                                          GAsyncResult *result,
                                          GError **error);

G_END_DECLS
