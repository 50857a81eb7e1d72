/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A network that is there or not as the test says; not there at first, and not metered. */
#define LIAISON_TYPE_TEST_NETWORK (liaison_test_network_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonTestNetwork, liaison_test_network, LIAISON, TEST_NETWORK, GObject)

LiaisonTestNetwork *liaison_test_network_new (void);
void liaison_test_network_change (LiaisonTestNetwork *self, gboolean available);
void liaison_test_network_set_metered (LiaisonTestNetwork *self, gboolean metered);

G_END_DECLS
