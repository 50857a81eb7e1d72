/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-invite-opener.h"

#include <glib/gi18n.h>

#include "ui/invite/liaison-invite-wizard.h"
#include "ui/liaison-inviting.h"

struct _LiaisonInviteOpener
{
  GObject parent_instance;

  GtkWidget *widget;      /* not owned */
  LiaisonNoticeSlot *bar; /* not owned */

  LiaisonSession *session;
  GSettings *settings;
  LiaisonInvitation *draft;    /* that the bar offers to continue */
  LiaisonInviteWizard *wizard; /* not owned; NULL when none is open */
};

G_DEFINE_FINAL_TYPE (LiaisonInviteOpener, liaison_invite_opener, G_TYPE_OBJECT)

enum
{
  FINISHED,
  KEPT,
  REMINDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
wizard_closed_cb (LiaisonInviteOpener *self, gboolean finished, LiaisonInviteWizard *wizard)
{
  LiaisonInvite *invite = liaison_invite_wizard_get_invite (wizard);
  LiaisonInvitation *invitation = liaison_invite_get_invitation (invite);
  LiaisonInvitation *reminded = liaison_invite_get_reminded (invite);

  g_clear_weak_pointer (&self->wizard);

  if (reminded != NULL)
    {
      if (liaison_invitation_get_n_handoffs (invitation) > 0)
        g_signal_emit (self, signals[REMINDED], 0, reminded);
    }
  else if (finished)
    g_signal_emit (self, signals[FINISHED], 0, invitation);
  else if (!liaison_invitation_is_blank (invitation) && !liaison_invite_is_settled (invite) &&
           liaison_invitation_get_state (invitation) != LIAISON_INVITATION_DISCARDED)
    g_signal_emit (self, signals[KEPT], 0, invitation);
}

static void
open_wizard (LiaisonInviteOpener *self, LiaisonInvite *invite)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (self->widget));

  if (liaison_invite_opener_present (self))
    return;

  liaison_notice_slot_conceal (self->bar);
  g_set_weak_pointer (&self->wizard, liaison_invite_wizard_new (invite, self->settings, window));
  /* The program's keys work there too. */
  gtk_window_set_application (GTK_WINDOW (self->wizard), gtk_window_get_application (window));
  g_signal_connect_object (self->wizard, "closed", G_CALLBACK (wizard_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->wizard));
}

static void
bar_activated_cb (LiaisonInviteOpener *self)
{
  if (self->session != NULL) /* else the bar is on its way out */
    liaison_invite_opener_continue (self, self->draft);
}

/* The newest invitation that was begun and neither finished nor given up. */
static void
offer_unfinished (LiaisonInviteOpener *self)
{
  g_autofree char *name = NULL, *text = NULL;

  self->draft = liaison_inviting_find_unfinished (liaison_session_get_ledger (self->session));
  if (self->draft == NULL)
    return;

  name = liaison_inviting_dup_name (self->draft);
  /* Translators: %s is a company. */
  text = g_strdup_printf (_ ("The invitation to %s is not finished."), name);
  liaison_notice_slot_reveal (self->bar, text, _ ("Continue Invitation"), NULL);
  /* It may be given up elsewhere. */
  g_signal_connect_object (self->draft, "notify::state", G_CALLBACK (liaison_notice_slot_conceal),
                           self->bar, G_CONNECT_SWAPPED);
}

static void
liaison_invite_opener_finalize (GObject *object)
{
  LiaisonInviteOpener *self = LIAISON_INVITE_OPENER (object);

  g_clear_weak_pointer (&self->wizard);
  g_clear_object (&self->draft);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (liaison_invite_opener_parent_class)->finalize (object);
}

static void
liaison_invite_opener_class_init (LiaisonInviteOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_invite_opener_finalize;

  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, LIAISON_TYPE_INVITATION);
  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, LIAISON_TYPE_INVITATION);
  signals[REMINDED] = g_signal_new ("reminded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, LIAISON_TYPE_INVITATION);
}

static void
liaison_invite_opener_init (LiaisonInviteOpener *self)
{
}

