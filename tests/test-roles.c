/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/liaison-role-reader.h"

#include <glib/gstdio.h>

#include "liaison-test.h"
#include "model/liaison-error.h"

#define ADMIN LIAISON_ROLE_ADMIN_AGENT
#define SALES LIAISON_ROLE_SALES_AGENT
#define HELPDESK LIAISON_ROLE_HELPDESK_AGENT
#define GLOBAL LIAISON_ROLE_GLOBAL_ADMIN
#define USERS LIAISON_ROLE_USER_ADMIN
#define BILLING LIAISON_ROLE_BILLING_ADMIN

#define GLOBAL_ID "62e90394-69f5-4237-9190-012177145e10"

static LiaisonRoleBook *
read_shipped (void)
{
  g_autofree char *path = liaison_test_dup_shipped_path ("roles.json");
  g_autoptr(GError) error = NULL;
  LiaisonRoleBook *book = liaison_role_reader_read (path, &error);

  g_assert_no_error (error);
  return book;
}

/* The table of domain.md section 5, with D-3. */
static void
test_ships_the_matrix (void)
{
  static const struct
  {
    LiaisonDeed deed;
    guint needed;
  } cases[] = {
    { LIAISON_DEED_SEE_CUSTOMERS, ADMIN | SALES | HELPDESK | GLOBAL },
    { LIAISON_DEED_INVITE_WITH_RIGHTS, ADMIN | GLOBAL },
    { LIAISON_DEED_INVITE_WITHOUT_RIGHTS, ADMIN | SALES | GLOBAL },
    { LIAISON_DEED_FILTER_BY_RESELLER, ADMIN | SALES | HELPDESK | GLOBAL },
    { LIAISON_DEED_UPDATE_CUSTOMER, ADMIN | SALES | HELPDESK | GLOBAL },
    { LIAISON_DEED_ALLOW_RESERVATIONS, ADMIN },
    { LIAISON_DEED_MANAGE_USERS, ADMIN | GLOBAL | USERS },
    { LIAISON_DEED_ASSIGN_LICENCES_IN_BULK, ADMIN | SALES | HELPDESK | GLOBAL | USERS },
    { LIAISON_DEED_MANAGE_SUBSCRIPTIONS, ADMIN | SALES | HELPDESK | GLOBAL | BILLING },
    { LIAISON_DEED_DESIGNATE_SUPPORT_CONTACT, ADMIN | HELPDESK | GLOBAL },
    { LIAISON_DEED_REMOVE_RELATIONSHIP, ADMIN | SALES | GLOBAL },
    { LIAISON_DEED_SUBMIT_SERVICE_REQUEST, ADMIN | SALES | HELPDESK | GLOBAL },
    { LIAISON_DEED_SEE_SERVICE_HEALTH, ADMIN | SALES | HELPDESK | GLOBAL },
    { LIAISON_DEED_REQUEST_GDAP, ADMIN },
  };
  LiaisonRoleBook *book = read_shipped ();

  g_assert_cmpuint (G_N_ELEMENTS (cases), ==, LIAISON_N_DEEDS);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("deed %d", cases[i].deed);
      g_assert_cmphex (liaison_role_book_get_needed (book, cases[i].deed), ==, cases[i].needed);
    }
  g_assert_finalize_object (book);
}

/* T-1, T-3, T-4: who may invite. */
static void
test_allows (void)
{
  static const struct
  {
    guint roles;
    gboolean with_rights;
    gboolean without_rights;
  } cases[] = {
    { LIAISON_ROLES_UNKNOWN, TRUE, TRUE },
    { ADMIN, TRUE, TRUE },
    { GLOBAL, TRUE, TRUE },
    { SALES, FALSE, TRUE },
    { HELPDESK, FALSE, FALSE },
    { BILLING, FALSE, FALSE },
    { USERS, FALSE, FALSE },
    { HELPDESK | SALES, FALSE, TRUE },
    { HELPDESK | SALES | ADMIN, TRUE, TRUE },
    { BILLING | GLOBAL, TRUE, TRUE },
  };
  LiaisonRoleBook *book = read_shipped ();
  LiaisonRoleBook *empty = liaison_role_book_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LiaisonRoles roles = (LiaisonRoles) cases[i].roles;

      g_test_message ("roles %#x", cases[i].roles);
      g_assert_cmpint (liaison_role_book_allows (book, roles, LIAISON_DEED_INVITE_WITH_RIGHTS), ==,
                       cases[i].with_rights);
      g_assert_cmpint (liaison_role_book_allows (book, roles, LIAISON_DEED_INVITE_WITHOUT_RIGHTS),
                       ==, cases[i].without_rights);
      /* Where the book is silent, the service speaks. */
      g_assert_true (liaison_role_book_allows (empty, roles, LIAISON_DEED_INVITE_WITH_RIGHTS));
    }
  g_assert_finalize_object (empty);
  g_assert_finalize_object (book);
}

