/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/follow/liaison-acceptance-notice.h"
#include "ui/liaison-account-pane.h"

#include <glib/gi18n.h>

#include "ui/invite/liaison-undoable-move.h"
#include "ui/liaison-busy.h"
#include "ui/liaison-failure-page.h"
#include "ui/liaison-inviting.h"
#include "ui/liaison-notice-slot.h"
#include "ui/liaison-remedy.h"
#include "ui/liaison-session-run.h"
#include "ui/liaison-toast.h"
#include "ui/liaison-welcome-page.h"

#define TOAST_SECONDS_WITH_BUTTON 15

struct _LiaisonAccountPane
{
  AdwBin parent_instance;

  LiaisonNoticeSlot *draft_bar;
  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  AdwToastOverlay *other_overlay; /* not owned; what lies over the pane, or NULL */

  /* Not owned. NULL until they are needed: a window that starts well never shows two of them. */
  GtkWidget *welcome_page;
  LiaisonFailurePage *failure_page;
  LiaisonSessionView *view;
  LiaisonInviteOpener *opener;
  gboolean narrow;

  char *account;       /* id; NULL on the welcome page */
  GSettings *settings; /* of the account, or NULL */
  LiaisonAcceptanceNotice *notice;
  LiaisonSessionRun *run; /* NULL without a session */
  GError *failure;        /* of the last start, or NULL */
};

G_DEFINE_FINAL_TYPE (LiaisonAccountPane, liaison_account_pane, ADW_TYPE_BIN)

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
shows (LiaisonAccountPane *self, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0;
}

