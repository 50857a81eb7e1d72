/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-changes.h"

struct _LiaisonChanges
{
  GObject parent_instance;

  GPtrArray *changes;
  guint n_unseen;
};

static GType
get_item_type (GListModel *model)
{
  return LIAISON_TYPE_CUSTOMER_CHANGE;
}

static guint
get_n_items (GListModel *model)
{
  return LIAISON_CHANGES (model)->changes->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  LiaisonChanges *self = LIAISON_CHANGES (model);

  return position < self->changes->len ? g_object_ref (self->changes->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaisonChanges,
                               liaison_changes,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  PROP_N_UNSEEN = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SEEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
count_unseen (LiaisonChanges *self)
{
  guint n_unseen = 0;

  for (guint i = 0; i < self->changes->len; i++)
    if (!liaison_customer_change_is_seen (g_ptr_array_index (self->changes, i)))
      n_unseen++;
  if (self->n_unseen == n_unseen)
    return;
  self->n_unseen = n_unseen;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_UNSEEN]);
}

static void
liaison_changes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_N_UNSEEN)
    g_value_set_uint (value, LIAISON_CHANGES (object)->n_unseen);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_changes_finalize (GObject *object)
{
  g_ptr_array_unref (LIAISON_CHANGES (object)->changes);

  G_OBJECT_CLASS (liaison_changes_parent_class)->finalize (object);
}

static void
liaison_changes_class_init (LiaisonChangesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = liaison_changes_finalize;
  object_class->get_property = liaison_changes_get_property;

  properties[PROP_N_UNSEEN] = g_param_spec_uint ("n-unseen", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SEEN] = g_signal_new ("seen", LIAISON_TYPE_CHANGES, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
liaison_changes_init (LiaisonChanges *self)
{
  self->changes = g_ptr_array_new_with_free_func (g_object_unref);
}

LiaisonChanges *
liaison_changes_new (void)
{
  return g_object_new (LIAISON_TYPE_CHANGES, NULL);
}

guint
liaison_changes_get_n_unseen (LiaisonChanges *self)
{
  g_return_val_if_fail (LIAISON_IS_CHANGES (self), 0);

  return self->n_unseen;
}

void
liaison_changes_mark_seen (LiaisonChanges *self)
{
  g_autoptr(GPtrArray) seen = NULL;

  g_return_if_fail (LIAISON_IS_CHANGES (self));

  if (self->n_unseen == 0)
    return;
  seen = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->changes->len; i++)
    {
      LiaisonCustomerChange *change = g_ptr_array_index (self->changes, i);

      g_ptr_array_add (
        seen, liaison_customer_change_new (liaison_customer_change_get_kind (change),
                                           liaison_customer_change_get_customer (change),
                                           liaison_customer_change_get_name (change),
                                           liaison_customer_change_get_was (change),
                                           liaison_customer_change_get_time (change), TRUE));
    }
  liaison_changes_set (self, seen);
  g_signal_emit (self, signals[SEEN], 0);
}

void
liaison_changes_set (LiaisonChanges *self, GPtrArray *changes)
{
  guint n_before;

  g_return_if_fail (LIAISON_IS_CHANGES (self));
  g_return_if_fail (changes != NULL);

  n_before = self->changes->len;
  g_ptr_array_ref (changes);
  g_ptr_array_unref (self->changes);
  self->changes = changes;
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, changes->len);
  count_unseen (self);
}

GHashTable *
liaison_changes_dup_lost_rights (LiaisonChanges *self)
{
  g_autoptr(GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *lost = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (LIAISON_IS_CHANGES (self), lost);

  /* Newest first: what comes later was before. */
  for (guint i = 0; i < self->changes->len; i++)
    {
      LiaisonCustomerChange *change = g_ptr_array_index (self->changes, i);
      LiaisonChangeKind kind = liaison_customer_change_get_kind (change);
      const char *customer = liaison_customer_change_get_customer (change);

      if ((kind == LIAISON_CHANGE_RIGHTS_LOST || kind == LIAISON_CHANGE_RIGHTS_GAINED) &&
          g_hash_table_add (told, (gpointer) customer) && kind == LIAISON_CHANGE_RIGHTS_LOST)
        g_hash_table_add (lost, g_strdup (customer));
    }
  return lost;
}
