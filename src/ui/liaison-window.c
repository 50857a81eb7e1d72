/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "config.h"

#include "ui/liaison-window.h"

#include <glib/gi18n.h>

#include "ui/liaison-folder-opener.h"
#include "ui/liaison-notice-slot.h"
#include "ui/liaison-side-window.h"
#include "ui/liaison-unsaved-question.h"
#include "ui/liaison-window-header.h"
#include "ui/many/liaison-many-window.h"
#include "ui/record/liaison-record-opener.h"

/* Below this width things stand below each other. */
#define WIDTH_NARROW 640

/* So long a window may wait for its first rows. */
#define PRESENT_MS 150

#define KEEP (G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES)

struct _LiaisonWindow
{
  AdwApplicationWindow parent_instance;

  AdwLeaflet *leaflet;
  LiaisonWindowHeader *header;
  AdwBin *bar;
  LiaisonNoticeSlot *notice_bar;
  LiaisonAccountPane *pane;
  AdwViewSwitcherBar *switcher_bar;

  LiaisonRecordOpener *record_opener;
  GCancellable *cancellable;
  gboolean asking;      /* whether to close it all the same */
  gboolean leaving;     /* for good */
  gboolean gives_up;    /* the person closes it though not everything is saved */
  guint present_source; /* while it waits to be shown, or 0 */
};

G_DEFINE_FINAL_TYPE (LiaisonWindow, liaison_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  NOTICE_ACTIVATED,
  SWITCH_ACCOUNT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* By which the desktop tells several windows apart. */
static void
update_title (LiaisonWindow *self, LiaisonAccountButton *account_button)
{
  const char *name = liaison_account_button_get_name (account_button);
  g_autofree char *title = NULL;

  if (name != NULL)
    /* Translators: the title of a window. %s is a company; Liaison is the program's name. */
    title = g_strdup_printf (_ ("%s – Liaison"), name);
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : "Liaison");
}

static void
enable_actions (LiaisonWindow *self, gboolean ready, gboolean inviting)
{
  static const char *const names[] = { "win.ask-another", "win.continue-draft", "win.export",
                                       "win.list-tool",   "win.open-record",    "win.print",
                                       "win.refresh",     "win.remind",         "win.search",
                                       "win.search-for",  "win.show-customer",  "win.view" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.request", inviting);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.invite-many", inviting);
}

/* Showing */

static gboolean
is_about_to_be_read (LiaisonWindow *self)
{
  LiaisonSession *session = liaison_account_pane_get_session (self->pane);

  return session != NULL && liaison_session_get_partner (session) != NULL &&
         !liaison_account_pane_is_ready (self->pane) &&
         liaison_account_pane_get_trouble (self->pane) == NULL;
}

static gboolean
present_cb (gpointer user_data)
{
  LiaisonWindow *self = LIAISON_WINDOW (user_data);

  g_clear_handle_id (&self->present_source, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

/* What the pane shows */

/* Filled when a narrow window reveals it. */
static void
update_switcher_bar (LiaisonWindow *self)
{
  LiaisonSessionView *view = liaison_account_pane_get_view (self->pane);
  AdwViewSwitcherTitle *switcher = liaison_window_header_get_switcher (self->header);
  gboolean revealed = adw_view_switcher_title_get_title_visible (switcher);

  if (view != NULL && revealed)
    adw_view_switcher_bar_set_stack (self->switcher_bar, liaison_session_view_get_stack (view));
  adw_view_switcher_bar_set_reveal (self->switcher_bar, revealed);
}

static void
pane_changed_cb (LiaisonWindow *self)
{
  LiaisonSessionView *view = liaison_account_pane_get_view (self->pane);
  gboolean ready = liaison_account_pane_is_ready (self->pane);
  const char *obstacle = view != NULL ? liaison_session_view_get_obstacle (view) : NULL;

  if (view != NULL)
    {
      liaison_window_header_set_view (self->header, view);
      update_switcher_bar (self);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->switcher_bar), ready);
  liaison_window_header_set_ready (self->header, ready, obstacle);
  liaison_account_button_set_session (liaison_window_header_get_account_button (self->header),
                                      liaison_account_pane_get_session (self->pane));
  enable_actions (self, ready, ready && obstacle == NULL);
  if (self->present_source != 0 && !is_about_to_be_read (self))
    present_cb (self);
}

/* Actions */

static void
request_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  liaison_invite_opener_begin (liaison_account_pane_get_opener (LIAISON_WINDOW (widget)->pane),
                               NULL);
}

