/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-identity.h"

#define N_CUSTOMERS 25
#define FIRST_PAGE "/v1/customers?size=10"

/* The list of customers over a wire: what other tests have no room for. */
typedef struct
{
  LiaisonTestIdentity identity;
  char *token;
  char *continuation; /* of the latest page, or NULL */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  const LiaisonSandboxOptions options = { .n_customers = N_CUSTOMERS, .seed = 1 };

  liaison_test_identity_set_up (&fixture->identity, &options);
  fixture->token = liaison_sandbox_server_dup_token (fixture->identity.server);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer (&fixture->token, g_free);
  g_clear_pointer (&fixture->continuation, g_free);
  liaison_test_identity_tear_down (&fixture->identity);
}

static void
add_fault (Fixture *fixture, const char *spec)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (liaison_sandbox_server_add_fault (fixture->identity.server, spec, &error));
  g_assert_no_error (error);
}

static JsonObject *
get_object (Fixture *fixture)
{
  return json_node_get_object (fixture->identity.root);
}

static JsonArray *
get_items (Fixture *fixture)
{
  return json_object_get_array_member (get_object (fixture), "items");
}

/* A page, behind the latest one if @path says so; adds the ids to @ids. Returns the status. */
static guint
get_page (Fixture *fixture, const char *path, GHashTable *ids)
{
  g_autofree char *uri =
    g_strconcat (liaison_sandbox_server_get_base (fixture->identity.server), path, NULL);
  g_autofree char *bearer = g_strconcat ("Bearer ", fixture->token, NULL);
  SoupMessage *message = soup_message_new ("GET", uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  guint status;

  soup_message_headers_append (headers, "Authorization", bearer);
  if (fixture->continuation != NULL)
    soup_message_headers_append (headers, "MS-ContinuationToken", fixture->continuation);
  status = liaison_test_identity_send (&fixture->identity, message);
  g_clear_pointer (&fixture->continuation, g_free);
  if (status != SOUP_STATUS_OK)
    return status;

  fixture->continuation = g_strdup (
    json_object_get_string_member_with_default (get_object (fixture), "continuationToken", NULL));
  for (guint i = 0; i < json_array_get_length (get_items (fixture)); i++)
    g_hash_table_add (ids, g_strdup (json_object_get_string_member (
                             json_array_get_object_element (get_items (fixture), i), "id")));
  return status;
}

static GHashTable *
make_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Walks on from the first page to the last. */
static void
get_all (Fixture *fixture, const char *first, GHashTable *ids)
{
  g_autofree char *next = g_strconcat (first, "&seekOperation=Next", NULL);
  guint status = get_page (fixture, first, ids);

  while (status == SOUP_STATUS_OK && fixture->continuation != NULL)
    status = get_page (fixture, next, ids);
  g_assert_true (status == SOUP_STATUS_OK || status == SOUP_STATUS_BAD_REQUEST);
}

/* No token comes twice, so that nobody tells by the token. */
static void
test_loop (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GHashTable) ids = make_set ();
  g_autoptr(GHashTable) tokens = make_set ();

  add_fault (fixture, "loop");
  get_page (fixture, FIRST_PAGE, ids);
  for (guint i = 0; i < 20; i++)
    {
      g_assert_true (g_hash_table_add (tokens, g_strdup (fixture->continuation)));
      g_assert_cmpuint (get_page (fixture, FIRST_PAGE "&seekOperation=Next", ids), ==, 200);
      g_assert_nonnull (fixture->continuation);
    }
  g_assert_cmpuint (g_hash_table_size (ids), ==, N_CUSTOMERS);
}

static void
test_loop_for_a_while (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GHashTable) ids = make_set ();

  add_fault (fixture, "loop,count=6");
  get_all (fixture, FIRST_PAGE, ids);
  g_assert_cmpuint (liaison_sandbox_server_get_n_requests (fixture->identity.server), ==, 9);
  g_assert_cmpuint (g_hash_table_size (ids), ==, N_CUSTOMERS);
}

static void
test_expired_continuation (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GHashTable) ids = make_set ();

  add_fault (fixture, "expired-continuation");
  g_assert_cmpuint (get_page (fixture, FIRST_PAGE, ids), ==, 200);
  g_assert_cmpuint (get_page (fixture, FIRST_PAGE "&seekOperation=Next", ids), ==, 400);
  g_assert_cmpint (json_object_get_int_member (get_object (fixture), "code"), ==, 2000);
  get_all (fixture, FIRST_PAGE, ids);
  g_assert_cmpuint (g_hash_table_size (ids), ==, N_CUSTOMERS);

  add_fault (fixture, "expired-continuation,code=3000");
  g_assert_cmpuint (get_page (fixture, FIRST_PAGE, ids), ==, 200);
  g_assert_cmpuint (get_page (fixture, FIRST_PAGE "&seekOperation=Next", ids), ==, 400);
  g_assert_cmpint (json_object_get_int_member (get_object (fixture), "code"), ==, 3000);
}

