/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bytes on their way out of a connection that HTTP's rules do not hold for any more; it is closed
 * behind them. */
typedef struct _LiaisonSandboxPour LiaisonSandboxPour;

/* Called at the end, whoever brought it about: the place to free it. */
typedef void (*LiaisonSandboxPourFunc) (LiaisonSandboxPour *pour, gpointer user_data);

/* Sends @bytes, its part from @loop_from on until @size bytes went out in all. @ms: a pause after
 * each byte, 0: none. */
typedef struct
{
  GBytes *bytes;
  gsize loop_from;
  gsize size;
  guint ms;
} LiaisonSandboxPourPlan;

/* Takes @connection and the plan's bytes. */
LiaisonSandboxPour *liaison_sandbox_pour_new (GIOStream *connection,
                                              const LiaisonSandboxPourPlan *plan,
                                              LiaisonSandboxPourFunc done,
                                              gpointer user_data);
void liaison_sandbox_pour_free (LiaisonSandboxPour *pour);

G_END_DECLS
