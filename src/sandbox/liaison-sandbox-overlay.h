/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-world.h"

G_BEGIN_DECLS

/* What has become of customers since the world was made, by their place in the list: nothing is
 * kept of those to whom nothing happened. */
typedef struct _LiaisonSandboxOverlay LiaisonSandboxOverlay;

LiaisonSandboxOverlay *liaison_sandbox_overlay_new (void);
void liaison_sandbox_overlay_free (LiaisonSandboxOverlay *overlay);

void liaison_sandbox_overlay_rename (LiaisonSandboxOverlay *overlay, guint index, const char *name);
void liaison_sandbox_overlay_set_rights (LiaisonSandboxOverlay *overlay,
                                         guint index,
                                         LiaisonSandboxRights rights);
void liaison_sandbox_overlay_set_gone (LiaisonSandboxOverlay *overlay, guint index, gboolean gone);

gboolean liaison_sandbox_overlay_is_gone (LiaisonSandboxOverlay *overlay, guint index);
guint liaison_sandbox_overlay_get_n_gone (LiaisonSandboxOverlay *overlay);
/* Makes a customer as it was at first what it is now. */
void liaison_sandbox_overlay_apply (LiaisonSandboxOverlay *overlay,
                                    LiaisonSandboxCustomer *customer);

G_END_DECLS
