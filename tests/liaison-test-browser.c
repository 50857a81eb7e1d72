/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "liaison-test-browser.h"

#include <libsoup/soup.h>
#include <string.h>

#include "liaison-test.h"

/* More than any sign-in takes, and an end to a circle. */
#define N_REQUESTS_MAX 100

struct _LiaisonTestBrowser
{
  SoupSession *session;
  gboolean holds;
  char *held;
  guint n_requests;
  guint n_pending;
  guint status;
};

static void
follow (LiaisonTestBrowser *self, SoupMessage *message)
{
  const char *location =
    soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  g_autoptr(GUri) uri = g_uri_parse_relative (soup_message_get_uri (message), location,
                                               SOUP_HTTP_URI_FLAGS, NULL);
  g_autofree char *text = g_uri_to_string (uri);

  if (self->holds && g_str_equal (g_uri_get_host (uri), "localhost"))
    {
      g_free (self->held);
      self->held = g_steal_pointer (&text);
    }
  else
    liaison_test_browser_open (text, self);
}

static void
arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaisonTestBrowser *self = user_data;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (source), result);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) page = NULL;

  page = soup_session_send_and_read_finish (SOUP_SESSION (source), result, &error);
  g_assert_no_error (error);

  self->status = soup_message_get_status (message);
  if (SOUP_STATUS_IS_REDIRECTION (self->status))
    follow (self, message);
  self->n_pending--;
}

LiaisonTestBrowser *
liaison_test_browser_new (void)
{
  LiaisonTestBrowser *self = g_new0 (LiaisonTestBrowser, 1);

  self->session = soup_session_new ();
  soup_session_add_feature_by_type (self->session, SOUP_TYPE_COOKIE_JAR);
  return self;
}

void
liaison_test_browser_free (LiaisonTestBrowser *self)
{
  g_assert_cmpuint (self->n_pending, ==, 0);
  g_object_unref (self->session);
  g_free (self->held);
  g_free (self);
}

void
liaison_test_browser_open (const char *uri, gpointer browser)
{
  LiaisonTestBrowser *self = browser;
  g_autoptr(SoupMessage) message = soup_message_new (SOUP_METHOD_GET, uri);

  g_assert_nonnull (message);
  g_assert_cmpuint (++self->n_requests, <, N_REQUESTS_MAX);
  self->n_pending++;
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_set_first_party (message, soup_message_get_uri (message));
  soup_message_set_is_top_level_navigation (message, TRUE);
  soup_session_send_and_read_async (self->session, message, G_PRIORITY_DEFAULT, NULL, arrived_cb,
                                    self);
}

static gboolean
has_arrived (gpointer user_data)
{
  return ((LiaisonTestBrowser *) user_data)->n_pending == 0;
}

guint
liaison_test_browser_wait (LiaisonTestBrowser *self)
{
  liaison_test_wait_until (has_arrived, self);
  return self->status;
}

void
liaison_test_browser_hold (LiaisonTestBrowser *self)
{
  self->holds = TRUE;
}

static gboolean
is_held (gpointer user_data)
{
  return ((LiaisonTestBrowser *) user_data)->held != NULL;
}

const char *
liaison_test_browser_wait_held (LiaisonTestBrowser *self)
{
  liaison_test_wait_until (is_held, self);
  return self->held;
}

static GHashTable *
decode_held (LiaisonTestBrowser *self)
{
  g_autoptr(GUri) uri =
               g_uri_parse (liaison_test_browser_wait_held (self), SOUP_HTTP_URI_FLAGS, NULL);

  return soup_form_decode (g_uri_get_query (uri));
}

char *
liaison_test_browser_dup_parameter (LiaisonTestBrowser *self, const char *name)
{
  g_autoptr(GHashTable) query = decode_held (self);

  return g_strdup (g_hash_table_lookup (query, name));
}

char *
liaison_test_browser_dup_changed (LiaisonTestBrowser *self, const char *name, const char *value)
{
  g_autoptr(GHashTable) query = decode_held (self);
  g_autofree char *changed = NULL;

  g_assert_true (g_hash_table_contains (query, name));
  g_hash_table_insert (query, g_strdup (name), (char *) value);
  changed = soup_form_encode_hash (query);
  return g_strdup_printf ("%.*s?%s", (int) strcspn (self->held, "?"), self->held, changed);
}
