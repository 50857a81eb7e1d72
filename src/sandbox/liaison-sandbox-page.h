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
  char *kept;   /* other parameters that further pages share, encoded, or NULL */
} LiaisonSandboxPage;

void liaison_sandbox_page_clear (LiaisonSandboxPage *page);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiaisonSandboxPage, liaison_sandbox_page_clear)

/* Reads size, filter, seekOperation and the header MS-ContinuationToken, which remembers what a
 * follower leaves out. @kept: names of parameters that are to be remembered, too, or NULL. FALSE,
 * with the error answered, when they make no sense. */
gboolean liaison_sandbox_page_read (LiaisonSandboxPage *page,
                                    SoupServerMessage *message,
                                    GHashTable *query,
                                    const char *const *kept,
                                    guint size_max);
/* The page behind @page, which begins at @next->first; or NULL. A full page has one even when
 * nobody is left: the next answer is then 400/2000, which is how the service says "that was all".
 */
const LiaisonSandboxPage *liaison_sandbox_page_find_next (const LiaisonSandboxPage *page,
                                                          gboolean is_full,
                                                          gboolean is_last,
                                                          gboolean is_endless,
                                                          LiaisonSandboxPage *next);

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
