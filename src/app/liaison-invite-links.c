/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-invite-links.h"

#include "model/liaison-error.h"
#include "model/liaison-invite-link.h"

struct _LiaisonInviteLinks
{
  GObject parent_instance;

  LiaisonPartnerClient *client;
  LiaisonCloud *cloud;
  char *account;
  char *tenants[3]; /* the partner's; NULL-terminated */

  GHashTable *issued; /* of Issued, by whom they name besides the partner */
};

/* The last link as the service gave it. */
typedef struct
{
  char *link;
  gint64 at; /* real time, since a computer may sleep; 0: not fresh any more */
} Issued;

G_DEFINE_FINAL_TYPE (LiaisonInviteLinks, liaison_invite_links, G_TYPE_OBJECT)

typedef struct
{
  LiaisonJointParty other; /* its tenant is owned */
  gboolean rights;
  LiaisonLedger *ledger;
  gboolean cached;
} FetchOp;

static void
fetch_op_free (FetchOp *op)
{
  g_free ((char *) op->other.id);
  g_object_unref (op->ledger);
  g_free (op);
}

static void
issued_free (Issued *issued)
{
  g_free (issued->link);
  g_free (issued);
}

static char *
dup_key (LiaisonJointParty other)
{
  g_autofree char *small = other.id != NULL ? g_ascii_strdown (other.id, -1) : NULL;

  return g_strdup_printf ("%d %s", other.kind, small != NULL ? small : "");
}

static Issued *
find_issued (LiaisonInviteLinks *self, LiaisonJointParty other)
{
  g_autofree char *key = dup_key (other);

  return g_hash_table_lookup (self->issued, key);
}

/* @at as in Issued. */
static void
remember (LiaisonInviteLinks *self, LiaisonJointParty other, const char *link, gint64 at)
{
  Issued *issued = g_new0 (Issued, 1);

  issued->link = g_strdup (link);
  issued->at = at;
  g_hash_table_replace (self->issued, dup_key (other), issued);
}

static char *
dup_host (const char *link)
{
  g_autoptr(GUri) uri = link != NULL ? g_uri_parse (link, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return g_strdup (host != NULL ? host : "no host");
}

/* LNK-4: the host may be logged, the link may not. */
static gboolean
check_link (LiaisonCloud *cloud, const char *link, GError **error)
{
  static const char *const verdicts[] = {
    [LIAISON_LINK_NOT_HTTPS] = "not https",
    [LIAISON_LINK_FOREIGN_HOST] = "not a host of this cloud",
    [LIAISON_LINK_BAD_CHARACTERS] = "characters that no link has",
    [LIAISON_LINK_MALFORMED] = "not an address",
  };
  LiaisonLinkVerdict verdict = liaison_invite_link_check (cloud, link);
  g_autofree char *host = NULL;

  if (verdict == LIAISON_LINK_OK)
    return TRUE;
  host = dup_host (link);
  g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_REFUSED, "relationship link refused: %s (%s)",
               verdicts[verdict], host);
  return FALSE;
}

static void
set_other_parties (GError **error, const char *what)
{
  g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_OTHER_PARTIES, "relationship link: %s", what);
}

static const char *const *
get_tenants (LiaisonInviteLinks *self)
{
  return self->tenants[0] != NULL ? (const char *const *) self->tenants : NULL;
}

static gboolean
is_link_with (LiaisonInviteLinks *self, LiaisonJointParty other, const char *link)
{
  if (other.kind == LIAISON_JOINT_NONE)
    return !liaison_joint_link_names_provider (self->cloud, link);
  return liaison_joint_link_check (self->cloud, get_tenants (self), other, link) ==
         LIAISON_JOINT_LINK_RIGHT;
}

/* INV-22: the link connects with whom the letter names. The service's documents do not know the
 * question for another party, so its answer may be to another. */
static gboolean
check_parties (LiaisonInviteLinks *self, LiaisonJointParty other, const char *link, GError **error)
{
  static const char *const faults[] = {
    [LIAISON_JOINT_NONE] = "the answer names a provider that nobody chose",
    [LIAISON_JOINT_PROVIDER] = "the answer does not name us and the provider",
    [LIAISON_JOINT_RESELLER] = "the answer does not name the reseller and us",
  };

  if (is_link_with (self, other, link))
    return TRUE;
  set_other_parties (error, faults[other.kind]);
  return FALSE;
}

