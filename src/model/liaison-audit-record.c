/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-audit-record.h"

#include <string.h>

#define ACCEPTED "resellerrelationshipaccepted"
#define ACCEPTED_ID "resellerrelationshipacceptedbycustomer"

struct _LiaisonAuditRecord
{
  GObject parent_instance;

  char *key;
  char *customer_id;
  char *customer_name;
  char *operation_text;
  LiaisonAuditOperation operation;
  gint64 time;
  gboolean succeeded;
};

G_DEFINE_FINAL_TYPE (LiaisonAuditRecord, liaison_audit_record, G_TYPE_OBJECT)

/* Letters only and in lower case: snake, kebab and Pascal case become one. Transfer full. */
static char *
fold (const char *text)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = text; p != NULL && *p != '\0'; p++)
    if (g_ascii_isalpha (*p))
      g_string_append_c (letters, g_ascii_tolower (*p));
  return g_string_free (letters, FALSE);
}

/* The spelling of an acceptance is known from the id alone, of the others from the documents. The
 * privileges between provider and reseller have names of their own that begin differently. */
LiaisonAuditOperation
liaison_audit_operation_read (const char *operation, const char *id)
{
  g_autofree char *letters = fold (operation);
  g_autofree char *id_letters = fold (id);

  if (strstr (letters, ACCEPTED) != NULL || strstr (id_letters, ACCEPTED_ID) != NULL)
    return LIAISON_AUDIT_RESELLER_ACCEPTED;
  if (g_str_equal (letters, "dapadminrelationshipapproved"))
    return LIAISON_AUDIT_DAP_APPROVED;
  if (g_str_has_prefix (letters, "dapadminrelationshipterminated"))
    return LIAISON_AUDIT_DAP_TERMINATED;
  if (g_str_equal (letters, "removepartnercustomerrelationship"))
    return LIAISON_AUDIT_RELATIONSHIP_REMOVED;
  return LIAISON_AUDIT_OTHER;
}

static void
liaison_audit_record_finalize (GObject *object)
{
  LiaisonAuditRecord *self = LIAISON_AUDIT_RECORD (object);

  g_free (self->key);
  g_free (self->customer_id);
  g_free (self->customer_name);
  g_free (self->operation_text);

  G_OBJECT_CLASS (liaison_audit_record_parent_class)->finalize (object);
}

static void
liaison_audit_record_class_init (LiaisonAuditRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_audit_record_finalize;
}

static void
liaison_audit_record_init (LiaisonAuditRecord *self)
{
}

static char *
make_key (LiaisonAuditRecord *self)
{
  g_autofree char *letters = fold (self->operation_text);

  return g_strdup_printf ("%" G_GINT64_FORMAT "_%s_%s", self->time,
                          self->customer_id != NULL ? self->customer_id : "", letters);
}

LiaisonAuditRecord *
liaison_audit_record_new (const LiaisonAuditRecordSpec *spec)
{
  LiaisonAuditRecord *self;

  g_return_val_if_fail (spec != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_AUDIT_RECORD, NULL);
  self->customer_id = spec->customer_id != NULL ? g_ascii_strdown (spec->customer_id, -1) : NULL;
  self->customer_name = g_strdup (spec->customer_name);
  self->operation_text = g_strdup (spec->operation_text);
  self->operation = liaison_audit_operation_read (spec->operation_text, spec->id);
  self->time = spec->time;
  self->succeeded = spec->succeeded;
  self->key = spec->id != NULL ? g_strdup (spec->id) : make_key (self);
  return self;
}

const char *
liaison_audit_record_get_key (LiaisonAuditRecord *self)
{
  g_return_val_if_fail (LIAISON_IS_AUDIT_RECORD (self), NULL);

  return self->key;
}

const char *
liaison_audit_record_get_customer_id (LiaisonAuditRecord *self)
{
  g_return_val_if_fail (LIAISON_IS_AUDIT_RECORD (self), NULL);

  return self->customer_id;
}

const char *
liaison_audit_record_get_customer_name (LiaisonAuditRecord *self)
{
  g_return_val_if_fail (LIAISON_IS_AUDIT_RECORD (self), NULL);

  return self->customer_name;
}

const char *
liaison_audit_record_get_operation_text (LiaisonAuditRecord *self)
{
  g_return_val_if_fail (LIAISON_IS_AUDIT_RECORD (self), NULL);

  return self->operation_text;
}

LiaisonAuditOperation
liaison_audit_record_get_operation (LiaisonAuditRecord *self)
{
  g_return_val_if_fail (LIAISON_IS_AUDIT_RECORD (self), LIAISON_AUDIT_OTHER);

  return self->operation;
}

gint64
liaison_audit_record_get_time (LiaisonAuditRecord *self)
{
  g_return_val_if_fail (LIAISON_IS_AUDIT_RECORD (self), 0);

  return self->time;
}

gboolean
liaison_audit_record_get_succeeded (LiaisonAuditRecord *self)
{
  g_return_val_if_fail (LIAISON_IS_AUDIT_RECORD (self), FALSE);

  return self->succeeded;
}
