/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-customers-page.h"

#include <glib/gi18n.h>

#include "ui/liaison-busy.h"
#include "ui/liaison-customer-actions.h"
#include "ui/liaison-customers-view.h"
#include "ui/liaison-failure-page.h"
#include "ui/liaison-list-actions.h"
#include "ui/liaison-list-status.h"
#include "ui/liaison-notice-slot.h"
#include "ui/liaison-remedy.h"
#include "ui/liaison-selection-slot.h"
#include "ui/liaison-sentences.h"
#include "ui/liaison-status-icon.h"
#include "ui/search/liaison-filter-chips.h"
#include "ui/search/liaison-no-match-page.h"
#include "ui/search/liaison-search-tools.h"

struct _LiaisonCustomersPage
{
  AdwBin parent_instance;

  GtkSearchBar *search_bar;
  LiaisonSearchTools *search_tools;
  GtkWidget *filter_line;
  LiaisonFilterChips *filter_chips;
  LiaisonNoticeSlot *failure_bar;
  GtkWidget *status_line;
  LiaisonListStatus *status;
  GtkStack *stack;
  AdwStatusPage *empty_page;
  GtkLabel *obstacle_label;
  LiaisonNoMatchPage *no_match_page;
  LiaisonFailurePage *failure_page; /* not owned; NULL until something fails */
  LiaisonCustomersView *view;
  LiaisonSelectionSlot *selection_slot;

  gboolean narrow;
  gboolean failed;
  gboolean stopped; /* the person ended the last pass */
  char *wanted;     /* Microsoft ID of the customer to show as soon as it is in the list, or NULL */
  LiaisonSession *session;
  GSignalGroup *list_signals;
  GSignalGroup *reseller_signals;
};

G_DEFINE_FINAL_TYPE (LiaisonCustomersPage, liaison_customers_page, ADW_TYPE_BIN)

enum
{
  PROP_SEARCHING = 1,
  PROP_NARROW,
  PROP_FAILED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  REQUEST_AGAIN,
  TOAST,
  FILE_TOAST,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static LiaisonCustomerList *
get_list (LiaisonCustomersPage *self)
{
  return self->session != NULL ? liaison_session_get_customers (self->session) : NULL;
}

/* What is seen */

static const char *
get_page_name (LiaisonCustomersPage *self, LiaisonCustomerList *list)
{
  LiaisonListState state = liaison_customer_list_get_state (list);

  if (g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
    return "list";
  if (liaison_resellers_is_asking (liaison_session_get_resellers (self->session)))
    return "loading";
  if (liaison_customer_list_get_n_total (list) > 0)
    return "no-match";

  switch (state)
    {
    case LIAISON_LIST_FAILED:
      return "failure";
    case LIAISON_LIST_LOADED:
      return "empty";
    case LIAISON_LIST_EMPTY_NEVER_LOADED:
      return self->stopped ? "stopped" : "loading";
    case LIAISON_LIST_LOADING:
    default:
      return "loading";
    }
}

/* What the account's own bar tells already. */
static gboolean
is_refusal (LiaisonCustomersPage *self, const GError *error)
{
  return liaison_session_get_refusal (self->session) != NULL &&
         liaison_error_to_remedy (error) != LIAISON_REMEDY_RETRY;
}

static void
retry_cb (LiaisonCustomersPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.refresh", NULL);
}

static void
ensure_failure_page (LiaisonCustomersPage *self)
{
  if (self->failure_page != NULL)
    return;

  self->failure_page = g_object_new (LIAISON_TYPE_FAILURE_PAGE, NULL);
  g_signal_connect_object (self->failure_page, "retry", G_CALLBACK (retry_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->failure_page), "failure");
}

/* A failure that leaves the rest of the list as it is. */
static void
show_reseller_failure (LiaisonCustomersPage *self)
{
  const GError *error = liaison_resellers_get_error (liaison_session_get_resellers (self->session));

  if (error == NULL || is_refusal (self, error))
    liaison_notice_slot_conceal (self->failure_bar);
  else
    liaison_notice_slot_reveal (
      self->failure_bar,
      _ ("Which customers belong to this indirect reseller could not be read. Those "
                                   "that are known from before are shown."),
         _ ("Retry"), error);
}

/* Without rows a failure fills the page; with rows it is a bar above them. */
static void
update_failure (LiaisonCustomersPage *self, LiaisonCustomerList *list, gboolean whole_page)
{
  const GError *error = liaison_customer_list_get_error (list);
  g_autofree char *sentence = NULL;

  if (liaison_customer_list_get_state (list) != LIAISON_LIST_FAILED || error == NULL ||
      (!whole_page && is_refusal (self, error)))
    {
      show_reseller_failure (self);
      return;
    }

  if (whole_page)
    {
      ensure_failure_page (self);
      liaison_failure_page_set_error (self->failure_page, error);
      return;
    }

  if (liaison_customer_list_awaits_network (list))
    sentence =
      g_strdup (_ ("There is no connection. The list is read again as soon as it is back."));
  else
    sentence = liaison_error_to_sentence (error);
  liaison_notice_slot_reveal (self->failure_bar, sentence, _ ("Retry"), error);
}

static void
set_stopped (LiaisonCustomersPage *self, gboolean stopped)
{
  self->stopped = stopped;
  liaison_list_status_set_stopped (self->status, stopped);
}

static void
set_failed (LiaisonCustomersPage *self, gboolean failed)
{
  if (self->failed == failed)
    return;

  self->failed = failed;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAILED]);
}

