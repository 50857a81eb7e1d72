/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-cloud.h"

G_BEGIN_DECLS

/* domain.md 7.3, step 5. INTACT is handed off, DOUBLED after a question, the others are refused. */
typedef enum
{
  LIAISON_GUARD_INTACT,
  LIAISON_GUARD_DOUBLED, /* identical copies */
  LIAISON_GUARD_MISSING,
  LIAISON_GUARD_ALTERED, /* @found shows what stands there instead */
  LIAISON_GUARD_FOREIGN, /* @found is another invitation's link */
} LiaisonGuardVerdict;

typedef struct
{
  LiaisonGuardVerdict verdict;
  char *found;  /* the offending address as it stands in the text, or NULL */
  gsize offset; /* byte offset of @found, or of the link, in the text checked */
  guint copies; /* intact copies of the link */
} LiaisonGuardReport;

void liaison_guard_report_free (LiaisonGuardReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonGuardReport, liaison_guard_report_free)

/* Is @link in @text (plain, UTF-8, the text as the reader will see it) byte for byte, standing
 * free, and is no damaged or foreign copy beside it? @cloud gives the addresses allowed beside
 * it. Pure; never fails. Transfer full. */
LiaisonGuardReport *liaison_link_guard_check (LiaisonCloud *cloud,
                                              const char *link,
                                              const char *text);

/* The same for HTML: the link must be both a href and its visible text. */
LiaisonGuardReport *liaison_link_guard_check_html (LiaisonCloud *cloud,
                                                   const char *link,
                                                   const char *html);

/* @text with the link back: a single altered copy is replaced in place, else the link becomes its
 * own paragraph at @hint (byte offset where it stood, G_MAXSIZE: unknown → before the signature,
 * the last paragraph). Foreign links are left for the user to remove. Transfer full. */
char *liaison_link_guard_restore (LiaisonCloud *cloud,
                                  const char *link,
                                  const char *text,
                                  gsize hint);

G_END_DECLS