static gboolean
could_not_be_asked (const GError *error)
{
  if (error->domain == LIAISON_ERROR)
    return error->code == LIAISON_ERROR_UNAVAILABLE || error->code == LIAISON_ERROR_THROTTLED;
  return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* An account's links with one party, or with none, differ in nothing but the choice on rights,
 * which is expressed anew. Only the link itself tells which it is: a draft may have its next party
 * and still the link with the former. */
static const char *
find_ledgers_link (LiaisonInviteLinks *self, LiaisonLedger *ledger, LiaisonJointParty other)
{
  GListModel *invitations = liaison_ledger_get_invitations (ledger);
  const char *cloud = liaison_cloud_get_id (self->cloud);

  for (guint i = 0; i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);
      const char *link = liaison_invitation_get_link (invitation);

      if (g_strcmp0 (liaison_invitation_get_account (invitation), self->account) == 0 &&
          g_strcmp0 (liaison_invitation_get_cloud (invitation), cloud) == 0 && link != NULL &&
          liaison_invite_link_check (self->cloud, link) == LIAISON_LINK_OK &&
          is_link_with (self, other, link))
        return link;
    }
  return NULL;
}

static char *
dup_last_known (LiaisonInviteLinks *self, FetchOp *op)
{
  Issued *issued = find_issued (self, op->other);
  const char *link =
    issued != NULL ? issued->link : find_ledgers_link (self, op->ledger, op->other);

  return link != NULL ? liaison_invite_link_express_rights (self->cloud, link, op->rights) : NULL;
}

/* Ends with the last known link or, transfer full, @error. Of a service that takes no notice of the
 * other party there is nothing newer to be had: it was reached, and the known link is the right
 * one.
 */
static void
fall_back (GTask *task, GError *error)
{
  LiaisonInviteLinks *self = g_task_get_source_object (task);
  FetchOp *op = g_task_get_task_data (task);
  gboolean answered = g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_OTHER_PARTIES);
  char *last_known = answered || could_not_be_asked (error) ? dup_last_known (self, op) : NULL;

  if (last_known == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_debug ("relationship link: %s; the last known one serves", error->message);
  g_error_free (error);
  op->cached = !answered;
  g_task_return_pointer (task, last_known, g_free);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autofree char *issued = NULL;
  LiaisonInviteLinks *self = g_task_get_source_object (task);
  FetchOp *op = g_task_get_task_data (task);
  GError *error = NULL;

  issued = liaison_partner_client_get_invite_link_finish (self->client, result, &error);
  if (issued == NULL || !check_link (self->cloud, issued, &error) ||
      !check_parties (self, op->other, issued, &error))
    {
      fall_back (task, error);
      return;
    }
  remember (self, op->other, issued, g_get_real_time ());
  g_task_return_pointer (task, liaison_invite_link_express_rights (self->cloud, issued, op->rights),
                         g_free);
}

static void
liaison_invite_links_finalize (GObject *object)
{
  LiaisonInviteLinks *self = LIAISON_INVITE_LINKS (object);

  g_clear_object (&self->client);
  g_clear_object (&self->cloud);
  g_free (self->account);
  g_free (self->tenants[0]);
  g_free (self->tenants[1]);
  g_hash_table_unref (self->issued);

  G_OBJECT_CLASS (liaison_invite_links_parent_class)->finalize (object);
}

static void
liaison_invite_links_class_init (LiaisonInviteLinksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_invite_links_finalize;
}

static void
liaison_invite_links_init (LiaisonInviteLinks *self)
{
  self->issued =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) issued_free);
}

LiaisonInviteLinks *
liaison_invite_links_new (LiaisonPartnerClient *client, LiaisonCloud *cloud, const char *account)
{
  LiaisonInviteLinks *self = g_object_new (LIAISON_TYPE_INVITE_LINKS, NULL);

  self->client = g_object_ref (client);
  self->cloud = g_object_ref (cloud);
  self->account = g_strdup (account);
  return self;
}

void
liaison_invite_links_set_tenants (LiaisonInviteLinks *self,
                                  const char *service_tenant,
                                  const char *sign_in_tenant)
{
  const char *const tenants[] = { service_tenant, sign_in_tenant };
  guint n = 0;

  g_return_if_fail (LIAISON_IS_INVITE_LINKS (self));

  for (gsize i = 0; i < G_N_ELEMENTS (tenants); i++)
    g_clear_pointer (&self->tenants[i], g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (tenants); i++)
    if (tenants[i] != NULL)
      self->tenants[n++] = g_strdup (tenants[i]);
}

void
liaison_invite_links_forget (LiaisonInviteLinks *self)
{
  GHashTableIter iter;
  gpointer issued;

  g_return_if_fail (LIAISON_IS_INVITE_LINKS (self));

  g_hash_table_iter_init (&iter, self->issued);
  while (g_hash_table_iter_next (&iter, NULL, &issued))
    ((Issued *) issued)->at = 0;
}

