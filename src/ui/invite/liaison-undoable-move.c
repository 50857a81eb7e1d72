/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-undoable-move.h"

#include <glib/gi18n.h>

#include "ui/liaison-sentences.h"
#include "ui/liaison-toast.h"

typedef struct
{
  LiaisonInvitation *invitation;
  LiaisonSession *session;
} Move;

static void
move_free (gpointer data, GClosure *closure)
{
  Move *move = data;

  g_object_unref (move->invitation);
  g_object_unref (move->session);
  g_free (move);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(AdwToastOverlay) toasts = ADW_TOAST_OVERLAY (user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (liaison_ledger_save_finish (LIAISON_LEDGER (source), result, &error))
    return;

  sentence = liaison_error_to_sentence (error);
  liaison_toast_show (toasts, liaison_toast_new (sentence, NULL, GTK_WIDGET (toasts)), FALSE);
}

static void
undo_cb (AdwToast *toast, Move *move)
{
  liaison_acceptances_undo (liaison_session_get_acceptances (move->session), move->invitation,
                            liaison_session_get_who (move->session),
                            liaison_session_get_now (move->session));
}

static const char *
get_text (LiaisonInvitationState to)
{
  switch (to)
    {
    case LIAISON_INVITATION_DISCARDED:
      return _ ("Draft discarded");
    case LIAISON_INVITATION_ACCEPTED:
      return _ ("Marked as accepted");
    case LIAISON_INVITATION_DECLINED:
      return _ ("Marked as declined");
    case LIAISON_INVITATION_WITHDRAWN:
      return _ ("Marked as withdrawn");
    case LIAISON_INVITATION_SUPERSEDED:
      return _ ("The earlier invitation is replaced");
    case LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED:
      return _ ("Privileges marked as accepted");
    case LIAISON_INVITATION_DRAFT:
    case LIAISON_INVITATION_HANDED_OFF:
    case LIAISON_INVITATION_WAITING:
    default:
      return _ ("Waiting again");
    }
}

void
liaison_undoable_tell (LiaisonInvitation *invitation,
                       LiaisonSession *session,
                       AdwToastOverlay *toasts)
{
  AdwToast *toast;
  Move *move;

  g_return_if_fail (LIAISON_IS_INVITATION (invitation));
  g_return_if_fail (LIAISON_IS_SESSION (session));
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts));

  move = g_new0 (Move, 1);
  move->invitation = g_object_ref (invitation);
  move->session = g_object_ref (session);

  toast = liaison_toast_new (get_text (liaison_invitation_get_state (invitation)),
                             _ ("Undo"), GTK_WIDGET (toasts));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), move, move_free, 0);
  liaison_toast_show (toasts, toast, TRUE);
}

void
liaison_undoable_move (LiaisonInvitation *invitation,
                       LiaisonInvitationState to,
                       const char *reason,
                       LiaisonSession *session,
                       AdwToastOverlay *toasts)
{
  LiaisonInvitationStep step = { .kind = LIAISON_STEP_MOVED, .to = to, .handoff = -1 };

  g_return_if_fail (LIAISON_IS_INVITATION (invitation));
  g_return_if_fail (LIAISON_IS_SESSION (session));
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts));

  step.time = liaison_session_get_now (session);
  step.who = liaison_session_get_who (session);
  step.reason = reason;
  if (to == LIAISON_INVITATION_ACCEPTED)
    step.evidence = LIAISON_EVIDENCE_HAND;
  if (!liaison_invitation_take_step (invitation, &step))
    return;

  liaison_undoable_save (invitation, session, toasts);
  liaison_undoable_tell (invitation, session, toasts);
}

void
liaison_undoable_save (LiaisonInvitation *invitation,
                       LiaisonSession *session,
                       AdwToastOverlay *toasts)
{
  LiaisonLedger *ledger;

  g_return_if_fail (LIAISON_IS_INVITATION (invitation));
  g_return_if_fail (LIAISON_IS_SESSION (session));
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts));

  ledger = liaison_session_get_ledger (session);
  if (ledger != NULL)
    liaison_ledger_save_async (ledger, invitation, NULL, saved_cb, g_object_ref (toasts));
}
