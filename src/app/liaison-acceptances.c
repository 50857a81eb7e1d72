/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-acceptances.h"

struct _LiaisonAcceptances
{
  GObject parent_instance;

  LiaisonCatalog *catalog;
  LiaisonLedger *ledger;
};

G_DEFINE_FINAL_TYPE (LiaisonAcceptances, liaison_acceptances, G_TYPE_OBJECT)

enum
{
  ACCEPTED,
  NOTICED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
liaison_acceptances_finalize (GObject *object)
{
  LiaisonAcceptances *self = LIAISON_ACCEPTANCES (object);

  g_clear_object (&self->ledger);
  g_clear_object (&self->catalog);

  G_OBJECT_CLASS (liaison_acceptances_parent_class)->finalize (object);
}

static void
liaison_acceptances_class_init (LiaisonAcceptancesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_acceptances_finalize;

  signals[ACCEPTED] =
    g_signal_new ("accepted", LIAISON_TYPE_ACCEPTANCES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, LIAISON_TYPE_ACCEPTANCE, LIAISON_TYPE_INVITATION);
  signals[NOTICED] = g_signal_new ("noticed", LIAISON_TYPE_ACCEPTANCES, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, LIAISON_TYPE_ACCEPTANCE);
}

static void
liaison_acceptances_init (LiaisonAcceptances *self)
{
}

LiaisonAcceptances *
liaison_acceptances_new (LiaisonCatalog *catalog)
{
  LiaisonAcceptances *self;

  g_return_val_if_fail (LIAISON_IS_CATALOG (catalog), NULL);

  self = g_object_new (LIAISON_TYPE_ACCEPTANCES, NULL);
  self->catalog = g_object_ref (catalog);
  return self;
}

void
liaison_acceptances_set_ledger (LiaisonAcceptances *self, LiaisonLedger *ledger)
{
  g_return_if_fail (LIAISON_IS_ACCEPTANCES (self));

  g_set_object (&self->ledger, ledger);
}

/* Whom it answers */

static gboolean
is_public_cb (const char *domain, gpointer user_data)
{
  return liaison_catalog_is_mail_provider (user_data, domain);
}

const char *
liaison_acceptances_get_private_domain (LiaisonAcceptances *self, LiaisonInvitation *invitation)
{
  const char *domain;

  g_return_val_if_fail (LIAISON_IS_ACCEPTANCES (self), NULL);
  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), NULL);

  domain = liaison_invitation_get_contact_domain (invitation);
  return *domain != '\0' && !is_public_cb (domain, self->catalog) ? domain : NULL;
}

static LiaisonMatch *
match (LiaisonAcceptances *self, const LiaisonAcceptanceFacts *facts)
{
  return liaison_acceptance_match (facts, liaison_ledger_get_invitations (self->ledger),
                                   is_public_cb, self->catalog);
}

static void
save (LiaisonAcceptances *self, LiaisonAcceptance *acceptance, GPtrArray *invitations)
{
  /* The ledger tells of failures, and tries again. */
  liaison_ledger_save_acceptance_async (self->ledger, acceptance, invitations, NULL, NULL, NULL);
}

static LiaisonInvitationStep
make_step (LiaisonAcceptance *acceptance, LiaisonStepKind kind, LiaisonInvitationState to)
{
  const LiaisonAcceptanceFacts *facts = liaison_acceptance_get_facts (acceptance);

  return (LiaisonInvitationStep){ .kind = kind,
                                  .to = to,
                                  .handoff = -1,
                                  .evidence = facts->evidence,
                                  .record = facts->record,
                                  .record_time = facts->exact ? facts->time : 0,
                                  .customer = facts->customer,
                                  .customer_name = facts->customer_name };
}

static LiaisonInvitationState
get_answered_state (const LiaisonAcceptanceFacts *facts)
{
  return facts->kind == LIAISON_ACCEPTANCE_RIGHTS ? LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED
                                                  : LIAISON_INVITATION_ACCEPTED;
}

/* The first of @candidates is answered, the others superseded (ACC-8). */
static void
accept (LiaisonAcceptances *self, LiaisonAcceptance *acceptance, GPtrArray *candidates)
{
  const LiaisonAcceptanceFacts *facts = liaison_acceptance_get_facts (acceptance);
  LiaisonInvitation *answered = g_ptr_array_index (candidates, 0);

  for (guint i = 0; i < candidates->len; i++)
    {
      LiaisonInvitationStep step =
        make_step (acceptance, LIAISON_STEP_DETECTED,
                   i == 0 ? get_answered_state (facts) : LIAISON_INVITATION_SUPERSEDED);

      step.time = facts->noticed;
      liaison_invitation_take_step (g_ptr_array_index (candidates, i), &step);
    }
  liaison_invitation_set_customer (answered, facts->customer);
  liaison_acceptance_settle (acceptance, LIAISON_OUTCOME_MATCHED,
                             liaison_invitation_get_id (answered));
  save (self, acceptance, candidates);
  g_signal_emit (self, signals[ACCEPTED], 0, acceptance, answered);
}

