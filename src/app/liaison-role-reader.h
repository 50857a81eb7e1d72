/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-role-book.h"

G_BEGIN_DECLS

/* Reads a roles.json. LIAISON_ERROR_INVALID_FILE with path, line and field; GIO's errors if the
 * file cannot be read. Transfer full. */
LiaisonRoleBook *liaison_role_reader_read (const char *path, GError **error);

G_END_DECLS
