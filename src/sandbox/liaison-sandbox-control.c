/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-control.h"

#include <json-glib/json-glib.h>
#include "sandbox/liaison-sandbox-answer.h"
#include "sandbox/liaison-sandbox-story.h"

#define TEXT_TYPE "text/plain; charset=utf-8"
#define JSON_TYPE "application/json; charset=utf-8"
#define TOKEN_LIFETIME_SECONDS 3600
#define MAX_LATE_MINUTES 10080

/* One request to /sandbox. */
typedef struct
{
  LiaisonSandboxParts *parts;
  SoupServerMessage *message;
  GHashTable *query; /* or NULL */
  JsonObject *body;  /* of a POST */
} Order;

static gboolean
host_is_loopback (const char *host)
{
  g_autofree char *address = host != NULL ? g_strconcat ("http://", host, NULL) : NULL;
  g_autoptr(GUri) uri = address != NULL ? g_uri_parse (address, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *name = uri != NULL ? g_uri_get_host (uri) : NULL;

  return name != NULL && (g_ascii_strcasecmp (name, "localhost") == 0 ||
                          g_str_equal (name, "127.0.0.1") || g_str_equal (name, "::1"));
}

static void
refuse (SoupServerMessage *message, guint status, const char *text)
{
  liaison_sandbox_answer_plain (message, status, TEXT_TYPE, text);
}

static void
confirm (Order *order)
{
  soup_server_message_set_status (order->message, SOUP_STATUS_NO_CONTENT, NULL);
}

/* A member that is a text; FALSE when it is there and is none. */
static gboolean
read_text (JsonObject *object, const char *name, const char **text)
{
  JsonNode *node = json_object_get_member (object, name);

  *text = NULL;
  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return FALSE;
  *text = json_node_get_string (node);
  return TRUE;
}

static gboolean
read_flag (JsonObject *object, const char *name, gboolean *flag)
{
  JsonNode *node = json_object_get_member (object, name);

  *flag = FALSE;
  if (node == NULL)
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    return FALSE;
  *flag = json_node_get_boolean (node);
  return TRUE;
}

static gboolean
read_number (JsonObject *object, const char *name, gint64 most, gint64 *number)
{
  JsonNode *node = json_object_get_member (object, name);

  *number = 0;
  if (node == NULL)
    return TRUE;
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return FALSE;
  *number = json_node_get_int (node);
  return *number >= 0 && *number <= most;
}

static void
choose_audit_mode (Order *order)
{
  LiaisonSandboxAuditMode mode = { 0 };
  gint64 late = 0;

  if (!read_number (order->body, "lateMinutes", MAX_LATE_MINUTES, &late) ||
      !read_flag (order->body, "silent", &mode.is_silent) ||
      !read_flag (order->body, "nameless", &mode.is_nameless))
    {
      refuse (order->message, SOUP_STATUS_BAD_REQUEST,
              "Give lateMinutes (0 to 10080), silent (true or false) or nameless (true or "
              "false); what is left out is 0 or false.\n");
      return;
    }
  mode.late_minutes = late;
  liaison_sandbox_audit_log_set_mode (liaison_sandbox_world_get_audit_log (order->parts->world),
                                      &mode);
  confirm (order);
}

static void
accept_customer (Order *order)
{
  LiaisonSandboxWorld *world = order->parts->world;
  g_auto(LiaisonSandboxCustomer) customer = { 0 };
  g_autofree char *answer = NULL;
  const char *company = NULL, *domain = NULL, *country = NULL;
  gboolean rights = FALSE;

  if (!read_text (order->body, "company", &company) || company == NULL || *company == '\0' ||
      !read_text (order->body, "domain", &domain) ||
      !read_text (order->body, "country", &country) || !read_flag (order->body, "rights", &rights))
    {
      refuse (order->message, SOUP_STATUS_BAD_REQUEST,
              "Give company (text) and, if you like, domain (text), country (text), rights "
              "(true or false).\n");
      return;
    }
  liaison_sandbox_world_read (
    world, liaison_sandbox_accept (world, company, domain, country, rights), &customer);
  answer = g_strdup_printf ("{\"id\":\"%s\"}\n", customer.id);
  liaison_sandbox_answer_plain (order->message, SOUP_STATUS_CREATED, JSON_TYPE, answer);
}

static void
let_happen (Order *order)
{
  g_autoptr(LiaisonSandboxHappening) happening = NULL;
  g_autoptr(JsonObject) object = NULL;
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *answer = NULL;
  const char *word = NULL, *id = NULL, *name = NULL;
  LiaisonSandboxEvent event;

  if (!read_text (order->body, "event", &word) || !liaison_sandbox_event_read (word, &event) ||
      !read_text (order->body, "id", &id) || !read_text (order->body, "name", &name) ||
      g_strcmp0 (name, "") == 0)
    {
      refuse (order->message, SOUP_STATUS_BAD_REQUEST,
              "Give event (rename, leave, lose-rights, gain-rights or microsoft-ends-rights) and, "
              "if you like, id (text) and name (text).\n");
      return;
    }
  happening = liaison_sandbox_happen (order->parts->world, event, id, name);
  if (happening == NULL)
    {
      refuse (order->message, SOUP_STATUS_NOT_FOUND, "There is no such customer.\n");
      return;
    }
  object = json_object_new ();
  json_object_set_string_member (object, "id", happening->id);
  json_object_set_string_member (object, "name", happening->name);
  json_object_set_string_member (object, "formerName", happening->former_name);
  root = json_node_new (JSON_NODE_OBJECT);
  json_node_set_object (root, object);
  answer = json_to_string (root, FALSE);
  liaison_sandbox_answer_plain (order->message, SOUP_STATUS_OK, JSON_TYPE, answer);
}

/* FALSE, with the refusal answered, when "person" is somebody unknown. NULL: it is not there. */
static gboolean
find_person (Order *order, const char *key, const LiaisonSandboxPerson **person)
{
  LiaisonSandboxPeople *people = liaison_sandbox_grants_get_people (order->parts->grants);

  *person = key != NULL ? liaison_sandbox_people_find (people, key) : NULL;
  if (key != NULL && *person == NULL)
    refuse (order->message, SOUP_STATUS_NOT_FOUND, "There is no such person.\n");
  return key == NULL || *person != NULL;
}

static void
give_token (Order *order)
{
  const char *key = order->query != NULL ? g_hash_table_lookup (order->query, "person") : NULL;
  const char *word = order->query != NULL ? g_hash_table_lookup (order->query, "resource") : NULL;
  LiaisonSandboxPeople *people = liaison_sandbox_grants_get_people (order->parts->grants);
  LiaisonSandboxResource resource = LIAISON_SANDBOX_PARTNER_CENTER;
  const LiaisonSandboxPerson *person = NULL;
  g_autofree char *token = NULL;

  if (!find_person (order, key, &person))
    return;
  if (word != NULL && !liaison_sandbox_resource_read (word, &resource))
    {
      refuse (order->message, SOUP_STATUS_BAD_REQUEST, "resource: partner-center or graph.\n");
      return;
    }
  token = liaison_sandbox_grants_make_token_for (
    order->parts->grants, person != NULL ? person : liaison_sandbox_people_find (people, NULL),
    liaison_sandbox_guard_get_audience (order->parts->guard, resource), TOKEN_LIFETIME_SECONDS);
  liaison_sandbox_answer_plain (order->message, SOUP_STATUS_OK, TEXT_TYPE, token);
}

/* Unlike the service's answers without a byte-order mark: scripts read this one. */
static void
show_state (Order *order)
{
  LiaisonSandboxWorld *world = order->parts->world;
  const LiaisonSandboxPartner *partner = liaison_sandbox_world_get_partner (world);
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  json_object_set_string_member (object, "cloud", partner->cloud);
  json_object_set_int_member (object, "seed", liaison_sandbox_world_get_seed (world));
  json_object_set_int_member (object, "customers", liaison_sandbox_world_get_n_customers (world));
  json_object_set_int_member (object, "accepted", liaison_sandbox_world_get_n_accepted (world));
  json_object_set_int_member (object, "requests", order->parts->n_requests);
  json_object_set_string_member (object, "partner", partner->name);
  json_object_set_string_member (object, "tenant", liaison_sandbox_world_get_tenant (world));
  json_object_set_string_member (object, "signInName", partner->sign_in_name);
  json_node_set_object (root, object);
  text = json_to_string (root, FALSE);
  liaison_sandbox_answer_plain (order->message, SOUP_STATUS_OK, JSON_TYPE, text);
}

static void
show_people (Order *order)
{
  LiaisonSandboxPeople *people = liaison_sandbox_grants_get_people (order->parts->grants);
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *text = NULL;
  JsonArray *array = json_array_new ();
  const LiaisonSandboxPerson *person;

  for (guint n = 0; (person = liaison_sandbox_people_get (people, n)) != NULL; n++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "person", person->key);
      json_object_set_string_member (object, "name", person->full_name);
      json_object_set_string_member (object, "signInName", person->sign_in_name);
      json_object_set_string_member (object, "id", person->id);
      json_object_set_string_member (object, "tenant", person->tenant);
      json_object_set_string_member (object, "note", person->note);
      json_array_add_object_element (array, object);
    }
  json_node_take_array (root, array);
  text = json_to_string (root, FALSE);
  liaison_sandbox_answer_plain (order->message, SOUP_STATUS_OK, JSON_TYPE, text);
}

