/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-inspector.h"

G_BEGIN_DECLS

/* More than these nobody reads, and each is a group of widgets. */
#define LIAISON_INSPECT_RESULTS_MAX_LINKS 20

/* What was found in a text: a group for the message, one for each link.
 *
 * Signal "place-chosen" (guint64 start, guint64 end): the person wants to see these bytes of the
 * text. */
#define LIAISON_TYPE_INSPECT_RESULTS (liaison_inspect_results_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonInspectResults,
                      liaison_inspect_results,
                      LIAISON,
                      INSPECT_RESULTS,
                      GtkBox)

/* @inspection NULL: nothing was looked at. @text: in which places are shown. Neither is kept. */
void liaison_inspect_results_show (LiaisonInspectResults *self,
                                   LiaisonInspector *inspector,
                                   const LiaisonInspection *inspection,
                                   const char *text);

G_END_DECLS
