/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-batch.h"

struct _LiaisonBatch
{
  GObject parent_instance;

  LiaisonSession *session;
  char *name;
  GPtrArray *invitations;
  GHashTable *skipped; /* of LiaisonInvitation */
  GHashTable *errors;  /* LiaisonInvitation → GError */
};

enum
{
  PROP_N_DONE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
get_item_type (GListModel *model)
{
  return LIAISON_TYPE_INVITATION;
}

static guint
get_n_items (GListModel *model)
{
  return LIAISON_BATCH (model)->invitations->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *items = LIAISON_BATCH (model)->invitations;

  return position < items->len ? g_object_ref (g_ptr_array_index (items, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LiaisonBatch,
                               liaison_batch,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
state_changed_cb (LiaisonBatch *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DONE]);
}

static void
liaison_batch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_N_DONE)
    g_value_set_uint (value, liaison_batch_get_n_done (LIAISON_BATCH (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_batch_finalize (GObject *object)
{
  LiaisonBatch *self = LIAISON_BATCH (object);

  g_hash_table_unref (self->errors);
  g_hash_table_unref (self->skipped);
  g_ptr_array_unref (self->invitations);
  g_free (self->name);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (liaison_batch_parent_class)->finalize (object);
}

static void
liaison_batch_class_init (LiaisonBatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_batch_get_property;
  object_class->finalize = liaison_batch_finalize;

  properties[PROP_N_DONE] = g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_batch_init (LiaisonBatch *self)
{
  self->invitations = g_ptr_array_new_with_free_func (g_object_unref);
  self->skipped = g_hash_table_new (NULL, NULL);
  self->errors = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_error_free);
}

/* @unfinished: names of those that are, or NULL: those are asked for. */
static GStrv
find_batches (LiaisonLedger *ledger, const char *const *unfinished)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *invitations = liaison_ledger_get_invitations (ledger);

  for (guint i = 0; i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);
      const char *name = liaison_invitation_get_batch (invitation);

      if (name == NULL || (unfinished != NULL ? g_strv_contains (unfinished, name)
                                              : !liaison_invitation_is_unfinished (invitation)))
        continue;
      if (g_hash_table_add (seen, (gpointer) name))
        g_strv_builder_add (names, name);
    }
  return g_strv_builder_end (names);
}

GStrv
liaison_batch_find_unfinished (LiaisonLedger *ledger)
{
  g_return_val_if_fail (LIAISON_IS_LEDGER (ledger), NULL);

  return find_batches (ledger, NULL);
}

GStrv
liaison_batch_find_finished (LiaisonLedger *ledger)
{
  g_auto(GStrv) unfinished = NULL;

  g_return_val_if_fail (LIAISON_IS_LEDGER (ledger), NULL);

  unfinished = find_batches (ledger, NULL);
  return find_batches (ledger, (const char *const *) unfinished);
}

static gboolean
is_taken (LiaisonLedger *ledger, const char *name)
{
  GListModel *invitations = liaison_ledger_get_invitations (ledger);

  for (guint i = 0; i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);

      if (g_strcmp0 (liaison_invitation_get_batch (invitation), name) == 0)
        return TRUE;
    }
  return FALSE;
}

char *
liaison_batch_dup_free_name (LiaisonLedger *ledger, const char *name)
{
  g_autofree char *free_name = NULL;

  g_return_val_if_fail (LIAISON_IS_LEDGER (ledger), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  free_name = g_strdup (name);
  for (guint i = 2; is_taken (ledger, free_name); i++)
    {
      g_free (free_name);
      free_name = g_strdup_printf ("%s (%u)", name, i);
    }
  return g_steal_pointer (&free_name);
}

static int
compare_created (gconstpointer a, gconstpointer b)
{
  gint64 first = liaison_invitation_get_created (*(LiaisonInvitation **) a);
  gint64 second = liaison_invitation_get_created (*(LiaisonInvitation **) b);

  return first < second ? -1 : first > second;
}

LiaisonBatch *
liaison_batch_new (LiaisonSession *session, const char *name)
{
  LiaisonBatch *self;
  GListModel *all;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);
  g_return_val_if_fail (liaison_session_get_ledger (session) != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_BATCH, NULL);
  self->session = g_object_ref (session);
  self->name = g_strdup (name);
  all = liaison_ledger_get_invitations (liaison_session_get_ledger (session));
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (all, i);

      if (g_strcmp0 (liaison_invitation_get_batch (invitation), name) != 0)
        continue;
      g_signal_connect_object (invitation, "notify::state", G_CALLBACK (state_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_add (self->invitations, g_steal_pointer (&invitation));
    }
  g_ptr_array_sort (self->invitations, compare_created);
  return self;
}

LiaisonSession *
liaison_batch_get_session (LiaisonBatch *self)
{
  g_return_val_if_fail (LIAISON_IS_BATCH (self), NULL);

  return self->session;
}

const char *
liaison_batch_get_name (LiaisonBatch *self)
{
  g_return_val_if_fail (LIAISON_IS_BATCH (self), NULL);

  return self->name;
}

guint
liaison_batch_get_n_done (LiaisonBatch *self)
{
  guint n = 0;

  g_return_val_if_fail (LIAISON_IS_BATCH (self), 0);

  for (guint i = 0; i < self->invitations->len; i++)
    n += !liaison_invitation_is_unfinished (g_ptr_array_index (self->invitations, i));
  return n;
}

guint
liaison_batch_get_n_skipped (LiaisonBatch *self)
{
  guint n = 0;

  g_return_val_if_fail (LIAISON_IS_BATCH (self), 0);

  for (guint i = 0; i < self->invitations->len; i++)
    {
      LiaisonInvitation *invitation = g_ptr_array_index (self->invitations, i);

      n += liaison_invitation_is_unfinished (invitation) &&
           g_hash_table_contains (self->skipped, invitation);
    }
  return n;
}

LiaisonInvitation *
liaison_batch_dup_next (LiaisonBatch *self)
{
  g_return_val_if_fail (LIAISON_IS_BATCH (self), NULL);

  for (guint i = 0; i < self->invitations->len; i++)
    {
      LiaisonInvitation *invitation = g_ptr_array_index (self->invitations, i);

      if (liaison_invitation_is_unfinished (invitation) &&
          !g_hash_table_contains (self->skipped, invitation))
        return g_object_ref (invitation);
    }
  return NULL;
}

void
liaison_batch_skip (LiaisonBatch *self, LiaisonInvitation *invitation)
{
  g_return_if_fail (LIAISON_IS_BATCH (self));
  g_return_if_fail (LIAISON_IS_INVITATION (invitation));

  g_hash_table_add (self->skipped, invitation);
}

void
liaison_batch_forget_skipped (LiaisonBatch *self)
{
  g_return_if_fail (LIAISON_IS_BATCH (self));

  g_hash_table_remove_all (self->skipped);
}

void
liaison_batch_set_error (LiaisonBatch *self, LiaisonInvitation *invitation, const GError *error)
{
  guint position;

  g_return_if_fail (LIAISON_IS_BATCH (self));
  g_return_if_fail (LIAISON_IS_INVITATION (invitation));

  if (error != NULL)
    g_hash_table_insert (self->errors, invitation, g_error_copy (error));
  else if (!g_hash_table_remove (self->errors, invitation))
    return;
  if (g_ptr_array_find (self->invitations, invitation, &position))
    g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 1);
}

const GError *
liaison_batch_get_error (LiaisonBatch *self, LiaisonInvitation *invitation)
{
  g_return_val_if_fail (LIAISON_IS_BATCH (self), NULL);

  return g_hash_table_lookup (self->errors, invitation);
}
