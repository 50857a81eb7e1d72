/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-invitations-group.h"

#include <glib/gi18n.h>

/* Nobody reads further down; whoever looks for one invitation searches. */
#define LIMIT 50
/* How long rows are made at a time. The toolkit takes ten times as long to lay them out and paint
 * them. */
#define PIECE_USEC 1000

struct _LiaisonInvitationsGroup
{
  AdwPreferencesGroup parent_instance;

  GtkListBox *list;
  GtkButton *more_button;

  GListModel *model;
  GtkListBoxCreateWidgetFunc create_row;
  gpointer user_data;
  GHashTable *rows; /* item → its row */
  guint n_wanted;   /* as far as the list is shown at most */
  void (*refresh_row) (GtkWidget *row);
  guint n_fresh; /* rows from the top that were refreshed */
  guint idle;
  guint tick;
  gboolean appearing; /* not painted since it was mapped */
};

G_DEFINE_FINAL_TYPE (LiaisonInvitationsGroup, liaison_invitations_group, ADW_TYPE_PREFERENCES_GROUP)

static guint
count (LiaisonInvitationsGroup *self)
{
  return self->model != NULL ? g_list_model_get_n_items (self->model) : 0;
}

static GtkWidget *
get_row_at (LiaisonInvitationsGroup *self, guint i)
{
  return GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int) i));
}

static GtkWidget *
make_row (LiaisonInvitationsGroup *self, gpointer item)
{
  GtkWidget *row = g_object_ref_sink (self->create_row (item, self->user_data));

  g_hash_table_insert (self->rows, g_object_ref (item), row);
  return row;
}

/* Puts the row of @item at @i: its own, moved from where it stands, or a new one. TRUE: that took
 * its time. */
static gboolean
place (LiaisonInvitationsGroup *self, gpointer item, guint i)
{
  GtkWidget *row = g_hash_table_lookup (self->rows, item);
  GtkWidget *there = get_row_at (self, i);

  if (row != NULL && row == there)
    return FALSE;
  /* One that went down or away: not all below it are moved up, but it is taken out. */
  if (row != NULL && row == get_row_at (self, i + 1))
    gtk_list_box_remove (self->list, there);
  else
    {
      if (row == NULL)
        row = make_row (self, item);
      else if (gtk_widget_get_parent (row) != NULL)
        gtk_list_box_remove (self->list, row);
      gtk_list_box_insert (self->list, row, (int) i);
    }
  return TRUE;
}

/* What stands below the last of the list. */
static gboolean
drop_rest (LiaisonInvitationsGroup *self, guint n, gint64 end)
{
  GtkWidget *row;

  while ((row = get_row_at (self, n)) != NULL)
    {
      if (g_get_monotonic_time () >= end)
        return FALSE;
      gtk_list_box_remove (self->list, row);
    }
  return TRUE;
}

/* Rows that are kept out of the list while it changes, and are not wanted in the end. */
static gboolean
is_apart (gpointer item, gpointer row, gpointer user_data)
{
  return gtk_widget_get_parent (row) == NULL;
}

static gboolean
refresh_rest (LiaisonInvitationsGroup *self, gint64 end)
{
  GtkWidget *row;

  while (self->refresh_row != NULL && (row = get_row_at (self, self->n_fresh)) != NULL)
    {
      if (g_get_monotonic_time () >= end)
        return FALSE;
      self->refresh_row (row);
      self->n_fresh++;
    }
  self->refresh_row = NULL;
  return TRUE;
}

static gboolean
is_filling (LiaisonInvitationsGroup *self)
{
  return self->idle != 0 || self->tick != 0;
}

/* What a group above makes would be made in the same frame. */
static gboolean
has_turn (LiaisonInvitationsGroup *self)
{
  GtkWidget *above = GTK_WIDGET (self);

  while ((above = gtk_widget_get_prev_sibling (above)) != NULL)
    if (LIAISON_IS_INVITATIONS_GROUP (above) && is_filling (LIAISON_INVITATIONS_GROUP (above)))
      return FALSE;
  return TRUE;
}

