/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/account/liaison-registration-guide.h"

#include "ui/account/liaison-copy-row.h"
#include "ui/account/liaison-portal-row.h"
#include "ui/liaison-side-window.h"

struct _LiaisonRegistrationGuide
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *portals;
};

G_DEFINE_FINAL_TYPE (LiaisonRegistrationGuide, liaison_registration_guide, ADW_TYPE_WINDOW)

static void
liaison_registration_guide_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_REGISTRATION_GUIDE);

  G_OBJECT_CLASS (liaison_registration_guide_parent_class)->dispose (object);
}

static void
liaison_registration_guide_class_init (LiaisonRegistrationGuideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_registration_guide_dispose;

  g_type_ensure (LIAISON_TYPE_COPY_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/account/liaison-registration-guide.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonRegistrationGuide, portals);
}

static void
liaison_registration_guide_init (LiaisonRegistrationGuide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_portal (LiaisonRegistrationGuide *self, LiaisonCloud *cloud)
{
  GtkWidget *row = liaison_portal_row_new (cloud);

  if (row != NULL)
    adw_preferences_group_add (self->portals, row);
}

void
liaison_registration_guide_present (GListModel *clouds, LiaisonCloud *cloud, GtkWindow *parent)
{
  LiaisonRegistrationGuide *self;

  g_return_if_fail (G_IS_LIST_MODEL (clouds));
  g_return_if_fail (cloud == NULL || LIAISON_IS_CLOUD (cloud));
  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));

  self = g_object_new (LIAISON_TYPE_REGISTRATION_GUIDE, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (clouds); i++)
    {
      g_autoptr(LiaisonCloud) each = g_list_model_get_item (clouds, i);
      const LiaisonCloudSpec *spec = liaison_cloud_get_spec (each);

      if (!spec->hidden && !spec->closed && (cloud == NULL || cloud == each))
        add_portal (self, each);
    }
  liaison_side_window_present (GTK_WINDOW (self), parent);
}