static void
test_recognises (void)
{
  static const struct
  {
    LiaisonMembership memberships[3];
    guint n_memberships;
    guint roles;
  } cases[] = {
    { { { 0 } }, 0, LIAISON_ROLES_UNKNOWN },
    { { { LIAISON_MEMBERSHIP_GROUP, (char *) "AdminAgents", NULL } }, 1, ADMIN },
    { { { LIAISON_MEMBERSHIP_GROUP, (char *) "SalesAgents", NULL } }, 1, SALES },
    { { { LIAISON_MEMBERSHIP_GROUP, (char *) "All Staff", NULL },
        { LIAISON_MEMBERSHIP_GROUP, (char *) "HelpdeskAgents", NULL },
        { LIAISON_MEMBERSHIP_DIRECTORY_ROLE, (char *) "Company Administrator",
          (char *) "62E90394-69F5-4237-9190-012177145E10" } },
      3,
      HELPDESK | GLOBAL },
    { { { LIAISON_MEMBERSHIP_DIRECTORY_ROLE, NULL,
          (char *) "fe930be7-5e62-47db-91af-98c3a49a38b1" },
        { LIAISON_MEMBERSHIP_DIRECTORY_ROLE, NULL,
          (char *) "b0f54661-2d74-4c50-afa3-1ec803f12efe" } },
      2,
      USERS | BILLING },
    /* Roles that mean nothing here: as unknown as none. */
    { { { LIAISON_MEMBERSHIP_GROUP, (char *) "adminagents", NULL },
        { LIAISON_MEMBERSHIP_DIRECTORY_ROLE, (char *) "AdminAgents", (char *) "AdminAgents" },
        { LIAISON_MEMBERSHIP_OTHER, (char *) "AdminAgents", (char *) GLOBAL_ID } },
      3,
      LIAISON_ROLES_UNKNOWN },
    /* A thing of another kind needs no name. */
    { { { LIAISON_MEMBERSHIP_OTHER, NULL, NULL },
        { LIAISON_MEMBERSHIP_GROUP, (char *) "SalesAgents", NULL } },
      2,
      SALES },
    /* Of what has no name, any may be the one that counts. */
    { { { LIAISON_MEMBERSHIP_GROUP, (char *) "HelpdeskAgents", NULL },
        { LIAISON_MEMBERSHIP_GROUP, NULL, NULL } },
      2,
      LIAISON_ROLES_UNKNOWN },
    { { { LIAISON_MEMBERSHIP_DIRECTORY_ROLE, (char *) "Global Administrator", NULL },
        { LIAISON_MEMBERSHIP_GROUP, (char *) "HelpdeskAgents", NULL } },
      2,
      LIAISON_ROLES_UNKNOWN },
  };
  LiaisonRoleBook *book = read_shipped ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) memberships = g_ptr_array_new ();

      for (guint j = 0; j < cases[i].n_memberships; j++)
        g_ptr_array_add (memberships, (gpointer) &cases[i].memberships[j]);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmphex (liaison_role_book_recognise (book, memberships), ==, cases[i].roles);
    }
  g_assert_finalize_object (book);
}

#define SALES_ROLE "{ \"id\": \"sales-agent\", \"name\": \"Sales\", \"group\": \"SalesAgents\" }"

static void
test_refuses_a_broken_table (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } cases[] = {
    { "{ \"deeds\": {} }", ":1: field “roles” must be a list, “[ … ]”" },
    { "{ \"roles\": [] }", ":1: field “deeds” must be an object, “{ … }”" },
    { "{ \"roles\": [\n{ \"id\": \"sales-agent\", \"name\": \"Sales\" } ] }",
      ":2: each of “roles” must hold “id”, “name” and either “group” or “role_template”" },
    { "{ \"roles\": [ { \"id\": \"sales-agent\", \"name\": \"Sales\",\n\"group\": \"a\", "
      "\"role_template\": \"b\" } ] }",
      ":1: each of “roles” must hold “id”, “name” and either “group” or “role_template”" },
    { "{ \"roles\": [\n\"sales-agent\" ] }",
      ":2: each of “roles” must hold “id”, “name” and either “group” or “role_template”" },
    { "{ \"roles\": [\n{ \"id\": \"king\", \"name\": \"King\", \"group\": \"x\" } ] }",
      ":2: there is no role “king”" },
    { "{ \"roles\": [ " SALES_ROLE ",\n" SALES_ROLE " ] }",
      ":2: role “sales-agent”, or what tells it, stands twice" },
    { "{ \"roles\": [ " SALES_ROLE ",\n{ \"id\": \"admin-agent\", \"name\": \"Admin\", "
      "\"group\": \"SalesAgents\" } ] }",
      ":2: role “admin-agent”, or what tells it, stands twice" },
    { "{ \"roles\": [ " SALES_ROLE " ], \"deeds\": {\n\"fly\": [ \"sales-agent\" ] } }",
      ":2: there is no deed “fly”" },
    { "{ \"roles\": [ " SALES_ROLE " ], \"deeds\": {\n\"see-customers\": [] } }",
      ":2: each of “deeds” must be a list of roles, and not empty" },
    { "{ \"roles\": [ " SALES_ROLE " ], \"deeds\": {\n\"see-customers\": \"sales-agent\" } }",
      ":2: each of “deeds” must be a list of roles, and not empty" },
    { "{ \"roles\": [ " SALES_ROLE " ], \"deeds\": {\n\"see-customers\": [ \"admin-agent\" ] } }",
      ":2: “roles” does not tell of “admin-agent”" },
    { "{ \"roles\": [ " SALES_ROLE " ], \"deeds\": {\n\"see-customers\": [ 7 ] } }",
      ":2: “roles” does not tell of “”" },
  };
  g_autofree char *path = g_build_filename (g_get_user_config_dir (), "roles.json", NULL);

  g_assert_no_errno (g_mkdir_with_parents (g_get_user_config_dir (), 0700));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected = g_strconcat (path, cases[i].message, NULL);
      g_autoptr(GError) error = NULL;

      g_file_set_contents (path, cases[i].text, -1, &error);
      g_assert_no_error (error);
      g_assert_null (liaison_role_reader_read (path, &error));
      g_assert_error (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE);
      g_assert_cmpstr (error->message, ==, expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/roles/ships-the-matrix", test_ships_the_matrix);
  g_test_add_func ("/roles/allows", test_allows);
  g_test_add_func ("/roles/recognises", test_recognises);
  g_test_add_func ("/roles/refuses-a-broken-table", test_refuses_a_broken_table);
  return g_test_run ();
}
