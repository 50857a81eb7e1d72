/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "sandbox/liaison-sandbox-fault.h"

G_BEGIN_DECLS

/* What is to go wrong, in the order it was asked for. */
typedef struct _LiaisonSandboxFaults LiaisonSandboxFaults;

LiaisonSandboxFaults *liaison_sandbox_faults_new (void);
void liaison_sandbox_faults_free (LiaisonSandboxFaults *faults);

/* Takes @fault. */
void liaison_sandbox_faults_add (LiaisonSandboxFaults *faults, LiaisonSandboxFault *fault);
/* Nothing more goes wrong. */
void liaison_sandbox_faults_clear (LiaisonSandboxFaults *faults);
/* Ends the answers that are still on their way. */
void liaison_sandbox_faults_hang_up (LiaisonSandboxFaults *faults);

/* Takes one use of the first fault that waits for @target (path and query), or NULL. @by_path: only
 * of those that name a part of it. */
LiaisonSandboxFault *liaison_sandbox_faults_take (LiaisonSandboxFaults *faults,
                                                  const char *target,
                                                  gboolean by_path);
/* Takes one use of the first fault that waits for an id token and replaces its claim in @claims. */
void liaison_sandbox_faults_alter (LiaisonSandboxFaults *faults, JsonObject *claims);
/* Answers in place of the service; FALSE: this fault leaves the answer to it. */
gboolean liaison_sandbox_faults_replace (const LiaisonSandboxFault *fault,
                                         SoupServerMessage *message);
/* Does to the service's answer what the fault is about. */
void liaison_sandbox_faults_spoil (LiaisonSandboxFaults *faults,
                                   const LiaisonSandboxFault *fault,
                                   SoupServerMessage *message);
/* Whether it takes the connection from libsoup. */
gboolean liaison_sandbox_faults_steals (const LiaisonSandboxFault *fault);

G_END_DECLS
