/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "liaison-test-identity.h"
#include "liaison-test.h"
#include "sandbox/liaison-sandbox-browser.h"
#include "sandbox/liaison-sandbox-people.h"
#include "sandbox/liaison-sandbox-server-identity.h"

#define PERSONAL_TENANT "9188040d-6c67-4c5b-b112-36a304b66dad"
#define ASKS_MFA "{\"access_token\":{\"amr\":{\"values\":[\"mfa\"]}}}"

static void
set_up (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  const LiaisonSandboxOptions options = { .n_customers = 3, .seed = 1 };

  liaison_test_identity_set_up (fixture, &options);
}

static void
tear_down (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  liaison_test_identity_tear_down (fixture);
}

/* The default is who was there before there were others; nobody shares a name or a GUID. */
static void
test_table (void)
{
  static const char *const clouds[] = { "global", "usgov", "china", "germany" };

  for (guint i = 0; i < G_N_ELEMENTS (clouds); i++)
    {
      LiaisonSandboxWorld *world = liaison_sandbox_world_new (0, 1, clouds[i], 0);
      LiaisonSandboxPeople *people = liaison_sandbox_people_new (world);
      const LiaisonSandboxPerson *person = liaison_sandbox_people_find (people, NULL);
      g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpstr (person->key, ==, "admin");
      g_assert_cmpstr (person->id, ==, liaison_sandbox_world_get_person (world));
      g_assert_cmpstr (person->full_name, ==, liaison_sandbox_world_get_partner (world)->full_name);
      for (guint n = 0; (person = liaison_sandbox_people_get (people, n)) != NULL; n++)
        {
          g_autofree char *shouted = g_ascii_strup (person->sign_in_name, -1);

          g_assert_true (g_utf8_validate (person->full_name, -1, NULL));
          g_assert_true (g_str_is_ascii (person->sign_in_name));
          g_assert_true (g_hash_table_add (seen, (gpointer) person->sign_in_name));
          g_assert_true (g_hash_table_add (seen, (gpointer) person->id));
          g_assert_true (liaison_sandbox_people_find (people, person->key) == person);
          g_assert_true (liaison_sandbox_people_identify (people, shouted) == person);
        }
      g_assert_null (liaison_sandbox_people_find (people, "nobody"));
      g_assert_null (liaison_sandbox_people_identify (people, NULL));
      liaison_sandbox_people_free (people);
      liaison_sandbox_world_free (world);
    }
}

/* The claim of the id token in the latest answer. Transfer full. */
static char *
dup_claim (LiaisonTestIdentity *fixture, const char *name)
{
  g_autoptr(JsonNode) claims = liaison_test_identity_read_claims (
    liaison_test_identity_member (fixture, "id_token"));

  return g_strdup (json_object_get_string_member (json_node_get_object (claims), name));
}

static void
test_sign_in (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  g_autofree char *admin = NULL, *sales = NULL, *name = NULL, *tenant = NULL, *home = NULL;

  liaison_test_identity_sign_in (fixture, NULL, NULL);
  admin = dup_claim (fixture, "oid");
  tenant = dup_claim (fixture, "tid");
  liaison_test_identity_sign_in (fixture, "sales", NULL);
  sales = dup_claim (fixture, "oid");
  name = dup_claim (fixture, "preferred_username");
  g_assert_cmpstr (admin, !=, sales);
  g_assert_cmpstr (name, ==, liaison_sandbox_server_get_sign_in_name (fixture->server, "sales"));

  g_free (g_steal_pointer (&name));
  liaison_test_identity_sign_in (fixture, "personal", NULL);
  name = dup_claim (fixture, "tid");
  g_assert_cmpstr (name, ==, PERSONAL_TENANT);
  liaison_test_identity_sign_in (fixture, "other", NULL);
  home = dup_claim (fixture, "tid");
  g_assert_true (g_uuid_string_is_valid (home));
  g_assert_cmpstr (home, !=, tenant);
}

