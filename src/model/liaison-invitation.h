/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/liaison-invitation-step.h"
#include "model/liaison-joint.h"

G_BEGIN_DECLS

typedef enum
{
  LIAISON_HANDOFF_MAIL_APP,       /* the whole letter opened in the mail program */
  LIAISON_HANDOFF_MAIL_APP_SHORT, /* too long: short draft opened, full text on the clipboard */
  LIAISON_HANDOFF_CLIPBOARD,
  LIAISON_HANDOFF_FILE,
  LIAISON_HANDOFF_OTHER_WAY, /* "I have taken the text another way" (INV-24) */
} LiaisonHandoffMethod;

/* One time the letter left the program, with the words as they left: what the user writes later
 * changes the invitation, never this. */
typedef struct
{
  LiaisonHandoffMethod method;
  gint64 time;             /* microseconds since 1970, UTC */
  const char *destination; /* the mail program's name, the file's path, or NULL */
  const char *subject;
  const char *body;
  const char *link;
  const char *digest; /* SHA-256 (hex) of @body */
} LiaisonHandoff;

/* With its words; freed with liaison_handoff_free (). */
LiaisonHandoff *liaison_handoff_copy (const LiaisonHandoff *handoff);
void liaison_handoff_free (LiaisonHandoff *handoff);

/* What the user decides and what became of it. One GObject property per member (same name with
 * dashes); each setter notifies only on change.
 *
 *   string:  "contact-name" "contact-mail" "company" "domain" "country" (ISO 3166-1 alpha-2)
 *            "language" (of the letter: "en", "zh_CN") "due-date" (ISO date or NULL)
 *            "subject" "body" (exact text as shown, LF line ends) "link" (exact, or NULL)
 *            "purpose" (a word of LiaisonLetterPurpose; NULL: a new customer) "template" (id of the
 *            user's own letter; NULL: one of ours) "customer" (Microsoft ID of whom it is about,
 *            or who accepted) "provider" (tenant of the indirect provider) "provider-name"
 *            "reseller" (tenant of the indirect reseller) "reseller-name"
 *            "batch" (name of the list it came from) "reminder-day" (ISO date; not overdue before)
 *            "reference" (the partner's own)
 *   boolean: "wants-rights" "region-overridden" "existing-customer"
 *            "text-edited" (the body differs from the template by the user's hand)
 *   enum:    "state"
 */
#define LIAISON_TYPE_INVITATION (liaison_invitation_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonInvitation, liaison_invitation, LIAISON, INVITATION, GObject)

/* A draft. @id: a uuid, or NULL to make one. @account: key of the account it belongs to.
 * @now: microseconds since 1970, UTC; "created" and "updated" of the draft. */
LiaisonInvitation *liaison_invitation_new (const char *id,
                                           const char *account,
                                           const char *cloud,
                                           gint64 now);

const char *liaison_invitation_get_id (LiaisonInvitation *self);
const char *liaison_invitation_get_account (LiaisonInvitation *self);
const char *liaison_invitation_get_cloud (LiaisonInvitation *self);

const char *liaison_invitation_get_contact_name (LiaisonInvitation *self);
void liaison_invitation_set_contact_name (LiaisonInvitation *self, const char *value);
const char *liaison_invitation_get_contact_mail (LiaisonInvitation *self);
void liaison_invitation_set_contact_mail (LiaisonInvitation *self, const char *value);
/* What follows the @ in it; "" if nothing does. */
const char *liaison_invitation_get_contact_domain (LiaisonInvitation *self);
const char *liaison_invitation_get_company (LiaisonInvitation *self);
void liaison_invitation_set_company (LiaisonInvitation *self, const char *value);
/* liaison_company_name_to_key () of it; folded once, however many customers it is compared with. */
const char *liaison_invitation_get_company_key (LiaisonInvitation *self);
const char *liaison_invitation_get_domain (LiaisonInvitation *self);
void liaison_invitation_set_domain (LiaisonInvitation *self, const char *value);
const char *liaison_invitation_get_country (LiaisonInvitation *self);
void liaison_invitation_set_country (LiaisonInvitation *self, const char *value);
const char *liaison_invitation_get_language (LiaisonInvitation *self);
void liaison_invitation_set_language (LiaisonInvitation *self, const char *value);
const char *liaison_invitation_get_due_date (LiaisonInvitation *self);
void liaison_invitation_set_due_date (LiaisonInvitation *self, const char *value);
const char *liaison_invitation_get_subject (LiaisonInvitation *self);
void liaison_invitation_set_subject (LiaisonInvitation *self, const char *value);
const char *liaison_invitation_get_body (LiaisonInvitation *self);
void liaison_invitation_set_body (LiaisonInvitation *self, const char *value);
const char *liaison_invitation_get_link (LiaisonInvitation *self);
void liaison_invitation_set_link (LiaisonInvitation *self, const char *value);
const char *liaison_invitation_get_purpose (LiaisonInvitation *self);
void liaison_invitation_set_purpose (LiaisonInvitation *self, const char *value);
const char *liaison_invitation_get_template (LiaisonInvitation *self);
void liaison_invitation_set_template (LiaisonInvitation *self, const char *value);
const char *liaison_invitation_get_customer (LiaisonInvitation *self);
void liaison_invitation_set_customer (LiaisonInvitation *self, const char *value);
const char *liaison_invitation_get_provider (LiaisonInvitation *self);
void liaison_invitation_set_provider (LiaisonInvitation *self, const char *value);
const char *liaison_invitation_get_provider_name (LiaisonInvitation *self);
void liaison_invitation_set_provider_name (LiaisonInvitation *self, const char *value);
const char *liaison_invitation_get_reseller (LiaisonInvitation *self);
void liaison_invitation_set_reseller (LiaisonInvitation *self, const char *value);
const char *liaison_invitation_get_reseller_name (LiaisonInvitation *self);
void liaison_invitation_set_reseller_name (LiaisonInvitation *self, const char *value);
/* The provider, or the reseller: never both. What it holds is @self's. */
LiaisonJointParty liaison_invitation_get_joint_party (LiaisonInvitation *self);
/* Its company; its tenant if that is not known; NULL: there is none. */
const char *liaison_invitation_get_joint_name (LiaisonInvitation *self);
/* Copies both; the other kind is no party any more. */
void liaison_invitation_set_joint_party (LiaisonInvitation *self,
                                         LiaisonJointParty party,
                                         const char *name);
