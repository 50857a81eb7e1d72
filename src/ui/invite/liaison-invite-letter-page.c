/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-invite-letter-page.h"

#include <glib/gi18n.h>

#include "ui/invite/liaison-composer.h"
#include "ui/invite/liaison-entry-binding.h"
#include "ui/invite/liaison-link-difference.h"
#include "ui/liaison-sentences.h"

/* Stands in a letter as long as its link is not known, and is as well guarded. */
#define LINK_PLACEHOLDER "{link}"
/* A refusal stands in the status line at least that long, then until the next change. */
#define REFUSAL_SECONDS 6
/* From here on the size is shown. */
#define SIZE_NEAR_LIMIT (LIAISON_MAILTO_MAX * 9 / 10)

struct _LiaisonInviteLetterPage
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;
  GtkRevealer *link_bar;
  GtkSpinner *link_spinner;
  GtkImage *link_icon;
  GtkLabel *link_label;
  GtkButton *retry_button;
  AdwEntryRow *to_row;
  AdwEntryRow *subject_row;
  LiaisonComposer *composer;
  GtkRevealer *difference_bar;
  LiaisonLinkDifference *difference;
  GtkImage *status_icon;
  GtkLabel *status_label;
  GtkButton *restore_button;
  GMenu *language_menu;

  LiaisonInvite *invite;
  char *token; /* what is guarded in the text: the link, or its placeholder */
  char *reason;
  char *replaced_subject; /* by the last restoring, for its undo */
  char *replaced_body;
  gsize link_hint; /* where the link stood last, in bytes */
  guint refusal_timeout;
  gboolean changed_since_refusal;
  gboolean choices_changed; /* since the user edited the text */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LiaisonInviteLetterPage, liaison_invite_letter_page, ADW_TYPE_BIN)

enum
{
  PROP_REASON = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_reason (LiaisonInviteLetterPage *self, const char *reason)
{
  if (g_strcmp0 (self->reason, reason) == 0)
    return;

  g_free (self->reason);
  self->reason = g_strdup (reason);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REASON]);
}

static const char *
get_verdict_text (const LiaisonGuardReport *report)
{
  switch (report->verdict)
    {
    case LIAISON_GUARD_INTACT:
      return _ ("Link intact");
    case LIAISON_GUARD_DOUBLED:
      return _ ("The link stands in the letter more than once.");
    case LIAISON_GUARD_FOREIGN:
      return _ ("The link of another invitation stands in the letter. Remove it before you continue.");
    case LIAISON_GUARD_MISSING:
    case LIAISON_GUARD_ALTERED:
    default:
      return _ ("The link is missing or was changed. Restore it before you continue.");
    }
}

/* What keeps the letter from being handed over besides its link. */
static char *
dup_gap (LiaisonInviteLetterPage *self)
{
  g_auto(GStrv) placeholders = liaison_invite_find_placeholders (self->invite);
  const char *to = gtk_editable_get_text (GTK_EDITABLE (self->to_row));

  if (placeholders[0] != NULL)
    {
      g_autofree char *list = g_strjoinv (" ", placeholders);

      /* Translators: %s is one or several placeholders such as {contact_name}. */
      return g_strdup_printf (_ ("Fill in %s before you continue."), list);
    }
  if (*to != '\0' && !liaison_mail_address_is_valid (to))
    return g_strdup (_ ("The contact’s e-mail address is not complete."));
  return NULL;
}

static char *
dup_status (LiaisonInviteLetterPage *self, const LiaisonGuardReport *report, const char *gap)
{
  gsize size = liaison_invite_get_mailto_size (self->invite);

  if (report->verdict != LIAISON_GUARD_INTACT)
    return g_strdup (get_verdict_text (report));
  if (gap != NULL)
    return g_strdup (gap);
  if (size > LIAISON_MAILTO_MAX)
    return g_strdup (_ ("Link intact. The letter is longer than mail programs take: it will go to "
                        "the clipboard, with a short draft to paste it into."));
  if (self->choices_changed)
    return g_strdup (
      _ ("Link intact. Your own text was kept; it may not fit what you have chosen since."));
  if (size > SIZE_NEAR_LIMIT)
    /* Translators: the size of the letter in bytes, and the most a mail program takes. */
    return g_strdup_printf (_ ("Link intact. %1$'d of %2$'d bytes used."), (int) size,
                               LIAISON_MAILTO_MAX);
  return g_strdup (get_verdict_text (report));
}

static void
show_status (LiaisonInviteLetterPage *self, const char *text, const char *icon, gboolean warns)
{
  gtk_label_set_label (self->status_label, text);
  gtk_image_set_from_icon_name (self->status_icon, icon);
  if (warns)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->status_icon), "warning");
      gtk_widget_remove_css_class (GTK_WIDGET (self->status_icon), "success");
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->status_icon), "success");
      gtk_widget_remove_css_class (GTK_WIDGET (self->status_icon), "warning");
    }
}

