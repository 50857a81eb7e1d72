/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* A server for answers the sandbox would never give: it serves what was queued, in order, and keeps
 * what was asked. Runs in the thread-default main context, on a free loopback port. */
typedef struct _LiaisonTestServer LiaisonTestServer;

LiaisonTestServer *liaison_test_server_new (void);
void liaison_test_server_free (LiaisonTestServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonTestServer, liaison_test_server_free)

/* "http://127.0.0.1:PORT". */
const char *liaison_test_server_get_base (LiaisonTestServer *self);

/* Queues an answer; @status 0 hangs up instead. @headers: "Name: value" lines separated by "\n", or
 * NULL; a Content-Type is JSON unless given. Once the queue is empty every request gets 500. */
void liaison_test_server_answer (LiaisonTestServer *self,
                                 guint status,
                                 const char *headers,
                                 const char *body);
/* The reason phrase of every answer from now on; NULL: the usual one. */
void liaison_test_server_set_phrase (LiaisonTestServer *self, const char *phrase);

/* The next request is kept, but its answer is held back until it is released. */
void liaison_test_server_hold_next (LiaisonTestServer *self);
void liaison_test_server_release (LiaisonTestServer *self);

/* Discovery of a sign-in service is answered aside, with endpoints on this server; from now on, by
 * what is queued as well. */
void liaison_test_server_set_undiscovered (LiaisonTestServer *self);

guint liaison_test_server_get_n_requests (LiaisonTestServer *self);
/* Parts of the request number @n (0: the first); owned by @self. */
const char *liaison_test_server_get_target (LiaisonTestServer *self, guint n);
const char *liaison_test_server_get_header (LiaisonTestServer *self, guint n, const char *name);
/* A field of a posted form. */
const char *liaison_test_server_get_field (LiaisonTestServer *self, guint n, const char *name);

G_END_DECLS
