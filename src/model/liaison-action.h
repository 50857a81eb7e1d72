/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One thing a person asked for, such as "refresh" or "open this record": it is cancelled as a
 * whole, and all its requests carry one MS-CorrelationId, so that Microsoft's support finds them
 * together ("partner-center.md"). Given wherever a cancellable is expected. */
#define LIAISON_TYPE_ACTION (liaison_action_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAction, liaison_action, LIAISON, ACTION, GCancellable)

GCancellable *liaison_action_new (void);
/* A GUID, the same for the action's whole life. */
const char *liaison_action_get_correlation_id (LiaisonAction *self);

G_END_DECLS
