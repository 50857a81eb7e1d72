/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/liaison-demo.h"

G_BEGIN_DECLS

/* The thin bar of the demonstration: says that nothing is real, and makes things happen that are in
 * other people's hands.
 *
 * Signals: "start-over": the user wants the demonstration as it was at first. */
#define LIAISON_TYPE_DEMO_BAR (liaison_demo_bar_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonDemoBar, liaison_demo_bar, LIAISON, DEMO_BAR, AdwBin)

GtkWidget *liaison_demo_bar_new (LiaisonDemo *demo);

G_END_DECLS
