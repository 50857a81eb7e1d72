/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-invite.h"

#include "app/liaison-draft-saver.h"
#include "app/liaison-invite-letter.h"
#include "app/liaison-invite-private.h"
#include "app/liaison-invite-rules.h"
#include "model/liaison-error.h"
#include "model/liaison-follow-up.h"

#define ANSWER_DAYS 14

struct _LiaisonInvite
{
  GObject parent_instance;

  LiaisonSession *session;
  LiaisonInvitation *invitation;
  LiaisonInvitation *reminded; /* that @invitation is a copy of, to write a reminder on; or NULL */
  char *first_day;             /* of its first letter */
  LiaisonDraftSaver *saver;
  LiaisonSender sender; /* owned */

  LiaisonInviteLinkState link_state;
  GError *link_error;
  GCancellable *fetching;
  LiaisonLetterText *composed; /* as this run composed it last, or NULL */
};

G_DEFINE_FINAL_TYPE (LiaisonInvite, liaison_invite, G_TYPE_OBJECT)

enum
{
  PROP_LINK_STATE = 1,
  PROP_SAVE_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  LETTER_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The letter */

static void
put_letter (LiaisonInvite *self, const char *subject, const char *body)
{
  if (g_strcmp0 (liaison_invitation_get_subject (self->invitation), subject) == 0 &&
      g_strcmp0 (liaison_invitation_get_body (self->invitation), body) == 0)
    return;
  liaison_invitation_set_subject (self->invitation, subject);
  liaison_invitation_set_body (self->invitation, body);
  g_signal_emit (self, signals[LETTER_CHANGED], 0);
}

static void
compose (LiaisonInvite *self)
{
  g_clear_pointer (&self->composed, liaison_letter_text_free);
  self->composed =
    liaison_invite_letter_compose (self->session, self->invitation, &self->sender, self->first_day);
  liaison_invitation_set_text_edited (self->invitation, FALSE);
  put_letter (self, self->composed->subject, self->composed->body);
}

/* Before the first letter there is nothing to follow the choices with; the user's own text stays.
 */
static void
follow_choices (LiaisonInvite *self)
{
  if (!liaison_invitation_get_text_edited (self->invitation) &&
      !liaison_invite_letter_is_blank (liaison_invitation_get_body (self->invitation)))
    compose (self);
}

/* The user's own letter was changed beside the wizard. What an earlier run composed stays. */
static void
follow_template (LiaisonInvite *self)
{
  if (self->composed != NULL && liaison_invitation_get_template (self->invitation) != NULL)
    follow_choices (self);
}

/* What was handed off stays as it was. */
void
liaison_invite_follow_rules (LiaisonInvite *self)
{
  if (self->reminded != NULL)
    return;
  switch (liaison_invite_rules_get_rights (self->session, NULL))
    {
    case LIAISON_INVITE_RIGHTS_DEMANDED:
      liaison_invitation_set_wants_rights (self->invitation, TRUE);
      break;
    case LIAISON_INVITE_RIGHTS_BARRED:
      if (liaison_invitation_get_state (self->invitation) == LIAISON_INVITATION_DRAFT)
        liaison_invitation_set_wants_rights (self->invitation, FALSE);
      break;
    case LIAISON_INVITE_RIGHTS_FREE:
    default:
      break;
    }
}

/* A list that is not whole yet can show that a customer is ours, not that it is none. Whoever
 * becomes one after the letter has left may do so by its answer: the letter stays as it was. */
static void
update_existing_customer (LiaisonInvite *self)
{
  LiaisonCustomerList *customers = liaison_session_get_customers (self->session);

  if (liaison_invite_is_settled (self))
    return;
  liaison_invite_note_customer (self,
                                liaison_customer_list_get_state (customers) == LIAISON_LIST_LOADED);
  if (liaison_invitation_get_n_handoffs (self->invitation) > 0)
    return;
  if (liaison_invite_is_existing_customer (self))
    liaison_invitation_set_existing_customer (self->invitation, TRUE);
  else if (liaison_customer_list_get_state (customers) == LIAISON_LIST_LOADED)
    liaison_invitation_set_existing_customer (self->invitation, FALSE);
}

static void
invitation_changed_cb (LiaisonInvite *self, GParamSpec *pspec, LiaisonInvitation *invitation)
{
  static const char *const choices[] = {
    "contact-name",      "company",   "language", "due-date",
    "existing-customer", "purpose",   "template", "provider-name",
    "reseller-name",     "reference", NULL
  };
  static const char *const links[] = { "wants-rights", "provider", "reseller", NULL };

  if (g_str_equal (pspec->name, "domain") || g_str_equal (pspec->name, "contact-mail"))
    {
      update_existing_customer (self);
    }
  else if (g_strv_contains (links, pspec->name))
    {
      if (self->link_state != LIAISON_INVITE_LINK_NONE)
        liaison_invite_fetch_link (self);
      follow_choices (self);
    }
  else if (g_strv_contains (choices, pspec->name))
    {
      follow_choices (self);
    }
}

/* The link */

static void
set_link_state (LiaisonInvite *self, LiaisonInviteLinkState state, GError *error)
{
  g_clear_error (&self->link_error);
  self->link_error = error;
  if (self->link_state == state)
    return;
  self->link_state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LINK_STATE]);
}

