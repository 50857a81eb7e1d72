/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-list-status.h"

#include <glib/gi18n.h>

#include "ui/liaison-changes-button.h"
#include "ui/liaison-sentences.h"

/* Without another key or page; then the text says what there is. */
#define REST_MS 400

struct _LiaisonListStatus
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkLabel *label;
  LiaisonChangesButton *changes_button; /* not owned; NULL until the first frame was painted */
  GtkProgressBar *progress_bar;

  gboolean narrow;
  gboolean stopped;
  LiaisonChanges *changes;
  guint changes_source; /* the button will be made */
  LiaisonCustomerList *list;
  GSignalGroup *list_signals;
  int shown_state; /* what the text was about; -1: nothing yet */
  LiaisonWaitReason shown_reason;
  guint rest_source; /* the text will change, 0: it will not */
};

G_DEFINE_FINAL_TYPE (LiaisonListStatus, liaison_list_status, ADW_TYPE_BIN)

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHOSEN,
  LOOKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a pass that stands still waits for. Transfer full; NULL: it does not. */
static char *
dup_wait (LiaisonCustomerList *list)
{
  g_autofree char *time = liaison_time_to_text (liaison_customer_list_get_waiting_until (list));

  switch (liaison_customer_list_get_wait_reason (list))
    {
    case LIAISON_WAIT_THROTTLED:
      /* Translators: %s is a time of day. */
      return g_strdup_printf (_ ("The service asks for a pause; going on at %s"), time);
    case LIAISON_WAIT_BUDGET:
      /* Translators: %s is a time of day. */
      return g_strdup_printf (_ ("The service takes only so many requests in a minute; going on at "
                                 "%s"),
                                 time);
    case LIAISON_WAIT_UNAVAILABLE:
      return g_strdup (_ ("The service is not available at the moment; trying again…"));
    case LIAISON_WAIT_LOST:
      return g_strdup (_ ("The connection was lost; trying again…"));
    case LIAISON_WAIT_NONE:
    default:
      return NULL;
    }
}

/* Transfer full. */
static char *
dup_count (LiaisonCustomerList *list)
{
  const LiaisonCustomerQuery *query = liaison_customer_list_get_query (list);
  guint n_total = liaison_customer_list_get_n_total (list);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (list));

  /* They are not among those who are in the list. */
  if (query->gone)
    return g_strdup_printf (
      ngettext ("%'u customer gone from the list", "%'u customers gone from the list", n_items),
      n_items);

  if (*query->search == '\0' && !liaison_customer_query_is_filtered (query))
    return g_strdup_printf (ngettext ("%'u customer", "%'u customers", n_total), n_total);

  return g_strdup_printf (
    /* Translators: found customers, all customers. */
    ngettext ("%1$'u of %2$'u customer", "%1$'u of %2$'u customers", n_total), n_items, n_total);
}

/* How far the running pass is. A complete one has told about how many there are. Transfer full. */
static char *
dup_progress (LiaisonListStatus *self)
{
  guint n_loaded = liaison_customer_list_get_n_loaded (self->list);
  guint n_total = MAX (liaison_customer_list_get_n_total (self->list), n_loaded);

  if (self->narrow)
    /* Translators: how many customers are read again, and how many there are about. */
    return g_strdup_printf (_ ("Reading %1$'u of about %2$'u"), n_loaded, n_total);

  /* Translators: stands in a line of facts: “248 customers · as of 09:41 · reading 100 of about
   * 248”. */
  return g_strdup_printf (_ ("reading %1$'u of about %2$'u"), n_loaded, n_total);
}

