/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-inviting.h"

#include <glib/gi18n.h>

#include "app/liaison-invite-rules.h"
#include "model/liaison-error.h"
#include "ui/liaison-letter-languages.h"
#include "ui/liaison-role-words.h"
#include "ui/liaison-sentences.h"

/* In characters. */
#define MAX_NAME 200

/* Holds the strings that a LiaisonSender points to. */
typedef struct
{
  char *name;
  char *title;
  char *mail;
  char *phone;
} OwnedSender;

static void
owned_sender_clear (OwnedSender *sender)
{
  g_clear_pointer (&sender->name, g_free);
  g_clear_pointer (&sender->title, g_free);
  g_clear_pointer (&sender->mail, g_free);
  g_clear_pointer (&sender->phone, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OwnedSender, owned_sender_clear)

static char *
dup_setting (GSettings *settings, const char *key, const char *fallback)
{
  g_autofree char *value = g_settings_get_string (settings, key);

  g_strstrip (value);
  if (*value != '\0')
    return g_steal_pointer (&value);

  return g_strdup (fallback);
}

static void
fill_sender (OwnedSender *sender, LiaisonSession *session, GSettings *settings)
{
  static const LiaisonPartnerSpec no_partner = { NULL };
  LiaisonPartner *partner = liaison_session_get_partner (session);
  const LiaisonPartnerSpec *spec =
    partner != NULL ? liaison_partner_get_spec (partner) : &no_partner;

  sender->name = dup_setting (settings, "sender-name", spec->user_name);
  sender->title = dup_setting (settings, "sender-title", NULL);
  sender->mail = dup_setting (settings, "sender-mail", spec->user_mail);
  sender->phone = dup_setting (settings, "sender-phone", spec->support_phone);
}

static LiaisonInvite *
make_invite (LiaisonSession *session, GSettings *settings, LiaisonInvitation *invitation)
{
  g_autofree char *language = liaison_inviting_dup_language (session, settings);
  g_auto(OwnedSender) owned = { NULL };
  LiaisonSender sender;

  fill_sender (&owned, session, settings);
  sender = (LiaisonSender){ owned.name, owned.title, owned.mail, owned.phone };
  return liaison_invite_new (session, invitation, language, &sender);
}

LiaisonInvite *
liaison_inviting_begin (LiaisonSession *session, GSettings *settings, LiaisonCustomer *customer)
{
  LiaisonInvite *invite;
  LiaisonInvitation *invitation;
  g_autofree char *due_date = NULL;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  invite = make_invite (session, settings, NULL);
  invitation = liaison_invite_get_invitation (invite);

  due_date = liaison_inviting_dup_due_date (session, settings);
  liaison_invitation_set_due_date (invitation, due_date);

  if (customer != NULL)
    liaison_invite_ask_customer (invite, customer);

  return invite;
}

LiaisonInvite *
liaison_inviting_continue (LiaisonSession *session,
                           GSettings *settings,
                           LiaisonInvitation *invitation)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), NULL);

  return make_invite (session, settings, invitation);
}

LiaisonInvite *
liaison_inviting_remind (LiaisonSession *session,
                         GSettings *settings,
                         LiaisonInvitation *invitation)
{
  g_autofree char *due_date = NULL;
  g_auto(OwnedSender) owned = { NULL };
  LiaisonSender sender;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), NULL);

  fill_sender (&owned, session, settings);
  sender = (LiaisonSender){ owned.name, owned.title, owned.mail, owned.phone };
  due_date = liaison_inviting_dup_due_date (session, settings);
  return liaison_invite_new_reminder (session, invitation, due_date, &sender);
}

char *
liaison_inviting_dup_language (LiaisonSession *session, GSettings *settings)
{
  LiaisonLetterLibrary *letters;
  g_autofree char *language = NULL;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  letters = liaison_catalog_get_letters (liaison_session_get_catalog (session));
  language =
    dup_setting (settings, "letter-language", liaison_letter_languages_get_default (letters));
  return g_strdup (liaison_letter_library_match_language (letters, language));
}

char *
liaison_inviting_dup_due_date (LiaisonSession *session, GSettings *settings)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  return liaison_session_dup_day (session, g_settings_get_int (settings, "answer-days"));
}

LiaisonInvitation *
liaison_inviting_find_unfinished (LiaisonLedger *ledger)
{
  GListModel *invitations = liaison_ledger_get_invitations (ledger);

  for (guint i = 0; i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);

      if (liaison_invitation_is_unfinished (invitation) &&
          !liaison_invitation_is_blank (invitation))
        return g_steal_pointer (&invitation);
    }

  return NULL;
}

/* From a list of prospects anything can come, and is laid out as one line in rows and bars. */
static char *
dup_cut (const char *name)
{
  g_autofree char *beginning = NULL;

  if (g_utf8_strlen (name, -1) <= MAX_NAME)
    return g_strdup (name);
  beginning = g_utf8_substring (name, 0, MAX_NAME);
  return g_strconcat (beginning, "…", NULL);
}

char *
liaison_inviting_dup_name (LiaisonInvitation *invitation)
{
  const char *names[3];

  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), NULL);

  names[0] = liaison_invitation_get_company (invitation);
  names[1] = liaison_invitation_get_contact_name (invitation);
  names[2] = liaison_invitation_get_contact_mail (invitation);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i] != NULL && *names[i] != '\0')
      return dup_cut (names[i]);

  /* Translators: stands for the name of a company that was not typed yet, as in “Waiting for an
   * unnamed company”. */
  return g_strdup (_ ("an unnamed company"));
}

static char *
dup_rights_obstacle (LiaisonSession *session, LiaisonRoles needed)
{
  g_autofree char *cloud = liaison_cloud_to_name (liaison_session_get_cloud (session));
  g_autofree char *roles = liaison_roles_to_text (needed);

  /* Translators: %1$s is the name of a cloud (“US Government”), %2$s a list of roles of which any
   * is enough. */
  return g_strdup_printf (_ ("In %1$s privileges cannot be left out of the request, and your roles "
                             "do not allow you to ask for them. It needs: %2$s."),
                             cloud, roles);
}

char *
liaison_inviting_dup_obstacle (LiaisonSession *session)
{
  LiaisonRoles needed;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);

  switch (liaison_invite_rules_find_obstacle (session, &needed))
    {
    case LIAISON_INVITE_OBSTACLE_CLOUD:
      return g_strdup (_ ("This cloud takes no relationship requests"));
    case LIAISON_INVITE_OBSTACLE_ROLES:
      return liaison_roles_to_demand (needed);
    case LIAISON_INVITE_OBSTACLE_RIGHTS:
      return dup_rights_obstacle (session, needed);
    case LIAISON_INVITE_OBSTACLE_NONE:
    default:
      return NULL;
    }
}
