/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "mail/liaison-joint-link.h"
#include "model/liaison-cloud.h"
#include "service/liaison-partner-client.h"
#include "store/liaison-ledger.h"

G_BEGIN_DECLS

/* The relationship links of one account, one for itself and one with each other party: asked for at
 * the service, kept for a day (INV-17), given out with the choice on rights in it (LNK-2) and only
 * if it may stand in a letter (LNK-3) and connects with whom it is meant to (INV-22). @other is
 * always whom the link is to name besides the account's partner. */
#define LIAISON_TYPE_INVITE_LINKS (liaison_invite_links_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonInviteLinks, liaison_invite_links, LIAISON, INVITE_LINKS, GObject)

/* @account: whose invitations in a ledger may lend their link. */
LiaisonInviteLinks *liaison_invite_links_new (LiaisonPartnerClient *client,
                                              LiaisonCloud *cloud,
                                              const char *account);

/* The tenants that the account's partner goes by: what the service calls it, and where its people
 * sign in; NULL members are left out. As long as none is known, the partner is whoever a link
 * names. */
void liaison_invite_links_set_tenants (LiaisonInviteLinks *self,
                                       const char *service_tenant,
                                       const char *sign_in_tenant);

/* Signed in anew: the next links come from the service again. */
void liaison_invite_links_forget (LiaisonInviteLinks *self);
/* The link if it is less than a day old, else NULL. Transfer full. */
char *liaison_invite_links_dup_fresh (LiaisonInviteLinks *self,
                                      LiaisonJointParty other,
                                      gboolean rights);
/* A link that the service would not give but somebody else did: the one in @text, which may be a
 * whole letter. If it is right it is the account's with @other from now on, for a day. */
LiaisonJointLinkVerdict liaison_invite_links_take (LiaisonInviteLinks *self,
                                                   LiaisonJointParty other,
                                                   const char *text);

/* Asks the service. When it cannot be reached, the last known link serves (INV-18): ours, or that
 * of the newest such invitation in @ledger. LIAISON_ERROR_REFUSED: the service's link may not stand
 * in a letter. LIAISON_ERROR_OTHER_PARTIES: it does not name @other, or names a provider
 * without being asked to, or this cloud's service cannot be asked for one; unless a link that
 * connects the right ones is known from before, which then serves. */
void liaison_invite_links_fetch_async (LiaisonInviteLinks *self,
                                       LiaisonJointParty other,
                                       gboolean rights,
                                       LiaisonLedger *ledger,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
/* Transfer full. @cached: the service could not be reached, it is the last known one. */
char *liaison_invite_links_fetch_finish (LiaisonInviteLinks *self,
                                         GAsyncResult *result,
                                         gboolean *cached,
                                         GError **error);

/* Every link that is this account's as far as anybody remembers: as issued and with either choice
 * on rights, of this session and of the invitations in @ledger (or NULL) with what was handed over.
 * Each once; transfer full. */
GStrv liaison_invite_links_dup_known (LiaisonInviteLinks *self, LiaisonLedger *ledger);

/* Of one invitation: its own, and those its letters left with. Each once; transfer full. */
GStrv liaison_invite_links_dup_of_invitation (LiaisonInvitation *invitation);

G_END_DECLS