/* Transfer full. */
static char *
dup_text (LiaisonListStatus *self)
{
  LiaisonCustomerList *list = self->list;
  LiaisonListState state = liaison_customer_list_get_state (list);
  guint n_loaded = liaison_customer_list_get_n_loaded (list);
  GDateTime *time = liaison_customer_list_get_time (list);
  g_autofree char *as_of = NULL, *count = NULL, *more = NULL;
  char *wait = dup_wait (list);

  if (wait != NULL)
    return wait;
  if (state == LIAISON_LIST_LOADING && time == NULL)
    /* Translators: %'u is the number of customers read until now. */
    return g_strdup_printf (ngettext ("Loading… %'u so far", "Loading… %'u so far", n_loaded),
                            n_loaded);

  count = dup_count (list);
  if (time == NULL)
    return g_steal_pointer (&count);

  as_of = liaison_time_to_text (g_date_time_to_unix (time) * G_USEC_PER_SEC);
  if (state == LIAISON_LIST_LOADING)
    more = dup_progress (self);
  else if (state == LIAISON_LIST_FAILED)
    {
      /* Translators: %1$s is a time. */
      more = g_strdup_printf (_ ("As of %1$s. Could not be refreshed."), as_of); /* MSG-33 */
      /* Translators: two facts in a line: a number of customers, and a sentence. */
      return g_strdup_printf (_ ("%1$s · %2$s"), count, more);
    }
  else if (self->stopped)
    /* Translators: stands in a line of facts: “248 customers · as of 09:41 · reading stopped”. */
    more = g_strdup (_ ("reading stopped"));

  if (more != NULL && state == LIAISON_LIST_LOADING && self->narrow)
    return g_steal_pointer (&more);
  if (more != NULL)
    /* Translators: facts in a line: a number of customers, a time, and how far they are read. */
    return g_strdup_printf (_ ("%1$s · as of %2$s · %3$s"), count, as_of, more);
  /* Translators: facts in a line: a number of customers, and a time. */
  return g_strdup_printf (_ ("%1$s · as of %2$s"), count, as_of);
}

static void
show_text (LiaisonListStatus *self)
{
  g_autofree char *text = NULL;

  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->list == NULL)
    return;
  self->shown_state = (int) liaison_customer_list_get_state (self->list);
  self->shown_reason = liaison_customer_list_get_wait_reason (self->list);
  text = dup_text (self);
  gtk_label_set_label (self->label, text);
}

static gboolean
rested_cb (gpointer user_data)
{
  show_text (user_data);

  return G_SOURCE_REMOVE;
}

static void
rest (LiaisonListStatus *self)
{
  if (self->rest_source == 0)
    self->rest_source = g_timeout_add (REST_MS, rested_cb, self);
}

static void
query_changed_cb (LiaisonListStatus *self)
{
  g_clear_handle_id (&self->rest_source, g_source_remove);
  rest (self);
}

static void
update_progress (LiaisonListStatus *self)
{
  gboolean loading = liaison_customer_list_get_state (self->list) == LIAISON_LIST_LOADING;
  guint n_loaded = liaison_customer_list_get_n_loaded (self->list);
  guint n_total = liaison_customer_list_get_n_total (self->list);

  /* Keeps its room: the list must not jump when a pass begins and ends. */
  gtk_widget_set_opacity (GTK_WIDGET (self->progress_bar), loading ? 1 : 0);
  if (!loading)
    return;
  if (liaison_customer_list_get_time (self->list) != NULL && n_total > 0)
    gtk_progress_bar_set_fraction (self->progress_bar, MIN (1.0, (double) n_loaded / n_total));
  else
    gtk_progress_bar_pulse (self->progress_bar);
}

static void
list_changed_cb (LiaisonListStatus *self)
{
  update_progress (self);
  if (self->shown_state != (int) liaison_customer_list_get_state (self->list) ||
      self->shown_reason != liaison_customer_list_get_wait_reason (self->list))
    show_text (self);
  else
    rest (self);
}

static void
chosen_cb (LiaisonListStatus *self, LiaisonCustomerChange *change)
{
  g_signal_emit (self, signals[CHOSEN], 0, change);
}

static void
looked_cb (LiaisonListStatus *self)
{
  g_signal_emit (self, signals[LOOKED], 0);
}

