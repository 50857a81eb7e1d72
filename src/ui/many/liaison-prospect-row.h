/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-prospect.h"

G_BEGIN_DECLS

/* A prospect in the list that is to become drafts: whether it will, who it is, and what is to be
 * said of it.
 *
 * Signals: "edit": the person wants to correct it; "choice-changed". */
#define LIAISON_TYPE_PROSPECT_ROW (liaison_prospect_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonProspectRow, liaison_prospect_row, LIAISON, PROSPECT_ROW, AdwBin)

/* NULL: none. */
void liaison_prospect_row_set_prospect (LiaisonProspectRow *self, LiaisonProspect *prospect);
LiaisonProspect *liaison_prospect_row_get_prospect (LiaisonProspectRow *self);

G_END_DECLS
