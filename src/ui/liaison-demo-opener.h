/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/liaison-desk.h"

G_BEGIN_DECLS

/* Opens the demonstration, in a window like any account's, and lets it start over. */
#define LIAISON_TYPE_DEMO_OPENER (liaison_demo_opener_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonDemoOpener, liaison_demo_opener, LIAISON, DEMO_OPENER, GObject)

LiaisonDemoOpener *liaison_demo_opener_new (LiaisonDesk *desk);

/* Of the next demonstration that is opened. */
void liaison_demo_opener_set_n_customers (LiaisonDemoOpener *self, guint n_customers);
/* Shows the window of the demonstration, or opens one for it; and returns it. */
LiaisonWindow *liaison_demo_opener_open (LiaisonDemoOpener *self);

G_END_DECLS
