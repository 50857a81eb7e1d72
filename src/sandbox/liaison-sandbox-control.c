/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-control.h"

#include "sandbox/liaison-sandbox-answer.h"
#include "sandbox/liaison-sandbox-order.h"
#include "sandbox/liaison-sandbox-story-orders.h"

#define TEXT_TYPE "text/plain; charset=utf-8"
#define TOKEN_LIFETIME_SECONDS 3600

static gboolean
host_is_loopback (const char *host)
{
  g_autofree char *address = host != NULL ? g_strconcat ("http://", host, NULL) : NULL;
  g_autoptr(GUri) uri = address != NULL ? g_uri_parse (address, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *name = uri != NULL ? g_uri_get_host (uri) : NULL;

  return name != NULL && (g_ascii_strcasecmp (name, "localhost") == 0 ||
                          g_str_equal (name, "127.0.0.1") || g_str_equal (name, "::1"));
}

/* FALSE, with the refusal answered, when "person" is somebody unknown. NULL: it is not there. */
static gboolean
find_person (LiaisonSandboxOrder *order, const char *key, const LiaisonSandboxPerson **person)
{
  LiaisonSandboxPeople *people = liaison_sandbox_grants_get_people (order->parts->grants);

  *person = key != NULL ? liaison_sandbox_people_find (people, key) : NULL;
  if (key != NULL && *person == NULL)
    liaison_sandbox_order_refuse (order, SOUP_STATUS_NOT_FOUND, "There is no such person.\n");
  return key == NULL || *person != NULL;
}

static void
give_token (LiaisonSandboxOrder *order)
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
      liaison_sandbox_order_refuse (order, SOUP_STATUS_BAD_REQUEST,
                                    "resource: partner-center or graph.\n");
      return;
    }
  token = liaison_sandbox_grants_make_token_for (
    order->parts->grants, person != NULL ? person : liaison_sandbox_people_find (people, NULL),
    liaison_sandbox_guard_get_audience (order->parts->guard, resource), TOKEN_LIFETIME_SECONDS);
  liaison_sandbox_answer_plain (order->message, SOUP_STATUS_OK, TEXT_TYPE, token);
}

static void
show_state (LiaisonSandboxOrder *order)
{
  LiaisonSandboxWorld *world = order->parts->world;
  const LiaisonSandboxPartner *partner = liaison_sandbox_world_get_partner (world);
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *now = liaison_sandbox_dup_now (world);

  json_object_set_string_member (object, "cloud", partner->cloud);
  json_object_set_int_member (object, "seed", liaison_sandbox_world_get_seed (world));
  json_object_set_int_member (object, "customers", liaison_sandbox_world_get_n_customers (world));
  json_object_set_int_member (object, "accepted", liaison_sandbox_world_get_n_accepted (world));
  json_object_set_int_member (object, "requests", order->parts->n_requests);
  json_object_set_string_member (object, "partner", partner->name);
  json_object_set_string_member (object, "tenant", liaison_sandbox_world_get_tenant (world));
  json_object_set_string_member (object, "signInName", partner->sign_in_name);
  json_object_set_string_member (object, "now", now);
  json_node_set_object (root, object);
  liaison_sandbox_order_answer (order, SOUP_STATUS_OK, root);
}

static void
show_people (LiaisonSandboxOrder *order)
{
  LiaisonSandboxPeople *people = liaison_sandbox_grants_get_people (order->parts->grants);
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_ARRAY);
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
  liaison_sandbox_order_answer (order, SOUP_STATUS_OK, root);
}

static void
add_fault (LiaisonSandboxOrder *order)
{
  g_autoptr(GError) error = NULL;
  LiaisonSandboxFault *fault = liaison_sandbox_fault_new_from_json (order->body, &error);

  if (fault == NULL)
    {
      g_autofree char *answer = g_strconcat (error->message, "\n", NULL);

      liaison_sandbox_order_refuse (order, SOUP_STATUS_BAD_REQUEST, answer);
      return;
    }
  liaison_sandbox_faults_add (order->parts->faults, fault);
  liaison_sandbox_order_confirm (order);
}

static void
clear_faults (LiaisonSandboxOrder *order)
{
  liaison_sandbox_faults_clear (order->parts->faults);
  liaison_sandbox_order_confirm (order);
}

static void
decide_device (LiaisonSandboxOrder *order)
{
  const char *code = NULL, *decision = NULL, *key = NULL;

  if (!liaison_sandbox_order_read_text (order, "code", &code) || code == NULL ||
      !liaison_sandbox_order_read_text (order, "decision", &decision) || decision == NULL ||
      !liaison_sandbox_order_read_text (order, "person", &key))
    liaison_sandbox_order_refuse (
      order, SOUP_STATUS_BAD_REQUEST,
      "Give code, decision (approve, deny or expire) and, if you like, person.\n");
  else if (!liaison_sandbox_devices_decide (order->parts->devices, code, decision, key))
    liaison_sandbox_order_refuse (order, SOUP_STATUS_CONFLICT,
                                  "No device waits for that code, or that decision is none.\n");
  else
    liaison_sandbox_order_confirm (order);
}

