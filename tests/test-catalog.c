/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/liaison-catalog.h"

#include <glib/gstdio.h>

#include "liaison-test.h"
#include "model/liaison-error.h"
#include "model/liaison-invite-link.h"

typedef struct
{
  char *folder;    /* the shipped tables */
  char *user_file; /* in a folder of its own; not made yet */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *letters = liaison_test_dup_shipped_path ("letters.ini");

  fixture->folder = g_path_get_dirname (letters);
  fixture->user_file = g_build_filename (g_get_user_config_dir (), "liaison", "clouds.json", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_unlink (fixture->user_file);
  g_free (fixture->folder);
  g_free (fixture->user_file);
}

static void
write_user_file (Fixture *fixture, const char *text)
{
  g_autofree char *folder = g_path_get_dirname (fixture->user_file);
  g_autoptr(GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_file_set_contents (fixture->user_file, text, -1, &error);
  g_assert_no_error (error);
}

static LiaisonCatalog *
load (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  LiaisonCatalog *catalog = liaison_catalog_new (fixture->folder, fixture->user_file, &error);

  g_assert_no_error (error);
  return catalog;
}

static const LiaisonCloudSpec *
lookup (LiaisonCatalog *catalog, const char *id)
{
  LiaisonCloud *cloud = liaison_catalog_lookup_cloud (catalog, id);

  g_assert_nonnull (cloud);
  return liaison_cloud_get_spec (cloud);
}

static void
test_ships_five_clouds (Fixture *fixture, gconstpointer unused)
{
  static const char *const ids[] = { "global", "usgov", "china", "germany", "demo" };
  LiaisonCatalog *catalog = load (fixture);
  GListModel *clouds = liaison_catalog_get_clouds (catalog);

  g_assert_null (liaison_catalog_get_user_error (catalog));
  g_assert_cmpuint (g_list_model_get_n_items (clouds), ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr(LiaisonCloud) cloud = g_list_model_get_item (clouds, i);

      g_assert_cmpstr (liaison_cloud_get_id (cloud), ==, ids[i]);
      g_assert_true (liaison_catalog_lookup_cloud (catalog, ids[i]) == cloud);
      g_assert_true (liaison_cloud_has (cloud, LIAISON_CLOUD_CAN_INVITE));
      g_assert_cmpint (liaison_cloud_get_spec (cloud)->closed, ==, g_str_equal (ids[i], "germany"));
      g_assert_cmpint (liaison_cloud_get_spec (cloud)->hidden, ==, g_str_equal (ids[i], "demo"));
    }
  g_assert_null (liaison_catalog_lookup_cloud (catalog, "Global"));
  g_assert_null (liaison_catalog_lookup_cloud (catalog, NULL));
  g_assert_finalize_object (catalog);
}

/* What domain.md 4 and 19 say of each. */
static void
test_clouds_differ_as_documented (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *id;
    gboolean optional;
    gboolean granted_by_link;
    const char *portal; /* as the English letter names it */
  } cases[] = {
    { "global", TRUE, FALSE, "Microsoft 365 admin center" },
    { "demo", TRUE, TRUE, "Microsoft 365 admin center" },
    { "usgov", FALSE, TRUE, "Microsoft Office Admin Portal" },
    { "germany", FALSE, TRUE, "Microsoft Office Admin Portal" },
    { "china", FALSE, TRUE, "Office 365 admin center operated by 21Vianet" },
  };
  LiaisonCatalog *catalog = load (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LiaisonCloud *cloud = liaison_catalog_lookup_cloud (catalog, cases[i].id);

      g_assert_cmpint (liaison_cloud_has (cloud, LIAISON_CLOUD_RIGHTS_OPTIONAL), ==,
                       cases[i].optional);
      g_assert_cmpint (liaison_cloud_has (cloud, LIAISON_CLOUD_LINK_GRANTS_RIGHTS), ==,
                       cases[i].granted_by_link);
      g_assert_cmpstr (
        liaison_letter_library_get_portal_name (liaison_catalog_get_letters (catalog), cloud, "en"),
        ==, cases[i].portal);
    }
  g_assert_cmpstr (lookup (catalog, "usgov")->login_base, ==, "https://login.microsoftonline.us");
  g_assert_cmpstr (lookup (catalog, "usgov")->api_base, ==,
                   "https://api.partnercenter.microsoft.com");
  g_assert_cmpstr (lookup (catalog, "china")->api_base, ==,
                   "https://partner.partnercenterapi.microsoftonline.cn");
  g_assert_null (lookup (catalog, "china")->rights_parameter);
  g_assert_cmpstr (lookup (catalog, "demo")->rights_parameter, ==, "DAP");
  g_assert_cmpstr (lookup (catalog, "demo")->provider_parameter, ==,
                   "indirectCloudSolutionProviderId");
  g_assert_cmpstr (lookup (catalog, "demo")->reseller_parameter, ==, "indirectResellerId");
  g_assert_null (lookup (catalog, "usgov")->provider_parameter);
  g_assert_cmpstr (lookup (catalog, "demo")->graph_base, ==,
                   lookup (catalog, "global")->graph_base);
  g_assert_finalize_object (catalog);
}

static void
test_link_hosts_belong_to_their_cloud (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *id;
    const char *link;
  } cases[] = {
    { "global", "https://admin.microsoft.com/Adminportal/Home?x" },
    { "global", "https://admin.cloud.microsoft/?#/partners" },
    { "usgov", "https://portal.office365.us/Adminportal/Home?x" },
    { "china", "https://portal.partner.microsoftonline.cn/Adminportal/Home?x" },
    { "germany", "https://portal.office.de/Adminportal/Home?x" },
  };
  static const char *const ids[] = { "global", "usgov", "china", "germany" };
  LiaisonCatalog *catalog = load (fixture);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ids); j++)
      g_assert_cmpint (
        liaison_invite_link_check (liaison_catalog_lookup_cloud (catalog, ids[j]), cases[i].link),
        ==, g_str_equal (ids[j], cases[i].id) ? LIAISON_LINK_OK : LIAISON_LINK_FOREIGN_HOST);
  /* The old form served more than one. */
  for (gsize j = 0; j < G_N_ELEMENTS (ids); j++)
    g_assert_cmpint (liaison_cloud_is_link_host (liaison_catalog_lookup_cloud (catalog, ids[j]),
                                                 "portal.office.com"),
                     ==, g_str_equal (ids[j], "global") || g_str_equal (ids[j], "germany"));
  g_assert_finalize_object (catalog);
}

