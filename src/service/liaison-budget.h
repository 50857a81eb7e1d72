/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the service allows a tenant in a minute ("partner-center.md", Throttling). Counts over the
 * minute that ends now: no burst at a minute's turn is ever too much. Times in µs since 1970. */
#define LIAISON_BUDGET_REQUESTS 500

typedef struct _LiaisonBudget LiaisonBudget;

LiaisonBudget *liaison_budget_new (void);
void liaison_budget_free (LiaisonBudget *budget);

/* 0: the request may go, and has been counted. Else how long to wait before asking again. */
gint64 liaison_budget_spend (LiaisonBudget *budget, gint64 now);

G_END_DECLS