const char *liaison_invitation_get_batch (LiaisonInvitation *self);
void liaison_invitation_set_batch (LiaisonInvitation *self, const char *value);
const char *liaison_invitation_get_reminder_day (LiaisonInvitation *self);
void liaison_invitation_set_reminder_day (LiaisonInvitation *self, const char *value);
const char *liaison_invitation_get_reference (LiaisonInvitation *self);
void liaison_invitation_set_reference (LiaisonInvitation *self, const char *value);
gboolean liaison_invitation_get_wants_rights (LiaisonInvitation *self);
void liaison_invitation_set_wants_rights (LiaisonInvitation *self, gboolean value);
gboolean liaison_invitation_get_region_overridden (LiaisonInvitation *self);
void liaison_invitation_set_region_overridden (LiaisonInvitation *self, gboolean value);
gboolean liaison_invitation_get_existing_customer (LiaisonInvitation *self);
void liaison_invitation_set_existing_customer (LiaisonInvitation *self, gboolean value);
gboolean liaison_invitation_get_text_edited (LiaisonInvitation *self);
void liaison_invitation_set_text_edited (LiaisonInvitation *self, gboolean value);

LiaisonInvitationState liaison_invitation_get_state (LiaisonInvitation *self);
/* For the store and tests; the product takes steps. */
void liaison_invitation_set_state (LiaisonInvitation *self, LiaisonInvitationState state);
/* Whether the table of domain.md 3.2 has the step from the present state to @to. */
gboolean liaison_invitation_can_move (LiaisonInvitation *self, LiaisonInvitationState to);
/* Whether a person has marked it accepted, and nothing is known yet of the acceptance itself. */
gboolean liaison_invitation_is_unproven (LiaisonInvitation *self);
/* Takes @step from the present state to its @to (its @from is filled in here) and adds it to the
 * journal; one of a kind that moves nothing is only added, and so is one to the present state that
 * tells whose acceptance it was, if it is unproven. FALSE, and nothing changes, if the table does
 * not have it. Emits "steps-changed". */
gboolean liaison_invitation_take_step (LiaisonInvitation *self, const LiaisonInvitationStep *step);
/* The same, for a step by hand that needs no more words. */
gboolean liaison_invitation_move (LiaisonInvitation *self,
                                  LiaisonInvitationState to,
                                  const char *who,
                                  gint64 now);
/* The step that liaison_invitation_undo () takes back: the last that moved it to another state and
 * was not taken back. NULL: there is none. */
const LiaisonInvitationStep *liaison_invitation_get_undoable (LiaisonInvitation *self);
/* Takes that step back, as a step of its own: the journal keeps both. FALSE: there is none. */
gboolean liaison_invitation_undo (LiaisonInvitation *self, const char *who, gint64 now);

/* The journal, oldest first. For the store: adds what the file holds. */
void liaison_invitation_add_step (LiaisonInvitation *self, const LiaisonInvitationStep *step);
guint liaison_invitation_get_n_steps (LiaisonInvitation *self);
const LiaisonInvitationStep *liaison_invitation_get_step (LiaisonInvitation *self, guint i);

/* A draft, or handed over and not marked as done: a person goes on with it. */
gboolean liaison_invitation_is_unfinished (LiaisonInvitation *self);
/* Its letter has left, done or not, and nobody knows of an answer or of an end. */
gboolean liaison_invitation_is_unanswered (LiaisonInvitation *self);
/* Waiting, and the due date, and the day of the next reminder (in local time), are before @today
 * ("2026-11-22"). */
gboolean liaison_invitation_is_overdue (LiaisonInvitation *self, const char *today);
/* Nobody would miss it: no word was typed yet, and nothing has left the program. */
gboolean liaison_invitation_is_blank (LiaisonInvitation *self);

/* Microseconds since 1970, UTC; 0: not yet. */
gint64 liaison_invitation_get_created (LiaisonInvitation *self);
gint64 liaison_invitation_get_updated (LiaisonInvitation *self);
gint64 liaison_invitation_get_first_handed_off (LiaisonInvitation *self);
gint64 liaison_invitation_get_done (LiaisonInvitation *self);
void liaison_invitation_set_times (LiaisonInvitation *self,
                                   gint64 created,
                                   gint64 updated,
                                   gint64 done);

/* The times it left the program, oldest first. Copies @handoff, emits "handoffs-changed". */
void liaison_invitation_add_handoff (LiaisonInvitation *self, const LiaisonHandoff *handoff);
guint liaison_invitation_get_n_handoffs (LiaisonInvitation *self);
const LiaisonHandoff *liaison_invitation_get_handoff (LiaisonInvitation *self, guint i);

G_END_DECLS