static void
test_ships_the_region_list (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *partner;
    const char *customer;
    LiaisonRegionMatch match;
  } cases[] = {
    { "DE", "CH", LIAISON_REGION_SAME },      { "DE", "GB", LIAISON_REGION_SAME },
    { "FR", "RE", LIAISON_REGION_DIFFERENT }, /* Réunion trades with Africa */
    { "DE", "TR", LIAISON_REGION_DIFFERENT }, { "ZA", "UA", LIAISON_REGION_SAME },
    { "CA", "PM", LIAISON_REGION_SAME },      { "US", "PR", LIAISON_REGION_DIFFERENT },
    { "US", "GU", LIAISON_REGION_SAME },      { "MX", "BQ", LIAISON_REGION_SAME },
    { "CN", "HK", LIAISON_REGION_DIFFERENT }, { "CN", "TW", LIAISON_REGION_DIFFERENT },
    { "SG", "HK", LIAISON_REGION_SAME },      { "DE", "RU", LIAISON_REGION_UNLISTED },
    { "DE", "BY", LIAISON_REGION_UNLISTED },  { "DE", "KP", LIAISON_REGION_UNLISTED },
    { "MX", "XE", LIAISON_REGION_SAME },      { "MX", "XS", LIAISON_REGION_SAME },
    { "NO", "XJ", LIAISON_REGION_SAME },      { "RS", "XK", LIAISON_REGION_SAME },
  };
  LiaisonCatalog *catalog = load (fixture);
  LiaisonRegionTable *regions = liaison_catalog_get_regions (catalog);

  g_assert_cmpstr (liaison_region_table_get_as_of (regions), ==, "2023-08-17");
  g_assert_cmpstr (liaison_region_table_get_group (regions, "cn"), ==, "china");
  g_assert_cmpuint (g_strv_length ((char **) liaison_region_table_get_countries (regions)), ==,
                    245);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s and %s", cases[i].partner, cases[i].customer);
      g_assert_cmpint (liaison_region_table_compare (regions, cases[i].partner, cases[i].customer),
                       ==, cases[i].match);
    }
  g_assert_finalize_object (catalog);
}

