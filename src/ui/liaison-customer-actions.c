/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-customer-actions.h"

#include <glib/gi18n.h>

#include "ui/liaison-customers-page.h"
#include "ui/liaison-portal-links.h"

/* The customer that an action is asked for, whatever the list shows. Transfer full. */
static LiaisonCustomer *
find_customer (GtkWidget *page, GVariant *id)
{
  LiaisonSession *session = liaison_customers_page_get_session (LIAISON_CUSTOMERS_PAGE (page));

  return session != NULL ? liaison_customer_list_find_id (liaison_session_get_customers (session),
                                                          g_variant_get_string (id, NULL))
                         : NULL;
}

static void
reload_action_cb (GtkWidget *page, const char *action_name, GVariant *id)
{
  g_autoptr(LiaisonCustomer) customer = find_customer (page, id);
  LiaisonSession *session = liaison_customers_page_get_session (LIAISON_CUSTOMERS_PAGE (page));

  if (customer != NULL)
    liaison_details_reload (liaison_session_get_details (session), customer);
}

static void
request_again_action_cb (GtkWidget *page, const char *action_name, GVariant *id)
{
  g_autoptr(LiaisonCustomer) customer = find_customer (page, id);

  if (customer != NULL)
    g_signal_emit_by_name (page, "request-again", customer);
}

static void
copy_id_action_cb (GtkWidget *page, const char *action_name, GVariant *id)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (page), g_variant_get_string (id, NULL));
  liaison_customers_page_tell (LIAISON_CUSTOMERS_PAGE (page), _ ("Microsoft ID copied"), NULL);
}

static void
copy_domain_action_cb (GtkWidget *page, const char *action_name, GVariant *id)
{
  g_autoptr(LiaisonCustomer) customer = find_customer (page, id);

  if (customer == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (page), liaison_customer_get_domain (customer));
  liaison_customers_page_tell (LIAISON_CUSTOMERS_PAGE (page), _ ("Domain copied"), NULL);
}

static void
open_portal_action_cb (GtkWidget *page, const char *action_name, GVariant *address)
{
  liaison_portal_links_open (g_variant_get_string (address, NULL),
                             GTK_WINDOW (gtk_widget_get_root (page)));
}

void
liaison_customer_actions_install (GtkWidgetClass *page_class)
{
  gtk_widget_class_install_action (page_class, "customers.copy-domain", "s", copy_domain_action_cb);
  gtk_widget_class_install_action (page_class, "customers.copy-id", "s", copy_id_action_cb);
  gtk_widget_class_install_action (page_class, "customers.open-portal", "s", open_portal_action_cb);
  gtk_widget_class_install_action (page_class, "customers.reload", "s", reload_action_cb);
  gtk_widget_class_install_action (page_class, "customers.request-again", "s",
                                   request_again_action_cb);
}
