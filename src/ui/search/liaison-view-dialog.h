/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks for the name of a view that is kept, or that gets another one. A name that another view has
 * already is said to be replaced, and the button says “Replace”. Its response is "save" or
 * "cancel".
 */
#define LIAISON_TYPE_VIEW_DIALOG (liaison_view_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonViewDialog,
                      liaison_view_dialog,
                      LIAISON,
                      VIEW_DIALOG,
                      AdwMessageDialog)

/* @views: of LiaisonView. @old_name: of the view that is renamed; NULL: a new one.
 * @suggestion: stands in the entry; may be NULL. */
LiaisonViewDialog *liaison_view_dialog_new (GtkWindow *parent,
                                            GListModel *views,
                                            const char *old_name,
                                            const char *suggestion);

/* What was typed, without space around it. Transfer full. */
char *liaison_view_dialog_dup_name (LiaisonViewDialog *self);

G_END_DECLS
