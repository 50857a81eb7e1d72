/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/record/liaison-record-page.h"

#include <glib/gi18n.h>

#include "ui/liaison-customer-menu.h"
#include "ui/liaison-lost-rights-bar.h"
#include "ui/liaison-notice-slot.h"
#include "ui/liaison-portal-links.h"
#include "ui/liaison-toast.h"
#include "ui/record/liaison-record-identity.h"
#include "ui/record/liaison-overview-tab.h"
#include "ui/record/liaison-services-tab.h"
#include "ui/record/liaison-subscriptions-tab.h"
#include "ui/record/liaison-users-tab.h"

struct _LiaisonRecordPage
{
  AdwBin parent_instance;

  GtkMenuButton *menu_button;
  LiaisonNoticeSlot *gone_bar;
  LiaisonLostRightsBar *lost_rights_bar;
  AdwToastOverlay *toast_overlay;
  LiaisonRecordIdentity *identity;
  AdwViewStack *stack;
  LiaisonOverviewTab *overview;
  LiaisonSubscriptionsTab *subscriptions;
  LiaisonUsersTab *users;
  LiaisonServicesTab *services;

  gboolean narrow;
  gboolean invitable;
  LiaisonCloud *cloud;
  LiaisonCustomer *customer;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (LiaisonRecordPage, liaison_record_page, ADW_TYPE_BIN)

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CLOSE,
  RELOAD,
  REQUEST_AGAIN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What is seen */

static void
update_parts (LiaisonRecordPage *self)
{
  liaison_overview_tab_show (self->overview, self->customer);
  liaison_subscriptions_tab_show (self->subscriptions, self->customer);
  liaison_users_tab_show (self->users, self->cloud, self->customer);
  liaison_services_tab_show (self->services, self->cloud, self->customer);
}

static void
update (LiaisonRecordPage *self)
{
  liaison_record_identity_show (self->identity, self->customer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  liaison_customer_get_name (self->customer), -1);
  update_parts (self);
}

/* Made when it is opened: the record tells more and more portals while it comes in. */
static void
make_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  LiaisonRecordPage *self = LIAISON_RECORD_PAGE (user_data);
  g_autoptr(GMenuModel) menu = NULL;

  if (self->customer != NULL)
    menu = liaison_customer_menu_new (self->cloud, self->customer);
  gtk_menu_button_set_menu_model (button, menu);
}

/* Actions */

static void
add_toast (LiaisonRecordPage *self, const char *text)
{
  liaison_toast_show (self->toast_overlay,
                      liaison_toast_new (text, NULL, GTK_WIDGET (self->toast_overlay)), FALSE);
}

/* On its way out the page is nobody's. */
static void
enable_actions (LiaisonRecordPage *self)
{
  gboolean has_customer = self->customer != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.copy-domain", has_customer);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.copy-id", has_customer);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "customers.request-again",
                                 has_customer && self->invitable);
}

static void
close_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSE], 0);
}

static void
reload_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[RELOAD], 0);
}

static void
copy_id_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonRecordPage *self = LIAISON_RECORD_PAGE (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          liaison_customer_get_id (self->customer));
  add_toast (self, _ ("Microsoft ID copied"));
}

static void
copy_domain_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonRecordPage *self = LIAISON_RECORD_PAGE (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          liaison_customer_get_domain (self->customer));
  add_toast (self, _ ("Domain copied"));
}

static void
open_portal_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  liaison_portal_links_open (g_variant_get_string (parameter, NULL),
                             GTK_WINDOW (gtk_widget_get_root (widget)));
}

static void
request_again_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[REQUEST_AGAIN], 0, LIAISON_RECORD_PAGE (widget)->customer);
}

/* The tabs one after the other, round and round. */
static gboolean
tab_key_cb (GtkWidget *widget, GVariant *args, gpointer unused)
{
  LiaisonRecordPage *self = LIAISON_RECORD_PAGE (widget);
  g_autoptr(GtkSelectionModel) pages = adw_view_stack_get_pages (self->stack);
  guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (pages));

  for (guint i = 0; i < n_pages; i++)
    if (gtk_selection_model_is_selected (pages, i))
      {
        gtk_selection_model_select_item (
          pages, (i + n_pages + (guint) g_variant_get_int32 (args)) % n_pages, TRUE);
        break;
      }
  return GDK_EVENT_STOP;
}

/* A text that is selected is what is copied; without one it is the ID. */
static gboolean
copy_key_cb (GtkWidget *widget, GVariant *args, gpointer unused)
{
  LiaisonRecordPage *self = LIAISON_RECORD_PAGE (widget);

  return self->customer != NULL &&
         gtk_widget_activate_action (widget, "customers.copy-id", "s",
                                     liaison_customer_get_id (self->customer));
}

