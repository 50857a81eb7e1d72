/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-invite-wizard.h"

#include <glib/gi18n.h>

#include "ui/invite/liaison-invite-hand-over-page.h"
#include "ui/invite/liaison-invite-letter-page.h"
#include "ui/invite/liaison-invite-rights-page.h"
#include "ui/invite/liaison-invite-who-page.h"
#include "ui/liaison-inviting.h"
#include "ui/liaison-sentences.h"

struct _LiaisonInviteWizard
{
  AdwWindow parent_instance;

  GtkWidget *back_button;
  GtkWidget *skip_button;
  GtkWidget *next_button;
  GtkWidget *done_button;
  GtkLabel *step_label;
  GtkLabel *dots_label;
  GtkLabel *tip_label;
  GtkRevealer *save_bar;
  GtkLabel *save_label;
  GtkStack *stack;
  LiaisonInviteWhoPage *who_page;
  LiaisonInviteRightsPage *rights_page;
  LiaisonInviteLetterPage *letter_page;
  LiaisonInviteHandOverPage *hand_over_page;
  GtkRevealer *reason_bar;
  GtkLabel *reason_label;

  LiaisonInvite *invite;
  gboolean closing;
  gboolean closing_all; /* the window below, too */
  gboolean finished;
  gboolean skipped;
  char *progress; /* in a queue, or NULL */
  GStrv tips;     /* for the pages, or NULL */
};

G_DEFINE_FINAL_TYPE (LiaisonInviteWizard, liaison_invite_wizard, ADW_TYPE_WINDOW)

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static guint
get_position (LiaisonInviteWizard *self, guint *n_pages)
{
  g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages (self->stack);
  guint position = 0;

  *n_pages = g_list_model_get_n_items (G_LIST_MODEL (pages));
  while (position + 1 < *n_pages && !gtk_selection_model_is_selected (pages, position))
    position++;
  return position;
}

static void
go_to (LiaisonInviteWizard *self, guint position)
{
  g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages (self->stack);

  gtk_selection_model_select_item (pages, position, TRUE);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
}

static void
go_to_page (LiaisonInviteWizard *self, GtkWidget *page)
{
  gtk_stack_set_visible_child (self->stack, page);
  gtk_widget_grab_focus (page);
}

/* What stands against inviting as such; or NULL. */
static char *
dup_obstacle (LiaisonInviteWizard *self)
{
  LiaisonInvitation *reminded = liaison_invite_get_reminded (self->invite);

  if (reminded != NULL && liaison_invitation_get_state (reminded) != LIAISON_INVITATION_WAITING)
    return g_strdup (_ ("This invitation does not wait for an answer any more."));
  return liaison_inviting_dup_obstacle (liaison_invite_get_session (self->invite));
}

/* Why the wizard does not go on, or NULL. What has left may be finished by anybody. */
static char *
dup_reason (LiaisonInviteWizard *self)
{
  char *reason = liaison_invite_can_finish (self->invite) ? NULL : dup_obstacle (self);

  if (reason == NULL)
    g_object_get (gtk_stack_get_visible_child (self->stack), "reason", &reason, NULL);
  return reason;
}

static void
show_step (LiaisonInviteWizard *self, guint position, guint n_pages)
{
  GtkStackPage *page = gtk_stack_get_page (self->stack, gtk_stack_get_visible_child (self->stack));
  const char *title = gtk_stack_page_get_title (page);
  GString *dots = g_string_new (NULL);
  g_autofree char *step = NULL;

  for (guint i = 0; i < n_pages; i++)
    g_string_append (dots, i == position ? " ●" : " ○");
  gtk_label_set_label (self->step_label, title);
  /* There is no room for both. */
  gtk_label_set_label (self->dots_label, self->progress != NULL ? self->progress : dots->str + 1);
  g_string_free (dots, TRUE);

  /* Translators: for screen readers. %3$s is the page's name. */
  step = g_strdup_printf (_ ("Step %1$u of %2$u: %3$s"), position + 1, n_pages, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->dots_label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  step, -1);
  if (self->progress != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->dots_label),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, self->progress, -1);
}

