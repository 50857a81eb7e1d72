/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo-account.h"

#define PATIENCE_SECONDS 60

static gboolean
patience_ended_cb (gpointer user_data)
{
  g_error ("nothing came for %d seconds", PATIENCE_SECONDS);

  return G_SOURCE_REMOVE;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *opened = user_data;
  g_autoptr(GError) error = NULL;

  *opened = liaison_demo_open_finish (LIAISON_DEMO (source), result, &error);
  if (!*opened)
    g_error ("%s", error->message);
}

LiaisonDemo *
liaison_demo_account_open (guint n_customers)
{
  const char *folder = g_getenv ("LIAISON_TEST_BUILT_DATA");
  g_autofree char *user_clouds = g_build_filename (folder, "none.json", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(LiaisonCatalog) catalog = liaison_catalog_new (folder, user_clouds, &error);
  LiaisonDemo *demo;
  gboolean opened = FALSE;

  if (catalog == NULL)
    g_error ("%s", error->message);

  demo = liaison_demo_new (catalog, n_customers);
  liaison_demo_open_async (demo, NULL, opened_cb, &opened);
  while (!opened)
    g_main_context_iteration (NULL, TRUE);

  return demo;
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GError) error = NULL;

  if (!liaison_session_start_finish (LIAISON_SESSION (source), result, &error))
    g_error ("%s", error->message);
}

void
liaison_demo_account_start (LiaisonDemo *demo)
{
  liaison_session_start_async (liaison_demo_get_session (demo), NULL, started_cb, NULL);
}

void
liaison_demo_account_wait (LiaisonDemo *demo, guint n_customers)
{
  LiaisonCustomerList *list = liaison_session_get_customers (liaison_demo_get_session (demo));
  guint patience = g_timeout_add_seconds (PATIENCE_SECONDS, patience_ended_cb, NULL);

  while (liaison_customer_list_get_state (list) != LIAISON_LIST_LOADED ||
         g_list_model_get_n_items (G_LIST_MODEL (list)) < n_customers)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
}

static gboolean
settled_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

void
liaison_demo_account_settle (guint milliseconds)
{
  gboolean settled = FALSE;

  g_timeout_add (milliseconds, settled_cb, &settled);
  while (!settled)
    g_main_context_iteration (NULL, TRUE);
}