static void
invite_many_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonAccountPane *pane = LIAISON_WINDOW (widget)->pane;

  liaison_side_window_present (
    GTK_WINDOW (liaison_many_window_new (liaison_account_pane_get_session (pane),
                                         liaison_account_pane_get_settings (pane))),
    GTK_WINDOW (widget));
}

static void
continue_draft_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  liaison_invite_opener_continue_by_id (
    liaison_account_pane_get_opener (LIAISON_WINDOW (widget)->pane),
    g_variant_get_string (parameter, NULL));
}

static void
ask_again_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonInviteOpener *opener = liaison_account_pane_get_opener (LIAISON_WINDOW (widget)->pane);
  const char *id = g_variant_get_string (parameter, NULL);

  if (g_str_equal (action_name, "win.remind"))
    liaison_invite_opener_remind_by_id (opener, id);
  else
    liaison_invite_opener_ask_another_by_id (opener, id);
}

static void
open_record_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  liaison_record_opener_open (LIAISON_WINDOW (widget)->record_opener,
                              g_variant_get_string (parameter, NULL));
}

static void
refresh_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonWindow *self = LIAISON_WINDOW (widget);
  LiaisonSession *session = liaison_account_pane_get_session (self->pane);

  if (liaison_session_get_refusal (session) != NULL)
    liaison_account_pane_solve (self->pane);
  else if (liaison_record_opener_is_open (self->record_opener))
    liaison_record_opener_reload (self->record_opener);
  else
    {
      liaison_customer_list_refresh (liaison_session_get_customers (session));
      liaison_acceptance_watch_look (liaison_session_get_watch (session));
    }
}

static void
search_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  liaison_record_opener_close (LIAISON_WINDOW (widget)->record_opener);
  liaison_session_view_begin_search (liaison_account_pane_get_view (LIAISON_WINDOW (widget)->pane));
}

static void
search_for_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  liaison_session_view_search_for (liaison_account_pane_get_view (LIAISON_WINDOW (widget)->pane),
                                   g_variant_get_string (parameter, NULL));
}

static void
list_tool_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  liaison_session_view_open_tool (liaison_account_pane_get_view (LIAISON_WINDOW (widget)->pane),
                                  g_variant_get_string (parameter, NULL));
}

/* Of the customers, whatever is seen. */
static void
list_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonSessionView *view = liaison_account_pane_get_view (LIAISON_WINDOW (widget)->pane);
  g_autofree char *name = g_strconcat ("customers.", action_name + strlen ("win."), NULL);

  adw_view_stack_set_visible_child_name (liaison_session_view_get_stack (view), "customers");
  gtk_widget_activate_action (GTK_WIDGET (liaison_session_view_get_customers_page (view)), name,
                              NULL);
}

static void
show_file_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr(GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  liaison_folder_opener_show (file, GTK_WINDOW (widget));
}

/* Made when it is asked for: what GtkApplication finds by itself, it builds with every window. */
static void
show_help_overlay_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (
    "/io/github/liaison_app/Liaison/ui/liaison-help-overlay.ui");

  liaison_side_window_present (GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay")),
                               GTK_WINDOW (widget));
}

static void
show_customer_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  liaison_record_opener_close (LIAISON_WINDOW (widget)->record_opener);
  liaison_session_view_show_customer (liaison_account_pane_get_view (LIAISON_WINDOW (widget)->pane),
                                      g_variant_get_string (parameter, NULL));
}

