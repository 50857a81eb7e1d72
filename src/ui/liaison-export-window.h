/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"
#include "ui/liaison-customer-selection.h"
#include "ui/liaison-export-choices.h"

G_BEGIN_DECLS

/* Asks which customers go into a file of which kind, then where to, and watches over it until it is
 * written.
 *
 * Signals: "exported" (uint, GFile): so many customers are in that file. */
#define LIAISON_TYPE_EXPORT_WINDOW (liaison_export_window_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonExportWindow, liaison_export_window, LIAISON, EXPORT_WINDOW, AdwWindow)

/* @what: chosen to begin with, if there are any. @selection: may be NULL. */
GtkWidget *liaison_export_window_new (LiaisonSession *session,
                                      LiaisonCustomerSelection *selection,
                                      LiaisonExportWhat what);

G_END_DECLS
