/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-link-trouble.h"

#include <glib/gi18n.h>

#include "ui/liaison-error-sentences.h"
#include "ui/liaison-remedy.h"

static const GError *
get_refusal (LiaisonInvite *invite)
{
  return liaison_session_get_refusal (liaison_invite_get_session (invite));
}

char *
liaison_link_trouble_dup_sentence (LiaisonInvite *invite)
{
  const GError *error;

  g_return_val_if_fail (LIAISON_IS_INVITE (invite), NULL);

  error = get_refusal (invite);
  if (error == NULL)
    error = liaison_invite_get_link_error (invite);

  return error != NULL ? liaison_error_to_sentence (error)
                       : g_strdup (_ ("The link could not be had."));
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
