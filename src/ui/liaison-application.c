/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "config.h"

#include "ui/liaison-application.h"

#include <glib/gi18n.h>

#include "ui/liaison-about.h"
#include "ui/liaison-demo-opener.h"
#include "ui/liaison-desk.h"
#include "ui/liaison-help.h"
#include "ui/liaison-preferences.h"
#include "ui/liaison-side-window.h"

#define DEMO_CUSTOMERS_MAX 100000

struct _LiaisonApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  /* NULL before the startup. */
  LiaisonDesk *desk;
  LiaisonDemoOpener *demo_opener;
};

G_DEFINE_FINAL_TYPE (LiaisonApplication, liaison_application, ADW_TYPE_APPLICATION)

static void
demo_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  liaison_demo_opener_open (LIAISON_APPLICATION (user_data)->demo_opener);
}

/* Accounts */

static void
add_account_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  liaison_desk_add_account (LIAISON_APPLICATION (user_data)->desk);
}

static void
open_account_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  liaison_desk_open_account (LIAISON_APPLICATION (user_data)->desk,
                             g_variant_get_string (parameter, NULL));
}

static void
sign_in_again_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  liaison_desk_sign_in_again (LIAISON_APPLICATION (user_data)->desk,
                              g_variant_get_string (parameter, NULL));
}

static void
remove_account_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  liaison_desk_remove_account (LIAISON_APPLICATION (user_data)->desk,
                               g_variant_get_string (parameter, NULL));
}

static void
solve_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  liaison_desk_solve (LIAISON_APPLICATION (user_data)->desk,
                      g_variant_get_string (parameter, NULL));
}

static void
guide_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  liaison_desk_show_guide (LIAISON_APPLICATION (user_data)->desk);
}

/* The rest */

static void
about_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  liaison_about_present (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

static void
help_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  liaison_help_present (gtk_application_get_active_window (GTK_APPLICATION (user_data)));
}

/* Of the account whose window is in front, or NULL. */
static GSettings *
get_active_settings (LiaisonApplication *self)
{
  LiaisonWindow *window = liaison_desk_get_active_window (self->desk);

  return window != NULL ? liaison_account_pane_get_settings (liaison_window_get_pane (window))
                        : NULL;
}

static void
preferences_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LiaisonApplication *self = LIAISON_APPLICATION (user_data);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  GSettings *settings = get_active_settings (self);
  LiaisonCatalog *catalog = liaison_desk_get_catalog (self->desk, NULL);
  LiaisonPreferences *preferences;

  if (settings == NULL || catalog == NULL)
    return;

  /* The window in front may be a child of the preferences. */
  for (GtkWindow *window = active; window != NULL; window = gtk_window_get_transient_for (window))
    if (LIAISON_IS_PREFERENCES (window))
      {
        gtk_window_present (window);
        return;
      }

  preferences = liaison_preferences_new (settings, liaison_catalog_get_letters (catalog));
  liaison_side_window_present (GTK_WINDOW (preferences), active);
}

static void
update_preferences (LiaisonApplication *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "preferences");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), get_active_settings (self) != NULL);
}

static void
quit_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autolist (GtkWindow) windows =
                g_list_copy_deep (gtk_application_get_windows (GTK_APPLICATION (user_data)),
                                  (GCopyFunc) (void (*) (void)) g_object_ref, NULL);

  /* Closing lets each window save what was typed, and takes its own windows with it; the program
   * ends with its last window. */
  for (GList *l = windows; l != NULL; l = l->next)
    if (LIAISON_IS_WINDOW (l->data))
      gtk_window_close (GTK_WINDOW (l->data));
}

static const GActionEntry action_entries[] = {
  { .name = "about", .activate = about_activated_cb },
  { .name = "add-account", .activate = add_account_activated_cb },
  { .name = "demo", .activate = demo_activated_cb },
  { .name = "guide", .activate = guide_activated_cb },
  { .name = "help", .activate = help_activated_cb },
  { .name = "open-account", .activate = open_account_activated_cb, .parameter_type = "s" },
  { .name = "preferences", .activate = preferences_activated_cb },
  { .name = "quit", .activate = quit_activated_cb },
  { .name = "remove-account", .activate = remove_account_activated_cb, .parameter_type = "s" },
  { .name = "sign-in-again", .activate = sign_in_again_activated_cb, .parameter_type = "s" },
  { .name = "solve", .activate = solve_activated_cb, .parameter_type = "s" },
};

