/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/search/liaison-search-buttons.h"

#include <glib/gi18n.h>

#include "ui/search/liaison-filter-popover.h"
#include "ui/search/liaison-filter.h"
#include "ui/search/liaison-views-button.h"

struct _LiaisonSearchButtons
{
  AdwBin parent_instance;

  GtkMenuButton *filter_button;
  GtkLabel *filter_label;
  LiaisonViewsButton *views_button;
  GtkMenuButton *order_button;
  GMenuModel *order_menu;

  LiaisonCustomerQuery *query;
  LiaisonSession *session;
  GListModel *resellers;
  GSimpleAction *order;
};

G_DEFINE_FINAL_TYPE (LiaisonSearchButtons, liaison_search_buttons, ADW_TYPE_BIN)

enum
{
  PROP_QUERY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The order */

static const char *const order_names[LIAISON_N_ORDERS] = {
  [LIAISON_ORDER_NAME] = "name",
  [LIAISON_ORDER_DOMAIN] = "domain",
  [LIAISON_ORDER_NEWEST] = "newest",
  [LIAISON_ORDER_RIGHTS] = "rights",
};

static void
order_chosen_cb (GSimpleAction *action, GVariant *value, LiaisonSearchButtons *self)
{
  g_autoptr(LiaisonCustomerQuery) query = liaison_customer_query_copy (self->query);
  const char *name = g_variant_get_string (value, NULL);

  for (guint i = 0; i < LIAISON_N_ORDERS; i++)
    if (g_str_equal (order_names[i], name))
      query->order = i;
  liaison_search_buttons_set_query (self, query);
}

static void
create_order_cb (GtkMenuButton *button, gpointer user_data)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, LIAISON_SEARCH_BUTTONS (user_data)->order_menu);
}

/* The filters */

static void
filter_changed_cb (LiaisonSearchButtons *self, GParamSpec *pspec, LiaisonFilterPopover *popover)
{
  liaison_search_buttons_set_query (self, liaison_filter_popover_get_query (popover));
}

static GtkWidget *
ensure_filter_popover (LiaisonSearchButtons *self)
{
  GtkPopover *popover = gtk_menu_button_get_popover (self->filter_button);

  if (popover == NULL)
    {
      popover = GTK_POPOVER (liaison_filter_popover_new ());
      g_signal_connect_object (popover, "notify::query", G_CALLBACK (filter_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (self->filter_button, GTK_WIDGET (popover));
    }
  return GTK_WIDGET (popover);
}

static void
create_filter_cb (GtkMenuButton *button, gpointer user_data)
{
  LiaisonSearchButtons *self = LIAISON_SEARCH_BUTTONS (user_data);
  LiaisonFilterPopover *popover = LIAISON_FILTER_POPOVER (ensure_filter_popover (self));
  LiaisonLedger *ledger = self->session != NULL ? liaison_session_get_ledger (self->session) : NULL;
  g_auto(GStrv) tags = ledger != NULL ? liaison_ledger_dup_tags (ledger) : g_new0 (char *, 1);

  liaison_filter_popover_set_query (popover, self->query);
  liaison_filter_popover_set_tags (popover, (const char *const *) tags);
  liaison_filter_popover_set_resellers (popover, self->resellers);
}

static void
view_chosen_cb (LiaisonSearchButtons *self)
{
  liaison_search_buttons_set_query (self, liaison_views_button_get_query (self->views_button));
}

/* GtkMenuButton is a group; what is pressed and read is the button inside. */
static void
set_name (GtkMenuButton *button, const char *name)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (LiaisonSearchButtons *self)
{
  guint n_filters = liaison_customer_query_count_filters (self->query);
  g_autofree char *filters = NULL, *order = NULL;

  if (n_filters > 0)
    /* Translators: on a button, how many conditions narrow the list. */
    filters = g_strdup_printf (ngettext ("%u Filter", "%u Filters", n_filters), n_filters);
  else
    filters = g_strdup (C_ ("button", "Filter"));
  gtk_label_set_label (self->filter_label, filters);
  set_name (self->filter_button, filters);
  if (n_filters > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->filter_label), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->filter_label), "accent");

  /* Translators: %s is what a list is sorted by, as in “Sorted by: Name”. */
  order = g_strdup_printf (_ ("Sorted by: %s"), liaison_order_to_text (self->query->order));
  set_name (self->order_button, order);
  g_simple_action_set_state (self->order, g_variant_new_string (order_names[self->query->order]));
}

