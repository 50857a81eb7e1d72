/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-key-ring.h"

#include <glib/gstdio.h>
#include <libsecret/secret.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include "liaison-test.h"

#define DAEMON "gnome-keyring-daemon"
#define PASSWORD "the key ring's own"
#define SERVICE "org.freedesktop.secrets"
#define PROMPTER "org.gnome.keyring.SystemPrompter"
#define CALLBACK "org.gnome.keyring.internal.Prompter.Callback"

struct _LiaisonTestKeyRing
{
  GSubprocess *bus;
  char *address;
  GDBusConnection *connection; /* the test's own, apart from libsecret's */
  char *home;
  char *run;
  GSubprocess *daemon;

  guint prompter;
  guint prompter_name;
  guint n_refused;

  GDBusConnection *monitor;
  GMutex mutex; /* of what the monitor's thread writes */
  GPtrArray *seen;
  guint n_calls;
};

char *
liaison_test_key_ring_dup_lack (void)
{
  static const char *const programs[] = { "dbus-daemon", DAEMON, "secret-tool" };

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *path = g_find_program_in_path (programs[i]);

      if (path == NULL)
        return g_strdup_printf ("%s is not installed", programs[i]);
    }
  return NULL;
}

static GDBusConnection *
connect_to (LiaisonTestKeyRing *self)
{
  g_autoptr(GError) error = NULL;
  GDBusConnection *connection;

  connection = g_dbus_connection_new_for_address_sync (
    self->address,
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
    NULL, NULL, &error);
  g_assert_no_error (error);
  return connection;
}

/* In the monitor's thread. */
static GDBusMessage *
see_message (GDBusConnection *connection,
             GDBusMessage *message,
             gboolean incoming,
             gpointer user_data)
{
  LiaisonTestKeyRing *self = user_data;
  gsize size;
  guchar *data;

  if (!incoming)
    return message;

  data = g_dbus_message_to_blob (message, &size, G_DBUS_CAPABILITY_FLAGS_UNIX_FD_PASSING, NULL);
  g_mutex_lock (&self->mutex);
  if (data != NULL)
    g_ptr_array_add (self->seen, g_bytes_new_take (data, size));
  if (g_dbus_message_get_message_type (message) == G_DBUS_MESSAGE_TYPE_METHOD_CALL &&
      g_str_has_prefix (g_dbus_message_get_path (message), "/org/freedesktop/secrets"))
    self->n_calls++;
  g_mutex_unlock (&self->mutex);
  g_main_context_wakeup (NULL);
  g_object_unref (message);
  return NULL;
}

static void
watch (LiaisonTestKeyRing *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) answer = NULL;

  self->monitor = connect_to (self);
  answer = g_dbus_connection_call_sync (self->monitor, "org.freedesktop.DBus",
                                        "/org/freedesktop/DBus", "org.freedesktop.DBus.Monitoring",
                                        "BecomeMonitor", g_variant_new ("(asu)", NULL, 0), NULL,
                                        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_add_filter (self->monitor, see_message, self, NULL);
}

static GStrv
make_environment (LiaisonTestKeyRing *self)
{
  GStrv environment = g_new0 (char *, 1);

  environment = g_environ_setenv (environment, "PATH", g_getenv ("PATH"), TRUE);
  if (self->address == NULL)
    return environment;
  environment = g_environ_setenv (environment, "HOME", self->home, TRUE);
  environment = g_environ_setenv (environment, "XDG_RUNTIME_DIR", self->run, TRUE);
  return g_environ_setenv (environment, "DBUS_SESSION_BUS_ADDRESS", self->address, TRUE);
}

/* Nothing outlives the test, however that ends. */
static void
bind_to_parent (gpointer unused)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocess *
spawn (LiaisonTestKeyRing *self, GSubprocessFlags flags, const char *const *command)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_auto(GStrv) environment = make_environment (self);
  g_autoptr(GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_environ (launcher, environment);
  g_subprocess_launcher_set_child_setup (launcher, bind_to_parent, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, command, &error);
  g_assert_no_error (error);
  return process;
}

static void
end (GSubprocess **process)
{
  if (*process == NULL)
    return;

  g_subprocess_force_exit (*process);
  g_subprocess_wait (*process, NULL, NULL);
  g_clear_object (process);
}

static void
start_bus (LiaisonTestKeyRing *self)
{
  static const char *const config =
    "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><policy context='default'>"
    "<allow send_destination='*' eavesdrop='true'/><allow eavesdrop='true'/><allow own='*'/>"
    "</policy></busconfig>";
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "liaison-bus-XXXXXX", NULL);
  int file = g_mkstemp (path);
  g_autofree char *option = g_strconcat ("--config-file=", path, NULL);
  const char *const command[] = { "dbus-daemon", "--nofork",        "--nopidfile", "--nosyslog",
                                  option,        "--print-address", NULL };
  g_autoptr(GDataInputStream) output = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_file_set_contents (path, config, -1, &error);
  g_assert_no_error (error);
  self->bus =
    spawn (self, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, command);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->bus));
  self->address = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->address);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", self->address, TRUE);
  g_unlink (path);
}

