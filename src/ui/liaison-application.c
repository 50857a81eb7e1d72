/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "config.h"

#include "ui/liaison-application.h"

#include <glib/gi18n.h>

#include "ui/inspect/liaison-inspect-window.h"
#include "ui/letters/liaison-templates-window.h"
#include "ui/liaison-about.h"
#include "ui/liaison-background.h"
#include "ui/liaison-command-line.h"
#include "ui/liaison-demo-opener.h"
#include "ui/liaison-desk.h"
#include "ui/liaison-errand.h"
#include "ui/liaison-help.h"
#include "ui/liaison-preferences.h"
#include "ui/liaison-side-window.h"

#define STATUS_FAILED 1
#define STATUS_MISUSED 2

struct _LiaisonApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  /* NULL before the startup. */
  LiaisonDesk *desk;
  LiaisonDemoOpener *demo_opener;
  LiaisonErrand *errand;
  LiaisonBackground *background;
  gboolean named_theme; /* for the toolkit's start */
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

/* Of notifications; "(ss)": account, Microsoft ID. */
static void
show_customer_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LiaisonCommand command = { .kind = LIAISON_COMMAND_CUSTOMER, .n_customers = -1 };
  g_autofree char *account = NULL;
  g_autofree char *id = NULL;

  g_variant_get (parameter, "(ss)", &account, &id);
  command.account = account;
  command.text = id;
  liaison_errand_run (LIAISON_APPLICATION (user_data)->errand, &command, NULL, NULL);
}

/* The account whose invitations are shown, as soon as they are there. */
static void
show_invitations_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LiaisonCommand command = { .kind = LIAISON_COMMAND_INVITATIONS, .n_customers = -1 };
  g_autofree char *account = g_variant_dup_string (parameter, NULL);

  command.account = account;
  liaison_errand_run (LIAISON_APPLICATION (user_data)->errand, &command, NULL, NULL);
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

/* Of the account whose window is in front, or NULL. */
static LiaisonSession *
get_active_session (LiaisonApplication *self)
{
  LiaisonWindow *window = liaison_desk_get_active_window (self->desk);

  return window != NULL ? liaison_account_pane_get_session (liaison_window_get_pane (window))
                        : NULL;
}

/* The same. */
static LiaisonLedger *
get_active_ledger (LiaisonApplication *self)
{
  LiaisonSession *session = get_active_session (self);

  return session != NULL ? liaison_session_get_ledger (session) : NULL;
}

static gboolean
is_demonstration (LiaisonApplication *self)
{
  LiaisonSession *session = get_active_session (self);

  return session != NULL && liaison_session_get_profile (session) == NULL;
}

/* The one that looks for @parent, or NULL. */
static GtkWindow *
find_inspect_window (LiaisonApplication *self, GtkWindow *parent)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (LIAISON_IS_INSPECT_WINDOW (l->data) && gtk_window_get_transient_for (l->data) == parent)
      return l->data;
  return NULL;
}

/* Needs no account, but knows more with the one whose window is in front. NULL: it is itself in
 * front, or nothing can be known yet. */
static GtkWindow *
show_inspect_window (LiaisonApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  GtkWindow *window = find_inspect_window (self, active);
  LiaisonCatalog *catalog = liaison_desk_get_catalog (self->desk, NULL);
  g_autoptr(LiaisonInspector) inspector = NULL;

  if (catalog == NULL || LIAISON_IS_INSPECT_WINDOW (active))
    return NULL;
  inspector = liaison_inspector_new (catalog, get_active_session (self),
                                     liaison_desk_get_accounts (self->desk));
  if (window != NULL)
    {
      liaison_inspect_window_set_inspector (LIAISON_INSPECT_WINDOW (window), inspector);
      gtk_window_present (window);
      return window;
    }

  window = liaison_inspect_window_new (inspector);
  /* What is before a modal window gets the keys only if it is modal, too. */
  gtk_window_set_modal (window, active != NULL && gtk_window_get_modal (active));
  liaison_side_window_present (window, active);
  return window;
}

static void
inspect_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_inspect_window (LIAISON_APPLICATION (user_data));
}

