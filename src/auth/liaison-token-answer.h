/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a token endpoint grants. Secrets: never to be logged. */
typedef struct
{
  char *access_token;
  char *refresh_token; /* NULL: keep the one before */
  char *id_token;      /* NULL: openid was not asked for */
  gint64 expires_in;   /* seconds */
} LiaisonTokenAnswer;

/* Reads an answer of the token endpoint. @grant_is_dead: set to whether the code or refresh token
 * that was sent is of no use any more. Errors: as liaison_token_answer_error_new (), with the
 * claims that a refusal demands. */
LiaisonTokenAnswer *liaison_token_answer_new (guint http_status,
                                              GBytes *body,
                                              gboolean *grant_is_dead,
                                              GError **error);
/* Overwrites the tokens. */
void liaison_token_answer_free (LiaisonTokenAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonTokenAnswer, liaison_token_answer_free)

/* An OAuth refusal as an error of ours ("sign-in.md", "Error body"). @name: the member "error".
 * @description: "error_description"; its AADSTS number becomes the service code, since it chooses
 * the words for the person. Passing troubles are LIAISON_ERROR_UNAVAILABLE or THROTTLED, everything
 * else needs the person: SIGN_IN_REQUIRED. */
GError *liaison_token_answer_error_new (guint http_status,
                                        const char *name,
                                        const char *description,
                                        const char *trace_id,
                                        const char *correlation_id);

G_END_DECLS
