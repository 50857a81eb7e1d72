/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-invitations-page.h"

#include <glib/gi18n.h>

#include "model/liaison-day.h"
#include "ui/follow/liaison-acceptances-group.h"
#include "ui/follow/liaison-following.h"
#include "ui/follow/liaison-due-dates.h"
#include "ui/follow/liaison-invitation-tools.h"
#include "ui/follow/liaison-journal-window.h"
#include "ui/follow/liaison-journal.h"
#include "ui/follow/liaison-text-saver.h"
#include "ui/follow/liaison-watch-status.h"
#include "ui/invite/liaison-grouped-invitations.h"
#include "ui/invite/liaison-invitation-row.h"
#include "ui/invite/liaison-invitations-group.h"
#include "ui/invite/liaison-letter-window.h"
#include "ui/invite/liaison-undoable-move.h"
#include "ui/liaison-status-icon.h"

/* Ages and due dates on the screen are refreshed that often. */
#define REFRESH_SECONDS 60

struct _LiaisonInvitationsPage
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkLabel *obstacle_label;
  LiaisonInvitationTools *tools;
  LiaisonWatchStatus *watch_status;
  LiaisonAcceptancesGroup *acceptances_group;
  LiaisonInvitationsGroup *attention_group;
  LiaisonInvitationsGroup *waiting_group;
  LiaisonInvitationsGroup *answered_group;

  LiaisonSession *session;
  GListModel *invitations;
  LiaisonGroupedInvitations *grouped;
  guint refresh_timeout;
  guint sort_idle;
  guint n_attention;
};

G_DEFINE_FINAL_TYPE (LiaisonInvitationsPage, liaison_invitations_page, ADW_TYPE_BIN)

enum
{
  PROP_SESSION = 1,
  PROP_N_ATTENTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CONTINUE_DRAFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
list_groups (LiaisonInvitationsPage *self, LiaisonInvitationsGroup *groups[LIAISON_N_GROUPS])
{
  groups[LIAISON_GROUP_ATTENTION] = self->attention_group;
  groups[LIAISON_GROUP_WAITING] = self->waiting_group;
  groups[LIAISON_GROUP_ANSWERED] = self->answered_group;
}

static char *
dup_today (LiaisonInvitationsPage *self)
{
  return self->session != NULL ? liaison_session_dup_day (self->session, 0)
                               : liaison_day_dup_today ();
}

/* A group that is hidden while the focus is in it stays the box's focus child, and then Tab finds
 * none of the others. */
static void
let_go_of_hidden (LiaisonInvitationsPage *self)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->attention_group));
  GtkWidget *group = gtk_widget_get_focus_child (box);

  if (group != NULL && !gtk_widget_get_visible (group))
    gtk_widget_set_focus_child (box, NULL);
}

static void
show_counts (LiaisonInvitationsPage *self)
{
  guint n_attention, n_open, n_all = 0, n_found = 0;

  for (guint i = 0; i < LIAISON_N_GROUPS; i++)
    {
      n_found += g_list_model_get_n_items (liaison_grouped_invitations_get (self->grouped, i));
      n_all += liaison_grouped_invitations_count (self->grouped, i);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->tools), n_all > 0);
  liaison_invitation_tools_tell_number (self->tools, n_found);
  n_open = liaison_acceptances_group_get_n_open (self->acceptances_group);
  let_go_of_hidden (self);
  gtk_stack_set_visible_child_name (self->stack, n_all + n_open > 0 ? "list" : "empty");

  n_attention = n_open + liaison_grouped_invitations_count (self->grouped, LIAISON_GROUP_ATTENTION);
  if (self->n_attention == n_attention)
    return;
  self->n_attention = n_attention;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ATTENTION]);
}

static void
query_changed_cb (LiaisonInvitationsPage *self)
{
  liaison_grouped_invitations_set_query (self->grouped,
                                         liaison_invitation_tools_make_query (self->tools));
  show_counts (self);
}

static void
sort_into_groups (LiaisonInvitationsPage *self)
{
  g_autofree char *today = dup_today (self);

  g_clear_handle_id (&self->sort_idle, g_source_remove);
  liaison_grouped_invitations_sort (self->grouped, today);
  show_counts (self);
}

