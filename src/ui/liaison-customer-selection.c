/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-customer-selection.h"

#include "ui/liaison-picked-customers.h"

#define MOST_HELD 1000

struct _LiaisonCustomerSelection
{
  GObject parent_instance;

  LiaisonCustomerList *list;
  guint n_most;        /* no more rows are there for now; G_MAXUINT: all */
  GtkBitset *selected; /* positions */
  GHashTable *held; /* id → LiaisonCustomer: the selected ones, and those of them that are away;
                       NULL: too many */
};

enum
{
  PROP_N_SELECTED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GHashTable *
make_held (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
}

/* Takes @customer. */
static void
hold (LiaisonCustomerSelection *self, LiaisonCustomer *customer)
{
  g_hash_table_replace (self->held, (gpointer) liaison_customer_get_id (customer), customer);
}

static GType
get_item_type (GListModel *model)
{
  return LIAISON_TYPE_CUSTOMER;
}

static guint
get_n_rows (LiaisonCustomerSelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static guint
get_n_items (GListModel *model)
{
  LiaisonCustomerSelection *self = LIAISON_CUSTOMER_SELECTION (model);

  return MIN (get_n_rows (self), self->n_most);
}

static gpointer
get_item (GListModel *model, guint position)
{
  LiaisonCustomerSelection *self = LIAISON_CUSTOMER_SELECTION (model);

  return position < self->n_most ? g_list_model_get_item (G_LIST_MODEL (self->list), position)
                                 : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Selecting */

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (LIAISON_CUSTOMER_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (LIAISON_CUSTOMER_SELECTION (model)->selected);
}

/* All of them anew: those that are away are forgotten. */
static void
hold_selected (LiaisonCustomerSelection *self)
{
  GtkBitsetIter iter;
  guint position;

  g_clear_pointer (&self->held, g_hash_table_unref);
  if (gtk_bitset_get_size (self->selected) > MOST_HELD)
    return;

  self->held = make_held ();
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    hold (self, get_item (G_LIST_MODEL (self), position));
}

static void
hold_changes (LiaisonCustomerSelection *self, GtkBitset *changes)
{
  GtkBitsetIter iter;
  guint position;

  if (self->held == NULL || gtk_bitset_get_size (self->selected) > MOST_HELD)
    {
      hold_selected (self);
      return;
    }

  for (gboolean more = gtk_bitset_iter_init_first (&iter, changes, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr(LiaisonCustomer) customer = get_item (G_LIST_MODEL (self), position);

      if (gtk_bitset_contains (self->selected, position))
        hold (self, g_steal_pointer (&customer));
      else
        g_hash_table_remove (self->held, liaison_customer_get_id (customer));
    }
}

/* @forget: those that are away are not wanted any more. */
static gboolean
change (LiaisonCustomerSelection *self, GtkBitset *selected, GtkBitset *mask, gboolean forget)
{
  g_autoptr(GtkBitset) changes = gtk_bitset_copy (self->selected);
  guint first;

  /* Those of the mask whose state is another one now. */
  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);

  gtk_bitset_difference (self->selected, changes);
  if (forget)
    hold_selected (self);
  else
    hold_changes (self, changes);
  if (gtk_bitset_is_empty (changes))
    return TRUE;

  first = gtk_bitset_get_minimum (changes);
  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first,
                                         gtk_bitset_get_maximum (changes) - first + 1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
  return TRUE;
}

static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  return change (LIAISON_CUSTOMER_SELECTION (model), selected, mask, FALSE);
}

static gboolean
select_range (GtkSelectionModel *model, guint position, guint n_items, gboolean unselect_rest)
{
  LiaisonCustomerSelection *self = LIAISON_CUSTOMER_SELECTION (model);
  guint n_all = get_n_items (G_LIST_MODEL (model));
  g_autoptr(GtkBitset) selected = NULL;
  g_autoptr(GtkBitset) all = NULL;

  if (position >= n_all)
    return FALSE;

  selected = gtk_bitset_new_range (position, MIN (n_items, n_all - position));
  all = gtk_bitset_new_range (0, n_all);
  return change (self, selected, unselect_rest ? all : selected, unselect_rest);
}

static gboolean
select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  return select_range (model, position, 1, unselect_rest);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  LiaisonCustomerSelection *self = LIAISON_CUSTOMER_SELECTION (model);
  g_autoptr(GtkBitset) nothing = gtk_bitset_new_empty ();
  g_autoptr(GtkBitset) mask = gtk_bitset_copy (self->selected);

  return change (self, nothing, mask, TRUE);
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
  iface->select_range = select_range;
  iface->set_selection = set_selection;
  iface->unselect_all = unselect_all;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaisonCustomerSelection,
                               liaison_customer_selection,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                 G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                        selection_model_init))

/* Rows that come and go */

static void
find_among_rows (LiaisonCustomerSelection *self, guint position, guint n)
{
  for (guint i = position; i < position + n; i++)
    {
      g_autoptr(LiaisonCustomer) customer = get_item (G_LIST_MODEL (self), i);

      if (g_hash_table_contains (self->held, liaison_customer_get_id (customer)))
        gtk_bitset_add (self->selected, i);
    }
}

static void
find_among_held (LiaisonCustomerSelection *self, guint position, guint n)
{
  GHashTableIter iter;
  gpointer id;
  guint at;

  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (liaison_customer_list_find_position (self->list, id, &at) && at >= position &&
        at < position + n)
      gtk_bitset_add (self->selected, at);
}

