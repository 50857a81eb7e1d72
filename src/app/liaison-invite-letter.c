/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-invite-letter.h"

#include "mail/liaison-mailto.h"
#include "model/liaison-error.h"

#define LINK_PLACEHOLDER "{link}"

gboolean
liaison_invite_letter_is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\r\n")] == '\0';
}

static LiaisonLetterRequest
make_request (LiaisonSession *session,
              LiaisonInvitation *invitation,
              const LiaisonSender *sender,
              const char *first_day)
{
  LiaisonPartner *partner = liaison_session_get_partner (session);
  LiaisonJoint joint = liaison_invitation_get_joint_party (invitation).kind;
  const char *joint_name = liaison_invitation_get_joint_name (invitation);

  return (LiaisonLetterRequest){
    .language = liaison_invitation_get_language (invitation),
    .cloud = liaison_session_get_cloud (session),
    .purpose = liaison_letter_purpose_from_word (liaison_invitation_get_purpose (invitation)),
    .reminder = first_day != NULL,
    .wants_rights = liaison_invitation_get_wants_rights (invitation),
    .existing_customer = liaison_invitation_get_existing_customer (invitation),
    .link = liaison_invitation_get_link (invitation),
    .contact_name = liaison_invitation_get_contact_name (invitation),
    .customer_company = liaison_invitation_get_company (invitation),
    .partner_name = partner != NULL ? liaison_partner_get_spec (partner)->company_name : NULL,
    .provider_name = joint == LIAISON_JOINT_PROVIDER ? joint_name : NULL,
    .reseller_name = joint == LIAISON_JOINT_RESELLER ? joint_name : NULL,
    .sender_name = sender->name,
    .sender_title = sender->title,
    .sender_mail = sender->mail,
    .sender_phone = sender->phone,
    .due_date = liaison_invitation_get_due_date (invitation),
    .first_handed_off = first_day,
    .reference = liaison_invitation_get_reference (invitation),
  };
}

LiaisonLetterText *
liaison_invite_letter_compose (LiaisonSession *session,
                               LiaisonInvitation *invitation,
                               const LiaisonSender *sender,
                               const char *first_day)
{
  LiaisonCatalog *catalog = liaison_session_get_catalog (session);
  LiaisonLetterLibrary *letters = liaison_catalog_get_letters (catalog);
  LiaisonTemplateFolder *templates = liaison_catalog_get_templates (catalog);
  LiaisonLetterRequest request = make_request (session, invitation, sender, first_day);
  LiaisonLetterTemplate *own = NULL;

  if (templates != NULL)
    own = liaison_template_folder_lookup (templates, liaison_invitation_get_template (invitation));
  /* What no longer fits, or was spoilt or deleted, gives way to ours. */
  if (own != NULL && liaison_template_folder_offers (templates, own, &request))
    return liaison_letter_template_compose (own, letters, &request);
  return liaison_letter_library_compose (letters, &request);
}

GPtrArray *
liaison_invite_letter_list_templates (LiaisonSession *session,
                                      LiaisonInvitation *invitation,
                                      const LiaisonSender *sender,
                                      const char *first_day)
{
  LiaisonTemplateFolder *templates =
    liaison_catalog_get_templates (liaison_session_get_catalog (session));
  LiaisonLetterRequest request = make_request (session, invitation, sender, first_day);
  GPtrArray *fitting = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = templates != NULL ? g_list_model_get_n_items (G_LIST_MODEL (templates)) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LiaisonLetterTemplate) template =
                   g_list_model_get_item (G_LIST_MODEL (templates), i);

      if (liaison_template_folder_offers (templates, template, &request))
        g_ptr_array_add (fitting, g_steal_pointer (&template));
    }
  return fitting;
}

char *
liaison_invite_letter_dup_mailto (LiaisonInvitation *invitation,
                                  const char *subject,
                                  const char *body)
{
  const char *to = liaison_invitation_get_contact_mail (invitation);

  return liaison_mailto_new (liaison_invite_letter_is_blank (to) ? NULL : to,
                             subject != NULL ? subject : "", body != NULL ? body : "");
}

/* The user's own subject, unless it is what makes the letter too long. */
char *
liaison_invite_letter_dup_short_mailto (LiaisonSession *session,
                                        LiaisonInvitation *invitation,
                                        const LiaisonSender *sender,
                                        const char *first_day)
{
  LiaisonCatalog *catalog = liaison_session_get_catalog (session);
  LiaisonLetterRequest request = make_request (session, invitation, sender, first_day);
  g_autoptr(LiaisonLetterText) text = liaison_letter_library_compose_short (
    liaison_catalog_get_letters (catalog), &request);
  g_autofree char *mailto = liaison_invite_letter_dup_mailto (
    invitation, liaison_invitation_get_subject (invitation), text->body);

  if (strlen (mailto) <= LIAISON_MAILTO_MAX)
    return g_steal_pointer (&mailto);
  return liaison_invite_letter_dup_mailto (invitation, text->subject, text->body);
}

