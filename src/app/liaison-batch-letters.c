/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-batch-letters.h"

#include <string.h>

#include "mail/liaison-eml.h"
#include "model/liaison-error.h"

#define FILE_SUFFIX ".eml"

struct _LiaisonBatchLetters
{
  GObject parent_instance;

  LiaisonBatch *batch;
  GFile *folder;
  LiaisonBatchBeginFunc begin;
  gpointer begin_data;

  GPtrArray *drafts;
  guint n_done;
  guint n_refused;
};

G_DEFINE_FINAL_TYPE (LiaisonBatchLetters, liaison_batch_letters, G_TYPE_OBJECT)

enum
{
  PROP_N_DONE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Names */

char *
liaison_batch_letters_fold (const char *name)
{
  g_autofree char *composed = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  composed = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  return g_utf8_casefold (composed != NULL ? composed : name, -1);
}

/* Windows has devices by these names, whatever their ending. */
static gboolean
is_device (const char *stem)
{
  static const char *const devices[] = { "con", "prn", "aux", "nul", NULL };
  gsize length = strcspn (stem, ". ");
  g_autofree char *word = g_ascii_strdown (stem, (gssize) length);

  if (g_strv_contains (devices, word))
    return TRUE;
  return strlen (word) == 4 && (g_str_has_prefix (word, "com") || g_str_has_prefix (word, "lpt")) &&
         g_ascii_isdigit (word[3]);
}

char *
liaison_batch_letters_dup_free_name (GHashTable *taken, const char *company)
{
  g_autofree char *name = NULL;
  g_autofree char *stem = NULL;
  g_autofree char *key = NULL;

  g_return_val_if_fail (taken != NULL, NULL);

  name = liaison_eml_dup_file_name (company);
  stem = g_strndup (name, strlen (name) - strlen (FILE_SUFFIX));
  if (is_device (stem))
    {
      g_free (name);
      name = g_strconcat ("_", stem, FILE_SUFFIX, NULL);
    }
  key = liaison_batch_letters_fold (name);
  for (guint i = 2; g_hash_table_contains (taken, key); i++)
    {
      g_free (name);
      g_free (key);
      name = g_strdup_printf ("%s (%u)" FILE_SUFFIX, stem, i);
      key = liaison_batch_letters_fold (name);
    }
  g_hash_table_add (taken, g_steal_pointer (&key));
  return g_steal_pointer (&name);
}

/* Saving:
 *
 *   run → (worker: names of the folder) → looked → next
 *   next → link_settled → written → recorded ─┬─ more drafts: next
 *                                             └─ done
 */
typedef struct
{
  GHashTable *taken; /* folded names */
  LiaisonInvite *invite;
  gulong settled_id;
} SaveOp;

static void save_next (GTask *task);
static void written_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
save_op_free (SaveOp *op)
{
  g_clear_object (&op->invite);
  g_hash_table_unref (op->taken);
  g_free (op);
}

static LiaisonInvitation *
get_current (LiaisonBatchLetters *self)
{
  return g_ptr_array_index (self->drafts, self->n_done);
}

static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  LiaisonBatchLetters *self = source;
  SaveOp *op = task_data;
  g_autoptr(GFileEnumerator) names = NULL;
  GFileInfo *found = NULL;
  GError *error = NULL;

  names = g_file_enumerate_children (self->folder, G_FILE_ATTRIBUTE_STANDARD_NAME,
                                     G_FILE_QUERY_INFO_NONE, cancellable, &error);
  while (names != NULL && g_file_enumerator_iterate (names, &found, NULL, cancellable, &error) &&
         found != NULL)
    {
      g_autofree char *name = g_filename_display_name (g_file_info_get_name (found));

      g_hash_table_add (op->taken, liaison_batch_letters_fold (name));
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    save_next (task);
  else
    g_task_return_error (task, error);
}

static void
go_on (GTask *task)
{
  LiaisonBatchLetters *self = g_task_get_source_object (task);
  SaveOp *op = g_task_get_task_data (task);

  g_clear_object (&op->invite);
  self->n_done++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DONE]);
  save_next (task);
}

static void
write_letter (GTask *task)
{
  LiaisonBatchLetters *self = g_task_get_source_object (task);
  SaveOp *op = g_task_get_task_data (task);
  LiaisonInvitation *invitation = get_current (self);
  const char *company = liaison_invitation_get_company (invitation);
  g_autofree char *name = NULL;
  g_autoptr(GFile) file = NULL;

  if (company == NULL || *company == '\0')
    company = liaison_invitation_get_contact_mail (invitation);
  name = liaison_batch_letters_dup_free_name (op->taken, company);
  file = g_file_get_child (self->folder, name);
  /* Not by the cancellable: a file that is written is recorded. */
  liaison_invite_save_file_async (op->invite, FALSE, file, NULL, written_cb, g_object_ref (task));
}

