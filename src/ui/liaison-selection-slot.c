/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-selection-slot.h"

#include "ui/liaison-selection-bar.h"

struct _LiaisonSelectionSlot
{
  AdwBin parent_instance;

  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (LiaisonSelectionSlot, liaison_selection_slot, ADW_TYPE_BIN)

static void
update (LiaisonSelectionSlot *self)
{
  g_autoptr(LiaisonCustomerSelection) selection = g_signal_group_dup_target (self->signals);
  guint n_selected = selection != NULL ? liaison_customer_selection_get_n_selected (selection) : 0;

  if (n_selected > 1 && adw_bin_get_child (ADW_BIN (self)) == NULL)
    adw_bin_set_child (ADW_BIN (self), g_object_new (LIAISON_TYPE_SELECTION_BAR, NULL));
  if (adw_bin_get_child (ADW_BIN (self)) != NULL)
    liaison_selection_bar_set_n_selected (
      LIAISON_SELECTION_BAR (adw_bin_get_child (ADW_BIN (self))), n_selected);
}

static void
liaison_selection_slot_dispose (GObject *object)
{
  g_clear_object (&LIAISON_SELECTION_SLOT (object)->signals);

  G_OBJECT_CLASS (liaison_selection_slot_parent_class)->dispose (object);
}

static void
liaison_selection_slot_class_init (LiaisonSelectionSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = liaison_selection_slot_dispose;
}

static void
liaison_selection_slot_init (LiaisonSelectionSlot *self)
{
  self->signals = g_signal_group_new (LIAISON_TYPE_CUSTOMER_SELECTION);
  g_signal_group_connect_swapped (self->signals, "notify::n-selected", G_CALLBACK (update), self);
}

void
liaison_selection_slot_set_selection (LiaisonSelectionSlot *self,
                                      LiaisonCustomerSelection *selection)
{
  g_return_if_fail (LIAISON_IS_SELECTION_SLOT (self));

  g_signal_group_set_target (self->signals, selection);
  update (self);
}
