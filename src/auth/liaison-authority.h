/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-cloud.h"

G_BEGIN_DECLS

/* The addresses of a cloud's sign-in service ("sign-in.md", "Endpoints"). An authority is the login
 * base without a slash at its end. */

/* Empty for a cloud nobody can sign in to. Transfer full. */
char *liaison_authority_dup (LiaisonCloud *cloud);

/* Whether it may be given secrets: https, or this machine itself. */
gboolean liaison_authority_is_safe (const char *authority);

/* @name: "authorize" or "token". Transfer full. */
char *liaison_authority_dup_endpoint (const char *authority, const char *tenant, const char *name);

/* Whether @issuer, as a redirect tells it (RFC 9207), is a tenant of the authority. */
gboolean liaison_authority_has_issuer (const char *authority, const char *issuer);

G_END_DECLS
