/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/liaison-customer-column.h"

G_BEGIN_DECLS

/* The list of customers on paper: a title, a row per customer, the columns' titles on each page.
 * Every row is as high as the next, so that the pages are counted without looking at a row, and a
 * page makes no more than its own. */
typedef struct
{
  const char *partner;         /* whose customers; NULL: not known */
  GDateTime *time;             /* as of when; NULL: not known */
  guint n_total;               /* of all customers, shown or not */
  GListModel *shown;           /* of LiaisonCustomer; does not change */
  GListModel *selected;        /* the same of those selected, offered as an alternative; or NULL */
  LiaisonCustomerTable *table; /* "name" and "domain" yield where the paper is narrow */
} LiaisonListPrint;

/* Ready to be run. Everything is copied or held. Transfer full. */
GtkPrintOperation *liaison_list_printer_new_operation (const LiaisonListPrint *print);

G_END_DECLS
