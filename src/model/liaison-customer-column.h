/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-customer.h"

G_BEGIN_DECLS

/* One column of a table of customers: of a file, of the clipboard, of a printed page. */
typedef struct
{
  const char *key;   /* for programs, the same in every language; a name of a member in JSON */
  const char *title; /* for people, in the interface's language */
  /* What stands there for a customer, for people; NULL or "": nothing. Transfer full. */
  char *(*dup_text) (LiaisonCustomer *customer, GObject *source);
  /* The same for programs: the service's own words. NULL: nothing is known. Transfer full. */
  char *(*dup_word) (LiaisonCustomer *customer, GObject *source);
  gboolean is_list; /* dup_word () gives one word per line */
} LiaisonCustomerColumn;

#define LIAISON_MOST_COLUMNS 12

/* The columns of a table, and what their functions are given. A value. */
typedef struct
{
  LiaisonCustomerColumn columns[LIAISON_MOST_COLUMNS];
  gsize n_columns;
  GObject *source; /* not owned; NULL: they need nothing */
} LiaisonCustomerTable;

G_END_DECLS
