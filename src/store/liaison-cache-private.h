/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/liaison-cache-book.h"
#include "store/liaison-cache.h"
#include "store/liaison-database.h"

G_BEGIN_DECLS

/* For the files of the cache alone. */

/* One job on the worker: what it needs, and what comes of it. */
typedef struct _LiaisonCacheWork LiaisonCacheWork;

typedef gboolean (*LiaisonCacheWorkFunc) (LiaisonCacheBook *book,
                                          LiaisonCacheWork *work,
                                          GError **error);

struct _LiaisonCacheWork
{
  LiaisonCache *cache; /* lives as long as the task */
  LiaisonCacheWorkFunc func;

  GArray *rows; /* of LiaisonSheetRow */
  gpointer owner;
  GDestroyNotify destroy;
  char *id;
  char *text;
  GStrv ids;
  GBytes *bytes;
  gint64 time;
  guint number;
  guint pass;

  GArray *changed; /* of guint32 */
  gboolean any_changed;
  gboolean sets_changed;
  char *continuation;
  guint n_new;
  GPtrArray *found;
  GBytes *numbers;

  /* What the book holds afterwards. */
  GBytes *names;
  guint32 n_rows;
  guint32 n_gone;
  gint64 complete_time;
  gint64 look;
};

LiaisonCacheWork *liaison_cache_work_new (LiaisonCacheWorkFunc func);
/* Queues @work, which it takes; the work is the data of the task that @callback gets. */
void liaison_cache_run (LiaisonCache *self,
                        LiaisonCacheWork *work,
                        gpointer source_tag,
                        GAsyncReadyCallback callback,
                        gpointer user_data);

guint liaison_cache_take_pass_number (LiaisonCache *self);

/* The worker's calls, what they hold being the same thread's. */
LiaisonDatabase *liaison_cache_get_database (LiaisonCache *self);
/* Grows whenever what is in the cache changes. */
guint liaison_cache_get_version (LiaisonCache *self);
void liaison_cache_tell_damage (LiaisonCache *self, const GError *error);

/* What a set of this name is called in the file. Transfer full. */
char *liaison_cache_dup_set_name (const char *name);

typedef struct _LiaisonCacheSearcher LiaisonCacheSearcher;

/* The cache's own searching thread. */
LiaisonCacheSearcher *liaison_cache_searcher_new (LiaisonCache *cache);
void liaison_cache_searcher_free (LiaisonCacheSearcher *self);
/* Waits for a search that is under way, and closes its file. Any thread. */
void liaison_cache_searcher_rest (LiaisonCacheSearcher *self);
LiaisonCacheSearcher *liaison_cache_get_searcher (LiaisonCache *self);

G_END_DECLS
