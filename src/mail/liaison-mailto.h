/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Two common mail programs, when already running, silently cut a longer address (measured). */
#define LIAISON_MAILTO_MAX 8000

/* RFC 6068: "mailto:TO?subject=…&body=…". Everything but unreserved characters is percent-encoded
 * UTF-8; any line end in @body becomes %0D%0A; control characters but tab are dropped; @subject
 * loses line ends. @to: one bare address or NULL for none. Transfer full. */
char *liaison_mailto_new (const char *to, const char *subject, const char *body);

/* One bare address that cannot smuggle a header or a second recipient: local@domain, at most 254
 * bytes. International domains are taken as UTF-8. */
gboolean liaison_mail_address_is_valid (const char *address);

/* @address with its domain in punycode, as mail programs want it; NULL if the domain is none.
 * Transfer full. */
char *liaison_mail_dup_ascii_address (const char *address);

/* @text on one line, without control and bidirectional control characters: fit for a header.
 * Transfer full. */
char *liaison_mail_dup_header_text (const char *text);

G_END_DECLS
