/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-invite.h"
#include "liaison-test-bed.h"

G_BEGIN_DECLS

/* The fixture of the tests of inviting. */
typedef struct
{
  LiaisonTestBed *bed;
  LiaisonInvite *invite;
  guint n_letters;
  char *clip_text;
  char *clip_html;
} LiaisonTestInvite;

/* Opens the wizard's job: on @draft, or on a new one if it is NULL. */
LiaisonInvitation *liaison_test_invite_begin (LiaisonTestInvite *fixture, LiaisonInvitation *draft);
/* A session that has started and read its customers; @cloud: id, NULL for the demonstration's. */
void liaison_test_invite_set_up (LiaisonTestInvite *fixture, gconstpointer cloud);
/* The same with @person of the sandbox, whose roles are told. */
void liaison_test_invite_set_up_as (LiaisonTestInvite *fixture,
                                    const char *cloud,
                                    const char *person);
void liaison_test_invite_end (LiaisonTestInvite *fixture);
void liaison_test_invite_tear_down (LiaisonTestInvite *fixture, gconstpointer unused);
/* The user's own letters, in a folder of the bed's that has been read. Transfer full; flush it. */
LiaisonTemplateFolder *liaison_test_invite_open_templates (LiaisonTestInvite *fixture);
LiaisonInvitation *liaison_test_invite_get_invitation (LiaisonTestInvite *fixture);
LiaisonLedger *liaison_test_invite_get_ledger (LiaisonTestInvite *fixture);
/* A LiaisonTestCondition on a LiaisonInvite. */
gboolean liaison_test_invite_link_is_settled (gpointer user_data);
/* Waits until the link is there or failed. */
LiaisonInviteLinkState liaison_test_invite_fetch_link (LiaisonTestInvite *fixture);
void liaison_test_invite_fill_in (LiaisonTestInvite *fixture);
void liaison_test_invite_make_letter (LiaisonTestInvite *fixture);
gboolean liaison_test_invite_flush (LiaisonTestInvite *fixture, GError **error);
/* The program ends and starts again, nothing but the ledger remains: the same invitation, or NULL.
 */
LiaisonInvitation *liaison_test_invite_restart (LiaisonTestInvite *fixture);
/* A LiaisonClipboardFunc; user_data is the fixture. */
void liaison_test_invite_put_on_clipboard_cb (const char *text,
                                              const char *html,
                                              gpointer user_data);
/* A mail program that keeps the address it was launched with, in the file of the path given back.
 */
char *liaison_test_invite_register_mail_app (void);
/* The body that the mail program got, with LF line ends. */
char *liaison_test_invite_read_body (const char *kept);
gboolean liaison_test_invite_open_in_mail_app (LiaisonTestInvite *fixture,
                                               LiaisonHandoffMethod *method,
                                               GError **error);
/* No way out for the present letter, and nothing is recorded. */
void liaison_test_invite_assert_refused (LiaisonTestInvite *fixture);
void liaison_test_invite_assert_verdict (LiaisonTestInvite *fixture, LiaisonGuardVerdict verdict);

G_END_DECLS
