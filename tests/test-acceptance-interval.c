/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How often the program looks for answers. */

#include "liaison-test-bed.h"
#include "liaison-test-network.h"
#include "liaison-test.h"

/* A computer that saves power or not, as the test says. */
#define TYPE_POWER (power_get_type ())
G_DECLARE_FINAL_TYPE (Power, power, TEST, POWER, GObject)

struct _Power
{
  GObject parent_instance;

  gboolean saving;
};

static gboolean
power_start (GInitable *initable, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
power_initable_init (GInitableIface *iface)
{
  iface->init = power_start;
}

static void
power_monitor_init (GPowerProfileMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (Power,
                               power,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, power_initable_init)
                                 G_IMPLEMENT_INTERFACE (G_TYPE_POWER_PROFILE_MONITOR,
                                                        power_monitor_init))

static void
power_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, TEST_POWER (object)->saving);
}

static void
power_class_init (PowerClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = power_get_property;
  g_object_class_override_property (G_OBJECT_CLASS (klass), 1, "power-saver-enabled");
}

static void
power_init (Power *self)
{
}

static void
power_set_saving (Power *self, gboolean saving)
{
  self->saving = saving;
  g_object_notify (G_OBJECT (self), "power-saver-enabled");
}

static gboolean
has_looked (gpointer session)
{
  LiaisonAcceptanceWatch *watch = liaison_session_get_watch (session);

  return !liaison_acceptance_watch_is_looking (watch) &&
         liaison_acceptance_watch_get_time (watch) != 0;
}

static void
set_up (LiaisonTestBed **bed, gconstpointer unused)
{
  g_autoptr(GError) error = NULL;

  *bed = liaison_test_bed_new (10, "demo");
  g_assert_true (liaison_test_bed_start_session (*bed, &error));
  g_assert_no_error (error);
  liaison_test_wait_until (has_looked, (*bed)->session);
}

static void
tear_down (LiaisonTestBed **bed, gconstpointer unused)
{
  liaison_test_bed_free (*bed);
}

/* Somebody waits for an answer. */
static void
invite (LiaisonTestBed *bed)
{
  const gint64 now = liaison_session_get_now (bed->session);
  const LiaisonHandoff handoff = { .method = LIAISON_HANDOFF_CLIPBOARD, .time = now };
  g_autoptr(LiaisonInvitation) invitation = liaison_invitation_new (NULL, "account", "demo", now);

  liaison_invitation_add_handoff (invitation, &handoff);
  liaison_invitation_move (invitation, LIAISON_INVITATION_HANDED_OFF, "anna", now);
  liaison_ledger_save_async (liaison_session_get_ledger (bed->session), invitation, NULL, NULL,
                             NULL);
}

/* ACC-6 */
static void
test_interval (LiaisonTestBed **bed, gconstpointer unused)
{
  LiaisonAcceptanceWatch *watch = liaison_session_get_watch ((*bed)->session);

  g_assert_cmpuint (liaison_acceptance_watch_get_interval (watch), ==, 60 * 60);
  g_assert_cmpuint (liaison_acceptance_watch_get_wait (watch), >, 50 * 60);
  invite (*bed);
  g_assert_cmpuint (liaison_acceptance_watch_get_interval (watch), ==, 15 * 60);
  /* Not only after the hour that was planned. */
  g_assert_cmpuint (liaison_acceptance_watch_get_wait (watch), <, 20 * 60);
}

/* On a metered network, or to save power, an invitation that waits is no reason to hurry. */
static void
test_sparing (LiaisonTestBed **bed, gconstpointer unused)
{
  LiaisonSession *session = (*bed)->session;
  LiaisonAcceptanceWatch *watch = liaison_session_get_watch (session);
  g_autoptr(LiaisonTestNetwork) network = liaison_test_network_new ();
  g_autoptr(Power) power = g_object_new (TYPE_POWER, NULL);

  invite (*bed);
  liaison_session_set_network (session, G_NETWORK_MONITOR (network));
  liaison_session_set_power (session, G_POWER_PROFILE_MONITOR (power));
  g_assert_cmpuint (liaison_acceptance_watch_get_interval (watch), ==, 15 * 60);
  liaison_test_network_set_metered (network, TRUE);
  g_assert_cmpuint (liaison_acceptance_watch_get_interval (watch), ==, 60 * 60);
  g_assert_cmpuint (liaison_acceptance_watch_get_wait (watch), >, 50 * 60);
  liaison_test_network_set_metered (network, FALSE);
  g_assert_cmpuint (liaison_acceptance_watch_get_interval (watch), ==, 15 * 60);
  g_assert_cmpuint (liaison_acceptance_watch_get_wait (watch), <, 20 * 60);
  power_set_saving (power, TRUE);
  g_assert_cmpuint (liaison_acceptance_watch_get_interval (watch), ==, 60 * 60);
  g_assert_cmpuint (liaison_acceptance_watch_get_wait (watch), >, 50 * 60);
  power_set_saving (power, FALSE);
  g_assert_cmpuint (liaison_acceptance_watch_get_interval (watch), ==, 15 * 60);
  liaison_session_set_network (session, NULL);
  liaison_session_set_power (session, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/acceptance-interval/waiting", LiaisonTestBed *, NULL, set_up, test_interval,
              tear_down);
  g_test_add ("/acceptance-interval/sparing", LiaisonTestBed *, NULL, set_up, test_sparing,
              tear_down);

  return g_test_run ();
}
