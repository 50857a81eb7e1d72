/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-csv-reader.h"

G_BEGIN_DECLS

/* Frees a list that was read, which takes as long as marking a good part of it, in pieces between
 * which the main loop runs. Takes both; @prospects, of LiaisonProspect, is emptied for whoever else
 * holds it, too. @table may be NULL. On the main thread; returns at once. */
void liaison_prospect_remains_free (GPtrArray *prospects, LiaisonCsvTable *table);

G_END_DECLS
