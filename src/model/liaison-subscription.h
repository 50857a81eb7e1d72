/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Unknown first: an unknown state is kept as text and shown, never mapped to a near one (OBJ-1). */
typedef enum
{
  LIAISON_SUBSCRIPTION_UNKNOWN,
  LIAISON_SUBSCRIPTION_NONE,
  LIAISON_SUBSCRIPTION_ACTIVE,
  LIAISON_SUBSCRIPTION_SUSPENDED,
  LIAISON_SUBSCRIPTION_DELETED,
  LIAISON_SUBSCRIPTION_EXPIRED,
  LIAISON_SUBSCRIPTION_PENDING,
  LIAISON_SUBSCRIPTION_DISABLED,
} LiaisonSubscriptionStatus;

/* One subscription of a customer. Immutable. */
#define LIAISON_TYPE_SUBSCRIPTION (liaison_subscription_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSubscription, liaison_subscription, LIAISON, SUBSCRIPTION, GObject)

typedef struct
{
  const char *id;
  const char *name; /* the partner's own label, else the offer's name */
  const char *offer_name;
  gint64 quantity; /* seats; -1: not told */
  LiaisonSubscriptionStatus status;
  const char *status_text; /* the service's own word */
  gboolean auto_renew;
  gboolean trial;
  gboolean usage_based;      /* Azure and other usage: the quantity says nothing */
  GDateTime *commitment_end; /* inclusive, UTC; NULL: no end or not told */
} LiaisonSubscriptionSpec;

/* Copies @spec. */
LiaisonSubscription *liaison_subscription_new (const LiaisonSubscriptionSpec *spec);
/* Owned by @self. */
const LiaisonSubscriptionSpec *liaison_subscription_get_spec (LiaisonSubscription *self);
/* The service's word for a status, any case; LIAISON_SUBSCRIPTION_UNKNOWN if we do not know it. */
LiaisonSubscriptionStatus liaison_subscription_status_from_text (const char *text);

G_END_DECLS
