/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/liaison-exchange.h"

/* A desktop's proxy would be handed what is meant for this machine. */
static void
test_no_proxy_to_this_machine (void)
{
  static const struct
  {
    const char *base;
    gboolean direct;
  } cases[] = {
    { "http://127.0.0.1:8080", TRUE },
    { "http://[::1]:8080", TRUE },
    { "http://localhost:8080", TRUE },
    { "https://api.example.net", FALSE },
    { "https://127.example.net", FALSE },
    { "not an address", FALSE },
    { "", FALSE },
    { NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SoupSession) session = liaison_exchange_session_new (cases[i].base);

      g_assert_cmpint (soup_session_get_proxy_resolver (session) == NULL, ==, cases[i].direct);
    }
}

static void
test_safe_addresses (void)
{
  static const struct
  {
    const char *address;
    gboolean safe;
  } cases[] = {
    { "https://api.example.net/v1", TRUE },
    { "https://ada:secret@api.example.net", FALSE },
    { "http://api.example.net", FALSE },
    { "http://127.0.0.1:1", TRUE },
    { "http://127.0.0.2:1", TRUE },
    { "http://[::1]:1", TRUE },
    { "http://LocalHost:1", TRUE },
    { "http://localhost.example.net", FALSE },
    { "http://127.0.0.1.example.net", FALSE },
    { "ftp://127.0.0.1", FALSE },
    { "https:///v1", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GUri) uri = g_uri_parse (cases[i].address, SOUP_HTTP_URI_FLAGS, NULL);

      g_assert_nonnull (uri);
      g_assert_cmpint (liaison_exchange_is_safe (uri), ==, cases[i].safe);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/exchange/no-proxy-to-this-machine", test_no_proxy_to_this_machine);
  g_test_add_func ("/exchange/safe-addresses", test_safe_addresses);
  return g_test_run ();
}
