/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "ui/liaison-remedy.h"

G_BEGIN_DECLS

/* What a refused sign-in means to people, by Microsoft's numbers ("sign-in.md", In human words).
 * The numbers choose words only: what the program does follows from other members. */

/* Of an error LIAISON_ERROR_SIGN_IN_REQUIRED, NULL if its code says nothing in particular. */
const char *liaison_refusal_to_sentence (const GError *error);
const char *liaison_refusal_to_title (const GError *error);

/* Of any error while a person is signing in. Never NULL, transfer full. */
char *liaison_sign_in_error_to_sentence (const GError *error);
const char *liaison_sign_in_error_to_title (const GError *error);
/* The next step of that person. */
LiaisonRemedy liaison_sign_in_error_to_remedy (const GError *error);
/* Signed in, but not kept because of @error. Transfer full. */
char *liaison_unkept_to_sentence (const GError *error);

G_END_DECLS
