/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-note-saver.h"
#include "model/liaison-customer.h"

G_BEGIN_DECLS

/* The tab “Overview” of a record: the account, the administration privileges, the
 * partner's own notes. */
#define LIAISON_TYPE_OVERVIEW_TAB (liaison_overview_tab_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonOverviewTab, liaison_overview_tab, LIAISON, OVERVIEW_TAB, AdwBin)

/* Shows what is known of @customer now. */
void liaison_overview_tab_show (LiaisonOverviewTab *self, LiaisonCustomer *customer);
/* Of the note about the customer; NULL: nobody's. */
void liaison_overview_tab_set_note_saver (LiaisonOverviewTab *self, LiaisonNoteSaver *saver);

G_END_DECLS