/* Makes the rows agree with the list from the top, as far as it gets. TRUE: they agree. */
static gboolean
follow_list (LiaisonInvitationsGroup *self, gboolean may_make)
{
  gint64 end = g_get_monotonic_time () + PIECE_USEC;
  guint n = MIN (self->n_wanted, count (self));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (self->model, i);

      if (!may_make && !g_hash_table_contains (self->rows, item))
        return FALSE;
      if (place (self, item, i) && g_get_monotonic_time () >= end)
        return FALSE;
    }
  if (!drop_rest (self, n, end))
    return FALSE;
  g_hash_table_foreach_remove (self->rows, is_apart, NULL);
  return refresh_rest (self, end);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer unused)
{
  LiaisonInvitationsGroup *self = LIAISON_INVITATIONS_GROUP (widget);

  /* A page's first frame is long without its rows. */
  if (!follow_list (self, !self->appearing && has_turn (self)))
    {
      self->appearing = FALSE;
      return G_SOURCE_CONTINUE;
    }
  self->appearing = FALSE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
follow_in_frames (LiaisonInvitationsGroup *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static gboolean
follow_cb (gpointer user_data)
{
  LiaisonInvitationsGroup *self = user_data;

  self->idle = 0;
  /* The rest with each frame: what is made between two of them is laid out in one. */
  if (!follow_list (self, has_turn (self)))
    follow_in_frames (self);
  return G_SOURCE_REMOVE;
}

static void
follow_soon (LiaisonInvitationsGroup *self)
{
  if (!is_filling (self) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, follow_cb, self, NULL);
}

static void
items_changed_cb (LiaisonInvitationsGroup *self)
{
  guint n = count (self);

  /* Nothing follows unseen; and rows would keep what they show, and its account, alive. */
  if (n == 0)
    {
      drop_rest (self, 0, G_MAXINT64);
      g_hash_table_remove_all (self->rows);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->more_button), n > self->n_wanted);
  if (n > self->n_wanted)
    {
      guint n_more = n - self->n_wanted;
      g_autofree char *label =
        /* Translators: a button below a list that shows only its beginning. */
        g_strdup_printf (ngettext ("Show %u More", "Show %u More", n_more), n_more);

      gtk_button_set_label (self->more_button, label);
    }
  follow_soon (self);
}

static void
more_cb (LiaisonInvitationsGroup *self)
{
  GtkWidget *row;

  self->n_wanted = G_MAXUINT;
  follow_list (self, TRUE);
  /* The button goes, and the focus with it. */
  row = get_row_at (self, LIMIT);
  if (row != NULL)
    gtk_widget_grab_focus (row);
  items_changed_cb (self);
}

static void
liaison_invitations_group_map (GtkWidget *widget)
{
  LiaisonInvitationsGroup *self = LIAISON_INVITATIONS_GROUP (widget);

  GTK_WIDGET_CLASS (liaison_invitations_group_parent_class)->map (widget);
  self->appearing = TRUE;
  follow_in_frames (self);
}

static void
liaison_invitations_group_unmap (GtkWidget *widget)
{
  LiaisonInvitationsGroup *self = LIAISON_INVITATIONS_GROUP (widget);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (widget, self->tick);
  self->tick = 0;
  GTK_WIDGET_CLASS (liaison_invitations_group_parent_class)->unmap (widget);
}

static void
liaison_invitations_group_dispose (GObject *object)
{
  LiaisonInvitationsGroup *self = LIAISON_INVITATIONS_GROUP (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, items_changed_cb, self);
  g_clear_object (&self->model);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_INVITATIONS_GROUP);

  G_OBJECT_CLASS (liaison_invitations_group_parent_class)->dispose (object);
}

static void
liaison_invitations_group_class_init (LiaisonInvitationsGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_invitations_group_dispose;
  widget_class->map = liaison_invitations_group_map;
  widget_class->unmap = liaison_invitations_group_unmap;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-invitations-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationsGroup, list);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationsGroup, more_button);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
liaison_invitations_group_init (LiaisonInvitationsGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->n_wanted = LIMIT;
  self->rows = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
}

void
liaison_invitations_group_set_model (LiaisonInvitationsGroup *self,
                                     GListModel *model,
                                     GtkListBoxCreateWidgetFunc create_row,
                                     gpointer user_data)
{
  g_return_if_fail (LIAISON_IS_INVITATIONS_GROUP (self));
  g_return_if_fail (G_IS_LIST_MODEL (model));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  self->create_row = create_row;
  self->user_data = user_data;
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  items_changed_cb (self);
}

void
liaison_invitations_group_refresh (LiaisonInvitationsGroup *self,
                                   void (*refresh_row) (GtkWidget *row))
{
  g_return_if_fail (LIAISON_IS_INVITATIONS_GROUP (self));

  self->refresh_row = refresh_row;
  self->n_fresh = 0;
  follow_soon (self);
}
