/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-world.h"

G_BEGIN_DECLS

/* What can happen to a customer while the sandbox runs. */
typedef enum
{
  LIAISON_SANDBOX_EVENT_RENAME,
  LIAISON_SANDBOX_EVENT_LEAVE,
  LIAISON_SANDBOX_EVENT_LOSE_RIGHTS, /* the customer takes them from the partner */
  LIAISON_SANDBOX_EVENT_GAIN_RIGHTS,
  LIAISON_SANDBOX_EVENT_MICROSOFT_ENDS_RIGHTS, /* that were not used (DAP-12) */
  LIAISON_SANDBOX_EVENT_DOUBLE,                /* the list tells of it twice from now on */
} LiaisonSandboxEvent;

/* "rename", "leave", "lose-rights", "gain-rights", "microsoft-ends-rights"; FALSE for anything
 * else.
 */
gboolean liaison_sandbox_event_read (const char *word, LiaisonSandboxEvent *event);

/* To whom it happened. */
typedef struct
{
  char id[LIAISON_SANDBOX_GUID_SIZE];
  char *name; /* from now on */
  char *former_name;
} LiaisonSandboxHappening;

LiaisonSandboxHappening *liaison_sandbox_happening_new (void);
void liaison_sandbox_happening_free (LiaisonSandboxHappening *happening);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonSandboxHappening, liaison_sandbox_happening_free)

/* What happens is logged, as the service does. */

/* See liaison_sandbox_world_accept (). FALSE: nobody has the id that is asked for. */
gboolean liaison_sandbox_accept (LiaisonSandboxWorld *world,
                                 const LiaisonSandboxAcceptance *acceptance,
                                 guint *index);
/* @id NULL: to somebody it can happen to; rights come and go with who acted last. @name: the new
 * one, or NULL for a made-up one. Transfer full; NULL: there is no such customer. */
LiaisonSandboxHappening *liaison_sandbox_happen (LiaisonSandboxWorld *world,
                                                 LiaisonSandboxEvent event,
                                                 const char *id,
                                                 const char *name);

G_END_DECLS
