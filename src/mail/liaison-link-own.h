/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The one of @issued (may be NULL) that @plain is or must have been: equal to it, equal but for
 * case, the same behind another host, or cut off. Of each, only if no other one could be meant.
 * NULL if there is none. Owned by @issued. */
const char *liaison_link_find_own (const char *const *issued, const char *plain);

G_END_DECLS
