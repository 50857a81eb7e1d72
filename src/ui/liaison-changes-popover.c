/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-changes-popover.h"

#include "ui/liaison-change-row.h"

struct _LiaisonChangesPopover
{
  GtkPopover parent_instance;

  GtkWidget *seen_button;
  GtkStack *stack;
  GtkListView *list_view;

  LiaisonChanges *changes;
  GSignalGroup *changes_signals;
  gboolean chosen; /* it is being closed for a customer */
};

G_DEFINE_FINAL_TYPE (LiaisonChangesPopover, liaison_changes_popover, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  LOOKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
row_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer unused)
{
  gtk_list_item_set_child (item, liaison_change_row_new ());
}

static void
row_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, LiaisonChangesPopover *self)
{
  guint position = gtk_list_item_get_position (item);
  g_autoptr(LiaisonCustomerChange) above = NULL;

  if (position > 0)
    above = g_list_model_get_item (G_LIST_MODEL (self->changes), position - 1);
  liaison_change_row_set_change (LIAISON_CHANGE_ROW (gtk_list_item_get_child (item)),
                                 gtk_list_item_get_item (item), above);
}

static void
row_activated_cb (LiaisonChangesPopover *self, guint position)
{
  g_autoptr(LiaisonCustomerChange) change =
               g_list_model_get_item (G_LIST_MODEL (self->changes), position);

  self->chosen = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
  self->chosen = FALSE;
  g_signal_emit (self, signals[CHOSEN], 0, change);
}

static void
seen_clicked_cb (LiaisonChangesPopover *self)
{
  liaison_changes_mark_seen (self->changes);
}

static void
update (LiaisonChangesPopover *self)
{
  guint n_unseen = self->changes != NULL ? liaison_changes_get_n_unseen (self->changes) : 0;
  guint n_changes =
    self->changes != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->changes)) : 0;

  gtk_widget_set_sensitive (self->seen_button, n_unseen > 0);
  gtk_stack_set_visible_child_name (self->stack, n_changes > 0 ? "list" : "empty");
}

/* Each time anew: yesterday's “Today” is “Yesterday”, and the list starts at its top. */
static void
liaison_changes_popover_map (GtkWidget *widget)
{
  LiaisonChangesPopover *self = LIAISON_CHANGES_POPOVER (widget);
  g_autoptr(GtkNoSelection) selection = NULL;

  if (self->changes != NULL)
    selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->changes)));
  gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));

  GTK_WIDGET_CLASS (liaison_changes_popover_parent_class)->map (widget);
}

static void
liaison_changes_popover_closed (GtkPopover *popover)
{
  LiaisonChangesPopover *self = LIAISON_CHANGES_POPOVER (popover);

  if (!self->chosen)
    g_signal_emit (self, signals[LOOKED], 0);
}

static void
liaison_changes_popover_dispose (GObject *object)
{
  LiaisonChangesPopover *self = LIAISON_CHANGES_POPOVER (object);

  g_clear_object (&self->changes_signals);
  g_clear_object (&self->changes);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_CHANGES_POPOVER);

  G_OBJECT_CLASS (liaison_changes_popover_parent_class)->dispose (object);
}

static void
liaison_changes_popover_class_init (LiaisonChangesPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_changes_popover_dispose;
  widget_class->map = liaison_changes_popover_map;
  GTK_POPOVER_CLASS (klass)->closed = liaison_changes_popover_closed;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, LIAISON_TYPE_CUSTOMER_CHANGE);
  signals[LOOKED] = g_signal_new ("looked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-changes-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonChangesPopover, list_view);
  gtk_widget_class_bind_template_child (widget_class, LiaisonChangesPopover, seen_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonChangesPopover, stack);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, seen_clicked_cb);
}

static void
liaison_changes_popover_init (LiaisonChangesPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->changes_signals = g_signal_group_new (LIAISON_TYPE_CHANGES);
  g_signal_group_connect_swapped (self->changes_signals, "items-changed", G_CALLBACK (update),
                                  self);
  g_signal_group_connect_swapped (self->changes_signals, "notify::n-unseen", G_CALLBACK (update),
                                  self);
}

GtkWidget *
liaison_changes_popover_new (void)
{
  return g_object_new (LIAISON_TYPE_CHANGES_POPOVER, NULL);
}

void
liaison_changes_popover_set_changes (LiaisonChangesPopover *self, LiaisonChanges *changes)
{
  g_return_if_fail (LIAISON_IS_CHANGES_POPOVER (self));
  g_return_if_fail (changes == NULL || LIAISON_IS_CHANGES (changes));

  if (!g_set_object (&self->changes, changes))
    return;
  gtk_list_view_set_model (self->list_view, NULL);
  g_signal_group_set_target (self->changes_signals, changes);
  update (self);
}
