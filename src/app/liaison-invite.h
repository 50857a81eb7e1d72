/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-session.h"
#include "mail/liaison-eml.h"
#include "mail/liaison-joint-link.h"
#include "mail/liaison-link-guard.h"
#include "mail/liaison-mailto.h"
#include "model/liaison-invitation.h"
#include "model/liaison-letter-purpose.h"

G_BEGIN_DECLS

typedef enum
{
  LIAISON_INVITE_LINK_NONE, /* not asked for yet */
  LIAISON_INVITE_LINK_LOADING,
  LIAISON_INVITE_LINK_READY,
  LIAISON_INVITE_LINK_CACHED, /* the service could not be asked: the last known link (INV-18) */
  LIAISON_INVITE_LINK_FAILED,
} LiaisonInviteLinkState;

/* The sender's lines of a letter; NULL members are left out of it. */
typedef struct
{
  const char *name;
  const char *title;
  const char *mail;
  const char *phone;
} LiaisonSender;

/* From draft to letter to ledger: one run of the wizard over one invitation.
 *
 * Every change of the invitation is saved by itself, at most 400 ms later. The letter follows the
 * choices as long as the user has not edited it ("text-edited"); afterwards it stays and
 * liaison_invite_recompose () replaces it when the user asks.
 *
 * Properties (notify): "link-state" (int, LiaisonInviteLinkState), "save-error" (boolean: the last
 * save failed; liaison_invite_get_save_error ()). Signal "letter-changed": subject or body were
 * composed anew (not emitted for the user's own typing). */
#define LIAISON_TYPE_INVITE (liaison_invite_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonInvite, liaison_invite, LIAISON, INVITE, GObject)

/* @invitation: a draft of the ledger to go on with, or NULL for a new one with @language for its
 * letter, the partner's country, rights wanted, and an answer asked for in 14 days. Copies @sender.
 */
LiaisonInvite *liaison_invite_new (LiaisonSession *session,
                                   LiaisonInvitation *invitation,
                                   const char *language,
                                   const LiaisonSender *sender);

/* A reminder of @invitation, which waits for its answer: a letter to the same person with the link
 * of its letter and that one's day, which asks for an answer by @due_date (ISO date), or by the day
 * that it is wanted by already, if that is later. Until it leaves nothing changes; each hand-off is
 * one of @invitation, and a step of its journal. What is typed and not handed over goes with the
 * job. */
LiaisonInvite *liaison_invite_new_reminder (LiaisonSession *session,
                                            LiaisonInvitation *invitation,
                                            const char *due_date,
                                            const LiaisonSender *sender);
/* The invitation that a reminder is of, or NULL: it is none. Its own invitation, which the letter
 * is written on, is not in the ledger. */
LiaisonInvitation *liaison_invite_get_reminded (LiaisonInvite *self);
/* Whether something was typed in a reminder that would be lost with it. */
gboolean liaison_invite_would_lose_words (LiaisonInvite *self);

/* Can another person be asked instead of the one of @invitation? */
gboolean liaison_invite_can_replace (LiaisonInvitation *invitation);
/* Takes all from @former but the person, who is another one, and what cloud and roles do not allow:
 * when @self waits, @former is superseded. */
void liaison_invite_ask_another (LiaisonInvite *self, LiaisonInvitation *former);
/* Whether @former was superseded by @invitation, and still is. */
gboolean liaison_invite_was_replaced_by (LiaisonInvitation *former, LiaisonInvitation *invitation);
/* The invitation in the ledger of @session that @invitation is for another person of, or NULL. */
LiaisonInvitation *liaison_invite_find_former (LiaisonSession *session,
                                               LiaisonInvitation *invitation);

LiaisonSession *liaison_invite_get_session (LiaisonInvite *self);
LiaisonInvitation *liaison_invite_get_invitation (LiaisonInvite *self);

/* Asks the service for the link (LNK-1, INV-17: kept for a day), with the other party if one is
 * chosen (INV-22), expresses the choice on rights (LNK-2), checks it (LNK-3) and composes the
 * letter. Progress shows in "link-state". */
void liaison_invite_fetch_link (LiaisonInvite *self);
LiaisonInviteLinkState liaison_invite_get_link_state (LiaisonInvite *self);
/* Why the link could not be had, or NULL. */
const GError *liaison_invite_get_link_error (LiaisonInvite *self);
/* The link that the letter must hold, or NULL. Owned by @self. */
const char *liaison_invite_get_link (LiaisonInvite *self);

/* Takes @customer of the session's list for the one to be asked: fills in who it is, and, as far as
 * there are no privileges, that these are asked for again (INV-19, DAP-8); by the partner alone, as
 * long as nobody chooses another party. */
void liaison_invite_ask_customer (LiaisonInvite *self, LiaisonCustomer *customer);
/* INV-22, IND-3: whom the customer shall be connected with besides the partner. The link and the
 * letter follow. @party: NULL with LIAISON_JOINT_NONE: nobody. */
void liaison_invite_choose_party (LiaisonInvite *self, LiaisonJoint kind, LiaisonReseller *party);
/* For a service that does not give the link with the chosen party: takes the one in @text, that
 * party's or the portal's, if it connects with exactly the account's partner and that party, each
 * as what it is. Else nothing changes. */
