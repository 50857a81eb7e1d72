/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-invite.h"

G_BEGIN_DECLS

/* The letter of an invitation: what the job of inviting knows about texts. Where @first_day is
 * given (ISO date), it is a reminder of the letter of that day. */

/* The letter as the invitation's choices want it now: the user's own that was chosen if it fits
 * them, else ours. Transfer full. */
LiaisonLetterText *liaison_invite_letter_compose (LiaisonSession *session,
                                                  LiaisonInvitation *invitation,
                                                  const LiaisonSender *sender,
                                                  const char *first_day);
/* The user's own letters that can be chosen for it. Transfer full: LiaisonLetterTemplate. */
GPtrArray *liaison_invite_letter_list_templates (LiaisonSession *session,
                                                 LiaisonInvitation *invitation,
                                                 const LiaisonSender *sender,
                                                 const char *first_day);
/* The mailto address of the short draft for a letter that is too long. Transfer full. */
char *liaison_invite_letter_dup_short_mailto (LiaisonSession *session,
                                              LiaisonInvitation *invitation,
                                              const LiaisonSender *sender,
                                              const char *first_day);
/* The mailto address of @subject and @body, to the invitation's contact. Transfer full. */
char *liaison_invite_letter_dup_mailto (LiaisonInvitation *invitation,
                                        const char *subject,
                                        const char *body);

/* Nothing but blanks; NULL too. */
gboolean liaison_invite_letter_is_blank (const char *text);
/* Placeholders still standing in subject or body. Transfer full. */
GStrv liaison_invite_letter_find_placeholders (LiaisonInvitation *invitation);

/* @body with each standing-free @old (NULL: the placeholder of a letter without link) replaced by
 * @link; NULL if there is none. Transfer full. */
char *liaison_invite_letter_replace_link (const char *body, const char *old, const char *link);

/* Body and subject as one text, so that no other invitation's link hides in the subject; places in
 * it are those of the body. Transfer full. */
char *liaison_invite_letter_dup_checked_text (LiaisonInvitation *invitation);

/* HND-1: may this text leave? Placeholders, an address that is none, and every verdict but INTACT
 * (or DOUBLED, if accepted) are LIAISON_ERROR_REFUSED. The mailto address, the plain text and the
 * HTML are each checked as they leave. */
gboolean liaison_invite_letter_check (LiaisonCloud *cloud,
                                      LiaisonInvitation *invitation,
                                      gboolean accept_doubled,
                                      GError **error);
gboolean liaison_invite_letter_check_mailto (LiaisonCloud *cloud,
                                             LiaisonInvitation *invitation,
                                             const char *mailto,
                                             gboolean accept_doubled,
                                             GError **error);
gboolean liaison_invite_letter_check_html (LiaisonCloud *cloud,
                                           LiaisonInvitation *invitation,
                                           const char *html,
                                           gboolean accept_doubled,
                                           GError **error);

G_END_DECLS
