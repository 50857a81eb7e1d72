/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-note-saver.h"
#include "model/liaison-cloud.h"
#include "model/liaison-customer.h"
#include "ui/liaison-record-row.h"

G_BEGIN_DECLS

/* A place for a customer's row in the list. The list keeps some two hundred places, of which a
 * dozen are seen; a row is made for a place when it comes near. */
#define LIAISON_TYPE_RECORD_SLOT (liaison_record_slot_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonRecordSlot, liaison_record_slot, LIAISON, RECORD_SLOT, GtkWidget)

/* The row follows @page's properties "narrow" and "words", and the notes of @ledger. @page outlives
 * the slot. */
GtkWidget *liaison_record_slot_new (LiaisonCloud *cloud, LiaisonLedger *ledger, GtkWidget *page);

/* May be NULL: the place is free. */
void liaison_record_slot_set_customer (LiaisonRecordSlot *self, LiaisonCustomer *customer);
LiaisonCustomer *liaison_record_slot_get_customer (LiaisonRecordSlot *self);

/* Makes the row if there is none yet. */
LiaisonRecordRow *liaison_record_slot_ensure_row (LiaisonRecordSlot *self);

/* From now on, rows are made for those of @list's slots that are seen or nearly so, before the
 * frame that shows them is painted. */
void liaison_record_slot_fill_list (GtkListView *list);

G_END_DECLS