static void
show_tip (LiaisonInviteWizard *self, guint position)
{
  gboolean has_tip = self->tips != NULL && position < g_strv_length (self->tips);

  gtk_widget_set_visible (GTK_WIDGET (self->tip_label), has_tip);
  if (!has_tip)
    return;
  gtk_label_set_label (self->tip_label, _ (self->tips[position]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tip_label), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (self->tips[position]), -1);
}

static void
enable_actions (LiaisonInviteWizard *self, guint position, gboolean last, gboolean ready)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *obstacle = dup_obstacle (self);
  gboolean letter = gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->letter_page);
  gboolean may_hand_over = obstacle == NULL && (last || (letter && ready));

  gtk_widget_action_set_enabled (widget, "wizard.back", position > 0);
  gtk_widget_action_set_enabled (widget, "wizard.next", !last && ready);
  gtk_widget_action_set_enabled (widget, "wizard.done", last && ready);
  gtk_widget_action_set_enabled (widget, "hand-over.open", may_hand_over);
  gtk_widget_action_set_enabled (widget, "hand-over.copy", may_hand_over);
  gtk_widget_action_set_enabled (widget, "hand-over.save", may_hand_over);
  /* The letter has a status line of its own, with the same words. */
  gtk_revealer_set_reveal_child (self->reason_bar, !ready && (!letter || obstacle != NULL));
}

static void
update_cb (LiaisonInviteWizard *self)
{
  guint n_pages, position;
  gboolean last;
  g_autofree char *reason = NULL;

  if (self->invite == NULL)
    return;

  position = get_position (self, &n_pages);
  last = position + 1 == n_pages;
  reason = dup_reason (self);

  show_step (self, position, n_pages);
  show_tip (self, position);
  gtk_widget_set_visible (self->back_button, position > 0);
  gtk_widget_set_visible (self->next_button, !last);
  gtk_widget_set_visible (self->done_button, last);
  enable_actions (self, position, last, reason == NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (last ? self->done_button : self->next_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, reason != NULL ? reason : "",
                                  -1);
  if (reason != NULL)
    gtk_label_set_label (self->reason_label, reason);
}

static void
page_changed_cb (LiaisonInviteWizard *self)
{
  if (self->invite == NULL)
    return;

  liaison_invite_hand_over_page_clear_result (self->hand_over_page);
  update_cb (self);
}

static void
saved_page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  /* A failure shows by "save-error". */
  liaison_invite_flush_finish (LIAISON_INVITE (source), result, NULL);
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonInviteWizard *self = LIAISON_INVITE_WIZARD (widget);
  guint n_pages;
  guint position = get_position (self, &n_pages);

  if (g_str_equal (action, "wizard.next"))
    {
      liaison_invite_note_region (self->invite);
      go_to (self, position + 1);
    }
  else
    go_to (self, position - 1);
  liaison_invite_flush_async (self->invite, saved_page_cb, NULL);
}

/* The keys work on the letter's page too; what comes of them is told on the last one. */
static void
hand_over_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonInviteWizard *self = LIAISON_INVITE_WIZARD (widget);

  if (gtk_stack_get_visible_child (self->stack) != GTK_WIDGET (self->hand_over_page))
    go_to_page (self, GTK_WIDGET (self->hand_over_page));
  if (g_str_equal (action, "hand-over.open"))
    liaison_invite_hand_over_page_open_mail_app (self->hand_over_page);
  else if (g_str_equal (action, "hand-over.copy"))
    liaison_invite_hand_over_page_copy (self->hand_over_page);
  else
    liaison_invite_hand_over_page_save (self->hand_over_page);
}

static void
restore_link_cb (LiaisonInviteWizard *self)
{
  liaison_invite_letter_page_restore_link (self->letter_page);
  go_to_page (self, GTK_WIDGET (self->letter_page));
}

static void
done_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonInviteWizard *self = LIAISON_INVITE_WIZARD (widget);

  self->finished = liaison_invite_finish (self->invite);
  if (self->finished)
    gtk_window_close (GTK_WINDOW (self));
}

static void
skip_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonInviteWizard *self = LIAISON_INVITE_WIZARD (widget);

  self->skipped = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
