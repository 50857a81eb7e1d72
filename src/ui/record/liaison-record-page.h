/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-note-saver.h"
#include "model/liaison-cloud.h"
#include "model/liaison-customer.h"

G_BEGIN_DECLS

/* The record of one customer as a page with a header of its own: Overview, Subscriptions, Users,
 * Services. Each part shows its own state.
 *
 * Properties: "narrow" (boolean, writable). Signals: "close": back to the list; "reload": the
 * record is to be read anew; "request-again" (LiaisonCustomer). */
#define LIAISON_TYPE_RECORD_PAGE (liaison_record_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonRecordPage, liaison_record_page, LIAISON, RECORD_PAGE, AdwBin)

LiaisonRecordPage *liaison_record_page_new (void);

/* Whose record it is, on the first tab, and of the note about it; NULL: nobody's. What was typed
 * for the last one is given to its saver first. */
void liaison_record_page_set_customer (LiaisonRecordPage *self,
                                       LiaisonCloud *cloud,
                                       LiaisonCustomer *customer,
                                       LiaisonNoteSaver *saver);
LiaisonCustomer *liaison_record_page_get_customer (LiaisonRecordPage *self);
/* The customer is in the list no more; what is shown is what is left. */
void liaison_record_page_set_gone (LiaisonRecordPage *self, gboolean gone);
/* Whether the menu offers to request the relationship again. */
void liaison_record_page_set_invitable (LiaisonRecordPage *self, gboolean invitable);
/* Puts the focus on the first thing below the header. */
void liaison_record_page_take_focus (LiaisonRecordPage *self);

/* Owned by the page. */
AdwToastOverlay *liaison_record_page_get_toast_overlay (LiaisonRecordPage *self);

G_END_DECLS
