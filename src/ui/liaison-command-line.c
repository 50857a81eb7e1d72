/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-command-line.h"

#include <glib/gi18n.h>
#include <string.h>

#define SCHEME "liaison:"
#define SLASHES_MAX 3 /* some who hand links on put them in */

/* In characters. A domain has no more than this by its own rules; a search needs far less. */
#define DOMAIN_MAX 253
#define WORDS_MAX 200
#define ACCOUNT_MAX 320

#define CUSTOMERS_MAX 100000

/* What could move the cursor of a terminal, end a line, or turn the order of what is read. */
static gboolean
is_refused (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069);
}

/* @text without the blanks around it. NULL with an error: it is not for us. */
static char *
dup_clean (const char *text, glong max, GError **error)
{
  g_autofree char *clean = g_strstrip (g_strdup (text));

  if (!g_utf8_validate (clean, -1, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("What was given is not valid UTF-8."));
      return NULL;
    }

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    if (is_refused (g_utf8_get_char (p)))
      {
        g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                     _ ("What was given has control characters in it."));
        return NULL;
      }

  if (g_utf8_strlen (clean, -1) > max)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: %ld is never small. */
                   _ ("What was given is longer than %ld characters."), max);
      return NULL;
    }

  return g_steal_pointer (&clean);
}

/* A single label will do: it is looked for, and that is all. */
static gboolean
is_domain (const char *text)
{
  g_autofree char *ascii = NULL;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalnum (g_utf8_get_char (p)) && !g_unichar_ismark (g_utf8_get_char (p)) &&
        strchr ("-._", *p) == NULL)
      return FALSE;

  ascii = g_hostname_to_ascii (text);

  return ascii != NULL && *ascii != '\0';
}

static LiaisonCommand *
command_new (LiaisonCommandKind kind, const char *text)
{
  LiaisonCommand *command = g_new0 (LiaisonCommand, 1);

  command->kind = kind;
  command->text = g_strdup (text);
  command->n_customers = -1;

  return command;
}

static LiaisonCommand *
parse_customer (const char *text, GError **error)
{
  g_autofree char *clean = dup_clean (text, DOMAIN_MAX, error);

  if (clean == NULL)
    return NULL;

  if (*clean == '\0')
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: “customer” is a command and stays as it is. */
                   _ ("“customer” takes one Microsoft ID or domain."));
      return NULL;
    }
  if (!g_uuid_string_is_valid (clean) && !is_domain (clean))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("“%s” is neither a Microsoft ID nor a domain."), clean);
      return NULL;
    }

  return command_new (LIAISON_COMMAND_CUSTOMER, clean);
}

static LiaisonCommand *
parse_search (const char *text, GError **error)
{
  g_autofree char *clean = dup_clean (text, WORDS_MAX, error);

  if (clean == NULL)
    return NULL;

  if (*clean == '\0')
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: “search” is a command and stays as it is. */
                   _ ("“search” takes the words to look for."));
      return NULL;
    }

  return command_new (LIAISON_COMMAND_SEARCH, clean);
}

static LiaisonCommand *
parse_words (const char **words, GError **error)
{
  g_autofree char *rest = NULL;

  if (words == NULL || words[0] == NULL)
    return command_new (LIAISON_COMMAND_OPEN, NULL);

  rest = g_strjoinv (" ", (char **) words + 1);
  if (g_str_equal (words[0], "customer"))
    /* More than one: the blank between them makes it no domain. */
    return parse_customer (rest, error);
  if (g_str_equal (words[0], "search"))
    return parse_search (rest, error);
  if (g_ascii_strncasecmp (words[0], SCHEME, strlen (SCHEME)) == 0 && words[1] == NULL)
    return liaison_command_parse_uri (words[0], error);

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
               /* Translators: “customer” and “search” are commands and stay as they are. */
               _ ("There is no command “%s”; there are “customer” and “search”."), words[0]);

  return NULL;
}

static gboolean
read_demo (LiaisonCommand *command, GVariantDict *options, GError **error)
{
  const char *text;
  guint64 number;

  command->demo = g_variant_dict_contains (options, "demo");
  if (command->demo && command->account != NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: both options stay as they are. */
                   _ ("--demo and --account do not go together."));
      return FALSE;
    }

  /* As text: 0 in a number's place would count as not given. */
  if (!g_variant_dict_lookup (options, "customers", "&s", &text))
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, CUSTOMERS_MAX, &number, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: %d is the highest number. “--customers” stays as it is. */
                   _ ("--customers takes a number from 0 to %d."), CUSTOMERS_MAX);
      return FALSE;
    }
  command->n_customers = (int) number;

  return TRUE;
}

static gboolean
read_account (LiaisonCommand *command, GVariantDict *options, GError **error)
{
  const char *text;

  if (!g_variant_dict_lookup (options, "account", "&s", &text))
    return TRUE;

  command->account = dup_clean (text, ACCOUNT_MAX, error);
  if (command->account == NULL)
    return FALSE;
  if (*command->account != '\0')
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               /* Translators: “--account” stays as it is. */
               _ ("--account takes the name, the address or the ID of an account."));

  return FALSE;
}

