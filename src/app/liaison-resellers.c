/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-resellers.h"

#include "app/liaison-customer-conditions.h"
#include "model/liaison-action.h"
#include "model/liaison-reseller.h"

#define PAGE_SIZE 500

struct _LiaisonResellers
{
  GObject parent_instance;

  LiaisonPartnerClient *client;
  LiaisonCustomerList *list; /* not owned: it may go before */
  LiaisonJointParties *parties;
  GListModel *resellers; /* of @parties */

  char *asked;          /* reseller whose customers are read or were read last, or NULL */
  GCancellable *asking; /* or NULL */
  GError *error;
};

static GType
get_item_type (GListModel *model)
{
  return LIAISON_TYPE_RESELLER;
}

static guint
get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (LIAISON_RESELLERS (model)->resellers);
}

static gpointer
get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (LIAISON_RESELLERS (model)->resellers, position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaisonResellers,
                               liaison_resellers,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  PROP_ASKING = 1,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static LiaisonCache *
get_cache (LiaisonResellers *self)
{
  return self->list != NULL ? liaison_customer_list_get_cache (self->list) : NULL;
}

/* Whose customers
 *
 *   ask → page → page … → done
 */
typedef struct
{
  LiaisonResellers *self;
  char *reseller;
  char *continuation;
  GPtrArray *ids;
} AskOp;

static void ask_page_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
ask_op_free (AskOp *op)
{
  g_object_unref (op->self);
  g_free (op->reseller);
  g_free (op->continuation);
  g_ptr_array_unref (op->ids);
  g_free (op);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AskOp, ask_op_free)

static void
notify (LiaisonResellers *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ASKING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static void
ask_next (AskOp *op)
{
  liaison_partner_client_list_reseller_customers_async (
    op->self->client, op->reseller, op->continuation, PAGE_SIZE, op->self->asking, ask_page_cb, op);
}

static void
ask_done (AskOp *op)
{
  LiaisonCache *cache = get_cache (op->self);
  g_autofree char *set = liaison_customer_conditions_dup_reseller_set (op->reseller);

  g_ptr_array_add (op->ids, NULL);
  if (cache != NULL)
    liaison_cache_keep_set (cache, set, (GStrv) op->ids->pdata);
  g_clear_object (&op->self->asking);
  notify (op->self);
}

static void
ask_page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AskOp) op = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LiaisonCustomerPage) page = NULL;

  page = liaison_partner_client_list_reseller_customers_finish (LIAISON_PARTNER_CLIENT (source),
                                                                result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (page == NULL)
    {
      g_clear_object (&op->self->asking);
      g_clear_pointer (&op->self->asked, g_free);
      op->self->error = g_steal_pointer (&error);
      notify (op->self);
      return;
    }

  for (guint i = 0; i < page->rows->len; i++)
    g_ptr_array_add (op->ids, g_strdup (g_array_index (page->rows, LiaisonCustomerRow, i).id));
  g_free (op->continuation);
  op->continuation = g_strdup (page->continuation);
  if (op->continuation != NULL)
    ask_next (g_steal_pointer (&op));
  else
    ask_done (op);
}

static void
stop_asking (LiaisonResellers *self)
{
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
}

static void
ask (LiaisonResellers *self, const char *reseller)
{
  AskOp *op = g_new0 (AskOp, 1);

  stop_asking (self);
  g_clear_error (&self->error);
  g_free (self->asked);
  self->asked = g_strdup (reseller);
  self->asking = liaison_action_new ();
  op->self = g_object_ref (self);
  op->reseller = g_strdup (reseller);
  op->ids = g_ptr_array_new_with_free_func (g_free);
  notify (self);
  ask_next (op);
}

static void
query_changed_cb (LiaisonResellers *self)
{
  const char *reseller = liaison_customer_list_get_query (self->list)->reseller;

  if (reseller == NULL && self->asking != NULL)
    {
      stop_asking (self);
      g_clear_pointer (&self->asked, g_free);
      notify (self);
    }
  else if (reseller == NULL && self->error != NULL)
    {
      g_clear_error (&self->error);
      notify (self);
    }
  else if (reseller != NULL && self->error == NULL && g_strcmp0 (self->asked, reseller) != 0)
    ask (self, reseller);
}

/* Whoever reads the list anew wants this part of it anew as well. */
static void
state_changed_cb (LiaisonResellers *self)
{
  const char *reseller = liaison_customer_list_get_query (self->list)->reseller;

  if (reseller != NULL && self->asking == NULL &&
      liaison_customer_list_get_state (self->list) == LIAISON_LIST_LOADING)
    ask (self, reseller);
}

static void
liaison_resellers_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonResellers *self = LIAISON_RESELLERS (object);

  if (id == PROP_ASKING)
    g_value_set_boolean (value, self->asking != NULL);
  else if (id == PROP_ERROR)
    g_value_set_boxed (value, self->error);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_resellers_finalize (GObject *object)
{
  LiaisonResellers *self = LIAISON_RESELLERS (object);

  g_clear_weak_pointer (&self->list);
  g_clear_object (&self->client);
  g_clear_object (&self->parties);
  g_clear_object (&self->asking);
  g_clear_error (&self->error);
  g_free (self->asked);

  G_OBJECT_CLASS (liaison_resellers_parent_class)->finalize (object);
}

static void
liaison_resellers_class_init (LiaisonResellersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_resellers_get_property;
  object_class->finalize = liaison_resellers_finalize;

  properties[PROP_ASKING] =
    g_param_spec_boolean ("asking", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_resellers_init (LiaisonResellers *self)
{
}

LiaisonResellers *
liaison_resellers_new (LiaisonPartnerClient *client, LiaisonCustomerList *list)
{
  LiaisonResellers *self;

  g_return_val_if_fail (LIAISON_IS_PARTNER_CLIENT (client), NULL);
  g_return_val_if_fail (LIAISON_IS_CUSTOMER_LIST (list), NULL);

  self = g_object_new (LIAISON_TYPE_RESELLERS, NULL);
  self->client = g_object_ref (client);
  g_set_weak_pointer (&self->list, list);
  self->parties = liaison_joint_parties_new (LIAISON_JOINT_RESELLER, client, list);
  self->resellers = liaison_joint_parties_get_list (self->parties);
  g_signal_connect_object (self->resellers, "items-changed",
                           G_CALLBACK (g_list_model_items_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::query", G_CALLBACK (query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

void
liaison_resellers_cancel (LiaisonResellers *self)
{
  g_return_if_fail (LIAISON_IS_RESELLERS (self));

  liaison_joint_parties_cancel (self->parties);
  stop_asking (self);
}

LiaisonJointParties *
liaison_resellers_get_parties (LiaisonResellers *self)
{
  g_return_val_if_fail (LIAISON_IS_RESELLERS (self), NULL);

  return self->parties;
}

gboolean
liaison_resellers_is_asking (LiaisonResellers *self)
{
  g_return_val_if_fail (LIAISON_IS_RESELLERS (self), FALSE);

  return self->asking != NULL;
}

const GError *
liaison_resellers_get_error (LiaisonResellers *self)
{
  g_return_val_if_fail (LIAISON_IS_RESELLERS (self), NULL);

  return self->error;
}