/* A text that is the user's, or stems from an earlier run, changes in nothing but the link. */
static void
take_link (LiaisonInvite *self, const char *link)
{
  const char *body = liaison_invitation_get_body (self->invitation);
  g_autofree char *old = g_strdup (liaison_invitation_get_link (self->invitation));
  gboolean edited = liaison_invitation_get_text_edited (self->invitation);
  g_autofree char *replaced = NULL;

  liaison_invitation_set_link (self->invitation, link);
  if (!edited && (self->composed != NULL || liaison_invite_letter_is_blank (body)))
    {
      compose (self);
      return;
    }
  if (g_strcmp0 (old, link) == 0)
    return;
  replaced = liaison_invite_letter_replace_link (body, old, link);
  if (replaced != NULL)
    put_letter (self, liaison_invitation_get_subject (self->invitation), replaced);
}

static void
link_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  LiaisonInvite *self = user_data;
  g_autofree char *link = NULL;
  GError *error = NULL;
  gboolean cached;

  link = liaison_invite_links_fetch_finish (LIAISON_INVITE_LINKS (source), result, &cached, &error);
  /* Another one is under way, or we are gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_error_free (error);
      return;
    }

  g_clear_object (&self->fetching);
  if (link != NULL)
    take_link (self, link);
  else if (!liaison_invitation_get_text_edited (self->invitation) &&
           liaison_invite_letter_is_blank (liaison_invitation_get_body (self->invitation)))
    compose (self);
  set_link_state (self,
                  link == NULL ? LIAISON_INVITE_LINK_FAILED
                  : cached     ? LIAISON_INVITE_LINK_CACHED
                               : LIAISON_INVITE_LINK_READY,
                  error);
}

static void
stop_fetching (LiaisonInvite *self)
{
  g_cancellable_cancel (self->fetching);
  g_clear_object (&self->fetching);
}

static void
save_failed_cb (LiaisonInvite *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVE_ERROR]);
}

static void
liaison_invite_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonInvite *self = LIAISON_INVITE (object);

  switch (id)
    {
    case PROP_LINK_STATE:
      g_value_set_int (value, (int) self->link_state);
      break;
    case PROP_SAVE_ERROR:
      g_value_set_boolean (value, liaison_draft_saver_get_error (self->saver) != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
liaison_invite_dispose (GObject *object)
{
  LiaisonInvite *self = LIAISON_INVITE (object);

  stop_fetching (self);

  G_OBJECT_CLASS (liaison_invite_parent_class)->dispose (object);
}

static void
liaison_invite_finalize (GObject *object)
{
  LiaisonInvite *self = LIAISON_INVITE (object);

  g_clear_object (&self->saver);
  g_clear_object (&self->invitation);
  g_clear_object (&self->reminded);
  g_clear_object (&self->session);
  g_clear_error (&self->link_error);
  g_clear_pointer (&self->composed, liaison_letter_text_free);
  g_free ((char *) self->sender.name);
  g_free ((char *) self->sender.title);
  g_free ((char *) self->sender.mail);
  g_free ((char *) self->sender.phone);
  g_free (self->first_day);

  G_OBJECT_CLASS (liaison_invite_parent_class)->finalize (object);
}

static void
liaison_invite_class_init (LiaisonInviteClass *klass)
{
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_invite_get_property;
  object_class->dispose = liaison_invite_dispose;
  object_class->finalize = liaison_invite_finalize;

  properties[PROP_LINK_STATE] =
    g_param_spec_int ("link-state", NULL, NULL, 0, LIAISON_INVITE_LINK_FAILED, 0, readable);
  properties[PROP_SAVE_ERROR] = g_param_spec_boolean ("save-error", NULL, NULL, FALSE, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[LETTER_CHANGED] = g_signal_new ("letter-changed", LIAISON_TYPE_INVITE, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
liaison_invite_init (LiaisonInvite *self)
{
}

static LiaisonInvitation *
make_invitation (LiaisonSession *session, const char *language)
{
  LiaisonInvitation *invitation = liaison_invitation_new (
    NULL, liaison_session_get_account (session),
    liaison_cloud_get_id (liaison_session_get_cloud (session)), liaison_session_get_now (session));
  LiaisonPartner *partner = liaison_session_get_partner (session);
  g_autofree char *due_date = liaison_session_dup_day (session, ANSWER_DAYS);

  liaison_invitation_set_language (invitation, language);
  liaison_invitation_set_due_date (invitation, due_date);
  liaison_invitation_set_wants_rights (invitation, TRUE);
  if (partner != NULL)
    liaison_invitation_set_country (invitation, liaison_partner_get_spec (partner)->country);
  liaison_invite_take_last_party (session, invitation);
  return invitation;
}

LiaisonInvite *
liaison_invite_new (LiaisonSession *session,
                    LiaisonInvitation *invitation,
                    const char *language,
                    const LiaisonSender *sender)
{
  g_autoptr(LiaisonInvitation) fresh = NULL;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);
  g_return_val_if_fail (liaison_session_get_ledger (session) != NULL, NULL);
  g_return_val_if_fail (sender != NULL, NULL);

  if (invitation == NULL)
    fresh = make_invitation (session, language);
  return liaison_invite_new_for (session, invitation != NULL ? invitation : fresh, NULL, sender);
}

static char *
dup_first_day (LiaisonInvitation *invitation)
{
  gint64 time = liaison_invite_find_letter (invitation)->time;
  g_autoptr(GDateTime) local = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);

  return g_date_time_format (local, "%Y-%m-%d");
}

LiaisonInvite *
liaison_invite_new_for (LiaisonSession *session,
                        LiaisonInvitation *invitation,
                        LiaisonInvitation *reminded,
                        const LiaisonSender *sender)
{
  LiaisonInvite *self = g_object_new (LIAISON_TYPE_INVITE, NULL);
  LiaisonTemplateFolder *templates;
  LiaisonCustomerList *customers;

  self->session = g_object_ref (session);
  self->invitation = g_object_ref (invitation);
  if (reminded != NULL)
    {
      self->reminded = g_object_ref (reminded);
      self->first_day = dup_first_day (reminded);
    }
  self->sender = (LiaisonSender){ g_strdup (sender->name), g_strdup (sender->title),
                                  g_strdup (sender->mail), g_strdup (sender->phone) };
  self->saver = liaison_draft_saver_new (session, reminded != NULL ? reminded : invitation);

  templates = liaison_catalog_get_templates (liaison_session_get_catalog (session));
  customers = liaison_session_get_customers (session);
  g_signal_connect_object (self->saver, "notify::failed", G_CALLBACK (save_failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->invitation, "notify", G_CALLBACK (invitation_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (customers, "notify::n-total", G_CALLBACK (update_existing_customer),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (customers, "notify::state", G_CALLBACK (update_existing_customer), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (session, "notify::roles", G_CALLBACK (liaison_invite_follow_rules), self,
                           G_CONNECT_SWAPPED);
  if (templates != NULL)
    g_signal_connect_object (templates, "changed", G_CALLBACK (follow_template), self,
                             G_CONNECT_SWAPPED);

  liaison_invite_follow_rules (self);
  update_existing_customer (self);
  return self;
}

LiaisonInvitation *
liaison_invite_get_reminded (LiaisonInvite *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITE (self), NULL);

  return self->reminded;
}

LiaisonSession *
liaison_invite_get_session (LiaisonInvite *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITE (self), NULL);

  return self->session;
}

LiaisonInvitation *
liaison_invite_get_invitation (LiaisonInvite *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITE (self), NULL);

  return self->invitation;
}

void
liaison_invite_fetch_link (LiaisonInvite *self)
{
  const char *first =
    self->reminded != NULL ? liaison_invite_find_letter (self->reminded)->link : NULL;
  LiaisonInviteLinks *links;
  g_autofree char *fresh = NULL;
  LiaisonJointParty other;
  gboolean rights;

  g_return_if_fail (LIAISON_IS_INVITE (self));

  /* Of a text that was taken another way it may not be known. */
  if (first != NULL)
    {
      take_link (self, first);
      set_link_state (self, LIAISON_INVITE_LINK_READY, NULL);
      return;
    }
  stop_fetching (self);
  links = liaison_session_get_links (self->session);
  other = liaison_invitation_get_joint_party (self->invitation);
  rights = liaison_invitation_get_wants_rights (self->invitation);
  fresh = liaison_invite_links_dup_fresh (links, other, rights);
  if (fresh != NULL)
    {
      take_link (self, fresh);
      set_link_state (self, LIAISON_INVITE_LINK_READY, NULL);
      return;
    }

  self->fetching = g_cancellable_new ();
  set_link_state (self, LIAISON_INVITE_LINK_LOADING, NULL);
  liaison_invite_links_fetch_async (links, other, rights,
                                    liaison_session_get_ledger (self->session), self->fetching,
                                    link_fetched_cb, self);
}