/* Why not everything of the ledger is on the disk, or NULL. */
static const GError *
get_unsaved (LiaisonWindow *self)
{
  LiaisonSession *session = liaison_account_pane_get_session (self->pane);
  LiaisonLedger *ledger = session != NULL ? liaison_session_get_ledger (session) : NULL;

  return ledger != NULL && !self->gives_up ? liaison_ledger_get_failure (ledger) : NULL;
}

static void
switch_account_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonWindow *self = LIAISON_WINDOW (widget);

  /* The notice above the page says why, and tries again. */
  if (get_unsaved (self) != NULL)
    liaison_account_pane_add_toast (
      self->pane, _ ("Not everything is saved yet, so this account stays open"), NULL, NULL, NULL);
  else
    g_signal_emit (self, signals[SWITCH_ACCOUNT], 0, g_variant_get_string (parameter, NULL));
}

static void
view_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonSessionView *view = liaison_account_pane_get_view (LIAISON_WINDOW (widget)->pane);

  liaison_record_opener_close (LIAISON_WINDOW (widget)->record_opener);
  adw_view_stack_set_visible_child_name (liaison_session_view_get_stack (view),
                                         g_variant_get_string (parameter, NULL));
}

static void
notice_activated_cb (LiaisonWindow *self)
{
  g_signal_emit (self, signals[NOTICE_ACTIVATED], 0);
}

/* Size */

static void
surface_layout_cb (LiaisonWindow *self, int width, int height)
{
  gboolean narrow = width < WIDTH_NARROW;

  liaison_window_header_set_width (self->header, width);
  g_object_set (self->pane, "narrow", narrow, NULL);
  g_object_set (self->notice_bar, "narrow", narrow, NULL);
}

/* The window's pictures, in six sizes, and its menu: the first frame does not wait for them. */
static void
painted_cb (LiaisonWindow *self, GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  gtk_window_set_default_icon_name (LIAISON_APP_ID);
  gtk_window_set_icon_name (GTK_WINDOW (self), LIAISON_APP_ID);
  liaison_window_header_fill_menu (self->header);
}

static void
liaison_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (liaison_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout",
                           G_CALLBACK (surface_layout_cb), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                           G_CALLBACK (painted_cb), widget, G_CONNECT_SWAPPED);
}

/* Closing */

static void
session_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GApplication) application = G_APPLICATION (user_data);
  g_autoptr(GError) error = NULL;

  if (!liaison_account_pane_end_session_finish (LIAISON_ACCOUNT_PANE (source), result, &error))
    g_warning ("%s", error->message);

  g_application_release (application);
}

