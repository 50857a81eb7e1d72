/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A code exists because somebody acts on it differently. GIO's own errors (cancelled, host not
 * found, timed out) pass through unchanged. */
typedef enum
{
  LIAISON_ERROR_PROTOCOL,         /* the answer makes no sense */
  LIAISON_ERROR_SIGN_IN_REQUIRED, /* only the user can help */
  LIAISON_ERROR_FORBIDDEN,        /* the service refuses this to this person */
  LIAISON_ERROR_NOT_FOUND,
  LIAISON_ERROR_THROTTLED,
  LIAISON_ERROR_UNAVAILABLE,     /* try later */
  LIAISON_ERROR_REFUSED,         /* the service refuses this request (other 4xx) */
  LIAISON_ERROR_INVALID_FILE,    /* a file of ours or of the user cannot be understood */
  LIAISON_ERROR_NEWER_FILE,      /* a database written by a newer version of the program */
  LIAISON_ERROR_TOO_LONG,        /* a text does not fit the way it should take */
  LIAISON_ERROR_NO_MAIL_APP,     /* no program is registered for mailto */
  LIAISON_ERROR_NO_KEY_RING,     /* no Secret Service answers */
  LIAISON_ERROR_KEY_RING_LOCKED, /* it is locked and was not unlocked */
  LIAISON_ERROR_OTHER_PARTIES,   /* a link would connect others than it was asked for */
  LIAISON_ERROR_PAST_DAY,        /* a letter would ask for an answer by a day that is past */
} LiaisonError;

#define LIAISON_ERROR (liaison_error_quark ())
GQuark liaison_error_quark (void);

/* What a service said besides its status; every string may be NULL. Owned by the GError. */
typedef struct
{
  guint http_status; /* 0: there was no answer */
  char *service_code;
  char *description; /* the service's English text, not for people */
  char *request_id;
  char *correlation_id;
  char *claims; /* what a new token must satisfy, JSON; NULL: nothing */
} LiaisonErrorDetails;

/* Makes an error of our domain that carries details; copies every string of @details. @message is
 * English and for the log; people read liaison_error_to_sentence () of ui/. */
GError *liaison_error_new (LiaisonError code,
                           const LiaisonErrorDetails *details,
                           const char *message);

/* The details of @error, or NULL if it is of another domain. Owned by @error. */
const LiaisonErrorDetails *liaison_error_get_details (const GError *error);

/* Several lines for "copy details": domain, code, status, service code, ids and message.
 * Never holds a token. Transfer full. */
char *liaison_error_dup_technical_text (const GError *error);

G_END_DECLS