/* Whatever the size of a page, the same customers. */
static void
test_filtered_pages (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *filter = g_uri_escape_string (
    "{\"Field\":\"CompanyName\",\"Value\":\"B\",\"Operator\":\"starts_with\"}", NULL, FALSE);
  g_autofree char *many = g_strconcat ("/v1/customers?size=500&filter=", filter, NULL);
  g_autofree char *few = g_strconcat ("/v1/customers?size=1&filter=", filter, NULL);
  g_autoptr(GHashTable) all = make_set ();
  g_autoptr(GHashTable) ids = make_set ();

  get_all (fixture, many, all);
  get_all (fixture, few, ids);
  g_assert_cmpuint (g_hash_table_size (all), >, 1);
  g_assert_cmpuint (g_hash_table_size (ids), ==, g_hash_table_size (all));
}

static const char *
get_text (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static guint
get_plain (Fixture *fixture, const char *path)
{
  return liaison_test_identity_call (&fixture->identity, path, fixture->token);
}

/* The record names the reseller, and so does the customer's own list of relationships. */
static guint
count_of_reseller (Fixture *fixture, GHashTable *ids, const char *reseller_id)
{
  GHashTableIter iter;
  gpointer id;
  guint n = 0;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autofree char *path = g_strdup_printf ("/v1/customers/%s", (char *) id);
      g_autofree char *relationships = g_strconcat (path, "/relationships", NULL);
      g_autofree char *told = NULL;

      get_plain (fixture, path);
      told = g_strdup (get_text (get_object (fixture), "associatedPartnerId"));
      n += g_strcmp0 (told, reseller_id) == 0;
      get_plain (fixture, relationships);
      g_assert_cmpuint (json_array_get_length (get_items (fixture)), ==, told != NULL ? 1 : 0);
      if (told != NULL)
        g_assert_cmpstr (get_text (json_array_get_object_element (get_items (fixture), 0), "id"),
                         ==, told);
    }
  return n;
}

static void
test_resellers (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GHashTable) all = make_set ();
  g_autoptr(GHashTable) ids = make_set ();
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  JsonObject *item;

  get_plain (fixture, "/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf");
  g_assert_cmpuint (json_array_get_length (get_items (fixture)), ==, 4);
  item = json_array_get_object_element (get_items (fixture), 0);
  id = g_strdup (get_text (item, "id"));
  g_assert_cmpstr (get_text (item, "relationshipType"), ==,
                   "is_indirect_cloud_solution_provider_of");
  g_assert_cmpstr (get_text (item, "state"), ==, "Active");
  g_assert_cmpstr (get_text (item, "location"), ==, "NL");

  get_all (fixture, FIRST_PAGE, all);
  path = g_strdup_printf ("/v1/customers?size=2&filter=%%7B%%22Field%%22:%%22IndirectReseller%%22,"
                          "%%22Value%%22:%%22%s%%22,%%22Operator%%22:%%22starts_with%%22%%7D",
                          id);
  get_all (fixture, path, ids);
  g_assert_cmpuint (g_hash_table_size (ids), >, 0);
  g_assert_cmpuint (g_hash_table_size (ids), ==, count_of_reseller (fixture, all, id));
}

static void
test_relationship_types (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpuint (get_plain (fixture, "/v1/relationships"), ==, 400);
  g_assert_cmpuint (get_plain (fixture, "/v1/relationships?relationship_type=Cousin"), ==, 400);
  g_assert_cmpuint (get_plain (fixture, "/v1/relationships?relationship_type=IsIndirectResellerOf"),
                    ==, 200);
  g_assert_cmpuint (json_array_get_length (get_items (fixture)), ==, 0);
  g_assert_cmpuint (
    get_plain (fixture, "/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf"
                        "&filter=%7B%22Field%22:%22Name%22,%22Value%22:%22QUILL%22,"
                        "%22Operator%22:%22substring%22%7D"),
    ==, 200);
  g_assert_cmpuint (json_array_get_length (get_items (fixture)), ==, 1);
}

/* Posts @body to /sandbox/event; the answer is the latest. */
static guint
post_event (Fixture *fixture, const char *body)
{
  g_test_message ("%s", body);
  return liaison_test_identity_order (&fixture->identity, "POST", "/sandbox/event", body);
}

static char *
dup_text (Fixture *fixture, const char *name)
{
  return g_strdup (get_text (get_object (fixture), name));
}

static void
test_rename (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL, *name = NULL, *former = NULL, *path = NULL, *body = NULL;
  JsonObject *profile;

  g_assert_cmpuint (post_event (fixture, "{\"event\":\"rename\"}"), ==, 200);
  id = dup_text (fixture, "id");
  name = dup_text (fixture, "name");
  former = dup_text (fixture, "formerName");
  g_assert_cmpstr (name, !=, former);

  path = g_strconcat ("/v1/customers/", id, NULL);
  g_assert_cmpuint (get_plain (fixture, path), ==, 200);
  profile = json_object_get_object_member (get_object (fixture), "companyProfile");
  g_assert_cmpstr (get_text (profile, "companyName"), ==, name);

  body =
    g_strdup_printf ("{\"event\":\"rename\",\"id\":\"%s\",\"name\":\"张 & \\\"Söhne\\\"\"}", id);
  g_assert_cmpuint (post_event (fixture, body), ==, 200);
  g_assert_cmpstr (get_text (get_object (fixture), "formerName"), ==, name);
  get_plain (fixture, path);
  profile = json_object_get_object_member (get_object (fixture), "companyProfile");
  g_assert_cmpstr (get_text (profile, "companyName"), ==, "张 & \"Söhne\"");
}