static void
add_fault (Order *order)
{
  g_autoptr(GError) error = NULL;
  LiaisonSandboxFault *fault = liaison_sandbox_fault_new_from_json (order->body, &error);

  if (fault == NULL)
    {
      g_autofree char *answer = g_strconcat (error->message, "\n", NULL);

      refuse (order->message, SOUP_STATUS_BAD_REQUEST, answer);
      return;
    }
  liaison_sandbox_faults_add (order->parts->faults, fault);
  confirm (order);
}

static void
clear_faults (Order *order)
{
  liaison_sandbox_faults_clear (order->parts->faults);
  confirm (order);
}

static void
decide_device (Order *order)
{
  const char *code = NULL, *decision = NULL, *key = NULL;

  if (!read_text (order->body, "code", &code) || code == NULL ||
      !read_text (order->body, "decision", &decision) || decision == NULL ||
      !read_text (order->body, "person", &key))
    refuse (order->message, SOUP_STATUS_BAD_REQUEST,
            "Give code, decision (approve, deny or expire) and, if you like, person.\n");
  else if (!liaison_sandbox_devices_decide (order->parts->devices, code, decision, key))
    refuse (order->message, SOUP_STATUS_CONFLICT,
            "No device waits for that code, or that decision is none.\n");
  else
    confirm (order);
}

