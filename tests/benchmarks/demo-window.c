/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "demo-window.h"

#include "demo-account.h"
#include "main-loop-watch.h"

/* Longer than any movement on the screen lasts. */
#define REST_MS 500

LiaisonWindow *
liaison_demo_window_open (void)
{
  AdwApplication *application = g_object_new (
    ADW_TYPE_APPLICATION, "application-id", LIAISON_APP_ID ".Benchmark", "flags",
    G_APPLICATION_NON_UNIQUE, "resource-base-path", "/io/github/liaison_app/Liaison", NULL);
  g_autoptr(GSettings) settings = g_settings_new (LIAISON_APP_ID);
  g_autoptr(GError) error = NULL;
  LiaisonWindow *window;

  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);

  window = liaison_window_new (GTK_APPLICATION (application), settings);
  gtk_window_present (GTK_WINDOW (window));
  liaison_demo_account_settle (REST_MS);

  return window;
}

void
liaison_demo_window_mark_frames (GtkWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  g_signal_connect (gdk_surface_get_frame_clock (surface), "before-paint",
                    G_CALLBACK (liaison_main_loop_watch_mark_frame), NULL);
}