static void
test_refused (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *person;
    const char *aadsts;
  } cases[] = {
    { "disabled", "AADSTS50057:" },
    { "guest", "AADSTS50020:" },
    { "policy", "AADSTS53003:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *code = liaison_test_identity_dup_code (fixture, cases[i].person, NULL);

      g_assert_null (code);
      liaison_test_identity_assert_refused (fixture, "access_denied", cases[i].aadsts);
    }
}

/* GET /v1/customers with the token of the latest answer. */
static guint
call (LiaisonTestIdentity *fixture)
{
  g_autofree char *token = g_strdup (liaison_test_identity_member (fixture, "access_token"));

  return liaison_test_identity_call (fixture, "/v1/customers", token);
}

static gint64
code_of (LiaisonTestIdentity *fixture)
{
  return json_object_get_int_member (json_node_get_object (fixture->root), "code");
}

static void
test_second_factor (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  g_autofree char *claims = g_uri_escape_string (ASKS_MFA, NULL, FALSE);
  g_autofree char *fresh = g_strconcat ("&prompt=login&claims=", claims, NULL);
  g_autofree char *stale = g_strconcat ("&claims=", claims, NULL);
  g_autofree char *refresh_token = NULL;

  liaison_test_identity_sign_in (fixture, "nomfa", NULL);
  refresh_token = g_strdup (liaison_test_identity_member (fixture, "refresh_token"));
  g_assert_cmpuint (call (fixture), ==, 401);
  g_assert_cmpint (code_of (fixture), ==, 900421);
  g_assert_cmpstr (liaison_test_identity_header (fixture, "isMfaCompliant"), ==, "false");

  /* Refreshing adds no second factor, and asking for one needs the person. */
  g_assert_cmpuint (liaison_test_identity_refresh (fixture, refresh_token, TEST_SCOPE, ASKS_MFA),
                    ==, 400);
  g_assert_cmpstr (liaison_test_identity_member (fixture, "error"), ==, "interaction_required");
  g_assert_cmpint (liaison_test_identity_aadsts (fixture), ==, 50076);
  g_assert_cmpstr (liaison_test_identity_member (fixture, "claims"), ==, ASKS_MFA);
  g_assert_cmpuint (liaison_test_identity_refresh (fixture, refresh_token, TEST_SCOPE, NULL), ==,
                    200);
  g_assert_cmpuint (call (fixture), ==, 401);

  liaison_test_identity_sign_in (fixture, "nomfa", stale);
  g_assert_cmpuint (call (fixture), ==, 401);
  liaison_test_identity_sign_in (fixture, "nomfa", fresh);
  g_assert_cmpuint (call (fixture), ==, 200);
  g_assert_cmpstr (liaison_test_identity_header (fixture, "isMfaCompliant"), ==, "true");
  liaison_test_identity_sign_in (fixture, "alwaysnomfa", fresh);
  g_assert_cmpuint (call (fixture), ==, 401);
}

/* The form of before 2026 has a reason and no body. */
static void
test_old_refusal (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  g_assert_cmpuint (
    liaison_test_identity_order (fixture, "POST", "/sandbox/mfa", "{\"mfaRefusal\":\"old\"}"), ==,
    204);
  liaison_test_identity_sign_in (fixture, "alwaysnomfa", NULL);
  g_assert_cmpuint (call (fixture), ==, 401);
  g_assert_cmpstr (fixture->text, ==, "");
  g_assert_cmpstr (soup_message_get_reason_phrase (fixture->message), ==,
                   "Unauthorized - MFA required");
  g_assert_cmpstr (liaison_test_identity_header (fixture, "WWW-Authenticate"), ==,
                   "Bearer error=\"invalid_token\"");

  g_assert_cmpuint (
    liaison_test_identity_order (fixture, "POST", "/sandbox/mfa", "{\"mfaRefusal\":\"new\"}"), ==,
    204);
  g_assert_cmpuint (
    liaison_test_identity_order (fixture, "POST", "/sandbox/mfa", "{\"mfaRefusal\":\"none\"}"), ==,
    400);
}