static void
set_accels (LiaisonApplication *self)
{
  static const struct
  {
    const char *action;
    const char *accels[3];
  } table[] = {
    { "app.help", { "F1" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.quit", { "<Control>q" } },
    { "win.refresh", { "F5", "<Control>r" } },
    { "win.request", { "<Control>n" } },
    { "win.search", { "<Control>f" } },
    { "win.show-help-overlay", { "<Control>question" } },
    { "win.view::customers", { "<Control>1" } },
    { "win.view::invitations", { "<Control>2" } },
    { "window.close", { "<Control>w" } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), table[i].action,
                                           (const char **) table[i].accels);
}

static void
liaison_application_startup (GApplication *application)
{
  LiaisonApplication *self = LIAISON_APPLICATION (application);

  G_APPLICATION_CLASS (liaison_application_parent_class)->startup (application);

  self->settings = g_settings_new (LIAISON_APP_ID);
  self->desk = liaison_desk_new (GTK_APPLICATION (self), self->settings);
  self->demo_opener = liaison_demo_opener_new (self->desk);
  g_action_map_add_action_entries (G_ACTION_MAP (self), action_entries,
                                   G_N_ELEMENTS (action_entries), self);
  set_accels (self);
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (update_preferences), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::active-window", G_CALLBACK (update_preferences), NULL);
  update_preferences (self);
  gtk_window_set_default_icon_name (LIAISON_APP_ID);
}

static void
liaison_application_activate (GApplication *application)
{
  LiaisonApplication *self = LIAISON_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL)
    gtk_window_present (window);
  else
    liaison_desk_open_last (self->desk);
}

static void
liaison_application_shutdown (GApplication *application)
{
  liaison_desk_flush (LIAISON_APPLICATION (application)->desk);

  G_APPLICATION_CLASS (liaison_application_parent_class)->shutdown (application);
}

/* The number of --customers; FALSE if it is out of bounds or no number. */
static gboolean
look_up_customers (GVariantDict *options, guint *n_customers)
{
  const char *text;
  guint64 number;

  if (!g_variant_dict_lookup (options, "customers", "&s", &text))
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, DEMO_CUSTOMERS_MAX, &number, NULL))
    return FALSE;

  *n_customers = (guint) number;

  return TRUE;
}

static int
liaison_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  g_autofree const char **arguments = NULL;
  guint n_customers;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Liaison %s\n", LIAISON_VERSION);
      return 0;
    }

  if (g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&s", &arguments))
    {
      g_printerr ("liaison: ");
      g_printerr (_ ("unexpected argument “%s”"), arguments[0]);
      g_printerr ("\n");
      return 1;
    }

  if (!look_up_customers (options, &n_customers))
    {
      /* Translators: %d is the highest number. “--customers” stays as it is. */
      g_printerr (_ ("--customers takes a number from 0 to %d."), DEMO_CUSTOMERS_MAX);
      g_printerr ("\n");
      return 1;
    }

  return -1;
}

static int
liaison_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  LiaisonApplication *self = LIAISON_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);

  guint n_customers;

  if (g_variant_dict_contains (options, "customers") && look_up_customers (options, &n_customers))
    liaison_demo_opener_set_n_customers (self->demo_opener, n_customers);
  if (g_variant_dict_contains (options, "demo"))
    liaison_demo_opener_open (self->demo_opener);
  else
    g_application_activate (application);

  return 0;
}

static void
liaison_application_finalize (GObject *object)
{
  LiaisonApplication *self = LIAISON_APPLICATION (object);

  g_clear_object (&self->demo_opener);
  g_clear_object (&self->desk);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (liaison_application_parent_class)->finalize (object);
}

static void
liaison_application_class_init (LiaisonApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = liaison_application_finalize;
  application_class->startup = liaison_application_startup;
  application_class->shutdown = liaison_application_shutdown;
  application_class->activate = liaison_application_activate;
  application_class->handle_local_options = liaison_application_handle_local_options;
  application_class->command_line = liaison_application_command_line;
}

static void
liaison_application_init (LiaisonApplication *self)
{
  /* The number is read as text: 0 in a number's place counts as not given. */
  static const GOptionEntry entries[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the demo account"), NULL },
      /* Translators: “N” stands for a number in “--customers=N”. */
      { "customers", 0, 0, G_OPTION_ARG_STRING, NULL,
        N_ ("Customers of the demo account"), N_ ("N") },
        { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and exit"), NULL },
          { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL, NULL, NULL }, { NULL },
       };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_summary (
    G_APPLICATION (self), _ ("A desk for partners of Microsoft’s cloud programme."));
}

LiaisonApplication *
liaison_application_new (void)
{
  return g_object_new (LIAISON_TYPE_APPLICATION, "application-id", LIAISON_APP_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path",
                       "/io/github/liaison_app/Liaison", NULL);
}