LiaisonJointLinkVerdict liaison_invite_give_link (LiaisonInvite *self, const char *text);
/* INV-22, LTR-15: the company of the other party, if the link names it and the present letter does
 * not; else NULL. Owned by the invitation. */
const char *liaison_invite_find_unnamed_party (LiaisonInvite *self);
/* INV-13, D-3: may the switch not be moved? The choice follows the rule, also when the roles are
 * told later on. */
gboolean liaison_invite_rights_locked (LiaisonInvite *self);
/* does accepting the link give privileges in this cloud? */
gboolean liaison_invite_link_grants_rights (LiaisonInvite *self);
/* INV-14. */
LiaisonRegionMatch liaison_invite_compare_region (LiaisonInvite *self);
/* INV-14: the user goes on. Where the customer is in another market, it is noted that the warning
 * was passed; where both are known to be in one, that there is none any more. Each hand-off does
 * this by itself. */
void liaison_invite_note_region (LiaisonInvite *self);
/* INV-19: it began in the record of a customer of ours, or one has its domain, or its contact's
 * mail domain. */
gboolean liaison_invite_is_existing_customer (LiaisonInvite *self);
/* INV-19: why the customer is asked. What nobody chose is a new customer's, or, of a customer of
 * ours, to have the privileges again. */
LiaisonLetterPurpose liaison_invite_get_purpose (LiaisonInvite *self);
/* What keeps the page Who from being left: a contact mail that is no address, or a missing company
 * and address. FALSE: something is missing or wrong. */
gboolean liaison_invite_who_is_complete (LiaisonInvite *self);

/* The user's own letters (LiaisonLetterTemplate) that fit the present choices and have no fault;
 * which of them is used the invitation's "template" says. Transfer full. */
GPtrArray *liaison_invite_list_templates (LiaisonInvite *self);
/* Composes subject and body anew from the present choices; forgets the user's edits. */
void liaison_invite_recompose (LiaisonInvite *self);
/* The user's own typing. */
void liaison_invite_set_text (LiaisonInvite *self, const char *subject, const char *body);
/* The integrity check on the present body (HND-1). Transfer full. */
LiaisonGuardReport *liaison_invite_check (LiaisonInvite *self);
/* Placeholders still standing in subject or body. Transfer full. */
GStrv liaison_invite_find_placeholders (LiaisonInvite *self);
/* Whether the day that an answer is wanted by is past by the session's clock. A reminder's is not:
 * it is chosen when the reminder begins. */
gboolean liaison_invite_day_is_past (LiaisonInvite *self);
/* Encoded size of the letter as a mailto address, in bytes; over LIAISON_MAILTO_MAX it does not
 * fit. */
gsize liaison_invite_get_mailto_size (LiaisonInvite *self);

/* Hands over by the mail program. The check runs on exactly the text that leaves; MISSING, ALTERED
 * and FOREIGN are refused (LIAISON_ERROR_REFUSED), DOUBLED too unless @accept_doubled, and a letter
 * whose day is past (LIAISON_ERROR_PAST_DAY). Too long a letter: the full text goes to
 * @put_on_clipboard (called before the launch) and a short draft is launched. The finish function
 * tells which way it went; the ledger holds it by then. */
typedef void (*LiaisonClipboardFunc) (const char *text, const char *html, gpointer user_data);
void liaison_invite_open_in_mail_app_async (LiaisonInvite *self,
                                            gboolean accept_doubled,
                                            GAppLaunchContext *context,
                                            LiaisonClipboardFunc put_on_clipboard,
                                            gpointer clipboard_data,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
gboolean liaison_invite_open_in_mail_app_finish (LiaisonInvite *self,
                                                 GAsyncResult *result,
                                                 LiaisonHandoffMethod *method,
                                                 GError **error);
/* The same check, then the text (plain and HTML) to @put_on_clipboard. */
gboolean liaison_invite_copy (LiaisonInvite *self,
                              gboolean accept_doubled,
                              LiaisonClipboardFunc put_on_clipboard,
                              gpointer clipboard_data,
                              GError **error);
/* The same check, then an .eml draft replaces @file. */
void liaison_invite_save_file_async (LiaisonInvite *self,
                                     gboolean accept_doubled,
                                     GFile *file,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean liaison_invite_save_file_finish (LiaisonInvite *self,
                                          GAsyncResult *result,
                                          GError **error);
/* "I have taken the text another way" (INV-24). */
void liaison_invite_note_other_way (LiaisonInvite *self);

/* It was answered, or given up elsewhere, after it was handed over here and before anybody said
 * Done.
 */
gboolean liaison_invite_is_settled (LiaisonInvite *self);
/* INV-24: after at least one hand-off. */
gboolean liaison_invite_can_finish (LiaisonInvite *self);
/* Done: the invitation waits, unless it is settled. */
gboolean liaison_invite_finish (LiaisonInvite *self);
/* Throws a draft away; blank ones vanish without a trace. */
void liaison_invite_discard (LiaisonInvite *self);

/* Saves what is not saved yet, at once. */
void liaison_invite_flush_async (LiaisonInvite *self,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean liaison_invite_flush_finish (LiaisonInvite *self, GAsyncResult *result, GError **error);
/* Why the last save failed, or NULL. */
const GError *liaison_invite_get_save_error (LiaisonInvite *self);

G_END_DECLS