static void
update (LiaisonCustomersPage *self)
{
  LiaisonCustomerList *list = get_list (self);
  gboolean loading;
  const char *page;

  if (list == NULL)
    {
      set_failed (self, FALSE);
      return;
    }

  loading = liaison_customer_list_get_state (list) == LIAISON_LIST_LOADING;
  if (loading)
    set_stopped (self, FALSE);
  page = get_page_name (self, list);

  gtk_widget_set_visible (self->status_line,
                          !g_str_equal (page, "empty") && !g_str_equal (page, "failure"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.stop", loading);
  update_failure (self, list, g_str_equal (page, "failure"));
  gtk_stack_set_visible_child_name (self->stack, page);
  set_failed (self, g_str_equal (page, "failure"));

  if (self->wanted != NULL && liaison_customers_view_show (self->view, self->wanted))
    g_clear_pointer (&self->wanted, g_free);
}

static void
stop_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonCustomersPage *self = LIAISON_CUSTOMERS_PAGE (widget);

  set_stopped (self, TRUE);
  liaison_customer_list_cancel (get_list (self));
}

/* Ends a wait. A pass that gets on is not ended by a key that closes other things. */
static gboolean
escape_key_cb (GtkWidget *widget, GVariant *args, gpointer unused)
{
  LiaisonCustomerList *list = get_list (LIAISON_CUSTOMERS_PAGE (widget));

  if (liaison_list_actions_escape (widget))
    return GDK_EVENT_STOP;
  return list != NULL && liaison_customer_list_get_waiting_until (list) != 0 &&
         gtk_widget_activate_action (widget, "customers.stop", NULL);
}

/* Search */

/* From the search bar or from the filters below it. */
static void
query_changed_cb (LiaisonCustomersPage *self, GParamSpec *pspec, GObject *source)
{
  g_autoptr(LiaisonCustomerQuery) query = NULL;

  g_object_get (source, "query", &query, NULL);
  if (get_list (self) != NULL)
    liaison_customer_list_set_query (get_list (self), query);
}

/* The focus must not vanish with the last filter. */
static void
filters_emptied_cb (LiaisonCustomersPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
show_query (LiaisonCustomersPage *self)
{
  g_autoptr(LiaisonCustomerQuery) query =
               get_list (self) != NULL
                 ? liaison_customer_query_copy (liaison_customer_list_get_query (get_list (self)))
                 : liaison_customer_query_new ();
  gboolean filtered = liaison_customer_query_is_filtered (query);

  liaison_search_tools_set_query (self->search_tools, query);
  liaison_filter_chips_set_query (self->filter_chips, query);
  gtk_widget_set_visible (self->filter_line, filtered);
  liaison_no_match_page_set_query (self->no_match_page, query);
}

/* What became of the customers */

/* By the newest change that tells. */
static gboolean
is_gone (LiaisonCustomersPage *self, const char *id)
{
  GListModel *changes = G_LIST_MODEL (liaison_session_get_changes (self->session));

  for (guint i = 0; i < g_list_model_get_n_items (changes); i++)
    {
      g_autoptr(LiaisonCustomerChange) change = g_list_model_get_item (changes, i);
      LiaisonChangeKind kind = liaison_customer_change_get_kind (change);

      if (g_str_equal (liaison_customer_change_get_customer (change), id) &&
          (kind == LIAISON_CHANGE_NEW || kind == LIAISON_CHANGE_BACK ||
           kind == LIAISON_CHANGE_GONE))
        return kind == LIAISON_CHANGE_GONE;
    }
  return FALSE;
}

/* One that is gone is shown among those that are. */
static void
change_chosen_cb (LiaisonCustomersPage *self, LiaisonCustomerChange *change)
{
  const char *id = liaison_customer_change_get_customer (change);
  g_autoptr(LiaisonCustomerQuery) query = NULL;

  if (!is_gone (self, id))
    {
      liaison_customers_page_show_customer (self, id);
      return;
    }
  query = liaison_customer_query_new ();
  query->gone = TRUE;
  liaison_customer_list_set_query (get_list (self), query);
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  update (self);
}

/* While only new customers are listed, they must not vanish behind the person's back. */
static void
changes_looked_cb (LiaisonCustomersPage *self)
{
  if (self->session != NULL && !liaison_customer_list_get_query (get_list (self))->fresh)
    liaison_changes_mark_seen (liaison_session_get_changes (self->session));
}

static void
search_mode_changed_cb (LiaisonCustomersPage *self)
{
  if (self->session != NULL && gtk_search_bar_get_search_mode (self->search_bar))
    liaison_joint_parties_read (
      liaison_session_get_joint_parties (self->session, LIAISON_JOINT_RESELLER));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHING]);
}

