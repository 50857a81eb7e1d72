/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-help.h"

#include "ui/liaison-side-window.h"

#define NAME "liaison-help" /* of the window, as in the template */

void
liaison_help_present (GtkWindow *parent)
{
  g_autoptr(GtkBuilder) builder = NULL;

  /* Its own key works in it, too. */
  if (parent != NULL && g_str_equal (gtk_widget_get_name (GTK_WIDGET (parent)), NAME))
    return;

  builder = gtk_builder_new_from_resource ("/io/github/liaison_app/Liaison/ui/liaison-help.ui");
  liaison_side_window_present (GTK_WINDOW (gtk_builder_get_object (builder, "help")), parent);
}
