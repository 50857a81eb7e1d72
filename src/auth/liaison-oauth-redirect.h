/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The loopback end of one sign-in (RFC 8252, "sign-in.md"): listens on 127.0.0.1 and, where there
 * is IPv6, on ::1, on one port the system chose, until the first request with our state. Anything
 * else that knocks (icons, prefetching, other programs) is turned away and does not end the wait.
 * Used on the main thread. */
#define LIAISON_TYPE_OAUTH_REDIRECT (liaison_oauth_redirect_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonOauthRedirect,
                      liaison_oauth_redirect,
                      LIAISON,
                      OAUTH_REDIRECT,
                      GObject)

/* Listens from now on. @state: what a request must carry. */
LiaisonOauthRedirect *liaison_oauth_redirect_new (const char *state, GError **error);

/* "http://localhost:PORT", the form an app registration can match. */
const char *liaison_oauth_redirect_get_uri (LiaisonOauthRedirect *self);

/* Waits at most @timeout_ms; once per object. Afterwards nobody listens any more. */
void liaison_oauth_redirect_wait_async (LiaisonOauthRedirect *self,
                                        guint timeout_ms,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
/* The authorization code, and in @issuer (transfer full) the server's name for itself if it said so
 * (RFC 9207). Errors: as liaison_token_answer_error_new () for a refusal, G_IO_ERROR_TIMED_OUT,
 * G_IO_ERROR_CANCELLED. */
char *liaison_oauth_redirect_wait_finish (LiaisonOauthRedirect *self,
                                          GAsyncResult *result,
                                          char **issuer,
                                          GError **error);

G_END_DECLS
