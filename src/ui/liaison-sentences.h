/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-cloud.h"
#include "model/liaison-customer.h"
#include "model/liaison-invitation.h"
#include "model/liaison-subscription.h"
#include "ui/liaison-error-sentences.h"

G_BEGIN_DECLS

/* Everything that is put into words for people in one place, in the interface's language. All
 * returned strings are transfer full unless const. */

/* "US Government"; a cloud we do not know keeps its own name. */
char *liaison_cloud_to_name (LiaisonCloud *cloud);
/* "United States (US)" → "United States"; the code itself if it is unknown. Chinese forms follow
 * domain.md section 18. */
char *liaison_country_to_name (const char *code);
/* "Europe" for "europe"; @fallback (English, of the table) for a group we do not know. */
char *liaison_region_to_name (const char *group, const char *fallback);

/* A menu reads an underscore as a mnemonic; @name has none. */
char *liaison_name_to_menu_text (const char *name);

/* An unknown relationship or status is shown as the service wrote it (OBJ-1). */
char *liaison_relationship_to_text (LiaisonRelationship relationship, const char *service_text);
char *liaison_subscription_status_to_text (LiaisonSubscriptionStatus status,
                                           const char *service_text);
/* "Waiting". */
const char *liaison_invitation_state_to_text (LiaisonInvitationState state);
/* The same, or "Overdue"; @today as in liaison_invitation_is_overdue (). */
char *liaison_invitation_to_state_text (LiaisonInvitation *invitation, const char *today);

/* Local time, short: "09:41" today, else date and time by the locale. @time: microseconds since
 * 1970. */
char *liaison_time_to_text (gint64 time);
/* Local date by the locale ("2026年8月21日" under zh_CN). */
char *liaison_date_to_text (GDateTime *date);
/* The same for an ISO date; what is none stays as it is. NULL for NULL. */
char *liaison_day_to_text (const char *day);
/* "6 days", "3 hours": how long ago @time was at @now. */
char *liaison_age_to_text (gint64 time, gint64 now);

G_END_DECLS