LiaisonInviteLinkState
liaison_invite_get_link_state (LiaisonInvite *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITE (self), LIAISON_INVITE_LINK_NONE);

  return self->link_state;
}

const GError *
liaison_invite_get_link_error (LiaisonInvite *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITE (self), NULL);

  return self->link_error;
}

const char *
liaison_invite_get_link (LiaisonInvite *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITE (self), NULL);

  return liaison_invitation_get_link (self->invitation);
}

GPtrArray *
liaison_invite_list_templates (LiaisonInvite *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITE (self), NULL);

  return liaison_invite_letter_list_templates (self->session, self->invitation, &self->sender,
                                               self->first_day);
}

void
liaison_invite_recompose (LiaisonInvite *self)
{
  g_return_if_fail (LIAISON_IS_INVITE (self));

  compose (self);
}

/* Typing the template's own words back is no edit any more. */
void
liaison_invite_set_text (LiaisonInvite *self, const char *subject, const char *body)
{
  gboolean as_composed;

  g_return_if_fail (LIAISON_IS_INVITE (self));

  if (g_strcmp0 (liaison_invitation_get_subject (self->invitation), subject) == 0 &&
      g_strcmp0 (liaison_invitation_get_body (self->invitation), body) == 0)
    return;
  as_composed = self->composed != NULL && g_strcmp0 (self->composed->subject, subject) == 0 &&
                g_strcmp0 (self->composed->body, body) == 0;
  liaison_invitation_set_text_edited (self->invitation, !as_composed);
  liaison_invitation_set_subject (self->invitation, subject);
  liaison_invitation_set_body (self->invitation, body);
}

