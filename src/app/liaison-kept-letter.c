/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-kept-letter.h"

#include "app/liaison-invite-letter.h"

struct _LiaisonKeptLetter
{
  LiaisonInvite *invite;
  char *subject;
  char *body;
  char *link;
  char *language;
  char *template;
  gboolean wants_rights;
};

LiaisonKeptLetter *
liaison_kept_letter_new (LiaisonInvite *invite)
{
  LiaisonKeptLetter *self;
  LiaisonInvitation *invitation;

  g_return_val_if_fail (LIAISON_IS_INVITE (invite), NULL);

  invitation = liaison_invite_get_invitation (invite);
  self = g_new0 (LiaisonKeptLetter, 1);
  self->invite = g_object_ref (invite);
  self->subject = g_strdup (liaison_invitation_get_subject (invitation));
  self->body = g_strdup (liaison_invitation_get_body (invitation));
  self->link = g_strdup (liaison_invitation_get_link (invitation));
  self->language = g_strdup (liaison_invitation_get_language (invitation));
  self->template = g_strdup (liaison_invitation_get_template (invitation));
  self->wants_rights = liaison_invitation_get_wants_rights (invitation);
  return self;
}

void
liaison_kept_letter_free (LiaisonKeptLetter *self)
{
  g_object_unref (self->invite);
  g_free (self->subject);
  g_free (self->body);
  g_free (self->link);
  g_free (self->language);
  g_free (self->template);
  g_free (self);
}

gboolean
liaison_kept_letter_differs (LiaisonKeptLetter *self)
{
  LiaisonInvitation *invitation;

  g_return_val_if_fail (self != NULL, FALSE);

  invitation = liaison_invite_get_invitation (self->invite);
  return g_strcmp0 (self->subject, liaison_invitation_get_subject (invitation)) != 0 ||
         g_strcmp0 (self->body, liaison_invitation_get_body (invitation)) != 0;
}

/* The choices come first: they compose the letter anew, and ask for their link, which is then
 * changed in the words where it is not here at once. */
void
liaison_kept_letter_give_back (LiaisonKeptLetter *self)
{
  LiaisonInvitation *invitation;
  const char *link;
  g_autofree char *body = NULL;

  g_return_if_fail (self != NULL);

  invitation = liaison_invite_get_invitation (self->invite);
  if (!liaison_invite_rights_locked (self->invite))
    liaison_invitation_set_wants_rights (invitation, self->wants_rights);
  liaison_invitation_set_language (invitation, self->language);
  liaison_invitation_set_template (invitation, self->template);

  link = liaison_invitation_get_link (invitation);
  if (link != NULL && g_strcmp0 (link, self->link) != 0)
    body = liaison_invite_letter_replace_link (self->body, self->link, link);
  liaison_invite_set_text (self->invite, self->subject, body != NULL ? body : self->body);
  g_signal_emit_by_name (self->invite, "letter-changed");
}
