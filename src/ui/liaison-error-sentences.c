/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-error-sentences.h"

#include <glib/gi18n.h>

#include "model/liaison-error.h"
#include "ui/account/liaison-sign-in-sentences.h"

typedef enum
{
  TROUBLE_OTHER,
  TROUBLE_OFFLINE,   /* the service could not be reached */
  TROUBLE_SECURITY,  /* TLS */
  TROUBLE_TIMED_OUT, /* no answer in time */
  TROUBLE_DISK,      /* a file could not be read or written */
  TROUBLE_FULL,      /* no room for it */
  TROUBLE_IN_USE,    /* another program has it */
} Trouble;

static Trouble
find_io_trouble (int code)
{
  switch (code)
    {
    case G_IO_ERROR_CONNECTION_REFUSED:
    case G_IO_ERROR_CONNECTION_CLOSED:
    case G_IO_ERROR_HOST_NOT_FOUND:
    case G_IO_ERROR_HOST_UNREACHABLE:
    case G_IO_ERROR_NETWORK_UNREACHABLE:
    case G_IO_ERROR_NOT_CONNECTED:
    case G_IO_ERROR_PARTIAL_INPUT:
    case G_IO_ERROR_PROXY_FAILED:
      return TROUBLE_OFFLINE;
    case G_IO_ERROR_TIMED_OUT:
      return TROUBLE_TIMED_OUT;
    case G_IO_ERROR_NO_SPACE:
      return TROUBLE_FULL;
    case G_IO_ERROR_BUSY:
      return TROUBLE_IN_USE;
    case G_IO_ERROR_PERMISSION_DENIED:
    case G_IO_ERROR_READ_ONLY:
    case G_IO_ERROR_NOT_FOUND:
    case G_IO_ERROR_IS_DIRECTORY:
    case G_IO_ERROR_NOT_DIRECTORY:
      return TROUBLE_DISK;
    default:
      return TROUBLE_OTHER;
    }
}

