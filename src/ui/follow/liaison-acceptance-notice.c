/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/follow/liaison-acceptance-notice.h"

#include <glib/gi18n.h>

#include "ui/follow/liaison-follow-sentences.h"

struct _LiaisonAcceptanceNotice
{
  GObject parent_instance;

  LiaisonSession *session; /* not owned: it may go before */
};

G_DEFINE_FINAL_TYPE (LiaisonAcceptanceNotice, liaison_acceptance_notice, G_TYPE_OBJECT)

enum
{
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
liaison_acceptance_notice_finalize (GObject *object)
{
  g_clear_weak_pointer (&LIAISON_ACCEPTANCE_NOTICE (object)->session);

  G_OBJECT_CLASS (liaison_acceptance_notice_parent_class)->finalize (object);
}

static void
liaison_acceptance_notice_class_init (LiaisonAcceptanceNoticeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_acceptance_notice_finalize;

  signals[TOLD] = g_signal_new ("told", LIAISON_TYPE_ACCEPTANCE_NOTICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
liaison_acceptance_notice_init (LiaisonAcceptanceNotice *self)
{
}

/* MSG-10, and what it is when the customer was ours already. */
static char *
dup_sentence (const LiaisonAcceptanceFacts *facts)
{
  g_autofree char *name = liaison_acceptance_to_name (facts);

  if (facts->kind == LIAISON_ACCEPTANCE_RIGHTS)
    return g_strdup_printf (_ ("%s accepted your invitation and gave you administration "
                               "privileges."),
                               name);
  return g_strdup_printf (_ ("%s accepted your invitation and is now in your customer list."),
                             name);
}

static void
send (const char *id, GNotification *notification)
{
  GApplication *application = g_application_get_default ();

  if (application != NULL)
    g_application_send_notification (application, id, notification);
}

static void
accepted_cb (LiaisonAcceptanceNotice *self,
             LiaisonAcceptance *acceptance,
             LiaisonInvitation *invitation)
{
  const LiaisonAcceptanceFacts *facts = liaison_acceptance_get_facts (acceptance);
  g_autofree char *sentence = dup_sentence (facts);
  g_autofree char *id = g_strconcat ("accepted-", liaison_acceptance_get_id (acceptance), NULL);
  g_autoptr(GNotification) notification = NULL;

  if (self->session == NULL)
    return;
  notification = g_notification_new (_ ("Invitation accepted"));
  g_notification_set_body (notification, sentence);
  g_notification_set_default_action_and_target (notification, "app.show-customer", "(ss)",
                                                liaison_session_get_account (self->session),
                                                facts->customer);
  send (id, notification);
  g_signal_emit (self, signals[TOLD], 0, sentence, facts->customer);
}

/* How many wait for a person with @outcome; *@one: the last of them that was noticed, or NULL. */
static guint
count_open (LiaisonSession *session, LiaisonAcceptanceOutcome outcome, LiaisonAcceptance **one)
{
  LiaisonLedger *ledger = liaison_session_get_ledger (session);
  GListModel *acceptances = ledger != NULL ? liaison_ledger_get_acceptances (ledger) : NULL;
  guint n_open = 0;

  *one = NULL;
  for (guint i = 0; acceptances != NULL && i < g_list_model_get_n_items (acceptances); i++)
    {
      g_autoptr(LiaisonAcceptance) acceptance = g_list_model_get_item (acceptances, i);

      if (liaison_acceptance_get_outcome (acceptance) != outcome)
        continue;
      n_open++;
      /* The list keeps its own reference. */
      *one = acceptance;
    }
  return n_open;
}

static gboolean
is_anything_awaited (LiaisonSession *session)
{
  GListModel *invitations = liaison_ledger_get_invitations (liaison_session_get_ledger (session));

  for (guint i = 0; i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);

      if (liaison_invitation_can_move (invitation, LIAISON_INVITATION_ACCEPTED))
        return TRUE;
    }
  return FALSE;
}

static GNotification *
make_doubt (guint n, LiaisonAcceptance *one)
{
  GNotification *notification = g_notification_new (_ ("Which invitation does this answer?"));
  g_autofree char *body =
    g_strdup_printf (ngettext ("%u customer accepted. Say which invitation that answers.",
                               "%u customers accepted. Say which invitations that answers.", n),
                     n);

  g_notification_set_body (notification, body);
  return notification;
}

/* ACC-9 */
static GNotification *
make_strangers (guint n, LiaisonAcceptance *one)
{
  GNotification *notification =
    g_notification_new (n == 1 ? _ ("New customer, not linked to an invitation")
                               : _ ("New customers, not linked to any invitation"));
  g_autofree char *name = liaison_acceptance_to_name (liaison_acceptance_get_facts (one));
  g_autofree char *body = n == 1
    /* Translators: %s is a company. */
    ? g_strdup_printf (_ ("%s is now in your customer list."), name)
    : g_strdup_printf (
        ngettext ("%u new customer is in your list.", "%u new customers are in your list.", n), n);

  g_notification_set_body (notification, body);
  return notification;
}

static const struct
{
  LiaisonAcceptanceOutcome outcome;
  const char *name;
  GNotification *(*make) (guint n, LiaisonAcceptance *one);
} subjects[] = {
  { LIAISON_OUTCOME_IN_DOUBT, "noticed-", make_doubt },
  { LIAISON_OUTCOME_STRANGER, "strangers-", make_strangers },
};

static char *
dup_id (LiaisonAcceptanceNotice *self, gsize i)
{
  return g_strconcat (subjects[i].name, liaison_session_get_account (self->session), NULL);
}

/* What is settled need not be told any more. */
static void
settled_cb (LiaisonAcceptanceNotice *self)
{
  GApplication *application = g_application_get_default ();

  for (gsize i = 0; self->session != NULL && application != NULL && i < G_N_ELEMENTS (subjects);
       i++)
    {
      LiaisonAcceptance *one;
      g_autofree char *id = dup_id (self, i);

      if (count_open (self->session, subjects[i].outcome, &one) == 0)
        g_application_withdraw_notification (application, id);
    }
}

/* After days without the program there may be many: one notification stands for them all. Whoever
 * is only seen in the list may have accepted nothing; where nothing is awaited that is no news. */
static void
noticed_cb (LiaisonAcceptanceNotice *self, LiaisonAcceptance *acceptance)
{
  LiaisonAcceptanceOutcome outcome = liaison_acceptance_get_outcome (acceptance);

  if (self->session == NULL)
    return;
  g_signal_connect_object (acceptance, "notify::outcome", G_CALLBACK (settled_cb), self,
                           G_CONNECT_SWAPPED);
  if (outcome == LIAISON_OUTCOME_STRANGER &&
      liaison_acceptance_get_facts (acceptance)->evidence == LIAISON_EVIDENCE_LIST &&
      !is_anything_awaited (self->session))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (subjects[i].outcome == outcome)
      {
        LiaisonAcceptance *one;
        guint n = count_open (self->session, outcome, &one);
        g_autoptr(GNotification) notification =
                     subjects[i].make (MAX (n, 1), one != NULL ? one : acceptance);
        g_autofree char *id = dup_id (self, i);

        g_notification_set_default_action_and_target (notification, "app.show-invitations", "s",
                                                      liaison_session_get_account (self->session));
        send (id, notification);
      }
}

LiaisonAcceptanceNotice *
liaison_acceptance_notice_new (LiaisonSession *session)
{
  LiaisonAcceptanceNotice *self;
  LiaisonAcceptances *acceptances;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);

  self = g_object_new (LIAISON_TYPE_ACCEPTANCE_NOTICE, NULL);
  g_set_weak_pointer (&self->session, session);
  acceptances = liaison_session_get_acceptances (session);
  g_signal_connect_object (acceptances, "accepted", G_CALLBACK (accepted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (acceptances, "noticed", G_CALLBACK (noticed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
