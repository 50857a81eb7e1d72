/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The signed-in partner: its profiles and the person at the keyboard. Immutable; what the service
 * did not tell is NULL. */
#define LIAISON_TYPE_PARTNER (liaison_partner_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonPartner, liaison_partner, LIAISON, PARTNER, GObject)

/* Members as the profiles "organization", "legalbusiness", "mpn" and "support" and the id token
 * give them. */
typedef struct
{
  const char *tenant_id;
  const char *company_name; /* the legal name where it is told (LTR-2) */
  const char *country;      /* ISO 3166-1 alpha-2: the partner's market follows from it */
  const char *domain;
  const char *email;
  const char *mpn_id;
  const char *support_email;
  const char *support_phone;
  const char *user_id;
  const char *user_name;
  const char *user_mail;
} LiaisonPartnerSpec;

/* Copies @spec. */
LiaisonPartner *liaison_partner_new (const LiaisonPartnerSpec *spec);
/* Owned by @self. */
const LiaisonPartnerSpec *liaison_partner_get_spec (LiaisonPartner *self);

G_END_DECLS
