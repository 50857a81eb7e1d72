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
  char *(*dup_text) (LiaisonCustomer *customer, gpointer source);
  /* The same for programs: the service's own words. NULL: nothing is known. Transfer full. */
  char *(*dup_word) (LiaisonCustomer *customer, gpointer source);
  gboolean is_list; /* dup_word () gives one word per line */
} LiaisonCustomerColumn;

/* A table: its columns, and what those functions are given. Belongs to who made it. */
typedef struct
{
  const LiaisonCustomerColumn *columns;
  gsize n_columns;
  gpointer source;
} LiaisonCustomerTable;

G_END_DECLS
