/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The demonstration's browser: asks for @uri and follows where it leads, as a person's browser
 * would whose sign-in page answers by itself. Nothing is shown; returns at once. Only loopback
 * addresses are asked, whatever a redirect says. */
void liaison_sandbox_browse (const char *uri);

G_END_DECLS