static Trouble
find_trouble (const GError *error)
{
  if (error->domain == G_RESOLVER_ERROR)
    return TROUBLE_OFFLINE;
  if (error->domain == G_TLS_ERROR)
    return TROUBLE_SECURITY;
  if (g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return TROUBLE_FULL;
  if (error->domain == G_FILE_ERROR)
    return TROUBLE_DISK;
  if (error->domain == G_IO_ERROR)
    return find_io_trouble (error->code);

  return TROUBLE_OTHER;
}

static const char *
get_sign_in_sentence (const GError *error)
{
  const char *sentence = liaison_refusal_to_sentence (error);

  return sentence != NULL ? sentence : _ ("The sign-in is no longer valid. Sign in again.");
}

/* NULL for a code without a sentence of its own. */
static const char *
get_own_sentence (const GError *error)
{
  switch ((LiaisonError) error->code)
    {
    case LIAISON_ERROR_PROTOCOL:
      return _ ("The service gave an answer that makes no sense. Try again later.");
    case LIAISON_ERROR_SIGN_IN_REQUIRED:
      return get_sign_in_sentence (error);
    case LIAISON_ERROR_FORBIDDEN:
      return _ ("Your account is not allowed to do this. Ask an administrator of your company for "
                "the role it needs.");
    case LIAISON_ERROR_NOT_FOUND:
      return _ ("The service does not know this any more. Refresh the list.");
    case LIAISON_ERROR_THROTTLED:
      return _ ("The service asks for a pause. Try again in a minute.");
    case LIAISON_ERROR_UNAVAILABLE:
      return _ ("The service is not available at the moment. Try again later.");
    case LIAISON_ERROR_REFUSED:
      return _ ("The service refused the request.");
    case LIAISON_ERROR_INVALID_FILE:
      return _ ("A file cannot be understood. It was left as it is.");
    case LIAISON_ERROR_NEWER_FILE:
      return _ ("Your invitations were last saved by a newer version of Liaison. Update Liaison to "
                "open them; nothing was changed.");
    case LIAISON_ERROR_TOO_LONG:
      return _ ("The text is too long to be handed over this way.");
    case LIAISON_ERROR_NO_MAIL_APP:
      return _ ("No mail program is set up on this computer. Copy the letter or save it as a file "
                "instead.");
    case LIAISON_ERROR_NO_KEY_RING:
      return _ ("No key ring answers on this computer, so the sign-in could not be taken up. What "
                "you see is kept. Sign in again.");
    case LIAISON_ERROR_KEY_RING_LOCKED:
      return _ ("The key ring is locked, and the sign-in is kept in it. Unlock the key ring to go "
                "on.");
    case LIAISON_ERROR_OTHER_PARTIES:
      return _ ("The service’s link would connect the customer with other companies than you chose, "
                "so it was not taken. Your drafts are kept. Open one and paste the right link on "
                "its page “Rights”: it serves all that name the same companies.");
    case LIAISON_ERROR_PAST_DAY:
      return _ ("The letter was not handed over: the day that it asks for an answer by is past. "
                "Choose another day, or none, on its page “Who”.");
    default:
      return NULL;
    }
}

char *
liaison_error_to_sentence (const GError *error)
{
  const char *sentence = NULL;

  g_return_val_if_fail (error != NULL, g_strdup (""));

  if (error->domain == LIAISON_ERROR)
    sentence = get_own_sentence (error);
  if (sentence != NULL)
    return g_strdup (sentence);

  switch (find_trouble (error))
    {
    case TROUBLE_OFFLINE:
      return g_strdup (_ ("The service cannot be reached. Check the connection, then try again."));
    case TROUBLE_SECURITY:
      return g_strdup (_ ("The connection is not secure, so nothing was transferred. Check the "
                          "date of this computer and its network."));
    case TROUBLE_TIMED_OUT:
      return g_strdup (_ ("The service did not answer in time. Try again."));
    case TROUBLE_DISK:
      return g_strdup (_ ("A file cannot be read or written. Check the disk and its permissions."));
    case TROUBLE_FULL:
      return g_strdup (_ ("There is no room left on the disk. Delete what is not needed, then try "
                          "again."));
    case TROUBLE_IN_USE:
      return g_strdup (_ ("Another program is using the file. Close it, then try again."));
    case TROUBLE_OTHER:
    default:
      return g_strdup (_ ("Something unexpected happened. Try again."));
    }
}

/* NULL for a code without a sentence of its own. */
static const char *
get_file_sentence (int code)
{
  switch (code)
    {
    case G_IO_ERROR_NO_SPACE:
      return _ ("The disk is full. Make room, or choose another place.");
    case G_IO_ERROR_PERMISSION_DENIED:
    case G_IO_ERROR_READ_ONLY:
      return _ ("Nothing can be written to this folder. Choose another place.");
    case G_IO_ERROR_NOT_FOUND:
    case G_IO_ERROR_NOT_DIRECTORY:
    case G_IO_ERROR_NOT_MOUNTED:
      return _ ("The folder is not there any more. Choose another place.");
    case G_IO_ERROR_IS_DIRECTORY:
    case G_IO_ERROR_WOULD_MERGE:
    case G_IO_ERROR_WOULD_RECURSE:
      return _ ("There is a folder of this name. Choose another name.");
    case G_IO_ERROR_FILENAME_TOO_LONG:
    case G_IO_ERROR_INVALID_FILENAME:
      return _ ("No file can have this name here. Choose another name.");
    default:
      return NULL;
    }
}

char *
liaison_error_to_file_sentence (const GError *error)
{
  const char *sentence = NULL;

  g_return_val_if_fail (error != NULL, g_strdup (""));

  if (error->domain == G_IO_ERROR)
    sentence = get_file_sentence (error->code);
  if (sentence == NULL)
    sentence = _ ("The file could not be written. Try again, or choose another place.");

  /* Translators: %s is a sentence that says why. */
  return g_strdup_printf (_ ("%s A file that was there before is as it was."), sentence);
}

static const char *
get_sign_in_title (const GError *error)
{
  const char *title = liaison_refusal_to_title (error);

  return title != NULL ? title : _ ("Sign-In Needed");
}

static const char *
get_own_title (const GError *error)
{
  switch ((LiaisonError) error->code)
    {
    case LIAISON_ERROR_SIGN_IN_REQUIRED:
      return get_sign_in_title (error);
    case LIAISON_ERROR_FORBIDDEN:
      return _ ("Not Allowed");
    case LIAISON_ERROR_NOT_FOUND:
      return _ ("Not Found");
    case LIAISON_ERROR_THROTTLED:
    case LIAISON_ERROR_UNAVAILABLE:
      return _ ("Service Not Available");
    case LIAISON_ERROR_INVALID_FILE:
      return _ ("Damaged File");
    case LIAISON_ERROR_NEWER_FILE:
      return _ ("Update Needed");
    case LIAISON_ERROR_TOO_LONG:
      return _ ("Text Too Long");
    case LIAISON_ERROR_NO_MAIL_APP:
      return _ ("No Mail Program");
    case LIAISON_ERROR_NO_KEY_RING:
      return _ ("No Key Ring");
    case LIAISON_ERROR_KEY_RING_LOCKED:
      return _ ("Key Ring Locked");
    case LIAISON_ERROR_OTHER_PARTIES:
      return _ ("Other Companies in the Link");
    case LIAISON_ERROR_PAST_DAY:
      return _ ("The Day Is Past");
    case LIAISON_ERROR_PROTOCOL:
    case LIAISON_ERROR_REFUSED:
    default:
      return _ ("Something Went Wrong");
    }
}

const char *
liaison_error_to_title (const GError *error)
{
  g_return_val_if_fail (error != NULL, "");

  if (error->domain == LIAISON_ERROR)
    return get_own_title (error);

  switch (find_trouble (error))
    {
    case TROUBLE_OFFLINE:
    case TROUBLE_TIMED_OUT:
      return _ ("No Connection");
    case TROUBLE_SECURITY:
      return _ ("Connection Not Secure");
    case TROUBLE_FULL:
      return _ ("Disk Full");
    case TROUBLE_DISK:
    case TROUBLE_IN_USE:
      return _ ("File Problem");
    case TROUBLE_OTHER:
    default:
      return _ ("Something Went Wrong");
    }
}
