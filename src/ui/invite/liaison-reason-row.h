/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* Why the customer is asked (INV-19, MUL-2): a row that tells the reason, and opens to the others,
 * each with what accepting changes and what it does not. */
#define LIAISON_TYPE_REASON_ROW (liaison_reason_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonReasonRow, liaison_reason_row, LIAISON, REASON_ROW, AdwExpanderRow)

/* Once. Follows and sets the "purpose" of its invitation. */
void liaison_reason_row_set_invite (LiaisonReasonRow *self, LiaisonInvite *invite);

G_END_DECLS
