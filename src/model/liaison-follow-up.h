/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-invitation.h"

G_BEGIN_DECLS

/* When an invitation that waits is to be looked after again. Days are ISO dates; each change is a
 * step of the journal by @who (may be NULL) at @now (microseconds since 1970). FALSE, and nothing
 * changes: it does not wait, @day is none, or it is the day already. */

/* An answer is wanted by another @day (NULL: by none); what was put off is no longer. */
gboolean liaison_follow_up_postpone (LiaisonInvitation *invitation,
                                     const char *day,
                                     const char *who,
                                     gint64 now);
/* Not overdue before @day (NULL: no longer put off). */
gboolean liaison_follow_up_snooze (LiaisonInvitation *invitation,
                                   const char *day,
                                   const char *who,
                                   gint64 now);

G_END_DECLS