char *
liaison_invite_links_dup_fresh (LiaisonInviteLinks *self, LiaisonJointParty other, gboolean rights)
{
  Issued *issued;
  gint64 age;

  g_return_val_if_fail (LIAISON_IS_INVITE_LINKS (self), NULL);

  issued = find_issued (self, other);
  age = issued != NULL ? g_get_real_time () - issued->at : -1;
  if (age < 0 || age > G_TIME_SPAN_DAY)
    return NULL;
  return liaison_invite_link_express_rights (self->cloud, issued->link, rights);
}

LiaisonJointLinkVerdict
liaison_invite_links_take (LiaisonInviteLinks *self, LiaisonJointParty other, const char *text)
{
  g_autofree char *link = NULL;
  LiaisonJointLinkVerdict verdict;

  g_return_val_if_fail (LIAISON_IS_INVITE_LINKS (self), LIAISON_JOINT_LINK_NONE);
  g_return_val_if_fail (other.kind != LIAISON_JOINT_NONE, LIAISON_JOINT_LINK_NONE);

  verdict = liaison_joint_link_find (self->cloud, get_tenants (self), other, text, &link);
  if (verdict == LIAISON_JOINT_LINK_RIGHT)
    remember (self, other, link, g_get_real_time ());
  return verdict;
}

void
liaison_invite_links_fetch_async (LiaisonInviteLinks *self,
                                  LiaisonJointParty other,
                                  gboolean rights,
                                  LiaisonLedger *ledger,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr(GTask) task = NULL;
  GError *error = NULL;
  FetchOp *op;

  g_return_if_fail (LIAISON_IS_INVITE_LINKS (self));
  g_return_if_fail (LIAISON_IS_LEDGER (ledger));

  op = g_new0 (FetchOp, 1);
  op->other = (LiaisonJointParty){ other.kind, g_strdup (other.id) };
  op->rights = rights;
  op->ledger = g_object_ref (ledger);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, liaison_invite_links_fetch_async);
  g_task_set_task_data (task, op, (GDestroyNotify) fetch_op_free);
  if (other.kind != LIAISON_JOINT_NONE &&
      liaison_cloud_get_joint_parameter (self->cloud, other.kind) == NULL)
    {
      set_other_parties (&error, "this cloud's service cannot be asked for another party");
      fall_back (task, error);
      return;
    }
  liaison_partner_client_get_invite_link_async (self->client, other, cancellable, fetched_cb,
                                                g_object_ref (task));
}

char *
liaison_invite_links_fetch_finish (LiaisonInviteLinks *self,
                                   GAsyncResult *result,
                                   gboolean *cached,
                                   GError **error)
{
  FetchOp *op;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  op = g_task_get_task_data (G_TASK (result));
  *cached = op->cached;
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
add_link (GPtrArray *links, const char *link)
{
  if (link != NULL && *link != '\0' &&
      !g_ptr_array_find_with_equal_func (links, link, g_str_equal, NULL))
    g_ptr_array_add (links, g_strdup (link));
}

static GStrv
end_links (GPtrArray *links)
{
  g_ptr_array_add (links, NULL);
  return (GStrv) g_ptr_array_free (links, FALSE);
}

static void
add_links_of (GPtrArray *links, LiaisonInvitation *invitation)
{
  add_link (links, liaison_invitation_get_link (invitation));
  for (guint i = 0; i < liaison_invitation_get_n_handoffs (invitation); i++)
    add_link (links, liaison_invitation_get_handoff (invitation, i)->link);
}

GStrv
liaison_invite_links_dup_known (LiaisonInviteLinks *self, LiaisonLedger *ledger)
{
  GListModel *invitations = ledger != NULL ? liaison_ledger_get_invitations (ledger) : NULL;
  GPtrArray *links = NULL;
  GHashTableIter iter;
  gpointer issued;
  guint n_told;

  g_return_val_if_fail (LIAISON_IS_INVITE_LINKS (self), NULL);

  links = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_iter_init (&iter, self->issued);
  while (g_hash_table_iter_next (&iter, NULL, &issued))
    add_link (links, ((Issued *) issued)->link);
  for (guint i = 0; invitations != NULL && i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);

      if (g_strcmp0 (liaison_invitation_get_account (invitation), self->account) == 0)
        add_links_of (links, invitation);
    }

  n_told = links->len;
  for (guint i = 0; i < n_told; i++)
    {
      const char *link = g_ptr_array_index (links, i);
      g_autofree char *with = liaison_invite_link_express_rights (self->cloud, link, TRUE);
      g_autofree char *without = liaison_invite_link_express_rights (self->cloud, link, FALSE);

      add_link (links, with);
      add_link (links, without);
    }
  return end_links (links);
}

GStrv
liaison_invite_links_dup_of_invitation (LiaisonInvitation *invitation)
{
  GPtrArray *links = NULL;

  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), NULL);

  links = g_ptr_array_new ();
  add_links_of (links, invitation);
  return end_links (links);
}
