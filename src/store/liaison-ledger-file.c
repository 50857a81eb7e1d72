/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-ledger-file.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "model/liaison-error.h"
#include "store/liaison-ledger-contents.h"
#include "store/liaison-ledger-list-files.h"
#include "store/liaison-ledger-salvage.h"

/* "Liai": tells the file from other programs' databases. */
#define APPLICATION_ID 0x4c696169

#define HEADER_LENGTH 108 /* SQLite's, and the one of the first page */

const LiaisonDatabaseFormat liaison_ledger_format = {
  .schema = "ledger",
  .n_steps = 5,
  .application_id = APPLICATION_ID,
  .made_whole = TRUE,
  /* Each save goes on from the log at once: whoever loses the log loses nothing. */
  .log_pages = 1,
};

static const char *const companions[] = { "-wal", "-shm" };

static gboolean
fail (GError **error, const char *path)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}

/* The lock of a folder ends with its descriptor. Where a file system has none, we go without. */
static int
lock_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd >= 0)
    while (flock (fd, LOCK_EX) != 0 && errno == EINTR)
      ;
  return fd;
}

static void
unlock_folder (int fd)
{
  if (fd < 0)
    return;
  fsync (fd); /* the names */
  g_close (fd, NULL);
}

static void
remove_file (const char *path)
{
  g_unlink (path);
  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *companion = g_strconcat (path, companions[i], NULL);

      g_unlink (companion);
    }
}

/* A new file, in no more than one piece once it is closed. */
static sqlite3 *
make_file (const char *path, GError **error)
{
  LiaisonDatabaseFormat format = liaison_ledger_format;

  remove_file (path);
  format.made_whole = FALSE;
  return liaison_database_file_open (path, &format, error);
}

static gboolean
finish_file (sqlite3 *db, GError **error)
{
  if (sqlite3_close (db) == SQLITE_OK)
    return TRUE;
  liaison_sqlite_take_error (db, error);
  sqlite3_close_v2 (db);
  return FALSE;
}

/* Creating */

static gboolean
create (const char *path, GError **error)
{
  g_autofree char *unfinished = g_strconcat (path, ".new", NULL);
  sqlite3 *db;
  gboolean done;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  db = make_file (unfinished, error);
  if (db == NULL)
    {
      remove_file (unfinished);
      return FALSE;
    }
  done = finish_file (db, error);
  /* Never over a file that has come since. */
  if (done && link (unfinished, path) != 0 && errno != EEXIST && g_rename (unfinished, path) != 0)
    done = fail (error, path);
  remove_file (unfinished);
  return done;
}

gboolean
liaison_ledger_file_create (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  gboolean done;
  int lock;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (g_file_test (wal, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE, "%s: only its log is there",
                   path);
      return FALSE;
    }
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (error, folder);

  lock = lock_folder (path);
  done = create (path, error);
  unlock_folder (lock);
  return done;
}

/* Exchanging */

static char *
dup_kept_path (const char *path, const char *word)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M%S");
  char *kept = g_strdup_printf ("%s.%s-%s", path, word, time);

  for (guint i = 2; g_file_test (kept, G_FILE_TEST_EXISTS); i++)
    {
      g_free (kept);
      kept = g_strdup_printf ("%s.%s-%s-%u", path, word, time, i);
    }
  return kept;
}

/* The log goes before the new file comes: SQLite would take it for the new one's. An empty one was
 * made by looking. */
static gboolean
move_companions (const char *path, const char *kept, GError **error)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  if (g_stat (wal, &status) == 0 && status.st_size == 0)
    {
      g_autofree char *shm = g_strconcat (path, "-shm", NULL);

      g_unlink (shm);
      g_unlink (wal);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *from = g_strconcat (path, companions[i], NULL);
      g_autofree char *to = g_strconcat (kept, companions[i], NULL);

      if (g_rename (from, to) != 0 && errno != ENOENT)
        return fail (error, from);
    }
  return TRUE;
}

gboolean
liaison_ledger_file_exchange (const char *path,
                              const char *replacement,
                              const char *word,
                              char **kept,
                              GError **error)
{
  g_autofree char *kept_path = dup_kept_path (path, word);

  /* Some file systems know one name for a file only. */
  if (link (path, kept_path) != 0 && errno != ENOENT && g_rename (path, kept_path) != 0)
    return fail (error, path);
  if (move_companions (path, kept_path, error))
    {
      if (g_rename (replacement, path) == 0)
        {
          *kept = g_steal_pointer (&kept_path);
          return TRUE;
        }
      fail (error, path);
    }
  move_companions (kept_path, path, NULL);
  g_rename (kept_path, path); /* does nothing if both names are there, so: */
  g_unlink (kept_path);
  return FALSE;
}

/* Repairing */

/* Whether the file is a ledger that can be worked with; FALSE with LIAISON_ERROR_INVALID_FILE: it
 * is damaged or another program's. */
static gboolean
check (const char *path, GError **error)
{
  g_autoptr(sqlite3) db = liaison_database_file_open (path, &liaison_ledger_format, error);
  g_autoptr(LiaisonLedgerContents) contents = liaison_ledger_contents_new ();

  return db != NULL && liaison_ledger_contents_read (contents, db, error);
}

