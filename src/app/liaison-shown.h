/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The numbers of customers that a list shows, in order, and how the list comes from one order to
 * the next: only what really changed is told, so that whoever shows it keeps its rows. */
typedef struct _LiaisonShown LiaisonShown;

LiaisonShown *liaison_shown_new (void);
void liaison_shown_free (LiaisonShown *self);

guint liaison_shown_get_length (LiaisonShown *self);
guint32 liaison_shown_get (LiaisonShown *self, guint position);
gboolean liaison_shown_find (LiaisonShown *self, guint32 n, guint *position);
/* What is shown, or will be when everything was told: array of guint32. Owned by @self. */
GBytes *liaison_shown_get_numbers (LiaisonShown *self);

/* Whoever holds a row is not to lose it by a change that is not its own. */
typedef gboolean (*LiaisonShownHeld) (guint32 n, gpointer user_data);
/* During each of these calls the numbers are as they are after that step. */
typedef void (*LiaisonShownChanged) (guint position,
                                     guint removed,
                                     guint added,
                                     gpointer user_data);

/* Shows @numbers. @moved (guint32, or NULL): those that may stand elsewhere; of the others both
 * orders must tell the same, else everything is replaced. @n_rows: more than any number. */
void liaison_shown_replace (LiaisonShown *self,
                            GBytes *numbers,
                            GArray *moved,
                            guint32 n_rows,
                            LiaisonShownHeld held,
                            LiaisonShownChanged changed,
                            gpointer user_data);

G_END_DECLS