static void
test_bad_claims (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  static const char *const claims[] = { "mfa", "[]", "{\"access_token\":1}",
                                        "{\"access_token\":{\"amr\":\"mfa\"}}" };
  g_autofree char *token = NULL;

  liaison_test_identity_sign_in (fixture, NULL, NULL);
  token = g_strdup (liaison_test_identity_member (fixture, "refresh_token"));
  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autofree char *escaped = g_uri_escape_string (claims[i], NULL, FALSE);
      g_autofree char *extra = g_strconcat ("&claims=", escaped, NULL);
      g_autofree char *code = liaison_test_identity_dup_code (fixture, NULL, extra);

      g_assert_null (code);
      liaison_test_identity_assert_refused (fixture, "invalid_request", "AADSTS9000411:");
      g_assert_cmpuint (liaison_test_identity_refresh (fixture, token, TEST_SCOPE, claims[i]), ==,
                        400);
      g_assert_cmpstr (liaison_test_identity_member (fixture, "error"), ==, "invalid_request");
    }
  g_assert_cmpuint (
    liaison_test_identity_refresh (fixture, token, TEST_SCOPE,
                                   "{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}"),
    ==, 200);
}

static void
test_roles (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *person;
    guint status;
    gint64 code;
  } cases[] = {
    { "admin", 200, 0 },         { "sales", 200, 0 },        { "global", 200, 0 },
    { "helpdesk", 403, 900150 }, { "billing", 403, 900150 }, { "other", 403, 2032 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/sandbox/token?person=", cases[i].person, NULL);
      g_autofree char *token = NULL;

      g_assert_cmpuint (liaison_test_identity_get (fixture, path), ==, 200);
      token = g_strdup (fixture->text);
      g_assert_cmpuint (
        liaison_test_identity_call (fixture, "/v1/customers/relationshiprequests", token), ==,
        cases[i].status);
      if (cases[i].code != 0)
        g_assert_cmpint (code_of (fixture), ==, cases[i].code);
      g_assert_cmpuint (liaison_test_identity_call (fixture, "/v1/customers", token), ==,
                        cases[i].code == 2032 ? 403 : 200);
    }
  g_assert_cmpuint (liaison_test_identity_get (fixture, "/sandbox/token?person=nobody"), ==, 404);
  g_assert_cmpuint (liaison_test_identity_get (fixture, "/sandbox/token?resource=moon"), ==, 400);
  g_assert_cmpuint (liaison_test_identity_get (fixture, "/sandbox/people"), ==, 200);
  g_assert_nonnull (strstr (fixture->text, "\"helpdesk\""));
}

/* What GET /me/memberOf says about @person. */
static void
get_memberships (LiaisonTestIdentity *fixture, const char *person)
{
  g_autofree char *token = liaison_sandbox_server_dup_token_for (fixture->server, person, "graph");

  g_assert_cmpuint (liaison_test_identity_call (fixture, "/v1.0/me/memberOf", token), ==, 200);
}

static const char *
error_code (LiaisonTestIdentity *fixture)
{
  JsonObject *error = json_object_get_object_member (json_node_get_object (fixture->root), "error");

  g_assert_true (g_uuid_string_is_valid (json_object_get_string_member (
    json_object_get_object_member (error, "innerError"), "request-id")));
  return json_object_get_string_member (error, "code");
}