/* TRUE: it is settled, or a person is asked, and it is worth keeping. */
static gboolean
take_in (LiaisonAcceptances *self, LiaisonAcceptance *acceptance)
{
  const LiaisonAcceptanceFacts *facts = liaison_acceptance_get_facts (acceptance);
  g_autoptr(LiaisonMatch) found = match (self, facts);

  switch (found->verdict)
    {
    case LIAISON_MATCH_SURE:
      accept (self, acceptance, found->candidates);
      return TRUE;
    case LIAISON_MATCH_ASK:
      liaison_acceptance_settle (acceptance, LIAISON_OUTCOME_IN_DOUBT, NULL);
      break;
    case LIAISON_MATCH_NONE:
    default:
      if (facts->kind == LIAISON_ACCEPTANCE_RIGHTS)
        return FALSE;
      liaison_acceptance_settle (acceptance, LIAISON_OUTCOME_STRANGER, NULL);
      break;
    }
  save (self, acceptance, NULL);
  return TRUE;
}

static LiaisonAcceptance *
find_same (LiaisonAcceptances *self, const LiaisonAcceptanceFacts *facts)
{
  GListModel *acceptances = liaison_ledger_get_acceptances (self->ledger);

  for (guint i = 0; i < g_list_model_get_n_items (acceptances); i++)
    {
      /* The list keeps it. */
      g_autoptr(LiaisonAcceptance) acceptance = g_list_model_get_item (acceptances, i);

      if (liaison_acceptance_is_same (acceptance, facts))
        return acceptance;
    }
  return NULL;
}

/* Did a person take back that it answers @invitation? */
static gboolean
was_taken_back_from (const LiaisonAcceptanceFacts *facts, LiaisonInvitation *invitation)
{
  gboolean detected = FALSE;

  for (guint i = 0; i < liaison_invitation_get_n_steps (invitation); i++)
    {
      const LiaisonInvitationStep *step = liaison_invitation_get_step (invitation, i);

      if (step->kind == LIAISON_STEP_UNDONE && detected)
        return TRUE;
      detected = detected || (step->customer != NULL && step->time >= facts->noticed &&
                              g_ascii_strcasecmp (step->customer, facts->customer) == 0);
    }
  return FALSE;
}

static gboolean
was_taken_back (LiaisonAcceptances *self, const LiaisonAcceptanceFacts *facts)
{
  GListModel *invitations = liaison_ledger_get_invitations (self->ledger);

  for (guint i = 0; i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);

      if (was_taken_back_from (facts, invitation))
        return TRUE;
    }
  return FALSE;
}

/* Better evidence may make sure what was in doubt, unless a person has said otherwise. */
static void
merge (LiaisonAcceptances *self, LiaisonAcceptance *acceptance, const LiaisonAcceptanceFacts *facts)
{
  g_autoptr(LiaisonMatch) found = NULL;

  if (!liaison_acceptance_merge (acceptance, facts))
    return;
  if (liaison_acceptance_is_open (acceptance))
    found = match (self, liaison_acceptance_get_facts (acceptance));
  if (found != NULL && found->verdict == LIAISON_MATCH_SURE &&
      !was_taken_back (self, liaison_acceptance_get_facts (acceptance)))
    {
      accept (self, acceptance, found->candidates);
      return;
    }
  if (found != NULL && found->verdict != LIAISON_MATCH_NONE)
    liaison_acceptance_settle (acceptance, LIAISON_OUTCOME_IN_DOUBT, NULL);
  save (self, acceptance, NULL);
}

void
liaison_acceptances_note (LiaisonAcceptances *self, const LiaisonAcceptanceFacts *facts)
{
  g_autoptr(LiaisonAcceptance) acceptance = NULL;
  LiaisonAcceptance *known;

  g_return_if_fail (LIAISON_IS_ACCEPTANCES (self));
  g_return_if_fail (facts != NULL && facts->customer != NULL);

  if (self->ledger == NULL)
    return;
  known = find_same (self, facts);
  if (known != NULL)
    {
      merge (self, known, facts);
      return;
    }
  acceptance = liaison_acceptance_new (NULL, facts);
  if (take_in (self, acceptance) && liaison_acceptance_is_open (acceptance))
    g_signal_emit (self, signals[NOTICED], 0, acceptance);
}

gboolean
liaison_acceptances_knows (LiaisonAcceptances *self, const LiaisonAcceptanceFacts *facts)
{
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCES (self), FALSE);
  g_return_val_if_fail (facts != NULL && facts->customer != NULL, FALSE);

  return self->ledger != NULL && find_same (self, facts) != NULL;
}

/* What a person says */

GPtrArray *
liaison_acceptances_list_candidates (LiaisonAcceptances *self, LiaisonAcceptance *acceptance)
{
  g_autoptr(LiaisonMatch) found = NULL;

  g_return_val_if_fail (LIAISON_IS_ACCEPTANCES (self), NULL);
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE (acceptance), NULL);

  if (self->ledger == NULL)
    return g_ptr_array_new ();
  found = match (self, liaison_acceptance_get_facts (acceptance));
  return g_ptr_array_ref (found->candidates);
}

