/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/follow/liaison-day-dialog.h"

#include <glib/gi18n.h>

#include "ui/liaison-inviting.h"
#include "ui/liaison-sentences.h"
#include "ui/record/liaison-day-entry.h"

#define N_OFFERS 3

struct _LiaisonDayDialog
{
  AdwMessageDialog parent_instance;

  GtkWidget *offers; /* the days to choose from, and the choice of another */
  GtkCheckButton *tomorrow;
  GtkCheckButton *soon;
  GtkCheckButton *week;
  GtkCheckButton *other;
  LiaisonDayEntry *entry;

  char *first;          /* the first day that may be */
  char *days[N_OFFERS]; /* NULL: none is offered */
};

G_DEFINE_FINAL_TYPE (LiaisonDayDialog, liaison_day_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
update (LiaisonDayDialog *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry),
                            self->days[0] == NULL || gtk_check_button_get_active (self->other));
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "note",
                                           liaison_day_dialog_get_day (self) != NULL);
}

static void
liaison_day_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_DAY_DIALOG);

  G_OBJECT_CLASS (liaison_day_dialog_parent_class)->dispose (object);
}

static void
liaison_day_dialog_finalize (GObject *object)
{
  LiaisonDayDialog *self = LIAISON_DAY_DIALOG (object);

  g_free (self->first);
  for (int i = 0; i < N_OFFERS; i++)
    g_free (self->days[i]);

  G_OBJECT_CLASS (liaison_day_dialog_parent_class)->finalize (object);
}

static void
liaison_day_dialog_class_init (LiaisonDayDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_day_dialog_dispose;
  object_class->finalize = liaison_day_dialog_finalize;

  g_type_ensure (LIAISON_TYPE_DAY_ENTRY);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/follow/liaison-day-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonDayDialog, offers);
  gtk_widget_class_bind_template_child (widget_class, LiaisonDayDialog, tomorrow);
  gtk_widget_class_bind_template_child (widget_class, LiaisonDayDialog, soon);
  gtk_widget_class_bind_template_child (widget_class, LiaisonDayDialog, week);
  gtk_widget_class_bind_template_child (widget_class, LiaisonDayDialog, other);
  gtk_widget_class_bind_template_child (widget_class, LiaisonDayDialog, entry);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
liaison_day_dialog_init (LiaisonDayDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @shown: the day that is @distance days after today. */
static char *
dup_offer (int distance, const char *shown)
{
  switch (distance)
    {
    case 1:
      /* Translators: %s is a date. */
      return g_strdup_printf (_ ("Tomorrow, %s"), shown);
    case 3:
      /* Translators: %s is a date. */
      return g_strdup_printf (_ ("In 3 days, %s"), shown);
    default:
      /* Translators: %s is a date. */
      return g_strdup_printf (_ ("In a week, %s"), shown);
    }
}

static void
offer_days (LiaisonDayDialog *self, LiaisonSession *session)
{
  static const int distances[N_OFFERS] = { 1, 3, 7 };
  GtkCheckButton *buttons[N_OFFERS] = { self->tomorrow, self->soon, self->week };

  for (int i = 0; i < N_OFFERS; i++)
    {
      g_autofree char *day = liaison_session_dup_day (session, distances[i]);
      g_autofree char *shown = liaison_day_to_text (day);
      g_autofree char *label = dup_offer (distances[i], shown);

      gtk_check_button_set_label (buttons[i], label);
      self->days[i] = g_steal_pointer (&day);
    }
  liaison_day_entry_set_day (self->entry, self->days[N_OFFERS - 1]);
  gtk_widget_set_visible (self->offers, TRUE);
}

LiaisonDayDialog *
liaison_day_dialog_new (LiaisonInvitation *invitation,
                        LiaisonSession *session,
                        LiaisonStepKind kind,
                        GtkWindow *parent)
{
  LiaisonDayDialog *self;
  AdwMessageDialog *dialog;
  gboolean snoozed = kind == LIAISON_STEP_SNOOZED;

  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), NULL);
  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);

  self = g_object_new (LIAISON_TYPE_DAY_DIALOG, "transient-for", parent, NULL);
  dialog = ADW_MESSAGE_DIALOG (self);
  self->first = liaison_session_dup_day (session, snoozed ? 1 : 0);
  adw_message_dialog_set_heading (dialog,
                                  snoozed ? _ ("Put Off Until When?") : _ ("Change Due Date"));
  adw_message_dialog_set_body (
    dialog,
    snoozed ? _ ("Until then the invitation waits; on that day it needs you again.")
            : _ ("The day by which you want an answer. The customer knows the one in the letter."));
  adw_message_dialog_set_response_label (dialog, "note", snoozed ? _ ("_Put Off") : _ ("C_hange"));
  liaison_day_entry_set_title (self->entry, snoozed ? _ ("Put off until") : _ ("Answer Wanted By"));
  if (snoozed)
    offer_days (self, session);
  else
    liaison_day_entry_set_day (self->entry, liaison_invitation_get_due_date (invitation));
  update (self);
  return self;
}

const char *
liaison_day_dialog_get_day (LiaisonDayDialog *self)
{
  GtkCheckButton *buttons[N_OFFERS];
  const char *day;

  g_return_val_if_fail (LIAISON_IS_DAY_DIALOG (self), NULL);

  buttons[0] = self->tomorrow;
  buttons[1] = self->soon;
  buttons[2] = self->week;
  for (int i = 0; i < N_OFFERS; i++)
    if (self->days[i] != NULL && gtk_check_button_get_active (buttons[i]))
      return self->days[i];
  day = liaison_day_entry_get_day (self->entry);
  return day != NULL && strcmp (day, self->first) >= 0 ? day : NULL;
}
