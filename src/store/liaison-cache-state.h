/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/liaison-database-file.h"

G_BEGIN_DECLS

/* Single values of a cache. Errors: SQLite's. */
gboolean liaison_cache_state_set_number (sqlite3 *db,
                                         const char *name,
                                         gint64 value,
                                         GError **error);
gboolean liaison_cache_state_set_text (sqlite3 *db,
                                       const char *name,
                                       const char *value,
                                       GError **error);
gboolean liaison_cache_state_set_bytes (sqlite3 *db,
                                        const char *name,
                                        GBytes *value,
                                        GError **error);
gboolean liaison_cache_state_set_order (sqlite3 *db,
                                        const char *kind,
                                        GBytes *numbers,
                                        GError **error);

/* Forgets changes that nobody will look for any more. @now: seconds since 1970. */
gboolean liaison_cache_state_trim_changes (sqlite3 *db, gint64 now, GError **error);

G_END_DECLS