go_away (LiaisonInviteWizard *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  gboolean closing_all = self->closing_all;

  g_signal_emit (self, signals[CLOSED], 0, self->finished);
  gtk_window_destroy (GTK_WINDOW (self));
  if (closing_all && parent != NULL)
    gtk_window_close (parent);
}

static void
closing_answered_cb (GtkWindow *dialog, const char *response, LiaisonInviteWizard *self)
{
  /* GTK 4.8 keeps a pointer to a parent that is gone. */
  gtk_window_set_transient_for (dialog, NULL);
  if (g_str_equal (response, "close"))
    go_away (self);
  else
    self->closing_all = self->skipped = FALSE;
}

static void
ask_before_closing (LiaisonInviteWizard *self,
                    const char *question,
                    const char *sentence,
                    const char *close)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), question, sentence);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay",
                                    _ ("_Keep Editing"), "close", close, NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "close",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (closing_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
ask_about_unsaved (LiaisonInviteWizard *self, const GError *error)
{
  g_autofree char *sentence = liaison_error_to_sentence (error);

  ask_before_closing (self, _ ("The Invitation Could Not Be Saved"), sentence, _ ("_Close Anyway"));
}

/* A reminder that has not left is kept nowhere. */
static void
ask_about_words (LiaisonInviteWizard *self)
{
  ask_before_closing (self, _ ("Throw the Reminder Away?"),
                               _ ("What you wrote last was not handed over, and is not kept."),
                                  _ ("_Throw Away"));
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonInviteWizard) self = LIAISON_INVITE_WIZARD (user_data);
  g_autoptr(GError) error = NULL;

  self->closing = FALSE;
  if (liaison_invite_flush_finish (LIAISON_INVITE (source), result, &error))
    go_away (self);
  else
    ask_about_unsaved (self, error);
}

/* The window goes when all that was typed is safe. */
static gboolean
liaison_invite_wizard_close_request (GtkWindow *window)
{
  LiaisonInviteWizard *self = LIAISON_INVITE_WIZARD (window);

  if (self->closing)
    return TRUE;

  if (liaison_invite_would_lose_words (self->invite))
    {
      ask_about_words (self);
      return TRUE;
    }

  self->closing = TRUE;
  if (liaison_invitation_is_blank (liaison_invite_get_invitation (self->invite)))
    liaison_invite_discard (self->invite);
  liaison_invite_flush_async (self->invite, flushed_cb, g_object_ref (self));
  return TRUE;
}

static void
save_error_cb (LiaisonInviteWizard *self)
{
  const GError *error = liaison_invite_get_save_error (self->invite);

  if (error != NULL)
    {
      g_autofree char *sentence = liaison_error_to_sentence (error);

      gtk_label_set_label (self->save_label, sentence);
    }
  gtk_revealer_set_reveal_child (self->save_bar, error != NULL);
}

static void
liaison_invite_wizard_dispose (GObject *object)
{
  LiaisonInviteWizard *self = LIAISON_INVITE_WIZARD (object);

  g_clear_object (&self->invite);
  g_clear_pointer (&self->progress, g_free);
  g_clear_pointer (&self->tips, g_strfreev);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_INVITE_WIZARD);
  G_OBJECT_CLASS (liaison_invite_wizard_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LIAISON_TYPE_INVITE_WHO_PAGE);
  g_type_ensure (LIAISON_TYPE_INVITE_RIGHTS_PAGE);
  g_type_ensure (LIAISON_TYPE_INVITE_LETTER_PAGE);
  g_type_ensure (LIAISON_TYPE_INVITE_HAND_OVER_PAGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-invite-wizard.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWizard, back_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWizard, skip_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWizard, next_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWizard, done_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWizard, step_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWizard, dots_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWizard, tip_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWizard, save_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWizard, save_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWizard, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWizard, who_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWizard, rights_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWizard, letter_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWizard, hand_over_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWizard, reason_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWizard, reason_label);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, restore_link_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
}

