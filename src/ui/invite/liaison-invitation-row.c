/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-invitation-row.h"

#include <glib/gi18n.h>

#include "app/liaison-invite.h"
#include "model/liaison-day.h"
#include "ui/follow/liaison-follow-sentences.h"
#include "ui/liaison-inviting.h"
#include "ui/liaison-sentences.h"

struct _LiaisonInvitationRow
{
  AdwActionRow parent_instance;

  GtkImage *state_icon;
  GtkMenuButton *menu_button;
  GMenuModel *row_menu;

  LiaisonInvitation *invitation;
  LiaisonSession *session;
};

G_DEFINE_FINAL_TYPE (LiaisonInvitationRow, liaison_invitation_row, ADW_TYPE_ACTION_ROW)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
has_text (const char *text)
{
  return text != NULL && *text != '\0';
}

static char *
dup_title (LiaisonInvitation *invitation)
{
  if (has_text (liaison_invitation_get_company (invitation)) ||
      has_text (liaison_invitation_get_contact_name (invitation)) ||
      has_text (liaison_invitation_get_contact_mail (invitation)))
    return liaison_inviting_dup_name (invitation);
  return g_strdup (_ ("Untitled Draft"));
}

static char *
dup_contact (LiaisonInvitation *invitation)
{
  const char *name = liaison_invitation_get_contact_name (invitation);
  const char *mail = liaison_invitation_get_contact_mail (invitation);

  if (has_text (name) && has_text (mail))
    /* Translators: a person's name and e-mail address. */
    return g_strdup_printf (_ ("%1$s, %2$s"), name, mail);
  if (has_text (name))
    return g_strdup (name);
  return has_text (mail) ? g_strdup (mail) : NULL;
}

/* "Waiting · 6 days": since it was handed over, or since the state's last change. */
static char *
dup_standing (LiaisonInvitation *invitation, const char *today, gint64 now)
{
  g_autofree char *state = liaison_invitation_to_state_text (invitation, today);
  gint64 since = liaison_invitation_get_state (invitation) == LIAISON_INVITATION_WAITING
                   ? liaison_invitation_get_done (invitation)
                   : liaison_invitation_get_updated (invitation);
  g_autofree char *age = liaison_age_to_text (since, now);

  /* Translators: a state and how long it has been so: “Waiting · 6 days”. */
  return g_strdup_printf (_ ("%1$s · %2$s"), state, age);
}

/* Until when an answer is wanted; of one that was put off, until when. */
static char *
dup_due (LiaisonInvitation *invitation, const char *today)
{
  const char *due = liaison_invitation_get_due_date (invitation);
  const char *put_off = liaison_invitation_get_reminder_day (invitation);
  gboolean waits = liaison_invitation_get_state (invitation) == LIAISON_INVITATION_WAITING;
  gboolean later = waits && put_off != NULL && !liaison_day_is_due (put_off, today);
  g_autofree char *text = liaison_day_to_text (later ? put_off : due);

  /* Nobody waits for an answer that came. */
  if (text == NULL || !(waits || liaison_invitation_is_unfinished (invitation)))
    return NULL;
  /* Translators: %s is a date. The user looks after the invitation again on that day. */
  return later ? g_strdup_printf (_ ("put off until %s"), text)
               /* Translators: %s is a date. */
               : g_strdup_printf (_ ("answer wanted by %s"), text);
}

static void
add_joint_party (GString *details, LiaisonInvitation *invitation)
{
  const char *name = liaison_invitation_get_joint_name (invitation);
  g_autofree char *text = NULL;

  if (!has_text (name))
    return;
  if (liaison_invitation_get_reseller (invitation) != NULL)
    /* Translators: %s is an indirect reseller, whose customer is to order through our company. */
    text = g_strdup_printf (_ ("for the reseller %s"), name);
  else
    /* Translators: %s is an indirect provider, whom the customer accepts at the same time. */
    text = g_strdup_printf (_ ("together with the provider %s"), name);
  g_string_append_printf (details, "\n%s", text);
}

