/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-device-page.h"

#include <json-glib/json-glib.h>

#include "sandbox/liaison-sandbox-aadsts.h"
#include "sandbox/liaison-sandbox-answer.h"
#include "sandbox/liaison-sandbox-scope.h"

#define CODE_FORM                                                                                  \
  "<form action=\"/device\" method=\"get\"><label>Code <input name=\"user_code\" "                 \
  "autocomplete=\"off\" autofocus required></label> <button>Next</button></form>"

static void
refuse (const LiaisonSandboxVisit *visit, const char *error, guint number, const char *text)
{
  liaison_sandbox_answer_aadsts (visit->message, SOUP_STATUS_BAD_REQUEST, error, number, text,
                                 NULL);
}

static void
give_codes (const LiaisonSandboxVisit *visit, const LiaisonSandboxDevice *device)
{
  g_autofree char *page = g_strconcat (visit->parts->base, "/device", NULL);
  g_autofree char *message =
    g_strdup_printf ("To sign in, use a web browser to open the page %s and enter the code %s to "
                     "authenticate.",
                     page, device->user_code);
  g_autoptr(JsonObject) answer = json_object_new ();
  g_autoptr(JsonNode) root = json_node_init_object (json_node_alloc (), answer);
  g_autofree char *text = NULL;

  json_object_set_string_member (answer, "user_code", device->user_code);
  json_object_set_string_member (answer, "device_code", device->device_code);
  json_object_set_string_member (answer, "verification_uri", page);
  json_object_set_int_member (answer, "expires_in", LIAISON_SANDBOX_DEVICE_LIFETIME_SECONDS);
  json_object_set_int_member (answer, "interval", device->interval);
  json_object_set_string_member (answer, "message", message);
  text = json_to_string (root, FALSE);
  liaison_sandbox_answer_plain (visit->message, SOUP_STATUS_OK, "application/json; charset=utf-8",
                                text);
}

void
liaison_sandbox_begin_device (const LiaisonSandboxVisit *visit)
{
  g_autofree char *text = liaison_sandbox_dup_request_text (visit->message);
  g_autoptr(GHashTable) form = soup_form_decode (text);
  const char *client_id = g_hash_table_lookup (form, "client_id");
  const char *scope = g_hash_table_lookup (form, "scope");
  guint n_resources = 0;
  g_autofree char *resource =
    scope != NULL ? liaison_sandbox_find_resource (scope, &n_resources) : NULL;

  if (!liaison_sandbox_visit_tenant_is_known (visit))
    refuse (visit, "invalid_request", 90002, "The organization was not found.");
  else if (client_id == NULL || *client_id == '\0')
    refuse (visit, "invalid_request", 900144, "The parameter client_id is missing.");
  else if (scope == NULL)
    refuse (visit, "invalid_request", 900144, "The parameter scope is missing.");
  else if (resource != NULL && !liaison_sandbox_knows_resource (visit->parts->world, resource))
    refuse (visit, "invalid_resource", 500011, "The resource was not found.");
  else
    give_codes (visit, liaison_sandbox_devices_begin (visit->parts->devices, client_id, scope));
}

/* Whoever may not sign in learns it here; the device goes on waiting. */
static void
approve (const LiaisonSandboxVisit *visit, const char *user_code)
{
  LiaisonSandboxPeople *people = liaison_sandbox_grants_get_people (visit->parts->grants);
  const char *key = liaison_sandbox_visit_look_up (visit, "person");
  const LiaisonSandboxPerson *person = liaison_sandbox_people_find (people, key);
  gboolean approved =
    liaison_sandbox_devices_decide (visit->parts->devices, user_code, "approve", key);

  if (person == NULL)
    {
      liaison_sandbox_visit_show_people (visit);
    }
  else if (!approved || person->refusal != 0)
    {
      g_autofree char *text =
        g_strdup_printf ("AADSTS%u: %s", person->refusal, liaison_sandbox_person_explain (person));

      liaison_sandbox_visit_show_mistake (visit, text);
    }
  else
    {
      liaison_sandbox_visit_show (visit, SOUP_STATUS_OK, "You have signed in",
                                  "<p>Go back to the application on your device.</p>");
    }
}

void
liaison_sandbox_show_device_page (const LiaisonSandboxVisit *visit)
{
  const char *user_code = liaison_sandbox_visit_look_up (visit, "user_code");
  const char *decision = liaison_sandbox_visit_look_up (visit, "decision");

  if (user_code == NULL)
    {
      liaison_sandbox_visit_show (visit, SOUP_STATUS_OK, "Enter the code", CODE_FORM);
    }
  else if (!liaison_sandbox_devices_wait_for (visit->parts->devices, user_code))
    {
      liaison_sandbox_visit_show (visit, SOUP_STATUS_OK, "That code did not work",
                                  "<p>AADSTS70019: Check the code and try again.</p>" CODE_FORM);
    }
  else if (g_strcmp0 (decision, "continue") == 0)
    {
      approve (visit, user_code);
    }
  else if (g_strcmp0 (decision, "cancel") == 0)
    {
      liaison_sandbox_devices_decide (visit->parts->devices, user_code, "deny", NULL);
      liaison_sandbox_visit_show (visit, SOUP_STATUS_OK, "You have declined",
                                  "<p>The application on your device will not be signed in.</p>");
    }
  else
    {
      liaison_sandbox_visit_show_people (visit);
    }
}
