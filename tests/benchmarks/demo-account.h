/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/liaison-demo.h"

G_BEGIN_DECLS

/* Opens the demo's cloud with so many customers; its session is not started. Ends the program if
 * that fails. Transfer full. */
LiaisonDemo *liaison_demo_account_open (guint n_customers);

/* Starts its session; ends the program if that fails. */
void liaison_demo_account_start (LiaisonDemo *demo);

/* Runs the main loop until all customers are there. */
void liaison_demo_account_wait (LiaisonDemo *demo, guint n_customers);

/* Runs the main loop for @milliseconds. */
void liaison_demo_account_settle (guint milliseconds);

G_END_DECLS
