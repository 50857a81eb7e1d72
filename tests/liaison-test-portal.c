/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-portal.h"

static const char portal_xml[] =
  "<node><interface name='org.freedesktop.portal.Background'><method name='RequestBackground'>"
  "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"
  "<arg type='o' direction='out'/></method></interface></node>";

void
liaison_test_portal_answer (LiaisonTestPortal *portal)
{
  g_autofree char *name = g_strdelimit (g_strdup (portal->asker + 1), ".", '_');
  const char *token;
  g_autofree char *path = NULL;
  GVariantBuilder results;

  g_assert_true (g_variant_lookup (portal->options, "handle_token", "&s", &token));
  path = g_strconcat ("/org/freedesktop/portal/desktop/request/", name, "/", token, NULL);
  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (portal->gives));
  g_variant_builder_add (&results, "{sv}", "autostart", g_variant_new_boolean (portal->gives));
  g_dbus_connection_emit_signal (portal->theirs, portal->asker, path,
                                 "org.freedesktop.portal.Request", "Response",
                                 g_variant_new ("(ua{sv})", portal->code, &results), NULL);
}

static void
called_cb (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  LiaisonTestPortal *portal = user_data;

  g_free (portal->asker);
  portal->asker = g_strdup (sender);
  g_clear_pointer (&portal->options, g_variant_unref);
  g_variant_get (parameters, "(&s@a{sv})", NULL, &portal->options);
  if (portal->answers == LIAISON_TEST_PORTAL_FIRST)
    liaison_test_portal_answer (portal);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", "/request"));
  if (portal->answers == LIAISON_TEST_PORTAL_AT_ONCE)
    liaison_test_portal_answer (portal);
}

static GDBusConnection *
connect_to (GTestDBus *bus)
{
  g_autoptr(GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
    g_test_dbus_get_bus_address (bus),
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
    NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

void
liaison_test_portal_offer (LiaisonTestPortal *portal)
{
  static const GDBusInterfaceVTable calls = { .method_call = called_cb };
  g_autoptr(GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (portal_xml, NULL);
  g_autoptr(GVariant) owned = NULL;
  g_autoptr(GError) error = NULL;

  g_dbus_connection_register_object (portal->theirs, "/org/freedesktop/portal/desktop",
                                     node->interfaces[0], &calls, portal, NULL, &error);
  g_assert_no_error (error);
  owned = g_dbus_connection_call_sync (
    portal->theirs, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
    "RequestName", g_variant_new ("(su)", "org.freedesktop.portal.Desktop", 0), NULL,
    G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
}

void
liaison_test_portal_set_up (LiaisonTestPortal *portal, gconstpointer unused)
{
  portal->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (portal->bus);
  portal->ours = connect_to (portal->bus);
  portal->theirs = connect_to (portal->bus);
}

void
liaison_test_portal_tear_down (LiaisonTestPortal *portal, gconstpointer unused)
{
  g_clear_pointer (&portal->options, g_variant_unref);
  g_clear_pointer (&portal->asker, g_free);
  g_clear_object (&portal->ours);
  g_clear_object (&portal->theirs);
  g_test_dbus_stop (portal->bus);
  g_clear_object (&portal->bus);
}