static void
unsaved_answered_cb (GtkWindow *question, const char *response, LiaisonWindow *self)
{
  /* GTK 4.8 keeps a pointer to a parent that is gone. */
  gtk_window_set_transient_for (question, NULL);
  self->asking = FALSE;
  if (!g_str_equal (response, "close"))
    {
      self->leaving = FALSE;
      return;
    }
  self->gives_up = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
ask_about_unsaved (LiaisonWindow *self, const GError *failure)
{
  GtkWidget *question;

  if (self->asking)
    return;
  self->asking = TRUE;
  question = liaison_unsaved_question_new (GTK_WINDOW (self), failure);
  g_signal_connect_object (question, "response", G_CALLBACK (unsaved_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (question));
}

/* TRUE: a list of prospects is closed first, or stays. */
static gboolean
close_lists (LiaisonWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (LIAISON_IS_MANY_WINDOW (l->data) &&
        gtk_window_get_transient_for (l->data) == GTK_WINDOW (self))
      {
        liaison_many_window_close_all (l->data);
        return TRUE;
      }
  return FALSE;
}

/* What belongs to it would stand there alone. */
static void
close_own_windows (LiaisonWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  g_autolist (GtkWindow) windows = g_list_copy_deep (
    gtk_application_get_windows (application), (GCopyFunc) (void (*) (void)) g_object_ref, NULL);

  for (GList *l = windows; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (self))
      gtk_window_close (l->data);
}

gboolean
liaison_window_works_on (LiaisonWindow *self)
{
  GSettings *settings;

  g_return_val_if_fail (LIAISON_IS_WINDOW (self), FALSE);

  settings = liaison_account_pane_get_settings (self->pane);
  return !self->leaving && !self->gives_up && settings != NULL &&
         liaison_account_pane_get_session (self->pane) != NULL &&
         g_settings_get_boolean (settings, "background");
}

static gboolean
stay_cb (gpointer user_data)
{
  LiaisonWindow *self = LIAISON_WINDOW (user_data);

  if (!self->asking)
    self->leaving = FALSE;
  return G_SOURCE_REMOVE;
}

/* It takes this window with it at once, or not at all. */
static void
own_window_destroyed_cb (LiaisonWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, stay_cb, g_object_ref (self), g_object_unref);
}

/* One of its own windows may keep it from going; then that is over when that one has gone. */
static void
follow_own_windows (LiaisonWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  for (GList *l = gtk_application_get_windows (application); l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (self))
      {
        g_signal_handlers_disconnect_by_func (l->data, own_window_destroyed_cb, self);
        g_signal_connect_object (l->data, "destroy", G_CALLBACK (own_window_destroyed_cb), self,
                                 G_CONNECT_SWAPPED);
      }
}

static gboolean
liaison_window_close_request (GtkWindow *window)
{
  LiaisonWindow *self = LIAISON_WINDOW (window);
  GApplication *application = G_APPLICATION (gtk_window_get_application (window));

  if (self->leaving)
    follow_own_windows (self);
  if (liaison_invite_opener_close_all (liaison_account_pane_get_opener (self->pane)) ||
      close_lists (self))
    return GDK_EVENT_STOP;
  if (get_unsaved (self) != NULL)
    {
      ask_about_unsaved (self, get_unsaved (self));
      return GDK_EVENT_STOP;
    }

  if (liaison_window_works_on (self))
    {
      close_own_windows (self);
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return GDK_EVENT_STOP;
    }

  g_cancellable_cancel (self->cancellable);
  if (liaison_account_pane_get_session (self->pane) != NULL)
    {
      /* The program lives on without this window until everything is on the disk. */
      g_application_hold (application);
      liaison_account_pane_end_session_async (self->pane, session_ended_cb,
                                              g_object_ref (application));
    }

  return GTK_WINDOW_CLASS (liaison_window_parent_class)->close_request (window);
}

static void
liaison_window_dispose (GObject *object)
{
  LiaisonWindow *self = LIAISON_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->present_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_WINDOW);

  G_OBJECT_CLASS (liaison_window_parent_class)->dispose (object);
}

static void
liaison_window_finalize (GObject *object)
{
  LiaisonWindow *self = LIAISON_WINDOW (object);

  g_clear_object (&self->record_opener);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (liaison_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc activate;
  } table[] = {
    { "win.ask-another", "s", ask_again_action_cb },
    { "win.continue-draft", "s", continue_draft_action_cb },
    { "win.export", NULL, list_action_cb },
    { "win.invite-many", NULL, invite_many_action_cb },
    { "win.print", NULL, list_action_cb },
    { "win.list-tool", "s", list_tool_action_cb },
    { "win.open-record", "s", open_record_action_cb },
    { "win.refresh", NULL, refresh_action_cb },
    { "win.remind", "s", ask_again_action_cb },
    { "win.request", NULL, request_action_cb },
    { "win.search", NULL, search_action_cb },
    { "win.search-for", "s", search_for_action_cb },
    { "win.show-customer", "s", show_customer_action_cb },
    { "win.show-file", "s", show_file_action_cb },
    { "win.show-help-overlay", NULL, show_help_overlay_action_cb },
    { "win.switch-account", "s", switch_account_action_cb },
    { "win.view", "s", view_action_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_widget_class_install_action (widget_class, table[i].name, table[i].type, table[i].activate);
}

static void
liaison_window_class_init (LiaisonWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_window_dispose;
  object_class->finalize = liaison_window_finalize;
  widget_class->realize = liaison_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = liaison_window_close_request;

  signals[NOTICE_ACTIVATED] = g_signal_new ("notice-activated", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SWITCH_ACCOUNT] =
    g_signal_new ("switch-account", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (LIAISON_TYPE_ACCOUNT_PANE);
  g_type_ensure (LIAISON_TYPE_NOTICE_SLOT);
  g_type_ensure (LIAISON_TYPE_WINDOW_HEADER);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, header);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, notice_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, pane);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, switcher_bar);
  gtk_widget_class_bind_template_callback (widget_class, notice_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, pane_changed_cb);
  install_actions (widget_class);
}

