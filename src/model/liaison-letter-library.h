/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "model/liaison-cloud.h"
#include "model/liaison-letter-purpose.h"

G_BEGIN_DECLS

/* What a letter says follows from these choices and names; NULL strings are "not known": their
 * optional lines vanish whole, a neutral wording replaces a missing contact name. */
typedef struct
{
  const char *language; /* "en", "zh_CN": one of liaison_letter_library_get_languages () */
  LiaisonCloud *cloud;
  LiaisonLetterPurpose purpose;
  gboolean reminder; /* short, of a letter that was handed over before; needs @first_handed_off */
  gboolean wants_rights;
  gboolean existing_customer; /* of ours; those who are asked for their rights again always are */
  const char *link;           /* NULL: the letter holds no link and says "{link}" in its place */
  const char *contact_name;
  const char *customer_company;
  const char *partner_name;
  const char *provider_name; /* the link connects with this provider, too: IND-3, LTR-15 */
  const char *reseller_name; /* we, the provider, invite for this reseller: IND-3, LTR-15; never
                              * with a @provider_name */
  const char *sender_name;
  const char *sender_title;
  const char *sender_mail;
  const char *sender_phone;
  const char *due_date;         /* ISO date; written in the letter's language */
  const char *first_handed_off; /* ISO date of the letter that a reminder refers to */
  const char *reference;        /* the partner's own */
} LiaisonLetterRequest;

typedef struct
{
  char *subject; /* one line */
  char *body;    /* LF line ends; the link stands alone on its line */
} LiaisonLetterText;

void liaison_letter_text_free (LiaisonLetterText *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonLetterText, liaison_letter_text_free)

/* What a letter says about administration privileges. */
typedef enum
{
  LIAISON_LETTER_RIGHTS_NONE,
  LIAISON_LETTER_RIGHTS_GRANTED, /* by the link */
  LIAISON_LETTER_RIGHTS_LATER,   /* wanted, but the link grants none */
} LiaisonLetterRights;

/* Follows from the wish and from the cloud: CLD-3, X-2. */
LiaisonLetterRights liaison_letter_request_get_rights (const LiaisonLetterRequest *request);

/* The letters of letters.ini (a key file merged with po/ by msgfmt), readable in every language at
 * run time whatever the interface's locale is. domain.md section 8. */
#define LIAISON_TYPE_LETTER_LIBRARY (liaison_letter_library_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonLetterLibrary,
                      liaison_letter_library,
                      LIAISON,
                      LETTER_LIBRARY,
                      GObject)

/* Reads @path. LIAISON_ERROR_INVALID_FILE names the group and key that is missing, or that holds
 * "{link}": the link's place is the library's affair. A language in which a text is missing or has
 * other placeholders than the English one is left out. */
LiaisonLetterLibrary *liaison_letter_library_new_from_file (const char *path, GError **error);

/* Languages a complete letter exists in, "en" first. Owned by the library. */
const char *const *liaison_letter_library_get_languages (LiaisonLetterLibrary *self);
/* The language's own name ("中文（简体）"), for choosing. */
const char *liaison_letter_library_get_language_name (LiaisonLetterLibrary *self,
                                                      const char *language);
/* Whether nobody who does business in @language has checked its letters yet; the user is told. */
gboolean liaison_letter_library_is_draft (LiaisonLetterLibrary *self, const char *language);
/* The best match for a locale name ("zh_CN.UTF-8"), "en" if there is none. */
const char *liaison_letter_library_match_language (LiaisonLetterLibrary *self, const char *locale);

/* LTR-1…17 for @request. Never fails: the result may still have unfilled placeholders. Transfer
 * full. */
LiaisonLetterText *liaison_letter_library_compose (LiaisonLetterLibrary *self,
                                                   const LiaisonLetterRequest *request);
/* The same letter with its placeholders in place of names and link. What is known in @request
 * decides which lines it has. */
LiaisonLetterText *liaison_letter_library_compose_pattern (LiaisonLetterLibrary *self,
                                                           const LiaisonLetterRequest *request);
/* The short draft that goes to the mail program when the letter is too long for it: asks the sender
 * to paste, and holds no link. */
LiaisonLetterText *liaison_letter_library_compose_short (LiaisonLetterLibrary *self,
                                                         const LiaisonLetterRequest *request);
/* Name of the portal where customers of @cloud accept, in @language. Owned by library or cloud. */
const char *liaison_letter_library_get_portal_name (LiaisonLetterLibrary *self,
                                                    LiaisonCloud *cloud,
                                                    const char *language);

/* Names of the placeholders ("{contact_name}") still standing in @text, in order, each once;
 * empty when none. Hand-off is refused while there are any (8.2). Transfer full. */
GStrv liaison_letter_find_placeholders (const char *text);

G_END_DECLS