LiaisonInviteOpener *
liaison_invite_opener_new (GtkWidget *widget, LiaisonNoticeSlot *bar)
{
  LiaisonInviteOpener *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);
  g_return_val_if_fail (LIAISON_IS_NOTICE_SLOT (bar), NULL);

  self = g_object_new (LIAISON_TYPE_INVITE_OPENER, NULL);
  self->widget = widget;
  self->bar = bar;
  g_signal_connect_object (bar, "activated", G_CALLBACK (bar_activated_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

void
liaison_invite_opener_set_session (LiaisonInviteOpener *self,
                                   LiaisonSession *session,
                                   GSettings *settings)
{
  g_return_if_fail (LIAISON_IS_INVITE_OPENER (self));
  g_return_if_fail (session == NULL || LIAISON_IS_SESSION (session));
  g_return_if_fail (session == NULL || G_IS_SETTINGS (settings));

  liaison_notice_slot_conceal (self->bar);
  g_clear_object (&self->draft);
  g_set_object (&self->session, session);
  g_set_object (&self->settings, settings);
  if (session != NULL)
    offer_unfinished (self);
}

void
liaison_invite_opener_begin (LiaisonInviteOpener *self, LiaisonCustomer *customer)
{
  g_autoptr(LiaisonInvite) invite = NULL;

  g_return_if_fail (LIAISON_IS_INVITE_OPENER (self));
  g_return_if_fail (self->session != NULL);

  invite = liaison_inviting_begin (self->session, self->settings, customer);
  open_wizard (self, invite);
}

void
liaison_invite_opener_begin_sample (LiaisonInviteOpener *self,
                                    const char *company,
                                    const char *contact_name,
                                    const char *contact_mail,
                                    const char *const *tips)
{
  g_autoptr(LiaisonInvite) invite = NULL;
  LiaisonInvitation *invitation;

  g_return_if_fail (LIAISON_IS_INVITE_OPENER (self));
  g_return_if_fail (tips != NULL);
  if (self->session == NULL || self->wizard != NULL)
    return;

  invite = liaison_inviting_begin (self->session, self->settings, NULL);
  invitation = liaison_invite_get_invitation (invite);
  liaison_invitation_set_company (invitation, company);
  liaison_invitation_set_contact_name (invitation, contact_name);
  liaison_invitation_set_contact_mail (invitation, contact_mail);
  open_wizard (self, invite);
  liaison_invite_wizard_set_tips (self->wizard, tips);
}

void
liaison_invite_opener_continue (LiaisonInviteOpener *self, LiaisonInvitation *invitation)
{
  g_autoptr(LiaisonInvite) invite = NULL;

  g_return_if_fail (LIAISON_IS_INVITE_OPENER (self));
  g_return_if_fail (self->session != NULL);

  invite = liaison_inviting_continue (self->session, self->settings, invitation);
  open_wizard (self, invite);
}

void
liaison_invite_opener_continue_by_id (LiaisonInviteOpener *self, const char *id)
{
  LiaisonInvitation *invitation;

  g_return_if_fail (LIAISON_IS_INVITE_OPENER (self));
  g_return_if_fail (self->session != NULL);

  invitation = liaison_ledger_lookup (liaison_session_get_ledger (self->session), id);
  if (invitation != NULL &&
      liaison_invitation_get_state (invitation) != LIAISON_INVITATION_DISCARDED)
    liaison_invite_opener_continue (self, invitation);
}

static void
ask_again (LiaisonInviteOpener *self, const char *id, gboolean another)
{
  LiaisonInvitation *invitation =
    liaison_ledger_lookup (liaison_session_get_ledger (self->session), id);
  g_autoptr(LiaisonInvite) invite = NULL;

  if (invitation == NULL || !liaison_invite_can_replace (invitation))
    return;
  if (another)
    {
      invite = liaison_inviting_begin (self->session, self->settings, NULL);
      liaison_invite_ask_another (invite, invitation);
    }
  else
    invite = liaison_inviting_remind (self->session, self->settings, invitation);
  open_wizard (self, invite);
}

void
liaison_invite_opener_remind_by_id (LiaisonInviteOpener *self, const char *id)
{
  g_return_if_fail (LIAISON_IS_INVITE_OPENER (self));
  g_return_if_fail (self->session != NULL);

  ask_again (self, id, FALSE);
}

void
liaison_invite_opener_ask_another_by_id (LiaisonInviteOpener *self, const char *id)
{
  g_return_if_fail (LIAISON_IS_INVITE_OPENER (self));
  g_return_if_fail (self->session != NULL);

  ask_again (self, id, TRUE);
}

gboolean
liaison_invite_opener_present (LiaisonInviteOpener *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITE_OPENER (self), FALSE);

  if (self->wizard != NULL)
    gtk_window_present (GTK_WINDOW (self->wizard));

  return self->wizard != NULL;
}

gboolean
liaison_invite_opener_close_all (LiaisonInviteOpener *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITE_OPENER (self), FALSE);

  if (self->wizard == NULL)
    return FALSE;

  liaison_invite_wizard_close_all (self->wizard);
  return TRUE;
}
