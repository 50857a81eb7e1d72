/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-customer-list.h"

G_BEGIN_DECLS

/* Calls of a cache that wait for their end, and fail the test with an error. */

LiaisonCache *liaison_test_cache_open (const char *path);
/* Closes and drops it. */
void liaison_test_cache_close (LiaisonCache *cache);

/* A cache in @folder for @list; and the end of both. */
void liaison_test_cache_give (LiaisonCustomerList *list, const char *folder);
void liaison_test_cache_drop_list (LiaisonCustomerList *list);

/* A pass over @names, NULL-terminated: each is one customer, whose id and domain are made of the
 * name's first word; "name|id" sets the id apart. */
void liaison_test_cache_pass (LiaisonCache *cache, const char *const *names);
/* The same, which may fail; FALSE with the error. */
gboolean liaison_test_cache_try_pass (LiaisonCache *cache,
                                      const char *const *names,
                                      GError **error);
/* The first page of one that is not ended; returns its name. */
guint liaison_test_cache_begin (LiaisonCache *cache, const char *const *names);
/* @n customers "Nr0000000 Company" and so on, in pages of 500. */
void liaison_test_cache_fill (LiaisonCache *cache, guint n);

/* The names of @numbers, joined by commas. Transfer full. */
char *liaison_test_cache_join (LiaisonCache *cache, GBytes *numbers);
/* What @search finds. Takes @sought, or NULL. */
char *liaison_test_cache_search (LiaisonCache *cache,
                                 const char *search,
                                 LiaisonCacheSought *sought);
/* The changes, newest first, such as "new:Fabrikam". */
char *liaison_test_cache_changes (LiaisonCache *cache);

G_END_DECLS
