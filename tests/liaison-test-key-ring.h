/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A session bus of the test's own with a true key ring on it, gnome-keyring, and a watch on all
 * that crosses it. Nothing on the bus can be started by it, so no prompt ever shows.
 *
 * One for a whole program: libsecret never lets go of a bus. */
typedef struct _LiaisonTestKeyRing LiaisonTestKeyRing;

/* What is not installed, transfer full; NULL: all is there. */
char *liaison_test_key_ring_dup_lack (void);

/* The bus alone. */
LiaisonTestKeyRing *liaison_test_key_ring_new (void);
void liaison_test_key_ring_free (LiaisonTestKeyRing *self);

/* A new test case, whose folders the key ring is to live in: it ends, and is forgotten. */
void liaison_test_key_ring_reset (LiaisonTestKeyRing *self);

/* The key ring, unlocked, as it was when it last ended. Returns when it answers. */
void liaison_test_key_ring_start (LiaisonTestKeyRing *self);
/* As kill -STOP does: it does not answer any more. */
void liaison_test_key_ring_freeze (LiaisonTestKeyRing *self);
void liaison_test_key_ring_thaw (LiaisonTestKeyRing *self);
/* As kill -KILL does. */
void liaison_test_key_ring_kill (LiaisonTestKeyRing *self);
void liaison_test_key_ring_lock (LiaisonTestKeyRing *self);

/* Whoever is asked for the key ring's password shuts the question. */
void liaison_test_key_ring_add_refusal (LiaisonTestKeyRing *self);
guint liaison_test_key_ring_get_n_refused (LiaisonTestKeyRing *self);

/* Runs "secret-tool" with @arguments, separated by blanks; what it writes, transfer full. */
char *liaison_test_key_ring_run_tool (LiaisonTestKeyRing *self, const char *arguments);

/* Calls to the key ring that crossed the bus since they were last forgotten. */
guint liaison_test_key_ring_get_n_calls (LiaisonTestKeyRing *self);
void liaison_test_key_ring_forget_calls (LiaisonTestKeyRing *self);
/* Whether @text crossed the bus in plain. */
gboolean liaison_test_key_ring_saw (LiaisonTestKeyRing *self, const char *text);

G_END_DECLS
