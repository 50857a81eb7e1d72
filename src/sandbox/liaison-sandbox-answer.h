/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* How Partner Center answers ("partner-center.md": response headers, bodies, error bodies). */

/* The headers of every answer: echoes or makes MS-RequestId and MS-CorrelationId. */
void liaison_sandbox_answer_begin (SoupServerMessage *message);
/* 200 with @body, which has its byte-order mark already. Transfer full. */
void liaison_sandbox_answer_success (SoupServerMessage *message, GBytes *body);
/* Error shape A; @code goes out as a number when it is one. */
void liaison_sandbox_answer_error (SoupServerMessage *message,
                                   guint status,
                                   const char *code,
                                   const char *description);
/* 401 with the challenge that fits: @error is "invalid_token", or NULL when no token came. */
void liaison_sandbox_answer_unauthorized (SoupServerMessage *message,
                                          const char *code,
                                          const char *error);
/* 200 or an error of a page or endpoint that is not Partner Center's; never to be stored. */
void liaison_sandbox_answer_plain (SoupServerMessage *message,
                                   guint status,
                                   const char *content_type,
                                   const char *text);

/* The body of the request. Transfer full. */
char *liaison_sandbox_dup_request_text (SoupServerMessage *message);

G_END_DECLS
