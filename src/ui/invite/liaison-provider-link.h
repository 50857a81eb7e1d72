/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* With whom the link connects besides the partner, and a place for a link that the service does not
 * give. Hidden when no provider is chosen. */
#define LIAISON_TYPE_PROVIDER_LINK (liaison_provider_link_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonProviderLink,
                      liaison_provider_link,
                      LIAISON,
                      PROVIDER_LINK,
                      AdwPreferencesGroup)

/* Once. */
void liaison_provider_link_set_invite (LiaisonProviderLink *self, LiaisonInvite *invite);

G_END_DECLS
