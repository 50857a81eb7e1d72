/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/many/liaison-many-mapping.h"

G_BEGIN_DECLS

/* A list of prospects before it becomes drafts: its rows with what is to be said of them, and how
 * it is understood.
 *
 * Property "n-included" (uint, notifies): how many drafts it would be. */
#define LIAISON_TYPE_MANY_LIST_PAGE (liaison_many_list_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonManyListPage, liaison_many_list_page, LIAISON, MANY_LIST_PAGE, AdwBin)

/* Once. */
void liaison_many_list_page_set_list (LiaisonManyListPage *self, LiaisonProspectList *list);
LiaisonManyMapping *liaison_many_list_page_get_mapping (LiaisonManyListPage *self);
guint liaison_many_list_page_get_n_included (LiaisonManyListPage *self);

G_END_DECLS
