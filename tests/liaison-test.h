/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A GAsyncReadyCallback that keeps the result in *(GAsyncResult **) user_data. */
void liaison_test_result_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* Runs the default main context until *result is set, under a watchdog. */
void liaison_test_wait (GAsyncResult **result);

/* Runs the default main context until @condition answers TRUE, under a watchdog. */
typedef gboolean (*LiaisonTestCondition) (gpointer user_data);
void liaison_test_wait_until (LiaisonTestCondition condition, gpointer user_data);

/* Path of the file or folder @name in the source tree's data/ (the shipped tables) or in
 * tests/data. Transfer full. */
char *liaison_test_dup_shipped_path (const char *name);
char *liaison_test_dup_fixture_path (const char *name);

/* Deletes @folder and everything in it. */
void liaison_test_remove_below (const char *folder);

G_END_DECLS