static void
clear_search_cb (LiaisonCustomersPage *self)
{
  GtkEditable *entry = liaison_search_tools_get_entry (self->search_tools);

  gtk_editable_set_text (entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (entry));
}

static void
clear_filters (LiaisonCustomersPage *self, gboolean words_too)
{
  g_autoptr(LiaisonCustomerQuery) query = NULL;

  if (get_list (self) == NULL)
    return;
  query = liaison_customer_query_copy (liaison_customer_list_get_query (get_list (self)));
  liaison_customer_query_clear_filters (query);
  if (words_too)
    liaison_customer_query_take_search (query, NULL);
  liaison_customer_list_set_query (get_list (self), query);
}

static void
clear_filters_cb (LiaisonCustomersPage *self)
{
  clear_filters (self, FALSE);
  filters_emptied_cb (self);
}

static void
liaison_customers_page_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  LiaisonCustomersPage *self = LIAISON_CUSTOMERS_PAGE (object);

  switch (prop_id)
    {
    case PROP_SEARCHING:
      g_value_set_boolean (value, gtk_search_bar_get_search_mode (self->search_bar));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_FAILED:
      g_value_set_boolean (value, self->failed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_customers_page_set_property (GObject *object,
                                     guint prop_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  LiaisonCustomersPage *self = LIAISON_CUSTOMERS_PAGE (object);

  switch (prop_id)
    {
    case PROP_SEARCHING:
      gtk_search_bar_set_search_mode (self->search_bar, g_value_get_boolean (value));
      break;
    case PROP_NARROW:
      if (self->narrow == g_value_get_boolean (value))
        break;
      self->narrow = !self->narrow;
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_customers_page_dispose (GObject *object)
{
  LiaisonCustomersPage *self = LIAISON_CUSTOMERS_PAGE (object);

  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->reseller_signals);
  g_clear_object (&self->list_signals);
  g_clear_object (&self->session);
  self->failure_page = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_CUSTOMERS_PAGE);

  G_OBJECT_CLASS (liaison_customers_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-customers-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonCustomersPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCustomersPage, filter_chips);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCustomersPage, filter_line);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCustomersPage, obstacle_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCustomersPage, failure_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCustomersPage, no_match_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCustomersPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCustomersPage, search_tools);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCustomersPage, selection_slot);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCustomersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCustomersPage, status);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCustomersPage, status_line);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCustomersPage, view);
  gtk_widget_class_bind_template_callback (widget_class, change_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, changes_looked_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_filters_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, filters_emptied_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_changed_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "customers.stop", NULL, stop_action_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_key_cb, NULL);
  liaison_customer_actions_install (widget_class);
  liaison_list_actions_install (widget_class);
}

