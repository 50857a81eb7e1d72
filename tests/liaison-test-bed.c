/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-bed.h"

#include <glib/gstdio.h>

#include "liaison-test-authorizer.h"
#include "liaison-test.h"
#include "sandbox/liaison-sandbox-browser.h"

#define CLIENT_ID "11111111-2222-4333-8444-555555555555"

LiaisonCatalog *
liaison_test_catalog_new (const char *user_clouds)
{
  g_autofree char *clouds = liaison_test_dup_shipped_path ("clouds.json");
  g_autofree char *providers = liaison_test_dup_shipped_path ("mail-providers.txt");
  g_autofree char *regions = liaison_test_dup_shipped_path ("regions.json");
  g_autofree char *roles = liaison_test_dup_shipped_path ("roles.json");
  g_autofree char *letters = liaison_test_dup_shipped_path ("letters.ini");
  g_autofree char *folder = g_dir_make_tmp ("liaison-tables-XXXXXX", NULL);
  const char *const paths[] = { clouds, providers, regions, roles, letters };
  g_autoptr(GError) error = NULL;
  LiaisonCatalog *catalog;

  /* The shipped tables are in two folders: some are made by the build. */
  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *name = g_path_get_basename (paths[i]);
      g_autofree char *link = g_build_filename (folder, name, NULL);
      g_autoptr(GFile) file = g_file_new_for_path (link);

      g_file_make_symbolic_link (file, paths[i], NULL, &error);
      g_assert_no_error (error);
    }
  catalog = liaison_catalog_new (folder, user_clouds, &error);
  g_assert_no_error (error);
  return catalog;
}

static LiaisonPartnerClient *
make_client (LiaisonTestBed *bed)
{
  g_autofree char *token = liaison_sandbox_server_dup_token (bed->server);
  g_autoptr(LiaisonTestAuthorizer) authorizer = liaison_test_authorizer_new ();

  liaison_test_authorizer_set_token (authorizer, token);
  return liaison_partner_client_new (bed->cloud, LIAISON_AUTHORIZER (authorizer));
}

static void
browse_cb (const char *uri, gpointer user_data)
{
  LiaisonTestBed *bed = user_data;

  bed->n_sign_ins++;
  liaison_sandbox_browse_as (uri, bed->person);
}

LiaisonTestBed *
liaison_test_bed_new (guint n_customers, const char *cloud)
{
  LiaisonSandboxOptions options = { .n_customers = n_customers, .seed = 1 };
  LiaisonTestBed *bed = g_new0 (LiaisonTestBed, 1);
  g_autoptr(GError) error = NULL;
  LiaisonCloud *real;

  if (!g_str_equal (cloud, "demo"))
    options.cloud = cloud;
  bed->server = liaison_sandbox_server_new (&options);
  liaison_sandbox_server_start (bed->server, 0, &error);
  g_assert_no_error (error);

  bed->catalog = liaison_test_catalog_new (NULL);
  real = liaison_catalog_lookup_cloud (bed->catalog, cloud);
  g_assert_nonnull (real);
  bed->cloud = liaison_cloud_new_relocated (real, liaison_sandbox_server_get_base (bed->server));
  bed->client = make_client (bed);
  bed->folder = g_dir_make_tmp ("liaison-bed-XXXXXX", NULL);
  liaison_test_bed_begin_session (bed);
  return bed;
}

void
liaison_test_bed_free (LiaisonTestBed *bed)
{
  if (bed->session != NULL)
    liaison_test_bed_end_session (bed);
  liaison_test_drop (g_steal_pointer (&bed->client));
  g_object_unref (bed->cloud);
  /* Whatever was cancelled ends at a later turn of the main loop. */
  liaison_test_drop (g_steal_pointer (&bed->catalog));
  liaison_sandbox_server_stop (bed->server);
  g_assert_finalize_object (bed->server);
  g_free (bed->folder);
  g_free (bed);
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

static gboolean
turn_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* The last reference may be a thread's, which wakes nobody when it lets go. */
void
liaison_test_drop (gpointer object)
{
  guint turns = g_timeout_add (10, turn_cb, NULL);

  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  liaison_test_wait_until (is_gone, &object);
  g_source_remove (turns);
}

void
liaison_test_bed_begin_session (LiaisonTestBed *bed)
{
  g_autofree char *path = g_build_filename (bed->folder, "ledger.db", NULL);
  g_autofree char *cache_path = g_build_filename (bed->folder, "cache.db", NULL);

  g_assert_null (bed->session);
  bed->session = liaison_session_new_unattended (bed->catalog, bed->cloud, "account", CLIENT_ID,
                                                 path, cache_path, browse_cb, bed, NULL);
}

gboolean
liaison_test_bed_start_session (LiaisonTestBed *bed, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  liaison_session_start_async (bed->session, NULL, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return liaison_session_start_finish (bed->session, result, error);
}

static gboolean
has_roles (gpointer session)
{
  return liaison_session_get_roles (session) != LIAISON_ROLES_UNKNOWN;
}

void
liaison_test_bed_wait_for_roles (LiaisonTestBed *bed)
{
  liaison_test_wait_until (has_roles, bed->session);
}

void
liaison_test_bed_end_session (LiaisonTestBed *bed)
{
  g_autoptr(GError) error = NULL;
  GAsyncResult *result = NULL;

  liaison_session_close_async (bed->session, liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  liaison_session_close_finish (bed->session, result, &error);
  g_assert_no_error (error);
  g_object_unref (result);
  liaison_test_drop (g_steal_pointer (&bed->session));
}

static gboolean
has_stopped (gpointer user_data)
{
  return liaison_customer_list_get_state (user_data) != LIAISON_LIST_LOADING;
}

void
liaison_test_bed_wait_for_list (LiaisonCustomerList *list)
{
  liaison_test_wait_until (has_stopped, list);
}
