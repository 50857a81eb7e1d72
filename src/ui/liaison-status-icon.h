/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Gives @page its large icon when it is first seen: GTK renders icons as soon as they are named,
 * and most of these pages never appear. @icon_name: a literal. */
void liaison_status_icon_show_when_mapped (AdwStatusPage *page, const char *icon_name);

G_END_DECLS
