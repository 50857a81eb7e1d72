/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-welcome-page.h"

struct _LiaisonWelcomePage
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (LiaisonWelcomePage, liaison_welcome_page, ADW_TYPE_BIN)

static void
liaison_welcome_page_class_init (LiaisonWelcomePageClass *klass)
{
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/io/github/liaison_app/Liaison/ui/liaison-welcome-page.ui");
}

static void
liaison_welcome_page_init (LiaisonWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
