/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-partner.h"

G_BEGIN_DECLS

/* Strings may be NULL but for id, cloud, client_id and tenant. */
typedef struct
{
  const char *id;    /* a UUID of ours; names folders, ledger rows and the key ring's item */
  const char *cloud; /* id of the table of clouds */
  const char *client_id;
  const char *tenant;    /* as typed: GUID, domain or "organizations" */
  const char *tenant_id; /* who signed in, by the id token */
  const char *user_id;
  const char *user_name;
  const char *user_mail;
  gint64 last_used; /* µs since 1970 */
  gboolean removed; /* taken out of the list; its invitations are kept */
} LiaisonProfileSpec;

/* One partner account of the person ("domain.md": profile); nothing secret is in it.
 *
 * Property "name" (string, notifies): what to call it: the company's name, else the person's
 * address, else the tenant. */
#define LIAISON_TYPE_PROFILE (liaison_profile_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonProfile, liaison_profile, LIAISON, PROFILE, GObject)

/* Copies @spec. */
LiaisonProfile *liaison_profile_new (const LiaisonProfileSpec *spec);
/* Replaces everything but the id. */
void liaison_profile_set_spec (LiaisonProfile *self, const LiaisonProfileSpec *spec);
/* Owned by @self; good until the next liaison_profile_set_spec (). */
const LiaisonProfileSpec *liaison_profile_get_spec (LiaisonProfile *self);
const char *liaison_profile_get_id (LiaisonProfile *self);
const char *liaison_profile_get_name (LiaisonProfile *self);

/* As last read from the service, or NULL: with it a window can open before any network. */
void liaison_profile_set_partner (LiaisonProfile *self, LiaisonPartner *partner);
LiaisonPartner *liaison_profile_get_partner (LiaisonProfile *self);

/* Whether it is the same person in the same tenant of the same cloud. */
gboolean liaison_profile_is_of (LiaisonProfile *self,
                                const char *cloud,
                                const char *tenant_id,
                                const char *user_id);

G_END_DECLS
