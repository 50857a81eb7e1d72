/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows the window “About Liaison” over @parent (may be NULL). */
void liaison_about_present (GtkWindow *parent);

G_END_DECLS
