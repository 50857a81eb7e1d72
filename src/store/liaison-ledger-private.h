/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-acceptance.h"
#include "store/liaison-database.h"
#include "store/liaison-ledger-contents.h"
#include "store/liaison-ledger.h"

G_BEGIN_DECLS

/* What the files of the ledger share. */
struct _LiaisonLedger
{
  GObject parent_instance;

  char *path;
  LiaisonDatabase *database;
  LiaisonLedgerDamage *damage; /* NULL: the file was whole */
  GListStore *invitations;
  GHashTable *by_id;       /* its keys and values belong to @invitations */
  GHashTable *notes;       /* LiaisonNote by the customer's Microsoft ID, which it owns */
  GListStore *views;       /* of LiaisonView */
  GListStore *acceptances; /* of LiaisonAcceptance */
  GHashTable *marks;       /* gint64 by name; both its own */

  GHashTable *unsaved; /* LiaisonLedgerWrite without data by "kind/id": what to write again */
  GError *failure;     /* why; NULL: everything was written */
  guint retry_timer;
  gboolean closing;
};

/* One thing of the ledger on its way to the file, as it was when it was asked for. */
typedef struct _LiaisonLedgerWrite LiaisonLedgerWrite;
struct _LiaisonLedgerWrite
{
  /* The same thing as it is now. */
  LiaisonLedgerWrite *(*again) (LiaisonLedger *self, const LiaisonLedgerWrite *write);
  const char *kind;
  char *id;         /* among its kind */
  GObject *subject; /* or NULL; the main thread's alone, as is all above */

  LiaisonDatabaseFunc func;
  gpointer data;
  GDestroyNotify destroy;
};

void liaison_ledger_write_free (LiaisonLedgerWrite *write);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonLedgerWrite, liaison_ledger_write_free)

/* Writes @writes (of LiaisonLedgerWrite; taken over) in one transaction. @tag: the public function.
 * The result is a boolean of a task of @self. */
void liaison_ledger_write_async (LiaisonLedger *self,
                                 GPtrArray *writes,
                                 gpointer tag,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* On the worker, @contents a LiaisonLedgerContents: reads everything. */
gboolean liaison_ledger_read_contents (sqlite3 *db, gpointer contents, GError **error);
/* Puts @contents in the place of what the ledger has; takes what is in it. */
void liaison_ledger_take_contents (LiaisonLedger *self, LiaisonLedgerContents *contents);

/* Has @invitation in the list as it is now. Returns its write. */
LiaisonLedgerWrite *liaison_ledger_show_invitation (LiaisonLedger *self,
                                                    LiaisonInvitation *invitation);

/* On the worker: everything of a kind in the file. Elements are transfer full. */
GPtrArray *liaison_ledger_notes_read (sqlite3 *db, GError **error);
GPtrArray *liaison_ledger_views_read (sqlite3 *db, GError **error);
GPtrArray *liaison_ledger_acceptances_read (sqlite3 *db, GError **error);
GHashTable *liaison_ledger_marks_read (sqlite3 *db, GError **error);

/* On the worker: the list of a batch in place of an older one; @rows of LiaisonListRow. */
gboolean liaison_ledger_list_write (sqlite3 *db,
                                    const char *batch,
                                    const char *const *titles,
                                    GArray *rows,
                                    GError **error);

/* Removes the rows that would be called damaged; adds their number to *@n_dropped. */
gboolean liaison_ledger_acceptances_drop_unknown (sqlite3 *db, guint *n_dropped, GError **error);

G_END_DECLS