/* What a file's first bytes say, if they can still be read: another program's file is none of our
 * business, and of a newer one we would leave out what we do not know. */
static gboolean
may_repair (const char *path, GError **error)
{
  guint8 header[HEADER_LENGTH];
  FILE *file = g_fopen (path, "rbe");
  gboolean read = file != NULL && fread (header, sizeof header, 1, file) == 1;
  guint32 version, id;

  g_clear_pointer (&file, fclose);
  if (!read || memcmp (header, "SQLite format 3", 16) != 0)
    return TRUE;

  memcpy (&version, header + 60, sizeof version);
  memcpy (&id, header + 68, sizeof id);
  version = GUINT32_FROM_BE (version);
  id = GUINT32_FROM_BE (id);
  if (id == APPLICATION_ID && version > liaison_ledger_format.n_steps)
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_NEWER_FILE, "%s: damaged, and of version %u",
                   path, version);
      return FALSE;
    }
  /* A ledger whose first words are still in its log has no table and no mark. */
  if (id != APPLICATION_ID && (id != 0 || header[103] != 0 || header[104] != 0))
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE,
                   "%s: belongs to another program", path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autofree char *contents = NULL;
  gsize length;

  return g_file_get_contents (from, &contents, &length, error) &&
         g_file_set_contents_full (to, contents, length, G_FILE_SET_CONTENTS_NONE, 0600, error);
}

/* SQLite reads a copy, so that the damaged file stays what it is. */
static gboolean
copy_with_log (const char *from, const char *to, GError **error)
{
  g_autofree char *from_wal = g_strconcat (from, "-wal", NULL);
  g_autofree char *to_wal = g_strconcat (to, "-wal", NULL);
  gboolean only_log =
    !g_file_test (from, G_FILE_TEST_EXISTS) && g_file_test (from_wal, G_FILE_TEST_EXISTS);

  remove_file (to);
  return (only_log || copy_file (from, to, error)) &&
         (!g_file_test (from_wal, G_FILE_TEST_EXISTS) || copy_file (from_wal, to_wal, error));
}

static gboolean
salvage (const char *copy, const char *to, LiaisonSalvage *result, GError **error)
{
  sqlite3 *target = make_file (to, error);
  gboolean done;

  if (target == NULL)
    return FALSE;
  done = liaison_ledger_salvage (copy, target, result, error);
  return finish_file (target, done ? error : NULL) && done;
}

static gboolean
repair (const char *path, LiaisonLedgerDamage **damage, GError **error)
{
  g_autofree char *copy = g_strconcat (path, ".copy", NULL);
  g_autofree char *salvaged = g_strconcat (path, ".salvaged", NULL);
  g_autofree char *kept = NULL;
  LiaisonSalvage result;
  gboolean done;

  done = copy_with_log (path, copy, error) && salvage (copy, salvaged, &result, error) &&
         liaison_ledger_file_exchange (path, salvaged, "damaged", &kept, error);
  remove_file (copy);
  remove_file (salvaged);
  if (!done)
    return FALSE;

  *damage = g_new0 (LiaisonLedgerDamage, 1);
  (*damage)->path = g_steal_pointer (&kept);
  (*damage)->n_saved = result.n_saved;
  (*damage)->n_lost = result.n_lost;
  return TRUE;
}

gboolean
liaison_ledger_file_repair (const char *path, LiaisonLedgerDamage **damage, GError **error)
{
  int lock = lock_folder (path);
  g_autoptr(GError) problem = NULL;
  gboolean done;

  *damage = NULL;
  /* Another process may have been faster. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) && check (path, &problem))
    done = TRUE;
  else if (problem != NULL && !g_error_matches (problem, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      done = FALSE;
    }
  else
    done = may_repair (path, error) && repair (path, damage, error);
  unlock_folder (lock);
  return done;
}

gboolean
liaison_ledger_file_adopt (const char *from, const char *to, GError **error)
{
  gboolean done = copy_with_log (from, to, error) && check (to, error);

  if (!done)
    remove_file (to);
  return done;
}

/* Deleting */

/* Also what is left over when the program was killed over one of its files. */
static gboolean
is_of_ledger (const char *name, const char *ledger)
{
  static const char *const endings[] = { "-wal",     "-shm",      ".backup", ".before-restore-",
                                         ".copy",    ".damaged-", ".new",    ".restored",
                                         ".salvaged" };

  if (!g_str_has_prefix (name, ledger))
    return FALSE;
  name += strlen (ledger);
  if (*name == '\0')
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_prefix (name, endings[i]))
      return TRUE;
  return FALSE;
}

gboolean
liaison_ledger_delete_files (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *ledger = g_path_get_basename (path);
  g_autoptr(GError) problem = NULL;
  g_autoptr(GDir) dir = NULL;
  const char *name;

  dir = g_dir_open (folder, 0, &problem);
  if (g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return TRUE;
  if (dir == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      if (is_of_ledger (name, ledger) && g_remove (file) != 0 && errno != ENOENT)
        return fail (error, file);
    }
  return liaison_ledger_list_files_delete_all (path, error);
}
