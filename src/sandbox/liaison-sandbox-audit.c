/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-audit.h"

#include <stdio.h>
#include <string.h>

#include "sandbox/liaison-sandbox-answer.h"
#include "sandbox/liaison-sandbox-audit-routine.h"
#include "sandbox/liaison-sandbox-page.h"

#define DEFAULT_DAYS 30
#define TICKS_PER_MICROSECOND 10
#define EPOCH_IN_TICKS G_GINT64_CONSTANT (621355968000000000)
#define PURPOSE_DIGIT 0x580

typedef enum
{
  FIELD_NONE,
  FIELD_CUSTOMER,
  FIELD_NAME,
  FIELD_RESOURCE,
} Field;

/* What is asked for. */
typedef struct
{
  gint64 start; /* microseconds since 1970 */
  gint64 end;   /* not taken in */
  Field field;
  char *value; /* folded */
} Demand;

static void
demand_clear (Demand *demand)
{
  g_clear_pointer (&demand->value, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Demand, demand_clear)

/* "2026-03-11", or as Microsoft's own client writes: "3/11/2026 12:00:00 AM". The start of that
 * day, UTC. */
static gboolean
read_day (const char *text, gint64 *day)
{
  unsigned year, month, day_of_month;
  g_autoptr(GDateTime) time = NULL;

  if (sscanf (text, "%4u-%2u-%2u", &year, &month, &day_of_month) != 3 &&
      sscanf (text, "%2u/%2u/%4u", &month, &day_of_month, &year) != 3)
    return FALSE;
  time = g_date_time_new_utc ((int) year, (int) month, (int) day_of_month, 0, 0, 0);
  if (time == NULL)
    return FALSE;
  *day = g_date_time_to_unix (time) * G_USEC_PER_SEC;
  return TRUE;
}

/* Returns why not, or NULL. */
static const char *
read_window (Demand *demand, gint64 now, GHashTable *days)
{
  const char *start = g_hash_table_lookup (days, "startDate");
  const char *end = g_hash_table_lookup (days, "endDate");
  gint64 today = now - now % G_TIME_SPAN_DAY;

  demand->start = today - DEFAULT_DAYS * G_TIME_SPAN_DAY;
  demand->end = today;
  if ((start != NULL && !read_day (start, &demand->start)) ||
      (end != NULL && !read_day (end, &demand->end)))
    return "The date is invalid.";
  demand->end += G_TIME_SPAN_DAY;
  if (demand->start < today - LIAISON_SANDBOX_AUDIT_DAYS * G_TIME_SPAN_DAY)
    return "The start date must be within the last 90 days.";
  if (demand->end <= demand->start)
    return "The end date is before the start date.";
  demand->end = MIN (demand->end, now + 1);
  return NULL;
}

static gboolean
read_filter (Demand *demand, const char *text)
{
  static const struct
  {
    const char *field;
    const char *operation;
  } forms[] = {
    [FIELD_CUSTOMER] = { "CustomerId", "equals" },
    [FIELD_NAME] = { "CompanyName", "substring" },
    [FIELD_RESOURCE] = { "ResourceType", "equals" },
  };
  g_autofree char *field = NULL, *value = NULL, *operation = NULL;

  if (!liaison_sandbox_filter_read (text, &field, &value, &operation))
    return FALSE;
  demand->value = g_utf8_casefold (value, -1);
  for (Field f = FIELD_CUSTOMER; f <= FIELD_RESOURCE; f++)
    if (g_ascii_strcasecmp (field, forms[f].field) == 0 &&
        g_ascii_strcasecmp (operation, forms[f].operation) == 0)
      demand->field = f;
  return demand->field != FIELD_NONE;
}

/* The value is in Pascal case, what is compared in snake case. */
static gboolean
is_resource (const char *resource, const char *value)
{
  g_auto(GStrv) words = g_strsplit (resource, "_", -1);
  g_autofree char *joined = g_strjoinv (NULL, words);

  return g_str_equal (joined, value);
}

static gboolean
demand_takes (const Demand *demand, const LiaisonSandboxAuditEntry *entry)
{
  g_autofree char *name = NULL;

  switch (demand->field)
    {
    case FIELD_CUSTOMER:
      return g_str_equal (entry->customer_id, demand->value);
    case FIELD_RESOURCE:
      return is_resource (entry->resource, demand->value);
    case FIELD_NAME:
      if (entry->customer_name == NULL)
        return FALSE;
      name = g_utf8_casefold (entry->customer_name, -1);
      return strstr (name, demand->value) != NULL;
    case FIELD_NONE:
    default:
      return TRUE;
    }
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const LiaisonSandboxAuditEntry *const *first = a;
  const LiaisonSandboxAuditEntry *const *second = b;

  return ((*first)->time > (*second)->time) - ((*first)->time < (*second)->time);
}

/* All in the window, in order. @own holds those that are nobody else's. Transfer container. */
static GPtrArray *
collect (LiaisonSandboxWorld *world, const Demand *demand, gint64 now, GPtrArray *own)
{
  GPtrArray *entries = g_ptr_array_new ();
  GPtrArray *log =
    liaison_sandbox_audit_log_get_entries (liaison_sandbox_world_get_audit_log (world));

  liaison_sandbox_audit_routine_append (world, demand->start, demand->end, own);
  for (guint i = 0; i < own->len; i++)
    g_ptr_array_add (entries, g_ptr_array_index (own, i));
  for (guint i = 0; i < log->len; i++)
    {
      const LiaisonSandboxAuditEntry *entry = g_ptr_array_index (log, i);

      if (entry->time >= demand->start && entry->time < demand->end && entry->shown <= now)
        g_ptr_array_add (entries, (gpointer) entry);
    }
  g_ptr_array_sort (entries, compare_times);
  return entries;
}

/* The service counts in tenths of microseconds; the last digit follows from the others. */
static guint
get_last_digit (const LiaisonSandboxAuditEntry *entry)
{
  return liaison_sandbox_scale (liaison_sandbox_hash ((guint64) entry->time, 0, PURPOSE_DIGIT),
                                TICKS_PER_MICROSECOND);
}

static void
write_id (LiaisonSandboxBody *body,
          LiaisonSandboxWorld *world,
          const LiaisonSandboxAuditEntry *entry)
{
  g_auto(GStrv) words = g_strsplit (entry->operation, "_", -1);
  g_autofree char *operation = g_strjoinv (NULL, words);
  const char *tenant = liaison_sandbox_world_get_tenant (world);

  liaison_sandbox_body_add_format (
    body, "id", "%s_%s_%s_%" G_GINT64_FORMAT, tenant,
    *entry->customer_id != '\0' ? entry->customer_id : tenant, operation,
    EPOCH_IN_TICKS + entry->time * TICKS_PER_MICROSECOND + get_last_digit (entry));
}

static void
write_time (LiaisonSandboxBody *body, const LiaisonSandboxAuditEntry *entry)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (entry->time / G_USEC_PER_SEC);
  g_autofree char *text = g_date_time_format (time, "%Y-%m-%dT%H:%M:%S");

  liaison_sandbox_body_add_format (body, "operationDate", "%s.%06d%u%s", text,
                                   (int) (entry->time % G_USEC_PER_SEC), get_last_digit (entry),
                                   entry->has_zone ? "Z" : "");
}

