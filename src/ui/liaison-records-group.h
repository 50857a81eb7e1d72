/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* Backs the ledger of an account up, and restores it. Stands in an AdwPreferencesWindow, whose
 * toasts it uses. */
#define LIAISON_TYPE_RECORDS_GROUP (liaison_records_group_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonRecordsGroup,
                      liaison_records_group,
                      LIAISON,
                      RECORDS_GROUP,
                      AdwPreferencesGroup)

/* NULL: the account is not open, and nothing can be done. */
void liaison_records_group_set_ledger (LiaisonRecordsGroup *self, LiaisonLedger *ledger);

G_END_DECLS
