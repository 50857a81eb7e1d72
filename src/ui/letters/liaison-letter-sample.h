/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-catalog.h"
#include "model/liaison-joint.h"

G_BEGIN_DECLS

/* A made-up customer, to see what a letter looks like. */

/* What each letter is for. */
typedef struct
{
  const char *language;
  LiaisonLetterPurpose purpose;
  LiaisonLetterRights rights;
  LiaisonJoint joint;
  gboolean reminder;
} LiaisonLetterKind;

/* The kind of letter that @template is. Its strings are the template's. */
LiaisonLetterKind liaison_letter_sample_get_kind (LiaisonLetterTemplate *template);

/* A request for such a letter in a cloud that has it, @preferred (or NULL) if it does. FALSE: no
 * cloud has it. @due_date and @first_date are filled in, 11 bytes each. */
gboolean liaison_letter_sample_make_request (const LiaisonLetterKind *kind,
                                             LiaisonCatalog *catalog,
                                             LiaisonCloud *preferred,
                                             LiaisonLetterRequest *request,
                                             char due_date[11],
                                             char first_date[11]);

G_END_DECLS
