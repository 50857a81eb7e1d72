/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "config.h"

#include "ui/liaison-window.h"

#include <glib/gi18n.h>

#include "model/liaison-error.h"
#include "ui/invite/liaison-invite-wizard.h"
#include "ui/liaison-account-button.h"
#include "ui/liaison-busy.h"
#include "ui/liaison-failure-page.h"
#include "ui/liaison-inviting.h"
#include "ui/liaison-notice-bar.h"
#include "ui/liaison-session-view.h"
#include "ui/liaison-side-window.h"
#include "ui/liaison-welcome-page.h"

/* Below these widths the header bar shows less. */
#define WIDTH_COMPACT 900
#define WIDTH_NARROW 640

#define TOAST_SECONDS_WITH_BUTTON 15

#define KEEP (G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_GET_NO_CHANGES)

struct _LiaisonWindow
{
  AdwApplicationWindow parent_instance;

  GtkWidget *request_button;
  GtkWidget *request_label;
  GtkWidget *search_button;
  LiaisonAccountButton *account_button;
  GtkStack *title_stack;
  GtkWidget *plain_title;
  GtkWidget *switcher_title;
  GtkWidget *switcher_bar;
  AdwBin *bar;
  LiaisonNoticeBar *table_bar;
  LiaisonNoticeBar *draft_bar;
  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  LiaisonFailurePage *failure_page;

  /* Of the session view; NULL before the first account is open. */
  AdwViewStack *view_stack;
  LiaisonCustomersPage *customers_page;
  LiaisonInvitationsPage *invitations_page;
  gboolean narrow;

  GSettings *settings; /* of the session */
  LiaisonSession *session;
  GCancellable *cancellable;
  LiaisonInvitation *draft;    /* that the bar offers to continue */
  LiaisonInviteWizard *wizard; /* not owned; NULL when none is open */
};

G_DEFINE_FINAL_TYPE (LiaisonWindow, liaison_window, ADW_TYPE_APPLICATION_WINDOW)

static void liaison_window_open_wizard (LiaisonWindow *self, LiaisonInvite *invite);

/* Typing starts the search; only the list of customers has one. */
static void
view_changed_cb (LiaisonWindow *self)
{
  gboolean searchable =
    gtk_stack_get_visible_child (self->title_stack) == self->switcher_title &&
    g_strcmp0 (adw_view_stack_get_visible_child_name (self->view_stack), "customers") == 0;

  if (self->customers_page != NULL)
    liaison_customers_page_set_key_capture (self->customers_page,
                                            searchable ? GTK_WIDGET (self) : NULL);
  gtk_widget_set_visible (self->search_button, searchable);
}

static void
show_page (LiaisonWindow *self, const char *name)
{
  gboolean ready = g_str_equal (name, "session");
  gboolean can_invite = ready && liaison_cloud_has (liaison_session_get_cloud (self->session),
                                                    LIAISON_CLOUD_CAN_INVITE);

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->request_button, ready);
  gtk_widget_set_visible (GTK_WIDGET (self->account_button), ready);
  gtk_widget_set_visible (self->switcher_bar, ready);
  /* Not by the switcher's own property: that cross-fades, for which two pictures of the whole
   * window are made. */
  gtk_stack_set_visible_child (self->title_stack, ready ? self->switcher_title : self->plain_title);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.request", can_invite);
  gtk_widget_set_tooltip_text (self->request_button,
                               can_invite ? _ ("Request a Reseller Relationship")
                                          : _ ("This cloud takes no relationship requests"));
  if (ready)
    liaison_customers_page_set_can_invite (self->customers_page, can_invite);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.continue-draft", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.refresh", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.show-customer", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.view", ready);
  view_changed_cb (self);
}

/* The wizard */

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
wizard_closed_cb (LiaisonWindow *self, gboolean finished, LiaisonInviteWizard *wizard)
{
  LiaisonInvite *invite = liaison_invite_wizard_get_invite (wizard);
  LiaisonInvitation *invitation = liaison_invite_get_invitation (invite);
  g_autofree char *name = liaison_inviting_dup_name (invitation);
  g_autofree char *text = NULL;

  g_clear_weak_pointer (&self->wizard);

  if (finished)
    {
      /* Translators: %s is a company. */
      text = g_strdup_printf (_ ("Waiting for %s"), name);
      add_toast_with_button (self, text, _ ("Show"), "win.view", "invitations");
    }
  else if (!liaison_invitation_is_blank (invitation) &&
           liaison_invitation_get_state (invitation) != LIAISON_INVITATION_DISCARDED)
    {
      add_toast_with_button (self, _ ("Draft kept"), _ ("Continue"), "win.continue-draft",
                                                        liaison_invitation_get_id (invitation));
    }
}