static gboolean
sort_cb (gpointer user_data)
{
  LiaisonInvitationsPage *self = user_data;

  self->sort_idle = 0;
  sort_into_groups (self);
  return G_SOURCE_REMOVE;
}

/* Once for all that changes together, and before it is drawn. */
static void
sort_soon (LiaisonInvitationsPage *self)
{
  if (self->sort_idle == 0)
    self->sort_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, sort_cb, self, NULL);
}

static void
refresh_row (GtkWidget *row)
{
  liaison_invitation_row_refresh (LIAISON_INVITATION_ROW (row));
}

static void
refresh (LiaisonInvitationsPage *self)
{
  LiaisonInvitationsGroup *groups[LIAISON_N_GROUPS];

  sort_into_groups (self);
  liaison_watch_status_refresh (self->watch_status);
  list_groups (self, groups);
  for (guint i = 0; i < LIAISON_N_GROUPS; i++)
    liaison_invitations_group_refresh (groups[i], refresh_row);
}

static gboolean
refresh_cb (gpointer user_data)
{
  refresh (user_data);
  return G_SOURCE_CONTINUE;
}

static void
invitations_changed_cb (LiaisonInvitationsPage *self,
                        guint position,
                        guint removed,
                        guint added,
                        GListModel *model)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (model, i);

      /* One that comes back was followed before. */
      g_signal_handlers_disconnect_by_func (invitation, sort_soon, self);
      g_signal_connect_object (invitation, "notify::state", G_CALLBACK (sort_soon), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (invitation, "notify::due-date", G_CALLBACK (sort_soon), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (invitation, "notify::reminder-day", G_CALLBACK (sort_soon), self,
                               G_CONNECT_SWAPPED);
    }
  show_counts (self);
}

static void
move (LiaisonInvitationsPage *self, LiaisonInvitation *invitation, LiaisonInvitationState to)
{
  liaison_undoable_move (invitation, to, NULL, self->session, self->toasts);
}

static void
open_letter (LiaisonInvitationsPage *self, LiaisonInvitation *invitation)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_window_present (GTK_WINDOW (liaison_letter_window_new (invitation, parent)));
}

static void
open_journal (LiaisonInvitationsPage *self, LiaisonInvitation *invitation)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  gtk_window_present (GTK_WINDOW (liaison_journal_window_new (invitation, parent)));
}

static void
row_chosen_cb (LiaisonInvitationsPage *self, const char *action, LiaisonInvitationRow *row)
{
  /* The row goes with the change. */
  g_autoptr(LiaisonInvitation) invitation =
               g_object_ref (liaison_invitation_row_get_invitation (row));

  if (g_str_equal (action, "continue"))
    g_signal_emit (self, signals[CONTINUE_DRAFT], 0, invitation);
  else if (g_str_equal (action, "open-letter"))
    open_letter (self, invitation);
  else if (g_str_equal (action, "journal"))
    open_journal (self, invitation);
  else if (g_str_equal (action, "check-message"))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.check-message", "s",
                                liaison_invitation_get_id (invitation));
  else if (g_str_equal (action, "show-customer"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "s",
                                liaison_invitation_get_customer (invitation));
  else if (g_str_equal (action, "remind") || g_str_equal (action, "ask-another"))
    gtk_widget_activate_action (GTK_WIDGET (self),
                                g_str_equal (action, "remind") ? "win.remind" : "win.ask-another",
                                "s", liaison_invitation_get_id (invitation));
  else if (g_str_equal (action, "undo"))
    liaison_acceptances_undo (liaison_session_get_acceptances (self->session), invitation,
                              liaison_session_get_who (self->session),
                              liaison_session_get_now (self->session));
  else if (g_str_equal (action, "accept"))
    move (self, invitation, LIAISON_INVITATION_ACCEPTED);
  else if (g_str_equal (action, "reopen"))
    move (self, invitation, LIAISON_INVITATION_WAITING);
  else if (g_str_equal (action, "discard"))
    move (self, invitation, LIAISON_INVITATION_DISCARDED);
  else
    liaison_following_ask (action, invitation, self->session, self->toasts);
}

