/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-acceptances.h"

G_BEGIN_DECLS

/* A customer who accepted, and of whom a person has to say which invitation that answers (ACC-8,
 * ACC-9). Signal "chosen" (string): "answer", "dismiss" or "show-customer". */
#define LIAISON_TYPE_ACCEPTANCE_ROW (liaison_acceptance_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAcceptanceRow,
                      liaison_acceptance_row,
                      LIAISON,
                      ACCEPTANCE_ROW,
                      AdwActionRow)

LiaisonAcceptanceRow *liaison_acceptance_row_new (LiaisonAcceptance *acceptance,
                                                  LiaisonAcceptances *acceptances);
LiaisonAcceptance *liaison_acceptance_row_get_acceptance (LiaisonAcceptanceRow *self);

G_END_DECLS