/* The day that the reminder names is the one that counts from now on. */
static void
ask_by_new_day (LiaisonInvite *self)
{
  liaison_follow_up_postpone (self->reminded, liaison_invitation_get_due_date (self->invitation),
                              liaison_session_get_who (self->session),
                              liaison_session_get_now (self->session));
}

gboolean
liaison_invite_is_settled (LiaisonInvite *self)
{
  LiaisonInvitationState state;

  g_return_val_if_fail (LIAISON_IS_INVITE (self), FALSE);

  state = liaison_invitation_get_state (self->invitation);
  return self->reminded == NULL && liaison_invitation_get_n_handoffs (self->invitation) > 0 &&
         state != LIAISON_INVITATION_HANDED_OFF && state != LIAISON_INVITATION_WAITING;
}

gboolean
liaison_invite_can_finish (LiaisonInvite *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITE (self), FALSE);

  return liaison_invite_is_settled (self) ||
         (liaison_invitation_get_n_handoffs (self->invitation) > 0 &&
          liaison_invitation_can_move (self->invitation, LIAISON_INVITATION_WAITING));
}

gboolean
liaison_invite_finish (LiaisonInvite *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITE (self), FALSE);

  if (!liaison_invite_can_finish (self))
    return FALSE;
  if (self->reminded != NULL)
    ask_by_new_day (self);
  if (!liaison_invite_is_settled (self))
    liaison_invitation_move (self->invitation, LIAISON_INVITATION_WAITING,
                             liaison_session_get_who (self->session),
                             liaison_session_get_now (self->session));
  /* Saves are written in order: what replaces is in the ledger before what it replaces is over. */
  liaison_draft_saver_flush_async (self->saver, NULL, NULL);
  liaison_invite_end_replaced (self);
  return TRUE;
}