/* Who accepted, and how that is known; or why it was given up. */
static void
add_evidence (GString *details, LiaisonInvitation *invitation)
{
  const LiaisonInvitationStep *step = liaison_invitation_get_undoable (invitation);
  g_autofree char *why = NULL;

  if (step == NULL || step->to != liaison_invitation_get_state (invitation))
    return;
  if (step->customer_name != NULL)
    g_string_append_printf (details, "\n%s", step->customer_name);
  if (step->evidence != LIAISON_EVIDENCE_NONE)
    g_string_append_printf (details, "%s%s", step->customer_name != NULL ? " · " : "\n",
                            liaison_evidence_to_text (step->evidence));
  why = liaison_step_to_reason (step);
  if (why != NULL)
    g_string_append_printf (details, "\n%s", why);
}

static char *
dup_details (LiaisonInvitationRow *self, const char *today, gint64 now)
{
  LiaisonInvitation *invitation = self->invitation;
  g_autofree char *standing = dup_standing (invitation, today, now);
  g_autofree char *due = dup_due (invitation, today);
  const char *rights = liaison_invitation_get_wants_rights (invitation) ? _ ("privileges asked for")
                                                                        : _ ("without privileges");
  const char *language = liaison_invitation_get_language (invitation);
  LiaisonLetterLibrary *letters =
    liaison_catalog_get_letters (liaison_session_get_catalog (self->session));
  GString *details = g_string_new (standing);

  if (due != NULL)
    g_string_append_printf (details, " · %s", due);
  g_string_append_printf (details, "\n%s", rights);
  if (language != NULL)
    g_string_append_printf (details, " · %s",
                            liaison_letter_library_get_language_name (letters, language));
  add_joint_party (details, invitation);
  add_evidence (details, invitation);
  if (liaison_invitation_get_state (invitation) == LIAISON_INVITATION_WITHDRAWN)
    g_string_append_printf (details, "\n%s",
                            _ ("The invitation is marked as withdrawn here. The link belongs to "
                               "your account and remains valid; the customer can still accept."));
  return g_string_free (details, FALSE);
}

static void
show_state_icon (LiaisonInvitationRow *self, gboolean overdue)
{
  const char *icon = "mail-unread-symbolic";
  const char *style = "dim-label";

  switch (liaison_invitation_get_state (self->invitation))
    {
    case LIAISON_INVITATION_DRAFT:
      icon = "document-edit-symbolic";
      break;
    case LIAISON_INVITATION_HANDED_OFF:
      icon = "mail-send-symbolic";
      style = "warning";
      break;
    case LIAISON_INVITATION_WAITING:
      icon = overdue ? "dialog-warning-symbolic" : "document-open-recent-symbolic";
      style = overdue ? "warning" : "dim-label";
      break;
    case LIAISON_INVITATION_ACCEPTED:
    case LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED:
      icon = "emblem-ok-symbolic";
      style = "success";
      break;
    case LIAISON_INVITATION_DECLINED:
    case LIAISON_INVITATION_WITHDRAWN:
    case LIAISON_INVITATION_SUPERSEDED:
    case LIAISON_INVITATION_DISCARDED:
    default:
      icon = "action-unavailable-symbolic";
      break;
    }
  gtk_image_set_from_icon_name (self->state_icon, icon);
  gtk_widget_set_css_classes (GTK_WIDGET (self->state_icon), (const char *[]){ style, NULL });
}

static void
allow (LiaisonInvitationRow *self, const char *action, LiaisonInvitationState to)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action,
                                 liaison_invitation_can_move (self->invitation, to));
}