static void
test_merges_member_by_member (Fixture *fixture, gconstpointer unused)
{
  LiaisonCatalog *catalog = NULL;

  write_user_file (fixture,
                   "{ \"clouds\": [\n"
                   "  { \"id\": \"global\", \"api_base\": \"http://[::1]:8080/\",\n"
                   "    \"graph_base\": null, \"closed\": true,\n"
                   "    \"flags\": { \"link_grants_rights\": true, \"has_gdap\": false },\n"
                   "    \"link_hosts\": [ \"links.example.com\" ] }\n"
                   "] }\n");
  catalog = load (fixture);

  g_assert_no_error (liaison_catalog_get_user_error (catalog));
  g_assert_cmpuint (g_list_model_get_n_items (liaison_catalog_get_clouds (catalog)), ==, 5);
  g_assert_cmpstr (lookup (catalog, "global")->api_base, ==, "http://[::1]:8080");
  g_assert_null (lookup (catalog, "global")->graph_base);
  g_assert_true (lookup (catalog, "global")->closed);
  g_assert_cmpint (lookup (catalog, "global")->flags, ==,
                   (lookup (catalog, "demo")->flags & ~LIAISON_CLOUD_HAS_GDAP));
  g_assert_cmpstr (lookup (catalog, "global")->link_hosts[0], ==, "links.example.com");
  g_assert_null (lookup (catalog, "global")->link_hosts[1]);
  /* What it does not say stays. */
  g_assert_cmpstr (lookup (catalog, "global")->login_base, ==, "https://login.microsoftonline.com");
  g_assert_cmpstr (lookup (catalog, "global")->rights_parameter, ==, "DAP");
  g_assert_cmpuint (lookup (catalog, "global")->n_portals, ==, 4);
  /* The demonstration was built on what we ship. */
  g_assert_cmpstr (lookup (catalog, "demo")->api_base, ==,
                   "https://api.partnercenter.microsoft.com");
  g_assert_finalize_object (catalog);
}

static void
test_adds_clouds (Fixture *fixture, gconstpointer unused)
{
  LiaisonCatalog *catalog = NULL;

  write_user_file (
    fixture,
    "{ \"notes\": [], \"clouds\": [\n"
    "  { \"id\": \"local\", \"name\": \"Lab\", \"based_on\": \"usgov\",\n"
    "    \"login_base\": \"http://localhost:1\", \"api_base\": \"http://127.0.0.1:2/x/\",\n"
    "    \"acceptance_portal_name\": \"Lab Portal\" },\n"
    "  { \"id\": \"own\", \"name\": \"Own\", \"login_base\": \"https://a.example\",\n"
    "    \"api_base\": \"https://b.example\", \"api_scope\": \"scope\",\n"
    "    \"acceptance_portal\": \"microsoft-365-admin-center\",\n"
    "    \"link_hosts\": [ \"c.example\" ], \"portals\": [ { \"id\": \"p\", \"name\": \"P\",\n"
    "      \"uri_template\": \"https://p.example/{domain}?t={tenant}\" } ] },\n"
    "  { \"id\": \"own-2\", \"based_on\": \"own\", \"notes\": \"text\" }\n"
    "] }\n");
  catalog = load (fixture);

  g_assert_no_error (liaison_catalog_get_user_error (catalog));
  g_assert_cmpuint (g_list_model_get_n_items (liaison_catalog_get_clouds (catalog)), ==, 8);
  g_assert_cmpstr (lookup (catalog, "local")->api_base, ==, "http://127.0.0.1:2/x");
  g_assert_cmpstr (lookup (catalog, "local")->acceptance_portal_name, ==, "Lab Portal");
  g_assert_cmpint (lookup (catalog, "local")->flags, ==, lookup (catalog, "usgov")->flags);
  g_assert_cmpint (lookup (catalog, "own")->flags, ==, 0);
  g_assert_cmpstr (lookup (catalog, "own-2")->name, ==, "Own");
  g_assert_cmpstr (lookup (catalog, "own-2")->portals[0].id, ==, "p");
  g_assert_finalize_object (catalog);
}