static void
update_without_link (LiaisonInviteLetterPage *self)
{
  gboolean loading = liaison_invite_get_link_state (self->invite) == LIAISON_INVITE_LINK_LOADING;
  const char *text =
    loading ? _ ("The link is on its way…") : _ ("The letter has no link yet. Your draft is kept.");

  gtk_widget_set_visible (GTK_WIDGET (self->restore_button), FALSE);
  gtk_revealer_set_reveal_child (self->difference_bar, FALSE);
  show_status (self, text, "changes-prevent-symbolic", TRUE);
  set_reason (self, text);
}

static void
update_status (LiaisonInviteLetterPage *self)
{
  LiaisonInviteLinkState state = liaison_invite_get_link_state (self->invite);
  const char *link = liaison_invite_get_link (self->invite);
  g_autoptr(LiaisonGuardReport) report = NULL;
  g_autofree char *gap = NULL;
  g_autofree char *status = NULL;
  gboolean refused, fixable, good;

  /* While it is being fetched the link at hand is that of an earlier choice. */
  if (link == NULL || (state != LIAISON_INVITE_LINK_READY && state != LIAISON_INVITE_LINK_CACHED))
    {
      update_without_link (self);
      return;
    }

  report = liaison_invite_check (self->invite);
  gap = dup_gap (self);
  status = dup_status (self, report, gap);
  refused = report->verdict != LIAISON_GUARD_INTACT && report->verdict != LIAISON_GUARD_DOUBLED;
  fixable = refused && report->verdict != LIAISON_GUARD_FOREIGN;
  good = report->verdict == LIAISON_GUARD_INTACT && gap == NULL;
  if (!refused)
    self->link_hint = report->offset;

  if (refused)
    liaison_link_difference_show (self->difference, link, report->found);
  gtk_revealer_set_reveal_child (self->difference_bar, refused);
  gtk_widget_set_visible (GTK_WIDGET (self->restore_button), fixable);
  /* A fault is more than a refusal that was told. */
  if (self->refusal_timeout == 0 || !good)
    show_status (self, status, good ? "emblem-ok-symbolic" : "dialog-warning-symbolic", !good);
  set_reason (self, refused ? get_verdict_text (report) : gap);
}

static void
hand_text_on (LiaisonInviteLetterPage *self)
{
  g_autofree char *body =
    liaison_letter_buffer_dup_text (liaison_composer_get_letter_buffer (self->composer));

  liaison_invite_set_text (self->invite, gtk_editable_get_text (GTK_EDITABLE (self->subject_row)),
                           body);
}

static void
text_changed_cb (LiaisonInviteLetterPage *self)
{
  if (self->filling || self->invite == NULL)
    return;

  self->changed_since_refusal = TRUE;
  hand_text_on (self);
  update_status (self);
}

static gboolean
refusal_over_cb (gpointer user_data)
{
  LiaisonInviteLetterPage *self = user_data;

  self->refusal_timeout = 0;
  if (self->changed_since_refusal)
    update_status (self);
  return G_SOURCE_REMOVE;
}

static void
link_protected_cb (LiaisonInviteLetterPage *self)
{
  g_clear_handle_id (&self->refusal_timeout, g_source_remove);
  self->changed_since_refusal = FALSE;
  self->refusal_timeout = g_timeout_add_seconds (REFUSAL_SECONDS, refusal_over_cb, self);
  show_status (self, _ ("You can change the text, but the link must stay: it connects the customer "
                  "directly to your account."),
                        "changes-prevent-symbolic", TRUE);
  liaison_composer_flash_link (self->composer);
}

static void
load (LiaisonInviteLetterPage *self, const char *subject, const char *body)
{
  const char *link = liaison_invite_get_link (self->invite);

  g_free (self->token);
  self->token = g_strdup (link != NULL ? link : LINK_PLACEHOLDER);

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->subject_row), subject != NULL ? subject : "");
  liaison_letter_buffer_load (liaison_composer_get_letter_buffer (self->composer), body,
                              self->token);
  self->filling = FALSE;
  update_status (self);
}

static void
load_letter (LiaisonInviteLetterPage *self)
{
  LiaisonInvitation *invitation = liaison_invite_get_invitation (self->invite);

  if (!liaison_invitation_get_text_edited (invitation))
    self->choices_changed = FALSE;
  load (self, liaison_invitation_get_subject (invitation),
        liaison_invitation_get_body (invitation));
}

/* The text follows the link by "letter-changed"; what is guarded in it has to follow, too, when the
 * text did not hold the former link. */
