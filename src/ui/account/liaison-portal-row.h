/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-cloud.h"

G_BEGIN_DECLS

/* A row that opens the portal in which a cloud's applications are registered. */
#define LIAISON_TYPE_PORTAL_ROW (liaison_portal_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonPortalRow, liaison_portal_row, LIAISON, PORTAL_ROW, AdwActionRow)

/* NULL if the table of clouds names no such portal. */
GtkWidget *liaison_portal_row_new (LiaisonCloud *cloud);

G_END_DECLS
