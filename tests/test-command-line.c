/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/liaison-account-lookup.h"
#include "ui/liaison-command-line.h"

#define ID "12345678-90ab-CDEF-1234-567890abcdef"

static LiaisonCommand *
parse (const char *const *words, const char *account, const char *customers, GError **error)
{
  g_auto(GVariantDict) options = G_VARIANT_DICT_INIT (NULL);

  if (words != NULL)
    g_variant_dict_insert_value (&options, G_OPTION_REMAINING, g_variant_new_strv (words, -1));
  if (account != NULL)
    g_variant_dict_insert (&options, "account", "s", account);
  if (customers != NULL)
    {
      g_variant_dict_insert (&options, "customers", "s", customers);
      g_variant_dict_insert (&options, "demo", "b", TRUE);
    }

  return liaison_command_parse (&options, error);
}

/* What ends or hides the program shows nothing besides. */
static void
test_options_alone (void)
{
  static const struct
  {
    const char *option;
    const char *other; /* or NULL */
    LiaisonCommandKind kind;
  } table[] = {
    { "background", NULL, LIAISON_COMMAND_BACKGROUND },
    { "quit", NULL, LIAISON_COMMAND_QUIT },
    { "background", "quit", 0 },
    { "background", "demo", 0 },
    { "quit", "demo", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto(GVariantDict) options = G_VARIANT_DICT_INIT (NULL);
      g_autoptr(LiaisonCommand) command = NULL;
      g_autoptr(GError) error = NULL;

      g_variant_dict_insert (&options, table[i].option, "b", TRUE);
      if (table[i].other != NULL)
        g_variant_dict_insert (&options, table[i].other, "b", TRUE);
      command = liaison_command_parse (&options, &error);
      if (table[i].other != NULL)
        g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
      else
        g_assert_cmpint (command->kind, ==, table[i].kind);
    }
}

static void
test_words (void)
{
  static const struct
  {
    const char *words[4];
    LiaisonCommandKind kind;
    const char *text;
    int error; /* or -1 */
  } table[] = {
    { { NULL }, LIAISON_COMMAND_OPEN, NULL, -1 },
    { { "customer", ID }, LIAISON_COMMAND_CUSTOMER, ID, -1 },
    { { "customer", " contoso.onmicrosoft.com " },
      LIAISON_COMMAND_CUSTOMER,
      "contoso.onmicrosoft.com",
      -1 },
    { { "customer", "contoso" }, LIAISON_COMMAND_CUSTOMER, "contoso", -1 },
    { { "customer", "bücher.example" }, LIAISON_COMMAND_CUSTOMER, "bücher.example", -1 },
    { { "customer" }, 0, NULL, G_OPTION_ERROR_BAD_VALUE },
    { { "customer", "" }, 0, NULL, G_OPTION_ERROR_BAD_VALUE },
    { { "customer", "a", "b" }, 0, NULL, G_OPTION_ERROR_BAD_VALUE },
    { { "customer", "a/b" }, 0, NULL, G_OPTION_ERROR_BAD_VALUE },
    { { "customer", "a@b.example" }, 0, NULL, G_OPTION_ERROR_BAD_VALUE },
    { { "search", "张" }, LIAISON_COMMAND_SEARCH, "张", -1 },
    { { "search", "two", "words" }, LIAISON_COMMAND_SEARCH, "two words", -1 },
    { { "search", "customer" }, LIAISON_COMMAND_SEARCH, "customer", -1 },
    { { "search" }, 0, NULL, G_OPTION_ERROR_BAD_VALUE },
    { { "search", "  " }, 0, NULL, G_OPTION_ERROR_BAD_VALUE },
    { { "search", "a\033[2Jb" }, 0, NULL, G_OPTION_ERROR_BAD_VALUE },
    { { "search", "a\342\200\256b" }, 0, NULL, G_OPTION_ERROR_BAD_VALUE },
    { { "liaison:search/a%20b" }, LIAISON_COMMAND_SEARCH, "a b", -1 },
    { { "liaison:search/a", "b" }, 0, NULL, G_OPTION_ERROR_UNKNOWN_OPTION },
    { { "liaison:remove/a" }, 0, NULL, G_OPTION_ERROR_BAD_VALUE },
    { { "Customer", ID }, 0, NULL, G_OPTION_ERROR_UNKNOWN_OPTION },
    { { "letter.txt" }, 0, NULL, G_OPTION_ERROR_UNKNOWN_OPTION },
    { { "" }, 0, NULL, G_OPTION_ERROR_UNKNOWN_OPTION },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LiaisonCommand) command = parse (table[i].words, NULL, NULL, &error);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      if (table[i].error >= 0)
        {
          g_assert_error (error, G_OPTION_ERROR, table[i].error);
          g_assert_null (command);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (command->kind, ==, table[i].kind);
      g_assert_cmpstr (command->text, ==, table[i].text);
      g_assert_null (command->account);
      g_assert_false (command->demo);
      g_assert_cmpint (command->n_customers, ==, -1);
    }
}

static void
test_uri (void)
{
  static const struct
  {
    const char *uri;
    LiaisonCommandKind kind;
    const char *text; /* NULL: refused */
  } table[] = {
    { "liaison:customer/" ID, LIAISON_COMMAND_CUSTOMER, ID },
    { "LIAISON:Customer/contoso.example", LIAISON_COMMAND_CUSTOMER, "contoso.example" },
    { "liaison://customer/contoso.example", LIAISON_COMMAND_CUSTOMER, "contoso.example" },
    { "liaison:///customer/contoso.example/", LIAISON_COMMAND_CUSTOMER, "contoso.example" },
    { "liaison://search/caf%C3%A9%20%E5%BC%A0", LIAISON_COMMAND_SEARCH, "café 张" },
    { "liaison:search/a/b", LIAISON_COMMAND_SEARCH, "a/b" },
    { "liaison:search/a+b", LIAISON_COMMAND_SEARCH, "a+b" },
    { "liaison:search/a%3Fb%23", LIAISON_COMMAND_SEARCH, "a?b#" },
    { "liaison:search/%2525", LIAISON_COMMAND_SEARCH, "%25" },
    { "liaison:search/", 0, NULL },
    { "liaison:search/%20", 0, NULL },
    { "liaison:search/a%0Ab", 0, NULL },
    { "liaison:search/a%00b", 0, NULL },
    { "liaison:search/%E2%80%AEa", 0, NULL },
    { "liaison:search/%C3", 0, NULL },
    { "liaison:search/%", 0, NULL },
    { "liaison:search/%4", 0, NULL },
    { "liaison:search/%zz", 0, NULL },
    { "liaison:search/a?b", 0, NULL },
    { "liaison:search/a#b", 0, NULL },
    { "liaison:customer/", 0, NULL },
    { "liaison:customer/a%2Fb", 0, NULL },
    { "liaison:customer/../search", 0, NULL },
    { "liaison:////search/a", 0, NULL },
    { "liaison:search", 0, NULL },
    { "liaison:", 0, NULL },
    { "https://search/a", 0, NULL },
    { "", 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LiaisonCommand) command = liaison_command_parse_uri (table[i].uri, &error);

      g_test_message ("%s", table[i].uri);
      if (table[i].text == NULL)
        {
          g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
          g_assert_null (command);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (command->kind, ==, table[i].kind);
      g_assert_cmpstr (command->text, ==, table[i].text);
    }
}

static void
test_length (void)
{
  g_autofree char *fits = g_strnfill (200, 'a');
  g_autofree char *does_not = g_strnfill (201, 'a');
  g_autofree char *immense = g_strnfill (1024 * 1024, 'a');
  g_autofree char *uri = g_strconcat ("liaison:search/", does_not, NULL);
  const char *const words[][3] = { { "search", fits },
                                   { "search", does_not },
                                   { "search", immense },
                                   { "customer", immense } };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LiaisonCommand) command = parse (words[i], NULL, NULL, &error);

      g_assert_true ((command != NULL) == (i == 0));
      g_assert_true (command != NULL ||
                     g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE));
    }
  g_assert_null (liaison_command_parse_uri (uri, NULL));
}

