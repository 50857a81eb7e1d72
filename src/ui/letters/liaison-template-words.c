/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/letters/liaison-template-words.h"

#include <glib/gi18n.h>

#include "ui/liaison-letter-languages.h"
#include "ui/liaison-letter-purposes.h"

const char *
liaison_letter_rights_to_text (LiaisonLetterRights rights)
{
  switch (rights)
    {
    case LIAISON_LETTER_RIGHTS_GRANTED:
      /* Translators: what a letter says about administration privileges. */
      return _ ("Privileges by the link");
    case LIAISON_LETTER_RIGHTS_LATER:
      /* Translators: what a letter says about administration privileges: the link gives none. */
      return _ ("Privileges asked for separately");
    case LIAISON_LETTER_RIGHTS_NONE:
    default:
      /* Translators: what a letter says about administration privileges. */
      return _ ("Without privileges");
    }
}

GListModel *
liaison_letter_purposes_to_list (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < LIAISON_LETTER_N_PURPOSES; i++)
    gtk_string_list_append (list, liaison_letter_purpose_to_title (i));
  return G_LIST_MODEL (list);
}

GListModel *
liaison_letter_rights_to_list (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i <= LIAISON_LETTER_RIGHTS_LATER; i++)
    gtk_string_list_append (list, liaison_letter_rights_to_text (i));
  return G_LIST_MODEL (list);
}

static const char *
joint_to_text (LiaisonJoint joint)
{
  switch (joint)
    {
    case LIAISON_JOINT_PROVIDER:
      /* Translators: which company a letter names besides the partner. */
      return _ ("An indirect provider");
    case LIAISON_JOINT_RESELLER:
      /* Translators: which company a letter names besides the partner. */
      return _ ("An indirect reseller");
    case LIAISON_JOINT_NONE:
    default:
      /* Translators: which company a letter names besides the partner. */
      return C_ ("second company", "None");
    }
}

GListModel *
liaison_letter_joints_to_list (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i <= LIAISON_JOINT_RESELLER; i++)
    gtk_string_list_append (list, joint_to_text (i));
  return G_LIST_MODEL (list);
}

char *
liaison_letter_template_to_summary (LiaisonLetterTemplate *template, LiaisonLetterLibrary *letters)
{
  g_autofree char *language =
    liaison_letter_language_to_label (letters, liaison_letter_template_get_language (template));
  const char *parts[6] = {
    language,
    liaison_letter_purpose_to_title (liaison_letter_template_get_purpose (template)),
    liaison_letter_rights_to_text (liaison_letter_template_get_rights (template)),
  };
  gsize n = 3;

  if (liaison_letter_template_get_joint (template) == LIAISON_JOINT_PROVIDER)
    parts[n++] = _ ("With a provider");
  if (liaison_letter_template_get_joint (template) == LIAISON_JOINT_RESELLER)
    parts[n++] = _ ("For a reseller");
  if (liaison_letter_template_get_reminder (template))
    parts[n++] = _ ("Reminder");
  return g_strjoinv (" · ", (char **) parts);
}

const char *
liaison_letter_template_to_title (LiaisonLetterTemplate *template)
{
  const char *name = liaison_letter_template_get_name (template);

  return *name != '\0' ? name : _ ("Template without a Name");
}

char *
liaison_template_fault_to_sentence (const LiaisonTemplateFault *fault)
{
  switch (fault->kind)
    {
    case LIAISON_TEMPLATE_FAULT_NO_NAME:
      return g_strdup (_ ("Give the template a name."));
    case LIAISON_TEMPLATE_FAULT_NO_SUBJECT:
      return g_strdup (_ ("The letter needs a subject."));
    case LIAISON_TEMPLATE_FAULT_LONE_BRACE:
      return g_strdup_printf (
        /* Translators: %s is “{” or “}”. */
        _ ("A “%s” stands alone. Braces are for placeholders such as {contact_name}."),
           fault->found);
    case LIAISON_TEMPLATE_FAULT_UNKNOWN:
      /* Translators: %s is a word in braces, as “{company}”. “Insert” is the button beside. */
      return g_strdup_printf (_ ("There is no placeholder “%s”. Choose one with “Insert”."),
                                 fault->found);
    case LIAISON_TEMPLATE_FAULT_ONLY_REMINDERS:
      /* Translators: %s is a placeholder. */
      return g_strdup_printf (_ ("Only reminders know what is to stand for “%s”."), fault->found);
    case LIAISON_TEMPLATE_FAULT_ONLY_WITH_PROVIDER:
      /* Translators: %s is a placeholder. */
      return g_strdup_printf (_ ("Only letters with a provider know what is to stand for “%s”."),
                                 fault->found);
    case LIAISON_TEMPLATE_FAULT_PROVIDER_NOT_NAMED:
      return g_strdup (
        _ ("The link also connects the customer with the provider, so the letter must "
                          "name it: {provider_name}."));
    case LIAISON_TEMPLATE_FAULT_ONLY_FOR_RESELLER:
      /* Translators: %s is a placeholder. */
      return g_strdup_printf (_ ("Only letters for a reseller know what is to stand for “%s”."),
                                 fault->found);
    case LIAISON_TEMPLATE_FAULT_RESELLER_NOT_NAMED:
      return g_strdup (
        _ ("The link also connects the customer with the reseller, so the letter must "
                          "name it: {reseller_name}."));
    case LIAISON_TEMPLATE_FAULT_LINK_MISSING:
      return g_strdup (_ ("The link is missing. Put {link} on a line of its own."));
    case LIAISON_TEMPLATE_FAULT_LINK_TWICE:
      return g_strdup (_ ("The link stands here a second time. Leave it in one place only."));
    case LIAISON_TEMPLATE_FAULT_LINK_IN_SUBJECT:
      return g_strdup (_ ("A link in the subject cannot be opened. Put it into the letter."));
    case LIAISON_TEMPLATE_FAULT_LINK_NOT_ALONE:
      return g_strdup (_ ("The link must stand alone on its line, without blanks around it."));
    case LIAISON_TEMPLATE_FAULT_FOREIGN_LINK:
      return g_strdup (
        _ ("An invitation’s link stands here. It belongs to one account only; put {link} "
                          "in its place."));
    case LIAISON_TEMPLATE_FAULT_NONE:
    default:
      g_return_val_if_reached (NULL);
    }
}

const LiaisonPlaceholderWords *
liaison_placeholder_words_get (gsize *n)
{
  static const LiaisonPlaceholderWords words[] = {
    { "{contact_name}", N_ ("Contact’s Name") },
      { "{customer_company}", N_ ("Customer’s Company") },
        { "{partner_name}", N_ ("Your Company") },
          { "{provider_name}", N_ ("Provider’s Company") },
            { "{reseller_name}", N_ ("Reseller’s Company") },
              { "{sender_name}", N_ ("Your Name") },
                { "{sender_title}", N_ ("Your Job Title") },
                  { "{sender_mail}", N_ ("Your E-Mail Address") },
                    { "{sender_phone}", N_ ("Your Telephone Number") },
                      { "{portal_name}", N_ ("Portal Where the Customer Accepts") },
                        { "{link}", N_ ("Link") },
                          { "{due_date}", N_ ("Day of the Answer Wanted") },
                            { "{first_date}", N_ ("Day of the First Letter") },
                              { "{reference}", N_ ("Your Reference") },
                            };

  *n = G_N_ELEMENTS (words);
  return words;
}
