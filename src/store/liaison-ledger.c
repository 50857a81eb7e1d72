/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-ledger.h"

#include "model/liaison-note.h"
#include "model/liaison-view.h"
#include "store/liaison-ledger-private.h"
#include "store/liaison-ledger-rows.h"

G_DEFINE_FINAL_TYPE (LiaisonLedger, liaison_ledger, G_TYPE_OBJECT)

enum
{
  PROP_FAILURE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CLOSING,
  NOTE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The list */

static int
compare_invitations (gconstpointer a, gconstpointer b, gpointer unused)
{
  LiaisonInvitation *one = LIAISON_INVITATION ((gpointer) a);
  LiaisonInvitation *other = LIAISON_INVITATION ((gpointer) b);
  gint64 one_updated = liaison_invitation_get_updated (one);
  gint64 other_updated = liaison_invitation_get_updated (other);

  if (one_updated != other_updated)
    return one_updated > other_updated ? -1 : 1;
  return strcmp (liaison_invitation_get_id (one), liaison_invitation_get_id (other));
}

static gboolean
is_in_place (LiaisonLedger *self, guint position)
{
  GListModel *model = G_LIST_MODEL (self->invitations);
  g_autoptr(LiaisonInvitation) before =
               position > 0 ? g_list_model_get_item (model, position - 1) : NULL;
  g_autoptr(LiaisonInvitation) here = g_list_model_get_item (model, position);
  g_autoptr(LiaisonInvitation) after = g_list_model_get_item (model, position + 1);

  return (before == NULL || compare_invitations (before, here, NULL) < 0) &&
         (after == NULL || compare_invitations (here, after, NULL) < 0);
}

static void
show (LiaisonLedger *self, LiaisonInvitation *invitation)
{
  g_list_store_insert_sorted (self->invitations, invitation, compare_invitations, NULL);
  g_hash_table_insert (self->by_id, (gpointer) liaison_invitation_get_id (invitation), invitation);
}

static void
update_list (LiaisonLedger *self, LiaisonInvitation *invitation)
{
  g_autoptr(LiaisonInvitation) kept = g_object_ref (invitation);
  gboolean discarded = liaison_invitation_get_state (invitation) == LIAISON_INVITATION_DISCARDED;
  guint position;

  if (!g_list_store_find (self->invitations, invitation, &position))
    {
      if (!discarded)
        show (self, invitation);
      return;
    }
  if (!discarded && is_in_place (self, position))
    return;

  g_hash_table_remove (self->by_id, liaison_invitation_get_id (invitation));
  g_list_store_remove (self->invitations, position);
  if (!discarded)
    show (self, kept);
}

static void
liaison_ledger_finalize (GObject *object)
{
  LiaisonLedger *self = LIAISON_LEDGER (object);

  g_clear_object (&self->database);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->notes);
  g_hash_table_unref (self->unsaved);
  g_clear_handle_id (&self->retry_timer, g_source_remove);
  g_clear_error (&self->failure);
  g_object_unref (self->invitations);
  g_object_unref (self->views);
  g_object_unref (self->acceptances);
  g_hash_table_unref (self->marks);
  g_clear_pointer (&self->damage, liaison_ledger_damage_free);
  g_free (self->path);

  G_OBJECT_CLASS (liaison_ledger_parent_class)->finalize (object);
}

static void
liaison_ledger_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FAILURE)
    g_value_set_boxed (value, LIAISON_LEDGER (object)->failure);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_ledger_class_init (LiaisonLedgerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = liaison_ledger_finalize;
  object_class->get_property = liaison_ledger_get_property;

  properties[PROP_FAILURE] = g_param_spec_boxed ("failure", NULL, NULL, G_TYPE_ERROR,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CLOSING] = g_signal_new ("closing", LIAISON_TYPE_LEDGER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[NOTE_CHANGED] = g_signal_new ("note-changed", LIAISON_TYPE_LEDGER, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
liaison_ledger_init (LiaisonLedger *self)
{
  self->invitations = g_list_store_new (LIAISON_TYPE_INVITATION);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->notes =
    g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) liaison_note_free);
  self->unsaved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) liaison_ledger_write_free);
  self->views = g_list_store_new (LIAISON_TYPE_VIEW);
  self->acceptances = g_list_store_new (LIAISON_TYPE_ACCEPTANCE);
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

