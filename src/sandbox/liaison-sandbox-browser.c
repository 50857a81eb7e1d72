/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-sandbox"

#include "sandbox/liaison-sandbox-browser.h"

#include <libsoup/soup.h>

static gboolean
is_loopback (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autoptr(GInetAddress) address = NULL;

  if (host == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;

  address = g_inet_address_new_from_string (host);

  return address != NULL && g_inet_address_get_is_loopback (address);
}

/* Each redirect is a new start of the same message. */
static void
message_restarted_cb (SoupMessage *message, gpointer user_data)
{
  GCancellable *cancellable = G_CANCELLABLE (user_data);

  if (!is_loopback (soup_message_get_uri (message)))
    g_cancellable_cancel (cancellable);
}

/* This person clicks warnings away; the client must not. */
static gboolean
accept_certificate_cb (SoupMessage *message,
                       GTlsCertificate *certificate,
                       GTlsCertificateFlags flags,
                       gpointer user_data)
{
  return is_loopback (soup_message_get_uri (message));
}

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(SoupSession) session = SOUP_SESSION (source);
  g_autoptr(GBytes) page = NULL;
  g_autoptr(GError) error = NULL;

  page = soup_session_send_and_read_finish (session, result, &error);
  if (page == NULL)
    g_debug ("The page of the pretended browser did not come: %s", error->message);
}

void
liaison_sandbox_browse (const char *uri)
{
  liaison_sandbox_browse_as (uri, NULL);
}

void
liaison_sandbox_browse_as (const char *uri, const char *person)
{
  g_autofree char *decided = NULL;
  g_autoptr(SoupMessage) message = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  SoupSession *session;

  g_return_if_fail (uri != NULL);

  /* The page asks who it shall be: this is what one of its links leads to. */
  decided = g_strconcat (uri, strchr (uri, '?') != NULL ? "&" : "?", "decision=continue",
                         person != NULL ? "&person=" : NULL, person, NULL);
  message = soup_message_new (SOUP_METHOD_GET, decided);
  if (message == NULL || !is_loopback (soup_message_get_uri (message)))
    {
      g_warning ("The pretended browser does not open %s", uri);
      return;
    }

  g_signal_connect_object (message, "restarted", G_CALLBACK (message_restarted_cb), cancellable, 0);
  g_signal_connect (message, "accept-certificate", G_CALLBACK (accept_certificate_cb), NULL);

  /* The callback drops the session: one browser, one visit. */
  session = soup_session_new_with_options ("proxy-resolver", NULL, NULL);
  soup_session_send_and_read_async (session, message, G_PRIORITY_DEFAULT, cancellable, page_read_cb,
                                    NULL);
}
