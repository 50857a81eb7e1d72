/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-notice-slot.h"

struct _LiaisonNoticeSlot
{
  AdwBin parent_instance;

  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (LiaisonNoticeSlot, liaison_notice_slot, ADW_TYPE_BIN)

enum
{
  PROP_NARROW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
bar_activated_cb (LiaisonNoticeSlot *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static LiaisonNoticeBar *
ensure_bar (LiaisonNoticeSlot *self)
{
  GtkWidget *bar = adw_bin_get_child (ADW_BIN (self));

  if (bar != NULL)
    return LIAISON_NOTICE_BAR (bar);

  bar = g_object_new (LIAISON_TYPE_NOTICE_BAR, NULL);
  g_object_bind_property (self, "narrow", bar, "narrow", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (bar, "activated", G_CALLBACK (bar_activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), bar);

  return LIAISON_NOTICE_BAR (bar);
}

static void
liaison_notice_slot_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_NARROW)
    g_value_set_boolean (value, LIAISON_NOTICE_SLOT (object)->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_notice_slot_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LiaisonNoticeSlot *self = LIAISON_NOTICE_SLOT (object);

  if (id != PROP_NARROW)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (self->narrow != g_value_get_boolean (value))
    {
      self->narrow = !self->narrow;
      g_object_notify_by_pspec (object, pspec);
    }
}

static void
liaison_notice_slot_class_init (LiaisonNoticeSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_notice_slot_get_property;
  object_class->set_property = liaison_notice_slot_set_property;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
liaison_notice_slot_init (LiaisonNoticeSlot *self)
{
}

void
liaison_notice_slot_reveal (LiaisonNoticeSlot *self,
                            const char *text,
                            const char *button_label,
                            const GError *error)
{
  g_return_if_fail (LIAISON_IS_NOTICE_SLOT (self));

  liaison_notice_bar_reveal (ensure_bar (self), text, button_label, error);
}

void
liaison_notice_slot_conceal (LiaisonNoticeSlot *self)
{
  GtkWidget *bar;

  g_return_if_fail (LIAISON_IS_NOTICE_SLOT (self));

  bar = adw_bin_get_child (ADW_BIN (self));
  if (bar != NULL)
    liaison_notice_bar_conceal (LIAISON_NOTICE_BAR (bar));
}
