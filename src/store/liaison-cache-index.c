/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-cache-index.h"

#include "store/liaison-cache-state.h"

/* So many wait for others, as each page of a table is written anew for a few of them: a quarter of
 * what is there, within these. */
#define FEW 64
#define SOME 8192
#define MANY 32768

/* Waiting entries of one of the tables. */
typedef struct
{
  GHashTable *numbers; /* hash as a pointer → n */
  sqlite3_stmt *insert;
  gboolean empty; /* in the file; as everything is read for the first time */
  gboolean (*probe) (LiaisonCacheReader *reader, gint64 hash, guint32 *n);
} Table;

struct _LiaisonCacheIndex
{
  LiaisonCacheReader *reader;
  Table ids;
  Table domains;
  guint32 n_written;
  guint32 n_added;
};

static gpointer
to_key (gint64 hash)
{
  return (gpointer) (gsize) hash;
}

static gboolean
probe (LiaisonCacheIndex *self, Table *table, gint64 hash, guint32 *n)
{
  gpointer waiting;

  if (g_hash_table_lookup_extended (table->numbers, to_key (hash), NULL, &waiting))
    {
      *n = GPOINTER_TO_UINT (waiting);
      return TRUE;
    }
  return !table->empty && table->probe (self->reader, hash, n);
}

static gboolean
insert (Table *table, gint64 hash, guint32 n, GError **error)
{
  g_autoptr(GError) problem = NULL;

  sqlite3_bind_int64 (table->insert, 1, hash);
  sqlite3_bind_int64 (table->insert, 2, n);
  table->empty = FALSE;
  liaison_sqlite_step (table->insert, &problem);
  sqlite3_reset (table->insert);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
open_table (LiaisonCacheIndex *self, Table *table, const char *name, GError **error)
{
  sqlite3 *db = liaison_cache_reader_get_db (self->reader);
  g_autofree char *insert = g_strdup_printf ("INSERT OR REPLACE INTO %s VALUES (?, ?)", name);
  g_autofree char *any = g_strdup_printf ("SELECT 1 FROM %s LIMIT 1", name);
  g_autoptr(sqlite3_stmt) first = liaison_sqlite_prepare (db, any, error);
  g_autoptr(GError) problem = NULL;

  table->numbers = g_hash_table_new (NULL, NULL);
  if (first == NULL)
    return FALSE;
  table->empty = !liaison_sqlite_step (first, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  table->insert = liaison_sqlite_prepare (db, insert, error);
  return table->insert != NULL;
}

LiaisonCacheIndex *
liaison_cache_index_new (LiaisonCacheReader *reader, GError **error)
{
  LiaisonCacheIndex *self = g_new0 (LiaisonCacheIndex, 1);

  self->reader = reader;
  self->n_written = liaison_cache_reader_get_number (reader, "indexed");
  self->n_added = self->n_written;
  self->ids.probe = liaison_cache_reader_probe_id;
  self->domains.probe = liaison_cache_reader_probe_domain;
  if (open_table (self, &self->ids, "by_id", error) &&
      open_table (self, &self->domains, "by_domain", error))
    return self;
  liaison_cache_index_free (self);
  return NULL;
}

void
liaison_cache_index_free (LiaisonCacheIndex *self)
{
  sqlite3_finalize (self->ids.insert);
  sqlite3_finalize (self->domains.insert);
  g_clear_pointer (&self->ids.numbers, g_hash_table_unref);
  g_clear_pointer (&self->domains.numbers, g_hash_table_unref);
  g_free (self);
}

guint32
liaison_cache_index_get_n_written (LiaisonCacheIndex *self)
{
  return self->n_written;
}

gboolean
liaison_cache_index_probe_id (LiaisonCacheIndex *self, gint64 hash, guint32 *n)
{
  return probe (self, &self->ids, hash, n);
}

/* The first free place of @text, or -1 if @n has one already. */
static gint64
find_place (LiaisonCacheIndex *self, Table *table, const char *text, guint32 n)
{
  gint64 hash = liaison_cache_hash (text);
  guint32 other;

  for (; probe (self, table, hash, &other); hash++)
    if (other == n)
      return -1;
  return hash;
}

gboolean
liaison_cache_index_add (LiaisonCacheIndex *self,
                         const char *id,
                         const char *domain,
                         guint32 n,
                         GError **error)
{
  gint64 hash = find_place (self, &self->ids, id, n);

  if (hash >= 0)
    g_hash_table_insert (self->ids.numbers, to_key (hash), GUINT_TO_POINTER (n));
  if (*domain != '\0')
    {
      hash = find_place (self, &self->domains, domain, n);
      if (hash >= 0)
        g_hash_table_insert (self->domains.numbers, to_key (hash), GUINT_TO_POINTER (n));
    }
  self->n_added = n + 1;
  return g_hash_table_size (self->ids.numbers) < CLAMP (self->n_written / 4, SOME, MANY) ||
         liaison_cache_index_write (self, TRUE, error);
}

gboolean
liaison_cache_index_add_domain (LiaisonCacheIndex *self,
                                const char *domain,
                                guint32 n,
                                GError **error)
{
  gint64 hash = *domain != '\0' ? find_place (self, &self->domains, domain, n) : -1;

  return hash < 0 || insert (&self->domains, hash, n, error);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  gsize one = (gsize) * (gconstpointer *) a, other = (gsize) * (gconstpointer *) b;

  return one < other ? -1 : one > other;
}

/* In the table's order, so that each of its pages is written once. */
static gboolean
write_table (Table *table, GError **error)
{
  guint n_keys;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (table->numbers, &n_keys);

  qsort (keys, n_keys, sizeof *keys, compare_keys);
  for (guint i = 0; i < n_keys; i++)
    if (!insert (table, (gint64) (gsize) keys[i],
                 GPOINTER_TO_UINT (g_hash_table_lookup (table->numbers, keys[i])), error))
      return FALSE;
  g_hash_table_remove_all (table->numbers);
  return TRUE;
}

gboolean
liaison_cache_index_write (LiaisonCacheIndex *self, gboolean all, GError **error)
{
  guint n_waiting = g_hash_table_size (self->ids.numbers);

  if (n_waiting == 0 || (!all && n_waiting > FEW))
    return TRUE;
  if (!write_table (&self->ids, error) || !write_table (&self->domains, error) ||
      !liaison_cache_state_set_number (liaison_cache_reader_get_db (self->reader), "indexed",
                                       self->n_added, error))
    return FALSE;
  self->n_written = self->n_added;
  return TRUE;
}
