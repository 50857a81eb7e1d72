/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one thing to do about a failure; what a button beside its sentence offers. */
typedef enum
{
  LIAISON_REMEDY_RETRY,          /* the same again */
  LIAISON_REMEDY_SIGN_IN,        /* the account's person signs in again */
  LIAISON_REMEDY_UNLOCK,         /* ask the key ring again */
  LIAISON_REMEDY_TRY_AGAIN,      /* the same sign-in again */
  LIAISON_REMEDY_FRESH_SIGN_IN,  /* one that demands everything anew, a second factor too */
  LIAISON_REMEDY_CHANGE_DETAILS, /* cloud, application or organisation are wrong */
  LIAISON_REMEDY_REGISTRATION,   /* the application's registration has to be put right */
  LIAISON_REMEDY_USE_BROWSER,    /* instead of a code */
  LIAISON_REMEDY_USE_CODE,       /* instead of the browser of this computer */
  LIAISON_REMEDY_NEW_CODE,
} LiaisonRemedy;

/* Of a failure while working with an account that was signed in before. */
LiaisonRemedy liaison_error_to_remedy (const GError *error);

/* The button's label. */
const char *liaison_remedy_to_label (LiaisonRemedy remedy);

G_END_DECLS