static void
test_bears_having_no_user_file (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;
  LiaisonCatalog *catalog = liaison_catalog_new (fixture->folder, NULL, &error);

  g_assert_no_error (error);
  g_assert_no_error (liaison_catalog_get_user_error (catalog));
  g_assert_finalize_object (catalog);

  catalog = load (fixture);
  g_assert_no_error (liaison_catalog_get_user_error (catalog));
  g_assert_finalize_object (catalog);
}

/* Each text is the inside of “clouds”, from line 2 on. */
static const struct
{
  const char *clouds;
  guint line;
  const char *message;
} broken[] = {
  { "{ \"id\": \"global\",\n\"api_base\": \"http://example.com\" }", 3,
    "field “api_base” of cloud “global” must be https or a loopback address" },
  { "{ \"id\": \"global\",\n\n\"login_base\": \"http://127.0.0.1.example.com\" }", 4,
    "field “login_base” of cloud “global” must be https or a loopback address" },
  { "{ \"id\": \"global\", \"login_base\": \"http://127.0.0.1@example.com\" }", 2,
    "field “login_base” of cloud “global” must be https or a loopback address" },
  { "{ \"id\": \"global\", \"graph_base\": \"ftp://localhost\" }", 2,
    "field “graph_base” of cloud “global” must be https or a loopback address" },
  { "{ \"id\": \"global\", \"graph_base\": \"https://x.example/?q\" }", 2,
    "field “graph_base” of cloud “global” must end before any “?” and “#”" },
  { "{ \"id\": \"global\", \"api_base\": 7 }", 2,
    "field “api_base” of cloud “global” must be a text" },
  { "{ \"id\": \"global\", \"api_base\": null }", 2,
    "field “api_base” of cloud “global” must be a text" },
  { "{ \"id\": \"global\", \"api_scope\": \"\" }", 2,
    "field “api_scope” of cloud “global” must be a text" },
  { "{ \"id\": \"usgov\" },\n{ \"id\": \"global\",\n  \"colour\": \"blue\" }", 4,
    "field “colour” of cloud “global” is not known" },
  { "{ \"id\": \"global\", \"closed\": \"yes\" }", 2,
    "field “closed” of cloud “global” must be true or false" },
  { "{ \"id\": \"global\", \"flags\": {\n\"can_invite\": true,\n\"can_fly\": true } }", 4,
    "field “flags/can_fly” of cloud “global” is not known" },
  { "{ \"id\": \"global\", \"flags\": {\n\"can_invite\": 1 } }", 3,
    "field “flags/can_invite” of cloud “global” must be true or false" },
  { "{ \"id\": \"global\", \"flags\": [] }", 2,
    "field “flags” of cloud “global” must be an object, “{ … }”" },
  { "{ \"id\": \"global\", \"link_hosts\": \"x\" }", 2,
    "field “link_hosts” of cloud “global” must be a list, “[ … ]”" },
  { "{ \"id\": \"global\", \"link_hosts\": [] }", 2,
    "field “link_hosts” of cloud “global” must name a host at least" },
  { "{ \"id\": \"global\", \"link_hosts\": [\n\"a.example\",\n\"https://b.example\" ] }", 4,
    "field “link_hosts/1” of cloud “global” must be the name of a host, nothing more" },
  { "{ \"id\": \"global\", \"allowed_addresses\": [ \"http://a.example\" ] }", 2,
    "field “allowed_addresses/0” of cloud “global” must be an https address" },
  { "{ \"id\": \"global\", \"rights_parameter\": \"a=b&c\" }", 2,
    "field “rights_parameter” of cloud “global” must consist of letters, digits, “.”, “_” and "
    "“-”" },
  { "{ \"id\": \"global\", \"portals\": [ {\n\"id\": \"x\", \"name\": \"X\" } ] }", 2,
    "field “portals/0” of cloud “global” must hold “id”, “name” and “uri_template”" },
  { "{ \"id\": \"global\", \"portals\": [ { \"id\": \"x\", \"name\": \"X\",\n"
    "\"uri_template\": \"https://x.example/{customer}\" } ] }",
    3,
    "field “portals/0/uri_template” of cloud “global” must be an https address; it may hold "
    "{tenant} and {domain}" },
  { "{ \"id\": \"global\" },\n{ \"id\": \"global\" }", 3,
    "cloud “global” stands twice in this file" },
  { "{ \"id\": \"new\", \"name\": \"New\" }", 2, "field “login_base” of cloud “new” is missing" },
  { "{ \"id\": \"new\",\n\"based_on\": \"moon\" }", 3,
    "field “based_on” of cloud “new” must be the id of a cloud that comes before" },
  { "{ \"name\": \"New\" }", 2,
    "each cloud must be an object with an “id” of letters, digits, “-” and “_”" },
  { "{ \"id\": \"a b\" }", 2,
    "each cloud must be an object with an “id” of letters, digits, “-” and “_”" },
  { "{ \"id\": \"usgov\" }, 7", 2,
    "each cloud must be an object with an “id” of letters, digits, “-” and “_”" },
  { "{ \"id\": \"global\", \"acceptance_portal\": \"castle\" }", 2,
    "field “acceptance_portal” of cloud “global” is not a portal the letters know" },
  { "{ \"id\": \"global\", \"acceptance_portal\": null }", 2,
    "field “acceptance_portal_name” of cloud “global” is missing" },
};

