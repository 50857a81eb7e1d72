/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/liaison-acceptance.h"

#include <string.h>

/* The service keeps its records that long: what is older has no other evidence to come. */
#define SAME_US (90 * G_TIME_SPAN_DAY)
/* So late the list may show what a record tells of, and so wrong a clock may be. */
#define LATE_US (1 * G_TIME_SPAN_HOUR)

struct _LiaisonAcceptance
{
  GObject parent_instance;

  char *id;
  LiaisonAcceptanceFacts facts; /* its strings are ours */
  LiaisonAcceptanceOutcome outcome;
  char *invitation;
};

G_DEFINE_FINAL_TYPE (LiaisonAcceptance, liaison_acceptance, G_TYPE_OBJECT)

enum
{
  PROP_OUTCOME = 1,
  PROP_INVITATION,
  PROP_FACTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
liaison_acceptance_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonAcceptance *self = LIAISON_ACCEPTANCE (object);

  switch (id)
    {
    case PROP_OUTCOME:
      g_value_set_uint (value, self->outcome);
      break;
    case PROP_INVITATION:
      g_value_set_string (value, self->invitation);
      break;
    case PROP_FACTS:
      g_value_set_pointer (value, &self->facts);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
liaison_acceptance_finalize (GObject *object)
{
  LiaisonAcceptance *self = LIAISON_ACCEPTANCE (object);

  g_free (self->id);
  g_free ((char *) self->facts.customer);
  g_free ((char *) self->facts.customer_name);
  g_free ((char *) self->facts.domain);
  g_free ((char *) self->facts.record);
  g_free (self->invitation);

  G_OBJECT_CLASS (liaison_acceptance_parent_class)->finalize (object);
}

static void
liaison_acceptance_class_init (LiaisonAcceptanceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = liaison_acceptance_get_property;
  object_class->finalize = liaison_acceptance_finalize;

  properties[PROP_OUTCOME] =
    g_param_spec_uint ("outcome", NULL, NULL, 0, LIAISON_N_OUTCOMES - 1, 0, flags);
  properties[PROP_INVITATION] = g_param_spec_string ("invitation", NULL, NULL, NULL, flags);
  properties[PROP_FACTS] = g_param_spec_pointer ("facts", NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_acceptance_init (LiaisonAcceptance *self)
{
  self->outcome = LIAISON_OUTCOME_STRANGER;
}

LiaisonAcceptance *
liaison_acceptance_new (const char *id, const LiaisonAcceptanceFacts *facts)
{
  LiaisonAcceptance *self = g_object_new (LIAISON_TYPE_ACCEPTANCE, NULL);

  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->facts = *facts;
  self->facts.customer = g_strdup (facts->customer);
  self->facts.customer_name = g_strdup (facts->customer_name);
  self->facts.domain = g_strdup (facts->domain);
  self->facts.record = g_strdup (facts->record);
  return self;
}

const char *
liaison_acceptance_get_id (LiaisonAcceptance *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE (self), NULL);
  return self->id;
}

const LiaisonAcceptanceFacts *
liaison_acceptance_get_facts (LiaisonAcceptance *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE (self), NULL);
  return &self->facts;
}

LiaisonAcceptanceOutcome
liaison_acceptance_get_outcome (LiaisonAcceptance *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE (self), LIAISON_OUTCOME_STRANGER);
  return self->outcome;
}

const char *
liaison_acceptance_get_invitation (LiaisonAcceptance *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE (self), NULL);
  return self->invitation;
}

void
liaison_acceptance_settle (LiaisonAcceptance *self,
                           LiaisonAcceptanceOutcome outcome,
                           const char *invitation)
{
  char *copy;

  g_return_if_fail (LIAISON_IS_ACCEPTANCE (self));
  g_return_if_fail (outcome < LIAISON_N_OUTCOMES);

  if (g_strcmp0 (self->invitation, invitation) != 0)
    {
      copy = g_strdup (invitation);
      g_free (self->invitation);
      self->invitation = copy;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_INVITATION]);
    }
  if (self->outcome == outcome)
    return;
  self->outcome = outcome;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTCOME]);
}

/* When the service told the time, what the program saw may be of a little before. */
static gboolean
was_lost_since (const LiaisonAcceptanceFacts *own, const LiaisonAcceptanceFacts *facts)
{
  return !facts->exact && facts->lost > own->time + (own->exact ? LATE_US : 0);
}

gboolean
liaison_acceptance_is_same (LiaisonAcceptance *self, const LiaisonAcceptanceFacts *facts)
{
  const LiaisonAcceptanceFacts *own;
  gint64 apart;

  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE (self), FALSE);
  g_return_val_if_fail (facts != NULL, FALSE);

  own = &self->facts;
  if (own->kind != facts->kind || g_ascii_strcasecmp (own->customer, facts->customer) != 0)
    return FALSE;
  if (own->record != NULL && facts->record != NULL)
    return g_str_equal (own->record, facts->record);
  if (was_lost_since (own, facts))
    return FALSE;
  apart = ABS (own->time - facts->time);
  /* The record's time is the service's, the other the computer's, whose clock may be wrong. The
   * record of a later acceptance is not that of one the list showed before. */
  if (own->exact != facts->exact)
    return apart <= SAME_US &&
           (own->exact ? own->time <= facts->time + LATE_US : facts->time <= own->time + LATE_US);
  return apart <= SAME_US;
}

static gboolean
take_text (const char **own, const char *text)
{
  if (*own != NULL || text == NULL)
    return FALSE;
  *own = g_strdup (text);
  return TRUE;
}

/* More of them are better. */
static gboolean
take_domains (LiaisonAcceptance *self, const char *domains)
{
  const char *own = self->facts.domain;

  if (domains == NULL || (own != NULL && strlen (domains) <= strlen (own)))
    return FALSE;
  self->facts.domain = g_strdup (domains);
  g_free ((char *) own);
  return TRUE;
}

gboolean
liaison_acceptance_merge (LiaisonAcceptance *self, const LiaisonAcceptanceFacts *facts)
{
  gboolean taken;

  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE (self), FALSE);
  g_return_val_if_fail (facts != NULL, FALSE);

  taken = take_text (&self->facts.customer_name, facts->customer_name);
  taken |= take_domains (self, facts->domain);
  if (take_text (&self->facts.record, facts->record))
    {
      self->facts.evidence = facts->evidence;
      taken = TRUE;
    }
  if (facts->exact && !self->facts.exact)
    {
      self->facts.exact = TRUE;
      self->facts.time = facts->time;
      taken = TRUE;
    }
  if (taken)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FACTS]);
  return taken;
}
