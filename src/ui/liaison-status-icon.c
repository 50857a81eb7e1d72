/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-status-icon.h"

static void
mapped_cb (AdwStatusPage *page, gpointer icon_name)
{
  adw_status_page_set_icon_name (page, icon_name);
}

void
liaison_status_icon_show_when_mapped (AdwStatusPage *page, const char *icon_name)
{
  g_return_if_fail (ADW_IS_STATUS_PAGE (page));
  g_return_if_fail (icon_name != NULL);

  g_signal_connect (page, "map", G_CALLBACK (mapped_cb), (gpointer) icon_name);
}
