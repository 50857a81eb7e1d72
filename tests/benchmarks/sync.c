/* SPDX-License-Identifier: GPL-3.0-or-later */

/* sync bare BASE: downloads and parses all pages of the list of customers, and does nothing
 * else. sync pass BASE TOKEN CACHE: reads them into the cache, twice: the second time nothing is
 * new. Says
 *
 *   time MILLISECONDS    of each pass
 *   turn MILLISECONDS    the longest turn of the main loop in it
 *   peak KIB             the most memory the program held */

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <locale.h>
#include <stdlib.h>

#include "app/liaison-customer-list.h"
#include "kept-customers.h"
#include "liaison-test-authorizer.h"
#include "main-loop-watch.h"

#define PAGE "500"

static double
get_milliseconds (void)
{
  return g_get_monotonic_time () / 1000.0;
}

/* The floor */

static void
parse_in_thread (GTask *task, gpointer source, gpointer body, GCancellable *cancellable)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *root;
  gsize size;
  const char *text = g_bytes_get_data (body, &size);

  if (!json_parser_load_from_data (parser, text, (gssize) size, NULL))
    g_error ("no JSON");
  root = json_node_get_object (json_parser_get_root (parser));
  g_task_return_pointer (
    task, g_strdup (json_object_get_string_member_with_default (root, "continuationToken", NULL)),
    g_free);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* The continuation, or NULL behind the last page. Takes @continuation. */
static char *
read_page (SoupSession *session, const char *base, const char *token, char *continuation)
{
  g_autofree char *from = continuation;
  g_autofree char *uri =
    g_strconcat (base, "/v1/customers?size=" PAGE, from != NULL ? "&seekOperation=Next" : "", NULL);
  g_autofree char *bearer = g_strconcat ("Bearer ", token, NULL);
  g_autoptr(SoupMessage) message = soup_message_new ("GET", uri);
  g_autoptr(GAsyncResult) sent = NULL, parsed = NULL;
  g_autoptr(GTask) parsing = NULL;
  g_autoptr(GBytes) body = NULL;
  const char *text;

  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization", bearer);
  if (from != NULL)
    soup_message_headers_append (soup_message_get_request_headers (message), "MS-ContinuationToken",
                                 from);
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL, result_cb, &sent);
  wait_for (&sent);
  body = soup_session_send_and_read_finish (session, sent, NULL);
  /* Behind a full last page. */
  if (from != NULL && soup_message_get_status (message) == 400)
    return NULL;
  if (body == NULL || soup_message_get_status (message) != 200)
    g_error ("status %u", soup_message_get_status (message));
  /* The service begins with a byte-order mark. */
  text = g_bytes_get_data (body, NULL);
  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    {
      GBytes *rest = g_bytes_new_from_bytes (body, 3, g_bytes_get_size (body) - 3);

      g_bytes_unref (body);
      body = rest;
    }

  parsing = g_task_new (NULL, NULL, result_cb, &parsed);
  g_task_set_task_data (parsing, g_bytes_ref (body), (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (parsing, parse_in_thread);
  wait_for (&parsed);
  return g_task_propagate_pointer (G_TASK (parsed), NULL);
}

static void
read_bare (const char *base, const char *token)
{
  g_autoptr(SoupSession) session = soup_session_new ();
  double begin = get_milliseconds ();
  char *continuation = NULL;

  do
    continuation = read_page (session, base, token, continuation);
  while (continuation != NULL);
  g_print ("time %.3f\n", get_milliseconds () - begin);
}

/* What it is compared with */

static void
read_pass (LiaisonCustomerList *list)
{
  double begin = get_milliseconds ();

  liaison_main_loop_watch_begin ();
  liaison_customer_list_refresh (list);
  while (liaison_customer_list_get_state (list) == LIAISON_LIST_LOADING)
    g_main_context_iteration (NULL, TRUE);
  g_print ("time %.3f\n", get_milliseconds () - begin);
  g_print ("turn %.3f\n", liaison_main_loop_watch_end ().longest);
  if (liaison_customer_list_get_error (list) != NULL)
    g_error ("%s", liaison_customer_list_get_error (list)->message);
}

static void
read_passes (const char *base, const char *token, const char *path)
{
  g_autoptr(LiaisonCloud) cloud = liaison_test_cloud_new (base);
  g_autoptr(LiaisonTestAuthorizer) authorizer = liaison_test_authorizer_new ();
  g_autoptr(LiaisonPartnerClient) client = NULL;
  g_autoptr(LiaisonCustomerList) list = NULL;

  liaison_test_authorizer_set_token (authorizer, token);
  client = liaison_partner_client_new (cloud, LIAISON_AUTHORIZER (authorizer));
  list = liaison_customer_list_new (client);
  liaison_customer_list_set_cache (list, kept_customers_open (path));
  read_pass (list);
  read_pass (list);
}

static void
tell_peak (void)
{
  g_autofree char *status = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    g_print ("peak %lu\n", strtoul (strstr (status, "VmHWM:") + strlen ("VmHWM:"), NULL, 10));
}

int
main (int argc, char *argv[])
{
  const char *token = g_getenv ("TOKEN");

  setlocale (LC_ALL, "");
  if (token != NULL && argc == 3 && g_str_equal (argv[1], "bare"))
    read_bare (argv[2], token);
  else if (token != NULL && argc == 4 && g_str_equal (argv[1], "pass"))
    read_passes (argv[2], token, argv[3]);
  else
    return EXIT_FAILURE;
  tell_peak ();
  return EXIT_SUCCESS;
}
