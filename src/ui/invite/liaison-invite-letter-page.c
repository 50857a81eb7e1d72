/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-invite-letter-page.h"

#include <glib/gi18n.h>

#include "app/liaison-kept-letter.h"
#include "ui/invite/liaison-composer.h"
#include "ui/invite/liaison-entry-binding.h"
#include "ui/invite/liaison-letter-status.h"
#include "ui/invite/liaison-link-bar.h"
#include "ui/liaison-toast.h"

/* Stands in a letter as long as its link is not known, and is as well guarded. */
#define LINK_PLACEHOLDER "{link}"

struct _LiaisonInviteLetterPage
{
  AdwBin parent_instance;

  AdwToastOverlay *toasts;
  LiaisonLinkBar *link_bar;
  AdwComboRow *template_row;
  AdwEntryRow *to_row;
  AdwEntryRow *subject_row;
  LiaisonComposer *composer;
  LiaisonLetterStatus *status;

  LiaisonInvite *invite;
  GPtrArray *templates; /* that can be chosen, in the row's order, which has ours before them */
  char *token;          /* what is guarded in the text: the link, or its placeholder */
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

  hand_text_on (self);
  liaison_letter_status_update (self->status);
}

static void
link_protected_cb (LiaisonInviteLetterPage *self)
{
  liaison_letter_status_tell_refusal (self->status);
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
  liaison_letter_status_update (self->status);
}

static void
load_letter (LiaisonInviteLetterPage *self)
{
  LiaisonInvitation *invitation = liaison_invite_get_invitation (self->invite);

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
    load (self, liaison_invitation_get_subject (invitation),
          liaison_invitation_get_body (invitation));
}

static void
undo_restore_cb (AdwToast *toast, LiaisonKeptLetter *kept)
{
  liaison_kept_letter_give_back (kept);
}

static void
forget (gpointer kept, GClosure *closure)
{
  liaison_kept_letter_free (kept);
}

/* Composes the letter anew; what stood there before the choice, which is @kept and taken, can be
 * had back for a moment. */
static void
recompose (LiaisonInviteLetterPage *self, LiaisonKeptLetter *kept, const char *done)
{
  g_autoptr(LiaisonKeptLetter) before = kept;
  AdwToast *toast = NULL;

  liaison_invite_recompose (self->invite);
  load_letter (self);
  if (!liaison_kept_letter_differs (before))
    return;

  toast = liaison_toast_new (done, _ ("Undo"), GTK_WIDGET (self->toasts));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_restore_cb),
                         g_steal_pointer (&before), forget, 0);
  liaison_toast_show (self->toasts, toast, FALSE);
}

static void
restore_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonInviteLetterPage *self = LIAISON_INVITE_LETTER_PAGE (widget);

  recompose (self, liaison_kept_letter_new (self->invite), _ ("Text restored"));
}

static void
restore_rights_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonInviteLetterPage *self = LIAISON_INVITE_LETTER_PAGE (widget);
  LiaisonKeptLetter *kept = liaison_kept_letter_new (self->invite);

  liaison_invitation_set_wants_rights (liaison_invite_get_invitation (self->invite),
                                       g_str_equal (action, "letter.restore-with-rights"));
  recompose (self, kept, _ ("Text restored"));
}

static void
restore_language_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonInviteLetterPage *self = LIAISON_INVITE_LETTER_PAGE (widget);
  LiaisonKeptLetter *kept = liaison_kept_letter_new (self->invite);

  liaison_invitation_set_language (liaison_invite_get_invitation (self->invite),
                                   g_variant_get_string (parameter, NULL));
  recompose (self, kept, _ ("Text restored"));
}

/* Templates */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (liaison_letter_template_get_name (*(LiaisonLetterTemplate *const *) a),
                         liaison_letter_template_get_name (*(LiaisonLetterTemplate *const *) b));
}

/* An undone choice shows, too. */
static void
show_template (LiaisonInviteLetterPage *self)
{
  const char *chosen =
    liaison_invitation_get_template (liaison_invite_get_invitation (self->invite));
  guint selected = 0;

  for (guint i = 0; i < self->templates->len; i++)
    if (g_strcmp0 (liaison_letter_template_get_id (self->templates->pdata[i]), chosen) == 0)
      selected = i + 1;
  self->filling = TRUE;
  adw_combo_row_set_selected (self->template_row, selected);
  self->filling = FALSE;
}

/* Only what fits the choices and has no fault is offered, and nothing is asked while ours is all
 * there is. */
static void
fill_templates (LiaisonInviteLetterPage *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  g_clear_pointer (&self->templates, g_ptr_array_unref);
  self->templates = liaison_invite_list_templates (self->invite);
  g_ptr_array_sort (self->templates, compare_names);
  gtk_string_list_append (names, _ ("Liaison’s letter"));
  for (guint i = 0; i < self->templates->len; i++)
    gtk_string_list_append (names, liaison_letter_template_get_name (self->templates->pdata[i]));

  self->filling = TRUE;
  adw_combo_row_set_model (self->template_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->template_row), self->templates->len > 0);
  self->filling = FALSE;
  show_template (self);
}

