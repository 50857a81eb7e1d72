/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-invite-hand-over-page.h"

#include <glib/gi18n.h>

#include "model/liaison-error.h"
#include "ui/invite/liaison-invite-attempts.h"
#include "ui/invite/liaison-letter-clipboard.h"
#include "ui/invite/liaison-link-difference.h"
#include "ui/liaison-letter-languages.h"
#include "ui/liaison-sentences.h"

struct _LiaisonInviteHandOverPage
{
  AdwBin parent_instance;

  GtkWidget *ways;
  GtkWidget *open_button;
  GtkWidget *result_box;
  GtkImage *result_icon;
  GtkLabel *result_label;
  LiaisonLinkDifference *difference;
  GtkWidget *restore_button;
  LiaisonInviteAttempts *attempts;
  AdwActionRow *portal_row;
  AdwActionRow *party_row;
  AdwActionRow *due_row;
  AdwActionRow *rights_row;

  LiaisonInvite *invite;
  GCancellable *cancellable;
  GtkFileChooserNative *chooser; /* while it is open */
  GFile *file;                   /* chosen last */
  const char *reason;
};

G_DEFINE_FINAL_TYPE (LiaisonInviteHandOverPage, liaison_invite_hand_over_page, ADW_TYPE_BIN)

/* A way to hand over; @accept_doubled: the user has agreed to two copies of the link. */
typedef void (*Way) (LiaisonInviteHandOverPage *self, gboolean accept_doubled);

enum
{
  PROP_REASON = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  RESTORE_LINK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_reason (LiaisonInviteHandOverPage *self)
{
  const char *reason = liaison_invite_can_finish (self->invite)
                         ? NULL
                         : _ ("Done is possible once the letter was handed over.");

  if (g_strcmp0 (self->reason, reason) == 0)
    return;

  self->reason = reason;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REASON]);
}

static void
show_result (LiaisonInviteHandOverPage *self, const char *text, gboolean is_problem)
{
  gtk_label_set_label (self->result_label, text);
  gtk_image_set_from_icon_name (self->result_icon, is_problem ? "dialog-warning-symbolic"
                                                              : "dialog-information-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->difference), FALSE);
  gtk_widget_set_visible (self->restore_button, FALSE);
  gtk_widget_set_visible (self->result_box, TRUE);
}

/* The state follows the hand-off, and Done follows the state. */
static void
state_changed_cb (LiaisonInviteHandOverPage *self)
{
  if (liaison_invite_is_settled (self->invite))
    show_result (self,
                 _ ("This invitation was answered or settled meanwhile. Nothing is left to do "
                          "here."),
                    FALSE);
  show_reason (self);
}

typedef struct
{
  LiaisonInviteHandOverPage *page;
  Way way;
} Question;

static void
doubled_answered_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  if (g_str_equal (response, "hand-over"))
    question->way (question->page, TRUE);
}

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->page);
  g_free (question);
}

