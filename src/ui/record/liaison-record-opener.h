/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/liaison-account-pane.h"

G_BEGIN_DECLS

/* Slides the page with a customer's record over what a window shows of its account, and away
 * again; then the focus is on the customer's row. The page is made when it is first needed. */
#define LIAISON_TYPE_RECORD_OPENER (liaison_record_opener_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonRecordOpener, liaison_record_opener, LIAISON, RECORD_OPENER, GObject)

/* @leaflet: shows @pane; both outlive it. */
LiaisonRecordOpener *liaison_record_opener_new (AdwLeaflet *leaflet, LiaisonAccountPane *pane);

/* The record of the customer with this Microsoft ID, at once or when the customer comes in. */
void liaison_record_opener_open (LiaisonRecordOpener *self, const char *id);
/* Back to the account, if a record is open. */
void liaison_record_opener_close (LiaisonRecordOpener *self);
gboolean liaison_record_opener_is_open (LiaisonRecordOpener *self);
/* Reads the open record anew. */
void liaison_record_opener_reload (LiaisonRecordOpener *self);

G_END_DECLS
