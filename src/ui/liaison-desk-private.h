/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/liaison-desk.h"

G_BEGIN_DECLS

/* What the files of LiaisonDesk share. */

/* NULL if the shipped tables cannot be read. Owned by the desk. */
LiaisonAccounts *liaison_desk_ensure_accounts (LiaisonDesk *self);
/* Transfer full, or NULL. */
LiaisonProfile *liaison_desk_find_profile (LiaisonDesk *self, const char *id);

/* Shows the account of @profile in @window, which has no session. FALSE: its cloud is closed. */
gboolean liaison_desk_show_account (LiaisonDesk *self,
                                    LiaisonWindow *window,
                                    LiaisonProfile *profile);
/* The account used last that can be opened and is not shown elsewhere; else the welcome page. */
void liaison_desk_show_last_account (LiaisonDesk *self, LiaisonWindow *window);

/* An account on its way out of a window, or into it. The program lives on as long as this. */
typedef struct
{
  LiaisonDesk *desk;
  LiaisonWindow *window; /* or NULL */
  LiaisonProfile *profile;
} LiaisonDeskMove;

LiaisonDeskMove *liaison_desk_move_new (LiaisonDesk *self,
                                        LiaisonWindow *window,
                                        LiaisonProfile *profile);
void liaison_desk_move_free (LiaisonDeskMove *move);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonDeskMove, liaison_desk_move_free)
/* Whether there is still a window to show things in, and no other account came into it meanwhile:
 * a key ring may take its time. */
gboolean liaison_desk_move_is_open (LiaisonDeskMove *move);

G_END_DECLS