static void
ask_about_doubled (LiaisonInviteHandOverPage *self, Way way)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  Question *question = g_new0 (Question, 1);
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (root), _ ("Hand Over with Two Links?"),
                          _ ("The link stands in the letter more than once. Each copy is intact."));

  question->page = g_object_ref (self);
  question->way = way;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel",
                                    _ ("_Keep Editing"), "hand-over", _ ("_Hand Over"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (doubled_answered_cb), question,
                         question_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_refusal (LiaisonInviteHandOverPage *self, const LiaisonGuardReport *report)
{
  gboolean foreign = report->verdict == LIAISON_GUARD_FOREIGN;

  show_result (self, foreign
               ? _ ("The link of another invitation stands in the letter. Remove it before "
                            "you continue.")
               : _ ("The link is missing or was changed. Restore it before you continue."), TRUE);
  liaison_link_difference_show (self->difference, liaison_invite_get_link (self->invite),
                                report->found);
  gtk_widget_set_visible (GTK_WIDGET (self->difference), TRUE);
  gtk_widget_set_visible (self->restore_button, !foreign);
}

static void
show_failure (LiaisonInviteHandOverPage *self, const GError *error, Way way)
{
  g_autofree char *sentence = NULL;
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_REFUSED) &&
      liaison_invite_get_link (self->invite) != NULL)
    {
      g_autoptr(LiaisonGuardReport) report = liaison_invite_check (self->invite);

      if (report->verdict == LIAISON_GUARD_DOUBLED)
        {
          ask_about_doubled (self, way);
          return;
        }
      if (report->verdict != LIAISON_GUARD_INTACT)
        {
          show_refusal (self, report);
          return;
        }
    }

  sentence = liaison_error_to_sentence (error);
  /* Without a mail program the sentence names the other ways by itself; a day that is past is in
   * the way of all of them. */
  if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_NO_MAIL_APP) ||
      g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_PAST_DAY))
    {
      show_result (self, sentence, TRUE);
      return;
    }

  /* Translators: %s is a sentence that tells what failed. */
  text = g_strdup_printf (_ ("%s The letter is kept: copy it, or save it as a file."), sentence);
  show_result (self, text, TRUE);
}

static void
put_on_clipboard_cb (const char *text, const char *html, gpointer user_data)
{
  liaison_letter_clipboard_set (GTK_WIDGET (user_data), text, html);
}

static void
set_busy (LiaisonInviteHandOverPage *self, gboolean busy)
{
  gtk_widget_set_sensitive (self->ways, !busy);
}

static void open_with (LiaisonInviteHandOverPage *self, gboolean accept_doubled);
static void save_with (LiaisonInviteHandOverPage *self, gboolean accept_doubled);

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonInviteHandOverPage) self = LIAISON_INVITE_HAND_OVER_PAGE (user_data);
  g_autoptr(GError) error = NULL;
  LiaisonHandoffMethod method;

  set_busy (self, FALSE);
  if (!liaison_invite_open_in_mail_app_finish (LIAISON_INVITE (source), result, &method, &error))
    {
      show_failure (self, error, open_with);
      return;
    }
  if (method == LIAISON_HANDOFF_MAIL_APP_SHORT)
    show_result (self,
                 _ ("The letter is longer than mail programs take. A short draft was opened, and "
                    "the full text is on the clipboard: paste it into the draft."),
                    FALSE);
}

static void
open_with (LiaisonInviteHandOverPage *self, gboolean accept_doubled)
{
  g_autoptr(GdkAppLaunchContext) context =
               gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (self)));

  liaison_invite_hand_over_page_clear_result (self);
  set_busy (self, TRUE);
  liaison_invite_open_in_mail_app_async (self->invite, accept_doubled,
                                         G_APP_LAUNCH_CONTEXT (context), put_on_clipboard_cb, self,
                                         self->cancellable, opened_cb, g_object_ref (self));
}

static void
copy_with (LiaisonInviteHandOverPage *self, gboolean accept_doubled)
{
  g_autoptr(GError) error = NULL;

  liaison_invite_hand_over_page_clear_result (self);
  if (!liaison_invite_copy (self->invite, accept_doubled, put_on_clipboard_cb, self, &error))
    show_failure (self, error, copy_with);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonInviteHandOverPage) self = LIAISON_INVITE_HAND_OVER_PAGE (user_data);
  g_autoptr(GError) error = NULL;

  set_busy (self, FALSE);
  if (!liaison_invite_save_file_finish (LIAISON_INVITE (source), result, &error))
    show_failure (self, error, save_with);
}

static void
save_with (LiaisonInviteHandOverPage *self, gboolean accept_doubled)
{
  liaison_invite_hand_over_page_clear_result (self);
  set_busy (self, TRUE);
  liaison_invite_save_file_async (self->invite, accept_doubled, self->file, self->cancellable,
                                  saved_cb, g_object_ref (self));
}