static void
end_sign_ins (Order *order)
{
  const LiaisonSandboxPerson *person;
  const char *key = NULL;

  if (!read_text (order->body, "person", &key))
    {
      refuse (order->message, SOUP_STATUS_BAD_REQUEST, "person is a text.\n");
      return;
    }
  if (!find_person (order, key, &person))
    return;
  liaison_sandbox_grants_revoke (order->parts->grants, person);
  confirm (order);
}

static void
begin_challenge (Order *order)
{
  const char *word = NULL, *claims = NULL;
  LiaisonSandboxResource resource;

  if (!read_text (order->body, "resource", &word) ||
      !liaison_sandbox_resource_read (word, &resource) ||
      !read_text (order->body, "claims", &claims) || claims == NULL ||
      !liaison_sandbox_guard_challenge (order->parts->guard, resource, claims))
    refuse (order->message, SOUP_STATUS_BAD_REQUEST,
            "Give resource (graph or partner-center) and claims (a text of JSON that asks for "
            "something in access tokens).\n");
  else
    confirm (order);
}

static void
end_challenges (Order *order)
{
  for (guint i = 0; i < LIAISON_SANDBOX_N_RESOURCES; i++)
    liaison_sandbox_guard_challenge (order->parts->guard, i, NULL);
  confirm (order);
}

