/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* What is known about the partner whose account is open. */
#define LIAISON_TYPE_PARTNER_CARD (liaison_partner_card_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonPartnerCard, liaison_partner_card, LIAISON, PARTNER_CARD, AdwBin)

/* @session: may not have started; then what is remembered is shown. */
void liaison_partner_card_set_session (LiaisonPartnerCard *self, LiaisonSession *session);

G_END_DECLS