static void
chooser_answered_cb (LiaisonInviteHandOverPage *self, int response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  g_clear_object (&self->file);
  self->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  save_with (self, FALSE);
}

static void
restore_cb (LiaisonInviteHandOverPage *self)
{
  g_signal_emit (self, signals[RESTORE_LINK], 0);
}

static void
show_portal (LiaisonInviteHandOverPage *self)
{
  LiaisonSession *session = liaison_invite_get_session (self->invite);
  LiaisonLetterLibrary *letters =
    liaison_catalog_get_letters (liaison_session_get_catalog (session));
  const char *language = liaison_letter_languages_get_default (letters);

  adw_action_row_set_subtitle (self->portal_row,
                               liaison_letter_library_get_portal_name (
                                 letters, liaison_session_get_cloud (session), language));
}

static void
show_day (LiaisonInviteHandOverPage *self)
{
  LiaisonInvitation *invitation = liaison_invite_get_invitation (self->invite);
  gboolean past = liaison_invite_day_is_past (self->invite);
  g_autofree char *day = liaison_day_to_text (liaison_invitation_get_due_date (invitation));
  g_autofree char *text = NULL;

  if (past)
    /* Translators: %s is a date. */
    text = g_strdup_printf (_ ("%s – this day is past. Choose another, or none, on the page “Who”; "
                               "until then the letter cannot be handed over."),
                               day);
  adw_action_row_set_subtitle (self->due_row, text != NULL ? text : day != NULL ? day : "");
  adw_action_row_set_icon_name (self->due_row, past ? "dialog-warning-symbolic" : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->due_row), day != NULL);
}

static void
show_choices (LiaisonInviteHandOverPage *self)
{
  LiaisonInvitation *invitation = liaison_invite_get_invitation (self->invite);
  const char *party = liaison_invitation_get_joint_name (invitation);
  gboolean for_reseller = liaison_invitation_get_reseller (invitation) != NULL;

  adw_preferences_row_set_title (
    ADW_PREFERENCES_ROW (self->party_row),
    /* Translators: a heading; the indirect reseller's name stands below it. */
    for_reseller ? _ ("The Customer Also Accepts the Reseller")
                 /* Translators: a heading; the indirect provider's name stands below it. */
                 : _ ("The Customer Also Accepts the Provider"));
  adw_action_row_set_subtitle (self->party_row, party != NULL ? party : "");
  gtk_widget_set_visible (GTK_WIDGET (self->party_row), party != NULL);
  show_day (self);
  adw_preferences_row_set_title (
    ADW_PREFERENCES_ROW (self->rights_row), for_reseller
    ? _ ("The customer can reassign or remove the reseller’s privileges at any time in the "
                            "service's admin portal.")
    : _ ("The customer can reassign or remove your privileges at any time in the service's admin "
              "portal. Even then you remain responsible for support and for the terms of the "
              "Microsoft Partner Agreement until you renegotiate."));
  gtk_widget_set_visible (GTK_WIDGET (self->rights_row),
                          liaison_invitation_get_wants_rights (invitation));
}

static void
liaison_invite_hand_over_page_get_property (GObject *object,
                                            guint prop_id,
                                            GValue *value,
                                            GParamSpec *pspec)
{
  LiaisonInviteHandOverPage *self = LIAISON_INVITE_HAND_OVER_PAGE (object);

  switch (prop_id)
    {
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
liaison_invite_hand_over_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LIAISON_INVITE_HAND_OVER_PAGE (widget)->open_button));
}

static void
liaison_invite_hand_over_page_dispose (GObject *object)
{
  LiaisonInviteHandOverPage *self = LIAISON_INVITE_HAND_OVER_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->chooser != NULL)
    gtk_native_dialog_destroy (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
  g_clear_object (&self->file);
  g_clear_object (&self->invite);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_INVITE_HAND_OVER_PAGE);
  G_OBJECT_CLASS (liaison_invite_hand_over_page_parent_class)->dispose (object);
}

