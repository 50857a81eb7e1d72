/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-inspector.h"

#include "mail/liaison-html-text.h"
#include "model/liaison-error.h"
#include "model/liaison-reseller.h"

struct _LiaisonInspector
{
  GObject parent_instance;

  LiaisonCatalog *catalog;
  LiaisonSession *session; /* or NULL: none, or gone; nobody holds one that was closed */
  GListModel *accounts;    /* or NULL */
};

G_DEFINE_FINAL_TYPE (LiaisonInspector, liaison_inspector, G_TYPE_OBJECT)

/* All that the other thread needs; nobody changes it meanwhile. */
typedef struct
{
  GFile *file;
  char *text;
  char *html;
  GListModel *clouds;
  LiaisonCloud *cloud; /* or NULL */
  GStrv expected;      /* or NULL */
  char *contact;       /* or NULL */
} Look;

static void
look_free (Look *look)
{
  g_clear_object (&look->file);
  g_free (look->text);
  g_free (look->html);
  g_object_unref (look->clouds);
  g_clear_object (&look->cloud);
  g_strfreev (look->expected);
  g_free (look->contact);
  g_free (look);
}

void
liaison_inspection_free (LiaisonInspection *inspection)
{
  g_clear_pointer (&inspection->check, liaison_message_check_free);
  g_clear_pointer (&inspection->message, liaison_message_free);
  g_free (inspection->shown);
  g_free (inspection->contact);
  g_free (inspection);
}

/* What is before the "@" may count by the letter, but no mail system lets it (RFC 5321, 2.4). */
LiaisonAddressed
liaison_inspection_get_addressed (const LiaisonInspection *inspection)
{
  GStrv recipients;

  g_return_val_if_fail (inspection != NULL, LIAISON_ADDRESSED_NOT_KNOWN);

  recipients = inspection->message->recipients;
  if (inspection->contact == NULL || recipients == NULL || recipients[0] == NULL)
    return LIAISON_ADDRESSED_NOT_KNOWN;
  for (gsize i = 0; recipients[i] != NULL; i++)
    if (g_ascii_strcasecmp (recipients[i], inspection->contact) == 0)
      return LIAISON_ADDRESSED_TO_CONTACT;
  return LIAISON_ADDRESSED_TO_OTHERS;
}

static void
liaison_inspector_finalize (GObject *object)
{
  LiaisonInspector *self = LIAISON_INSPECTOR (object);

  g_clear_object (&self->catalog);
  g_clear_weak_pointer (&self->session);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (liaison_inspector_parent_class)->finalize (object);
}

static void
liaison_inspector_class_init (LiaisonInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_inspector_finalize;
}

static void
liaison_inspector_init (LiaisonInspector *self)
{
}

LiaisonInspector *
liaison_inspector_new (LiaisonCatalog *catalog, LiaisonSession *session, GListModel *accounts)
{
  LiaisonInspector *self;

  g_return_val_if_fail (LIAISON_IS_CATALOG (catalog), NULL);

  self = g_object_new (LIAISON_TYPE_INSPECTOR, NULL);
  self->catalog = g_object_ref (catalog);
  g_set_weak_pointer (&self->session, session);
  g_set_object (&self->accounts, accounts);
  return self;
}

static LiaisonSession *
get_session (LiaisonInspector *self)
{
  return self->session != NULL && !liaison_session_is_closed (self->session) ? self->session : NULL;
}

/* ---- Looking */

/* A file that is too long is not read into memory first. */
static GBytes *
load (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr(GFileInfo) about = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                   G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (about == NULL)
    return NULL;
  if (g_file_info_get_size (about) > LIAISON_MESSAGE_MAX_BYTES)
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_TOO_LONG, "message not read: too long");
      return NULL;
    }
  return g_file_load_bytes (file, cancellable, NULL, error);
}

static LiaisonMessage *
read_message (Look *look, GCancellable *cancellable, GError **error)
{
  g_autoptr(GBytes) bytes = NULL;

  if (look->file == NULL)
    return liaison_message_new (look->text, look->html, error);
  bytes = load (look->file, cancellable, error);
  return bytes != NULL ? liaison_message_read (bytes, error) : NULL;
}

static void
look_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Look *look = task_data;
  g_autoptr(LiaisonInspection) inspection = NULL;
  GError *error = NULL;
  LiaisonMessage *message = read_message (look, cancellable, &error);

  if (message == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  inspection = g_new0 (LiaisonInspection, 1);
  inspection->message = message;
  inspection->contact = g_strdup (look->contact);
  inspection->check = liaison_message_check_new (look->clouds, look->cloud,
                                                 (const char *const *) look->expected, message);
  inspection->shown =
    message->text != NULL ? g_strdup (message->text) : liaison_html_to_text (message->html, NULL);
  g_task_return_pointer (task, g_steal_pointer (&inspection),
                         (GDestroyNotify) liaison_inspection_free);
}

/* A list store remembers where it was read last: no two threads may read the same one. */
static GListModel *
copy_list (GListModel *list)
{
  GListStore *copy = g_list_store_new (g_list_model_get_item_type (list));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (list, i);

      g_list_store_append (copy, item);
    }
  return G_LIST_MODEL (copy);
}