static void
liaison_record_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, LIAISON_RECORD_PAGE (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_record_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LiaisonRecordPage *self = LIAISON_RECORD_PAGE (object);

  if (id != PROP_NARROW)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (self->narrow != g_value_get_boolean (value))
    {
      self->narrow = !self->narrow;
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
liaison_record_page_dispose (GObject *object)
{
  LiaisonRecordPage *self = LIAISON_RECORD_PAGE (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->customer);
  g_clear_object (&self->cloud);
  /* Before the template: the bin would keep a pointer to its freed child. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_RECORD_PAGE);

  G_OBJECT_CLASS (liaison_record_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/record/liaison-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordPage, gone_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordPage, identity);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordPage, lost_rights_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordPage, overview);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordPage, services);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordPage, subscriptions);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordPage, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordPage, users);
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
    { "customers.copy-domain", "s", copy_domain_action_cb },
    { "customers.copy-id", "s", copy_id_action_cb },
    { "customers.open-portal", "s", open_portal_action_cb },
    { "customers.request-again", "s", request_again_action_cb },
    { "record.close", NULL, close_action_cb },
    { "record.reload", NULL, reload_action_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_widget_class_install_action (widget_class, table[i].name, table[i].type, table[i].activate);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, copy_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, tab_key_cb, "i",
                                1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, tab_key_cb, "i",
                                -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "record.close", NULL);
}

static void
liaison_record_page_class_init (LiaisonRecordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_record_page_dispose;
  object_class->get_property = liaison_record_page_get_property;
  object_class->set_property = liaison_record_page_set_property;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[RELOAD] = g_signal_new ("reload", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[REQUEST_AGAIN] =
    g_signal_new ("request-again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, LIAISON_TYPE_CUSTOMER);

  g_type_ensure (LIAISON_TYPE_LOST_RIGHTS_BAR);
  g_type_ensure (LIAISON_TYPE_NOTICE_SLOT);
  g_type_ensure (LIAISON_TYPE_RECORD_IDENTITY);
  g_type_ensure (LIAISON_TYPE_OVERVIEW_TAB);
  g_type_ensure (LIAISON_TYPE_SERVICES_TAB);
  g_type_ensure (LIAISON_TYPE_SUBSCRIPTIONS_TAB);
  g_type_ensure (LIAISON_TYPE_USERS_TAB);
  gtk_widget_class_set_css_name (widget_class, "record-page");
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
liaison_record_page_init (LiaisonRecordPage *self)
{
  static const char *const of_row[] = { "notify::name", "notify::domain", "notify::relationship" };

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, make_menu_cb, self, NULL);

  self->signals = g_signal_group_new (LIAISON_TYPE_CUSTOMER);
  for (gsize i = 0; i < G_N_ELEMENTS (of_row); i++)
    g_signal_group_connect_swapped (self->signals, of_row[i], G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::record", G_CALLBACK (update_parts), self);
  g_signal_group_connect_swapped (self->signals, "notify::lost-rights", G_CALLBACK (update_parts),
                                  self);
}

LiaisonRecordPage *
liaison_record_page_new (void)
{
  return g_object_new (LIAISON_TYPE_RECORD_PAGE, NULL);
}

void
liaison_record_page_set_customer (LiaisonRecordPage *self,
                                  LiaisonCloud *cloud,
                                  LiaisonCustomer *customer,
                                  LiaisonNoteSaver *saver)
{
  g_return_if_fail (LIAISON_IS_RECORD_PAGE (self));
  g_return_if_fail (customer == NULL || LIAISON_IS_CUSTOMER (customer));
  g_return_if_fail (customer == NULL || LIAISON_IS_CLOUD (cloud));

  g_set_object (&self->cloud, cloud);
  g_set_object (&self->customer, customer);
  g_signal_group_set_target (self->signals, customer);
  liaison_lost_rights_bar_set_customer (self->lost_rights_bar, customer);
  liaison_overview_tab_set_note_saver (self->overview, saver);
  liaison_record_page_set_gone (self, FALSE);
  enable_actions (self);
  if (customer == NULL)
    return;

  adw_view_stack_set_visible_child_name (self->stack, "overview");
  update (self);
}

LiaisonCustomer *
liaison_record_page_get_customer (LiaisonRecordPage *self)
{
  g_return_val_if_fail (LIAISON_IS_RECORD_PAGE (self), NULL);

  return self->customer;
}

void
liaison_record_page_set_gone (LiaisonRecordPage *self, gboolean gone)
{
  g_return_if_fail (LIAISON_IS_RECORD_PAGE (self));

  if (gone)
    liaison_notice_slot_reveal (self->gone_bar,
                                _ ("This customer is no longer in your list. What was read before "
                                   "is kept here until you go back; your notes stay."),
                                   NULL, NULL);
  else
    liaison_notice_slot_conceal (self->gone_bar);
}

void
liaison_record_page_set_invitable (LiaisonRecordPage *self, gboolean invitable)
{
  g_return_if_fail (LIAISON_IS_RECORD_PAGE (self));

  self->invitable = invitable;
  enable_actions (self);
}

void
liaison_record_page_take_focus (LiaisonRecordPage *self)
{
  g_return_if_fail (LIAISON_IS_RECORD_PAGE (self));

  liaison_record_identity_take_focus (self->identity);
}

AdwToastOverlay *
liaison_record_page_get_toast_overlay (LiaisonRecordPage *self)
{
  g_return_val_if_fail (LIAISON_IS_RECORD_PAGE (self), NULL);

  return self->toast_overlay;
}
