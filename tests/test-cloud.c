/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-cloud.h"

static LiaisonCloud *
build_cloud (void)
{
  /* Writable, and spoilt before returning: the cloud must have its own copies. */
  char host[] = "admin.example.com";
  char address[] = "https://admin.example.com/";
  char name[] = "Admin";
  const char *hosts[] = { host, "admin.example.net", NULL };
  const char *addresses[] = { address, NULL };
  LiaisonCloudPortal portals[] = {
    { .id = "m365", .name = name, .uri_template = "https://admin.example.com/{tenant}" },
  };
  const LiaisonCloudSpec spec = {
    .id = "test",
    .name = "Test Cloud",
    .login_base = "https://login.example.com",
    .api_base = "https://api.example.com",
    .api_scope = "https://api.example.com/user_impersonation",
    .graph_base = "https://graph.example.com",
    .flags = LIAISON_CLOUD_CAN_INVITE | LIAISON_CLOUD_HAS_GDAP,
    .rights_parameter = "DAP",
    .link_hosts = hosts,
    .allowed_addresses = addresses,
    .portals = portals,
    .n_portals = G_N_ELEMENTS (portals),
  };
  LiaisonCloud *cloud = liaison_cloud_new (&spec);

  host[0] = address[0] = name[0] = '!';
  hosts[1] = NULL;
  portals[0].id = NULL;
  return cloud;
}

static void
test_copies_its_spec (void)
{
  LiaisonCloud *cloud = build_cloud ();
  const LiaisonCloudSpec *spec = liaison_cloud_get_spec (cloud);

  g_assert_cmpstr (liaison_cloud_get_id (cloud), ==, "test");
  g_assert_cmpstr (spec->name, ==, "Test Cloud");
  g_assert_cmpstr (spec->link_hosts[0], ==, "admin.example.com");
  g_assert_cmpstr (spec->link_hosts[1], ==, "admin.example.net");
  g_assert_null (spec->link_hosts[2]);
  g_assert_cmpstr (spec->allowed_addresses[0], ==, "https://admin.example.com/");
  g_assert_cmpuint (spec->n_portals, ==, 1);
  g_assert_cmpstr (spec->portals[0].id, ==, "m365");
  g_assert_cmpstr (spec->portals[0].name, ==, "Admin");
  g_assert_null (spec->acceptance_portal);
  g_assert_finalize_object (cloud);
}

static void
test_lists_are_never_null (void)
{
  const LiaisonCloudSpec spec = { .id = "bare" };
  LiaisonCloud *cloud = liaison_cloud_new (&spec);

  g_assert_null (liaison_cloud_get_spec (cloud)->link_hosts[0]);
  g_assert_null (liaison_cloud_get_spec (cloud)->allowed_addresses[0]);
  g_assert_cmpuint (liaison_cloud_get_spec (cloud)->n_portals, ==, 0);
  g_assert_cmpstr (liaison_cloud_get_spec (cloud)->name, ==, "bare");
  g_assert_false (liaison_cloud_is_link_host (cloud, "admin.example.com"));
  g_assert_finalize_object (cloud);
}

static void
test_asks_flags (void)
{
  LiaisonCloud *cloud = build_cloud ();

  g_assert_true (liaison_cloud_has (cloud, LIAISON_CLOUD_CAN_INVITE));
  g_assert_true (liaison_cloud_has (cloud, LIAISON_CLOUD_CAN_INVITE | LIAISON_CLOUD_HAS_GDAP));
  g_assert_false (liaison_cloud_has (cloud, LIAISON_CLOUD_RIGHTS_OPTIONAL));
  g_assert_false (
    liaison_cloud_has (cloud, LIAISON_CLOUD_CAN_INVITE | LIAISON_CLOUD_RIGHTS_OPTIONAL));
  g_assert_finalize_object (cloud);
}

static void
test_knows_link_hosts (void)
{
  LiaisonCloud *cloud = build_cloud ();

  g_assert_true (liaison_cloud_is_link_host (cloud, "admin.example.com"));
  g_assert_true (liaison_cloud_is_link_host (cloud, "Admin.EXAMPLE.net"));
  g_assert_false (liaison_cloud_is_link_host (cloud, "x.admin.example.com"));
  g_assert_false (liaison_cloud_is_link_host (cloud, "admin.example.com.example.org"));
  g_assert_false (liaison_cloud_is_link_host (cloud, "example.com"));
  g_assert_false (liaison_cloud_is_link_host (cloud, ""));
  g_assert_false (liaison_cloud_is_link_host (cloud, NULL));
  g_assert_finalize_object (cloud);
}

static void
test_relocates (void)
{
  LiaisonCloud *cloud = build_cloud ();
  LiaisonCloud *moved = liaison_cloud_new_relocated (cloud, "http://127.0.0.1:8080/");
  const LiaisonCloudSpec *spec = NULL;

  g_assert_finalize_object (cloud);
  spec = liaison_cloud_get_spec (moved);
  g_assert_cmpstr (spec->login_base, ==, "http://127.0.0.1:8080");
  g_assert_cmpstr (spec->api_base, ==, "http://127.0.0.1:8080");
  g_assert_cmpstr (spec->graph_base, ==, "http://127.0.0.1:8080");
  g_assert_cmpstr (spec->api_scope, ==, "https://api.example.com/user_impersonation");
  g_assert_cmpstr (spec->portals[0].uri_template, ==, "https://admin.example.com/{tenant}");
  g_assert_true (liaison_cloud_is_link_host (moved, "admin.example.com"));
  g_assert_false (liaison_cloud_is_link_host (moved, "127.0.0.1"));
  g_assert_true (liaison_cloud_has (moved, LIAISON_CLOUD_HAS_GDAP));
  g_assert_finalize_object (moved);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cloud/copies-its-spec", test_copies_its_spec);
  g_test_add_func ("/cloud/lists-are-never-null", test_lists_are_never_null);
  g_test_add_func ("/cloud/asks-flags", test_asks_flags);
  g_test_add_func ("/cloud/knows-link-hosts", test_knows_link_hosts);
  g_test_add_func ("/cloud/relocates", test_relocates);
  return g_test_run ();
}
