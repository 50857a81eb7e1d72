/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-subscription.h"

struct _LiaisonSubscription
{
  GObject parent_instance;

  LiaisonSubscriptionSpec spec; /* its strings and its date are ours */
};

G_DEFINE_FINAL_TYPE (LiaisonSubscription, liaison_subscription, G_TYPE_OBJECT)

static void
liaison_subscription_finalize (GObject *object)
{
  LiaisonSubscription *self = LIAISON_SUBSCRIPTION (object);

  g_free ((char *) self->spec.id);
  g_free ((char *) self->spec.name);
  g_free ((char *) self->spec.offer_name);
  g_free ((char *) self->spec.status_text);
  g_clear_pointer (&self->spec.commitment_end, g_date_time_unref);

  G_OBJECT_CLASS (liaison_subscription_parent_class)->finalize (object);
}

static void
liaison_subscription_class_init (LiaisonSubscriptionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_subscription_finalize;
}

static void
liaison_subscription_init (LiaisonSubscription *self)
{
}

LiaisonSubscription *
liaison_subscription_new (const LiaisonSubscriptionSpec *spec)
{
  LiaisonSubscription *self = NULL;

  g_return_val_if_fail (spec != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_SUBSCRIPTION, NULL);
  self->spec = *spec;
  self->spec.id = g_strdup (spec->id);
  self->spec.name = g_strdup (spec->name);
  self->spec.offer_name = g_strdup (spec->offer_name);
  self->spec.status_text = g_strdup (spec->status_text);
  if (spec->commitment_end != NULL)
    self->spec.commitment_end = g_date_time_ref (spec->commitment_end);
  return self;
}

const LiaisonSubscriptionSpec *
liaison_subscription_get_spec (LiaisonSubscription *self)
{
  g_return_val_if_fail (LIAISON_IS_SUBSCRIPTION (self), NULL);
  return &self->spec;
}

LiaisonSubscriptionStatus
liaison_subscription_status_from_text (const char *text)
{
  static const struct
  {
    const char *word;
    LiaisonSubscriptionStatus status;
  } words[] = {
    { "none", LIAISON_SUBSCRIPTION_NONE },           { "active", LIAISON_SUBSCRIPTION_ACTIVE },
    { "suspended", LIAISON_SUBSCRIPTION_SUSPENDED }, { "deleted", LIAISON_SUBSCRIPTION_DELETED },
    { "expired", LIAISON_SUBSCRIPTION_EXPIRED },     { "pending", LIAISON_SUBSCRIPTION_PENDING },
    { "disabled", LIAISON_SUBSCRIPTION_DISABLED },
  };

  for (gsize i = 0; text != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (words[i].word, text) == 0)
      return words[i].status;
  return LIAISON_SUBSCRIPTION_UNKNOWN;
}
