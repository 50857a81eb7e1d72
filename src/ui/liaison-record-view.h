/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-cloud.h"
#include "model/liaison-customer.h"
#include "model/liaison-note.h"

G_BEGIN_DECLS

/* The record of one customer as it is expanded in the list: Account, Admin Rights, Subscriptions,
 * Users and Licences, Services. Each part shows its own state. Activates "customers.copy-id",
 * "customers.copy-domain", "customers.reload" and "customers.request-again" (with the Microsoft ID)
 * and "customers.open-portal".
 */
#define LIAISON_TYPE_RECORD_VIEW (liaison_record_view_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonRecordView, liaison_record_view, LIAISON, RECORD_VIEW, AdwBin)

GtkWidget *liaison_record_view_new (LiaisonCloud *cloud, LiaisonCustomer *customer);
/* One column instead of two. */
void liaison_record_view_set_narrow (LiaisonRecordView *self, gboolean narrow);
/* What is written about the customer, or NULL. */
void liaison_record_view_set_note (LiaisonRecordView *self, const LiaisonNote *note);

G_END_DECLS