static void
show_page (LiaisonAccountPane *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_account (LiaisonAccountPane *self, const char *account)
{
  g_autofree char *old = self->account;

  self->account = g_strdup (account);
}

/* Invitations */

static void
invitation_finished_cb (LiaisonAccountPane *self, LiaisonInvitation *invitation)
{
  LiaisonSession *session = liaison_account_pane_get_session (self);
  LiaisonInvitation *former = liaison_invite_find_former (session, invitation);
  g_autofree char *name = liaison_inviting_dup_name (invitation);
  /* Translators: %s is a company. */
  g_autofree char *text = g_strdup_printf (_ ("Waiting for %s"), name);

  /* What else happened can be taken back. */
  if (former != NULL && liaison_invite_was_replaced_by (former, invitation))
    liaison_undoable_tell (former, session, self->toast_overlay);
  /* That it was answered meanwhile was said when it was noticed. */
  else if (liaison_invitation_get_state (invitation) == LIAISON_INVITATION_WAITING)
    liaison_account_pane_add_toast (self, text, _ ("Show"), "win.view", "invitations");
}

static void
invitation_reminded_cb (LiaisonAccountPane *self)
{
  liaison_account_pane_add_toast (self, _ ("Reminder handed over"), _ ("Show"), "win.view",
                                                                       "invitations");
}

static void
invitation_kept_cb (LiaisonAccountPane *self, LiaisonInvitation *invitation)
{
  liaison_account_pane_add_toast (self, _ ("Draft kept"),
                                           _ ("Continue"), "win.continue-draft",
                                              liaison_invitation_get_id (invitation));
}

static void
toast_requested_cb (LiaisonAccountPane *self, const char *text)
{
  liaison_account_pane_add_toast (self, text, NULL, NULL, NULL);
}

static void
file_toast_requested_cb (LiaisonAccountPane *self, const char *text, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  liaison_account_pane_add_toast (self, text, _ ("Show in Folder"), "win.show-file", uri);
}

/* The session */

static void
accepted_cb (LiaisonAccountPane *self, const char *sentence, const char *customer)
{
  liaison_account_pane_add_toast (self, sentence, _ ("Show"), "win.show-customer", customer);
}

static void
obstacle_changed_cb (LiaisonAccountPane *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The first frame of a window does not wait for views that need an account. */
static void
ensure_view (LiaisonAccountPane *self)
{
  LiaisonCustomersPage *customers_page;

  if (self->view != NULL)
    return;

  self->view = liaison_session_view_new ();
  g_object_bind_property (self, "narrow", self->view, "narrow", G_BINDING_SYNC_CREATE);
  customers_page = liaison_session_view_get_customers_page (self->view);
  g_signal_connect_object (customers_page, "request-again",
                           G_CALLBACK (liaison_invite_opener_begin), self->opener,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (customers_page, "toast", G_CALLBACK (toast_requested_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (customers_page, "file-toast", G_CALLBACK (file_toast_requested_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "continue-draft",
                           G_CALLBACK (liaison_invite_opener_continue), self->opener,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::obstacle", G_CALLBACK (obstacle_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->view), "session");
}

/* What was kept from earlier times is looked at while the sign-in is still under way. */
static void
readable_cb (LiaisonAccountPane *self)
{
  LiaisonSession *session = liaison_account_pane_get_session (self);

  if (session == NULL || !liaison_session_is_readable (session) ||
      liaison_account_pane_is_ready (self))
    return;

  ensure_view (self);
  liaison_session_view_set_session (self->view, session);
  show_page (self, "session");
  liaison_invite_opener_set_session (self->opener, session, self->settings);
}

static void
started_cb (LiaisonAccountPane *self)
{
  g_clear_error (&self->failure);
  readable_cb (self);
}

/* Where an account is worked with already, its bar tells what is the matter. */
static void
failed_cb (LiaisonAccountPane *self, const GError *error)
{
  if (!liaison_account_pane_is_ready (self))
    liaison_account_pane_show_failure (self, error);
}

static void
liaison_account_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, LIAISON_ACCOUNT_PANE (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_account_pane_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  LiaisonAccountPane *self = LIAISON_ACCOUNT_PANE (object);

  if (id != PROP_NARROW)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (self->narrow != g_value_get_boolean (value))
    {
      self->narrow = !self->narrow;
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
liaison_account_pane_dispose (GObject *object)
{
  LiaisonAccountPane *self = LIAISON_ACCOUNT_PANE (object);

  self->view = NULL;
  self->failure_page = NULL;
  self->welcome_page = NULL;
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_ACCOUNT_PANE);

  G_OBJECT_CLASS (liaison_account_pane_parent_class)->dispose (object);
}

static void
liaison_account_pane_finalize (GObject *object)
{
  LiaisonAccountPane *self = LIAISON_ACCOUNT_PANE (object);

  g_clear_object (&self->notice);
  g_clear_object (&self->opener);
  g_clear_object (&self->run);
  g_clear_object (&self->settings);
  g_clear_error (&self->failure);
  g_free (self->account);

  G_OBJECT_CLASS (liaison_account_pane_parent_class)->finalize (object);
}

static void
liaison_account_pane_class_init (LiaisonAccountPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_account_pane_dispose;
  object_class->finalize = liaison_account_pane_finalize;
  object_class->get_property = liaison_account_pane_get_property;
  object_class->set_property = liaison_account_pane_set_property;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LIAISON_TYPE_BUSY);
  g_type_ensure (LIAISON_TYPE_NOTICE_SLOT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-account-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountPane, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountPane, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountPane, toast_overlay);
}

static void
liaison_account_pane_init (LiaisonAccountPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->opener = liaison_invite_opener_new (GTK_WIDGET (self), self->draft_bar);
  g_signal_connect_object (self->opener, "finished", G_CALLBACK (invitation_finished_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->opener, "reminded", G_CALLBACK (invitation_reminded_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->opener, "kept", G_CALLBACK (invitation_kept_cb), self,
                           G_CONNECT_SWAPPED);
}

const char *
liaison_account_pane_get_account (LiaisonAccountPane *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNT_PANE (self), NULL);

  return self->account;
}

LiaisonSession *
liaison_account_pane_get_session (LiaisonAccountPane *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNT_PANE (self), NULL);

  return self->run != NULL ? liaison_session_run_get_session (self->run) : NULL;
}

GSettings *
liaison_account_pane_get_settings (LiaisonAccountPane *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNT_PANE (self), NULL);

  return self->settings;
}

LiaisonSessionView *
liaison_account_pane_get_view (LiaisonAccountPane *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNT_PANE (self), NULL);

  return self->view;
}

LiaisonInviteOpener *
liaison_account_pane_get_opener (LiaisonAccountPane *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNT_PANE (self), NULL);

  return self->opener;
}

const GError *
liaison_account_pane_get_trouble (LiaisonAccountPane *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNT_PANE (self), NULL);

  if (self->failure != NULL)
    return self->failure;

  return self->run != NULL
           ? liaison_session_get_refusal (liaison_session_run_get_session (self->run))
           : NULL;
}

gboolean
liaison_account_pane_is_ready (LiaisonAccountPane *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNT_PANE (self), FALSE);

  return shows (self, "session");
}

gboolean
liaison_account_pane_is_unused (LiaisonAccountPane *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNT_PANE (self), FALSE);

  return self->run == NULL && (self->account == NULL || !shows (self, "starting"));
}

void
liaison_account_pane_show_welcome (LiaisonAccountPane *self)
{
  g_return_if_fail (LIAISON_IS_ACCOUNT_PANE (self));
  g_return_if_fail (self->run == NULL);

  set_account (self, NULL);
  if (self->welcome_page == NULL)
    {
      self->welcome_page = g_object_new (LIAISON_TYPE_WELCOME_PAGE, NULL);
      gtk_stack_add_named (self->stack, self->welcome_page, "welcome");
    }
  show_page (self, "welcome");
}

void
liaison_account_pane_show_starting (LiaisonAccountPane *self, const char *account)
{
  g_return_if_fail (LIAISON_IS_ACCOUNT_PANE (self));
  g_return_if_fail (account != NULL);

  set_account (self, account);
  show_page (self, "starting");
}

void
liaison_account_pane_set_session (LiaisonAccountPane *self,
                                  LiaisonSession *session,
                                  GSettings *settings)
{
  g_return_if_fail (LIAISON_IS_ACCOUNT_PANE (self));
  g_return_if_fail (LIAISON_IS_SESSION (session));
  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (self->run == NULL);

  self->notice = liaison_acceptance_notice_new (session);
  /* In a demonstration the story tells what its customers do. */
  if (liaison_session_get_profile (session) != NULL)
    g_signal_connect_object (self->notice, "told", G_CALLBACK (accepted_cb), self,
                             G_CONNECT_SWAPPED);
  self->run = liaison_session_run_new (session);
  g_signal_connect_object (self->run, "started", G_CALLBACK (started_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::readable", G_CALLBACK (readable_cb), self,
                           G_CONNECT_SWAPPED);
  g_set_object (&self->settings, settings);
  liaison_account_pane_show_starting (self, liaison_session_get_account (session));
  liaison_session_run_start (self->run);
  /* While its files are opened. */
  if (liaison_session_get_partner (session) != NULL)
    ensure_view (self);
}

void
liaison_account_pane_show_failure (LiaisonAccountPane *self, const GError *error)
{
  g_return_if_fail (LIAISON_IS_ACCOUNT_PANE (self));
  g_return_if_fail (error != NULL);

  g_clear_error (&self->failure);
  self->failure = g_error_copy (error);
  if (self->failure_page == NULL)
    {
      self->failure_page = g_object_new (LIAISON_TYPE_FAILURE_PAGE, NULL);
      g_signal_connect_object (self->failure_page, "retry", G_CALLBACK (liaison_account_pane_solve),
                               self, G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->failure_page), "failure");
    }
  liaison_failure_page_set_error (self->failure_page, error);
  show_page (self, "failure");
}

void
liaison_account_pane_restart (LiaisonAccountPane *self)
{
  g_return_if_fail (LIAISON_IS_ACCOUNT_PANE (self));
  g_return_if_fail (self->run != NULL);

  g_clear_error (&self->failure);
  if (!liaison_account_pane_is_ready (self))
    show_page (self, "starting");
  liaison_session_run_start (self->run);
}

void
liaison_account_pane_solve (LiaisonAccountPane *self)
{
  const GError *trouble = liaison_account_pane_get_trouble (self);
  LiaisonSession *session = liaison_account_pane_get_session (self);

  if (session == NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.solve", "s", self->account);
  else if (trouble != NULL && liaison_session_get_profile (session) != NULL &&
           liaison_error_to_remedy (trouble) == LIAISON_REMEDY_SIGN_IN)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.sign-in-again", "s", self->account);
  else
    liaison_account_pane_restart (self);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;

  if (liaison_session_run_end_finish (LIAISON_SESSION_RUN (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
liaison_account_pane_end_session_async (LiaisonAccountPane *self,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(LiaisonSessionRun) run = NULL;

  g_return_if_fail (LIAISON_IS_ACCOUNT_PANE (self));
  g_return_if_fail (self->run != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_account_pane_end_session_async);

  liaison_invite_opener_set_session (self->opener, NULL, NULL);
  if (self->view != NULL)
    liaison_session_view_set_session (self->view, NULL);
  g_clear_object (&self->notice);
  run = g_steal_pointer (&self->run);
  g_clear_object (&self->settings);
  g_clear_error (&self->failure);
  show_page (self, "starting");

  liaison_session_run_end_async (run, ended_cb, g_object_ref (task));
}

gboolean
liaison_account_pane_end_session_finish (LiaisonAccountPane *self,
                                         GAsyncResult *result,
                                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
liaison_account_pane_set_toast_overlay (LiaisonAccountPane *self, AdwToastOverlay *overlay)
{
  g_return_if_fail (LIAISON_IS_ACCOUNT_PANE (self));

  self->other_overlay = overlay;
}

void
liaison_account_pane_add_toast (LiaisonAccountPane *self,
                                const char *text,
                                const char *button_label,
                                const char *action,
                                const char *target)
{
  AdwToastOverlay *overlay;
  AdwToast *toast;

  g_return_if_fail (LIAISON_IS_ACCOUNT_PANE (self));
  g_return_if_fail (text != NULL);

  overlay = self->other_overlay != NULL ? self->other_overlay : self->toast_overlay;
  toast = liaison_toast_new (text, button_label, GTK_WIDGET (overlay));
  if (button_label != NULL)
    {
      adw_toast_set_action_name (toast, action);
      adw_toast_set_action_target_value (toast, g_variant_new_string (target));
      /* Time to reach its button by any means. */
      adw_toast_set_timeout (toast, TOAST_SECONDS_WITH_BUTTON);
    }
  liaison_toast_show (overlay, toast, TRUE);
}
