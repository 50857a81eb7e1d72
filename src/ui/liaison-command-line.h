/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  LIAISON_COMMAND_OPEN,        /* a window, and nothing in particular in it */
  LIAISON_COMMAND_CUSTOMER,    /* the one with this Microsoft ID or domain */
  LIAISON_COMMAND_SEARCH,      /* the list as it is searched for these words */
  LIAISON_COMMAND_INVITATIONS, /* the account's invitations; a notification's, nobody types it */
  LIAISON_COMMAND_BACKGROUND,  /* no window: look for answers where that is allowed */
  LIAISON_COMMAND_QUIT,        /* end a program that runs, with or without windows */
} LiaisonCommandKind;

/* What the command line or a link asks the program to show. It comes from outside: it has no way to
 * say that anything be changed, and its texts are valid UTF-8, short, and without control
 * characters.
 */
typedef struct
{
  LiaisonCommandKind kind;
  char *text;    /* trimmed; of a customer or a search, else NULL */
  char *account; /* by whatever it is called, or NULL */
  gboolean demo;
  int n_customers; /* of the demonstration; -1: not said */
} LiaisonCommand;

/* Tells @application which options there are, and what --help says of the commands. */
void liaison_command_add_options (GApplication *application);

/* @options: as they come from there. Transfer full. Errors, in words for people:
 * G_OPTION_ERROR_UNKNOWN_OPTION (no such command) and G_OPTION_ERROR_BAD_VALUE. */
LiaisonCommand *liaison_command_parse (GVariantDict *options, GError **error);
/* "liaison:customer/ID", "liaison:customer/DOMAIN", "liaison:search/WORDS", percent-encoded;
 * slashes may stand before the first word, as in "liaison://search/WORDS". Transfer full. Error:
 * G_OPTION_ERROR_BAD_VALUE. */
LiaisonCommand *liaison_command_parse_uri (const char *uri, GError **error);
LiaisonCommand *liaison_command_copy (const LiaisonCommand *command);
void liaison_command_free (LiaisonCommand *command);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonCommand, liaison_command_free)

G_END_DECLS
