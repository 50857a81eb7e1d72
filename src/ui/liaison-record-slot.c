/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-record-slot.h"

/* Made this far beyond what is seen, so that a turn of the wheel finds most rows ready. */
#define MARGIN 200

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
      g_signal_connect_object (self->ledger, "note-changed", G_CALLBACK (note_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }

  return LIAISON_RECORD_ROW (self->row);
}

static void
list_laid_out_cb (GtkWidget *list)
{
  float height = gtk_widget_get_height (list);

  if (!gtk_widget_get_mapped (list))
    return;

  for (GtkWidget *item = gtk_widget_get_first_child (list); item != NULL;
       item = gtk_widget_get_next_sibling (item))
    {
      GtkWidget *slot = gtk_widget_get_first_child (item);
      graphene_rect_t bounds;

      /* Those without a height were not laid out yet. */
      if (LIAISON_IS_RECORD_SLOT (slot) && LIAISON_RECORD_SLOT (slot)->row == NULL &&
          gtk_widget_get_height (slot) > 0 && gtk_widget_compute_bounds (item, list, &bounds) &&
          bounds.origin.y < height + MARGIN && bounds.origin.y + bounds.size.height > -MARGIN)
        liaison_record_slot_ensure_row (LIAISON_RECORD_SLOT (slot));
    }
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
