/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "mail/liaison-link-guard.h"
#include "mail/liaison-link-inspector.h"
#include "mail/liaison-message-reader.h"

G_BEGIN_DECLS

/* What is to be said of a message before it is sent. */
typedef struct
{
  /* The link it was compared with: of those it could hold, the one that it comes nearest to; NULL:
   * there was none to compare with. */
  char *link;
  LiaisonGuardReport *text; /* of the plain part; NULL: no such part, or no link to compare with */
  LiaisonGuardReport *html; /* of the HTML part, likewise */
  GStrv placeholders;       /* not filled in: of subject and both parts, each once */
  GPtrArray *links;         /* of LiaisonInspectedLink: in both parts, each once */
  gboolean has_words;       /* it is more than links */
} LiaisonMessageCheck;

/* @clouds: every cloud's, for reading links. @cloud: the account's, for the guard; NULL: no
 * account, and nothing is compared. @expected: links of which the message should hold one. Offsets
 * of
 * @links are those of the part they were found in. Pure; from any thread. Transfer full. */
LiaisonMessageCheck *liaison_message_check_new (GListModel *clouds,
                                                LiaisonCloud *cloud,
                                                const char *const *expected,
                                                const LiaisonMessage *message);
void liaison_message_check_free (LiaisonMessageCheck *check);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonMessageCheck, liaison_message_check_free)

G_END_DECLS
