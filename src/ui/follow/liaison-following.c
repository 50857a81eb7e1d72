/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/follow/liaison-following.h"

#include <glib/gi18n.h>

#include "model/liaison-follow-up.h"
#include "ui/follow/liaison-day-dialog.h"
#include "ui/follow/liaison-follow-sentences.h"
#include "ui/follow/liaison-reason-dialog.h"
#include "ui/invite/liaison-undoable-move.h"
#include "ui/liaison-toast.h"

/* A question about one invitation, or what its answer can be taken back with. */
typedef struct
{
  LiaisonInvitation *invitation;
  LiaisonSession *session;
  AdwToastOverlay *toasts;
  LiaisonInvitationState to; /* of a question for a reason */
  LiaisonStepKind kind;      /* of a question for a day */
  char *due;                 /* as it was before the day was another */
  char *put_off;
} Errand;

static Errand *
errand_new (LiaisonInvitation *invitation, LiaisonSession *session, AdwToastOverlay *toasts)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->invitation = g_object_ref (invitation);
  errand->session = g_object_ref (session);
  errand->toasts = g_object_ref (toasts);
  return errand;
}

static void
errand_free (gpointer data, GClosure *closure)
{
  Errand *errand = data;

  g_object_unref (errand->invitation);
  g_object_unref (errand->session);
  g_object_unref (errand->toasts);
  g_free (errand->due);
  g_free (errand->put_off);
  g_free (errand);
}

static void
reason_answered_cb (LiaisonReasonDialog *dialog, const char *response, Errand *errand)
{
  g_autofree char *reason = NULL;

  if (!g_str_equal (response, "note"))
    return;
  reason = liaison_reason_dialog_dup_reason (dialog);
  liaison_undoable_move (errand->invitation, errand->to, reason, errand->session, errand->toasts);
}

static gboolean
change_day (Errand *errand, const char *day)
{
  const char *who = liaison_session_get_who (errand->session);
  gint64 now = liaison_session_get_now (errand->session);

  if (errand->kind == LIAISON_STEP_POSTPONED)
    return liaison_follow_up_postpone (errand->invitation, day, who, now);
  return liaison_follow_up_snooze (errand->invitation, day, who, now);
}

/* A step of its own, so that the journal keeps both. */
static void
undo_day_cb (AdwToast *toast, Errand *errand)
{
  gboolean postponed = errand->kind == LIAISON_STEP_POSTPONED;

  if (!change_day (errand, postponed ? errand->due : errand->put_off))
    return;
  if (postponed)
    liaison_invitation_set_reminder_day (errand->invitation, errand->put_off);
  liaison_undoable_save (errand->invitation, errand->session, errand->toasts);
}

static void
tell_day (Errand *errand)
{
  guint n_steps = liaison_invitation_get_n_steps (errand->invitation);
  g_autofree char *text =
    liaison_step_to_text (liaison_invitation_get_step (errand->invitation, n_steps - 1));
  AdwToast *toast = liaison_toast_new (text, _ ("Undo"), GTK_WIDGET (errand->toasts));
  Errand *undo = errand_new (errand->invitation, errand->session, errand->toasts);

  undo->kind = errand->kind;
  undo->due = g_steal_pointer (&errand->due);
  undo->put_off = g_steal_pointer (&errand->put_off);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_day_cb), undo, errand_free, 0);
  liaison_toast_show (errand->toasts, toast, FALSE);
}

static void
day_answered_cb (LiaisonDayDialog *dialog, const char *response, Errand *errand)
{
  if (!g_str_equal (response, "note"))
    return;
  errand->due = g_strdup (liaison_invitation_get_due_date (errand->invitation));
  errand->put_off = g_strdup (liaison_invitation_get_reminder_day (errand->invitation));
  if (!change_day (errand, liaison_day_dialog_get_day (dialog)))
    return;
  liaison_undoable_save (errand->invitation, errand->session, errand->toasts);
  tell_day (errand);
}

void
liaison_following_ask (const char *action,
                       LiaisonInvitation *invitation,
                       LiaisonSession *session,
                       AdwToastOverlay *toasts)
{
  GtkWindow *parent;
  GtkWindow *dialog;
  Errand *errand;
  gboolean about_day;

  g_return_if_fail (action != NULL);
  g_return_if_fail (LIAISON_IS_INVITATION (invitation));
  g_return_if_fail (LIAISON_IS_SESSION (session));
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts));

  about_day = g_str_equal (action, "postpone") || g_str_equal (action, "snooze");
  if (!about_day && !g_str_equal (action, "decline") && !g_str_equal (action, "withdraw"))
    return;

  parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (toasts)));
  errand = errand_new (invitation, session, toasts);
  errand->to =
    g_str_equal (action, "decline") ? LIAISON_INVITATION_DECLINED : LIAISON_INVITATION_WITHDRAWN;
  errand->kind = g_str_equal (action, "postpone") ? LIAISON_STEP_POSTPONED : LIAISON_STEP_SNOOZED;
  dialog = about_day
             ? GTK_WINDOW (liaison_day_dialog_new (invitation, session, errand->kind, parent))
             : GTK_WINDOW (liaison_reason_dialog_new (invitation, errand->to, parent));
  g_signal_connect_data (dialog, "response",
                         about_day ? G_CALLBACK (day_answered_cb) : G_CALLBACK (reason_answered_cb),
                         errand, errand_free, 0);
  gtk_window_present (dialog);
}