static void
test_graph (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  g_autofree char *token = liaison_sandbox_server_dup_token_for (fixture->server, "sales", "graph");
  g_autofree char *foreign = liaison_sandbox_server_dup_token (fixture->server);

  g_assert_cmpuint (liaison_test_identity_call (fixture, "/v1.0/me", token), ==, 200);
  g_assert_cmpstr (liaison_test_identity_member (fixture, "userPrincipalName"), ==,
                   liaison_sandbox_server_get_sign_in_name (fixture->server, "sales"));
  g_assert_nonnull (liaison_test_identity_member (fixture, "displayName"));
  g_assert_nonnull (liaison_test_identity_member (fixture, "mail"));

  get_memberships (fixture, "sales");
  g_assert_nonnull (strstr (fixture->text, "\"#microsoft.graph.group\""));
  g_assert_nonnull (strstr (fixture->text, "\"SalesAgents\""));
  g_assert_null (strstr (fixture->text, "AdminAgents"));
  get_memberships (fixture, "global");
  g_assert_nonnull (strstr (fixture->text, "\"#microsoft.graph.directoryRole\""));
  g_assert_nonnull (strstr (fixture->text, "\"62e90394-69f5-4237-9190-012177145e10\""));
  get_memberships (fixture, "disabled");
  g_assert_nonnull (strstr (fixture->text, "\"value\":[]"));

  g_assert_cmpuint (liaison_test_identity_call (fixture, "/v1.0/me", foreign), ==, 401);
  g_assert_cmpstr (error_code (fixture), ==, "InvalidAuthenticationToken");
  g_assert_cmpuint (liaison_test_identity_get (fixture, "/v1.0/me"), ==, 401);
  g_assert_cmpuint (liaison_test_identity_call (fixture, "/v1.0/users", token), ==, 404);
  g_assert_cmpstr (error_code (fixture), ==, "ResourceNotFound");
  g_assert_cmpuint (liaison_test_identity_call (fixture, "/v1/customers", token), ==, 401);
  g_assert_cmpuint (liaison_sandbox_server_count_requests (fixture->server, "/v1.0/"), ==, 7);
  g_assert_cmpuint (liaison_sandbox_server_get_n_requests (fixture->server), ==, 1);
}

typedef struct
{
  char *query;
} Landing;

static void
landed_cb (SoupServer *server,
           SoupServerMessage *message,
           const char *path,
           GHashTable *query,
           gpointer user_data)
{
  Landing *landing = user_data;

  landing->query = g_strdup (g_uri_get_query (soup_server_message_get_uri (message)));
  soup_server_message_set_status (message, 200, NULL);
}

static gboolean
has_landed (gpointer user_data)
{
  return ((Landing *) user_data)->query != NULL;
}

/* The pretended browser goes where the chosen person's link leads. */
static void
test_browser (LiaisonTestIdentity *fixture, gconstpointer unused)
{
  g_autoptr(SoupServer) server = soup_server_new (NULL, NULL);
  g_autoslist (GUri) uris = NULL;
  g_autofree char *address = NULL, *query = NULL, *uri = NULL;
  Landing landing = { NULL };

  soup_server_add_handler (server, NULL, landed_cb, &landing, NULL);
  g_assert_true (soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL));
  uris = soup_server_get_uris (server);
  address = g_strdup_printf ("http://127.0.0.1:%d/", g_uri_get_port (uris->data));
  query = soup_form_encode ("client_id", TEST_CLIENT_ID, "redirect_uri", address, "scope",
                            TEST_SCOPE, NULL);
  uri = g_strdup_printf ("%s/organizations/oauth2/v2.0/authorize?%s&" TEST_GOOD "&prompt=login",
                         liaison_sandbox_server_get_base (fixture->server), query);

  liaison_sandbox_browse_as (uri, "disabled");
  liaison_test_wait_until (has_landed, &landing);
  g_assert_nonnull (strstr (landing.query, "AADSTS50057"));
  g_clear_pointer (&landing.query, g_free);
  liaison_sandbox_browse (uri);
  liaison_test_wait_until (has_landed, &landing);
  g_assert_nonnull (strstr (landing.query, "code=sbx-secret."));
  g_free (landing.query);
  soup_server_disconnect (server);
}

#define ADD(path, test_func)                                                                       \
  g_test_add ("/sandbox-people/" path, LiaisonTestIdentity, NULL, set_up, test_func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/sandbox-people/table", test_table);
  ADD ("sign-in", test_sign_in);
  ADD ("refused", test_refused);
  ADD ("second-factor", test_second_factor);
  ADD ("old-refusal", test_old_refusal);
  ADD ("bad-claims", test_bad_claims);
  ADD ("roles", test_roles);
  ADD ("graph", test_graph);
  ADD ("browser", test_browser);

  return g_test_run ();
}
