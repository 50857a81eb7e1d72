/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether @flaw is "self-signed", "expired" or "wrong-host". */
gboolean liaison_sandbox_certificate_knows (const char *flaw);
/* A certificate, signed by itself, that no client should take: @flaw "self-signed" is in order
 * otherwise, for 127.0.0.1, ::1 and localhost; "expired" ended yesterday; "wrong-host" is for
 * another name. Errors: G_TLS_ERROR. */
GTlsCertificate *liaison_sandbox_certificate_new (const char *flaw, GError **error);

G_END_DECLS
