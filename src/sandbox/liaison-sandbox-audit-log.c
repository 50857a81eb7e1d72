/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-audit-log.h"

struct _LiaisonSandboxAuditLog
{
  GPtrArray *entries;
  LiaisonSandboxAuditMode mode;
};

LiaisonSandboxAuditEntry *
liaison_sandbox_audit_entry_new (void)
{
  return g_new0 (LiaisonSandboxAuditEntry, 1);
}

void
liaison_sandbox_audit_entry_free (LiaisonSandboxAuditEntry *entry)
{
  g_free (entry->customer_name);
  g_free (entry->old_value);
  g_free (entry->new_value);
  g_free (entry);
}

LiaisonSandboxAuditLog *
liaison_sandbox_audit_log_new (void)
{
  LiaisonSandboxAuditLog *log = g_new0 (LiaisonSandboxAuditLog, 1);

  log->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_sandbox_audit_entry_free);
  return log;
}

void
liaison_sandbox_audit_log_free (LiaisonSandboxAuditLog *log)
{
  g_ptr_array_unref (log->entries);
  g_free (log);
}

void
liaison_sandbox_audit_log_set_mode (LiaisonSandboxAuditLog *log,
                                    const LiaisonSandboxAuditMode *mode)
{
  log->mode = *mode;
}

void
liaison_sandbox_audit_log_add (LiaisonSandboxAuditLog *log, LiaisonSandboxAuditEntry *entry)
{
  if (log->mode.is_silent)
    {
      liaison_sandbox_audit_entry_free (entry);
      return;
    }
  entry->shown = entry->time + log->mode.late_minutes * G_TIME_SPAN_MINUTE;
  entry->is_nameless = entry->is_nameless || log->mode.is_nameless;
  g_ptr_array_add (log->entries, entry);
}

GPtrArray *
liaison_sandbox_audit_log_get_entries (LiaisonSandboxAuditLog *log)
{
  return log->entries;
}