void
liaison_ledger_damage_free (LiaisonLedgerDamage *damage)
{
  g_free (damage->path);
  g_free (damage);
}

const LiaisonLedgerDamage *
liaison_ledger_get_damage (LiaisonLedger *self)
{
  g_return_val_if_fail (LIAISON_IS_LEDGER (self), NULL);

  return self->damage;
}

GListModel *
liaison_ledger_get_invitations (LiaisonLedger *self)
{
  g_return_val_if_fail (LIAISON_IS_LEDGER (self), NULL);

  return G_LIST_MODEL (self->invitations);
}

LiaisonInvitation *
liaison_ledger_lookup (LiaisonLedger *self, const char *id)
{
  g_return_val_if_fail (LIAISON_IS_LEDGER (self), NULL);

  return id == NULL ? NULL : g_hash_table_lookup (self->by_id, id);
}

/* Saving and closing */

static gboolean
write_row (sqlite3 *db, gpointer user_data, GError **error)
{
  return liaison_ledger_row_write (user_data, db, error);
}

static LiaisonLedgerWrite *make_write (LiaisonInvitation *invitation);

static LiaisonLedgerWrite *
make_again (LiaisonLedger *self, const LiaisonLedgerWrite *write)
{
  return make_write (LIAISON_INVITATION (write->subject));
}

static LiaisonLedgerWrite *
make_write (LiaisonInvitation *invitation)
{
  LiaisonLedgerWrite *write = g_new0 (LiaisonLedgerWrite, 1);

  write->again = make_again;
  write->kind = "invitation";
  write->id = g_strdup (liaison_invitation_get_id (invitation));
  write->subject = g_object_ref (G_OBJECT (invitation));
  write->func = write_row;
  write->data = liaison_ledger_row_new (invitation);
  write->destroy = (GDestroyNotify) liaison_ledger_row_free;
  return write;
}

LiaisonLedgerWrite *
liaison_ledger_show_invitation (LiaisonLedger *self, LiaisonInvitation *invitation)
{
  update_list (self, invitation);
  return make_write (invitation);
}

void
liaison_ledger_save_async (LiaisonLedger *self,
                           LiaisonInvitation *invitation,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GPtrArray *writes;

  g_return_if_fail (LIAISON_IS_LEDGER (self));
  g_return_if_fail (LIAISON_IS_INVITATION (invitation));

  writes = g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_ledger_write_free);
  g_ptr_array_add (writes, liaison_ledger_show_invitation (self, invitation));
  liaison_ledger_write_async (self, writes, liaison_ledger_save_async, cancellable, callback,
                              user_data);
}

gboolean
liaison_ledger_save_finish (LiaisonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What a last attempt could not write is lost with us: that is a failure of closing. */
static void
closed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonLedger *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!liaison_database_close_finish (LIAISON_DATABASE (source), result, &error))
    g_task_return_error (task, error);
  else if (self->failure != NULL)
    g_task_return_error (task, g_error_copy (self->failure));
  else
    g_task_return_boolean (task, TRUE);
}

void
liaison_ledger_close_async (LiaisonLedger *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (LIAISON_IS_LEDGER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_ledger_close_async);
  g_signal_emit (self, signals[CLOSING], 0);
  liaison_ledger_retry (self);
  self->closing = TRUE;
  liaison_database_close_async (self->database, closed_cb, task);
}

gboolean
liaison_ledger_close_finish (LiaisonLedger *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
