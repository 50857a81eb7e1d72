/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* Tells the desktop of customers who accepted (MSG-10): a notification each, which opens the
 * customer; one for all of those of whom a person has to say what they answer, and one for all
 * newcomers who answer nothing (ACC-9), which open the invitations and are taken back when nothing
 * of the kind is left. Signal "told" (string, string): the sentence, and the customer's Microsoft
 * ID, for the window itself. */
#define LIAISON_TYPE_ACCEPTANCE_NOTICE (liaison_acceptance_notice_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAcceptanceNotice,
                      liaison_acceptance_notice,
                      LIAISON,
                      ACCEPTANCE_NOTICE,
                      GObject)

LiaisonAcceptanceNotice *liaison_acceptance_notice_new (LiaisonSession *session);

G_END_DECLS
