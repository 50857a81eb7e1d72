/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-letter-clipboard.h"

#include <string.h>

void
liaison_letter_clipboard_set (GtkWidget *widget, const char *text, const char *html)
{
  g_autoptr(GBytes) html_bytes = g_bytes_new (html, strlen (html));
  /* The union takes these two over. */
  GdkContentProvider *providers[] = {
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
    gdk_content_provider_new_for_bytes ("text/html", html_bytes),
  };
  g_autoptr(GdkContentProvider) both =
               gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));

  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
}