static void
liaison_customers_page_class_init (LiaisonCustomersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_customers_page_dispose;
  object_class->get_property = liaison_customers_page_get_property;
  object_class->set_property = liaison_customers_page_set_property;

  properties[PROP_SEARCHING] =
    g_param_spec_boolean ("searching", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FAILED] =
    g_param_spec_boolean ("failed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[REQUEST_AGAIN] =
    g_signal_new ("request-again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, LIAISON_TYPE_CUSTOMER);
  signals[TOAST] = g_signal_new ("toast", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FILE_TOAST] = g_signal_new ("file-toast", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_FILE);

  g_type_ensure (LIAISON_TYPE_BUSY);
  g_type_ensure (LIAISON_TYPE_CUSTOMERS_VIEW);
  g_type_ensure (LIAISON_TYPE_FILTER_CHIPS);
  g_type_ensure (LIAISON_TYPE_LIST_STATUS);
  g_type_ensure (LIAISON_TYPE_NOTICE_SLOT);
  g_type_ensure (LIAISON_TYPE_NO_MATCH_PAGE);
  g_type_ensure (LIAISON_TYPE_SEARCH_TOOLS);
  g_type_ensure (LIAISON_TYPE_SELECTION_SLOT);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
liaison_customers_page_init (LiaisonCustomersPage *self)
{
  static const char *const of_list[] = {
    "items-changed",   "notify::state", "notify::n-loaded",
    "notify::n-total", "notify::query", "notify::waiting-until"
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  liaison_status_icon_show_when_mapped (self->empty_page, "system-users-symbolic");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.stop", FALSE);
  gtk_search_bar_connect_entry (self->search_bar,
                                liaison_search_tools_get_entry (self->search_tools));
  liaison_search_tools_set_description (self->search_tools,
                                        liaison_list_status_get_label (self->status));

  self->list_signals = g_signal_group_new (LIAISON_TYPE_CUSTOMER_LIST);
  for (gsize i = 0; i < G_N_ELEMENTS (of_list); i++)
    g_signal_group_connect_swapped (self->list_signals, of_list[i], G_CALLBACK (update), self);
  self->reseller_signals = g_signal_group_new (LIAISON_TYPE_RESELLERS);
  g_signal_group_connect_swapped (self->reseller_signals, "notify::asking", G_CALLBACK (update),
                                  self);
  g_signal_group_connect_swapped (self->list_signals, "notify::query", G_CALLBACK (show_query),
                                  self);
}

void
liaison_customers_page_set_session (LiaisonCustomersPage *self, LiaisonSession *session)
{
  LiaisonResellers *resellers;

  g_return_if_fail (LIAISON_IS_CUSTOMERS_PAGE (self));

  if (!g_set_object (&self->session, session))
    return;

  /* What was searched, stopped or wanted was another session's. */
  g_clear_pointer (&self->wanted, g_free);
  set_stopped (self, FALSE);
  resellers = session != NULL ? liaison_session_get_resellers (session) : NULL;
  liaison_search_tools_set_session (self->search_tools, session);
  liaison_search_tools_set_resellers (self->search_tools, G_LIST_MODEL (resellers));
  liaison_filter_chips_set_resellers (self->filter_chips, G_LIST_MODEL (resellers));
  g_signal_group_set_target (self->reseller_signals, resellers);
  show_query (self);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  liaison_customers_view_set_session (self->view, session);
  liaison_list_status_set_list (self->status, get_list (self));
  liaison_selection_slot_set_selection (self->selection_slot,
                                        liaison_customers_view_get_selection (self->view));
  liaison_list_status_set_changes (self->status,
                                   session != NULL ? liaison_session_get_changes (session) : NULL);
  g_signal_group_set_target (self->list_signals, get_list (self));
  update (self);
}

void
liaison_customers_page_set_key_capture (LiaisonCustomersPage *self, GtkWidget *widget)
{
  g_return_if_fail (LIAISON_IS_CUSTOMERS_PAGE (self));

  gtk_search_bar_set_key_capture_widget (self->search_bar, widget);
}

void
liaison_customers_page_begin_search (LiaisonCustomersPage *self)
{
  g_return_if_fail (LIAISON_IS_CUSTOMERS_PAGE (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (liaison_search_tools_get_entry (self->search_tools)));
}

void
liaison_customers_page_open_tool (LiaisonCustomersPage *self, const char *name)
{
  g_return_if_fail (LIAISON_IS_CUSTOMERS_PAGE (self));
  g_return_if_fail (name != NULL);

  if (g_str_equal (name, "changes"))
    {
      if (gtk_widget_get_visible (self->status_line))
        liaison_list_status_open_changes (self->status);
      return;
    }
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  liaison_search_tools_open (self->search_tools, name);
}

void
liaison_customers_page_search_for (LiaisonCustomersPage *self, const char *words)
{
  g_return_if_fail (LIAISON_IS_CUSTOMERS_PAGE (self));
  g_return_if_fail (words != NULL);

  liaison_customers_page_begin_search (self);
  gtk_editable_set_text (GTK_EDITABLE (liaison_search_tools_get_entry (self->search_tools)), words);
  gtk_editable_set_position (GTK_EDITABLE (liaison_search_tools_get_entry (self->search_tools)),
                             -1);
}

void
liaison_customers_page_show_customer (LiaisonCustomersPage *self, const char *id)
{
  g_return_if_fail (LIAISON_IS_CUSTOMERS_PAGE (self));
  g_return_if_fail (id != NULL);

  g_clear_pointer (&self->wanted, g_free);
  if (liaison_customers_view_show (self->view, id))
    return;

  self->wanted = g_strdup (id);
  clear_filters (self, TRUE);
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
}

void
liaison_customers_page_focus_customer (LiaisonCustomersPage *self, const char *id)
{
  g_return_if_fail (LIAISON_IS_CUSTOMERS_PAGE (self));
  g_return_if_fail (id != NULL);

  liaison_customers_view_show (self->view, id);
}

void
liaison_customers_page_set_obstacle (LiaisonCustomersPage *self, const char *obstacle)
{
  g_return_if_fail (LIAISON_IS_CUSTOMERS_PAGE (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.request-again", obstacle == NULL);
  gtk_label_set_label (self->obstacle_label, obstacle != NULL ? obstacle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->obstacle_label), obstacle != NULL);
}

LiaisonSession *
liaison_customers_page_get_session (LiaisonCustomersPage *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMERS_PAGE (self), NULL);

  return self->session;
}

LiaisonCustomerSelection *
liaison_customers_page_get_selection (LiaisonCustomersPage *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMERS_PAGE (self), NULL);

  return liaison_customers_view_get_selection (self->view);
}

void
liaison_customers_page_tell (LiaisonCustomersPage *self, const char *text, GFile *file)
{
  g_return_if_fail (LIAISON_IS_CUSTOMERS_PAGE (self));
  g_return_if_fail (text != NULL);

  if (file != NULL)
    g_signal_emit (self, signals[FILE_TOAST], 0, text, file);
  else
    g_signal_emit (self, signals[TOAST], 0, text);
}