GStrv
liaison_invite_letter_find_placeholders (LiaisonInvitation *invitation)
{
  const char *subject = liaison_invitation_get_subject (invitation);
  const char *body = liaison_invitation_get_body (invitation);
  g_autofree char *text =
    g_strconcat (subject != NULL ? subject : "", "\n", body != NULL ? body : "", NULL);

  return liaison_letter_find_placeholders (text);
}

static gboolean
stands_free (const char *text, const char *start, const char *end)
{
  gunichar before =
    start > text ? g_utf8_get_char (g_utf8_find_prev_char (text, start)) : (gunichar) '\n';
  gunichar after = *end != '\0' ? g_utf8_get_char (end) : (gunichar) '\n';

  return g_unichar_isspace (before) && g_unichar_isspace (after);
}

char *
liaison_invite_letter_replace_link (const char *body, const char *old, const char *link)
{
  const char *wanted = old != NULL ? old : LINK_PLACEHOLDER;
  g_autoptr(GString) replaced = g_string_new (NULL);
  gboolean found = FALSE;
  const char *from = body;

  if (body == NULL)
    return NULL;
  for (const char *at = strstr (body, wanted); at != NULL; at = strstr (from, wanted))
    {
      gboolean free_standing = stands_free (body, at, at + strlen (wanted));

      g_string_append_len (replaced, from, at - from);
      g_string_append (replaced, free_standing ? link : wanted);
      found |= free_standing;
      from = at + strlen (wanted);
    }
  g_string_append (replaced, from);
  return found ? g_string_free (g_steal_pointer (&replaced), FALSE) : NULL;
}

/* Checking what leaves */

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_REFUSED, "hand-off refused: %s", reason);
  return FALSE;
}

typedef LiaisonGuardReport *(*Check) (LiaisonCloud *cloud, const char *link, const char *text);

static gboolean
judge (Check check,
       LiaisonCloud *cloud,
       LiaisonInvitation *invitation,
       const char *text,
       gboolean accept_doubled,
       GError **error)
{
  const char *link = liaison_invitation_get_link (invitation);
  g_autoptr(LiaisonGuardReport) report = NULL;

  if (link == NULL)
    return refuse (error, "there is no link yet");

  report = check (cloud, link, text);
  switch (report->verdict)
    {
    case LIAISON_GUARD_INTACT:
      return TRUE;
    case LIAISON_GUARD_DOUBLED:
      return accept_doubled || refuse (error, "the link is doubled");
    case LIAISON_GUARD_MISSING:
      return refuse (error, "the link is missing");
    case LIAISON_GUARD_ALTERED:
      return refuse (error, "the link is altered");
    case LIAISON_GUARD_FOREIGN:
      return refuse (error, "there is a foreign link");
    default:
      g_assert_not_reached ();
    }
}

char *
liaison_invite_letter_dup_checked_text (LiaisonInvitation *invitation)
{
  const char *body = liaison_invitation_get_body (invitation);
  const char *subject = liaison_invitation_get_subject (invitation);

  return g_strconcat (body != NULL ? body : "", "\n\n", subject, NULL);
}

gboolean
liaison_invite_letter_check (LiaisonCloud *cloud,
                             LiaisonInvitation *invitation,
                             gboolean accept_doubled,
                             GError **error)
{
  const char *mail = liaison_invitation_get_contact_mail (invitation);
  g_autofree char *text = liaison_invite_letter_dup_checked_text (invitation);
  g_auto(GStrv) placeholders = liaison_invite_letter_find_placeholders (invitation);

  if (!judge (liaison_link_guard_check, cloud, invitation, text, accept_doubled, error))
    return FALSE;
  if (placeholders[0] != NULL)
    return refuse (error, "a placeholder is not filled in");
  if (!liaison_invite_letter_is_blank (mail) && !liaison_mail_address_is_valid (mail))
    return refuse (error, "the contact's address is none");
  return TRUE;
}

gboolean
liaison_invite_letter_check_mailto (LiaisonCloud *cloud,
                                    LiaisonInvitation *invitation,
                                    const char *mailto,
                                    gboolean accept_doubled,
                                    GError **error)
{
  const char *escaped = g_strrstr (mailto, "&body=");
  g_autofree char *wire =
    escaped != NULL ? g_uri_unescape_string (escaped + strlen ("&body="), NULL) : NULL;

  if (wire == NULL)
    return refuse (error, "the address holds no letter");
  return judge (liaison_link_guard_check, cloud, invitation, wire, accept_doubled, error);
}

gboolean
liaison_invite_letter_check_html (LiaisonCloud *cloud,
                                  LiaisonInvitation *invitation,
                                  const char *html,
                                  gboolean accept_doubled,
                                  GError **error)
{
  return judge (liaison_link_guard_check_html, cloud, invitation, html, accept_doubled, error);
}
