/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-authorizer.h"
#include "liaison-test-clock.h"
#include "liaison-test-server.h"
#include "liaison-test.h"
#include "model/liaison-error.h"
#include "service/liaison-graph-client.h"
#include "service/liaison-graph-json.h"
#include "wire/liaison-json.h"

#define SCOPE "https://graph.example/User.Read"

#define GROUP(name) "{ \"@odata.type\": \"#microsoft.graph.group\", \"displayName\": \"" name "\" }"

typedef struct
{
  LiaisonTestServer *server;
  LiaisonTestAuthorizer *authorizer;
  LiaisonTestClock *clock;
  LiaisonGraphClient *client;
} Fixture;

static LiaisonGraphClient *
make_client (const char *base, const char *scope, LiaisonTestAuthorizer *authorizer)
{
  const LiaisonCloudSpec spec = { .id = "test",
                                  .name = "Test",
                                  .login_base = "https://login.example",
                                  .api_base = "https://api.example",
                                  .api_scope = "https://api.example/user_impersonation",
                                  .graph_base = base,
                                  .graph_scope = scope };
  g_autoptr(LiaisonCloud) cloud = liaison_cloud_new (&spec);

  return liaison_graph_client_new (cloud, LIAISON_AUTHORIZER (authorizer));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->server = liaison_test_server_new ();
  fixture->authorizer = liaison_test_authorizer_new ();
  fixture->client =
    make_client (liaison_test_server_get_base (fixture->server), SCOPE, fixture->authorizer);
  fixture->clock = liaison_test_clock_new ();
  liaison_patience_set_clock (liaison_graph_client_get_patience (fixture->client),
                              &fixture->clock->clock);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->client));
  g_assert_finalize_object (g_steal_pointer (&fixture->authorizer));
  liaison_test_clock_free (fixture->clock);
  liaison_test_server_free (fixture->server);
}

