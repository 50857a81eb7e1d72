/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-window-header.h"

#include <glib/gi18n.h>

/* Below this width the header bar shows less. */
#define WIDTH_COMPACT 900

struct _LiaisonWindowHeader
{
  AdwBin parent_instance;

  GtkWidget *request_button;
  GtkWidget *request_label;
  GtkWidget *search_button;
  LiaisonAccountButton *account_button;
  GtkStack *title_stack;
  GtkWidget *plain_title;
  AdwViewSwitcherTitle *switcher_title;
  GtkMenuButton *menu_button;
  GMenuModel *primary_menu;

  LiaisonSessionView *view; /* not owned; NULL before the first account is open */
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (LiaisonWindowHeader, liaison_window_header, ADW_TYPE_BIN)

/* Until it is filled, the button of the menu looks like one that has it. */
static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  liaison_window_header_fill_menu (LIAISON_WINDOW_HEADER (user_data));
}

/* Typing starts the search; only the list of customers has one. */
static void
update_search (LiaisonWindowHeader *self)
{
  gboolean searchable = self->ready && liaison_session_view_is_searchable (self->view);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (self->view != NULL)
    liaison_customers_page_set_key_capture (liaison_session_view_get_customers_page (self->view),
                                            searchable ? window : NULL);
  gtk_widget_set_visible (self->search_button, searchable);
}

static void
liaison_window_header_dispose (GObject *object)
{
  LiaisonWindowHeader *self = LIAISON_WINDOW_HEADER (object);

  g_clear_weak_pointer (&self->view);
  /* Before the template: the bin would keep a pointer to its freed child. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_WINDOW_HEADER);

  G_OBJECT_CLASS (liaison_window_header_parent_class)->dispose (object);
}

static void
liaison_window_header_class_init (LiaisonWindowHeaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_window_header_dispose;

  g_type_ensure (LIAISON_TYPE_ACCOUNT_BUTTON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-window-header.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindowHeader, account_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindowHeader, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindowHeader, plain_title);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindowHeader, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindowHeader, request_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindowHeader, request_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindowHeader, search_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindowHeader, switcher_title);
  gtk_widget_class_bind_template_child (widget_class, LiaisonWindowHeader, title_stack);
}

static void
liaison_window_header_init (LiaisonWindowHeader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_popup_cb, self, NULL);
}

void
liaison_window_header_set_view (LiaisonWindowHeader *self, LiaisonSessionView *view)
{
  AdwViewStack *stack;

  g_return_if_fail (LIAISON_IS_WINDOW_HEADER (self));
  g_return_if_fail (LIAISON_IS_SESSION_VIEW (view));

  if (self->view == view)
    return;

  g_set_weak_pointer (&self->view, view);
  stack = liaison_session_view_get_stack (view);
  adw_view_switcher_title_set_stack (self->switcher_title, stack);
  g_signal_connect_object (stack, "notify::visible-child", G_CALLBACK (update_search), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (liaison_session_view_get_customers_page (view), "searching",
                          self->search_button, "active",
                          G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
}

void
liaison_window_header_set_ready (LiaisonWindowHeader *self, gboolean ready, const char *obstacle)
{
  g_return_if_fail (LIAISON_IS_WINDOW_HEADER (self));
  g_return_if_fail (!ready || self->view != NULL);

  self->ready = ready;
  gtk_widget_set_visible (self->request_button, ready);
  gtk_widget_set_tooltip_text (self->request_button,
                               obstacle != NULL ? obstacle : _ ("Request a Reseller Relationship"));
  /* Not by the switcher's own property: that cross-fades, for which two pictures of the whole
   * window are made. */
  gtk_stack_set_visible_child (self->title_stack,
                               ready ? GTK_WIDGET (self->switcher_title) : self->plain_title);
  update_search (self);
}

void
liaison_window_header_fill_menu (LiaisonWindowHeader *self)
{
  g_return_if_fail (LIAISON_IS_WINDOW_HEADER (self));

  if (gtk_menu_button_get_menu_model (self->menu_button) == NULL)
    gtk_menu_button_set_menu_model (self->menu_button, self->primary_menu);
}

void
liaison_window_header_set_width (LiaisonWindowHeader *self, int width)
{
  g_return_if_fail (LIAISON_IS_WINDOW_HEADER (self));

  gtk_widget_set_visible (self->request_label, width >= WIDTH_COMPACT);
  liaison_account_button_set_compact (self->account_button, width < WIDTH_COMPACT);
}

AdwViewSwitcherTitle *
liaison_window_header_get_switcher (LiaisonWindowHeader *self)
{
  g_return_val_if_fail (LIAISON_IS_WINDOW_HEADER (self), NULL);

  return self->switcher_title;
}

LiaisonAccountButton *
liaison_window_header_get_account_button (LiaisonWindowHeader *self)
{
  g_return_val_if_fail (LIAISON_IS_WINDOW_HEADER (self), NULL);

  return self->account_button;
}
