/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "config.h"

#include "ui/liaison-about.h"

#include <glib/gi18n.h>

#include "ui/liaison-side-window.h"

void
liaison_about_present (GtkWindow *parent)
{
  GtkWidget *about = adw_about_window_new ();

  g_object_set (
    about, "application-icon", LIAISON_APP_ID, "application-name", "Liaison", "comments",
    _ ("See your customers. Invite new ones. Know when they accept.\n\nLiaison is an "
                   "independent program. It is not affiliated with Microsoft."),
       "developer-name",
       _ ("The Liaison developers"), "license-type", GTK_LICENSE_GPL_3_0,
          /* Translators: your names, one a line; they stand in the window “About”. */
          "translator-credits", _ ("translator-credits"), "version", LIAISON_VERSION, NULL);

  liaison_side_window_present (GTK_WINDOW (about), parent);
}