/* The others stay where they are. */
static void
test_leave (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GHashTable) before = make_set ();
  g_autoptr(GHashTable) after = make_set ();
  g_autofree char *id = NULL, *path = NULL, *body = NULL;

  get_all (fixture, FIRST_PAGE, before);
  g_assert_cmpuint (post_event (fixture, "{\"event\":\"leave\"}"), ==, 200);
  id = dup_text (fixture, "id");
  get_all (fixture, FIRST_PAGE, after);
  g_assert_true (g_hash_table_remove (before, id));
  g_assert_cmpuint (g_hash_table_size (after), ==, g_hash_table_size (before));
  g_assert_false (g_hash_table_contains (after, id));

  path = g_strconcat ("/v1/customers/", id, NULL);
  g_assert_cmpuint (get_plain (fixture, path), ==, 404);
  body = g_strdup_printf ("{\"event\":\"rename\",\"id\":\"%s\"}", id);
  g_assert_cmpuint (post_event (fixture, body), ==, 404);
  liaison_test_identity_get (&fixture->identity, "/sandbox/state");
  g_assert_cmpint (json_object_get_int_member (get_object (fixture), "customers"), ==,
                   N_CUSTOMERS - 1);

  for (guint i = 1; i < N_CUSTOMERS; i++)
    g_assert_cmpuint (post_event (fixture, "{\"event\":\"leave\"}"), ==, 200);
  g_assert_cmpuint (post_event (fixture, "{\"event\":\"leave\"}"), ==, 404);
  g_assert_cmpuint (get_plain (fixture, FIRST_PAGE), ==, 200);
  g_assert_cmpuint (json_array_get_length (get_items (fixture)), ==, 0);
}

/* Whoever left may come back by accepting once more. */
static void
test_leave_and_accept (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GHashTable) ids = make_set ();
  g_autofree char *id = liaison_sandbox_server_accept (fixture->identity.server, "Beichen",
                                                       "beichen.example", NULL, FALSE);
  g_autofree char *again = NULL;
  g_autoptr(LiaisonSandboxHappening) happening = liaison_sandbox_server_happen (
    fixture->identity.server, LIAISON_SANDBOX_EVENT_LEAVE, id, NULL);

  g_assert_nonnull (happening);
  get_all (fixture, FIRST_PAGE, ids);
  g_assert_false (g_hash_table_contains (ids, id));
  again = liaison_sandbox_server_accept (fixture->identity.server, "Beichen", "beichen.example",
                                         NULL, FALSE);
  g_assert_cmpstr (again, ==, id);
  get_all (fixture, FIRST_PAGE, ids);
  g_assert_true (g_hash_table_contains (ids, id));
}

static void
test_rights (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *word;
    gboolean has;
    guint users_status;
  } cases[] = { { "lose-rights", FALSE, 403 }, { "gain-rights", TRUE, 200 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *body = g_strdup_printf ("{\"event\":\"%s\"}", cases[i].word);
      g_autofree char *path = NULL, *users = NULL;

      g_assert_cmpuint (post_event (fixture, body), ==, 200);
      path = g_strconcat ("/v1/customers/", get_text (get_object (fixture), "id"), NULL);
      users = g_strconcat (path, "/users", NULL);
      get_plain (fixture, path);
      g_assert_true (json_object_get_boolean_member (get_object (fixture),
                                                     "allowDelegatedAccess") == cases[i].has);
      g_assert_cmpuint (get_plain (fixture, users), ==, cases[i].users_status);
    }
}

static void
test_bad_events (Fixture *fixture, gconstpointer unused)
{
  static const char *const bodies[] = {
    "{}",
    "{\"event\":7}",
    "{\"event\":\"marry\"}",
    "{\"event\":\"rename\",\"name\":\"\"}",
    "{\"event\":\"leave\",\"id\":7}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bodies); i++)
    g_assert_cmpuint (post_event (fixture, bodies[i]), ==, 400);
  g_assert_cmpuint (post_event (fixture, "{\"event\":\"leave\",\"id\":\"nobody\"}"), ==, 404);
}

#define ADD(path, test_func)                                                                       \
  g_test_add ("/sandbox-lists/" path, Fixture, NULL, set_up, test_func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("loop", test_loop);
  ADD ("loop-for-a-while", test_loop_for_a_while);
  ADD ("expired-continuation", test_expired_continuation);
  ADD ("filtered-pages", test_filtered_pages);
  ADD ("resellers", test_resellers);
  ADD ("relationship-types", test_relationship_types);
  ADD ("rename", test_rename);
  ADD ("leave", test_leave);
  ADD ("leave-and-accept", test_leave_and_accept);
  ADD ("rights", test_rights);
  ADD ("bad-events", test_bad_events);

  return g_test_run ();
}
