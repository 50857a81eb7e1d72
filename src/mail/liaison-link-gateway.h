/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Mail gateways put addresses of their own in place of those in a message, to look at the page when
 * somebody clicks. Most of them carry the address that stood there; this takes it out again. What
 * is known of their forms is public: their makers' own decoders and help pages. */

/* Who rewrote @address, a product's name shown as it is; NULL: nobody known. Static. */
const char *liaison_link_gateway_find (const char *address);

/* The address that stood there before, or NULL: only the gateway's maker can tell it. Never begins
 * with anything but "http". Transfer full. */
char *liaison_link_gateway_unwrap (const char *address);

G_END_DECLS
