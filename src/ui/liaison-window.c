/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "config.h"

#include "ui/liaison-window.h"

#include <glib/gi18n.h>

#include "model/liaison-error.h"
#include "ui/liaison-busy.h"
#include "ui/liaison-failure-page.h"
#include "ui/liaison-invite-opener.h"
#include "ui/liaison-inviting.h"
#include "ui/liaison-notice-slot.h"
#include "ui/liaison-session-run.h"
#include "ui/liaison-side-window.h"
#include "ui/liaison-welcome-page.h"
#include "ui/liaison-window-header.h"

/* Below this width things stand below each other. */
#define WIDTH_NARROW 640

#define TOAST_SECONDS_WITH_BUTTON 15

#define KEEP (G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES)

struct _LiaisonWindow
{
  AdwApplicationWindow parent_instance;

  LiaisonWindowHeader *header;
  GtkWidget *switcher_bar;
  AdwBin *bar;
  LiaisonNoticeSlot *table_bar;
  LiaisonNoticeSlot *draft_bar;
  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  LiaisonFailurePage *failure_page;

  LiaisonSessionView *view; /* NULL before the first account is open */
  LiaisonInviteOpener *opener;
  gboolean narrow;

  GSettings *settings;    /* of the session */
  LiaisonSessionRun *run; /* NULL without a session */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LiaisonWindow, liaison_window, ADW_TYPE_APPLICATION_WINDOW)

static LiaisonSession *
get_session (LiaisonWindow *self)
{
  return liaison_session_run_get_session (self->run);
}

/* Whether the account that is open can ask for a relationship at all. */
static gboolean
can_invite (LiaisonWindow *self)
{
  return liaison_cloud_has (liaison_session_get_cloud (get_session (self)),
                            LIAISON_CLOUD_CAN_INVITE);
}

static void
enable_actions (LiaisonWindow *self, gboolean ready)
{
  static const char *const names[] = { "win.continue-draft", "win.refresh", "win.search",
                                       "win.show-customer", "win.view" };
  gboolean inviting = ready && can_invite (self);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), names[i], ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.request", inviting);
  liaison_window_header_set_ready (self->header, ready, inviting);
  if (ready)
    liaison_customers_page_set_can_invite (liaison_session_view_get_customers_page (self->view),
                                           inviting);
}

static void
show_page (LiaisonWindow *self, const char *name)
{
  gboolean ready = g_str_equal (name, "session");

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->switcher_bar, ready);
  enable_actions (self, ready);
}

/* Invitations */

/* A toast that offers something comes at once and leaves time to reach its button by any means. */
static void
add_toast_with_button (LiaisonWindow *self,
                       const char *text,
                       const char *button_label,
                       const char *action_name,
                       const char *action_target)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  if (button_label != NULL)
    {
      adw_toast_set_button_label (toast, button_label);
      adw_toast_set_action_name (toast, action_name);
      adw_toast_set_action_target_value (toast, g_variant_new_string (action_target));
      adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
      adw_toast_set_timeout (toast, TOAST_SECONDS_WITH_BUTTON);
    }
  adw_toast_overlay_add_toast (self->toast_overlay, toast);
}

static void
invitation_finished_cb (LiaisonWindow *self, LiaisonInvitation *invitation)
{
  g_autofree char *name = liaison_inviting_dup_name (invitation);
  /* Translators: %s is a company. */
  g_autofree char *text = g_strdup_printf (_ ("Waiting for %s"), name);

  add_toast_with_button (self, text, _ ("Show"), "win.view", "invitations");
}

static void
invitation_kept_cb (LiaisonWindow *self, LiaisonInvitation *invitation)
{
  add_toast_with_button (self, _ ("Draft kept"), _ ("Continue"), "win.continue-draft",
                                                    liaison_invitation_get_id (invitation));
}

static void
request_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  liaison_invite_opener_begin (LIAISON_WINDOW (widget)->opener, NULL);
}

static void
continue_draft_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  liaison_invite_opener_continue_by_id (LIAISON_WINDOW (widget)->opener,
                                        g_variant_get_string (parameter, NULL));
}

/* The session */

static void
toast_requested_cb (LiaisonWindow *self, const char *text)
{
  liaison_window_add_toast (self, text, NULL);
}