static void
liaison_search_buttons_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_QUERY)
    g_value_set_boxed (value, LIAISON_SEARCH_BUTTONS (object)->query);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_search_buttons_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  if (id == PROP_QUERY)
    liaison_search_buttons_set_query (LIAISON_SEARCH_BUTTONS (object), g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_search_buttons_dispose (GObject *object)
{
  LiaisonSearchButtons *self = LIAISON_SEARCH_BUTTONS (object);

  g_clear_object (&self->order);
  g_clear_object (&self->resellers);
  g_clear_object (&self->session);
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_SEARCH_BUTTONS);

  G_OBJECT_CLASS (liaison_search_buttons_parent_class)->dispose (object);
}

static void
liaison_search_buttons_finalize (GObject *object)
{
  liaison_customer_query_free (LIAISON_SEARCH_BUTTONS (object)->query);

  G_OBJECT_CLASS (liaison_search_buttons_parent_class)->finalize (object);
}

static void
liaison_search_buttons_class_init (LiaisonSearchButtonsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_search_buttons_dispose;
  object_class->finalize = liaison_search_buttons_finalize;
  object_class->get_property = liaison_search_buttons_get_property;
  object_class->set_property = liaison_search_buttons_set_property;

  properties[PROP_QUERY] =
    g_param_spec_boxed ("query", NULL, NULL, LIAISON_TYPE_CUSTOMER_QUERY,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LIAISON_TYPE_VIEWS_BUTTON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/search/liaison-search-buttons.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonSearchButtons, filter_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSearchButtons, filter_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSearchButtons, order_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSearchButtons, order_menu);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSearchButtons, views_button);
  gtk_widget_class_bind_template_callback (widget_class, view_chosen_cb);
}

static void
liaison_search_buttons_init (LiaisonSearchButtons *self)
{
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->query = liaison_customer_query_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->filter_button, create_filter_cb, self, NULL);
  gtk_menu_button_set_create_popup_func (self->order_button, create_order_cb, self, NULL);

  self->order =
    g_simple_action_new_stateful ("order", G_VARIANT_TYPE_STRING, g_variant_new_string ("name"));
  g_signal_connect_object (self->order, "activate", G_CALLBACK (order_chosen_cb), self, 0);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (self->order));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "search", G_ACTION_GROUP (actions));
  update (self);
}

GtkWidget *
liaison_search_buttons_new (void)
{
  return g_object_new (LIAISON_TYPE_SEARCH_BUTTONS, NULL);
}

const LiaisonCustomerQuery *
liaison_search_buttons_get_query (LiaisonSearchButtons *self)
{
  g_return_val_if_fail (LIAISON_IS_SEARCH_BUTTONS (self), NULL);

  return self->query;
}

void
liaison_search_buttons_set_query (LiaisonSearchButtons *self, const LiaisonCustomerQuery *query)
{
  GtkPopover *popover;

  g_return_if_fail (LIAISON_IS_SEARCH_BUTTONS (self));
  g_return_if_fail (query != NULL);

  if (liaison_customer_query_equal (self->query, query))
    return;
  liaison_customer_query_free (self->query);
  self->query = liaison_customer_query_copy (query);
  popover = gtk_menu_button_get_popover (self->filter_button);
  if (popover != NULL)
    liaison_filter_popover_set_query (LIAISON_FILTER_POPOVER (popover), self->query);
  liaison_views_button_set_query (self->views_button, self->query);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

void
liaison_search_buttons_set_session (LiaisonSearchButtons *self, LiaisonSession *session)
{
  g_return_if_fail (LIAISON_IS_SEARCH_BUTTONS (self));
  g_return_if_fail (session == NULL || LIAISON_IS_SESSION (session));

  g_set_object (&self->session, session);
  liaison_views_button_set_session (self->views_button, session);
}

void
liaison_search_buttons_set_resellers (LiaisonSearchButtons *self, GListModel *resellers)
{
  g_return_if_fail (LIAISON_IS_SEARCH_BUTTONS (self));
  g_return_if_fail (resellers == NULL || G_IS_LIST_MODEL (resellers));

  g_set_object (&self->resellers, resellers);
}

void
liaison_search_buttons_open (LiaisonSearchButtons *self, const char *name)
{
  g_return_if_fail (LIAISON_IS_SEARCH_BUTTONS (self));
  g_return_if_fail (name != NULL);

  if (g_str_equal (name, "views"))
    liaison_views_button_open (self->views_button);
  else
    gtk_menu_button_popup (g_str_equal (name, "order") ? self->order_button : self->filter_button);
}