/* Of the account in front: the invitation that a message is compared with. */
static void
check_message_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LiaisonApplication *self = LIAISON_APPLICATION (user_data);
  LiaisonLedger *ledger = get_active_ledger (self);
  LiaisonInvitation *invitation =
    ledger != NULL ? liaison_ledger_lookup (ledger, g_variant_get_string (parameter, NULL)) : NULL;
  GtkWindow *window = invitation != NULL ? show_inspect_window (self) : NULL;

  if (window != NULL)
    liaison_inspect_window_compare_with (LIAISON_INSPECT_WINDOW (window), invitation);
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

  preferences = liaison_preferences_new (settings, liaison_catalog_get_letters (catalog),
                                         get_active_ledger (self),
                                         is_demonstration (self) ? NULL : self->background);
  liaison_side_window_present (GTK_WINDOW (preferences), active);
}

static void
templates_activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LiaisonApplication *self = LIAISON_APPLICATION (user_data);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  LiaisonCatalog *catalog = liaison_desk_get_catalog (self->desk, NULL);
  LiaisonSession *session = get_active_session (self);
  LiaisonTemplatesWindow *templates;

  if (catalog == NULL)
    return;

  for (GtkWindow *window = active; window != NULL; window = gtk_window_get_transient_for (window))
    if (LIAISON_IS_TEMPLATES_WINDOW (window))
      {
        gtk_window_present (window);
        return;
      }

  templates = liaison_templates_window_new (
    catalog, session != NULL ? liaison_session_get_cloud (session) : NULL);
  liaison_side_window_present (GTK_WINDOW (templates), active);
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
      liaison_window_leave (l->data);
}

static const GActionEntry action_entries[] = {
  { .name = "about", .activate = about_activated_cb },
  { .name = "add-account", .activate = add_account_activated_cb },
  { .name = "check-message", .activate = check_message_activated_cb, .parameter_type = "s" },
  { .name = "demo", .activate = demo_activated_cb },
  { .name = "guide", .activate = guide_activated_cb },
  { .name = "help", .activate = help_activated_cb },
  { .name = "inspect", .activate = inspect_activated_cb },
  { .name = "open-account", .activate = open_account_activated_cb, .parameter_type = "s" },
  { .name = "preferences", .activate = preferences_activated_cb },
  { .name = "quit", .activate = quit_activated_cb },
  { .name = "remove-account", .activate = remove_account_activated_cb, .parameter_type = "s" },
  { .name = "show-customer", .activate = show_customer_activated_cb, .parameter_type = "(ss)" },
  { .name = "show-invitations", .activate = show_invitations_activated_cb, .parameter_type = "s" },
  { .name = "sign-in-again", .activate = sign_in_again_activated_cb, .parameter_type = "s" },
  { .name = "solve", .activate = solve_activated_cb, .parameter_type = "s" },
  { .name = "templates", .activate = templates_activated_cb },
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
    { "app.inspect", { "<Control>i" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.quit", { "<Control>q" } },
    { "app.templates", { "<Control>t" } },
    { "win.export", { "<Control>e" } },
    { "win.invite-many", { "<Control><Shift>n" } },
    { "win.print", { "<Control>p" } },
    { "win.list-tool::changes", { "<Control>3" } },
    { "win.list-tool::filter", { "<Control><Shift>f" } },
    { "win.list-tool::order", { "<Control><Shift>o" } },
    { "win.list-tool::views", { "<Control><Shift>v" } },
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

/* The toolkit reads its own theme as it starts, and drops it when libadwaita, which brings another,
 * names an empty one instead. Named in time, the first is never read. A theme that the person asks
 * for is left alone; libadwaita and the programs that we start must not see ours. */
static void
init_toolkit (LiaisonApplication *self)
{
  gtk_init ();
  gtk_settings_get_default ();
  if (self->named_theme)
    g_unsetenv ("GTK_THEME");
}

/* The toolkit reads the themes of icons as it starts, and forgets them as soon as libadwaita and we
 * name our own. They are read again while the window is made, not when it has its first icon: the
 * toolkit lets other threads look icons up. */
static void
read_icons_in_thread (GTask *task, gpointer icon_theme, gpointer unused, GCancellable *cancellable)
{
  g_task_return_boolean (task, gtk_icon_theme_has_icon (icon_theme, LIAISON_APP_ID));
}

static void
read_icons (void)
{
  GtkIconTheme *icon_theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autoptr(GTask) task = g_task_new (icon_theme, NULL, NULL, NULL);

  g_task_set_source_tag (task, read_icons);
  g_task_run_in_thread (task, read_icons_in_thread);
}

static void
liaison_application_startup (GApplication *application)
{
  LiaisonApplication *self = LIAISON_APPLICATION (application);

  init_toolkit (self);
  G_APPLICATION_CLASS (liaison_application_parent_class)->startup (application);
  read_icons ();

  self->settings = g_settings_new (LIAISON_APP_ID);
  self->desk = liaison_desk_new (GTK_APPLICATION (self), self->settings);
  self->demo_opener = liaison_demo_opener_new (self->desk);
  self->errand = liaison_errand_new (self->desk);
  self->background = liaison_background_new (self->desk);
  g_action_map_add_action_entries (G_ACTION_MAP (self), action_entries,
                                   G_N_ELEMENTS (action_entries), self);
  set_accels (self);
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (update_preferences), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::active-window", G_CALLBACK (update_preferences), NULL);
  update_preferences (self);
}

static void
liaison_application_activate (GApplication *application)
{
  LiaisonApplication *self = LIAISON_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window != NULL && gtk_widget_get_visible (GTK_WIDGET (window)))
    gtk_window_present (window);
  else
    liaison_desk_open_last (self->desk);
}

/* Of links that somebody clicked. There is no terminal to say what is wrong with them. */
static void
liaison_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  LiaisonApplication *self = LIAISON_APPLICATION (application);
  g_autofree char *uri = g_file_get_uri (files[0]);
  g_autoptr(GError) error = NULL;
  g_autoptr(LiaisonCommand) command = liaison_command_parse_uri (uri, &error);
  LiaisonWindow *window;

  /* Without an account the welcome page says all there is to say. */
  if (command != NULL)
    {
      liaison_errand_run (self->errand, command, NULL, NULL);
      return;
    }

  g_application_activate (application);
  window = liaison_desk_get_active_window (self->desk);
  if (window != NULL)
    liaison_account_pane_add_toast (liaison_window_get_pane (window), error->message, NULL, NULL,
                                    NULL);
}

static void
liaison_application_shutdown (GApplication *application)
{
  liaison_desk_flush (LIAISON_APPLICATION (application)->desk);

  G_APPLICATION_CLASS (liaison_application_parent_class)->shutdown (application);
}

/* What is wrong with the command line is said before another process hears of it. */
static int
liaison_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  g_autoptr(LiaisonCommand) command = NULL;
  g_autoptr(GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Liaison %s\n", LIAISON_VERSION);
      return 0;
    }

  command = liaison_command_parse (options, &error);
  if (command != NULL)
    return -1;

  g_printerr ("liaison: %s\n", error->message);

  return g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE) ? STATUS_MISUSED
                                                                           : STATUS_FAILED;
}