static void
link_state_cb (LiaisonInvite *invite, GParamSpec *pspec, GTask *task)
{
  SaveOp *op = g_task_get_task_data (task);
  LiaisonInviteLinkState state = liaison_invite_get_link_state (invite);

  if (state == LIAISON_INVITE_LINK_NONE || state == LIAISON_INVITE_LINK_LOADING)
    return;
  g_object_ref (task);
  g_clear_signal_handler (&op->settled_id, invite);
  if (state == LIAISON_INVITE_LINK_FAILED)
    g_task_return_error (task, g_error_copy (liaison_invite_get_link_error (invite)));
  else
    write_letter (task);
  g_object_unref (task);
}

static void
unref_closure (gpointer task, GClosure *closure)
{
  g_object_unref (task);
}

static void
save_next (GTask *task)
{
  LiaisonBatchLetters *self = g_task_get_source_object (task);
  SaveOp *op = g_task_get_task_data (task);
  LiaisonSession *session = liaison_batch_get_session (self->batch);

  /* Somebody else may have gone on with it. */
  while (self->n_done < self->drafts->len &&
         liaison_invitation_get_state (get_current (self)) != LIAISON_INVITATION_DRAFT)
    self->n_done++;
  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->n_done == self->drafts->len)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  op->invite = self->begin (session, get_current (self), self->begin_data);
  op->settled_id =
    g_signal_connect_data (op->invite, "notify::link-state", G_CALLBACK (link_state_cb),
                           g_object_ref (task), unref_closure, 0);
  liaison_invite_fetch_link (op->invite);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonBatchLetters *self = g_task_get_source_object (task);
  LiaisonInvite *invite = LIAISON_INVITE (source);
  GError *error = NULL;

  if (liaison_invite_save_file_finish (invite, result, &error))
    {
      liaison_batch_set_error (self->batch, get_current (self), NULL);
      liaison_invite_finish (invite);
      go_on (task);
    }
  else if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_REFUSED) ||
           g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_PAST_DAY))
    {
      liaison_batch_set_error (self->batch, get_current (self), error);
      g_error_free (error);
      self->n_refused++;
      go_on (task);
    }
  else
    g_task_return_error (task, error);
}

static void
liaison_batch_letters_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_N_DONE)
    g_value_set_uint (value, LIAISON_BATCH_LETTERS (object)->n_done);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_batch_letters_finalize (GObject *object)
{
  LiaisonBatchLetters *self = LIAISON_BATCH_LETTERS (object);

  g_ptr_array_unref (self->drafts);
  g_clear_object (&self->folder);
  g_clear_object (&self->batch);

  G_OBJECT_CLASS (liaison_batch_letters_parent_class)->finalize (object);
}

static void
liaison_batch_letters_class_init (LiaisonBatchLettersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_batch_letters_get_property;
  object_class->finalize = liaison_batch_letters_finalize;

  properties[PROP_N_DONE] = g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_batch_letters_init (LiaisonBatchLetters *self)
{
  self->drafts = g_ptr_array_new_with_free_func (g_object_unref);
}

LiaisonBatchLetters *
liaison_batch_letters_new (LiaisonBatch *batch,
                           GFile *folder,
                           LiaisonBatchBeginFunc begin,
                           gpointer begin_data)
{
  LiaisonBatchLetters *self;

  g_return_val_if_fail (LIAISON_IS_BATCH (batch), NULL);
  g_return_val_if_fail (G_IS_FILE (folder), NULL);
  g_return_val_if_fail (begin != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_BATCH_LETTERS, NULL);
  self->batch = g_object_ref (batch);
  self->folder = g_object_ref (folder);
  self->begin = begin;
  self->begin_data = begin_data;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (batch)); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (G_LIST_MODEL (batch), i);

      if (liaison_invitation_get_state (invitation) == LIAISON_INVITATION_DRAFT)
        g_ptr_array_add (self->drafts, g_steal_pointer (&invitation));
    }
  return self;
}

void
liaison_batch_letters_run_async (LiaisonBatchLetters *self,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr(GTask) looking = NULL;
  GTask *task;
  SaveOp *op;

  g_return_if_fail (LIAISON_IS_BATCH_LETTERS (self));
  g_return_if_fail (self->n_done == 0);

  op = g_new0 (SaveOp, 1);
  op->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_batch_letters_run_async);
  g_task_set_task_data (task, op, (GDestroyNotify) save_op_free);

  looking = g_task_new (self, cancellable, looked_cb, task);
  g_task_set_task_data (looking, op, NULL);
  g_task_run_in_thread (looking, look_in_thread);
}

gboolean
liaison_batch_letters_run_finish (LiaisonBatchLetters *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

guint
liaison_batch_letters_get_n_done (LiaisonBatchLetters *self)
{
  g_return_val_if_fail (LIAISON_IS_BATCH_LETTERS (self), 0);

  return self->n_done;
}

guint
liaison_batch_letters_get_n_refused (LiaisonBatchLetters *self)
{
  g_return_val_if_fail (LIAISON_IS_BATCH_LETTERS (self), 0);

  return self->n_refused;
}

guint
liaison_batch_letters_get_n_total (LiaisonBatchLetters *self)
{
  g_return_val_if_fail (LIAISON_IS_BATCH_LETTERS (self), 0);

  return self->drafts->len;
}