static void
save_journal_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonInvitationsPage *self = LIAISON_INVITATIONS_PAGE (widget);
  g_autoptr(GListModel) shown = liaison_grouped_invitations_list (self->grouped);
  g_autofree char *csv = liaison_journal_to_csv (shown);
  const char *name = _ ("Journal.csv");

  liaison_text_saver_ask (GTK_WINDOW (gtk_widget_get_root (widget)), self->toasts,
                          _ ("Save Journal"), name, csv);
}

static void
save_due_dates_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonInvitationsPage *self = LIAISON_INVITATIONS_PAGE (widget);
  g_autoptr(GListModel) shown = liaison_grouped_invitations_list (self->grouped);
  g_autofree char *calendar =
    liaison_due_dates_to_calendar (shown, liaison_session_get_now (self->session));
  const char *name = _ ("Due Dates.ics");

  liaison_text_saver_ask (GTK_WINDOW (gtk_widget_get_root (widget)), self->toasts,
                          _ ("Save Due Dates"), name, calendar);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  LiaisonInvitationsPage *self = user_data;
  LiaisonInvitationRow *row = liaison_invitation_row_new (item, self->session);

  g_signal_connect_object (row, "chosen", G_CALLBACK (row_chosen_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (row);
}

/* The ledger is there some time after the session. */
static void
follow_ledger (LiaisonInvitationsPage *self)
{
  LiaisonLedger *ledger = self->session != NULL ? liaison_session_get_ledger (self->session) : NULL;
  GListModel *invitations = ledger != NULL ? liaison_ledger_get_invitations (ledger) : NULL;

  if (self->invitations != invitations && self->invitations != NULL)
    g_signal_handlers_disconnect_by_func (self->invitations, invitations_changed_cb, self);
  liaison_acceptances_group_set_session (self->acceptances_group, self->session, self->toasts);
  liaison_watch_status_set_watch (
    self->watch_status, self->session != NULL ? liaison_session_get_watch (self->session) : NULL);
  if (!g_set_object (&self->invitations, invitations))
    return;

  liaison_grouped_invitations_set_model (self->grouped, invitations);
  if (invitations != NULL)
    {
      g_signal_connect_object (invitations, "items-changed", G_CALLBACK (invitations_changed_cb),
                               self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      invitations_changed_cb (self, 0, 0, g_list_model_get_n_items (invitations), invitations);
    }
  show_counts (self);
}

static void
liaison_invitations_page_map (GtkWidget *widget)
{
  LiaisonInvitationsPage *self = LIAISON_INVITATIONS_PAGE (widget);

  GTK_WIDGET_CLASS (liaison_invitations_page_parent_class)->map (widget);
  follow_ledger (self);
  refresh (self);
  self->refresh_timeout = g_timeout_add_seconds (REFRESH_SECONDS, refresh_cb, self);
}

static void
liaison_invitations_page_unmap (GtkWidget *widget)
{
  LiaisonInvitationsPage *self = LIAISON_INVITATIONS_PAGE (widget);

  g_clear_handle_id (&self->refresh_timeout, g_source_remove);
  GTK_WIDGET_CLASS (liaison_invitations_page_parent_class)->unmap (widget);
}

static void
liaison_invitations_page_get_property (GObject *object,
                                       guint prop_id,
                                       GValue *value,
                                       GParamSpec *pspec)
{
  LiaisonInvitationsPage *self = LIAISON_INVITATIONS_PAGE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_N_ATTENTION:
      g_value_set_uint (value, self->n_attention);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_invitations_page_set_property (GObject *object,
                                       guint prop_id,
                                       const GValue *value,
                                       GParamSpec *pspec)
{
  LiaisonInvitationsPage *self = LIAISON_INVITATIONS_PAGE (object);

  switch (prop_id)
    {
    case PROP_SESSION:
      liaison_invitations_page_set_session (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_invitations_page_dispose (GObject *object)
{
  LiaisonInvitationsPage *self = LIAISON_INVITATIONS_PAGE (object);

  g_clear_handle_id (&self->refresh_timeout, g_source_remove);
  g_clear_handle_id (&self->sort_idle, g_source_remove);
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_INVITATIONS_PAGE);
  g_clear_object (&self->grouped);
  g_clear_object (&self->invitations);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (liaison_invitations_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LIAISON_TYPE_ACCEPTANCES_GROUP);
  g_type_ensure (LIAISON_TYPE_INVITATION_TOOLS);
  g_type_ensure (LIAISON_TYPE_INVITATIONS_GROUP);
  g_type_ensure (LIAISON_TYPE_WATCH_STATUS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-invitations-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationsPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationsPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationsPage, obstacle_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationsPage, tools);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationsPage, watch_status);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationsPage, acceptances_group);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationsPage, attention_group);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationsPage, waiting_group);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationsPage, answered_group);
}