static int
liaison_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  LiaisonApplication *self = LIAISON_APPLICATION (application);
  GVariantDict *options = g_application_command_line_get_options_dict (command_line);
  g_autoptr(GError) error = NULL;
  g_autoptr(LiaisonCommand) command = liaison_command_parse (options, &error);
  LiaisonWindow *window = NULL;

  if (command != NULL && command->kind == LIAISON_COMMAND_QUIT)
    {
      g_action_group_activate_action (G_ACTION_GROUP (self), "quit", NULL);
      return 0;
    }
  if (command != NULL && command->kind == LIAISON_COMMAND_BACKGROUND)
    {
      liaison_background_run (self->background);
      return 0;
    }
  if (command != NULL && command->n_customers >= 0)
    liaison_demo_opener_set_n_customers (self->demo_opener, (guint) command->n_customers);
  if (command != NULL && command->demo)
    window = liaison_demo_opener_open (self->demo_opener);
  else if (command != NULL && command->kind == LIAISON_COMMAND_OPEN && command->account == NULL)
    {
      g_application_activate (application);
      return 0;
    }

  if (command != NULL && liaison_errand_run (self->errand, command, window, &error))
    return 0;

  g_application_command_line_printerr (command_line, "liaison: %s\n", error->message);

  return STATUS_FAILED;
}

static void
liaison_application_finalize (GObject *object)
{
  LiaisonApplication *self = LIAISON_APPLICATION (object);

  g_clear_object (&self->background);
  g_clear_object (&self->errand);
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
  application_class->open = liaison_application_open;
  application_class->handle_local_options = liaison_application_handle_local_options;
  application_class->command_line = liaison_application_command_line;
}

static void
liaison_application_init (LiaisonApplication *self)
{
  /* Before there are threads. */
  self->named_theme = g_getenv ("GTK_THEME") == NULL;
  if (self->named_theme)
    g_setenv ("GTK_THEME", "Adwaita-empty", TRUE);
  liaison_command_add_options (G_APPLICATION (self));
}

LiaisonApplication *
liaison_application_new (void)
{
  return g_object_new (LIAISON_TYPE_APPLICATION, "application-id", LIAISON_APP_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/liaison_app/Liaison", NULL);
}
