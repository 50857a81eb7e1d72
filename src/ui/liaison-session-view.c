/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-session-view.h"

struct _LiaisonSessionView
{
  AdwBin parent_instance;

  AdwViewStack *stack;
  LiaisonCustomersPage *customers_page;
  LiaisonInvitationsPage *invitations_page;
};

G_DEFINE_FINAL_TYPE (LiaisonSessionView, liaison_session_view, ADW_TYPE_BIN)

static gboolean
needs_attention (GObject *page, guint n_attention)
{
  return n_attention > 0;
}

static void
liaison_session_view_dispose (GObject *object)
{
  /* Before the template: the bin would keep a pointer to its freed child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_SESSION_VIEW);

  G_OBJECT_CLASS (liaison_session_view_parent_class)->dispose (object);
}

static void
liaison_session_view_class_init (LiaisonSessionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_session_view_dispose;

  g_type_ensure (LIAISON_TYPE_CUSTOMERS_PAGE);
  g_type_ensure (LIAISON_TYPE_INVITATIONS_PAGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-session-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonSessionView, customers_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSessionView, invitations_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSessionView, stack);
  gtk_widget_class_bind_template_callback (widget_class, needs_attention);
}

static void
liaison_session_view_init (LiaisonSessionView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LiaisonSessionView *
liaison_session_view_new (void)
{
  return g_object_new (LIAISON_TYPE_SESSION_VIEW, NULL);
}

AdwViewStack *
liaison_session_view_get_stack (LiaisonSessionView *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION_VIEW (self), NULL);

  return self->stack;
}

LiaisonCustomersPage *
liaison_session_view_get_customers_page (LiaisonSessionView *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION_VIEW (self), NULL);

  return self->customers_page;
}

LiaisonInvitationsPage *
liaison_session_view_get_invitations_page (LiaisonSessionView *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION_VIEW (self), NULL);

  return self->invitations_page;
}
