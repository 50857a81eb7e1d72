/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sandbox/liaison-sandbox-random.h"

G_BEGIN_DECLS

/* How long the service remembers ("support.md", section 4). */
#define LIAISON_SANDBOX_AUDIT_DAYS 90

/* One audit record. The static texts are as written on the wire. */
typedef struct
{
  gint64 time;                                 /* microseconds since 1970 */
  gint64 shown;                                /* from when on it is told; not before @time */
  char customer_id[LIAISON_SANDBOX_GUID_SIZE]; /* "": about no customer */
  char *customer_name;                         /* as it was then; NULL with no customer */
  const char *resource;
  const char *operation;
  const char *status;
  char *old_value;      /* JSON, or NULL */
  char *new_value;      /* JSON, or NULL */
  gboolean by_partner;  /* somebody of the partner did it */
  gboolean has_id;      /* newer records have one */
  gboolean has_zone;    /* the time says that it is UTC */
  gboolean is_nameless; /* the name of the customer is not told */
} LiaisonSandboxAuditEntry;

LiaisonSandboxAuditEntry *liaison_sandbox_audit_entry_new (void);
void liaison_sandbox_audit_entry_free (LiaisonSandboxAuditEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonSandboxAuditEntry, liaison_sandbox_audit_entry_free)

/* How the service keeps its log from now on: a promise of when a record appears, or that it does,
 * is documented nowhere. */
typedef struct
{
  gboolean is_silent;   /* nothing is logged */
  guint late_minutes;   /* the record appears so long after what happened */
  gboolean is_nameless; /* no customer's name is told */
} LiaisonSandboxAuditMode;

/* What happened while the sandbox runs. */
typedef struct _LiaisonSandboxAuditLog LiaisonSandboxAuditLog;

LiaisonSandboxAuditLog *liaison_sandbox_audit_log_new (void);
void liaison_sandbox_audit_log_free (LiaisonSandboxAuditLog *log);
void liaison_sandbox_audit_log_set_mode (LiaisonSandboxAuditLog *log,
                                         const LiaisonSandboxAuditMode *mode);
/* Takes @entry. */
void liaison_sandbox_audit_log_add (LiaisonSandboxAuditLog *log, LiaisonSandboxAuditEntry *entry);
/* Of LiaisonSandboxAuditEntry. Owned by @log. */
GPtrArray *liaison_sandbox_audit_log_get_entries (LiaisonSandboxAuditLog *log);

G_END_DECLS