static void
liaison_window_open_wizard (LiaisonWindow *self, LiaisonInvite *invite)
{
  if (self->wizard != NULL)
    {
      gtk_window_present (GTK_WINDOW (self->wizard));
      return;
    }

  liaison_notice_bar_conceal (self->draft_bar);
  g_set_weak_pointer (&self->wizard,
                      liaison_invite_wizard_new (invite, self->settings, GTK_WINDOW (self)));
  /* The program's keys work there too. */
  gtk_window_set_application (GTK_WINDOW (self->wizard),
                              gtk_window_get_application (GTK_WINDOW (self)));
  g_signal_connect_object (self->wizard, "closed", G_CALLBACK (wizard_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->wizard));
}

static void
continue_draft (LiaisonWindow *self, LiaisonInvitation *invitation)
{
  g_autoptr(LiaisonInvite) invite =
               liaison_inviting_continue (self->session, self->settings, invitation);

  liaison_window_open_wizard (self, invite);
}

static void
request_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonWindow *self = LIAISON_WINDOW (widget);
  g_autoptr(LiaisonInvite) invite = liaison_inviting_begin (self->session, self->settings, NULL);

  liaison_window_open_wizard (self, invite);
}

static void
request_again_cb (LiaisonWindow *self, LiaisonCustomer *customer)
{
  g_autoptr(LiaisonInvite) invite =
               liaison_inviting_begin (self->session, self->settings, customer);

  liaison_window_open_wizard (self, invite);
}

static void
continue_draft_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonWindow *self = LIAISON_WINDOW (widget);
  LiaisonInvitation *invitation = liaison_ledger_lookup (liaison_session_get_ledger (self->session),
                                                         g_variant_get_string (parameter, NULL));

  if (invitation != NULL &&
      liaison_invitation_get_state (invitation) != LIAISON_INVITATION_DISCARDED)
    continue_draft (self, invitation);
}

static void
draft_bar_activated_cb (LiaisonWindow *self)
{
  if (self->session != NULL) /* else the bar is on its way out */
    continue_draft (self, self->draft);
}

/* The newest invitation that was begun and neither finished nor given up. */
static void
offer_unfinished (LiaisonWindow *self)
{
  g_autofree char *name = NULL, *text = NULL;

  g_clear_object (&self->draft);
  self->draft = liaison_inviting_find_unfinished (liaison_session_get_ledger (self->session));
  if (self->draft == NULL)
    return;

  name = liaison_inviting_dup_name (self->draft);
  /* Translators: %s is a company. */
  text = g_strdup_printf (_ ("The invitation to %s is not finished."), name);
  liaison_notice_bar_reveal (self->draft_bar, text, _ ("Continue Invitation"), NULL);
  /* It may be given up elsewhere. */
  g_signal_connect_object (self->draft, "notify::state", G_CALLBACK (liaison_notice_bar_conceal),
                           self->draft_bar, G_CONNECT_SWAPPED);
}

/* The session */

static void
toast_requested_cb (LiaisonWindow *self, const char *text)
{
  liaison_window_add_toast (self, text, NULL);
}

/* The first frame of a window does not wait for views that need an account. */
static void
ensure_views (LiaisonWindow *self)
{
  LiaisonSessionView *view;

  if (self->view_stack != NULL)
    return;

  view = liaison_session_view_new ();
  self->view_stack = liaison_session_view_get_stack (view);
  self->customers_page = liaison_session_view_get_customers_page (view);
  self->invitations_page = liaison_session_view_get_invitations_page (view);
  g_object_set (self->customers_page, "narrow", self->narrow, NULL);
  g_object_bind_property (self->customers_page, "searching", self->search_button, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);

  g_signal_connect_object (self->customers_page, "request-again", G_CALLBACK (request_again_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->customers_page, "toast", G_CALLBACK (toast_requested_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->invitations_page, "continue-draft", G_CALLBACK (continue_draft),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view_stack, "notify::visible-child", G_CALLBACK (view_changed_cb),
                           self, G_CONNECT_SWAPPED);

  gtk_stack_add_named (self->stack, GTK_WIDGET (view), "session");
  adw_view_switcher_title_set_stack (ADW_VIEW_SWITCHER_TITLE (self->switcher_title),
                                     self->view_stack);
  adw_view_switcher_bar_set_stack (ADW_VIEW_SWITCHER_BAR (self->switcher_bar), self->view_stack);
}

static void
session_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonWindow) self = LIAISON_WINDOW (user_data);
  g_autoptr(GError) error = NULL;

  if (!liaison_session_start_finish (LIAISON_SESSION (source), result, &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        liaison_window_show_failure (self, error);
      return;
    }

  ensure_views (self);
  liaison_account_button_set_session (self->account_button, self->session);
  liaison_invitations_page_set_session (self->invitations_page, self->session);
  liaison_customers_page_set_session (self->customers_page, self->session);
  show_page (self, "session");
  offer_unfinished (self);
}

static void
start_session (LiaisonWindow *self)
{
  liaison_window_show_starting (self);
  liaison_session_start_async (self->session, self->cancellable, session_started_cb,
                               g_object_ref (self));
}

static void
retry_cb (LiaisonWindow *self)
{
  if (self->session != NULL)
    {
      start_session (self);
      return;
    }

  /* Nothing was opened: the demonstration is the only account there is so far. */
  show_page (self, "welcome");
  gtk_widget_activate_action (GTK_WIDGET (self), "app.demo", NULL);
}

static void
session_closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GApplication) application = G_APPLICATION (user_data);
  g_autoptr(GError) error = NULL;

  if (!liaison_session_close_finish (LIAISON_SESSION (source), result, &error))
    g_warning ("%s", error->message);

  g_application_release (application);
}

