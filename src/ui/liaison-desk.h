/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-accounts.h"
#include "ui/liaison-window.h"

G_BEGIN_DECLS

/* Which account is shown in which window: opens, switches and removes them.
 *
 * Signals: "changed": the accounts that windows show are others now. */
#define LIAISON_TYPE_DESK (liaison_desk_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonDesk, liaison_desk, LIAISON, DESK, GObject)

/* @application outlives it. @settings: where the size of windows is kept. */
LiaisonDesk *liaison_desk_new (GtkApplication *application, GSettings *settings);

/* NULL with an error: a table that came with the program cannot be read. Owned by the desk. */
LiaisonCatalog *liaison_desk_get_catalog (LiaisonDesk *self, GError **error);

GtkApplication *liaison_desk_get_application (LiaisonDesk *self);
/* Of LiaisonProfile, the one used last first; NULL if the tables cannot be read. Owned by the desk.
 */
GListModel *liaison_desk_get_accounts (LiaisonDesk *self);

/* The window in front, or the one that the window in front belongs to; or NULL. */
LiaisonWindow *liaison_desk_get_active_window (LiaisonDesk *self);
/* The window that shows this account, or NULL. */
LiaisonWindow *liaison_desk_find_window (LiaisonDesk *self, const char *account);
/* A window without an account: one that is there, or a new one that is not shown yet. */
LiaisonWindow *liaison_desk_ensure_unused_window (LiaisonDesk *self);

/* The window used last; or one with the account used last; or the welcome page, if there is none.
 */
void liaison_desk_open_last (LiaisonDesk *self);
/* Shows the window of the account with this id, or opens one for it. */
void liaison_desk_open_account (LiaisonDesk *self, const char *id);
/* Opens one without showing it: its account is at work in it, but not used by anybody. */
void liaison_desk_open_hidden (LiaisonDesk *self, LiaisonProfile *profile);
/* The person is asked for what each of these needs. */
void liaison_desk_add_account (LiaisonDesk *self);
void liaison_desk_sign_in_again (LiaisonDesk *self, const char *id);
void liaison_desk_remove_account (LiaisonDesk *self, const char *id);
/* Does what helps against the trouble of the account with this id, if a window shows it. */
void liaison_desk_solve (LiaisonDesk *self, const char *id);
/* What a person needs to sign in. */
void liaison_desk_show_guide (LiaisonDesk *self);

/* The program ends: what is not on the disk yet is written. */
void liaison_desk_flush (LiaisonDesk *self);

G_END_DECLS