static void
write_customized (LiaisonSandboxBody *body)
{
  liaison_sandbox_body_open_array (body, "customizedData");
  liaison_sandbox_body_open (body, NULL);
  liaison_sandbox_body_add_text (body, "key", "Reason");
  liaison_sandbox_body_add_null (body, "value");
  liaison_sandbox_body_close (body);
  liaison_sandbox_body_close_array (body);
}

static void
write_record (LiaisonSandboxBody *body,
              LiaisonSandboxWorld *world,
              const LiaisonSandboxAuditEntry *entry)
{
  const LiaisonSandboxPartner *partner = liaison_sandbox_world_get_partner (world);
  gboolean has_customer = *entry->customer_id != '\0';

  liaison_sandbox_body_open (body, NULL);
  if (entry->has_id)
    write_id (body, world, entry);
  liaison_sandbox_body_add_text (body, "partnerId", liaison_sandbox_world_get_tenant (world));
  liaison_sandbox_body_add_text (body, "customerId", has_customer ? entry->customer_id : NULL);
  liaison_sandbox_body_add_text (body, "customerName",
                                 entry->is_nameless ? NULL : entry->customer_name);
  liaison_sandbox_body_add_text (body, "userPrincipalName",
                                 entry->by_partner ? partner->sign_in_name : NULL);
  liaison_sandbox_body_add_text (body, "resourceType", entry->resource);
  liaison_sandbox_body_add_text (body, "resourceOldValue", entry->old_value);
  liaison_sandbox_body_add_text (body, "resourceNewValue", entry->new_value);
  liaison_sandbox_body_add_text (body, "operationType", entry->operation);
  write_time (body, entry);
  liaison_sandbox_body_add_text (body, "operationStatus", entry->status);
  write_customized (body);
  liaison_sandbox_body_add_attributes (body, "AuditRecord", NULL);
  liaison_sandbox_body_close (body);
}

