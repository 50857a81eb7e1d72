/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The preferences, while the desktop asks the person whether Liaison may run without a window.
 *
 * What tells a sandbox that it is one lies outside of it; so the linker leads the question to the
 * portal of the test, as it does from within, and gives the desk its one account. */

#include <adwaita.h>

#include "app/liaison-autostart.h"
#include "liaison-test-portal.h"
#include "liaison-test.h"
#include "ui/liaison-account-settings.h"
#include "ui/liaison-preferences.h"

#define ACCOUNT "preferences"

static LiaisonTestPortal portal;
static GListStore *accounts;
static LiaisonCatalog *catalog;
static GtkApplication *application;

GListModel *__wrap_liaison_desk_get_accounts (LiaisonDesk *self);
__typeof__ (liaison_autostart_set_async) __wrap_liaison_autostart_set_async;

GListModel *
__wrap_liaison_desk_get_accounts (LiaisonDesk *self)
{
  return G_LIST_MODEL (accounts);
}

void
__wrap_liaison_autostart_set_async (gboolean wanted,
                                    const char *reason,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  liaison_autostart_ask_portal_async (portal.ours, wanted, reason, cancellable, callback,
                                      user_data);
}

typedef struct
{
  GSettings *settings;
  LiaisonDesk *desk;
  LiaisonBackground *background;
  LiaisonPreferences *preferences;
} Fixture;

static LiaisonPreferences *
open_preferences (Fixture *fixture)
{
  return liaison_preferences_new (fixture->settings, liaison_catalog_get_letters (catalog), NULL,
                                  fixture->background);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr(GSettings) settings = g_settings_new ("io.github.liaison_app.Liaison");

  portal = (LiaisonTestPortal){ NULL };
  liaison_test_portal_set_up (&portal, NULL);
  liaison_test_portal_offer (&portal);
  portal.answers = LIAISON_TEST_PORTAL_LATER;
  liaison_account_settings_forget (ACCOUNT);
  fixture->settings = liaison_account_settings_new (ACCOUNT);
  fixture->desk = liaison_desk_new (application, settings);
  fixture->background = liaison_background_new (fixture->desk);
  fixture->preferences = open_preferences (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->preferences));
  g_assert_finalize_object (fixture->background);
  g_object_unref (fixture->desk);
  g_object_unref (fixture->settings);
  liaison_test_portal_tear_down (&portal, NULL);
}

static GtkWidget *
get_switch (LiaisonPreferences *preferences)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (preferences),
                                                    LIAISON_TYPE_PREFERENCES, "background_switch"));
}

static gboolean
is_refusal_seen (LiaisonPreferences *preferences)
{
  return gtk_widget_get_visible (GTK_WIDGET (gtk_widget_get_template_child (
    GTK_WIDGET (preferences), LIAISON_TYPE_PREFERENCES, "refusal_row")));
}

static gboolean
is_asked (gpointer unused)
{
  return portal.options != NULL;
}

static gboolean
is_sensitive (gpointer widget)
{
  return gtk_widget_get_sensitive (widget);
}

/* As a click does. */
static void
turn_on (GtkWidget *button)
{
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_switch_set_active (GTK_SWITCH (button), TRUE);
  g_assert_false (gtk_widget_get_sensitive (button));
  liaison_test_wait_until (is_asked, NULL);
}

static void
test_granted (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *button = get_switch (fixture->preferences);
  LiaisonPreferences *others;

  portal.gives = TRUE;
  turn_on (button);
  /* Opened again meanwhile, they can ask no more than before. */
  others = open_preferences (fixture);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_false (gtk_widget_get_sensitive (get_switch (others)));

  liaison_test_portal_answer (&portal);
  liaison_test_wait_until (is_sensitive, button);
  g_assert_true (gtk_widget_get_sensitive (get_switch (others)));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (button)));
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (get_switch (others))));
  g_assert_true (g_settings_get_boolean (fixture->settings, "background"));
  g_assert_false (is_refusal_seen (fixture->preferences));
  gtk_window_destroy (GTK_WINDOW (others));
}

static void
test_refused (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *button = get_switch (fixture->preferences);

  turn_on (button);
  liaison_test_portal_answer (&portal);
  liaison_test_wait_until (is_sensitive, button);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (button)));
  g_assert_false (g_settings_get_boolean (fixture->settings, "background"));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (is_refusal_seen (fixture->preferences));
}

static void
open_tables (void)
{
  const char *folder = g_getenv ("LIAISON_TEST_BUILT_DATA");
  g_autofree char *user_clouds = g_build_filename (folder, "none.json", NULL);
  g_autoptr(GError) error = NULL;

  catalog = liaison_catalog_new (folder, user_clouds, &error);
  g_assert_no_error (error);
}

static void
make_account (void)
{
  static const LiaisonProfileSpec spec = { .id = ACCOUNT,
                                           .cloud = "global",
                                           .client_id = "c",
                                           .tenant = "t" };
  g_autoptr(LiaisonProfile) profile = liaison_profile_new (&spec);

  accounts = g_list_store_new (LIAISON_TYPE_PROFILE);
  g_list_store_append (accounts, profile);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  adw_init ();
  open_tables ();
  make_account ();
  application = GTK_APPLICATION (
    adw_application_new ("io.github.liaison_app.Preferences", G_APPLICATION_NON_UNIQUE));

  g_test_add ("/ui-preferences/granted", Fixture, NULL, set_up, test_granted, tear_down);
  g_test_add ("/ui-preferences/refused", Fixture, NULL, set_up, test_refused, tear_down);

  status = g_test_run ();
  g_object_unref (application);
  g_object_unref (accounts);
  g_object_unref (catalog);
  return status;
}
