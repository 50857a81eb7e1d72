/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The days by which an answer is wanted, as the text of a calendar file (.ics), in the interface's
 * language. */

/* Of all of @invitations (LiaisonInvitation) that wait. @now: microseconds since 1970. Transfer
 * full. */
char *liaison_due_dates_to_calendar (GListModel *invitations, gint64 now);

G_END_DECLS