static guint
write_records (LiaisonSandboxBody *body,
               LiaisonSandboxWorld *world,
               const Demand *demand,
               GPtrArray *entries,
               guint size,
               guint *place)
{
  guint n_items = 0;

  for (; *place < entries->len && n_items < size; (*place)++)
    {
      const LiaisonSandboxAuditEntry *entry = g_ptr_array_index (entries, *place);

      if (!demand_takes (demand, entry))
        continue;
      write_record (body, world, entry);
      n_items++;
    }
  return n_items;
}

static void
answer_page (LiaisonSandboxWorld *world,
             const LiaisonSandboxPage *page,
             const Demand *demand,
             gboolean is_endless,
             SoupServerMessage *message)
{
  gint64 now = liaison_sandbox_world_get_now (world);
  g_autoptr(GPtrArray) own =
               g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_sandbox_audit_entry_free);
  g_autoptr(GPtrArray) entries = collect (world, demand, now, own);
  g_autoptr(LiaisonSandboxBody) body = liaison_sandbox_body_new ();
  LiaisonSandboxPage next = { .first = page->first };
  guint n_items;

  liaison_sandbox_body_open_array (body, "items");
  n_items = write_records (body, world, demand, entries, page->size, &next.first);
  if (n_items == 0 && page->first > 0)
    {
      liaison_sandbox_answer_error (message, 400, "2000", "There are no more pages.");
      return;
    }
  liaison_sandbox_body_close_array (body);
  liaison_sandbox_page_end (page, body, "/auditrecords", n_items,
                            liaison_sandbox_page_find_next (page, n_items == page->size,
                                                            next.first == entries->len, is_endless,
                                                            &next));
  liaison_sandbox_answer_success (message, liaison_sandbox_body_end (g_steal_pointer (&body)));
}

void
liaison_sandbox_answer_audit_records (LiaisonSandboxWorld *world,
                                      guint page_size_max,
                                      gboolean is_endless,
                                      SoupServerMessage *message,
                                      GHashTable *query)
{
  static const char *const kept[] = { "startDate", "endDate", NULL };
  g_auto(LiaisonSandboxPage) page = { 0 };
  g_auto(Demand) demand = { 0 };
  g_autoptr(GHashTable) days = NULL;
  const char *trouble;

  if (!liaison_sandbox_page_read (&page, message, query, kept, page_size_max))
    return;
  days = soup_form_decode (page.kept != NULL ? page.kept : "");
  trouble = read_window (&demand, liaison_sandbox_world_get_now (world), days);
  if (trouble == NULL && page.filter != NULL && !read_filter (&demand, page.filter))
    trouble = "The filter is invalid.";
  if (trouble != NULL)
    liaison_sandbox_answer_error (message, 400, "2000", trouble);
  else
    answer_page (world, &page, &demand, is_endless, message);
}
