/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-batch-maker.h"

#include <string.h>

#include "app/liaison-prospect-check.h"
#include "store/liaison-ledger-lists.h"

struct _LiaisonBatchMaker
{
  GObject parent_instance;

  LiaisonSession *session;
  LiaisonProspectList *list;
  char *name;
  char *language;
  char *due_date;
  gboolean wants_rights;
  LiaisonJointParty other; /* its tenant is owned */
  char *other_name;
  LiaisonBatchBeginFunc begin;
  gpointer begin_data;

  guint n_total;
  guint n_done;
  GError *link_error;
};

G_DEFINE_FINAL_TYPE (LiaisonBatchMaker, liaison_batch_maker, G_TYPE_OBJECT)

enum
{
  PROP_N_DONE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Making:
 *
 *   run → (worker: ids) → named → kept → fetch_link → link_fetched ─┬─ the other kind: fetch_link
 *                                                                   └─ make_next
 *   make_next → saved ─┬─ more rows: make_next
 *                      └─ done
 */
typedef struct
{
  GPtrArray *prospects; /* of LiaisonProspect, as they were when it began */
  GArray *rows;         /* of LiaisonListRow, the same */
  GArray *included;     /* gboolean, the same */
  GStrv titles;
  char *links[2]; /* without and with rights; NULL: could not be had */
  gboolean asked; /* for the second kind, too */
  guint at;
  gint64 begun;
} MakeOp;

static void kept_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void fetch_link (GTask *task, gboolean rights);
static void make_next (GTask *task);

static void
make_op_free (MakeOp *op)
{
  g_ptr_array_unref (op->prospects);
  g_array_unref (op->rows);
  g_array_unref (op->included);
  g_strfreev (op->titles);
  g_free (op->links[0]);
  g_free (op->links[1]);
  g_free (op);
}

static MakeOp *
make_op_new (LiaisonBatchMaker *self)
{
  GListModel *model = G_LIST_MODEL (self->list);
  guint n = g_list_model_get_n_items (model);
  MakeOp *op = g_new0 (MakeOp, 1);

  op->prospects = g_ptr_array_new_full (n, g_object_unref);
  op->rows = g_array_sized_new (FALSE, TRUE, sizeof (LiaisonListRow), n);
  op->included = g_array_sized_new (FALSE, FALSE, sizeof (gboolean), n);
  op->titles = g_strdupv ((GStrv) liaison_prospect_list_get_titles (self->list));
  op->begun = liaison_session_get_now (self->session);
  for (guint i = 0; i < n; i++)
    {
      LiaisonProspect *prospect = g_list_model_get_item (model, i);
      gboolean included = liaison_prospect_is_included (prospect);
      LiaisonListRow row = {
        .marks = liaison_prospect_get_marks (prospect),
        .cells = liaison_prospect_get_cells (prospect),
      };

      g_ptr_array_add (op->prospects, prospect);
      g_array_append_val (op->rows, row);
      g_array_append_val (op->included, included);
      self->n_total += included;
    }
  return op;
}

/* Reads nothing that anybody else changes. */
static void
name_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  MakeOp *op = task_data;

  for (guint i = 0; i < op->rows->len; i++)
    if (g_array_index (op->included, gboolean, i))
      {
        g_autofree char *id = g_uuid_string_random ();

        g_strlcpy (g_array_index (op->rows, LiaisonListRow, i).id, id, LIAISON_LIST_ROW_ID_SIZE);
      }
  g_task_return_boolean (task, TRUE);
}

static void
named_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonBatchMaker *self = LIAISON_BATCH_MAKER (source);
  MakeOp *op = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    liaison_ledger_save_list_async (liaison_session_get_ledger (self->session), self->name,
                                    (const char *const *) op->titles, op->rows,
                                    g_task_get_cancellable (task), kept_cb, g_object_ref (task));
  else
    g_task_return_error (task, error);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonBatchMaker *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (liaison_ledger_save_list_finish (LIAISON_LEDGER (source), result, &error))
    fetch_link (task, self->wants_rights);
  else
    g_task_return_error (task, error);
}