LiaisonTestKeyRing *
liaison_test_key_ring_new (void)
{
  LiaisonTestKeyRing *self = g_new0 (LiaisonTestKeyRing, 1);

  g_mutex_init (&self->mutex);
  self->seen = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  start_bus (self);
  self->connection = connect_to (self);
  watch (self);
  return self;
}

static void
close_connection (GDBusConnection *connection)
{
  g_dbus_connection_close_sync (connection, NULL, NULL);
  g_object_unref (connection);
}

static void
drop_prompter (LiaisonTestKeyRing *self)
{
  if (self->prompter == 0)
    return;

  g_bus_unown_name (self->prompter_name);
  g_dbus_connection_unregister_object (self->connection, self->prompter);
  self->prompter = 0;
  self->n_refused = 0;
}

void
liaison_test_key_ring_free (LiaisonTestKeyRing *self)
{
  g_autoptr(GDBusConnection) libsecrets = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  liaison_test_key_ring_kill (self);
  drop_prompter (self);
  close_connection (self->monitor);
  close_connection (self->connection);
  g_dbus_connection_set_exit_on_close (libsecrets, FALSE);
  end (&self->bus);
  g_free (self->address);
  g_ptr_array_unref (self->seen);
  g_mutex_clear (&self->mutex);
  g_free (self->home);
  g_free (self->run);
  g_free (self);
}

static void
make_folder (char **path, const char *name)
{
  g_free (*path);
  *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_assert_cmpint (g_mkdir_with_parents (*path, 0700), ==, 0);
}

void
liaison_test_key_ring_reset (LiaisonTestKeyRing *self)
{
  liaison_test_key_ring_kill (self);
  drop_prompter (self);
  make_folder (&self->home, "home");
  make_folder (&self->run, "run");
  g_mutex_lock (&self->mutex);
  g_ptr_array_set_size (self->seen, 0);
  g_mutex_unlock (&self->mutex);
}

static void
name_appeared_cb (GDBusConnection *connection, const char *name, const char *owner, gpointer owned)
{
  *(gboolean *) owned = TRUE;
}

static void
name_vanished_cb (GDBusConnection *connection, const char *name, gpointer owned)
{
  *(gboolean *) owned = FALSE;
}

static gboolean
is_owned (gpointer owned)
{
  return *(gboolean *) owned;
}

static void
wait_for_name (LiaisonTestKeyRing *self, const char *name)
{
  gboolean owned = FALSE;
  guint id = g_bus_watch_name_on_connection (self->connection, name, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                             name_appeared_cb, name_vanished_cb, &owned, NULL);

  liaison_test_wait_until (is_owned, &owned);
  g_bus_unwatch_name (id);
}

void
liaison_test_key_ring_start (LiaisonTestKeyRing *self)
{
  static const char *const command[] = { DAEMON, "--foreground", "--unlock", "--components=secrets",
                                         NULL };
  GOutputStream *input;
  g_autoptr(GError) error = NULL;

  g_assert_null (self->daemon);
  self->daemon = spawn (self,
                        G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                          G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                        command);
  input = g_subprocess_get_stdin_pipe (self->daemon);
  g_output_stream_write_all (input, PASSWORD, strlen (PASSWORD), NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (input, NULL, &error);
  g_assert_no_error (error);
  wait_for_name (self, SERVICE);
}

/* The signal has done its work only when the last thread stands still. */
void
liaison_test_key_ring_freeze (LiaisonTestKeyRing *self)
{
  siginfo_t info = { 0 };

  g_subprocess_send_signal (self->daemon, SIGSTOP);
  g_assert_cmpint (waitid (P_PID, (id_t) atoi (g_subprocess_get_identifier (self->daemon)), &info,
                           WSTOPPED | WNOWAIT),
                   ==, 0);
}

void
liaison_test_key_ring_thaw (LiaisonTestKeyRing *self)
{
  g_subprocess_send_signal (self->daemon, SIGCONT);
}

/* The bus may hear of the end later than we, and would tell the next one's name too early. */
void
liaison_test_key_ring_kill (LiaisonTestKeyRing *self)
{
  gboolean owned = self->daemon != NULL;

  end (&self->daemon);
  while (owned)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GVariant) answer = g_dbus_connection_call_sync (
        self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
        "NameHasOwner", g_variant_new ("(s)", SERVICE), G_VARIANT_TYPE ("(b)"),
        G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

      g_assert_no_error (error);
      g_variant_get (answer, "(b)", &owned);
    }
}

void
liaison_test_key_ring_lock (LiaisonTestKeyRing *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GVariant) answer = NULL;
  g_auto(GStrv) locked = NULL;
  const char *path = "/org/freedesktop/secrets/collection/login";

  answer = g_dbus_connection_call_sync (
    self->connection, SERVICE, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "Lock",
    g_variant_new ("(@ao)", g_variant_new_objv (&path, 1)), G_VARIANT_TYPE ("(aoo)"),
    G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (answer, "(^aoo)", &locked, NULL);
  g_assert_true (g_strv_contains ((const char *const *) locked, path));
}