static void
test_tells_line_and_field (Fixture *fixture, gconstpointer unused)
{
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *text = g_strdup_printf ("{ \"clouds\": [\n%s\n] }\n", broken[i].clouds);
      g_autofree char *expected =
        g_strdup_printf ("%s:%u: %s", fixture->user_file, broken[i].line, broken[i].message);
      LiaisonCatalog *catalog = NULL;

      write_user_file (fixture, text);
      catalog = load (fixture);
      g_assert_error (liaison_catalog_get_user_error (catalog), LIAISON_ERROR,
                      LIAISON_ERROR_INVALID_FILE);
      g_assert_cmpstr (liaison_catalog_get_user_error (catalog)->message, ==, expected);

      /* The built-in table stands, untouched by what came before the mistake. */
      g_assert_cmpuint (g_list_model_get_n_items (liaison_catalog_get_clouds (catalog)), ==, 5);
      g_assert_cmpstr (lookup (catalog, "global")->api_base, ==,
                       "https://api.partnercenter.microsoft.com");
      g_assert_finalize_object (catalog);
    }
}

static void
test_tells_the_line_of_bad_syntax (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *text;
    guint line;
    const char *message;
  } cases[] = {
    { "", 1, "the file ends too early" },
    { "[]", 1, "the file must hold one object, “{ … }”" },
    { "7", 1, "the file must hold one object, “{ … }”" },
    { "{", 1, "the file ends too early" },
    { "{\n}\n", 1, "field “clouds” must be a list, “[ … ]”" },
    { "{\n\"clouds\": 7 }", 2, "field “clouds” must be a list, “[ … ]”" },
    { "{\n\"clouds\": [],\n\"cluods\": [] }", 3, "field “cluods” is not known" },
    { "{\n\"clouds\": [ { \"id\": \"global\", \"hidden\": true },"
      " { \"id\": \"usgov\", \"closed\": true }, { \"id\": \"china\", \"hidden\": true } ] }",
      2, "at least one cloud must be neither closed nor hidden" },
    { "{ \"clouds\": [\n{ \"id\": \"global\"\n\"name\": \"X\" } ] }", 3, "“,” or “}” is missing" },
    { "{ \"clouds\": [\n{}\n{} ] }", 3, "“,” or “]” is missing" },
    { "{ \"clouds\": [ {},\n] }", 2, "a value must stand here" },
    { "{ \"clouds\": [\n{ \"id\": \"x\",\n} ] }", 3, "a field in quotation marks must stand here" },
    { "{ \"clouds\": [\n{ id: 1 } ] }", 2, "a field in quotation marks must stand here" },
    { "{ \"clouds\"\n\n[ ] }", 3, "“:” is missing" },
    { "{\n\"clouds\": [ }\n", 2, "a value must stand here" },
    { "{\n\"clouds\": [ True ] }\n", 2, "a value must stand here" },
    { "{\n\"clouds\": [ 1x ] }\n", 2, "this is no number" },
    { "{ \"clouds\": [\n{ \"id\": \"global }\n] }", 2, "a text must end on its line" },
    { "{ \"clouds\": [\n{ \"id\": \"glo\\\"bal", 2, "the file ends too early" },
    { "{ \"clouds\": [] }\n\n}", 3, "nothing may follow the last bracket" },
    { "{ \"clouds\": [] }\n// Not JSON", 2, "nothing may follow the last bracket" },
    { "{ \"clouds\": /* { */ [] }", 1, "a value must stand here" },
    { "{\n\n\"clouds\": [ \"\xff\" ] }", 3, "the file must be UTF-8 text" },
    { "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", 1,
      "there are too many brackets inside brackets" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected =
        g_strdup_printf ("%s:%u: %s", fixture->user_file, cases[i].line, cases[i].message);
      const GError *error = NULL;
      LiaisonCatalog *catalog = NULL;

      write_user_file (fixture, cases[i].text);
      catalog = load (fixture);
      error = liaison_catalog_get_user_error (catalog);
      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE);
      g_assert_cmpstr (error->message, ==, expected);
      g_assert_cmpuint (g_list_model_get_n_items (liaison_catalog_get_clouds (catalog)), ==, 5);
      g_assert_finalize_object (catalog);
    }
}

