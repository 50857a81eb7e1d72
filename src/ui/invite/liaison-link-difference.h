/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The link that belongs into the letter above the one that was found in it, letter under letter,
 * with what differs marked. Characters nobody can see are written out. */
#define LIAISON_TYPE_LINK_DIFFERENCE (liaison_link_difference_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonLinkDifference,
                      liaison_link_difference,
                      LIAISON,
                      LINK_DIFFERENCE,
                      AdwBin)

/* @found NULL: there is no link in the letter. */
void liaison_link_difference_show (LiaisonLinkDifference *self,
                                   const char *expected,
                                   const char *found);

/* @text with every character that nobody can see written out: “⟨U+200B⟩”. Transfer full. */
char *liaison_link_difference_dup_visible (const char *text);

G_END_DECLS
