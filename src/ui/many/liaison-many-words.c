/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/many/liaison-many-words.h"

#include <glib/gi18n.h>

#include "model/liaison-day.h"
#include "model/liaison-error.h"
#include "ui/liaison-sentences.h"

const char *
liaison_prospect_field_to_title (LiaisonProspectField field)
{
  switch (field)
    {
    case LIAISON_PROSPECT_COMPANY:
      return _ ("Company");
    case LIAISON_PROSPECT_CONTACT_NAME:
      return _ ("Contact Name");
    case LIAISON_PROSPECT_CONTACT_MAIL:
      return _ ("Contact E-Mail");
    case LIAISON_PROSPECT_DOMAIN:
      return _ ("Domain");
    case LIAISON_PROSPECT_COUNTRY:
      return _ ("Country or Region");
    case LIAISON_PROSPECT_LANGUAGE:
      return _ ("Letter Language");
    case LIAISON_PROSPECT_RIGHTS:
      return _ ("Privileges (Yes or No)");
    case LIAISON_PROSPECT_REFERENCE:
      return _ ("Reference");
    case LIAISON_PROSPECT_DUE_DATE:
      return _ ("Answer By");
    default:
      g_return_val_if_reached ("");
    }
}

char *
liaison_prospect_marks_to_text (LiaisonProspectMarks marks)
{
  static const struct
  {
    LiaisonProspectMarks mark;
    const char *sentence;
  } sentences[] = {
    { LIAISON_PROSPECT_NOBODY, N_ ("There is neither an address nor a company.") },
      { LIAISON_PROSPECT_BAD_MAIL,
        N_ ("This is not a complete e-mail address, such as name@example.com.") },
        { LIAISON_PROSPECT_BAD_COUNTRY, N_ ("The country or region is not known.") },
          { LIAISON_PROSPECT_BAD_LANGUAGE,
            N_ ("There is no letter in this language, or in this form of it.") },
            { LIAISON_PROSPECT_BAD_RIGHTS,
              N_ ("Whether to ask for privileges is neither yes nor no.") },
              { LIAISON_PROSPECT_BAD_DAY,
                N_ ("The date is none, or could be two. Write 2027-01-31.") },
                { LIAISON_PROSPECT_DUPLICATE, N_ ("The same as a row above.") },
                  { LIAISON_PROSPECT_CUSTOMER, N_ ("Already your customer.") },
                    { LIAISON_PROSPECT_OPEN, N_ ("Already invited, without an answer yet.") },
                      { LIAISON_PROSPECT_OTHER_MARKET, N_ ("In another market than yours.") },
                        { LIAISON_PROSPECT_PAST_DAY, N_ ("The date is past.") },
                      };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (marks & sentences[i].mark)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", _ (sentences[i].sentence));
  return g_string_free (text, FALSE);
}

char *
liaison_handoff_to_way (const LiaisonHandoff *handoff)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (handoff != NULL, NULL);

  switch (handoff->method)
    {
    case LIAISON_HANDOFF_MAIL_APP:
    case LIAISON_HANDOFF_MAIL_APP_SHORT:
      return g_strdup (C_ ("way of a letter", "Opened in the mail program"));
    case LIAISON_HANDOFF_CLIPBOARD:
      return g_strdup (C_ ("way of a letter", "Copied to the clipboard"));
    case LIAISON_HANDOFF_FILE:
      name = g_filename_display_basename (handoff->destination != NULL ? handoff->destination : "");
      /* Translators: %s is a file's name. */
      return g_strdup_printf (C_ ("way of a letter", "Saved as %s"), name);
    case LIAISON_HANDOFF_OTHER_WAY:
    default:
      return g_strdup (C_ ("way of a letter", "Taken another way"));
    }
}

const char *
liaison_list_error_to_sentence (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_TOO_LONG))
    return _ ("The list is larger than 32 MB. Divide it, then choose its parts.");
  if (error->domain == LIAISON_ERROR)
    return _ ("There is no list in it. In the spreadsheet program, save the table as CSV, then "
              "choose that file.");
  return _ ("The file could not be read. Check that it is there and that you may open it.");
}

char *
liaison_letter_error_to_sentence (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_REFUSED))
    return g_strdup (
      _ ("The letter was not handed over: its link is damaged, or something in it is "
                        "not filled in. Open it to mend it."));
  return liaison_error_to_sentence (error);
}

static char *
dup_state (LiaisonInvitation *invitation)
{
  g_autofree char *today = liaison_day_dup_today ();

  return liaison_invitation_to_state_text (invitation, today);
}

const LiaisonBatchWords *
liaison_batch_words_get (void)
{
  static LiaisonBatchWords words;

  words = (LiaisonBatchWords){
    .state_title = C_ ("table column", "State"),
      .time_title = C_ ("table column", "Time"),
        .way_title = C_ ("table column", "Way"),
                         .error_title =
                           C_ ("table column", "Error"),
                               .left_out = C_ ("invitation", "Left out"),
                                               .missing =
                                                 C_ ("invitation", "Not made, or discarded"),
                                                     .dup_state = dup_state,
                                                     .dup_way = liaison_handoff_to_way,
                                                     .dup_error = liaison_letter_error_to_sentence,
                                                     .dup_marks = liaison_prospect_marks_to_text,
                                               };
  return &words;
}