static void
release_pages (LiaisonWindow *self)
{
  liaison_notice_bar_conceal (self->draft_bar);
  if (self->customers_page == NULL)
    return;
  liaison_customers_page_set_session (self->customers_page, NULL);
  liaison_invitations_page_set_session (self->invitations_page, NULL);
}

/* The program lives on without this window until everything is on the disk. */
static void
close_session (LiaisonWindow *self)
{
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  g_cancellable_cancel (self->cancellable);
  release_pages (self);

  g_application_hold (application);
  liaison_session_close_async (self->session, session_closed_cb, g_object_ref (application));
}

/* Other actions */

static void
refresh_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonWindow *self = LIAISON_WINDOW (widget);
  LiaisonCustomerList *customers = liaison_session_get_customers (self->session);

  if (g_error_matches (liaison_customer_list_get_error (customers), LIAISON_ERROR,
                       LIAISON_ERROR_SIGN_IN_REQUIRED))
    start_session (self);
  else
    liaison_customer_list_refresh (customers);
}

static void
search_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonWindow *self = LIAISON_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->view_stack, "customers");
  liaison_customers_page_begin_search (self->customers_page);
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
  LiaisonWindow *self = LIAISON_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->view_stack, "customers");
  liaison_customers_page_show_customer (self->customers_page,
                                        g_variant_get_string (parameter, NULL));
}

static void
view_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonWindow *self = LIAISON_WINDOW (widget);

  adw_view_stack_set_visible_child_name (self->view_stack, g_variant_get_string (parameter, NULL));
}

/* Size */

static void
surface_layout_cb (LiaisonWindow *self, int width, int height)
{
  gboolean compact = width < WIDTH_COMPACT;

  gtk_widget_set_visible (self->request_label, !compact);
  liaison_account_button_set_compact (self->account_button, compact);
  self->narrow = width < WIDTH_NARROW;
  if (self->customers_page != NULL)
    g_object_set (self->customers_page, "narrow", self->narrow, NULL);
  g_object_set (self->draft_bar, "narrow", width < WIDTH_NARROW, NULL);
  g_object_set (self->table_bar, "narrow", width < WIDTH_NARROW, NULL);
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

  if (self->wizard != NULL)
    {
      liaison_invite_wizard_close_all (self->wizard);
      return GDK_EVENT_STOP;
    }

  if (self->session != NULL)
    close_session (self);
  else
    g_cancellable_cancel (self->cancellable);

  return GTK_WINDOW_CLASS (liaison_window_parent_class)->close_request (window);
}

static void
liaison_window_dispose (GObject *object)
{
  LiaisonWindow *self = LIAISON_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_weak_pointer (&self->wizard);
  if (self->view_stack != NULL)
    g_signal_handlers_disconnect_by_data (self->view_stack, self);
  self->view_stack = NULL;
  self->customers_page = NULL;
  self->invitations_page = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_WINDOW);

  G_OBJECT_CLASS (liaison_window_parent_class)->dispose (object);
}

static void
liaison_window_finalize (GObject *object)
{
  LiaisonWindow *self = LIAISON_WINDOW (object);

  g_clear_object (&self->draft);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (liaison_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, account_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, failure_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, plain_title);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, request_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, request_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, table_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindow, toast_overlay);
  gtk_widget_class_bind_template_callback (widget_class, draft_bar_activated_cb);
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

  g_type_ensure (LIAISON_TYPE_ACCOUNT_BUTTON);
  g_type_ensure (LIAISON_TYPE_BUSY);
  g_type_ensure (LIAISON_TYPE_FAILURE_PAGE);
  g_type_ensure (LIAISON_TYPE_NOTICE_BAR);
  g_type_ensure (LIAISON_TYPE_WELCOME_PAGE);

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

  return self->session == NULL && g_strcmp0 (page, "starting") != 0;
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

  liaison_notice_bar_reveal (
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
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_set_object (&self->settings, settings);
  start_session (self);
}

static void
session_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (liaison_session_close_finish (LIAISON_SESSION (source), result, &error))
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
  g_autoptr(LiaisonSession) session = NULL;

  g_return_if_fail (LIAISON_IS_WINDOW (self));
  g_return_if_fail (self->session != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_window_end_session_async);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  release_pages (self);
  show_page (self, "starting");

  session = g_steal_pointer (&self->session);
  liaison_session_close_async (session, session_ended_cb, g_object_ref (task));
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