static void
liaison_window_init (LiaisonWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->record_opener = liaison_record_opener_new (self->leaflet, self->pane);
  g_signal_connect_object (liaison_window_header_get_switcher (self->header),
                           "notify::title-visible", G_CALLBACK (update_switcher_bar), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (liaison_window_header_get_account_button (self->header), "renamed",
                           G_CALLBACK (update_title), self, G_CONNECT_SWAPPED);
  pane_changed_cb (self);
}

LiaisonWindow *
liaison_window_new (GtkApplication *application, GSettings *settings)
{
  LiaisonWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (LIAISON_TYPE_WINDOW, "application", application, NULL);

  /* A second window keeps its own size while this one is resized. */
  g_settings_bind (settings, "window-width", self, "default-width", KEEP);
  g_settings_bind (settings, "window-height", self, "default-height", KEEP);
  g_settings_bind (settings, "window-maximized", self, "maximized", KEEP);

  return self;
}

void
liaison_window_present_with_content (LiaisonWindow *self)
{
  g_return_if_fail (LIAISON_IS_WINDOW (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)) || !is_about_to_be_read (self))
    present_cb (self);
  else if (self->present_source == 0)
    self->present_source = g_timeout_add (PRESENT_MS, present_cb, self);
}

void
liaison_window_set_accounts (LiaisonWindow *self, LiaisonAccounts *accounts)
{
  g_return_if_fail (LIAISON_IS_WINDOW (self));
  g_return_if_fail (LIAISON_IS_ACCOUNTS (accounts));

  liaison_account_button_set_accounts (liaison_window_header_get_account_button (self->header),
                                       accounts);
}

void
liaison_window_leave (LiaisonWindow *self)
{
  g_return_if_fail (LIAISON_IS_WINDOW (self));

  self->leaving = TRUE;
  if (gtk_widget_get_realized (GTK_WIDGET (self)))
    gtk_window_close (GTK_WINDOW (self));
  else /* GTK closes only what was shown once. */
    {
      gboolean stopped;

      g_signal_emit_by_name (self, "close-request", &stopped);
      if (!stopped)
        gtk_window_destroy (GTK_WINDOW (self));
    }
}

LiaisonAccountPane *
liaison_window_get_pane (LiaisonWindow *self)
{
  g_return_val_if_fail (LIAISON_IS_WINDOW (self), NULL);

  return self->pane;
}

GCancellable *
liaison_window_get_cancellable (LiaisonWindow *self)
{
  g_return_val_if_fail (LIAISON_IS_WINDOW (self), NULL);

  return self->cancellable;
}

void
liaison_window_show_notice (LiaisonWindow *self,
                            const char *text,
                            const char *button_label,
                            const GError *error)
{
  g_return_if_fail (LIAISON_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  liaison_notice_slot_reveal (self->notice_bar, text, button_label, error);
}

void
liaison_window_hide_notice (LiaisonWindow *self)
{
  g_return_if_fail (LIAISON_IS_WINDOW (self));

  liaison_notice_slot_conceal (self->notice_bar);
}

void
liaison_window_set_bar (LiaisonWindow *self, GtkWidget *bar)
{
  g_return_if_fail (LIAISON_IS_WINDOW (self));
  g_return_if_fail (bar == NULL || GTK_IS_WIDGET (bar));

  adw_bin_set_child (self->bar, bar);
}
