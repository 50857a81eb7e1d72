/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/liaison-demo.h"

G_BEGIN_DECLS

/* Leads whoever is new through the demonstration, in about two minutes: says what there is to see,
 * and does it on request. It stands in the window of the demonstration, below its bar, whose
 * actions "story.…" it uses; a step that the person takes alone is noticed.
 *
 * Signal "ended": the person has had enough, or has seen it all. */
#define LIAISON_TYPE_DEMO_TOUR (liaison_demo_tour_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonDemoTour, liaison_demo_tour, LIAISON, DEMO_TOUR, AdwBin)

/* @offered: begins with the question whether it is wanted. */
GtkWidget *liaison_demo_tour_new (LiaisonDemo *demo, gboolean offered);

G_END_DECLS