static void
update_actions (LiaisonInvitationRow *self, const char *today)
{
  LiaisonInvitationState state = liaison_invitation_get_state (self->invitation);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "invitation.continue",
                                 liaison_invitation_is_unfinished (self->invitation));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "invitation.check-message",
                                 liaison_invitation_get_link (self->invitation) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "invitation.reopen",
                                 state == LIAISON_INVITATION_DECLINED ||
                                   state == LIAISON_INVITATION_WITHDRAWN);
  /* A ledger that was mended may have lost the letter. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "invitation.remind",
                                 state == LIAISON_INVITATION_WAITING &&
                                   liaison_invitation_get_n_handoffs (self->invitation) > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "invitation.ask-another",
                                 liaison_invite_can_replace (self->invitation));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "invitation.postpone",
                                 state == LIAISON_INVITATION_WAITING);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "invitation.snooze",
                                 liaison_invitation_is_overdue (self->invitation, today));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "invitation.show-customer",
                                 liaison_invitation_get_customer (self->invitation) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "invitation.undo",
                                 liaison_invitation_get_undoable (self->invitation) != NULL);
  allow (self, "invitation.accept", LIAISON_INVITATION_ACCEPTED);
  allow (self, "invitation.decline", LIAISON_INVITATION_DECLINED);
  allow (self, "invitation.withdraw", LIAISON_INVITATION_WITHDRAWN);
  allow (self, "invitation.discard", LIAISON_INVITATION_DISCARDED);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOSEN], 0, action + strlen ("invitation."));
}

static void
popup_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (LIAISON_INVITATION_ROW (widget)->menu_button);
}

/* Most rows are only read; a menu costs more than all else that is in one. */
static void
make_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, LIAISON_INVITATION_ROW (user_data)->row_menu);
}

static void
liaison_invitation_row_activate (AdwActionRow *row)
{
  LiaisonInvitationRow *self = LIAISON_INVITATION_ROW (row);

  g_signal_emit (self, signals[CHOSEN], 0,
                 liaison_invitation_is_unfinished (self->invitation) ? "continue" : "open-letter");
}

static void
liaison_invitation_row_dispose (GObject *object)
{
  LiaisonInvitationRow *self = LIAISON_INVITATION_ROW (object);

  g_clear_object (&self->invitation);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_INVITATION_ROW);
  G_OBJECT_CLASS (liaison_invitation_row_parent_class)->dispose (object);
}

static void
liaison_invitation_row_class_init (LiaisonInvitationRowClass *klass)
{
  static const char *const actions[] = {
    "invitation.accept",   "invitation.ask-another", "invitation.check-message",
    "invitation.continue", "invitation.decline",     "invitation.discard",
    "invitation.journal",  "invitation.open-letter", "invitation.postpone",
    "invitation.remind",   "invitation.reopen",      "invitation.show-customer",
    "invitation.snooze",   "invitation.undo",        "invitation.withdraw",
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_invitation_row_dispose;
  ADW_ACTION_ROW_CLASS (klass)->activate = liaison_invitation_row_activate;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "menu.popup", NULL, popup_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "menu.popup",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "menu.popup", NULL);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-invitation-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationRow, row_menu);
}

static void
liaison_invitation_row_init (LiaisonInvitationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, make_menu_cb, self, NULL);
}

LiaisonInvitationRow *
liaison_invitation_row_new (LiaisonInvitation *invitation, LiaisonSession *session)
{
  LiaisonInvitationRow *self = NULL;

  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), NULL);
  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);

  self = g_object_new (LIAISON_TYPE_INVITATION_ROW, NULL);
  self->invitation = g_object_ref (invitation);
  self->session = g_object_ref (session);
  g_signal_connect_object (invitation, "notify", G_CALLBACK (liaison_invitation_row_refresh), self,
                           G_CONNECT_SWAPPED);
  liaison_invitation_row_refresh (self);
  return self;
}

LiaisonInvitation *
liaison_invitation_row_get_invitation (LiaisonInvitationRow *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION_ROW (self), NULL);

  return self->invitation;
}

void
liaison_invitation_row_refresh (LiaisonInvitationRow *self)
{
  g_autofree char *today = NULL;
  g_autofree char *title = NULL;
  g_autofree char *contact = NULL;
  g_autofree char *details = NULL;
  g_autofree char *subtitle = NULL;

  g_return_if_fail (LIAISON_IS_INVITATION_ROW (self));

  today = liaison_session_dup_day (self->session, 0);
  title = dup_title (self->invitation);
  contact = dup_contact (self->invitation);
  details = dup_details (self, today, liaison_session_get_now (self->session));
  subtitle = contact != NULL && strcmp (contact, title) != 0
               ? g_strconcat (contact, "\n", details, NULL)
               : g_strdup (details);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  show_state_icon (self, liaison_invitation_is_overdue (self->invitation, today));
  update_actions (self, today);
}