static void
liaison_invite_wizard_class_init (LiaisonInviteWizardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_invite_wizard_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = liaison_invite_wizard_close_request;

  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_install_action (widget_class, "wizard.back", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "wizard.next", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "wizard.done", NULL, done_cb);
  gtk_widget_class_install_action (widget_class, "wizard.skip", NULL, skip_cb);
  gtk_widget_class_install_action (widget_class, "hand-over.open", NULL, hand_over_cb);
  gtk_widget_class_install_action (widget_class, "hand-over.copy", NULL, hand_over_cb);
  gtk_widget_class_install_action (widget_class, "hand-over.save", NULL, hand_over_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  bind_template (widget_class);
}

static void
liaison_invite_wizard_init (LiaisonInviteWizard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.skip", FALSE);
}

/* No wider than the window it belongs to, where that is a narrow one. */
static void
fit_to_parent (LiaisonInviteWizard *self, GtkWindow *parent)
{
  int width, height;
  int parent_width = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (parent_width > 0 && parent_width < width)
    gtk_window_set_default_size (GTK_WINDOW (self), parent_width, height);
}

/* Whom it goes to and what it asks for was said. */
static void
show_reminder (LiaisonInviteWizard *self)
{
  /* It may be answered meanwhile. */
  g_signal_connect_object (liaison_invite_get_reminded (self->invite), "notify::state",
                           G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Write a Reminder"));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->letter_page));
  gtk_stack_remove (self->stack, GTK_WIDGET (self->who_page));
  gtk_stack_remove (self->stack, GTK_WIDGET (self->rights_page));
}

LiaisonInviteWizard *
liaison_invite_wizard_new (LiaisonInvite *invite, GSettings *settings, GtkWindow *parent)
{
  LiaisonInviteWizard *self = NULL;

  g_return_val_if_fail (LIAISON_IS_INVITE (invite), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (LIAISON_TYPE_INVITE_WIZARD, "transient-for", parent, NULL);
  fit_to_parent (self, parent);
  self->invite = g_object_ref (invite);
  liaison_invite_who_page_set_invite (self->who_page, invite, settings);
  liaison_invite_rights_page_set_invite (self->rights_page, invite);
  liaison_invite_letter_page_set_invite (self->letter_page, invite);
  liaison_invite_hand_over_page_set_invite (self->hand_over_page, invite);
  g_signal_connect_object (invite, "notify::save-error", G_CALLBACK (save_error_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (liaison_invite_get_session (invite), "notify::roles",
                           G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  save_error_cb (self);
  liaison_invite_fetch_link (invite);
  if (liaison_invite_get_reminded (invite) != NULL)
    show_reminder (self);
  update_cb (self);
  gtk_widget_grab_focus (gtk_stack_get_visible_child (self->stack));
  return self;
}

LiaisonInvite *
liaison_invite_wizard_get_invite (LiaisonInviteWizard *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITE_WIZARD (self), NULL);

  return self->invite;
}

void
liaison_invite_wizard_set_queue (LiaisonInviteWizard *self, const char *progress)
{
  LiaisonInvitation *invitation;
  gboolean handed_over;

  g_return_if_fail (LIAISON_IS_INVITE_WIZARD (self));
  g_return_if_fail (progress != NULL);

  g_free (self->progress);
  self->progress = g_strdup (progress);
  gtk_widget_set_visible (self->skip_button, TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "wizard.skip", TRUE);
  invitation = liaison_invite_get_invitation (self->invite);
  handed_over = liaison_invitation_get_n_handoffs (invitation) > 0;
  if (!liaison_invite_who_is_complete (self->invite))
    update_cb (self);
  else
    go_to_page (self,
                handed_over ? GTK_WIDGET (self->hand_over_page) : GTK_WIDGET (self->letter_page));
}

void
liaison_invite_wizard_set_tips (LiaisonInviteWizard *self, const char *const *tips)
{
  g_return_if_fail (LIAISON_IS_INVITE_WIZARD (self));
  g_return_if_fail (tips != NULL);

  g_strfreev (self->tips);
  self->tips = g_strdupv ((char **) tips);
  update_cb (self);
}

gboolean
liaison_invite_wizard_was_skipped (LiaisonInviteWizard *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITE_WIZARD (self), FALSE);

  return self->skipped;
}

void
liaison_invite_wizard_close_all (LiaisonInviteWizard *self)
{
  g_return_if_fail (LIAISON_IS_INVITE_WIZARD (self));

  self->closing_all = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}
