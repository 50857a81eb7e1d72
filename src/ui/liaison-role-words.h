/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-roles.h"

G_BEGIN_DECLS

/* Roles in words, in the interface's language. */

/* "Admin agent, Global admin"; NULL for UNKNOWN. Transfer full. */
char *liaison_roles_to_text (LiaisonRoles roles);
/* "Your roles do not allow this. It needs: …" (MSG-30): any of @needed. Transfer full. */
char *liaison_roles_to_demand (LiaisonRoles needed);

G_END_DECLS
