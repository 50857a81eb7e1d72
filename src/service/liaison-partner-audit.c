/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-service"

#include "service/liaison-partner-client-private.h"
#include "service/liaison-partner-json.h"
#include "wire/liaison-json.h"

/* What the service logged ("support.md", section 4). */

LiaisonAuditPage *
liaison_audit_page_new (void)
{
  LiaisonAuditPage *page = g_new0 (LiaisonAuditPage, 1);

  page->records = g_ptr_array_new_with_free_func (g_object_unref);
  return page;
}

void
liaison_audit_page_free (LiaisonAuditPage *page)
{
  g_ptr_array_unref (page->records);
  g_free (page->continuation);
  g_free (page);
}

/* Microseconds; the seventh digit of the fraction is left out. */
static gint64
read_time (JsonNode *item)
{
  g_autoptr(GDateTime) time = liaison_json_dup_time (item, "operationDate");

  if (time == NULL)
    return 0;
  return g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
}

static LiaisonAuditRecord *
read_record (JsonNode *item)
{
  /* The order of the values in Microsoft's own client. */
  static const char *const statuses[] = { "succeeded", "failed", "progress", "decline" };
  g_autofree char *operation = liaison_json_dup_text (item, "operationType");
  g_autofree char *status =
    liaison_partner_json_dup_word (item, "operationStatus", statuses, G_N_ELEMENTS (statuses));
  LiaisonAuditRecordSpec spec = { 0 };

  spec.id = liaison_json_string (item, "id");
  spec.customer_id = liaison_json_string (item, "customerId");
  spec.customer_name = liaison_json_string (item, "customerName");
  spec.operation_text = operation;
  spec.time = read_time (item);
  spec.succeeded = status != NULL && g_ascii_strcasecmp (status, "succeeded") == 0;
  return liaison_audit_record_new (&spec);
}

/* Unlike other items, a record may do without an id. */
gpointer
liaison_partner_json_read_audit_records (JsonNode *node, gpointer unused, GError **error)
{
  g_autoptr(LiaisonAuditPage) page = liaison_audit_page_new ();
  JsonArray *items = liaison_partner_json_get_items (node, error);

  if (items == NULL || !liaison_partner_json_read_continuation (node, &page->continuation, error))
    return NULL;

  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonNode *item = json_array_get_element (items, i);

      if (JSON_NODE_HOLDS_OBJECT (item))
        g_ptr_array_add (page->records, read_record (item));
    }
  return g_steal_pointer (&page);
}

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  gboolean continued = GPOINTER_TO_INT (g_task_get_task_data (task));
  LiaisonAuditPage *page =
    liaison_rest_client_call_finish (LIAISON_REST_CLIENT (source), result, &error);

  if (page == NULL && continued && liaison_partner_json_is_past_end (error))
    {
      page = liaison_audit_page_new ();
      page->past_end = TRUE;
    }

  if (page != NULL)
    g_task_return_pointer (task, page, (GDestroyNotify) liaison_audit_page_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* A day from outside cannot leave its place in the query. */
static void
append_day (GString *path, const char *name, const char *day)
{
  g_string_append_printf (path, "&%s=", name);
  g_string_append_uri_escaped (path, day, NULL, FALSE);
}

void
liaison_partner_client_list_audit_records_async (LiaisonPartnerClient *self,
                                                 const char *start_day,
                                                 const char *end_day,
                                                 const char *continuation,
                                                 guint size,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GString) path = g_string_new (NULL);
  LiaisonRestCall call = { .continuation = continuation,
                           .read = liaison_partner_json_read_audit_records,
                           .free_result = (GDestroyNotify) liaison_audit_page_free };

  g_return_if_fail (LIAISON_IS_PARTNER_CLIENT (self));
  g_return_if_fail (start_day != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_partner_client_list_audit_records_async);
  g_task_set_task_data (task, GINT_TO_POINTER (continuation != NULL), NULL);

  g_string_printf (path, "/v1/auditrecords?size=%u", size);
  append_day (path, "startDate", start_day);
  if (end_day != NULL)
    append_day (path, "endDate", end_day);
  if (continuation != NULL)
    g_string_append (path, "&seekOperation=Next");
  call.path = path->str;
  liaison_rest_client_call_async (liaison_partner_client_get_rest (self), &call, cancellable,
                                  page_read_cb, g_object_ref (task));
}

LiaisonAuditPage *
liaison_partner_client_list_audit_records_finish (LiaisonPartnerClient *self,
                                                  GAsyncResult *result,
                                                  GError **error)
{
  return liaison_partner_client_finish_call (
    self, result, liaison_partner_client_list_audit_records_async, error);
}
