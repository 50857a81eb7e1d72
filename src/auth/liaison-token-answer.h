/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a token endpoint grants. Secrets: never to be logged. */
typedef struct
{
  char *access_token;
  char *refresh_token; /* NULL: keep the one before */
  char *id_token;      /* NULL: openid was not asked for */
  gint64 expires_in;   /* seconds */
} LiaisonTokenAnswer;

/* What became of a request for tokens. */
typedef enum
{
  LIAISON_TOKEN_GIVEN,
  LIAISON_TOKEN_REFUSED,
  LIAISON_TOKEN_GRANT_DEAD, /* the code or refresh token that was sent is of no use any more */
  LIAISON_TOKEN_PENDING,    /* of a device code: the person has not answered yet */
  LIAISON_TOKEN_TOO_FAST,   /* the same, and it was asked for too soon */
} LiaisonTokenOutcome;

/* Reads an answer of the token endpoint. Errors: as liaison_token_answer_refusal_new (). */
LiaisonTokenAnswer *liaison_token_answer_new (guint http_status,
                                              GBytes *body,
                                              LiaisonTokenOutcome *outcome,
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
/* The same out of a refusal's body, which may be NULL or of any form; with the claims it demands.
 */
GError *liaison_token_answer_refusal_new (guint http_status, JsonNode *body);

G_END_DECLS
