/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-catalog.h"

G_BEGIN_DECLS

/* The user's own letters: copied from ours, changed, tried out, exchanged as files. */
#define LIAISON_TYPE_TEMPLATES_WINDOW (liaison_templates_window_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonTemplatesWindow,
                      liaison_templates_window,
                      LIAISON,
                      TEMPLATES_WINDOW,
                      AdwWindow)

/* @catalog must have templates. @cloud: of the account in front, or NULL. */
LiaisonTemplatesWindow *liaison_templates_window_new (LiaisonCatalog *catalog, LiaisonCloud *cloud);

G_END_DECLS