static Look *
look_new (LiaisonInspector *self, const LiaisonInspectorRequest *request)
{
  LiaisonSession *session = get_session (self);
  Look *look = g_new0 (Look, 1);

  g_set_object (&look->file, request->file);
  look->text = g_strdup (request->text);
  look->html = g_strdup (request->html);
  look->clouds = copy_list (liaison_catalog_get_clouds (self->catalog));
  if (session == NULL)
    return look;

  look->cloud = g_object_ref (liaison_session_get_cloud (session));
  if (request->invitation != NULL)
    {
      const char *mail = liaison_invitation_get_contact_mail (request->invitation);

      look->expected = liaison_invite_links_dup_of_invitation (request->invitation);
      look->contact = mail != NULL && *mail != '\0' ? g_strdup (mail) : NULL;
    }
  else
    look->expected = liaison_invite_links_dup_known (liaison_session_get_links (session),
                                                     liaison_session_get_ledger (session));
  return look;
}

void
liaison_inspector_inspect_async (LiaisonInspector *self,
                                 const LiaisonInspectorRequest *request,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (LIAISON_IS_INSPECTOR (self));
  g_return_if_fail (request->file != NULL || request->text != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_inspector_inspect_async);
  g_task_set_task_data (task, look_new (self, request), (GDestroyNotify) look_free);
  g_task_run_in_thread (task, look_thread);
}

LiaisonInspection *
liaison_inspector_inspect_finish (LiaisonInspector *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ---- Who is who */

static gboolean
is_tenant (const char *id, const char *tenant)
{
  return id != NULL && *id != '\0' && g_ascii_strcasecmp (id, tenant) == 0;
}

static const char *
get_partner_tenant (LiaisonPartner *partner)
{
  return partner != NULL ? liaison_partner_get_spec (partner)->tenant_id : NULL;
}

static gboolean
is_account (LiaisonProfile *profile, const char *tenant)
{
  return is_tenant (liaison_profile_get_spec (profile)->tenant_id, tenant) ||
         is_tenant (get_partner_tenant (liaison_profile_get_partner (profile)), tenant);
}

static gboolean
is_own (LiaisonSession *session, const char *tenant, char **name)
{
  LiaisonPartner *partner = liaison_session_get_partner (session);
  LiaisonProfile *profile = liaison_session_get_profile (session);

  if (!is_tenant (get_partner_tenant (partner), tenant) &&
      (profile == NULL || !is_account (profile, tenant)))
    return FALSE;
  *name = g_strdup (partner != NULL   ? liaison_partner_get_spec (partner)->company_name
                    : profile != NULL ? liaison_profile_get_name (profile)
                                      : NULL);
  return TRUE;
}

static gboolean
is_other_account (LiaisonInspector *self, const char *tenant, char **name)
{
  for (guint i = 0; self->accounts != NULL && i < g_list_model_get_n_items (self->accounts); i++)
    {
      g_autoptr(LiaisonProfile) profile = g_list_model_get_item (self->accounts, i);

      if (is_account (profile, tenant))
        {
          *name = g_strdup (liaison_profile_get_name (profile));
          return TRUE;
        }
    }
  return FALSE;
}

static gboolean
is_party (LiaisonSession *session, LiaisonJoint kind, const char *tenant, char **name)
{
  g_autoptr(LiaisonReseller) party = liaison_joint_parties_find (
    liaison_session_get_joint_parties (session, kind), tenant);

  if (party != NULL)
    *name = g_strdup (liaison_reseller_get_name (party));
  return party != NULL;
}

LiaisonTenantKind
liaison_inspector_identify (LiaisonInspector *self, const char *tenant, char **name)
{
  LiaisonSession *session;

  g_return_val_if_fail (LIAISON_IS_INSPECTOR (self), LIAISON_TENANT_FOREIGN);
  g_return_val_if_fail (tenant != NULL, LIAISON_TENANT_FOREIGN);

  session = get_session (self);
  *name = NULL;
  if (session != NULL && is_own (session, tenant, name))
    return LIAISON_TENANT_OWN;
  if (is_other_account (self, tenant, name))
    return LIAISON_TENANT_OTHER_ACCOUNT;
  if (session != NULL && is_party (session, LIAISON_JOINT_RESELLER, tenant, name))
    return LIAISON_TENANT_RESELLER;
  if (session != NULL && is_party (session, LIAISON_JOINT_PROVIDER, tenant, name))
    return LIAISON_TENANT_PROVIDER;
  return LIAISON_TENANT_FOREIGN;
}

/* ---- Invitations */

LiaisonSession *
liaison_inspector_get_session (LiaisonInspector *self)
{
  g_return_val_if_fail (LIAISON_IS_INSPECTOR (self), NULL);

  return get_session (self);
}

GListModel *
liaison_inspector_get_invitations (LiaisonInspector *self)
{
  LiaisonSession *session;
  LiaisonLedger *ledger;

  g_return_val_if_fail (LIAISON_IS_INSPECTOR (self), NULL);

  session = get_session (self);
  ledger = session != NULL ? liaison_session_get_ledger (session) : NULL;
  return ledger != NULL ? liaison_ledger_get_invitations (ledger) : NULL;
}

GPtrArray *
liaison_inspector_find_invitations (LiaisonInspector *self, const char *link)
{
  GListModel *invitations = liaison_inspector_get_invitations (self);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; invitations != NULL && i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);
      g_auto(GStrv) links = liaison_invite_links_dup_of_invitation (invitation);

      if (g_strv_contains ((const char *const *) links, link))
        g_ptr_array_add (found, g_steal_pointer (&invitation));
    }
  return found;
}