/* The first frame of a window does not wait for views that need an account. */
static void
ensure_view (LiaisonWindow *self)
{
  LiaisonCustomersPage *customers_page;

  if (self->view != NULL)
    return;

  self->view = liaison_session_view_new ();
  customers_page = liaison_session_view_get_customers_page (self->view);
  g_object_set (self->view, "narrow", self->narrow, NULL);
  g_signal_connect_object (customers_page, "request-again",
                           G_CALLBACK (liaison_invite_opener_begin), self->opener,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (customers_page, "toast", G_CALLBACK (toast_requested_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (liaison_session_view_get_invitations_page (self->view), "continue-draft",
                           G_CALLBACK (liaison_invite_opener_continue), self->opener,
                           G_CONNECT_SWAPPED);

  gtk_stack_add_named (self->stack, GTK_WIDGET (self->view), "session");
  liaison_window_header_set_view (self->header, self->view);
  adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (self->switcher_bar),
                                   liaison_session_view_get_stack (self->view));
}

static void
session_started_cb (LiaisonWindow *self)
{
  LiaisonSession *session = get_session (self);

  ensure_view (self);
  liaison_account_button_set_session (liaison_window_header_get_account_button (self->header),
                                      session);
  liaison_session_view_set_session (self->view, session);
  show_page (self, "session");
  liaison_invite_opener_set_session (self->opener, session, self->settings);
}

static void
start_session (LiaisonWindow *self)
{
  liaison_window_show_starting (self);
  liaison_session_run_start (self->run);
}

static void
retry_cb (LiaisonWindow *self)
{
  if (self->run != NULL)
    {
      start_session (self);
      return;
    }

  /* Nothing was opened: the demonstration is the only account there is so far. */
  show_page (self, "welcome");
  gtk_widget_activate_action (GTK_WIDGET (self), "app.demo", NULL);
}

static void
release_views (LiaisonWindow *self)
{
  liaison_invite_opener_set_session (self->opener, NULL, NULL);
  if (self->view != NULL)
    liaison_session_view_set_session (self->view, NULL);
}

static void
session_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GApplication) application = G_APPLICATION (user_data);
  g_autoptr(GError) error = NULL;

  if (!liaison_session_run_end_finish (LIAISON_SESSION_RUN (source), result, &error))
    g_warning ("%s", error->message);

  g_application_release (application);
}

/* The program lives on without this window until everything is on the disk. */
static void
close_session (LiaisonWindow *self)
{
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  release_views (self);
  g_application_hold (application);
  liaison_session_run_end_async (self->run, session_closed_cb, g_object_ref (application));
}

/* Other actions */

static void
refresh_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonWindow *self = LIAISON_WINDOW (widget);
  LiaisonCustomerList *customers = liaison_session_get_customers (get_session (self));

  if (g_error_matches (liaison_customer_list_get_error (customers), LIAISON_ERROR,
                       LIAISON_ERROR_SIGN_IN_REQUIRED))
    start_session (self);
  else
    liaison_customer_list_refresh (customers);
}

static void
search_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  liaison_session_view_begin_search (LIAISON_WINDOW (widget)->view);
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
  liaison_session_view_show_customer (LIAISON_WINDOW (widget)->view,
                                      g_variant_get_string (parameter, NULL));
}

static void
view_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonWindow *self = LIAISON_WINDOW (widget);

  adw_view_stack_set_visible_child_name (liaison_session_view_get_stack (self->view),
                                         g_variant_get_string (parameter, NULL));
}

/* Size */

static void
surface_layout_cb (LiaisonWindow *self, int width, int height)
{
  liaison_window_header_set_width (self->header, width);
  self->narrow = width < WIDTH_NARROW;
  if (self->view != NULL)
    g_object_set (self->view, "narrow", self->narrow, NULL);
  g_object_set (self->draft_bar, "narrow", self->narrow, NULL);
  g_object_set (self->table_bar, "narrow", self->narrow, NULL);
}

static void
liaison_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (liaison_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout",
                           G_CALLBACK (surface_layout_cb), widget, G_CONNECT_SWAPPED);
}

static gboolean
liaison_window_close_request (GtkWindow *window)
{
  LiaisonWindow *self = LIAISON_WINDOW (window);

  if (liaison_invite_opener_close_all (self->opener))
    return GDK_EVENT_STOP;

  g_cancellable_cancel (self->cancellable);
  if (self->run != NULL)
    close_session (self);

  return GTK_WINDOW_CLASS (liaison_window_parent_class)->close_request (window);
}

static void
liaison_window_dispose (GObject *object)
{
  LiaisonWindow *self = LIAISON_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  self->view = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_WINDOW);

  G_OBJECT_CLASS (liaison_window_parent_class)->dispose (object);
}

static void
liaison_window_finalize (GObject *object)
{
  LiaisonWindow *self = LIAISON_WINDOW (object);

  g_clear_object (&self->opener);
  g_clear_object (&self->run);
  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (liaison_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, failure_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, header);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, table_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, toast_overlay);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
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

  g_type_ensure (LIAISON_TYPE_BUSY);
  g_type_ensure (LIAISON_TYPE_FAILURE_PAGE);
  g_type_ensure (LIAISON_TYPE_NOTICE_SLOT);
  g_type_ensure (LIAISON_TYPE_WELCOME_PAGE);
  g_type_ensure (LIAISON_TYPE_WINDOW_HEADER);

  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "win.continue-draft", "s",
                                   continue_draft_action_cb);
  gtk_widget_class_install_action (widget_class, "win.refresh", NULL, refresh_action_cb);
  gtk_widget_class_install_action (widget_class, "win.request", NULL, request_action_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action_cb);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL,
                                   show_help_overlay_action_cb);
  gtk_widget_class_install_action (widget_class, "win.show-customer", "s", show_customer_action_cb);
  gtk_widget_class_install_action (widget_class, "win.view", "s", view_action_cb);
}