static void
link_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonBatchMaker *self = g_task_get_source_object (task);
  MakeOp *op = g_task_get_task_data (task);
  gboolean rights = op->asked ? !self->wants_rights : self->wants_rights;
  gboolean cached;
  g_autoptr(GError) error = NULL;

  op->links[rights] =
    liaison_invite_links_fetch_finish (LIAISON_INVITE_LINKS (source), result, &cached, &error);
  if (op->links[rights] == NULL)
    {
      g_debug ("a batch without link: %s", error->message);
      g_clear_error (&self->link_error);
      self->link_error = g_error_copy (error);
    }
  if (op->links[rights] == NULL || cached || op->asked)
    {
      make_next (task);
      return;
    }
  op->asked = TRUE;
  fetch_link (task, !rights);
}

/* Of the second kind the service need not be asked. */
static void
fetch_link (GTask *task, gboolean rights)
{
  LiaisonBatchMaker *self = g_task_get_source_object (task);
  MakeOp *op = g_task_get_task_data (task);
  LiaisonInviteLinks *links = liaison_session_get_links (self->session);

  op->links[rights] = liaison_invite_links_dup_fresh (links, self->other, rights);
  if (op->links[rights] == NULL)
    liaison_invite_links_fetch_async (
      links, self->other, rights, liaison_session_get_ledger (self->session),
      g_task_get_cancellable (task), link_fetched_cb, g_object_ref (task));
  else
    {
      if (op->links[!rights] == NULL)
        op->links[!rights] = liaison_invite_links_dup_fresh (links, self->other, !rights);
      make_next (task);
    }
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  LiaisonBatchMaker *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!liaison_invite_flush_finish (LIAISON_INVITE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  self->n_done++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DONE]);
  make_next (task);
}

static LiaisonInvitation *
make_invitation (LiaisonBatchMaker *self, MakeOp *op, const LiaisonProspectValues *values)
{
  const char *id = g_array_index (op->rows, LiaisonListRow, op->at).id;
  LiaisonPartner *partner = liaison_session_get_partner (self->session);
  /* In the list's order. */
  LiaisonInvitation *invitation = liaison_invitation_new (
    id, liaison_session_get_account (self->session),
    liaison_cloud_get_id (liaison_session_get_cloud (self->session)), op->begun + op->at);

  liaison_invitation_set_batch (invitation, self->name);
  liaison_invitation_set_company (invitation, values->company);
  liaison_invitation_set_contact_name (invitation, values->contact_name);
  liaison_invitation_set_contact_mail (invitation, values->contact_mail);
  liaison_invitation_set_domain (invitation, values->domain);
  liaison_invitation_set_reference (invitation, values->reference);
  liaison_invitation_set_language (invitation,
                                   values->language != NULL ? values->language : self->language);
  liaison_invitation_set_due_date (invitation,
                                   values->due_date != NULL ? values->due_date : self->due_date);
  liaison_invitation_set_wants_rights (invitation, values->tells_rights ? values->wants_rights
                                                                        : self->wants_rights);
  liaison_invitation_set_joint_party (invitation, self->other, self->other_name);
  if (values->country != NULL)
    liaison_invitation_set_country (invitation, values->country);
  else if (partner != NULL)
    liaison_invitation_set_country (invitation, liaison_partner_get_spec (partner)->country);
  return invitation;
}

/* As the wizard would on its page Letter. */
static void
make_draft (GTask *task, LiaisonProspect *prospect)
{
  LiaisonBatchMaker *self = g_task_get_source_object (task);
  MakeOp *op = g_task_get_task_data (task);
  g_auto(LiaisonProspectValues) values = { NULL };
  g_autoptr(LiaisonInvitation) invitation = NULL;
  g_autoptr(LiaisonInvite) invite = NULL;
  const char *link;

  liaison_prospect_values_read (&values, self->session,
                                liaison_prospect_list_get_countries (self->list), prospect);
  invitation = make_invitation (self, op, &values);
  invite = self->begin (self->session, invitation, self->begin_data);
  /* The rules of cloud and roles may have moved the choice. */
  link = op->links[liaison_invitation_get_wants_rights (invitation) ? 1 : 0];
  liaison_invitation_set_link (invitation, link);
  /* Who includes a row has read its mark. */
  liaison_invite_note_region (invite);
  liaison_invite_recompose (invite);
  liaison_invite_flush_async (invite, saved_cb, g_object_ref (task));
}