static void
test_options (void)
{
  static const struct
  {
    const char *account;
    const char *customers;
    int n_customers; /* -2: refused */
  } table[] = {
    { " Fabrikam ", NULL, -1 }, { "", NULL, -2 },           { "a\nb", NULL, -2 },
    { NULL, "0", 0 },           { NULL, "100000", 100000 }, { NULL, "100001", -2 },
    { NULL, "many", -2 },       { NULL, "-1", -2 },         { "Fabrikam", "5", -2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LiaisonCommand) command =
                   parse (NULL, table[i].account, table[i].customers, &error);
      g_autoptr(LiaisonCommand) copy = command != NULL ? liaison_command_copy (command) : NULL;

      if (table[i].n_customers == -2)
        {
          g_assert_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (copy->account, ==, table[i].account != NULL ? "Fabrikam" : NULL);
      g_assert_cmpint (copy->n_customers, ==, table[i].n_customers);
      g_assert_true (copy->demo == (table[i].customers != NULL));
    }
}

static void
add_account (GListStore *accounts, const char *id, const char *tenant, const char *mail)
{
  const LiaisonProfileSpec spec = { .id = id,
                                    .cloud = "global",
                                    .client_id = ID,
                                    .tenant = tenant,
                                    .user_mail = mail };
  g_autoptr(LiaisonProfile) profile = liaison_profile_new (&spec);

  g_list_store_append (accounts, profile);
}

static void
test_accounts (void)
{
  g_autoptr(GListStore) accounts = g_list_store_new (LIAISON_TYPE_PROFILE);
  static const struct
  {
    const char *text;
    const char *id; /* NULL: an error */
    int error;
  } table[] = {
    { "one", "one", 0 },
    { "ANN@FABRIKAM.EXAMPLE", "one", 0 },
    { "bob@contoso.example", "two", 0 },
    { "fabrikam.example", "one", 0 },
    { "contoso.example", NULL, G_IO_ERROR_EXISTS },
    { "three", "three", 0 },
    { "four", NULL, G_IO_ERROR_NOT_FOUND },
    { "ONE", NULL, G_IO_ERROR_NOT_FOUND },
  };

  add_account (accounts, "one", "fabrikam.example", "ann@fabrikam.example");
  add_account (accounts, "two", "contoso.example", "bob@contoso.example");
  add_account (accounts, "three", "contoso.example", "eve@contoso.example");

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LiaisonProfile) profile =
                   liaison_account_lookup (G_LIST_MODEL (accounts), table[i].text, &error);

      if (table[i].id == NULL)
        {
          g_assert_error (error, G_IO_ERROR, table[i].error);
          g_assert_null (profile);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (liaison_profile_get_id (profile), ==, table[i].id);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/command-line/words", test_words);
  g_test_add_func ("/command-line/uri", test_uri);
  g_test_add_func ("/command-line/length", test_length);
  g_test_add_func ("/command-line/options", test_options);
  g_test_add_func ("/command-line/accounts", test_accounts);
  g_test_add_func ("/command-line/options-alone", test_options_alone);

  return g_test_run ();
}
