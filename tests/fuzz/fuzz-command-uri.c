/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-input.h"

#include "ui/liaison-command-line.h"

/* The input is what came as a link. */

#define TEXT_MAX 253

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *uri = g_strndup ((const char *) data, size);
  g_autofree char *escaped = NULL;
  g_autofree char *again_uri = NULL;
  g_autoptr(LiaisonCommand) command = NULL;
  g_autoptr(LiaisonCommand) again = NULL;
  g_autoptr(GError) error = NULL;

  command = liaison_command_parse_uri (uri, &error);
  g_assert_true ((command == NULL) == (error != NULL));
  if (command == NULL)
    {
      g_assert_cmpuint (error->domain, ==, G_OPTION_ERROR);
      fuzz_assert_text (error->message);
      return 0;
    }

  g_assert_true (command->kind == LIAISON_COMMAND_CUSTOMER ||
                 command->kind == LIAISON_COMMAND_SEARCH);
  fuzz_assert_text (command->text);
  g_assert_cmpint (g_utf8_strlen (command->text, -1), >, 0);
  g_assert_cmpint (g_utf8_strlen (command->text, -1), <=, TEXT_MAX);
  for (const char *p = command->text; *p != '\0'; p = g_utf8_next_char (p))
    g_assert_false (g_unichar_iscntrl (g_utf8_get_char (p)));
  /* A link says nothing about accounts or the demonstration. */
  g_assert_null (command->account);
  g_assert_false (command->demo);

  /* Made into a link again, it means the same. */
  escaped = g_uri_escape_string (command->text, NULL, FALSE);
  again_uri = g_strconcat (command->kind == LIAISON_COMMAND_CUSTOMER ? "liaison:customer/"
                                                                     : "liaison:search/",
                           escaped, NULL);
  again = liaison_command_parse_uri (again_uri, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->kind, ==, command->kind);
  g_assert_cmpstr (again->text, ==, command->text);
  return 0;
}
