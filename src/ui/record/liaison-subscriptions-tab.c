/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/record/liaison-subscriptions-tab.h"

#include <glib/gi18n.h>

#include "ui/liaison-record-section.h"
#include "ui/liaison-subscription-line.h"

struct _LiaisonSubscriptionsTab
{
  AdwBin parent_instance;

  LiaisonRecordSection *section;
  GtkLabel *count;
  GtkListBox *list;

  GListModel *subscriptions; /* that the list shows */
};

G_DEFINE_FINAL_TYPE (LiaisonSubscriptionsTab, liaison_subscriptions_tab, ADW_TYPE_BIN)

static GtkWidget *
make_row (gpointer item, gpointer unused)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = liaison_subscription_line_new (LIAISON_SUBSCRIPTION (item));
  const LiaisonSubscriptionSpec *spec = liaison_subscription_get_spec (item);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spec->name != NULL ? spec->name : spec->offer_name, -1);
  return row;
}

static void
liaison_subscriptions_tab_dispose (GObject *object)
{
  LiaisonSubscriptionsTab *self = LIAISON_SUBSCRIPTIONS_TAB (object);

  g_clear_object (&self->subscriptions);
  /* Before the template: the bin would keep a pointer to its freed child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_SUBSCRIPTIONS_TAB);

  G_OBJECT_CLASS (liaison_subscriptions_tab_parent_class)->dispose (object);
}

static void
liaison_subscriptions_tab_class_init (LiaisonSubscriptionsTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_subscriptions_tab_dispose;

  g_type_ensure (LIAISON_TYPE_RECORD_SECTION);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/record/liaison-subscriptions-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonSubscriptionsTab, count);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSubscriptionsTab, list);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSubscriptionsTab, section);
}

static void
liaison_subscriptions_tab_init (LiaisonSubscriptionsTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_subscriptions_tab_show (LiaisonSubscriptionsTab *self, LiaisonCustomer *customer)
{
  GListModel *subscriptions;
  g_autofree char *text = NULL;
  guint n_items;

  g_return_if_fail (LIAISON_IS_SUBSCRIPTIONS_TAB (self));
  g_return_if_fail (LIAISON_IS_CUSTOMER (customer));

  subscriptions = liaison_customer_get_subscriptions (customer);
  n_items = subscriptions != NULL ? g_list_model_get_n_items (subscriptions) : 0;
  liaison_record_section_show_part (self->section, customer, LIAISON_RECORD_SUBSCRIPTIONS, NULL);

  if (g_set_object (&self->subscriptions, subscriptions))
    gtk_list_box_bind_model (self->list, subscriptions, make_row, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_items > 0);

  if (n_items == 0)
    text = g_strdup (_ ("No subscriptions"));
  else
    text = g_strdup_printf (ngettext ("%'u subscription", "%'u subscriptions", n_items), n_items);
  gtk_label_set_label (self->count, text);
}
