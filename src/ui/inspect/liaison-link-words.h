/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-inspector.h"

G_BEGIN_DECLS

/* What was found out about links and messages, in words for people. Transfer full unless const. */

/* What the link asks its reader for. */
char *liaison_link_to_purpose_text (const LiaisonLinkReading *reading);
/* Which partner asks: this account, another one, a foreign one with its Microsoft ID. NULL: no
 * partner is in such links. */
char *liaison_link_to_partner_text (const LiaisonLinkReading *reading, LiaisonInspector *inspector);
/* The indirect provider, or NULL. */
char *liaison_link_to_provider_text (const LiaisonLinkReading *reading,
                                     LiaisonInspector *inspector);
/* Whom it is for; @link: as it should be. */
char *liaison_link_to_audience_text (const LiaisonLinkReading *reading,
                                     LiaisonInspector *inspector,
                                     const char *link);
/* Where it opens: cloud and host. */
char *liaison_link_to_place_text (const LiaisonLinkReading *reading);
/* NULL: it is of the present form. */
const char *liaison_link_to_form_text (const LiaisonLinkReading *reading);

/* Of one damage: its name, and what it means with the piece that shows it. */
const char *liaison_link_damage_to_name (const LiaisonLinkDamage *damage);
char *liaison_link_damage_to_text (const LiaisonLinkDamage *damage);

/* "Intact", "Missing" …: of one part of a message. */
char *liaison_guard_report_to_text (const LiaisonGuardReport *report);
/* The placeholders that are left; NULL: none is. */
char *liaison_placeholders_to_text (GStrv placeholders);

/* Whom the message is for, and the invitation; NULL: nothing to compare. */
char *liaison_inspection_to_recipients_text (const LiaisonInspection *inspection);

/* Whether all is as it should be. */
gboolean liaison_inspection_is_good (const LiaisonInspection *inspection);
/* The whole in one sentence. */
char *liaison_inspection_to_sentence (const LiaisonInspection *inspection);

G_END_DECLS