static void
template_selected_cb (LiaisonInviteLetterPage *self)
{
  guint i = adw_combo_row_get_selected (self->template_row);
  LiaisonInvitation *invitation;
  g_autoptr(LiaisonKeptLetter) kept = NULL;
  const char *id;

  if (self->filling || self->templates == NULL || i > self->templates->len)
    return;

  invitation = liaison_invite_get_invitation (self->invite);
  id = i > 0 ? liaison_letter_template_get_id (self->templates->pdata[i - 1]) : NULL;
  if (g_strcmp0 (id, liaison_invitation_get_template (invitation)) == 0)
    return;
  kept = liaison_kept_letter_new (self->invite);
  liaison_invitation_set_template (invitation, id);
  /* The user's own text does not follow a choice by itself. */
  if (liaison_invitation_get_text_edited (invitation))
    recompose (self, g_steal_pointer (&kept), _ ("Your text was replaced by the template"));
}

static void
restore_link_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  liaison_invite_letter_page_restore_link (LIAISON_INVITE_LETTER_PAGE (widget));
}

static void
reason_changed_cb (LiaisonInviteLetterPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REASON]);
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
      g_value_set_string (value, liaison_letter_status_get_reason (self->status));
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

  g_clear_object (&self->invite);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
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
  G_OBJECT_CLASS (liaison_invite_letter_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LIAISON_TYPE_COMPOSER);
  g_type_ensure (LIAISON_TYPE_LETTER_STATUS);
  g_type_ensure (LIAISON_TYPE_LINK_BAR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-invite-letter-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, link_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, template_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, to_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, subject_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, composer);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteLetterPage, status);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, template_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
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
  gtk_widget_class_install_action (widget_class, "letter.restore-link", NULL, restore_link_cb);
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

  gtk_widget_init_template (GTK_WIDGET (self));
  buffer = liaison_composer_get_letter_buffer (self->composer);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "link-protected", G_CALLBACK (link_protected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
follow_rules (LiaisonInviteLetterPage *self)
{
  /* A reminder asks for what the letter asked for. */
  gboolean locked = liaison_invite_rights_locked (self->invite) ||
                    liaison_invite_get_reminded (self->invite) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.restore-with-rights", !locked);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letter.restore-without-rights", !locked);
}

static void
follow_invite (LiaisonInviteLetterPage *self)
{
  LiaisonInvitation *invitation = liaison_invite_get_invitation (self->invite);

  g_signal_connect_object (liaison_invite_get_session (self->invite), "notify::roles",
                           G_CALLBACK (follow_rules), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->invite, "letter-changed", G_CALLBACK (load_letter), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->invite, "notify::link-state", G_CALLBACK (follow_link), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (invitation, "notify::wants-rights", G_CALLBACK (follow_link), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (invitation, "notify::language", G_CALLBACK (follow_link), self,
                           G_CONNECT_SWAPPED);
}

static void
follow_templates (LiaisonInviteLetterPage *self)
{
  static const char *const signals[] = { "notify::existing-customer", "notify::language",
                                         "notify::provider-name",     "notify::reseller-name",
                                         "notify::purpose",           "notify::wants-rights" };
  LiaisonTemplateFolder *folder = liaison_catalog_get_templates (
    liaison_session_get_catalog (liaison_invite_get_session (self->invite)));

  if (folder == NULL)
    return;
  g_signal_connect_object (folder, "changed", G_CALLBACK (fill_templates), self, G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_connect_object (liaison_invite_get_invitation (self->invite), signals[i],
                             G_CALLBACK (fill_templates), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (liaison_invite_get_invitation (self->invite), "notify::template",
                           G_CALLBACK (show_template), self, G_CONNECT_SWAPPED);
  fill_templates (self);
}

void
liaison_invite_letter_page_set_invite (LiaisonInviteLetterPage *self, LiaisonInvite *invite)
{
  g_return_if_fail (LIAISON_IS_INVITE_LETTER_PAGE (self));
  g_return_if_fail (LIAISON_IS_INVITE (invite));
  g_return_if_fail (self->invite == NULL);

  self->invite = g_object_ref (invite);
  liaison_link_bar_set_invite (self->link_bar, invite);
  liaison_letter_status_set_invite (self->status, invite);
  liaison_entry_row_bind (self->to_row, liaison_invite_get_invitation (invite), "contact-mail");
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->subject_row))),
    GTK_ACCESSIBLE_PROPERTY_LABEL,
    adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->subject_row)), -1);
  /* Whom it reminds was said. */
  gtk_editable_set_editable (GTK_EDITABLE (self->to_row),
                             liaison_invite_get_reminded (invite) == NULL);
  follow_invite (self);
  follow_templates (self);
  follow_rules (self);
  load_letter (self);
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
    liaison_letter_status_get_link_place (self->status));
  load (self, subject, body);
  hand_text_on (self);
  liaison_letter_status_update (self->status);
  gtk_widget_grab_focus (GTK_WIDGET (self->composer));
  liaison_composer_show_link (self->composer);
}
