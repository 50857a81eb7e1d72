/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/liaison-customer-selection.h"

G_BEGIN_DECLS

/* The place of a LiaisonSelectionBar: the bar is made when several customers are selected for the
 * first time. */
#define LIAISON_TYPE_SELECTION_SLOT (liaison_selection_slot_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSelectionSlot, liaison_selection_slot, LIAISON, SELECTION_SLOT, AdwBin)

/* @selection: may be NULL. */
void liaison_selection_slot_set_selection (LiaisonSelectionSlot *self,
                                           LiaisonCustomerSelection *selection);

G_END_DECLS