static void
test_tells_that_it_cannot_read (Fixture *fixture, gconstpointer unused)
{
  LiaisonCatalog *catalog = NULL;

  g_free (fixture->user_file);
  fixture->user_file = g_strdup (g_get_user_config_dir ());
  g_assert_no_errno (g_mkdir_with_parents (fixture->user_file, 0700));
  catalog = load (fixture);
  g_assert_error (liaison_catalog_get_user_error (catalog), G_FILE_ERROR, G_FILE_ERROR_ISDIR);
  g_assert_finalize_object (catalog);
}

/* A copy of @name beside the user's file. */
static void
copy_shipped (Fixture *fixture, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (fixture->user_file);
  g_autofree char *from = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *to = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (from, &text, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, text, -1, &error);
  g_assert_no_error (error);
}

/* Our own tables must be whole: no program without them. */
static void
test_needs_the_shipped_tables (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (liaison_catalog_new (g_get_user_config_dir (), NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
test_refuses_loopback_in_the_shipped_table (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_path_get_dirname (fixture->user_file);
  g_autoptr(GError) error = NULL;

  write_user_file (fixture, "{ \"clouds\": [ { \"id\": \"x\", \"name\": \"X\",\n"
                            "\"login_base\": \"http://127.0.0.1\" } ] }");
  copy_shipped (fixture, "mail-providers.txt");
  copy_shipped (fixture, "letters.ini");
  copy_shipped (fixture, "regions.json");
  copy_shipped (fixture, "roles.json");
  g_assert_null (liaison_catalog_new (folder, NULL, &error));
  g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE);
  g_assert_true (g_str_has_suffix (error->message,
                                   "clouds.json:2: field “login_base” of cloud “x” must be https"));
}

static void
test_refuses_a_broken_region_list (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "{ \"regions\": [] }", ":1: field “as_of” must be a date such as 2023-08-17" },
    { "{\n\"as_of\": \"17.8.2023\", \"regions\": [] }",
      ":2: field “as_of” must be a date such as 2023-08-17" },
    { "{ \"as_of\": \"2023-08-17\" }", ":1: field “regions” must be a list, “[ … ]”" },
    { "{ \"as_of\": \"2023-08-17\", \"regions\": [\n{ \"id\": \"a\", \"name\": \"A\" } ] }",
      ":2: each of “regions” must hold “id”, “name” and the list “countries”" },
    { "{ \"as_of\": \"2023-08-17\", \"regions\": [ { \"id\": \"a\", \"name\": \"A\",\n"
      "\"countries\": [ \"DE\",\n\"de\" ] } ] }",
      ":3: each of “countries” must be two capital letters" },
    { "{ \"as_of\": \"2023-08-17\", \"regions\": [ { \"id\": \"a\", \"name\": \"A\",\n"
      "\"countries\": [ \"DE\" ] },\n{ \"id\": \"b\", \"name\": \"B\", \"countries\": [\n\"FR\",\n"
      "\"DE\" ] } ] }",
      ":5: country “DE” stands twice" },
    { "{ \"as_of\": \"2023-08-17\", \"regions\": [ { \"id\": \"a\", \"name\": \"A\",\n"
      "\"countries\": [ \"DE\", \"DE\" ] } ] }",
      ":2: country “DE” stands twice" },
    { "{ \"as_of\": \"2023-08-17\", \"regions\": [ { \"id\": \"a\", \"name\": \"A\",\n"
      "\"countries\": [] },\n{ \"id\": \"a\", \"name\": \"B\", \"countries\": [] } ] }",
      ":3: region “a” stands twice" },
  };
  g_autofree char *folder = g_path_get_dirname (fixture->user_file);
  g_autofree char *regions = g_build_filename (folder, "regions.json", NULL);

  write_user_file (fixture, "{ \"clouds\": [] }");
  copy_shipped (fixture, "letters.ini");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected = g_strconcat (regions, cases[i].message, NULL);
      g_autoptr(GError) error = NULL;

      g_file_set_contents (regions, cases[i].text, -1, &error);
      g_assert_no_error (error);
      g_assert_null (liaison_catalog_new (folder, NULL, &error));
      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE);
      g_assert_cmpstr (error->message, ==, expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/catalog/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("ships-five-clouds", test_ships_five_clouds);
  ADD ("clouds-differ-as-documented", test_clouds_differ_as_documented);
  ADD ("link-hosts-belong-to-their-cloud", test_link_hosts_belong_to_their_cloud);
  ADD ("ships-the-region-list", test_ships_the_region_list);
  ADD ("merges-member-by-member", test_merges_member_by_member);
  ADD ("adds-clouds", test_adds_clouds);
  ADD ("bears-having-no-user-file", test_bears_having_no_user_file);
  ADD ("tells-line-and-field", test_tells_line_and_field);
  ADD ("tells-the-line-of-bad-syntax", test_tells_the_line_of_bad_syntax);
  ADD ("tells-that-it-cannot-read", test_tells_that_it_cannot_read);
  ADD ("needs-the-shipped-tables", test_needs_the_shipped_tables);
  ADD ("refuses-loopback-in-the-shipped-table", test_refuses_loopback_in_the_shipped_table);
  ADD ("refuses-a-broken-region-list", test_refuses_a_broken_region_list);
#undef ADD
  return g_test_run ();
}