static void
liaison_window_init (LiaisonWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  g_object_bind_property (liaison_window_header_get_switcher (self->header), "title-visible",
                          self->switcher_bar, "reveal", G_BINDING_SYNC_CREATE);
  self->opener = liaison_invite_opener_new (GTK_WINDOW (self), self->draft_bar);
  g_signal_connect_object (self->opener, "finished", G_CALLBACK (invitation_finished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->opener, "kept", G_CALLBACK (invitation_kept_cb), self,
                           G_CONNECT_SWAPPED);
  show_page (self, "welcome");
}

LiaisonWindow *
liaison_window_new (GtkApplication *application, GSettings *settings)
{
  LiaisonWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (LIAISON_TYPE_WINDOW, "application", application, NULL);
  self->settings = g_object_ref (settings);

  /* A second window keeps its own size while this one is resized. */
  g_settings_bind (settings, "window-width", self, "default-width", KEEP);
  g_settings_bind (settings, "window-height", self, "default-height", KEEP);
  g_settings_bind (settings, "window-maximized", self, "maximized", KEEP);

  return self;
}

gboolean
liaison_window_is_unused (LiaisonWindow *self)
{
  const char *page;

  g_return_val_if_fail (LIAISON_IS_WINDOW (self), FALSE);

  page = gtk_stack_get_visible_child_name (self->stack);

  return self->run == NULL && g_strcmp0 (page, "starting") != 0;
}

GSettings *
liaison_window_get_settings (LiaisonWindow *self)
{
  g_return_val_if_fail (LIAISON_IS_WINDOW (self), NULL);

  return self->settings;
}

GCancellable *
liaison_window_get_cancellable (LiaisonWindow *self)
{
  g_return_val_if_fail (LIAISON_IS_WINDOW (self), NULL);

  return self->cancellable;
}

void
liaison_window_show_starting (LiaisonWindow *self)
{
  g_return_if_fail (LIAISON_IS_WINDOW (self));

  show_page (self, "starting");
}

void
liaison_window_show_failure (LiaisonWindow *self, const GError *error)
{
  g_return_if_fail (LIAISON_IS_WINDOW (self));

  liaison_failure_page_set_error (self->failure_page, error);
  show_page (self, "failure");
}

void
liaison_window_show_table_error (LiaisonWindow *self, const GError *error)
{
  g_return_if_fail (LIAISON_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  liaison_notice_slot_reveal (
    self->table_bar,
    _ ("Your list of clouds has a mistake and was left out; the built-in list is used."), NULL,
       error);
}

void
liaison_window_set_bar (LiaisonWindow *self, GtkWidget *bar)
{
  g_return_if_fail (LIAISON_IS_WINDOW (self));
  g_return_if_fail (bar == NULL || GTK_IS_WIDGET (bar));

  adw_bin_set_child (self->bar, bar);
}

void
liaison_window_set_session (LiaisonWindow *self, LiaisonSession *session, GSettings *settings)
{
  g_return_if_fail (LIAISON_IS_WINDOW (self));
  g_return_if_fail (LIAISON_IS_SESSION (session));
  g_return_if_fail (self->run == NULL);

  self->run = liaison_session_run_new (session);
  g_signal_connect_object (self->run, "started", G_CALLBACK (session_started_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run, "failed", G_CALLBACK (liaison_window_show_failure), self,
                           G_CONNECT_SWAPPED);
  g_set_object (&self->settings, settings);
  start_session (self);
}

static void
session_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (liaison_session_run_end_finish (LIAISON_SESSION_RUN (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
liaison_window_end_session_async (LiaisonWindow *self,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(LiaisonSessionRun) run = NULL;

  g_return_if_fail (LIAISON_IS_WINDOW (self));
  g_return_if_fail (self->run != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_window_end_session_async);

  release_views (self);
  show_page (self, "starting");

  run = g_steal_pointer (&self->run);
  liaison_session_run_end_async (run, session_ended_cb, g_object_ref (task));
}

gboolean
liaison_window_end_session_finish (LiaisonWindow *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
liaison_window_add_toast (LiaisonWindow *self, const char *text, const char *customer_id)
{
  g_return_if_fail (LIAISON_IS_WINDOW (self));
  g_return_if_fail (text != NULL);

  if (customer_id != NULL)
    add_toast_with_button (self, text, _ ("Show"), "win.show-customer", customer_id);
  else
    add_toast_with_button (self, text, NULL, NULL, NULL);
}