static void
follow_link (LiaisonInviteLetterPage *self)
{
  LiaisonInvitation *invitation = liaison_invite_get_invitation (self->invite);
  const char *link = liaison_invite_get_link (self->invite);

  if (link != NULL && g_strcmp0 (self->token, link) != 0)
    {
      g_autofree char *subject = g_strdup (liaison_invitation_get_subject (invitation));

      load (self, subject, liaison_invitation_get_body (invitation));
    }
  else
    update_status (self);
}

static void
choice_changed_cb (LiaisonInviteLetterPage *self)
{
  self->choices_changed =
    liaison_invitation_get_text_edited (liaison_invite_get_invitation (self->invite));
  follow_link (self);
}

static void
show_link_state (LiaisonInviteLetterPage *self)
{
  LiaisonInviteLinkState state = liaison_invite_get_link_state (self->invite);
  const GError *error = liaison_invite_get_link_error (self->invite);
  gboolean loading = state == LIAISON_INVITE_LINK_LOADING;
  g_autofree char *sentence = error != NULL ? liaison_error_to_sentence (error) : NULL;
  g_autofree char *text = NULL;

  if (loading)
    text = g_strdup (_ ("Asking the service for the link…"));
  else if (state == LIAISON_INVITE_LINK_CACHED)
    text = g_strdup (_ ("The service cannot be reached. This is the last known link."));
  else if (state == LIAISON_INVITE_LINK_FAILED)
    text = g_strdup (sentence != NULL ? sentence : _ ("The link could not be had."));

  if (text != NULL)
    gtk_label_set_label (self->link_label, text);
  gtk_spinner_set_spinning (self->link_spinner, loading);
  gtk_widget_set_visible (GTK_WIDGET (self->link_spinner), loading);
  gtk_widget_set_visible (GTK_WIDGET (self->link_icon), !loading);
  gtk_widget_set_visible (GTK_WIDGET (self->retry_button), !loading);
  gtk_revealer_set_reveal_child (self->link_bar, text != NULL);
  follow_link (self);
}

static void
retry_cb (LiaisonInviteLetterPage *self)
{
  liaison_invite_fetch_link (self->invite);
}

static void
undo_restore_cb (LiaisonInviteLetterPage *self)
{
  g_autofree char *subject = g_steal_pointer (&self->replaced_subject);
  g_autofree char *body = g_steal_pointer (&self->replaced_body);

  if (body == NULL)
    return;

  load (self, subject, body);
  hand_text_on (self);
  update_status (self);
}

/* Composes the letter anew; what stood there can be had back for a moment. */
static void
recompose (LiaisonInviteLetterPage *self)
{
  LiaisonInvitation *invitation = liaison_invite_get_invitation (self->invite);
  g_autofree char *body = g_strdup (liaison_invitation_get_body (invitation));
  g_autofree char *subject = g_strdup (liaison_invitation_get_subject (invitation));
  AdwToast *toast = NULL;

  liaison_invite_recompose (self->invite);
  g_clear_handle_id (&self->refusal_timeout, g_source_remove);
  load_letter (self);
  if (g_strcmp0 (body, liaison_invitation_get_body (invitation)) == 0)
    return;

  g_free (self->replaced_subject);
  g_free (self->replaced_body);
  self->replaced_subject = g_steal_pointer (&subject);
  self->replaced_body = g_steal_pointer (&body);

  toast = adw_toast_new (_ ("Text restored"));
  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_restore_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
restore_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  recompose (LIAISON_INVITE_LETTER_PAGE (widget));
}

static void
restore_rights_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonInviteLetterPage *self = LIAISON_INVITE_LETTER_PAGE (widget);

  liaison_invitation_set_wants_rights (liaison_invite_get_invitation (self->invite),
                                       g_str_equal (action, "letter.restore-with-rights"));
  recompose (self);
}

static void
restore_language_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonInviteLetterPage *self = LIAISON_INVITE_LETTER_PAGE (widget);

  liaison_invitation_set_language (liaison_invite_get_invitation (self->invite),
                                   g_variant_get_string (parameter, NULL));
  recompose (self);
}

static void
fill_languages (LiaisonInviteLetterPage *self)
{
  LiaisonLetterLibrary *letters = liaison_catalog_get_letters (
    liaison_session_get_catalog (liaison_invite_get_session (self->invite)));
  const char *const *languages = liaison_letter_library_get_languages (letters);

  for (gsize i = 0; languages[i] != NULL; i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (
        liaison_letter_library_get_language_name (letters, languages[i]), NULL);

      g_menu_item_set_action_and_target (item, "letter.restore-in-language", "s", languages[i]);
      g_menu_append_item (self->language_menu, item);
    }
}

