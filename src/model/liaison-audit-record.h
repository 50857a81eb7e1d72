/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What an operation means to us. The service's list of operations keeps growing, and how it spells
 * an acceptance is documented nowhere, so that the reading is a lenient one ("support.md", section
 * 4; ACC-1, ACC-3). */
typedef enum
{
  LIAISON_AUDIT_OTHER,
  LIAISON_AUDIT_RESELLER_ACCEPTED, /* by the customer; alone or with an indirect provider */
  LIAISON_AUDIT_DAP_APPROVED,      /* delegated administration privileges given */
  LIAISON_AUDIT_DAP_TERMINATED,    /* taken away by the customer, the partner or Microsoft */
  LIAISON_AUDIT_RELATIONSHIP_REMOVED,
} LiaisonAuditOperation;

/* @operation: as on the wire; @id: of the record; either may be NULL. */
LiaisonAuditOperation liaison_audit_operation_read (const char *operation, const char *id);

/* Something the service logged. Immutable. What it was before and after is not kept: it may hold
 * personal data. */
#define LIAISON_TYPE_AUDIT_RECORD (liaison_audit_record_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAuditRecord, liaison_audit_record, LIAISON, AUDIT_RECORD, GObject)

typedef struct
{
  const char *id;             /* NULL: not told */
  const char *customer_id;    /* NULL: about no customer */
  const char *customer_name;  /* NULL: not told */
  const char *operation_text; /* NULL: not told */
  gint64 time;                /* microseconds since 1970; 0: not told */
  gboolean succeeded;
} LiaisonAuditRecordSpec;

LiaisonAuditRecord *liaison_audit_record_new (const LiaisonAuditRecordSpec *spec);

/* The same record has the same key whenever it is read: its id, or, as older records have none,
 * one made of time, customer and operation. Never NULL. */
const char *liaison_audit_record_get_key (LiaisonAuditRecord *self);
/* Microsoft ID, lower case, or NULL. */
const char *liaison_audit_record_get_customer_id (LiaisonAuditRecord *self);
const char *liaison_audit_record_get_customer_name (LiaisonAuditRecord *self);
/* What the service called it, or NULL. */
const char *liaison_audit_record_get_operation_text (LiaisonAuditRecord *self);
LiaisonAuditOperation liaison_audit_record_get_operation (LiaisonAuditRecord *self);
/* Microseconds since 1970, UTC (ACC-11). */
gint64 liaison_audit_record_get_time (LiaisonAuditRecord *self);
/* FALSE: it failed, was declined or is under way, so that nothing came of it yet. */
gboolean liaison_audit_record_get_succeeded (LiaisonAuditRecord *self);

G_END_DECLS
