/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-remedy.h"

#include <glib/gi18n.h>

#include "model/liaison-error.h"

LiaisonRemedy
liaison_error_to_remedy (const GError *error)
{
  g_return_val_if_fail (error != NULL, LIAISON_REMEDY_RETRY);

  if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_SIGN_IN_REQUIRED))
    return LIAISON_REMEDY_SIGN_IN;
  if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_KEY_RING_LOCKED))
    return LIAISON_REMEDY_UNLOCK;
  /* Without a key ring nothing is kept: signing in helps, for as long as the program runs. */
  if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_NO_KEY_RING))
    return LIAISON_REMEDY_SIGN_IN;

  return LIAISON_REMEDY_RETRY;
}

const char *
liaison_remedy_to_label (LiaisonRemedy remedy)
{
  switch (remedy)
    {
    case LIAISON_REMEDY_SIGN_IN:
      return _ ("Sign In Again…");
    case LIAISON_REMEDY_UNLOCK:
      /* Translators: a button; asks for the key ring to be unlocked. */
      return _ ("Unlock…");
    case LIAISON_REMEDY_TRY_AGAIN:
      return _ ("Try Again");
    case LIAISON_REMEDY_FRESH_SIGN_IN:
      /* Translators: a button; signs in once more with password and second factor. */
      return _ ("Sign In with Fresh Identification");
    case LIAISON_REMEDY_CHANGE_DETAILS:
      /* Translators: a button; goes back to cloud, application and organisation. */
      return _ ("Change Details");
    case LIAISON_REMEDY_REGISTRATION:
      /* Translators: a button; opens the steps of registering an application. */
      return _ ("Show Registration Steps…");
    case LIAISON_REMEDY_USE_BROWSER:
      return _ ("Sign In in Browser");
    case LIAISON_REMEDY_USE_CODE:
      return _ ("Use a Code Instead");
    case LIAISON_REMEDY_NEW_CODE:
      return _ ("Get a New Code");
    case LIAISON_REMEDY_RETRY:
    default:
      return _ ("Retry");
    }
}
