/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-help.h"

void
liaison_help_present (GtkWindow *parent)
{
  g_autoptr(GtkBuilder) builder =
               gtk_builder_new_from_resource ("/io/github/liaison_app/Liaison/ui/liaison-help.ui");
  GtkWindow *help = GTK_WINDOW (gtk_builder_get_object (builder, "help"));

  gtk_window_set_transient_for (help, parent);
  gtk_window_present (help);
}