static void
ensure_changes_button (LiaisonListStatus *self)
{
  g_clear_handle_id (&self->changes_source, g_source_remove);
  if (self->changes_button == NULL)
    {
      self->changes_button = LIAISON_CHANGES_BUTTON (liaison_changes_button_new ());
      g_object_bind_property (self, "narrow", self->changes_button, "narrow",
                              G_BINDING_SYNC_CREATE);
      g_signal_connect_object (self->changes_button, "chosen", G_CALLBACK (chosen_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->changes_button, "looked", G_CALLBACK (looked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->box, GTK_WIDGET (self->changes_button));
    }
  liaison_changes_button_set_changes (self->changes_button, self->changes);
}

static gboolean
changes_due_cb (gpointer user_data)
{
  LiaisonListStatus *self = user_data;

  self->changes_source = 0;
  ensure_changes_button (self);

  return G_SOURCE_REMOVE;
}

static void
set_narrow (LiaisonListStatus *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_label_set_wrap (self->label, narrow);
  show_text (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
liaison_list_status_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, LIAISON_LIST_STATUS (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_list_status_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    set_narrow (LIAISON_LIST_STATUS (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_list_status_dispose (GObject *object)
{
  LiaisonListStatus *self = LIAISON_LIST_STATUS (object);

  g_clear_handle_id (&self->changes_source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->changes_button = NULL;
  g_clear_object (&self->changes);
  g_clear_object (&self->list_signals);
  g_clear_object (&self->list);
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_LIST_STATUS);

  G_OBJECT_CLASS (liaison_list_status_parent_class)->dispose (object);
}

static void
liaison_list_status_class_init (LiaisonListStatusClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_list_status_dispose;
  object_class->get_property = liaison_list_status_get_property;
  object_class->set_property = liaison_list_status_set_property;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, LIAISON_TYPE_CUSTOMER_CHANGE);
  signals[LOOKED] = g_signal_new ("looked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-list-status.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonListStatus, box);
  gtk_widget_class_bind_template_child (widget_class, LiaisonListStatus, label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonListStatus, progress_bar);
}

static void
liaison_list_status_init (LiaisonListStatus *self)
{
  static const char *const of_list[] = { "items-changed", "notify::state", "notify::n-loaded",
                                         "notify::n-total", "notify::waiting-until" };

  self->shown_state = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->list_signals = g_signal_group_new (LIAISON_TYPE_CUSTOMER_LIST);
  for (gsize i = 0; i < G_N_ELEMENTS (of_list); i++)
    g_signal_group_connect_swapped (self->list_signals, of_list[i], G_CALLBACK (list_changed_cb),
                                    self);
  g_signal_group_connect_swapped (self->list_signals, "notify::query",
                                  G_CALLBACK (query_changed_cb), self);
}

void
liaison_list_status_set_list (LiaisonListStatus *self, LiaisonCustomerList *list)
{
  g_return_if_fail (LIAISON_IS_LIST_STATUS (self));
  g_return_if_fail (list == NULL || LIAISON_IS_CUSTOMER_LIST (list));

  if (!g_set_object (&self->list, list))
    return;
  self->stopped = FALSE;
  g_signal_group_set_target (self->list_signals, list);
  show_text (self);
  if (list != NULL)
    update_progress (self);
}

void
liaison_list_status_set_stopped (LiaisonListStatus *self, gboolean stopped)
{
  g_return_if_fail (LIAISON_IS_LIST_STATUS (self));

  if (self->stopped == stopped)
    return;
  self->stopped = stopped;
  show_text (self);
}

void
liaison_list_status_set_changes (LiaisonListStatus *self, LiaisonChanges *changes)
{
  g_return_if_fail (LIAISON_IS_LIST_STATUS (self));
  g_return_if_fail (changes == NULL || LIAISON_IS_CHANGES (changes));

  if (!g_set_object (&self->changes, changes))
    return;
  /* Not before the first frame was painted; its room is kept. */
  if (self->changes_button != NULL)
    liaison_changes_button_set_changes (self->changes_button, changes);
  else if (self->changes_source == 0)
    self->changes_source = g_timeout_add (REST_MS, changes_due_cb, self);
}

void
liaison_list_status_open_changes (LiaisonListStatus *self)
{
  g_return_if_fail (LIAISON_IS_LIST_STATUS (self));

  ensure_changes_button (self);
  liaison_changes_button_open (self->changes_button);
}

GtkWidget *
liaison_list_status_get_label (LiaisonListStatus *self)
{
  g_return_val_if_fail (LIAISON_IS_LIST_STATUS (self), NULL);

  return GTK_WIDGET (self->label);
}
