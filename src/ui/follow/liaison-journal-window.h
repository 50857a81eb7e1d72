/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-invitation.h"

G_BEGIN_DECLS

/* What became of one invitation, line by line, to read and to save as a proof. */
#define LIAISON_TYPE_JOURNAL_WINDOW (liaison_journal_window_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonJournalWindow,
                      liaison_journal_window,
                      LIAISON,
                      JOURNAL_WINDOW,
                      AdwWindow)

LiaisonJournalWindow *liaison_journal_window_new (LiaisonInvitation *invitation, GtkWindow *parent);

G_END_DECLS
