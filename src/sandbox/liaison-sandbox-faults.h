/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What a test wants to go wrong: see liaison_sandbox_server_fail_next (). */
typedef struct _LiaisonSandboxFaults LiaisonSandboxFaults;

LiaisonSandboxFaults *liaison_sandbox_faults_new (void);
void liaison_sandbox_faults_free (LiaisonSandboxFaults *faults);

void liaison_sandbox_faults_fail_next (LiaisonSandboxFaults *faults,
                                       const char *path,
                                       guint status,
                                       const char *service_code,
                                       guint count);
void liaison_sandbox_faults_answer_next (LiaisonSandboxFaults *faults,
                                         const char *path,
                                         const char *body,
                                         const char *content_type,
                                         guint count);
/* Answers with the first fault that waits for @target (path and query). FALSE when none does. */
gboolean liaison_sandbox_faults_answer (LiaisonSandboxFaults *faults,
                                        SoupServerMessage *message,
                                        const char *target);

G_END_DECLS
