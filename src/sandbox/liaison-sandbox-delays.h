/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Answers that wait for the latency. */
typedef struct _LiaisonSandboxDelays LiaisonSandboxDelays;

LiaisonSandboxDelays *liaison_sandbox_delays_new (void);
void liaison_sandbox_delays_free (LiaisonSandboxDelays *delays);

/* Holds the answer back for @ms milliseconds. */
void liaison_sandbox_delays_add (LiaisonSandboxDelays *delays,
                                 SoupServerMessage *message,
                                 guint ms);
/* Forgets those that still wait: the server stops. */
void liaison_sandbox_delays_clear (LiaisonSandboxDelays *delays);

G_END_DECLS
