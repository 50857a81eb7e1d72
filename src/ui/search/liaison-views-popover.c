/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/search/liaison-views-popover.h"

#include "ui/search/liaison-view-row.h"

struct _LiaisonViewsPopover
{
  GtkPopover parent_instance;

  GtkListBox *list_box;
  GtkWidget *save_button;

  LiaisonCustomerQuery *query;
};

G_DEFINE_FINAL_TYPE (LiaisonViewsPopover, liaison_views_popover, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  RENAME,
  REMOVE,
  SAVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What comes of it needs the room, or the focus, that this has. */
static void
leave (LiaisonViewsPopover *self, guint signal, LiaisonView *view)
{
  g_autoptr(LiaisonView) kept = view != NULL ? g_object_ref (view) : NULL;

  gtk_popover_popdown (GTK_POPOVER (self));
  if (kept != NULL)
    g_signal_emit (self, signals[signal], 0, kept);
  else
    g_signal_emit (self, signals[signal], 0);
}

static void
row_activated_cb (LiaisonViewsPopover *self, LiaisonViewRow *row)
{
  leave (self, CHOSEN, liaison_view_row_get_view (row));
}

static void
save_clicked_cb (LiaisonViewsPopover *self)
{
  leave (self, SAVE, NULL);
}

static void
rename_cb (LiaisonViewRow *row, LiaisonViewsPopover *self)
{
  leave (self, RENAME, liaison_view_row_get_view (row));
}

static void
remove_cb (LiaisonViewRow *row, LiaisonViewsPopover *self)
{
  leave (self, REMOVE, liaison_view_row_get_view (row));
}

static void
mark_current (LiaisonViewsPopover *self, LiaisonViewRow *row)
{
  g_autoptr(LiaisonCustomerQuery) query = liaison_customer_query_from_text (
    liaison_view_get_query (liaison_view_row_get_view (row)));

  liaison_view_row_set_current (row, liaison_customer_query_equal (query, self->query));
}

static GtkWidget *
row_new (gpointer item, gpointer user_data)
{
  LiaisonViewsPopover *self = LIAISON_VIEWS_POPOVER (user_data);
  GtkWidget *row = liaison_view_row_new (LIAISON_VIEW (item));

  g_signal_connect_object (row, "rename", G_CALLBACK (rename_cb), self, 0);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, 0);
  mark_current (self, LIAISON_VIEW_ROW (row));
  return row;
}

static void
liaison_views_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_VIEWS_POPOVER);

  G_OBJECT_CLASS (liaison_views_popover_parent_class)->dispose (object);
}

static void
liaison_views_popover_finalize (GObject *object)
{
  liaison_customer_query_free (LIAISON_VIEWS_POPOVER (object)->query);

  G_OBJECT_CLASS (liaison_views_popover_parent_class)->finalize (object);
}

static void
add_signals (LiaisonViewsPopoverClass *klass)
{
  static const char
    *const names[] = { [CHOSEN] = "chosen", [RENAME] = "rename", [REMOVE] = "remove" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 1, LIAISON_TYPE_VIEW);
  signals[SAVE] = g_signal_new ("save", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
liaison_views_popover_class_init (LiaisonViewsPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_views_popover_dispose;
  object_class->finalize = liaison_views_popover_finalize;
  add_signals (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/search/liaison-views-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonViewsPopover, list_box);
  gtk_widget_class_bind_template_child (widget_class, LiaisonViewsPopover, save_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
}

static void
liaison_views_popover_init (LiaisonViewsPopover *self)
{
  self->query = liaison_customer_query_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
liaison_views_popover_new (void)
{
  return g_object_new (LIAISON_TYPE_VIEWS_POPOVER, NULL);
}

void
liaison_views_popover_set_views (LiaisonViewsPopover *self, GListModel *views)
{
  g_return_if_fail (LIAISON_IS_VIEWS_POPOVER (self));
  g_return_if_fail (views == NULL || G_IS_LIST_MODEL (views));

  gtk_widget_set_sensitive (self->save_button, views != NULL);
  gtk_list_box_bind_model (self->list_box, views, views != NULL ? row_new : NULL, self, NULL);
}

void
liaison_views_popover_set_query (LiaisonViewsPopover *self, const LiaisonCustomerQuery *query)
{
  GtkListBoxRow *row;

  g_return_if_fail (LIAISON_IS_VIEWS_POPOVER (self));
  g_return_if_fail (query != NULL);

  liaison_customer_query_free (self->query);
  self->query = liaison_customer_query_copy (query);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list_box, i)) != NULL; i++)
    mark_current (self, LIAISON_VIEW_ROW (row));
}