gboolean
liaison_acceptance_is_open (LiaisonAcceptance *acceptance)
{
  LiaisonAcceptanceOutcome outcome;

  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE (acceptance), FALSE);

  outcome = liaison_acceptance_get_outcome (acceptance);
  return outcome == LIAISON_OUTCOME_IN_DOUBT || outcome == LIAISON_OUTCOME_STRANGER;
}

gboolean
liaison_acceptances_answer (LiaisonAcceptances *self,
                            LiaisonAcceptance *acceptance,
                            LiaisonInvitation *invitation,
                            const char *who,
                            gint64 now)
{
  g_autoptr(GPtrArray) invitations = g_ptr_array_new ();
  LiaisonInvitationStep step;

  g_return_val_if_fail (LIAISON_IS_ACCEPTANCES (self), FALSE);
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE (acceptance), FALSE);
  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), FALSE);

  if (self->ledger == NULL)
    return FALSE;
  step = make_step (acceptance, LIAISON_STEP_MOVED,
                    get_answered_state (liaison_acceptance_get_facts (acceptance)));
  step.evidence = LIAISON_EVIDENCE_HAND;
  step.who = who;
  step.time = now;
  if (!liaison_invitation_take_step (invitation, &step))
    return FALSE;
  liaison_invitation_set_customer (invitation, step.customer);
  liaison_acceptance_settle (acceptance, LIAISON_OUTCOME_MATCHED,
                             liaison_invitation_get_id (invitation));
  g_ptr_array_add (invitations, invitation);
  save (self, acceptance, invitations);
  return TRUE;
}

void
liaison_acceptances_dismiss (LiaisonAcceptances *self, LiaisonAcceptance *acceptance)
{
  g_return_if_fail (LIAISON_IS_ACCEPTANCES (self));
  g_return_if_fail (LIAISON_IS_ACCEPTANCE (acceptance));

  if (self->ledger == NULL)
    return;
  liaison_acceptance_settle (acceptance, LIAISON_OUTCOME_DISMISSED, NULL);
  save (self, acceptance, NULL);
}

LiaisonAcceptance *
liaison_acceptances_find (LiaisonAcceptances *self, LiaisonInvitation *invitation)
{
  GListModel *acceptances;

  g_return_val_if_fail (LIAISON_IS_ACCEPTANCES (self), NULL);
  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), NULL);

  if (self->ledger == NULL)
    return NULL;
  acceptances = liaison_ledger_get_acceptances (self->ledger);
  for (guint i = 0; i < g_list_model_get_n_items (acceptances); i++)
    {
      g_autoptr(LiaisonAcceptance) acceptance = g_list_model_get_item (acceptances, i);

      if (liaison_acceptance_get_outcome (acceptance) == LIAISON_OUTCOME_MATCHED &&
          g_strcmp0 (liaison_acceptance_get_invitation (acceptance),
                     liaison_invitation_get_id (invitation)) == 0)
        return acceptance;
    }
  return NULL;
}

/* Those that were superseded by the same acceptance wait again, too. */
static void
undo_superseded (LiaisonAcceptances *self,
                 const LiaisonInvitationStep *answer,
                 const char *who,
                 gint64 now,
                 GPtrArray *undone)
{
  GListModel *invitations = liaison_ledger_get_invitations (self->ledger);

  for (guint i = 0; i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);
      const LiaisonInvitationStep *step = liaison_invitation_get_undoable (invitation);

      if (step != NULL && step != answer && step->to == LIAISON_INVITATION_SUPERSEDED &&
          step->time == answer->time && step->customer != NULL &&
          g_strcmp0 (step->customer, answer->customer) == 0 &&
          liaison_invitation_undo (invitation, who, now))
        g_ptr_array_add (undone, invitation);
    }
}

gboolean
liaison_acceptances_undo (LiaisonAcceptances *self,
                          LiaisonInvitation *invitation,
                          const char *who,
                          gint64 now)
{
  LiaisonAcceptance *acceptance;
  const LiaisonInvitationStep *answer;
  g_autoptr(GPtrArray) invitations = g_ptr_array_new ();

  g_return_val_if_fail (LIAISON_IS_ACCEPTANCES (self), FALSE);
  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), FALSE);

  if (self->ledger == NULL)
    return FALSE;
  acceptance = liaison_acceptances_find (self, invitation);
  answer = liaison_invitation_get_undoable (invitation);
  if (!liaison_invitation_undo (invitation, who, now))
    return FALSE;
  if (acceptance == NULL)
    {
      liaison_ledger_save_async (self->ledger, invitation, NULL, NULL, NULL);
      return TRUE;
    }
  liaison_acceptance_settle (acceptance, LIAISON_OUTCOME_IN_DOUBT, NULL);
  /* Whoever was ours already was noted before it answered. */
  if (!liaison_invitation_get_existing_customer (invitation))
    liaison_invitation_set_customer (invitation, NULL);
  g_ptr_array_add (invitations, invitation);
  if (answer->to != LIAISON_INVITATION_SUPERSEDED)
    undo_superseded (self, answer, who, now, invitations);
  save (self, acceptance, invitations);
  return TRUE;
}
