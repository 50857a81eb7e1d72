/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-invitation.h"
#include "store/liaison-database-file.h"

G_BEGIN_DECLS

/* What an invitation has beside its row and its hand-offs: where it belongs, and its journal. As
 * with LiaisonLedgerRow: made on the main thread, written on the ledger's. */
typedef struct _LiaisonLedgerCourse LiaisonLedgerCourse;

LiaisonLedgerCourse *liaison_ledger_course_new (LiaisonInvitation *invitation);
void liaison_ledger_course_free (LiaisonLedgerCourse *course);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonLedgerCourse, liaison_ledger_course_free)

/* The invitation's row must be there. Replaces its course, adds the steps that are not there yet.
 */
gboolean liaison_ledger_course_write (const LiaisonLedgerCourse *course,
                                      sqlite3 *db,
                                      GError **error);

/* Gives the invitations of @by_id (LiaisonInvitation by id) what the file has of them.
 * LIAISON_ERROR_INVALID_FILE: a row that makes no sense. */
gboolean liaison_ledger_courses_read (sqlite3 *db, GHashTable *by_id, GError **error);

/* Removes the rows that would be called damaged; adds their number to *@n_dropped. */
gboolean liaison_ledger_courses_drop_unknown (sqlite3 *db, guint *n_dropped, GError **error);

G_END_DECLS
