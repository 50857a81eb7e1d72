/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/account/liaison-browser.h"

struct _LiaisonBrowser
{
  GObject parent_instance;

  GtkApplication *application; /* not owned */
};

G_DEFINE_FINAL_TYPE (LiaisonBrowser, liaison_browser, G_TYPE_OBJECT)

enum
{
  OPENED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
may_open (const char *text)
{
  g_autoptr(GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL)
    return FALSE;
  if (g_str_equal (g_uri_get_scheme (uri), "https"))
    return TRUE;

  return g_str_equal (g_uri_get_scheme (uri), "http") &&
         (g_str_equal (host, "localhost") || g_str_equal (host, "127.0.0.1") ||
          g_str_equal (host, "::1"));
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonBrowser) self = LIAISON_BROWSER (user_data);
  g_autoptr(GError) error = NULL;

  if (gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    return;

  /* The address is not for the log. */
  g_info ("No browser could be opened");
  g_signal_emit (self, signals[FAILED], 0);
}

static void
liaison_browser_class_init (LiaisonBrowserClass *klass)
{
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
liaison_browser_init (LiaisonBrowser *self)
{
}

LiaisonBrowser *
liaison_browser_new (GtkApplication *application)
{
  LiaisonBrowser *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  self = g_object_new (LIAISON_TYPE_BROWSER, NULL);
  self->application = application;

  return self;
}

void
liaison_browser_open (LiaisonBrowser *self, const char *uri)
{
  GtkWindow *window;

  g_return_if_fail (LIAISON_IS_BROWSER (self));
  g_return_if_fail (uri != NULL);

  window = gtk_application_get_active_window (self->application);
  if (window == NULL || !may_open (uri))
    {
      g_signal_emit (self, signals[FAILED], 0);
      return;
    }

  g_signal_emit (self, signals[OPENED], 0);
  gtk_show_uri_full (window, uri, GDK_CURRENT_TIME, NULL, shown_cb, g_object_ref (self));
}