static void
liaison_invitations_page_class_init (LiaisonInvitationsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = liaison_invitations_page_get_property;
  object_class->set_property = liaison_invitations_page_set_property;
  object_class->dispose = liaison_invitations_page_dispose;
  widget_class->map = liaison_invitations_page_map;
  widget_class->unmap = liaison_invitations_page_unmap;

  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, LIAISON_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_ATTENTION] = g_param_spec_uint ("n-attention", NULL, NULL, 0, G_MAXUINT, 0,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CONTINUE_DRAFT] =
    g_signal_new ("continue-draft", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, LIAISON_TYPE_INVITATION);
  gtk_widget_class_install_action (widget_class, "invitations.save-due-dates", NULL,
                                   save_due_dates_cb);
  gtk_widget_class_install_action (widget_class, "invitations.save-journal", NULL, save_journal_cb);
  bind_template (widget_class);
}

static void
liaison_invitations_page_init (LiaisonInvitationsPage *self)
{
  g_autofree char *today = dup_today (self);
  LiaisonInvitationsGroup *groups[LIAISON_N_GROUPS];

  gtk_widget_init_template (GTK_WIDGET (self));
  liaison_status_icon_show_when_mapped (self->empty_page, "mail-unread-symbolic");
  g_signal_connect_object (self->acceptances_group, "notify::n-open", G_CALLBACK (show_counts),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tools, "changed", G_CALLBACK (query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->grouped =
    liaison_grouped_invitations_new (liaison_invitation_tools_make_query (self->tools), today);
  list_groups (self, groups);
  for (guint i = 0; i < LIAISON_N_GROUPS; i++)
    liaison_invitations_group_set_model (
      groups[i], liaison_grouped_invitations_get (self->grouped, i), create_row, self);
}

void
liaison_invitations_page_set_session (LiaisonInvitationsPage *self, LiaisonSession *session)
{
  g_return_if_fail (LIAISON_IS_INVITATIONS_PAGE (self));
  g_return_if_fail (session == NULL || LIAISON_IS_SESSION (session));

  if (self->session == session)
    return;

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_func (self->session, follow_ledger, self);
      g_signal_handlers_disconnect_by_func (self->session, refresh, self);
      g_signal_handlers_disconnect_by_func (liaison_session_get_watch (self->session), sort_soon,
                                            self);
    }
  g_set_object (&self->session, session);
  if (session != NULL)
    {
      g_signal_connect_object (session, "notify", G_CALLBACK (follow_ledger), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "notify::ahead", G_CALLBACK (refresh), self,
                               G_CONNECT_SWAPPED);
      /* Days pass while nobody looks at the page, and what is overdue is counted beside its name:
       * while invitations wait each quarter of an hour is looked for answers. */
      g_signal_connect_object (liaison_session_get_watch (session), "notify::looking",
                               G_CALLBACK (sort_soon), self, G_CONNECT_SWAPPED);
    }
  follow_ledger (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

void
liaison_invitations_page_set_obstacle (LiaisonInvitationsPage *self, const char *obstacle)
{
  g_return_if_fail (LIAISON_IS_INVITATIONS_PAGE (self));

  gtk_label_set_label (self->obstacle_label, obstacle != NULL ? obstacle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->obstacle_label), obstacle != NULL);
}

gboolean
liaison_invitations_page_begin_search (LiaisonInvitationsPage *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITATIONS_PAGE (self), FALSE);

  if (!gtk_widget_get_visible (GTK_WIDGET (self->tools)))
    return FALSE;
  liaison_invitation_tools_begin_search (self->tools);
  return TRUE;
}
