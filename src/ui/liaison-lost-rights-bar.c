/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-lost-rights-bar.h"

struct _LiaisonLostRightsBar
{
  AdwBin parent_instance;

  GtkActionable *button;

  GBinding *binding; /* not owned; NULL: nobody's privileges */
};

G_DEFINE_FINAL_TYPE (LiaisonLostRightsBar, liaison_lost_rights_bar, ADW_TYPE_BIN)

static void
liaison_lost_rights_bar_dispose (GObject *object)
{
  LiaisonLostRightsBar *self = LIAISON_LOST_RIGHTS_BAR (object);

  liaison_lost_rights_bar_set_customer (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_LOST_RIGHTS_BAR);

  G_OBJECT_CLASS (liaison_lost_rights_bar_parent_class)->dispose (object);
}

static void
liaison_lost_rights_bar_class_init (LiaisonLostRightsBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_lost_rights_bar_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-lost-rights-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonLostRightsBar, button);
}

static void
liaison_lost_rights_bar_init (LiaisonLostRightsBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_lost_rights_bar_set_customer (LiaisonLostRightsBar *self, LiaisonCustomer *customer)
{
  g_return_if_fail (LIAISON_IS_LOST_RIGHTS_BAR (self));
  g_return_if_fail (customer == NULL || LIAISON_IS_CUSTOMER (customer));

  if (self->binding != NULL)
    g_binding_unbind (self->binding);
  g_clear_weak_pointer (&self->binding);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (customer == NULL)
    return;

  gtk_actionable_set_action_target (self->button, "s", liaison_customer_get_id (customer));
  g_set_weak_pointer (&self->binding, g_object_bind_property (customer, "lost-rights", self,
                                                              "visible", G_BINDING_SYNC_CREATE));
}
