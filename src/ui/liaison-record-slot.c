/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-record-slot.h"

/* A list has two hundred places at hand. When so many have a row, the next one gets the row of the
 * place that is furthest away. */
#define ROWS_MAX 40

struct _LiaisonRecordSlot
{
  GtkWidget parent_instance;

  LiaisonCloud *cloud;
  LiaisonLedger *ledger;
  GtkWidget *page; /* not owned */
  LiaisonCustomer *customer;
  GSignalGroup *customer_signals;
  GtkWidget *row; /* NULL until the place came near */
};

G_DEFINE_FINAL_TYPE (LiaisonRecordSlot, liaison_record_slot, GTK_TYPE_WIDGET)

/* The focus is on the list's own row, which has no name of its own. */
static void
update_name (LiaisonRecordSlot *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  if (item != NULL && self->customer != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    liaison_customer_get_name (self->customer), -1);
}

static void
update_note (LiaisonRecordSlot *self)
{
  if (self->row != NULL && self->customer != NULL)
    liaison_record_row_set_note (
      LIAISON_RECORD_ROW (self->row),
      liaison_ledger_lookup_note (self->ledger, liaison_customer_get_id (self->customer)));
}

static void
note_changed_cb (LiaisonRecordSlot *self, const char *customer)
{
  if (self->customer != NULL && g_str_equal (liaison_customer_get_id (self->customer), customer))
    update_note (self);
}

static void
liaison_record_slot_dispose (GObject *object)
{
  LiaisonRecordSlot *self = LIAISON_RECORD_SLOT (object);

  g_clear_pointer (&self->row, gtk_widget_unparent);
  g_clear_object (&self->customer_signals);
  g_clear_object (&self->customer);
  g_clear_object (&self->ledger);
  g_clear_object (&self->cloud);

  G_OBJECT_CLASS (liaison_record_slot_parent_class)->dispose (object);
}

