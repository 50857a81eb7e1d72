/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-inspector.h"

G_BEGIN_DECLS

/* What was found in a text: a group for the message, one for each link. */
#define LIAISON_TYPE_INSPECT_RESULTS (liaison_inspect_results_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonInspectResults,
                      liaison_inspect_results,
                      LIAISON,
                      INSPECT_RESULTS,
                      GtkBox)

/* @inspection NULL: nothing was looked at. It is not kept. */
void liaison_inspect_results_show (LiaisonInspectResults *self,
                                   LiaisonInspector *inspector,
                                   const LiaisonInspection *inspection);

G_END_DECLS
