/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* The customers who accepted and of whom a person has to say what that answers. Hidden when there
 * are none. Property "n-open" (uint, notifies): how many. */
#define LIAISON_TYPE_ACCEPTANCES_GROUP (liaison_acceptances_group_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAcceptancesGroup,
                      liaison_acceptances_group,
                      LIAISON,
                      ACCEPTANCES_GROUP,
                      AdwBin)

/* @session: whose ledger is open, or NULL. @toasts: of the page; tells what was done. */
void liaison_acceptances_group_set_session (LiaisonAcceptancesGroup *self,
                                            LiaisonSession *session,
                                            AdwToastOverlay *toasts);
guint liaison_acceptances_group_get_n_open (LiaisonAcceptancesGroup *self);

G_END_DECLS
