/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-prospect.h"

G_BEGIN_DECLS

/* What a row of a list says, to be corrected. The file stays as it is.
 *
 * Signal "applied": the prospect has the person's words. */
#define LIAISON_TYPE_PROSPECT_EDITOR (liaison_prospect_editor_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonProspectEditor,
                      liaison_prospect_editor,
                      LIAISON,
                      PROSPECT_EDITOR,
                      AdwWindow)

GtkWidget *liaison_prospect_editor_new (LiaisonProspect *prospect);

G_END_DECLS
