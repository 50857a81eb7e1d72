/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  LIAISON_MESSAGE_TEXT,
  LIAISON_MESSAGE_HTML,
  LIAISON_MESSAGE_MAIL, /* an RFC 5322 message, as in ".eml" files */
} LiaisonMessageFormat;

/* What somebody has written and is going to send. UTF-8. */
typedef struct
{
  LiaisonMessageFormat format;
  char *subject;    /* or NULL */
  GStrv recipients; /* addresses of "To"; empty: it names none */
  char *text;       /* the plain part, LF line ends, or NULL */
  char *html;       /* the HTML part, or NULL; one of the two is there */
} LiaisonMessage;

/* Neither a letter nor a message with its pictures is longer. */
#define LIAISON_MESSAGE_MAX_BYTES (32 * 1024 * 1024)

/* Reads whatever @bytes are: plain text, HTML source or a message, in UTF-8, UTF-16 with its mark,
 * or the charset that a message names; without a name, what is no UTF-8 is taken for GB18030 or
 * Windows-1252. Attachments and forwarded messages are left alone. Blocks for as long as it takes;
 * from any thread. Errors: LIAISON_ERROR_TOO_LONG; LIAISON_ERROR_INVALID_FILE: no text (a picture,
 * Outlook's own ".msg", a sealed message). Transfer full. */
LiaisonMessage *liaison_message_read (GBytes *bytes, GError **error);
/* What the clipboard gives in two forms. @html may be NULL: then it is as if @text were read. */
LiaisonMessage *liaison_message_new (const char *text, const char *html, GError **error);
void liaison_message_free (LiaisonMessage *message);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonMessage, liaison_message_free)

G_END_DECLS
