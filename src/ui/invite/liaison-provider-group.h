/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* Whom the customer is to be connected with besides the partner (INV-22): none, or one of its
 * indirect providers. Hidden for whoever has none; says so when the service does not tell. */
#define LIAISON_TYPE_PROVIDER_GROUP (liaison_provider_group_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonProviderGroup,
                      liaison_provider_group,
                      LIAISON,
                      PROVIDER_GROUP,
                      AdwPreferencesGroup)

/* Once. Reads the providers, unless it is a reminder, which changes nothing of the kind. */
void liaison_provider_group_set_invite (LiaisonProviderGroup *self, LiaisonInvite *invite);

G_END_DECLS
