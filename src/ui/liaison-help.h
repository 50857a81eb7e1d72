/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Tells in four steps how a company becomes a customer. @parent: may be NULL. */
void liaison_help_present (GtkWindow *parent);

G_END_DECLS
