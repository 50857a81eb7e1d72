/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-story-orders.h"

#include "sandbox/liaison-sandbox-resellers.h"
#include "sandbox/liaison-sandbox-story.h"

#define MAX_LATE_MINUTES 10080
#define MAX_DAYS 3650
#define MAX_HOURS (MAX_DAYS * 24)
#define MAX_MINUTES (MAX_HOURS * 60)

/* Everything but @acceptance->domains is owned by the order's body. */
static gboolean
read_acceptance (LiaisonSandboxOrder *order, LiaisonSandboxAcceptance *acceptance)
{
  return liaison_sandbox_order_read_text (order, "id", (const char **) &acceptance->id) &&
         liaison_sandbox_order_read_text (order, "company", (const char **) &acceptance->company) &&
         liaison_sandbox_order_read_text (order, "domain", (const char **) &acceptance->domain) &&
         liaison_sandbox_order_read_texts (order, "domains", &acceptance->domains) &&
         liaison_sandbox_order_read_text (order, "country", (const char **) &acceptance->country) &&
         liaison_sandbox_order_read_text (order, "reseller",
                                          (const char **) &acceptance->reseller) &&
         liaison_sandbox_order_read_flag (order, "rights", &acceptance->rights) &&
         (acceptance->id != NULL || (acceptance->company != NULL && *acceptance->company != '\0'));
}

/* { @name: @value, … }, whose last name is NULL. Transfer full. */
static JsonNode *
make_object (const char *name, const char *value, ...)
{
  g_autoptr(JsonObject) object = json_object_new ();
  JsonNode *root = json_node_new (JSON_NODE_OBJECT);
  va_list args;

  va_start (args, value);
  while (name != NULL)
    {
      json_object_set_string_member (object, name, value);
      name = va_arg (args, const char *);
      value = name != NULL ? va_arg (args, const char *) : NULL;
    }
  va_end (args);
  json_node_set_object (root, object);
  return root;
}

void
liaison_sandbox_order_accept (LiaisonSandboxOrder *order)
{
  LiaisonSandboxWorld *world = order->parts->world;
  LiaisonSandboxAcceptance acceptance = { 0 };
  g_auto(LiaisonSandboxCustomer) customer = { 0 };
  g_autoptr(JsonNode) root = NULL;
  guint index = 0;

  if (!read_acceptance (order, &acceptance))
    liaison_sandbox_order_refuse (
      order, SOUP_STATUS_BAD_REQUEST,
      "Give company (text) and, if you like, domain (text), domains (texts), country (text), "
      "reseller (text), rights (true or false); or id (text) and rights.\n");
  else if (!liaison_sandbox_accept (world, &acceptance, &index))
    liaison_sandbox_order_refuse (order, SOUP_STATUS_NOT_FOUND, "There is no such customer.\n");
  else
    {
      liaison_sandbox_world_read (world, index, &customer);
      root = make_object ("id", customer.id, NULL);
      liaison_sandbox_order_answer (order, SOUP_STATUS_CREATED, root);
    }
  g_strfreev (acceptance.domains);
}

void
liaison_sandbox_order_happen (LiaisonSandboxOrder *order)
{
  g_autoptr(LiaisonSandboxHappening) happening = NULL;
  g_autoptr(JsonNode) root = NULL;
  const char *word = NULL, *id = NULL, *name = NULL;
  LiaisonSandboxEvent event;

  if (!liaison_sandbox_order_read_text (order, "event", &word) ||
      !liaison_sandbox_event_read (word, &event) ||
      !liaison_sandbox_order_read_text (order, "id", &id) ||
      !liaison_sandbox_order_read_text (order, "name", &name) || g_strcmp0 (name, "") == 0)
    {
      liaison_sandbox_order_refuse (
        order, SOUP_STATUS_BAD_REQUEST,
        "Give event (rename, leave, lose-rights, gain-rights, microsoft-ends-rights or double) "
        "and, if you like, id (text) and name (text).\n");
      return;
    }
  happening = liaison_sandbox_happen (order->parts->world, event, id, name);
  if (happening == NULL)
    {
      liaison_sandbox_order_refuse (order, SOUP_STATUS_NOT_FOUND, "There is no such customer.\n");
      return;
    }
  root = make_object ("id", happening->id, "name", happening->name, "formerName",
                      happening->former_name, NULL);
  liaison_sandbox_order_answer (order, SOUP_STATUS_OK, root);
}

char *
liaison_sandbox_dup_now (LiaisonSandboxWorld *world)
{
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_utc (liaison_sandbox_world_get_now (world) /
                                                             G_USEC_PER_SEC);

  return g_date_time_format_iso8601 (now);
}

void
liaison_sandbox_order_travel (LiaisonSandboxOrder *order)
{
  LiaisonSandboxWorld *world = order->parts->world;
  g_autofree char *now = NULL;
  g_autoptr(JsonNode) root = NULL;
  gint64 days = 0, hours = 0, minutes = 0;

  if (!liaison_sandbox_order_read_number (order, "days", MAX_DAYS, &days) ||
      !liaison_sandbox_order_read_number (order, "hours", MAX_HOURS, &hours) ||
      !liaison_sandbox_order_read_number (order, "minutes", MAX_MINUTES, &minutes))
    {
      liaison_sandbox_order_refuse (order, SOUP_STATUS_BAD_REQUEST,
                                    "Give days, hours or minutes (numbers up to ten years).\n");
      return;
    }
  liaison_sandbox_world_travel (world, ((days * 24 + hours) * 60 + minutes) * 60);
  now = liaison_sandbox_dup_now (world);
  root = make_object ("now", now, NULL);
  liaison_sandbox_order_answer (order, SOUP_STATUS_OK, root);
}

void
liaison_sandbox_order_audit (LiaisonSandboxOrder *order)
{
  LiaisonSandboxAuditMode mode = { 0 };
  gint64 late = 0;

  if (!liaison_sandbox_order_read_number (order, "lateMinutes", MAX_LATE_MINUTES, &late) ||
      !liaison_sandbox_order_read_flag (order, "silent", &mode.is_silent) ||
      !liaison_sandbox_order_read_flag (order, "nameless", &mode.is_nameless))
    {
      liaison_sandbox_order_refuse (
        order, SOUP_STATUS_BAD_REQUEST,
        "Give lateMinutes (0 to 10080), silent (true or false) or nameless (true or false); what "
        "is left out is 0 or false.\n");
      return;
    }
  mode.late_minutes = late;
  liaison_sandbox_audit_log_set_mode (liaison_sandbox_world_get_audit_log (order->parts->world),
                                      &mode);
  liaison_sandbox_order_confirm (order);
}

void
liaison_sandbox_order_providers (LiaisonSandboxOrder *order)
{
  gint64 count = 0;
  gboolean ignored = FALSE;

  if (!liaison_sandbox_order_read_number (order, "count", LIAISON_SANDBOX_N_PROVIDERS, &count) ||
      !liaison_sandbox_order_read_flag (order, "ignored", &ignored))
    {
      liaison_sandbox_order_refuse (order, SOUP_STATUS_BAD_REQUEST,
                                    "Give count (0 to 2) and ignored (true or false); what is left "
                                    "out is 0 or false.\n");
      return;
    }
  liaison_sandbox_world_set_n_providers (order->parts->world, count);
  liaison_sandbox_world_set_ignores_parties (order->parts->world, ignored);
  liaison_sandbox_order_confirm (order);
}
