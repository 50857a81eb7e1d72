/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-session.h"
#include "model/liaison-prospect.h"

G_BEGIN_DECLS

/* What a row of a list says, in the program's own terms. */
typedef struct
{
  char *company;
  char *contact_name;
  char *contact_mail;
  char *domain;
  char *country;        /* ISO code; NULL: not told or not known */
  const char *language; /* of the letters; NULL the same */
  gboolean tells_rights;
  gboolean wants_rights;
  char *reference;
  char *due_date;             /* ISO date or NULL */
  LiaisonProspectMarks marks; /* what the row alone shows: no DOUBTS */
} LiaisonProspectValues;

void liaison_prospect_values_clear (LiaisonProspectValues *values);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LiaisonProspectValues, liaison_prospect_values_clear)

/* @countries: as of liaison_country_words_new (). Fills @values, which are to be cleared. */
void liaison_prospect_values_read (LiaisonProspectValues *values,
                                   LiaisonSession *session,
                                   GHashTable *countries,
                                   LiaisonProspect *prospect);

/* Marks all @prospects (of LiaisonProspect): each by what it says, and beside the rows above it,
 * the customers, and the invitations without an answer. A few milliseconds at a time, on the main
 * thread. Errors: cancelled. */
void liaison_prospect_check_async (LiaisonSession *session,
                                   GHashTable *countries,
                                   GPtrArray *prospects,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean liaison_prospect_check_finish (GAsyncResult *result, GError **error);

G_END_DECLS