static GPtrArray *
get_memberships (LiaisonGraphClient *client, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_graph_client_get_memberships_async (client, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_graph_client_get_memberships_finish (client, result, error);
}

static LiaisonMembershipPage *
read_page (const char *text, GError **error)
{
  g_autoptr(GBytes) body = g_bytes_new_static (text, strlen (text));
  g_autoptr(JsonNode) node = liaison_json_parse (body, error);

  g_assert_no_error (*error);
  return liaison_graph_json_read_memberships (node, NULL, error);
}

static void
test_reads_members (void)
{
  static const struct
  {
    const char *member;
    LiaisonMembershipKind kind;
    const char *name;
    const char *template_id;
  } cases[] = {
    { GROUP ("AdminAgents"), LIAISON_MEMBERSHIP_GROUP, "AdminAgents", NULL },
    { "{ \"@odata.type\": \"#microsoft.graph.directoryRole\", \"displayName\": \"Global "
      "Administrator\", \"roleTemplateId\": \"62e9\" }",
      LIAISON_MEMBERSHIP_DIRECTORY_ROLE, "Global Administrator", "62e9" },
    /* Limited information. */
    { "{ \"@odata.type\": \"#microsoft.graph.group\", \"id\": \"1\", \"displayName\": null }",
      LIAISON_MEMBERSHIP_GROUP, NULL, NULL },
    { "{ \"@odata.type\": \"#microsoft.graph.directoryRole\" }", LIAISON_MEMBERSHIP_DIRECTORY_ROLE,
      NULL, NULL },
    { "{ \"@odata.type\": \"#microsoft.graph.administrativeUnit\", \"displayName\": \"West\" }",
      LIAISON_MEMBERSHIP_OTHER, "West", NULL },
    /* No kind is told. */
    { "{ \"displayName\": \"AdminAgents\" }", LIAISON_MEMBERSHIP_OTHER, "AdminAgents", NULL },
    { "{ \"roleTemplateId\": \"62e9\" }", LIAISON_MEMBERSHIP_DIRECTORY_ROLE, NULL, "62e9" },
    /* Of the wrong type. */
    { "{ \"@odata.type\": \"#microsoft.graph.group\", \"displayName\": 7 }",
      LIAISON_MEMBERSHIP_GROUP, NULL, NULL },
    { "{ \"@odata.type\": \"#microsoft.graph.group\", \"displayName\": \"\" }",
      LIAISON_MEMBERSHIP_GROUP, NULL, NULL },
    { "[]", LIAISON_MEMBERSHIP_OTHER, NULL, NULL },
    { "null", LIAISON_MEMBERSHIP_OTHER, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("{ \"value\": [ %s ] }", cases[i].member);
      g_autoptr(GError) error = NULL;
      g_autoptr(LiaisonMembershipPage) page = read_page (text, &error);
      const LiaisonMembership *membership;

      g_assert_no_error (error);
      g_assert_null (page->next);
      g_assert_cmpuint (page->memberships->len, ==, 1);
      membership = g_ptr_array_index (page->memberships, 0);
      g_assert_cmpint (membership->kind, ==, cases[i].kind);
      g_assert_cmpstr (membership->name, ==, cases[i].name);
      g_assert_cmpstr (membership->template_id, ==, cases[i].template_id);
    }
}

static void
test_reads_no_list (void)
{
  static const char *const texts[] = { "{}",  "[]", "7", "{ \"value\": {} }", "{ \"value\": null }",
                                       "null" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_null (read_page (texts[i], &error));
      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
    }
}

/* @next: behind the server's own address when it begins with a slash. */
static void
answer_page (Fixture *fixture, const char *members, const char *next)
{
  const char *base = *next == '/' ? liaison_test_server_get_base (fixture->server) : "";
  g_autofree char *body =
    g_strdup_printf ("{ \"value\": [ %s ], \"@odata.nextLink\": \"%s%s\" }", members, base, next);

  liaison_test_server_answer (fixture->server, 200, NULL, body);
}

static void
test_follows_pages (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GPtrArray) memberships = NULL;
  g_autoptr(GError) error = NULL;

  answer_page (fixture, GROUP ("A") "," GROUP ("B"), "/v1.0/me/memberOf?$skiptoken=x%20y");
  answer_page (fixture, "", "/v1.0/me/memberOf?$skiptoken=z");
  liaison_test_server_answer (fixture->server, 200, NULL, "{ \"value\": [ " GROUP ("C") " ] }");
  memberships = get_memberships (fixture->client, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (memberships->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const LiaisonMembership *membership = g_ptr_array_index (memberships, i);
      const char name[] = { (char) ('A' + i), '\0' };

      g_assert_cmpstr (membership->name, ==, name);
    }
  g_assert_cmpstr (liaison_test_server_get_target (fixture->server, 0), ==,
                   "/v1.0/me/memberOf?$select=displayName,roleTemplateId&$top=999");
  g_assert_cmpstr (liaison_test_server_get_target (fixture->server, 1), ==,
                   "/v1.0/me/memberOf?$skiptoken=x%20y");
  g_assert_cmpstr (liaison_test_server_get_header (fixture->server, 1, "Authorization"), ==,
                   "Bearer token-1");
}

/* Nobody else gets the token, and half a list is none. */
static void
test_stays_at_its_host (Fixture *fixture, gconstpointer unused)
{
  static const char *const nexts[] = {
    "http://127.0.0.1:1/v1.0/me/memberOf",
    "https://graph.microsoft.com/v1.0/me/memberOf",
    "memberOf?$skiptoken=x",
    "//evil.example/x",
    "ftp://127.0.0.1/",
  };

  for (guint i = 0; i < G_N_ELEMENTS (nexts); i++)
    {
      g_autoptr(GError) error = NULL;

      answer_page (fixture, GROUP ("A"), nexts[i]);
      g_assert_null (get_memberships (fixture->client, &error));
      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
      g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, i + 1);
    }
}

static void
test_gives_up_an_endless_list (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 9; i++)
    answer_page (fixture, GROUP ("A"), "/v1.0/me/memberOf?$skiptoken=again");
  g_assert_null (get_memberships (fixture->client, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL);
  g_assert_cmpuint (liaison_test_server_get_n_requests (fixture->server), ==, 5);
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  static const char *const body =
    "{\"error\":{\"code\":\"Authorization_RequestDenied\",\"message\":\"No\"}}";
  g_autoptr(GError) first = NULL;
  g_autoptr(GError) second = NULL;

  liaison_test_server_answer (fixture->server, 403, NULL, body);
  g_assert_null (get_memberships (fixture->client, &first));
  g_assert_error (first, LIAISON_ERROR, LIAISON_ERROR_FORBIDDEN);
  g_assert_cmpstr (liaison_error_get_details (first)->service_code, ==,
                   "Authorization_RequestDenied");

  /* The second page is as good as the first. */
  answer_page (fixture, GROUP ("A"), "/v1.0/more");
  liaison_test_server_answer (fixture->server, 403, NULL, body);
  g_assert_null (get_memberships (fixture->client, &second));
  g_assert_error (second, LIAISON_ERROR, LIAISON_ERROR_FORBIDDEN);
}

static void
test_cancel (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;

  liaison_graph_client_get_memberships_async (fixture->client, cancellable, liaison_test_result_cb,
                                              &result);
  g_cancellable_cancel (cancellable);
  liaison_test_wait (&result);
  g_assert_null (liaison_graph_client_get_memberships_finish (fixture->client, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cloud_without_graph (void)
{
  static const struct
  {
    const char *base;
    const char *scope;
  } cases[] = { { NULL, NULL }, { "https://graph.example", NULL }, { NULL, SCOPE } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LiaisonTestAuthorizer *authorizer = liaison_test_authorizer_new ();
      LiaisonGraphClient *client = make_client (cases[i].base, cases[i].scope, authorizer);
      g_autoptr(GError) error = NULL;

      g_assert_null (liaison_graph_client_get_patience (client));
      g_assert_null (get_memberships (client, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
      g_assert_finalize_object (client);
      g_assert_finalize_object (authorizer);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/graph-client/" name, Fixture, NULL, set_up, function, tear_down)
  g_test_add_func ("/graph-client/reads-members", test_reads_members);
  g_test_add_func ("/graph-client/reads-no-list", test_reads_no_list);
  ADD ("follows-pages", test_follows_pages);
  ADD ("stays-at-its-host", test_stays_at_its_host);
  ADD ("gives-up-an-endless-list", test_gives_up_an_endless_list);
  ADD ("refused", test_refused);
  ADD ("cancel", test_cancel);
  g_test_add_func ("/graph-client/cloud-without-graph", test_cloud_without_graph);
#undef ADD
  return g_test_run ();
}
