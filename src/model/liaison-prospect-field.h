/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-csv-reader.h"

G_BEGIN_DECLS

/* What a list of prospects can tell of each. */
typedef enum
{
  LIAISON_PROSPECT_COMPANY,
  LIAISON_PROSPECT_CONTACT_NAME,
  LIAISON_PROSPECT_CONTACT_MAIL,
  LIAISON_PROSPECT_DOMAIN,
  LIAISON_PROSPECT_COUNTRY,
  LIAISON_PROSPECT_LANGUAGE,
  LIAISON_PROSPECT_RIGHTS,
  LIAISON_PROSPECT_REFERENCE,
  LIAISON_PROSPECT_DUE_DATE,
} LiaisonProspectField;

#define LIAISON_PROSPECT_N_FIELDS (LIAISON_PROSPECT_DUE_DATE + 1)
/* The list does not tell it. */
#define LIAISON_PROSPECT_NO_COLUMN (-1)

/* @text as words of a list are compared: folded, letters and digits only ("E-Mail Address" is
 * "emailaddress"). Transfer full. */
char *liaison_prospect_reduce (const char *text);

/* Which field a column with this title holds, by the usual words of seven languages; FALSE: nobody
 * knows. */
gboolean liaison_prospect_field_find (const char *title, LiaisonProspectField *field);

/* Finds whether the first row of @table is one of titles, and which column holds which field: by
 * its title, and where there is none by what stands in it. @columns has a place for each field. */
gboolean liaison_prospect_fields_have_titles (const LiaisonCsvTable *table);
void liaison_prospect_fields_map (const LiaisonCsvTable *table, gboolean has_titles, int *columns);

G_END_DECLS
