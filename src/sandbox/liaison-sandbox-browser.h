/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The demonstration's browser and the person before it: opens the sandbox's sign-in page @uri,
 * takes the first account that is offered, and follows where it leads. Nothing is shown; returns at
 * once. Only loopback addresses are asked, whatever a redirect says, and their certificates are
 * taken as they are. */
void liaison_sandbox_browse (const char *uri);
/* The same as the person with the key @person ("sales"); NULL: the default. A page of /device with
 * its user_code works as well. */
void liaison_sandbox_browse_as (const char *uri, const char *person);

G_END_DECLS
