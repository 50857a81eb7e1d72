/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-customer-change.h"

G_BEGIN_DECLS

/* A change of a customer as a sentence with its time; the first of a day has the day above it. */
#define LIAISON_TYPE_CHANGE_ROW (liaison_change_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonChangeRow, liaison_change_row, LIAISON, CHANGE_ROW, AdwBin)

GtkWidget *liaison_change_row_new (void);

/* @above: the change that stands above it in the list, or NULL. */
void liaison_change_row_set_change (LiaisonChangeRow *self,
                                    LiaisonCustomerChange *change,
                                    LiaisonCustomerChange *above);

/* What became of the customer, as one sentence. Transfer full. */
char *liaison_change_to_sentence (LiaisonCustomerChange *change);

G_END_DECLS
