/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-list-actions.h"

#include <glib/gi18n.h>

#include "ui/liaison-customer-columns.h"
#include "ui/liaison-customer-copy.h"
#include "ui/liaison-customers-page.h"
#include "ui/liaison-export-window.h"
#include "ui/liaison-list-printer.h"
#include "ui/liaison-side-window.h"

static LiaisonCustomerSelection *
get_selection (GtkWidget *page)
{
  return liaison_customers_page_get_selection (LIAISON_CUSTOMERS_PAGE (page));
}

static guint
get_n_selected (GtkWidget *page)
{
  LiaisonCustomerSelection *selection = get_selection (page);

  return selection != NULL ? liaison_customer_selection_get_n_selected (selection) : 0;
}

/* Copying */

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonCustomersPage) page = LIAISON_CUSTOMERS_PAGE (user_data);
  g_autofree char *text = NULL;
  guint n = 0;
  g_autoptr(GdkContentProvider) content = liaison_customer_copy_finish (result, &n, NULL);

  if (content == NULL)
    return;

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (page)), content);
  text = g_strdup_printf (ngettext ("%'u customer copied", "%'u customers copied", n), n);
  liaison_customers_page_tell (page, text, NULL);
}

static void
copy_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonCustomerTable table = liaison_customer_columns_for_reading ();
  guint n = get_n_selected (widget);
  g_autoptr(GListModel) customers = NULL;

  if (n > LIAISON_MOST_COPIED)
    {
      liaison_customers_page_tell (LIAISON_CUSTOMERS_PAGE (widget),
                                   _ ("Too many for the clipboard. Export them instead."), NULL);
      return;
    }
  if (n == 0)
    return;

  customers = liaison_customer_selection_snapshot (get_selection (widget));
  liaison_customer_copy_async (customers, &table, NULL, copied_cb, g_object_ref (widget));
}

/* Exporting and printing */

static void
exported_cb (LiaisonCustomersPage *page, guint n_customers, GFile *file)
{
  g_autofree char *text = g_strdup_printf (
    ngettext ("%'u customer exported", "%'u customers exported", n_customers), n_customers);

  liaison_customers_page_tell (page, text, file);
}

static void
open_export (GtkWidget *page, LiaisonExportWhat what)
{
  LiaisonSession *session = liaison_customers_page_get_session (LIAISON_CUSTOMERS_PAGE (page));
  GtkWidget *window;

  if (session == NULL)
    return;

  window = liaison_export_window_new (session, get_selection (page), what);
  g_signal_connect_object (window, "exported", G_CALLBACK (exported_cb), page, G_CONNECT_SWAPPED);
  liaison_side_window_present (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (page)));
}

static void
export_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  open_export (widget,
               get_n_selected (widget) > 1 ? LIAISON_EXPORT_SELECTED : LIAISON_EXPORT_SHOWN);
}

static void
export_selected_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  open_export (widget, LIAISON_EXPORT_SELECTED);
}

static void
print_done_cb (LiaisonCustomersPage *page, GtkPrintOperationResult result)
{
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    liaison_customers_page_tell (
      page, _ ("The list could not be printed. Check the printer, or print into a file."), NULL);
}

static const char *
get_partner_name (LiaisonSession *session)
{
  LiaisonPartner *partner = liaison_session_get_partner (session);

  return partner != NULL ? liaison_partner_get_spec (partner)->company_name : NULL;
}

static void
print_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  LiaisonSession *session = liaison_customers_page_get_session (LIAISON_CUSTOMERS_PAGE (widget));
  LiaisonCustomerTable table = liaison_customer_columns_for_reading ();
  g_autoptr(GListModel) shown = NULL;
  g_autoptr(GListModel) selected = NULL;
  g_autoptr(GtkPrintOperation) operation = NULL;
  LiaisonCustomerList *list;

  if (session == NULL)
    return;

  list = liaison_session_get_customers (session);
  shown = liaison_customer_list_snapshot (list, FALSE);
  if (get_n_selected (widget) > 1)
    selected = liaison_customer_selection_snapshot (get_selection (widget));
  operation = liaison_list_printer_new_operation (&(LiaisonListPrint){
    .partner = get_partner_name (session),
    .time = liaison_customer_list_get_time (list),
    .n_total = liaison_customer_list_get_n_total (list),
    .shown = shown,
    .selected = selected,
    .table = &table,
  });
  g_signal_connect_object (operation, "done", G_CALLBACK (print_done_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           GTK_WINDOW (gtk_widget_get_root (widget)), NULL);
}

/* Selecting */

static void
select_all_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (get_selection (widget) != NULL)
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (get_selection (widget)));
}

static void
unselect_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (get_selection (widget) != NULL)
    liaison_customer_selection_clear (get_selection (widget));
}

void
liaison_list_actions_install (GtkWidgetClass *page_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } table[] = {
    { "customers.copy", copy_action_cb },
    { "customers.export", export_action_cb },
    { "customers.export-selected", export_selected_action_cb },
    { "customers.print", print_action_cb },
    { "customers.select-all", select_all_action_cb },
    { "customers.unselect", unselect_action_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    gtk_widget_class_install_action (page_class, table[i].name, NULL, table[i].activate);
}

gboolean
liaison_list_actions_escape (GtkWidget *page)
{
  gboolean several = get_n_selected (page) > 1;

  unselect_action_cb (page, NULL, NULL);

  return several;
}
