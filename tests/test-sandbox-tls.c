/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libsoup/soup.h>

#include "sandbox/liaison-sandbox-crypto.h"
#include "liaison-test.h"
#include "sandbox/liaison-sandbox-browser.h"
#include "sandbox/liaison-sandbox-server.h"

typedef struct
{
  const char *flaw;
  GTlsCertificateFlags flags;
} Case;

/* A client that looks away. */
static gboolean
accept_certificate_cb (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags flags,
                       gpointer user_data)
{
  *(GTlsCertificateFlags *) user_data = flags;
  return TRUE;
}

/* @flags: where the certificate's flaws go; NULL: it is not accepted. */
static GBytes *
get (LiaisonSandboxServer *server, GTlsCertificateFlags *flags, GError **error)
{
  g_autofree char *uri = g_strconcat (liaison_sandbox_server_get_base (server),
                                      "/organizations/v2.0/.well-known/openid-configuration", NULL);
  g_autoptr(SoupSession) session = soup_session_new ();
  g_autoptr(SoupMessage) message = soup_message_new ("GET", uri);
  g_autoptr(GAsyncResult) result = NULL;

  if (flags != NULL)
    g_signal_connect (message, "accept-certificate", G_CALLBACK (accept_certificate_cb), flags);
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, NULL,
                                    liaison_test_result_cb, &result);
  liaison_test_wait (&result);
  return soup_session_send_and_read_finish (session, result, error);
}

static void
test_flaw (gconstpointer user_data)
{
  const Case *test_case = user_data;
  const LiaisonSandboxOptions options = { .seed = 1,
                                          .tls = test_case->flaw,
                                          .crypto = &liaison_sandbox_gnutls };
  g_autoptr(LiaisonSandboxServer) server = liaison_sandbox_server_new (&options);
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) refused = NULL;
  g_autoptr(GBytes) page = NULL;
  GTlsCertificateFlags flags = 0;

  liaison_sandbox_server_start (server, 0, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (liaison_sandbox_server_get_base (server), "https://127.0.0.1:"));

  g_assert_null (get (server, NULL, &refused));
  g_assert_error (refused, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
  g_assert_cmpuint (liaison_sandbox_server_count_requests (server, NULL), ==, 0);

  page = get (server, &flags, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (flags, ==, test_case->flags | G_TLS_CERTIFICATE_UNKNOWN_CA);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (page, NULL), (gssize) g_bytes_get_size (page),
                                  liaison_sandbox_server_get_base (server)));
  g_assert_cmpuint (liaison_sandbox_server_count_requests (server, "openid-configuration"), ==, 1);
  liaison_sandbox_server_stop (server);
}

static gboolean
has_authorized (gpointer server)
{
  return liaison_sandbox_server_count_requests (server, "/authorize") > 0;
}

/* The pretended person clicks the browser's warning away. */
static void
test_browser (void)
{
  const LiaisonSandboxOptions options = { .seed = 1,
                                          .tls = "self-signed",
                                          .crypto = &liaison_sandbox_gnutls };
  g_autoptr(LiaisonSandboxServer) server = liaison_sandbox_server_new (&options);
  g_autofree char *uri = NULL;
  g_autoptr(GError) error = NULL;

  liaison_sandbox_server_start (server, 0, &error);
  g_assert_no_error (error);
  uri = g_strconcat (liaison_sandbox_server_get_base (server),
                     "/organizations/oauth2/v2.0/authorize", NULL);
  liaison_sandbox_browse (uri);
  liaison_test_wait_until (has_authorized, server);
  liaison_sandbox_server_stop (server);
}

int
main (int argc, char **argv)
{
  static const Case cases[] = {
    { "self-signed", 0 },
    { "expired", G_TLS_CERTIFICATE_EXPIRED },
    { "wrong-host", G_TLS_CERTIFICATE_BAD_IDENTITY },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/sandbox-tls/", cases[i].flaw, NULL);

      g_test_add_data_func (path, &cases[i], test_flaw);
    }
  g_test_add_func ("/sandbox-tls/browser", test_browser);
  return g_test_run ();
}