static void
choose_refusal (Order *order)
{
  const char *form = NULL;

  if (!read_text (order->body, "mfaRefusal", &form) ||
      (g_strcmp0 (form, "old") != 0 && g_strcmp0 (form, "new") != 0))
    {
      refuse (order->message, SOUP_STATUS_BAD_REQUEST, "Give mfaRefusal: old or new.\n");
      return;
    }
  liaison_sandbox_guard_set_old_refusal (order->parts->guard, g_str_equal (form, "old"));
  confirm (order);
}

static const struct
{
  const char *method;
  const char *path;
  void (*carry_out) (Order *order);
} orders[] = {
  { "GET", "/sandbox/token", give_token },
  { "GET", "/sandbox/state", show_state },
  { "GET", "/sandbox/people", show_people },
  { "POST", "/sandbox/accept", accept_customer },
  { "POST", "/sandbox/event", let_happen },
  { "POST", "/sandbox/audit", choose_audit_mode },
  { "POST", "/sandbox/faults", add_fault },
  { "DELETE", "/sandbox/faults", clear_faults },
  { "POST", "/sandbox/device", decide_device },
  { "POST", "/sandbox/revoke", end_sign_ins },
  { "POST", "/sandbox/challenge", begin_challenge },
  { "DELETE", "/sandbox/challenge", end_challenges },
  { "POST", "/sandbox/mfa", choose_refusal },
};

/* A form of a web page cannot send this type. FALSE when the order is refused. */
static gboolean
read_body (Order *order, JsonNode **root)
{
  const char *type = soup_message_headers_get_content_type (
    soup_server_message_get_request_headers (order->message), NULL);
  g_autofree char *text = liaison_sandbox_dup_request_text (order->message);

  *root = json_from_string (text, NULL);
  if (g_strcmp0 (type, "application/json") != 0)
    refuse (order->message, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE, "Send application/json.\n");
  else if (*root == NULL || !JSON_NODE_HOLDS_OBJECT (*root))
    refuse (order->message, SOUP_STATUS_BAD_REQUEST, "The body is no JSON object.\n");
  else
    return TRUE;
  return FALSE;
}

static void
carry_out (Order *order, const char *path)
{
  const char *method = soup_server_message_get_method (order->message);
  g_autoptr(JsonNode) root = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      if (!g_str_equal (orders[i].path, path) || !g_str_equal (orders[i].method, method))
        continue;
      if (g_str_equal (method, "POST"))
        {
          if (!read_body (order, &root))
            return;
          order->body = json_node_get_object (root);
        }
      orders[i].carry_out (order);
      return;
    }
  refuse (order->message, SOUP_STATUS_NOT_FOUND,
          "GET token, people, state; POST accept, audit, device, event, mfa, revoke; POST or "
          "DELETE challenge, faults.\n");
}

void
liaison_sandbox_control_answer (LiaisonSandboxParts *parts,
                                SoupServerMessage *message,
                                const char *path,
                                GHashTable *query)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  Order order = { parts, message, query };

  if (soup_message_headers_get_one (headers, "Origin") != NULL ||
      !host_is_loopback (soup_message_headers_get_one (headers, "Host")))
    refuse (message, SOUP_STATUS_FORBIDDEN, "Not for web pages.\n");
  else
    carry_out (&order, path);
}
