/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "mail/liaison-link-inspector.h"

G_BEGIN_DECLS

/* Undoes, layer by layer, what programs on the way have done to an address: character references,
 * transfer encoding, gateways, percent-encoding, characters that look like others. Only the
 * inspector needs this header. */

/* @address without the layers; each one undone is added to @damages (of LiaisonLinkDamage).
 * *@sealed: a gateway keeps the address to itself. UTF-8; transfer full. */
char *liaison_link_unfold (const char *address, GArray *damages, gboolean *sealed);

/* Adds @kind once; @piece may be NULL. */
void liaison_link_damages_add (GArray *damages, LiaisonLinkDamageKind kind, const char *piece);

/* The ASCII character that @c could be taken for, or 0. *@letter: it is a letter of another script,
 * not only the same one in another width. */
char liaison_link_fold_character (gunichar c, gboolean *letter);

G_END_DECLS