/* Of the list. */
static void
tell_rows (LiaisonCustomerSelection *self, guint position, guint removed, guint added, guint n_most)
{
  guint n = get_n_rows (self);
  guint n_before = MIN (n - added + removed, n_most);

  if (n_most == G_MAXUINT)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  else
    {
      position = MIN (position, n_before);
      g_list_model_items_changed (G_LIST_MODEL (self), position, n_before - position, n - position);
    }
}

static void
items_changed_cb (LiaisonCustomerSelection *self, guint position, guint removed, guint added)
{
  guint64 n_before = gtk_bitset_get_size (self->selected);
  guint n_most = self->n_most;

  self->n_most = G_MAXUINT;

  gtk_bitset_splice (self->selected, position, removed, added);
  if (self->held != NULL && g_hash_table_size (self->held) > gtk_bitset_get_size (self->selected))
    {
      if (added <= g_hash_table_size (self->held))
        find_among_rows (self, position, added);
      else
        find_among_held (self, position, added);
    }

  tell_rows (self, position, removed, added, n_most);
  if (gtk_bitset_get_size (self->selected) != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
}

static void
query_changed_cb (LiaisonCustomerSelection *self)
{
  if (self->held == NULL)
    liaison_customer_selection_clear (self);
}

static void
liaison_customer_selection_get_property (GObject *object,
                                         guint prop_id,
                                         GValue *value,
                                         GParamSpec *pspec)
{
  if (prop_id == PROP_N_SELECTED)
    g_value_set_uint (
      value, liaison_customer_selection_get_n_selected (LIAISON_CUSTOMER_SELECTION (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
liaison_customer_selection_finalize (GObject *object)
{
  LiaisonCustomerSelection *self = LIAISON_CUSTOMER_SELECTION (object);

  g_clear_pointer (&self->held, g_hash_table_unref);
  g_clear_pointer (&self->selected, gtk_bitset_unref);
  g_clear_object (&self->list);

  G_OBJECT_CLASS (liaison_customer_selection_parent_class)->finalize (object);
}

static void
liaison_customer_selection_class_init (LiaisonCustomerSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = liaison_customer_selection_finalize;
  object_class->get_property = liaison_customer_selection_get_property;

  properties[PROP_N_SELECTED] = g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_customer_selection_init (LiaisonCustomerSelection *self)
{
  self->n_most = G_MAXUINT;
  self->selected = gtk_bitset_new_empty ();
  self->held = make_held ();
}

LiaisonCustomerSelection *
liaison_customer_selection_new (LiaisonCustomerList *list)
{
  LiaisonCustomerSelection *self;

  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (list), NULL);

  self = g_object_new (LIAISON_TYPE_CUSTOMER_SELECTION, NULL);
  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::query", G_CALLBACK (query_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
liaison_customer_selection_show_first (LiaisonCustomerSelection *self, guint n)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER_SELECTION (self));
  g_return_if_fail (self->n_most == G_MAXUINT);

  if (get_n_rows (self) <= n)
    return;
  self->n_most = n;
  g_list_model_items_changed (G_LIST_MODEL (self), n, get_n_rows (self) - n, 0);
}

void
liaison_customer_selection_show_all (LiaisonCustomerSelection *self)
{
  guint n_most;

  g_return_if_fail (LIAISON_IS_CUSTOMER_SELECTION (self));

  if (self->n_most == G_MAXUINT)
    return;
  n_most = self->n_most;
  self->n_most = G_MAXUINT;
  g_list_model_items_changed (G_LIST_MODEL (self), n_most, 0, get_n_rows (self) - n_most);
}

guint
liaison_customer_selection_get_n_selected (LiaisonCustomerSelection *self)
{
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_SELECTION (self), 0);

  return (guint) gtk_bitset_get_size (self->selected);
}

gboolean
liaison_customer_selection_contains (LiaisonCustomerSelection *self, LiaisonCustomer *customer)
{
  guint position;

  g_return_val_if_fail (LIAISON_IS_CUSTOMER_SELECTION (self), FALSE);
  g_return_val_if_fail (LIAISON_IS_CUSTOMER (customer), FALSE);

  return liaison_customer_list_find_position (self->list, liaison_customer_get_id (customer),
                                              &position) &&
         gtk_bitset_contains (self->selected, position);
}

void
liaison_customer_selection_set_only (LiaisonCustomerSelection *self, LiaisonCustomer *customer)
{
  guint position;

  g_return_if_fail (LIAISON_IS_CUSTOMER_SELECTION (self));
  g_return_if_fail (LIAISON_IS_CUSTOMER (customer));

  if (liaison_customer_list_find_position (self->list, liaison_customer_get_id (customer),
                                           &position))
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self), position, TRUE);
}

void
liaison_customer_selection_clear (LiaisonCustomerSelection *self)
{
  g_return_if_fail (LIAISON_IS_CUSTOMER_SELECTION (self));

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self));
}

GListModel *
liaison_customer_selection_snapshot (LiaisonCustomerSelection *self)
{
  g_autoptr(GListModel) shown = NULL;
  g_autoptr(GtkBitset) picked = NULL;
  GListStore *few;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (LIAISON_IS_CUSTOMER_SELECTION (self), NULL);

  if (self->held == NULL)
    {
      shown = liaison_customer_list_snapshot (self->list, FALSE);
      picked = gtk_bitset_copy (self->selected);
      return liaison_picked_customers_new (shown, picked);
    }

  few = g_list_store_new (LIAISON_TYPE_CUSTOMER);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr(LiaisonCustomer) customer = get_item (G_LIST_MODEL (self), position);

      g_list_store_append (few, customer);
    }

  return G_LIST_MODEL (few);
}
