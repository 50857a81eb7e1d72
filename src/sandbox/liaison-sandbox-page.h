/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "sandbox/liaison-sandbox-body.h"

G_BEGIN_DECLS

/* Where a page of a seek collection begins and how it is found ("partner-center.md": Paging). */
typedef struct
{
  guint first; /* where it begins among all, whatever the filter takes */
  guint size;
  guint round;  /* how often the list began anew: no token comes twice */
  char *filter; /* as sent, or NULL */
} LiaisonSandboxPage;

void liaison_sandbox_page_clear (LiaisonSandboxPage *page);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiaisonSandboxPage, liaison_sandbox_page_clear)

/* Reads size, filter, seekOperation and the header MS-ContinuationToken, which remembers what a
 * follower leaves out. FALSE, with the error answered, when they make no sense. */
gboolean liaison_sandbox_page_read (LiaisonSandboxPage *page,
                                    SoupServerMessage *message,
                                    GHashTable *query,
                                    guint size_max);

/* Ends a collection of @n_items, whose array is closed: totalCount, token, links, attributes.
 * @next: where the following page begins, or NULL. */
void liaison_sandbox_page_end (const LiaisonSandboxPage *page,
                               LiaisonSandboxBody *body,
                               const char *path,
                               guint n_items,
                               const LiaisonSandboxPage *next);

/* The filter {Field, Value, Operator}; FALSE when it is not of that form. */
gboolean liaison_sandbox_filter_read (const char *filter,
                                      char **field,
                                      char **value,
                                      char **operation);

G_END_DECLS
