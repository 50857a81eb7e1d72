/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "model/liaison-prospect-field.h"

G_BEGIN_DECLS

/* What is to be said of a prospect before it becomes a draft. */
typedef enum
{
  /* Errors: no draft before they are corrected. */
  LIAISON_PROSPECT_NOBODY = 1 << 0,       /* neither address nor company */
  LIAISON_PROSPECT_BAD_MAIL = 1 << 1,     /* no address */
  LIAISON_PROSPECT_BAD_COUNTRY = 1 << 2,  /* nobody knows it */
  LIAISON_PROSPECT_BAD_LANGUAGE = 1 << 3, /* there is no letter in it, so written */
  LIAISON_PROSPECT_BAD_RIGHTS = 1 << 4,   /* neither yes nor no */
  LIAISON_PROSPECT_BAD_DAY = 1 << 5,      /* no day, or it could be two */
  /* Marks that leave it out unless the person takes it in. */
  LIAISON_PROSPECT_DUPLICATE = 1 << 6, /* of a row further up */
  LIAISON_PROSPECT_CUSTOMER = 1 << 7,  /* is ours already */
  LIAISON_PROSPECT_OPEN = 1 << 8,      /* was invited, and has not answered */
  /* Warnings. */
  LIAISON_PROSPECT_OTHER_MARKET = 1 << 9, /* INV-14 */
  LIAISON_PROSPECT_PAST_DAY = 1 << 10,
} LiaisonProspectMarks;

#define LIAISON_PROSPECT_ERRORS                                                                    \
  (LIAISON_PROSPECT_NOBODY | LIAISON_PROSPECT_BAD_MAIL | LIAISON_PROSPECT_BAD_COUNTRY |            \
   LIAISON_PROSPECT_BAD_LANGUAGE | LIAISON_PROSPECT_BAD_RIGHTS | LIAISON_PROSPECT_BAD_DAY)
#define LIAISON_PROSPECT_DOUBTS                                                                    \
  (LIAISON_PROSPECT_DUPLICATE | LIAISON_PROSPECT_CUSTOMER | LIAISON_PROSPECT_OPEN)

/* A row of a list of prospects: its cells as they were, what the person corrected, and what was
 * found out about it.
 *
 * Properties (notify): "marks" (uint, LiaisonProspectMarks); "included" (boolean): becomes a draft;
 * "changed" texts notify "texts" (boolean, always TRUE). */
#define LIAISON_TYPE_PROSPECT (liaison_prospect_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonProspect, liaison_prospect, LIAISON, PROSPECT, GObject)

/* @rows: of GStrv; @row: the prospect's in it. @columns: int for each field, shared by all
 * prospects of a list; who changes it there changes what they are. @line: of the file. */
LiaisonProspect *liaison_prospect_new (GPtrArray *rows, guint row, GArray *columns, guint line);

guint liaison_prospect_get_line (LiaisonProspect *self);
/* As they were. Owned by the prospect. */
const char *const *liaison_prospect_get_cells (LiaisonProspect *self);

/* Tidy: on one line and without blanks around it; of an address only that, of a web page its
 * domain. "" if the list does not tell. Transfer full. */
char *liaison_prospect_dup_text (LiaisonProspect *self, LiaisonProspectField field);
/* In place of what the cell says. */
void liaison_prospect_set_text (LiaisonProspect *self,
                                LiaisonProspectField field,
                                const char *text);

/* Takes what was corrected in @former, the same row read otherwise. FALSE: nothing was. */
gboolean liaison_prospect_take_corrections (LiaisonProspect *self, LiaisonProspect *former);

LiaisonProspectMarks liaison_prospect_get_marks (LiaisonProspect *self);
void liaison_prospect_set_marks (LiaisonProspect *self, LiaisonProspectMarks marks);
/* Without errors; and in doubt only by the person's choice. */
gboolean liaison_prospect_is_included (LiaisonProspect *self);
void liaison_prospect_set_included (LiaisonProspect *self, gboolean included);

G_END_DECLS
