/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-link-trouble.h"

#include <glib/gi18n.h>

#include "model/liaison-error.h"
#include "ui/liaison-error-sentences.h"
#include "ui/liaison-remedy.h"
#include "ui/liaison-role-words.h"

static const GError *
get_refusal (LiaisonInvite *invite)
{
  return liaison_session_get_refusal (liaison_invite_get_session (invite));
}

/* The service has the last word on roles; then it is told which ones usually do (ROL-2). NULL: it
 * was not about roles. */
static char *
dup_forbidden (LiaisonInvite *invite, const GError *error)
{
  LiaisonDeed deed = liaison_invitation_get_wants_rights (liaison_invite_get_invitation (invite))
                       ? LIAISON_DEED_INVITE_WITH_RIGHTS
                       : LIAISON_DEED_INVITE_WITHOUT_RIGHTS;
  g_autofree char *roles = NULL;
  LiaisonRoles needed;

  liaison_session_may (liaison_invite_get_session (invite), deed, &needed);
  roles = liaison_roles_to_text (needed);
  if (!g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_FORBIDDEN) || roles == NULL)
    return NULL;

  /* Translators: %1$s is a list of roles, of which any is enough: “Admin agent, Global admin”. */
  return g_strdup_printf (_ ("The service refused the request for a relationship. Roles that "
                             "usually allow it: %1$s."),
                             roles);
}

/* INV-22: what happened, what is kept, what to do. NULL: it was not about whom the link connects.
 */
static char *
dup_other_parties (LiaisonInvite *invite, const GError *error)
{
  LiaisonInvitation *invitation = liaison_invite_get_invitation (invite);
  const char *name = liaison_invitation_get_joint_name (invitation);

  if (!g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_OTHER_PARTIES))
    return NULL;
  if (name == NULL)
    return g_strdup (_ ("The service’s link connects the customer with an indirect provider, too, "
                        "and you chose none, so the link was not taken. Your draft is kept. Choose "
                        "that provider on the page “Who”."));
  if (liaison_invitation_get_reseller (invitation) != NULL)
    /* Translators: %s is an indirect reseller. “Rights” and “Who” are pages of the wizard. */
    return g_strdup_printf (
      _ ("The service gave no link that names %s and your company, so none was taken. Your draft "
                               "is kept. Paste the link that Partner Center gives you on the page "
                               "“Rights”, or choose no reseller on the page “Who”."),
         name);
  /* Translators: %s is an indirect provider. “Rights” and “Who” are pages of the wizard. */
  return g_strdup_printf (
    _ ("The service gave no link that names %s, so none was taken. Your draft "
                             "is kept. Paste the link that the provider or Partner Center gives you "
                             "on the page “Rights”, or choose no provider on the page “Who”."),
       name);
}

char *
liaison_link_trouble_dup_sentence (LiaisonInvite *invite)
{
  const GError *error;
  char *sentence;

  g_return_val_if_fail (LIAISON_IS_INVITE (invite), NULL);

  error = get_refusal (invite);
  if (error == NULL)
    error = liaison_invite_get_link_error (invite);
  if (error == NULL)
    return g_strdup (_ ("The link could not be had."));

  sentence = dup_forbidden (invite, error);
  if (sentence == NULL)
    sentence = dup_other_parties (invite, error);
  return sentence != NULL ? sentence : liaison_error_to_sentence (error);
}

const char *
liaison_link_trouble_get_label (LiaisonInvite *invite)
{
  LiaisonSession *session;
  const GError *refusal;

  g_return_val_if_fail (LIAISON_IS_INVITE (invite), NULL);

  session = liaison_invite_get_session (invite);
  refusal = get_refusal (invite);

  /* The demonstration signs in by itself. */
  return liaison_remedy_to_label (refusal != NULL && liaison_session_get_profile (session) != NULL
                                    ? liaison_error_to_remedy (refusal)
                                    : LIAISON_REMEDY_RETRY);
}

void
liaison_link_trouble_solve (LiaisonInvite *invite, GtkWidget *widget)
{
  g_return_if_fail (LIAISON_IS_INVITE (invite));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (get_refusal (invite) != NULL)
    gtk_widget_activate_action (widget, "app.solve", "s",
                                liaison_session_get_account (liaison_invite_get_session (invite)));
  else
    liaison_invite_fetch_link (invite);
}
