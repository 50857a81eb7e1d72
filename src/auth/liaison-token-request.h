/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "auth/liaison-token-answer.h"
#include "wire/liaison-clock.h"

G_BEGIN_DECLS

/* Posts @form (texts by their names) to a token endpoint; it is read before the call returns. */
void liaison_token_request_async (SoupSession *session,
                                  const char *token_uri,
                                  const LiaisonClock *clock,
                                  GHashTable *form,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
/* As liaison_token_answer_new (), and GIO's errors. @outcome may be NULL. */
LiaisonTokenAnswer *liaison_token_request_finish (GAsyncResult *result,
                                                  LiaisonTokenOutcome *outcome,
                                                  GError **error);

G_END_DECLS
