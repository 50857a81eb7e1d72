/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The floor that Liaison is measured against: the least program of its kind, an application with
 * one empty window as large as Liaison's. */

#include <adwaita.h>

static void
activate_cb (GtkApplication *application, gpointer unused)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_title (GTK_WINDOW (window), "Empty");
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 720);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr(AdwApplication) application = adw_application_new ("io.github.liaison_app.EmptyWindow",
                                                                G_APPLICATION_DEFAULT_FLAGS);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);

  return g_application_run (G_APPLICATION (application), argc, argv);
}
