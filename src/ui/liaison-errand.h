/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/liaison-command-line.h"
#include "ui/liaison-desk.h"

G_BEGIN_DECLS

/* What a command or a link asks to see is shown in the window it belongs to: as soon as its account
 * is open, and its list is read as far as the customer. One command at a time: the next takes the
 * place of one that waits. */
#define LIAISON_TYPE_ERRAND (liaison_errand_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonErrand, liaison_errand, LIAISON, ERRAND, GObject)

LiaisonErrand *liaison_errand_new (LiaisonDesk *desk);

/* @window: where to show it; NULL: that of the account the command names, else the one in front,
 * else one with the account used last. FALSE with an error, in words for people: there is no such
 * account, or none at all; the welcome page is shown then. */
gboolean liaison_errand_run (LiaisonErrand *self,
                             const LiaisonCommand *command,
                             LiaisonWindow *window,
                             GError **error);

G_END_DECLS
