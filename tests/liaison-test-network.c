/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-network.h"

struct _LiaisonTestNetwork
{
  GObject parent_instance;

  gboolean available;
  gboolean metered;
};

enum
{
  PROP_AVAILABLE = 1,
  PROP_METERED,
  PROP_CONNECTIVITY,
};

static gboolean
initialize (GInitable *initable, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
initable_init (GInitableIface *iface)
{
  iface->init = initialize;
}

static void
monitor_init (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaisonTestNetwork,
                               liaison_test_network,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_init)
                                 G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, monitor_init))

static void
liaison_test_network_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  gboolean available = LIAISON_TEST_NETWORK (object)->available;

  if (id == PROP_AVAILABLE)
    g_value_set_boolean (value, available);
  else if (id == PROP_METERED)
    g_value_set_boolean (value, LIAISON_TEST_NETWORK (object)->metered);
  else
    g_value_set_enum (value,
                      available ? G_NETWORK_CONNECTIVITY_FULL : G_NETWORK_CONNECTIVITY_LOCAL);
}

static void
liaison_test_network_class_init (LiaisonTestNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_test_network_get_property;
  g_object_class_override_property (object_class, PROP_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
liaison_test_network_init (LiaisonTestNetwork *self)
{
}

LiaisonTestNetwork *
liaison_test_network_new (void)
{
  return g_object_new (LIAISON_TYPE_TEST_NETWORK, NULL);
}

void
liaison_test_network_change (LiaisonTestNetwork *self, gboolean available)
{
  self->available = available;
  g_signal_emit_by_name (self, "network-changed", available);
}

void
liaison_test_network_set_metered (LiaisonTestNetwork *self, gboolean metered)
{
  self->metered = metered;
  g_object_notify (G_OBJECT (self), "network-metered");
}
