/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* The letter of an invitation at one moment: its words, and the choices that they speak of. */
typedef struct _LiaisonKeptLetter LiaisonKeptLetter;

/* Keeps the present one. Transfer full. */
LiaisonKeptLetter *liaison_kept_letter_new (LiaisonInvite *invite);
void liaison_kept_letter_free (LiaisonKeptLetter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonKeptLetter, liaison_kept_letter_free)

/* Whether the words are others by now. */
gboolean liaison_kept_letter_differs (LiaisonKeptLetter *self);
/* Privileges asked for, language and template are chosen as they were, as far as cloud and roles
 * still leave the choice (INV-13, D-3), and the words are back, with the link of those choices.
 * Emits "letter-changed" of the invitation's job. */
void liaison_kept_letter_give_back (LiaisonKeptLetter *self);

G_END_DECLS