static void
make_next (GTask *task)
{
  MakeOp *op = g_task_get_task_data (task);
  guint at;

  if (g_task_return_error_if_cancelled (task))
    return;
  for (at = op->at; at < op->prospects->len; at++)
    if (g_array_index (op->included, gboolean, at))
      break;
  op->at = at;
  if (at == op->prospects->len)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  make_draft (task, g_ptr_array_index (op->prospects, at));
  op->at++;
}

static void
liaison_batch_maker_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_N_DONE)
    g_value_set_uint (value, LIAISON_BATCH_MAKER (object)->n_done);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_batch_maker_finalize (GObject *object)
{
  LiaisonBatchMaker *self = LIAISON_BATCH_MAKER (object);

  g_free ((char *) self->other.id);
  g_free (self->other_name);
  g_clear_error (&self->link_error);
  g_free (self->due_date);
  g_free (self->language);
  g_free (self->name);
  g_clear_object (&self->list);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (liaison_batch_maker_parent_class)->finalize (object);
}

static void
liaison_batch_maker_class_init (LiaisonBatchMakerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_batch_maker_get_property;
  object_class->finalize = liaison_batch_maker_finalize;

  properties[PROP_N_DONE] = g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_batch_maker_init (LiaisonBatchMaker *self)
{
}

LiaisonBatchMaker *
liaison_batch_maker_new (LiaisonSession *session,
                         LiaisonProspectList *list,
                         const char *name,
                         const LiaisonBatchDefaults *defaults,
                         LiaisonBatchBeginFunc begin,
                         gpointer begin_data)
{
  LiaisonBatchMaker *self;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);
  g_return_val_if_fail (LIAISON_IS_PROSPECT_LIST (list), NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (defaults != NULL, NULL);
  g_return_val_if_fail (begin != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_BATCH_MAKER, NULL);
  self->session = g_object_ref (session);
  self->list = g_object_ref (list);
  self->name = liaison_batch_dup_free_name (liaison_session_get_ledger (session), name);
  self->language = g_strdup (defaults->language);
  self->due_date = g_strdup (defaults->due_date);
  self->wants_rights = defaults->wants_rights != FALSE;
  self->other = (LiaisonJointParty){ defaults->other.kind, g_strdup (defaults->other.id) };
  self->other_name = g_strdup (defaults->other_name);
  self->begin = begin;
  self->begin_data = begin_data;
  return self;
}

void
liaison_batch_maker_run_async (LiaisonBatchMaker *self,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr(GTask) naming = NULL;
  GTask *task;
  MakeOp *op;

  g_return_if_fail (LIAISON_IS_BATCH_MAKER (self));
  g_return_if_fail (self->n_total == 0);

  op = make_op_new (self);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_batch_maker_run_async);
  g_task_set_task_data (task, op, (GDestroyNotify) make_op_free);

  naming = g_task_new (self, cancellable, named_cb, task);
  g_task_set_task_data (naming, op, NULL);
  g_task_run_in_thread (naming, name_in_thread);
}

gboolean
liaison_batch_maker_run_finish (LiaisonBatchMaker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

const GError *
liaison_batch_maker_get_link_error (LiaisonBatchMaker *self)
{
  g_return_val_if_fail (LIAISON_IS_BATCH_MAKER (self), NULL);

  return self->link_error;
}

const char *
liaison_batch_maker_get_name (LiaisonBatchMaker *self)
{
  g_return_val_if_fail (LIAISON_IS_BATCH_MAKER (self), NULL);

  return self->name;
}

guint
liaison_batch_maker_get_n_done (LiaisonBatchMaker *self)
{
  g_return_val_if_fail (LIAISON_IS_BATCH_MAKER (self), 0);

  return self->n_done;
}

guint
liaison_batch_maker_get_n_total (LiaisonBatchMaker *self)
{
  g_return_val_if_fail (LIAISON_IS_BATCH_MAKER (self), 0);

  return self->n_total;
}
