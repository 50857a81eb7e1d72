/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* The wizard "Request a Reseller Relationship": Who, Rights, Letter, Hand Over; of a reminder only
 * the last two. A modal window over one LiaisonInvite.
 *
 * Signal "closed" (gboolean finished): the window went away; finished tells Done from a kept draft.
 * Emitted once, after everything typed is saved. */
#define LIAISON_TYPE_INVITE_WIZARD (liaison_invite_wizard_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonInviteWizard, liaison_invite_wizard, LIAISON, INVITE_WIZARD, AdwWindow)

/* @settings: of the account; the letter's language is remembered there. */
LiaisonInviteWizard *liaison_invite_wizard_new (LiaisonInvite *invite,
                                                GSettings *settings,
                                                GtkWindow *parent);

LiaisonInvite *liaison_invite_wizard_get_invite (LiaisonInviteWizard *self);

/* It is one of a queue: begins where its letter can be handed over, tells @progress ("3 of 40") and
 * can be skipped. */
void liaison_invite_wizard_set_queue (LiaisonInviteWizard *self, const char *progress);
/* Shows a sentence on each of its pages: of @tips, in their order and not translated yet. */
void liaison_invite_wizard_set_tips (LiaisonInviteWizard *self, const char *const *tips);
/* Whether that is why it was closed. */
gboolean liaison_invite_wizard_was_skipped (LiaisonInviteWizard *self);

/* Closes it and, unless the user stays because it could not be saved, then its parent. */
void liaison_invite_wizard_close_all (LiaisonInviteWizard *self);

G_END_DECLS
