/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* Which roles the signed-in person has, and what they stand against: a button that they keep
 * insensitive says it to the mouse only. Nothing is seen while the service has not told them. */
#define LIAISON_TYPE_ROLE_LINES (liaison_role_lines_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonRoleLines, liaison_role_lines, LIAISON, ROLE_LINES, AdwBin)

/* NULL: nobody's. Not held. */
void liaison_role_lines_set_session (LiaisonRoleLines *self, LiaisonSession *session);

G_END_DECLS
