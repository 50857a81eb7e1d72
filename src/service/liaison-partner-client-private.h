/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "service/liaison-partner-client.h"
#include "service/liaison-rest-client.h"

G_BEGIN_DECLS

/* What the files of LiaisonPartnerClient share. */

/* Owned by @self. */
LiaisonRestClient *liaison_partner_client_get_rest (LiaisonPartnerClient *self);

/* One call whose outcome becomes that of a task with @source_tag. */
void liaison_partner_client_start_call (LiaisonPartnerClient *self,
                                        const LiaisonRestCall *call,
                                        gpointer source_tag,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/* The same for a page of customers. @filter: text of JSON, or NULL. */
void liaison_partner_client_start_page (LiaisonPartnerClient *self,
                                        const char *filter,
                                        const char *continuation,
                                        guint size,
                                        gpointer source_tag,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/* Transfer full. */
gpointer liaison_partner_client_finish_call (LiaisonPartnerClient *self,
                                             GAsyncResult *result,
                                             gpointer source_tag,
                                             GError **error);

G_END_DECLS
