/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-cloud.h"
#include "model/liaison-customer.h"
#include "model/liaison-note.h"

G_BEGIN_DECLS

/* A row of the customer list: who it is, badges, the arrow, and below them the record as long as
 * the customer is expanded. The state lives in the customer, so rows can be used again for others.
 * Activates "customers.toggle" with the Microsoft ID.
 *
 * Properties: "customer" (LiaisonCustomer, may be NULL), "narrow" (boolean: the badges stand under
 * the name), "words" (GStrv, folded, may be NULL: marked in name and domain). */
#define LIAISON_TYPE_RECORD_ROW (liaison_record_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonRecordRow, liaison_record_row, LIAISON, RECORD_ROW, AdwBin)

GtkWidget *liaison_record_row_new (LiaisonCloud *cloud);

LiaisonCustomer *liaison_record_row_get_customer (LiaisonRecordRow *self);
void liaison_record_row_set_customer (LiaisonRecordRow *self, LiaisonCustomer *customer);
/* What is written about the customer, or NULL: its tags are shown, and that it is time to follow
 * up. Another customer's row starts without one. */
void liaison_record_row_set_note (LiaisonRecordRow *self, const LiaisonNote *note);

G_END_DECLS