static void
end_sign_ins (LiaisonSandboxOrder *order)
{
  const LiaisonSandboxPerson *person;
  const char *key = NULL;

  if (!liaison_sandbox_order_read_text (order, "person", &key))
    {
      liaison_sandbox_order_refuse (order, SOUP_STATUS_BAD_REQUEST, "person is a text.\n");
      return;
    }
  if (!find_person (order, key, &person))
    return;
  liaison_sandbox_grants_revoke (order->parts->grants, person);
  liaison_sandbox_order_confirm (order);
}

static void
begin_challenge (LiaisonSandboxOrder *order)
{
  const char *word = NULL, *claims = NULL;
  LiaisonSandboxResource resource;

  if (!liaison_sandbox_order_read_text (order, "resource", &word) ||
      !liaison_sandbox_resource_read (word, &resource) ||
      !liaison_sandbox_order_read_text (order, "claims", &claims) || claims == NULL ||
      !liaison_sandbox_guard_challenge (order->parts->guard, resource, claims))
    liaison_sandbox_order_refuse (
      order, SOUP_STATUS_BAD_REQUEST,
      "Give resource (graph or partner-center) and claims (a text of JSON that asks for "
      "something in access tokens).\n");
  else
    liaison_sandbox_order_confirm (order);
}

static void
end_challenges (LiaisonSandboxOrder *order)
{
  for (guint i = 0; i < LIAISON_SANDBOX_N_RESOURCES; i++)
    liaison_sandbox_guard_challenge (order->parts->guard, i, NULL);
  liaison_sandbox_order_confirm (order);
}

static void
choose_refusal (LiaisonSandboxOrder *order)
{
  const char *form = NULL;

  if (!liaison_sandbox_order_read_text (order, "mfaRefusal", &form) ||
      (g_strcmp0 (form, "old") != 0 && g_strcmp0 (form, "new") != 0))
    {
      liaison_sandbox_order_refuse (order, SOUP_STATUS_BAD_REQUEST,
                                    "Give mfaRefusal: old or new.\n");
      return;
    }
  liaison_sandbox_guard_set_old_refusal (order->parts->guard, g_str_equal (form, "old"));
  liaison_sandbox_order_confirm (order);
}

static const struct
{
  const char *method;
  const char *path;
  void (*carry_out) (LiaisonSandboxOrder *order);
} orders[] = {
  { "GET", "/sandbox/token", give_token },
  { "GET", "/sandbox/state", show_state },
  { "GET", "/sandbox/people", show_people },
  { "POST", "/sandbox/accept", liaison_sandbox_order_accept },
  { "POST", "/sandbox/event", liaison_sandbox_order_happen },
  { "POST", "/sandbox/time", liaison_sandbox_order_travel },
  { "POST", "/sandbox/audit", liaison_sandbox_order_audit },
  { "POST", "/sandbox/providers", liaison_sandbox_order_providers },
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
read_body (LiaisonSandboxOrder *order, JsonNode **root)
{
  const char *type = soup_message_headers_get_content_type (
    soup_server_message_get_request_headers (order->message), NULL);
  g_autofree char *text = liaison_sandbox_dup_request_text (order->message);

  *root = json_from_string (text, NULL);
  if (g_strcmp0 (type, "application/json") != 0)
    liaison_sandbox_order_refuse (order, SOUP_STATUS_UNSUPPORTED_MEDIA_TYPE,
                                  "Send application/json.\n");
  else if (*root == NULL || !JSON_NODE_HOLDS_OBJECT (*root))
    liaison_sandbox_order_refuse (order, SOUP_STATUS_BAD_REQUEST, "The body is no JSON object.\n");
  else
    return TRUE;
  return FALSE;
}

static void
carry_out (LiaisonSandboxOrder *order, const char *path)
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
  liaison_sandbox_order_refuse (
    order, SOUP_STATUS_NOT_FOUND,
    "GET token, people, state; POST accept, audit, device, event, mfa, providers, revoke, time; "
    "POST or DELETE challenge, faults.\n");
}

void
liaison_sandbox_control_answer (LiaisonSandboxParts *parts,
                                SoupServerMessage *message,
                                const char *path,
                                GHashTable *query)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  LiaisonSandboxOrder order = { parts, message, query };

  if (soup_message_headers_get_one (headers, "Origin") != NULL ||
      !host_is_loopback (soup_message_headers_get_one (headers, "Host")))
    liaison_sandbox_order_refuse (&order, SOUP_STATUS_FORBIDDEN, "Not for web pages.\n");
  else
    carry_out (&order, path);
}
