/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "wire/liaison-clock.h"

G_BEGIN_DECLS

/* A session for the server at @base (may be NULL), as every part of ours uses it: our name, half a
 * minute of silence at most, certificates as strict as the system's, compressed answers, no
 * cookies, no logger (it would print tokens). This machine itself is reached directly, everything
 * else as the desktop's proxy settings say. Transfer full. */
SoupSession *liaison_exchange_session_new (const char *base);

/* Whether @uri, which has a host, is on this machine itself: no network is needed for it. */
gboolean liaison_exchange_is_local (GUri *uri);
/* Whether secrets may travel to @uri: https, or http to this machine itself. */
gboolean liaison_exchange_is_safe (GUri *uri);

/* Sends @message and reads the whole body, at most @limit bytes after decompression. Ten seconds
 * for a connection and three minutes for the answer by @clock, which stays until then. Redirects
 * are never followed, so a token stays on the host it was meant for; an address that is not safe is
 * refused before anything is sent. Status and headers are read from @message afterwards. */
void liaison_exchange_async (SoupSession *session,
                             SoupMessage *message,
                             gsize limit,
                             const LiaisonClock *clock,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
/* The body, perhaps empty. Errors: LIAISON_ERROR_PROTOCOL, and GIO's for the network. */
GBytes *liaison_exchange_finish (GAsyncResult *result, GError **error);

G_END_DECLS