/* The person's part of the protocol of GCR's prompters: once it may begin, the question is shut. */
static void
tell_asker (LiaisonTestKeyRing *self, const char *asker, const char *path, const char *answer)
{
  GVariantDict properties;

  g_variant_dict_init (&properties, NULL);
  g_dbus_connection_call (self->connection, asker, path, CALLBACK, "PromptReady",
                          g_variant_new ("(s@a{sv}s)", answer, g_variant_dict_end (&properties),
                                         "[sx-aes-1]\npublic=Ag==\n"),
                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}

static void
prompter_called_cb (GDBusConnection *connection,
                    const char *asker,
                    const char *path,
                    const char *interface,
                    const char *method,
                    GVariant *parameters,
                    GDBusMethodInvocation *invocation,
                    gpointer user_data)
{
  LiaisonTestKeyRing *self = user_data;
  g_autoptr(GVariant) first = g_variant_get_child_value (parameters, 0);
  const char *callback = g_variant_get_string (first, NULL);

  g_dbus_method_invocation_return_value (invocation, NULL);
  if (g_str_equal (method, "BeginPrompting"))
    tell_asker (self, asker, callback, "");
  else if (g_str_equal (method, "PerformPrompt"))
    {
      self->n_refused++;
      tell_asker (self, asker, callback, "no");
    }
  else
    g_dbus_connection_call (connection, asker, callback, CALLBACK, "PromptDone", NULL, NULL,
                            G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}

void
liaison_test_key_ring_add_refusal (LiaisonTestKeyRing *self)
{
  static const char *const description =
    "<node><interface name='org.gnome.keyring.internal.Prompter'>"
    "<method name='BeginPrompting'><arg name='callback' type='o' direction='in'/></method>"
    "<method name='PerformPrompt'><arg name='callback' type='o' direction='in'/>"
    "<arg name='type' type='s' direction='in'/><arg name='properties' type='a{sv}' "
    "direction='in'/><arg name='exchange' type='s' direction='in'/></method>"
    "<method name='StopPrompting'><arg name='callback' type='o' direction='in'/></method>"
    "</interface></node>";
  static const GDBusInterfaceVTable table = { .method_call = prompter_called_cb };
  g_autoptr(GDBusNodeInfo) node = NULL;
  g_autoptr(GError) error = NULL;

  node = g_dbus_node_info_new_for_xml (description, &error);
  g_assert_no_error (error);
  self->prompter =
    g_dbus_connection_register_object (self->connection, "/org/gnome/keyring/Prompter",
                                       node->interfaces[0], &table, self, NULL, &error);
  g_assert_no_error (error);
  self->prompter_name = g_bus_own_name_on_connection (
    self->connection, PROMPTER, G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL);
  wait_for_name (self, PROMPTER);
}

guint
liaison_test_key_ring_get_n_refused (LiaisonTestKeyRing *self)
{
  return self->n_refused;
}

char *
liaison_test_key_ring_run_tool (LiaisonTestKeyRing *self, const char *arguments)
{
  g_autofree char *line = g_strconcat ("secret-tool ", arguments, NULL);
  g_auto(GStrv) command = g_strsplit (line, " ", -1);
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  char *output = NULL;

  process = spawn (self, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE,
                   (const char *const *) command);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  return output;
}

guint
liaison_test_key_ring_get_n_calls (LiaisonTestKeyRing *self)
{
  guint n;

  g_mutex_lock (&self->mutex);
  n = self->n_calls;
  g_mutex_unlock (&self->mutex);
  return n;
}

static gboolean
has_seen (LiaisonTestKeyRing *self, const char *text)
{
  gboolean seen = FALSE;

  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < self->seen->len && !seen; i++)
    {
      gsize size;
      const char *data = g_bytes_get_data (self->seen->pdata[i], &size);

      seen = memmem (data, size, text, strlen (text)) != NULL;
    }
  g_mutex_unlock (&self->mutex);
  return seen;
}

typedef struct
{
  LiaisonTestKeyRing *ring;
  const char *text;
} Mark;

static gboolean
has_seen_mark (gpointer user_data)
{
  Mark *mark = user_data;

  return has_seen (mark->ring, mark->text);
}

/* The monitor is behind, but misses nothing: once it has seen what is said now, it has seen all
 * that was said before. */
static void
catch_up (LiaisonTestKeyRing *self)
{
  g_autofree char *text = g_uuid_string_random ();
  Mark mark = { self, text };

  g_dbus_connection_call (self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                          "org.freedesktop.DBus", "NameHasOwner", g_variant_new ("(s)", text), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
  liaison_test_wait_until (has_seen_mark, &mark);
}

void
liaison_test_key_ring_forget_calls (LiaisonTestKeyRing *self)
{
  catch_up (self);
  g_mutex_lock (&self->mutex);
  self->n_calls = 0;
  g_mutex_unlock (&self->mutex);
}

gboolean
liaison_test_key_ring_saw (LiaisonTestKeyRing *self, const char *text)
{
  catch_up (self);
  return has_seen (self, text);
}
