/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-side-window.h"

void
liaison_side_window_present (GtkWindow *window, GtkWindow *parent)
{
  g_return_if_fail (GTK_IS_WINDOW (window));
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  gtk_window_set_application (window, GTK_APPLICATION (g_application_get_default ()));
  gtk_window_set_transient_for (window, parent);

  /* GTK 4.8's own way keeps a pointer to the parent that is gone. */
  gtk_window_set_destroy_with_parent (window, FALSE);
  if (parent != NULL)
    g_signal_connect_object (parent, "destroy", G_CALLBACK (gtk_window_destroy), window,
                             G_CONNECT_SWAPPED);
  gtk_window_present (window);
}