/* Both say what is to be done in place of showing anything. */
static gboolean
read_options_alone (LiaisonCommand *command, GVariantDict *options, GError **error)
{
  gboolean background = g_variant_dict_contains (options, "background");
  gboolean quit = g_variant_dict_contains (options, "quit");

  if (!background && !quit)
    return TRUE;
  if ((background && quit) || command->kind != LIAISON_COMMAND_OPEN || command->demo ||
      command->account != NULL || command->n_customers >= 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: the option stays as it is. */
                   _ ("%s goes with nothing else."), background ? "--background" : "--quit");
      return FALSE;
    }
  command->kind = background ? LIAISON_COMMAND_BACKGROUND : LIAISON_COMMAND_QUIT;

  return TRUE;
}

void
liaison_command_add_options (GApplication *application)
{
  /* The number is read as text: 0 in a number's place counts as not given. */
  static const GOptionEntry entries[] = {
    { "account", 0, 0, G_OPTION_ARG_STRING, NULL,
      N_ ("Account to use, by its name, address or ID"),
          /* Translators: stands for a name in “--account=NAME”. */
          N_ ("NAME") },
      { "background", 0, 0, G_OPTION_ARG_NONE, NULL,
        N_ ("Look for answers without a window, for accounts where you allow it"), NULL },
        { "demo", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the demo account"), NULL },
          /* Translators: “N” stands for a number in “--customers=N”. */
          { "customers", 0, 0, G_OPTION_ARG_STRING, NULL,
            N_ ("Customers of the demo account"), N_ ("N") },
            { "quit", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("End a Liaison that is running"), NULL },
              { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version and exit"), NULL },
                { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, NULL, NULL, NULL }, { NULL },
            };

  g_return_if_fail (G_IS_APPLICATION (application));

  g_application_add_main_option_entries (application, entries);
  /* Translators: what follows “liaison” in a terminal. */
  g_application_set_option_context_parameter_string (application, _ ("[COMMAND]"));
  g_application_set_option_context_summary (
    application, _ ("A desk for partners of Microsoft’s cloud programme."));
  g_application_set_option_context_description (
    application,
    /* Translators: the first words of the second to the fourth line stay as they are; what is in
     * capitals stands for something else. */
    _ ("Commands:\n"
       "  customer ID-OR-DOMAIN    Show a customer\n"
       "  search WORDS…            Search the customers\n"
       "  liaison:customer/…       Follow a link; also liaison:search/…\n"
       "\n"
       "A program that runs already shows it in its window."));
}

LiaisonCommand *
liaison_command_parse (GVariantDict *options, GError **error)
{
  g_autofree const char **words = NULL;
  g_autoptr(LiaisonCommand) command = NULL;

  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&s", &words);
  command = parse_words (words, error);
  if (command == NULL || !read_account (command, options, error) ||
      !read_demo (command, options, error) || !read_options_alone (command, options, error))
    return NULL;

  return g_steal_pointer (&command);
}

/* The rest of @path after the word @name and its slash (some write it in capitals), or NULL. */
static const char *
skip_name (const char *path, const char *name)
{
  gsize length = strlen (name);

  return g_ascii_strncasecmp (path, name, length) == 0 && path[length] == '/' ? path + length + 1
                                                                              : NULL;
}

/* What follows a question mark or a number sign has no meaning yet, and is not guessed at. */
static char *
dup_decoded (const char *part, GError **error)
{
  g_autofree char *text = NULL;

  if (strpbrk (part, "?#") == NULL)
    text = g_uri_unescape_string (part, NULL);
  if (text == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _ ("The link’s percent-encoding is broken."));

  return g_steal_pointer (&text);
}

LiaisonCommand *
liaison_command_parse_uri (const char *uri, GError **error)
{
  const char *path;
  const char *customer;
  const char *search;
  g_autofree char *text = NULL;

  g_return_val_if_fail (uri != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  path = g_ascii_strncasecmp (uri, SCHEME, strlen (SCHEME)) == 0 ? uri + strlen (SCHEME) : "";
  for (guint i = 0; i < SLASHES_MAX && *path == '/'; i++)
    path++;

  customer = skip_name (path, "customer");
  search = skip_name (path, "search");
  if (customer == NULL && search == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: what stands in quotation marks stays as it is. */
                   _ ("The link is none of Liaison’s: those begin with “liaison:customer/” or "
                      "“liaison:search/”."));
      return NULL;
    }

  text = dup_decoded (customer != NULL ? customer : search, error);
  if (text == NULL)
    return NULL;
  /* Some who hand links on end them so. */
  if (customer != NULL && g_str_has_suffix (text, "/"))
    text[strlen (text) - 1] = '\0';

  return customer != NULL ? parse_customer (text, error) : parse_search (text, error);
}

LiaisonCommand *
liaison_command_copy (const LiaisonCommand *command)
{
  LiaisonCommand *copy;

  g_return_val_if_fail (command != NULL, NULL);

  copy = command_new (command->kind, command->text);
  copy->account = g_strdup (command->account);
  copy->demo = command->demo;
  copy->n_customers = command->n_customers;

  return copy;
}

void
liaison_command_free (LiaisonCommand *command)
{
  g_free (command->text);
  g_free (command->account);
  g_free (command);
}
