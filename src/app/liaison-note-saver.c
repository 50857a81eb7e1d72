/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-note-saver.h"

#define DELAY_MS 400

struct _LiaisonNoteSaver
{
  GObject parent_instance;

  LiaisonLedger *ledger;
  LiaisonNote *note;
  guint timer;    /* runs while there are changes that no save has taken */
  guint n_saving; /* saves on their way */
  gboolean handing_over;
  GError *error;
};

G_DEFINE_FINAL_TYPE (LiaisonNoteSaver, liaison_note_saver, G_TYPE_OBJECT)

enum
{
  PROP_FAILED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  REPLACED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
take_error (LiaisonNoteSaver *self, GError *error)
{
  gboolean had_failed = self->error != NULL;

  g_clear_error (&self->error);
  self->error = error;
  if ((error != NULL) != had_failed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAILED]);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonNoteSaver *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->n_saving--;
  if (liaison_ledger_save_note_finish (LIAISON_LEDGER (source), result, &error))
    {
      take_error (self, NULL);
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      take_error (self, g_error_copy (error));
      g_task_return_error (task, error);
    }
}

/* The ledger tells of each note that it takes, of ours, too. */
static void
hand_over (LiaisonNoteSaver *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->handing_over = TRUE;
  liaison_ledger_save_note_async (self->ledger, self->note, NULL, callback, user_data);
  self->handing_over = FALSE;
}

/* Takes @task. */
static void
save (LiaisonNoteSaver *self, GTask *task)
{
  self->n_saving++;
  hand_over (self, saved_cb, task);
}

static gboolean
timer_cb (gpointer user_data)
{
  LiaisonNoteSaver *self = LIAISON_NOTE_SAVER (user_data);

  self->timer = 0;
  save (self, g_task_new (self, NULL, NULL, NULL));
  return G_SOURCE_REMOVE;
}

static void
ledger_closing_cb (LiaisonNoteSaver *self)
{
  if (self->timer != 0)
    save (self, g_task_new (self, NULL, NULL, NULL));
}

static LiaisonNote *
dup_from_ledger (LiaisonNoteSaver *self, const char *customer)
{
  const LiaisonNote *note = liaison_ledger_lookup_note (self->ledger, customer);

  return note != NULL ? liaison_note_copy (note) : liaison_note_new (customer);
}

/* What is typed here and not yet saved wins: it is newer. */
static void
note_changed_cb (LiaisonNoteSaver *self, const char *customer)
{
  g_autoptr(LiaisonNote) old = NULL;

  if (self->handing_over || self->timer != 0 || !g_str_equal (customer, self->note->customer))
    return;

  old = self->note;
  self->note = dup_from_ledger (self, old->customer);
  if (!liaison_note_equal (old, self->note))
    g_signal_emit (self, signals[REPLACED], 0);
}

static void
liaison_note_saver_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FAILED)
    g_value_set_boolean (value, LIAISON_NOTE_SAVER (object)->error != NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_note_saver_dispose (GObject *object)
{
  LiaisonNoteSaver *self = LIAISON_NOTE_SAVER (object);

  if (self->timer != 0)
    hand_over (self, NULL, NULL);

  G_OBJECT_CLASS (liaison_note_saver_parent_class)->dispose (object);
}

static void
liaison_note_saver_finalize (GObject *object)
{
  LiaisonNoteSaver *self = LIAISON_NOTE_SAVER (object);

  g_clear_object (&self->ledger);
  g_clear_pointer (&self->note, liaison_note_free);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (liaison_note_saver_parent_class)->finalize (object);
}

static void
liaison_note_saver_class_init (LiaisonNoteSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_note_saver_get_property;
  object_class->dispose = liaison_note_saver_dispose;
  object_class->finalize = liaison_note_saver_finalize;

  properties[PROP_FAILED] =
    g_param_spec_boolean ("failed", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[REPLACED] = g_signal_new ("replaced", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
liaison_note_saver_init (LiaisonNoteSaver *self)
{
}

LiaisonNoteSaver *
liaison_note_saver_new (LiaisonLedger *ledger, const char *customer)
{
  LiaisonNoteSaver *self;

  g_return_val_if_fail (LIAISON_IS_LEDGER (ledger), NULL);
  g_return_val_if_fail (customer != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_NOTE_SAVER, NULL);
  self->ledger = g_object_ref (ledger);
  self->note = dup_from_ledger (self, customer);
  g_signal_connect_object (ledger, "closing", G_CALLBACK (ledger_closing_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (ledger, "note-changed", G_CALLBACK (note_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

const LiaisonNote *
liaison_note_saver_get_note (LiaisonNoteSaver *self)
{
  g_return_val_if_fail (LIAISON_IS_NOTE_SAVER (self), NULL);

  return self->note;
}

void
liaison_note_saver_take (LiaisonNoteSaver *self, const LiaisonNote *note)
{
  LiaisonNote *old;

  g_return_if_fail (LIAISON_IS_NOTE_SAVER (self));
  g_return_if_fail (note != NULL && g_str_equal (note->customer, self->note->customer));

  if (liaison_note_equal (note, self->note))
    return;

  old = self->note;
  self->note = liaison_note_copy (note);
  liaison_note_free (old);
  if (self->timer == 0)
    self->timer = g_timeout_add (DELAY_MS, timer_cb, self);
}

const GError *
liaison_note_saver_get_error (LiaisonNoteSaver *self)
{
  g_return_val_if_fail (LIAISON_IS_NOTE_SAVER (self), NULL);

  return self->error;
}

GStrv
liaison_note_saver_dup_tags (LiaisonNoteSaver *self)
{
  g_return_val_if_fail (LIAISON_IS_NOTE_SAVER (self), NULL);

  return liaison_ledger_dup_tags (self->ledger);
}

static void
add_owner_cb (const LiaisonNote *note, gpointer user_data)
{
  GHashTable *owners = user_data;

  if (note->owner != NULL)
    g_hash_table_add (owners, g_strdup (note->owner));
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

GStrv
liaison_note_saver_dup_owners (LiaisonNoteSaver *self)
{
  g_autoptr(GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) owners = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer owner;

  g_return_val_if_fail (LIAISON_IS_NOTE_SAVER (self), NULL);

  liaison_ledger_foreach_note (self->ledger, add_owner_cb, met);
  g_hash_table_iter_init (&iter, met);
  while (g_hash_table_iter_next (&iter, &owner, NULL))
    g_ptr_array_add (owners, g_strdup (owner));
  g_ptr_array_sort (owners, compare_words);
  g_ptr_array_add (owners, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&owners), FALSE);
}

void
liaison_note_saver_flush_async (LiaisonNoteSaver *self,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task;

  g_return_if_fail (LIAISON_IS_NOTE_SAVER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_note_saver_flush_async);

  /* Saves are written in order: one more behind those on their way waits for them all. */
  if (self->timer != 0 || self->n_saving > 0 || self->error != NULL)
    {
      save (self, task);
      return;
    }
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

gboolean
liaison_note_saver_flush_finish (LiaisonNoteSaver *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
