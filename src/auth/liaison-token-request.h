/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "auth/liaison-token-answer.h"

G_BEGIN_DECLS

/* Posts @form, transfer full and made by soup_form_encode (), to a token endpoint. */
void liaison_token_request_async (SoupSession *session,
                                  const char *token_uri,
                                  char *form,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* As liaison_token_answer_new (), and GIO's errors. */
LiaisonTokenAnswer *liaison_token_request_finish (GAsyncResult *result,
                                                  gboolean *grant_is_dead,
                                                  GError **error);

G_END_DECLS