void
liaison_invite_discard (LiaisonInvite *self)
{
  g_return_if_fail (LIAISON_IS_INVITE (self));

  if (!liaison_invitation_can_move (self->invitation, LIAISON_INVITATION_DISCARDED))
    return;
  stop_fetching (self);
  if (!liaison_draft_saver_has_saved (self->saver))
    {
      liaison_draft_saver_stop (self->saver);
      liaison_invitation_move (self->invitation, LIAISON_INVITATION_DISCARDED,
                               liaison_session_get_who (self->session),
                               liaison_session_get_now (self->session));
      return;
    }
  liaison_invitation_move (self->invitation, LIAISON_INVITATION_DISCARDED,
                           liaison_session_get_who (self->session),
                           liaison_session_get_now (self->session));
  liaison_draft_saver_flush_async (self->saver, NULL, NULL);
  liaison_draft_saver_stop (self->saver);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (liaison_draft_saver_flush_finish (LIAISON_DRAFT_SAVER (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
liaison_invite_flush_async (LiaisonInvite *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task;

  g_return_if_fail (LIAISON_IS_INVITE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, liaison_invite_flush_async);
  liaison_draft_saver_flush_async (self->saver, flushed_cb, task);
}

gboolean
liaison_invite_flush_finish (LiaisonInvite *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

const GError *
liaison_invite_get_save_error (LiaisonInvite *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITE (self), NULL);

  return liaison_draft_saver_get_error (self->saver);
}

/* For the hand-off */

const LiaisonSender *
liaison_invite_get_sender (LiaisonInvite *self)
{
  return &self->sender;
}

gboolean
liaison_invite_check_letter (LiaisonInvite *self, gboolean accept_doubled, GError **error)
{
  if (self->link_state != LIAISON_INVITE_LINK_READY &&
      self->link_state != LIAISON_INVITE_LINK_CACHED)
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_REFUSED,
                   "hand-off refused: there is no link yet");
      return FALSE;
    }
  /* Before the question whether a doubled link is meant so. */
  if (liaison_invite_day_is_past (self))
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_PAST_DAY,
                   "hand-off refused: the day of the answer is past");
      return FALSE;
    }
  return liaison_invite_letter_check (liaison_session_get_cloud (self->session), self->invitation,
                                      accept_doubled, error);
}

const char *
liaison_invite_get_first_day (LiaisonInvite *self)
{
  return self->first_day;
}

static void
record_reminder (LiaisonInvite *self, const LiaisonHandoff *handoff)
{
  LiaisonInvitationStep step = { .kind = LIAISON_STEP_REMINDED, .time = handoff->time };

  liaison_invitation_add_handoff (self->reminded, handoff);
  step.who = liaison_session_get_who (self->session);
  step.handoff = (int) liaison_invitation_get_n_handoffs (self->reminded) - 1;
  liaison_invitation_take_step (self->reminded, &step);
  ask_by_new_day (self);
}

void
liaison_invite_record (LiaisonInvite *self, const LiaisonHandoff *handoff)
{
  liaison_invite_note_region (self);
  if (self->reminded != NULL)
    record_reminder (self, handoff);
  liaison_invitation_add_handoff (self->invitation, handoff);
  if (liaison_invitation_can_move (self->invitation, LIAISON_INVITATION_HANDED_OFF))
    liaison_invitation_move (self->invitation, LIAISON_INVITATION_HANDED_OFF,
                             liaison_session_get_who (self->session), handoff->time);
}
