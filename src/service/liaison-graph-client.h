/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "auth/liaison-authorizer.h"
#include "model/liaison-cloud.h"
#include "model/liaison-role-book.h"
#include "service/liaison-patience.h"

G_BEGIN_DECLS

/* What Microsoft Graph tells of the person who is signed in. Used on the main thread. */
#define LIAISON_TYPE_GRAPH_CLIENT (liaison_graph_client_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonGraphClient, liaison_graph_client, LIAISON, GRAPH_CLIENT, GObject)

LiaisonGraphClient *liaison_graph_client_new (LiaisonCloud *cloud, LiaisonAuthorizer *authorizer);

/* When its calls go. Owned by @self; NULL: the cloud has no Graph. */
LiaisonPatience *liaison_graph_client_get_patience (LiaisonGraphClient *self);

/* The groups and directory roles that the person belongs to, directly, all of them or an error.
 * That the service refuses is not reported to the person. Errors: those of
 * liaison_rest_client_call_finish (); LIAISON_ERROR_PROTOCOL for a list that leads to another host
 * or does not end; G_IO_ERROR_NOT_SUPPORTED: the cloud has no Graph. */
void liaison_graph_client_get_memberships_async (LiaisonGraphClient *self,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
/* GPtrArray of LiaisonMembership. Transfer full. */
GPtrArray *liaison_graph_client_get_memberships_finish (LiaisonGraphClient *self,
                                                        GAsyncResult *result,
                                                        GError **error);

G_END_DECLS