static void
liaison_record_slot_class_init (LiaisonRecordSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_record_slot_dispose;

  /* As high as a row, in style.css. */
  gtk_widget_class_set_css_name (widget_class, "record-slot");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
liaison_record_slot_init (LiaisonRecordSlot *self)
{
  self->customer_signals = g_signal_group_new (LIAISON_TYPE_CUSTOMER);
  g_signal_group_connect_swapped (self->customer_signals, "notify::name", G_CALLBACK (update_name),
                                  self);
}

GtkWidget *
liaison_record_slot_new (LiaisonCloud *cloud, LiaisonLedger *ledger, GtkWidget *page)
{
  LiaisonRecordSlot *self;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), NULL);
  g_return_val_if_fail (LIAISON_IS_LEDGER (ledger), NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (page), NULL);

  self = g_object_new (LIAISON_TYPE_RECORD_SLOT, NULL);
  self->cloud = g_object_ref (cloud);
  self->ledger = g_object_ref (ledger);
  self->page = page;
  g_signal_connect_object (ledger, "note-changed", G_CALLBACK (note_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

void
liaison_record_slot_set_customer (LiaisonRecordSlot *self, LiaisonCustomer *customer)
{
  g_return_if_fail (LIAISON_IS_RECORD_SLOT (self));

  g_signal_group_set_target (self->customer_signals, customer);
  g_set_object (&self->customer, customer);
  update_name (self);
  if (self->row != NULL)
    liaison_record_row_set_customer (LIAISON_RECORD_ROW (self->row), customer);
  update_note (self);
}

LiaisonCustomer *
liaison_record_slot_get_customer (LiaisonRecordSlot *self)
{
  g_return_val_if_fail (LIAISON_IS_RECORD_SLOT (self), NULL);

  return self->customer;
}

LiaisonRecordRow *
liaison_record_slot_ensure_row (LiaisonRecordSlot *self)
{
  g_return_val_if_fail (LIAISON_IS_RECORD_SLOT (self), NULL);

  if (self->row == NULL)
    {
      self->row = liaison_record_row_new (self->cloud);
      g_object_bind_property (self->page, "narrow", self->row, "narrow", G_BINDING_SYNC_CREATE);
      g_object_bind_property (self->page, "words", self->row, "words", G_BINDING_SYNC_CREATE);
      gtk_widget_set_parent (self->row, GTK_WIDGET (self));
      liaison_record_row_set_customer (LIAISON_RECORD_ROW (self->row), self->customer);
      update_note (self);
    }

  return LIAISON_RECORD_ROW (self->row);
}

/* The places of a list, and which of them are seen. */
typedef struct
{
  GPtrArray *slots; /* from top to bottom */
  guint first, last;
  guint n_rows;
} Places;

/* The list lays out those that are seen; the others stay where they were last, not visible. Those
 * without a height were not laid out yet. */
static gboolean
is_seen (LiaisonRecordSlot *self)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  return gtk_widget_get_child_visible (item) && gtk_widget_get_height (GTK_WIDGET (self)) > 0;
}

static void
find_places (GtkWidget *list, Places *places)
{
  for (GtkWidget *item = gtk_widget_get_first_child (list); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *slot = gtk_widget_get_first_child (item);

      if (!LIAISON_IS_RECORD_SLOT (slot))
        continue;
      if (is_seen (LIAISON_RECORD_SLOT (slot)))
        {
          places->first = MIN (places->first, places->slots->len);
          places->last = places->slots->len;
        }
      places->n_rows += LIAISON_RECORD_SLOT (slot)->row != NULL;
      g_ptr_array_add (places->slots, slot);
    }
}

/* One that is open is higher than its place, and whoever is at work in it is not to be moved. */
static gboolean
is_spare (LiaisonRecordSlot *self)
{
  return self->row != NULL && !is_seen (self) &&
         gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL &&
         (self->customer == NULL || !liaison_customer_is_expanded (self->customer));
}

static LiaisonRecordSlot *
find_furthest_spare (Places *places)
{
  guint up = 0, down = places->slots->len;

  while (up < places->first && !is_spare (g_ptr_array_index (places->slots, up)))
    up++;
  while (down > places->last + 1 && !is_spare (g_ptr_array_index (places->slots, down - 1)))
    down--;
  if (up < places->first && places->first - up >= down - places->last - 1)
    return g_ptr_array_index (places->slots, up);
  return down > places->last + 1 ? g_ptr_array_index (places->slots, down - 1) : NULL;
}

static void
take_row (LiaisonRecordSlot *self, LiaisonRecordSlot *other)
{
  GtkWidget *row = g_object_ref (g_steal_pointer (&other->row));

  gtk_widget_unparent (row);
  gtk_widget_set_parent (row, GTK_WIDGET (self));
  self->row = row;
  liaison_record_row_set_customer (LIAISON_RECORD_ROW (row), self->customer);
  update_note (self);
  g_object_unref (row);
}

static void
fill (Places *places, LiaisonRecordSlot *self)
{
  LiaisonRecordSlot *other;

  if (self->row != NULL)
    return;
  other = places->n_rows < ROWS_MAX ? NULL : find_furthest_spare (places);
  if (other != NULL)
    take_row (self, other);
  else
    {
      liaison_record_slot_ensure_row (self);
      places->n_rows++;
    }
}

static void
list_laid_out_cb (GtkWidget *list)
{
  g_autoptr(GPtrArray) slots = NULL;
  Places places = { .first = G_MAXUINT };

  if (!gtk_widget_get_mapped (list))
    return;

  places.slots = slots = g_ptr_array_new ();
  find_places (list, &places);
  for (guint i = places.first; i <= places.last && i < slots->len; i++)
    fill (&places, g_ptr_array_index (slots, i));
}

/* Behind the toolkit's own layout. New rows ask for another one, which comes before the paint. */
static void
list_realized_cb (GtkWidget *list)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (list), "layout",
                           G_CALLBACK (list_laid_out_cb), list,
                           G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

static void
list_unrealized_cb (GtkWidget *list)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (list), list_laid_out_cb, list);
}

void
liaison_record_slot_fill_list (GtkListView *list)
{
  g_return_if_fail (GTK_IS_LIST_VIEW (list));

  g_signal_connect (list, "realize", G_CALLBACK (list_realized_cb), NULL);
  g_signal_connect (list, "unrealize", G_CALLBACK (list_unrealized_cb), NULL);
}