static void
liaison_invite_hand_over_page_finalize (GObject *object)
{
  LiaisonInviteHandOverPage *self = LIAISON_INVITE_HAND_OVER_PAGE (object);

  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (liaison_invite_hand_over_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LIAISON_TYPE_INVITE_ATTEMPTS);
  g_type_ensure (LIAISON_TYPE_LINK_DIFFERENCE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-invite-hand-over-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteHandOverPage, ways);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteHandOverPage, open_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteHandOverPage, result_box);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteHandOverPage, result_icon);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteHandOverPage, result_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteHandOverPage, difference);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteHandOverPage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteHandOverPage, attempts);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteHandOverPage, portal_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteHandOverPage, party_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteHandOverPage, due_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteHandOverPage, rights_row);
  gtk_widget_class_bind_template_callback (widget_class, restore_cb);
}

static void
liaison_invite_hand_over_page_class_init (LiaisonInviteHandOverPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_invite_hand_over_page_get_property;
  object_class->dispose = liaison_invite_hand_over_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = liaison_invite_hand_over_page_grab_focus;
  object_class->finalize = liaison_invite_hand_over_page_finalize;

  properties[PROP_REASON] =
    g_param_spec_string ("reason", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[RESTORE_LINK] = g_signal_new ("restore-link", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
liaison_invite_hand_over_page_init (LiaisonInviteHandOverPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_invite_hand_over_page_set_invite (LiaisonInviteHandOverPage *self, LiaisonInvite *invite)
{
  LiaisonInvitation *invitation = NULL;

  g_return_if_fail (LIAISON_IS_INVITE_HAND_OVER_PAGE (self));
  g_return_if_fail (LIAISON_IS_INVITE (invite));
  g_return_if_fail (self->invite == NULL);

  self->invite = g_object_ref (invite);
  invitation = liaison_invite_get_invitation (invite);
  g_signal_connect_object (invitation, "handoffs-changed", G_CALLBACK (show_reason), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (invitation, "notify::state", G_CALLBACK (state_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (invitation, "notify::due-date", G_CALLBACK (show_choices), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (invitation, "notify::provider-name", G_CALLBACK (show_choices), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (invitation, "notify::reseller-name", G_CALLBACK (show_choices), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (invitation, "notify::wants-rights", G_CALLBACK (show_choices), self,
                           G_CONNECT_SWAPPED);
  show_portal (self);
  show_choices (self);
  liaison_invite_attempts_set_invite (self->attempts, invite);
  show_reason (self);
}

void
liaison_invite_hand_over_page_open_mail_app (LiaisonInviteHandOverPage *self)
{
  g_return_if_fail (LIAISON_IS_INVITE_HAND_OVER_PAGE (self));

  if (gtk_widget_get_sensitive (self->ways))
    open_with (self, FALSE);
}

void
liaison_invite_hand_over_page_copy (LiaisonInviteHandOverPage *self)
{
  g_return_if_fail (LIAISON_IS_INVITE_HAND_OVER_PAGE (self));

  copy_with (self, FALSE);
}

void
liaison_invite_hand_over_page_save (LiaisonInviteHandOverPage *self)
{
  g_autofree char *name = NULL;

  g_return_if_fail (LIAISON_IS_INVITE_HAND_OVER_PAGE (self));

  if (self->chooser != NULL || !gtk_widget_get_sensitive (self->ways))
    return;

  name = liaison_eml_dup_file_name (
    liaison_invitation_get_company (liaison_invite_get_invitation (self->invite)));
  self->chooser = gtk_file_chooser_native_new (
    _ ("Save Letter"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
       GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_answered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

void
liaison_invite_hand_over_page_clear_result (LiaisonInviteHandOverPage *self)
{
  g_return_if_fail (LIAISON_IS_INVITE_HAND_OVER_PAGE (self));

  gtk_widget_set_visible (self->result_box, FALSE);
}
