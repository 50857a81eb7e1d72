/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/liaison-joint.h"
#include "model/liaison-letter-library.h"

G_BEGIN_DECLS

/* A letter of the user's own: a text with placeholders (domain.md 8.2), and which invitations it is
 * for. It may be wrong while it is written; liaison_letter_template_find_fault () tells.
 *
 * Properties (read-write, notify): "name" "language" "subject" (one line each) "body" (LF line
 * ends); "purpose" (int, LiaisonLetterPurpose) "rights" (int, LiaisonLetterRights) "joint" (int,
 * LiaisonJoint: which company is asked for besides the partner); "reminder" (boolean). Strings are
 * never NULL. Signal "changed": any of them did. */
#define LIAISON_TYPE_LETTER_TEMPLATE (liaison_letter_template_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonLetterTemplate,
                      liaison_letter_template,
                      LIAISON,
                      LETTER_TEMPLATE,
                      GObject)

/* @id: a uuid, or NULL to make one. */
LiaisonLetterTemplate *liaison_letter_template_new (const char *id);
/* A copy of the shipped letter that @request gets, with its placeholders; its name is the user's
 * to give. */
LiaisonLetterTemplate *liaison_letter_template_new_from_library (
  LiaisonLetterLibrary *library,
  const LiaisonLetterRequest *request);

const char *liaison_letter_template_get_id (LiaisonLetterTemplate *self);
const char *liaison_letter_template_get_name (LiaisonLetterTemplate *self);
const char *liaison_letter_template_get_language (LiaisonLetterTemplate *self);
LiaisonLetterPurpose liaison_letter_template_get_purpose (LiaisonLetterTemplate *self);
LiaisonLetterRights liaison_letter_template_get_rights (LiaisonLetterTemplate *self);
gboolean liaison_letter_template_get_reminder (LiaisonLetterTemplate *self);
LiaisonJoint liaison_letter_template_get_joint (LiaisonLetterTemplate *self);
const char *liaison_letter_template_get_subject (LiaisonLetterTemplate *self);
const char *liaison_letter_template_get_body (LiaisonLetterTemplate *self);

/* What makes a template unfit to be chosen. */
typedef enum
{
  LIAISON_TEMPLATE_FAULT_NONE,
  LIAISON_TEMPLATE_FAULT_NO_NAME,
  LIAISON_TEMPLATE_FAULT_NO_SUBJECT,
  LIAISON_TEMPLATE_FAULT_LONE_BRACE,         /* one without its other half */
  LIAISON_TEMPLATE_FAULT_UNKNOWN,            /* no placeholder has this name */
  LIAISON_TEMPLATE_FAULT_ONLY_REMINDERS,     /* only they know what is to stand there */
  LIAISON_TEMPLATE_FAULT_ONLY_WITH_PROVIDER, /* the same */
  LIAISON_TEMPLATE_FAULT_PROVIDER_NOT_NAMED, /* LTR-15 */
  LIAISON_TEMPLATE_FAULT_ONLY_FOR_RESELLER,  /* only letters for one know it */
  LIAISON_TEMPLATE_FAULT_RESELLER_NOT_NAMED, /* LTR-15 */
  LIAISON_TEMPLATE_FAULT_LINK_MISSING,       /* the body has no "{link}" */
  LIAISON_TEMPLATE_FAULT_LINK_TWICE,
  LIAISON_TEMPLATE_FAULT_LINK_IN_SUBJECT,
  LIAISON_TEMPLATE_FAULT_LINK_NOT_ALONE, /* on its line */
  LIAISON_TEMPLATE_FAULT_FOREIGN_LINK,   /* of an invitation, where "{link}" should be */
} LiaisonTemplateFaultKind;

typedef struct
{
  LiaisonTemplateFaultKind kind;
  gboolean in_subject; /* else in the body, if it has a place */
  gsize offset;        /* of what is wrong, in bytes; G_MAXSIZE: it has no place */
  gsize length;
  char *found; /* what stands there, or NULL */
} LiaisonTemplateFault;

void liaison_template_fault_free (LiaisonTemplateFault *fault);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonTemplateFault, liaison_template_fault_free)

/* Whether letters of this kind have something to fill in for @placeholder: a reminder the day of
 * the first letter, the joint ones the name of the second company. */
gboolean liaison_letter_template_knows (LiaisonLetterTemplate *self, const char *placeholder);
/* The first fault, the subject's before the body's; NULL: it can be chosen. Transfer full. */
LiaisonTemplateFault *liaison_letter_template_find_fault (LiaisonLetterTemplate *self);

/* The file of a template: lines "Key: value" like those of a mail, a blank line, the body. Readable
 * and writable by hand. Transfer full. */
char *liaison_letter_template_to_file (LiaisonLetterTemplate *self);
/* Reads @bytes (UTF-8, any line ends). LIAISON_ERROR_INVALID_FILE: it is none, or is damaged;
 * LIAISON_ERROR_NEWER_FILE: written by a newer program, and not to be touched. A text with faults
 * is no damage. */
LiaisonLetterTemplate *liaison_letter_template_new_from_file (const char *id,
                                                              GBytes *bytes,
                                                              GError **error);

/* Whether it is written for what @request asks: a letter that says more about rights than its link
 * gives is never chosen. Says nothing about faults. */
gboolean liaison_letter_template_fits (LiaisonLetterTemplate *self,
                                       const LiaisonLetterRequest *request);
/* The letter for @request. Lines vanish whole whose only placeholders are optional ones, if one of
 * them is not known; other placeholders that are not known stay. Transfer full. */
LiaisonLetterText *liaison_letter_template_compose (LiaisonLetterTemplate *self,
                                                    LiaisonLetterLibrary *library,
                                                    const LiaisonLetterRequest *request);

G_END_DECLS
