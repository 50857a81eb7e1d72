/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-customer-query.h"

G_BEGIN_DECLS

/* In place of the list when a query finds nobody, with the ways out that there are. Signals:
 * "clear-search", "clear-filters". */
#define LIAISON_TYPE_NO_MATCH_PAGE (liaison_no_match_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonNoMatchPage, liaison_no_match_page, LIAISON, NO_MATCH_PAGE, AdwBin)

void liaison_no_match_page_set_query (LiaisonNoMatchPage *self, const LiaisonCustomerQuery *query);

G_END_DECLS
