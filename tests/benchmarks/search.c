/* SPDX-License-Identifier: GPL-3.0-or-later */

/* search CACHE: types words letter by letter into the search of a list whose customers were read on
 * another day. Says
 *
 *   key MILLISECONDS     for each keystroke: until the list shows what it asks for
 *   turn MILLISECONDS    the longest turn of the main loop
 *   floor MILLISECONDS   for each word: one memmem () pass over the same text in memory */

#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "app/liaison-customer-list.h"
#include "kept-customers.h"
#include "main-loop-watch.h"
#include "model/liaison-folding.h"
#include "service/liaison-partner-client.h"
#include "liaison-test-authorizer.h"
#include "liaison-test-network.h"

#define ROUNDS 3

static const char *const texts[] = {
  "studio",   "academia león", "北",          "北辰",   "有限公司",
  "gmbh ber", "3f6c",          "onmicrosoft", "müller", "zzzz",
};

static double
get_milliseconds (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static void
type (LiaisonCustomerList *list, const char *text)
{
  double begin = get_milliseconds ();

  liaison_customer_list_set_search (list, text);
  while (liaison_customer_list_is_searching (list))
    g_main_context_iteration (NULL, TRUE);
  g_print ("key %.3f\n", get_milliseconds () - begin);
}

/* Forth, and back again. */
static void
type_letters (LiaisonCustomerList *list, const char *text)
{
  glong n_letters = g_utf8_strlen (text, -1);

  for (glong n = 1; n <= n_letters; n++)
    {
      g_autofree char *typed = g_utf8_substring (text, 0, n);

      type (list, typed);
    }
  for (glong n = n_letters - 1; n >= 0; n--)
    {
      g_autofree char *left = g_utf8_substring (text, 0, n);

      type (list, left);
    }
}

/* All names and domains as a search compares them. */
static GString *
read_text (LiaisonCache *cache)
{
  GString *text = g_string_new (NULL);
  LiaisonSheetRow row;

  for (guint32 n = 0; n < liaison_cache_get_n_rows (cache); n++)
    if (liaison_cache_read (cache, n, &row))
      {
        g_autofree char *name = liaison_fold (row.name);

        g_string_append_printf (text, "%s\n%s\n", name, row.domain);
      }
  return text;
}

static void
measure_floor (LiaisonCache *cache)
{
  GString *text = read_text (cache);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *word = liaison_fold (texts[i]);
      double begin = get_milliseconds ();
      const char *at = text->str;

      while ((at = memmem (at, text->str + text->len - at, word, strlen (word))) != NULL)
        at += strlen (word);
      g_print ("floor %.3f\n", get_milliseconds () - begin);
    }
  g_string_free (text, TRUE);
}

int
main (int argc, char *argv[])
{
  g_autoptr(LiaisonCloud) cloud = liaison_test_cloud_new ("https://cloud.localhost:1");
  g_autoptr(LiaisonTestAuthorizer) authorizer = liaison_test_authorizer_new ();
  g_autoptr(LiaisonPartnerClient) client =
               liaison_partner_client_new (cloud, LIAISON_AUTHORIZER (authorizer));
  g_autoptr(LiaisonCustomerList) list = liaison_customer_list_new (client);
  LiaisonCache *cache;

  setlocale (LC_ALL, "");
  if (argc != 2)
    return EXIT_FAILURE;

  cache = kept_customers_open (argv[1]);
  liaison_customer_list_set_cache (list, cache);
  type_letters (list, "warm");

  liaison_main_loop_watch_begin ();
  for (guint round = 0; round < ROUNDS; round++)
    for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
      type_letters (list, texts[i]);
  g_print ("turn %.3f\n", liaison_main_loop_watch_end ().longest);
  measure_floor (cache);
  return EXIT_SUCCESS;
}