static void
liaison_invite_letter_page_get_property (GObject *object,
                                         guint prop_id,
                                         GValue *value,
                                         GParamSpec *pspec)
{
  LiaisonInviteLetterPage *self = LIAISON_INVITE_LETTER_PAGE (object);

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
liaison_invite_letter_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LIAISON_INVITE_LETTER_PAGE (widget)->composer));
}

static void
liaison_invite_letter_page_dispose (GObject *object)
{
  LiaisonInviteLetterPage *self = LIAISON_INVITE_LETTER_PAGE (object);

  g_clear_handle_id (&self->refusal_timeout, g_source_remove);
  g_clear_object (&self->invite);
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_INVITE_LETTER_PAGE);
  G_OBJECT_CLASS (liaison_invite_letter_page_parent_class)->dispose (object);
}

static void
liaison_invite_letter_page_finalize (GObject *object)
{
  LiaisonInviteLetterPage *self = LIAISON_INVITE_LETTER_PAGE (object);

  g_free (self->token);
  g_free (self->reason);
  g_free (self->replaced_subject);
  g_free (self->replaced_body);
  G_OBJECT_CLASS (liaison_invite_letter_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LIAISON_TYPE_COMPOSER);
  g_type_ensure (LIAISON_TYPE_LINK_DIFFERENCE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-invite-letter-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, link_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, link_spinner);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, link_icon);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, link_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, retry_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, to_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, subject_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, composer);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, difference_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, difference);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, status_icon);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, status_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, restore_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, language_menu);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, liaison_invite_letter_page_restore_link);
}

static void
liaison_invite_letter_page_class_init (LiaisonInviteLetterPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = liaison_invite_letter_page_get_property;
  object_class->dispose = liaison_invite_letter_page_dispose;
  widget_class->grab_focus = liaison_invite_letter_page_grab_focus;
  object_class->finalize = liaison_invite_letter_page_finalize;

  properties[PROP_REASON] =
    g_param_spec_string ("reason", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "letter.restore", NULL, restore_cb);
  gtk_widget_class_install_action (widget_class, "letter.restore-with-rights", NULL,
                                   restore_rights_cb);
  gtk_widget_class_install_action (widget_class, "letter.restore-without-rights", NULL,
                                   restore_rights_cb);
  gtk_widget_class_install_action (widget_class, "letter.restore-in-language", "s",
                                   restore_language_cb);
  bind_template (widget_class);
}

static void
liaison_invite_letter_page_init (LiaisonInviteLetterPage *self)
{
  LiaisonLetterBuffer *buffer = NULL;

  self->link_hint = G_MAXSIZE;
  gtk_widget_init_template (GTK_WIDGET (self));
  buffer = liaison_composer_get_letter_buffer (self->composer);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "link-protected", G_CALLBACK (link_protected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
follow_invite (LiaisonInviteLetterPage *self)
{
  LiaisonInvitation *invitation = liaison_invite_get_invitation (self->invite);

  g_signal_connect_object (self->invite, "letter-changed", G_CALLBACK (load_letter), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->invite, "notify::link-state", G_CALLBACK (show_link_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (invitation, "notify::wants-rights", G_CALLBACK (choice_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (invitation, "notify::language", G_CALLBACK (choice_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (invitation, "notify::contact-mail", G_CALLBACK (update_status), self,
                           G_CONNECT_SWAPPED);
}

void
liaison_invite_letter_page_set_invite (LiaisonInviteLetterPage *self, LiaisonInvite *invite)
{
  gboolean locked;

  g_return_if_fail (LIAISON_IS_INVITE_LETTER_PAGE (self));
  g_return_if_fail (LIAISON_IS_INVITE (invite));
  g_return_if_fail (self->invite == NULL);

  self->invite = g_object_ref (invite);
  locked = liaison_invite_rights_locked (invite);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.restore-with-rights", !locked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.restore-without-rights", !locked);
  fill_languages (self);
  liaison_entry_row_bind (self->to_row, liaison_invite_get_invitation (invite), "contact-mail");
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->subject_row))),
    GTK_ACCESSIBLE_PROPERTY_LABEL,
    adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->subject_row)), -1);
  follow_invite (self);
  load_letter (self);
  show_link_state (self);
}

void
liaison_invite_letter_page_restore_link (LiaisonInviteLetterPage *self)
{
  LiaisonInvitation *invitation = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *body = NULL;

  g_return_if_fail (LIAISON_IS_INVITE_LETTER_PAGE (self));

  invitation = liaison_invite_get_invitation (self->invite);
  subject = g_strdup (liaison_invitation_get_subject (invitation));
  body = liaison_link_guard_restore (
    liaison_session_get_cloud (liaison_invite_get_session (self->invite)),
    liaison_invite_get_link (self->invite), liaison_invitation_get_body (invitation),
    self->link_hint);
  load (self, subject, body);
  hand_text_on (self);
  update_status (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->composer));
}
