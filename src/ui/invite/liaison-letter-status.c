/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-letter-status.h"

#include <glib/gi18n.h>

#include "ui/invite/liaison-link-difference.h"
#include "ui/invite/liaison-side-layout.h"
#include "ui/liaison-letter-languages.h"

/* A refusal stands in the status line at least that long, then until the next change. */
#define REFUSAL_SECONDS 6
/* From here on the size is shown. */
#define SIZE_NEAR_LIMIT (LIAISON_MAILTO_MAX * 9 / 10)

struct _LiaisonLetterStatus
{
  AdwBin parent_instance;

  GtkRevealer *difference_bar;
  LiaisonLinkDifference *difference;
  GtkImage *icon;
  GtkLabel *label;
  GtkWidget *restore_button;
  GMenu *language_menu;

  LiaisonInvite *invite;
  char *reason;
  gsize link_place;
  guint refusal_timeout;
  gboolean changed_since_refusal;
  gboolean choices_changed; /* since the user edited the text */
};

G_DEFINE_FINAL_TYPE (LiaisonLetterStatus, liaison_letter_status, ADW_TYPE_BIN)

enum
{
  PROP_REASON = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_reason (LiaisonLetterStatus *self, const char *reason)
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
dup_gap (LiaisonLetterStatus *self)
{
  g_auto(GStrv) placeholders = liaison_invite_find_placeholders (self->invite);
  const char *to =
    liaison_invitation_get_contact_mail (liaison_invite_get_invitation (self->invite));

  if (placeholders[0] != NULL)
    {
      g_autofree char *list = g_strjoinv (" ", placeholders);

      /* Translators: %s is one or several placeholders such as {contact_name}. */
      return g_strdup_printf (_ ("Fill in %s before you continue."), list);
    }
  if (to != NULL && *to != '\0' && !liaison_mail_address_is_valid (to))
    return g_strdup (_ ("The contact’s e-mail address is not complete."));
  return NULL;
}

static char *
dup_status (LiaisonLetterStatus *self,
            const LiaisonGuardReport *report,
            const char *gap,
            const char *unnamed)
{
  gsize size = liaison_invite_get_mailto_size (self->invite);

  if (report->verdict != LIAISON_GUARD_INTACT)
    return g_strdup (get_verdict_text (report));
  if (gap != NULL)
    return g_strdup (gap);
  if (liaison_invite_day_is_past (self->invite))
    return g_strdup (
      _ ("Link intact. The day that the letter asks for an answer by is past: choose "
                        "another, or none, on the page “Who”."));
  if (unnamed != NULL)
    /* Translators: %s is an indirect provider or an indirect reseller. */
    return g_strdup_printf (_ ("Link intact. It connects the customer with %s, too, but the letter "
                               "does not name that company."),
                               unnamed);
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
show_status (LiaisonLetterStatus *self, const char *text, const char *icon, gboolean warns)
{
  gtk_label_set_label (self->label, text);
  gtk_image_set_from_icon_name (self->icon, icon);
  if (warns)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->icon), "warning");
      gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "success");
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->icon), "success");
      gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "warning");
    }
}

static void
update_without_link (LiaisonLetterStatus *self)
{
  gboolean loading = liaison_invite_get_link_state (self->invite) == LIAISON_INVITE_LINK_LOADING;
  const char *text =
    loading ? _ ("The link is on its way…") : _ ("The letter has no link yet. Your draft is kept.");

  gtk_widget_set_visible (self->restore_button, FALSE);
  gtk_revealer_set_reveal_child (self->difference_bar, FALSE);
  show_status (self, text, "changes-prevent-symbolic", TRUE);
  set_reason (self, text);
}

static void
update (LiaisonLetterStatus *self)
{
  LiaisonInviteLinkState state = liaison_invite_get_link_state (self->invite);
  const char *link = liaison_invite_get_link (self->invite);
  g_autoptr(LiaisonGuardReport) report = NULL;
  g_autofree char *gap = NULL;
  g_autofree char *status = NULL;
  const char *unnamed = NULL;
  gboolean refused, fixable, good;

  if (!liaison_invitation_get_text_edited (liaison_invite_get_invitation (self->invite)))
    self->choices_changed = FALSE;
  self->changed_since_refusal = TRUE;

  /* While it is being fetched the link at hand is that of an earlier choice. */
  if (link == NULL || (state != LIAISON_INVITE_LINK_READY && state != LIAISON_INVITE_LINK_CACHED))
    {
      update_without_link (self);
      return;
    }

  report = liaison_invite_check (self->invite);
  gap = dup_gap (self);
  unnamed = liaison_invite_find_unnamed_party (self->invite);
  status = dup_status (self, report, gap, unnamed);
  refused = report->verdict != LIAISON_GUARD_INTACT && report->verdict != LIAISON_GUARD_DOUBLED;
  fixable = refused && report->verdict != LIAISON_GUARD_FOREIGN;
  good = report->verdict == LIAISON_GUARD_INTACT && gap == NULL && unnamed == NULL &&
         !liaison_invite_day_is_past (self->invite);
  if (!refused)
    self->link_place = report->offset;

  if (refused)
    liaison_link_difference_show (self->difference, link, report->found);
  gtk_revealer_set_reveal_child (self->difference_bar, refused);
  gtk_widget_set_visible (self->restore_button, fixable);
  /* A fault is more than a refusal that was told. */
  if (self->refusal_timeout == 0 || !good)
    show_status (self, status, good ? "emblem-ok-symbolic" : "dialog-warning-symbolic", !good);
  set_reason (self, refused ? get_verdict_text (report) : gap);
}

static gboolean
refusal_over_cb (gpointer user_data)
{
  LiaisonLetterStatus *self = user_data;

  self->refusal_timeout = 0;
  if (self->changed_since_refusal)
    update (self);
  return G_SOURCE_REMOVE;
}

/* The text is not the one that was refused a change. */
static void
letter_changed_cb (LiaisonLetterStatus *self)
{
  g_clear_handle_id (&self->refusal_timeout, g_source_remove);
}

static void
choice_changed_cb (LiaisonLetterStatus *self)
{
  self->choices_changed =
    liaison_invitation_get_text_edited (liaison_invite_get_invitation (self->invite));
  update (self);
}

static void
fill_languages (LiaisonLetterStatus *self)
{
  LiaisonLetterLibrary *letters = liaison_catalog_get_letters (
    liaison_session_get_catalog (liaison_invite_get_session (self->invite)));
  const char *const *languages = liaison_letter_library_get_languages (letters);

  for (gsize i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *label = liaison_letter_language_to_label (letters, languages[i]);
      g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, "letter.restore-in-language", "s", languages[i]);
      g_menu_append_item (self->language_menu, item);
    }
}

static void
liaison_letter_status_get_property (GObject *object,
                                    guint prop_id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  LiaisonLetterStatus *self = LIAISON_LETTER_STATUS (object);

  switch (prop_id)
    {
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_letter_status_dispose (GObject *object)
{
  LiaisonLetterStatus *self = LIAISON_LETTER_STATUS (object);

  g_clear_handle_id (&self->refusal_timeout, g_source_remove);
  g_clear_object (&self->invite);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_LETTER_STATUS);
  G_OBJECT_CLASS (liaison_letter_status_parent_class)->dispose (object);
}

static void
liaison_letter_status_finalize (GObject *object)
{
  LiaisonLetterStatus *self = LIAISON_LETTER_STATUS (object);

  g_free (self->reason);
  G_OBJECT_CLASS (liaison_letter_status_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LIAISON_TYPE_LINK_DIFFERENCE);
  g_type_ensure (LIAISON_TYPE_SIDE_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-letter-status.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonLetterStatus, difference_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonLetterStatus, difference);
  gtk_widget_class_bind_template_child (widget_class, LiaisonLetterStatus, icon);
  gtk_widget_class_bind_template_child (widget_class, LiaisonLetterStatus, label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonLetterStatus, restore_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonLetterStatus, language_menu);
}

static void
liaison_letter_status_class_init (LiaisonLetterStatusClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_letter_status_get_property;
  object_class->dispose = liaison_letter_status_dispose;
  object_class->finalize = liaison_letter_status_finalize;

  properties[PROP_REASON] =
    g_param_spec_string ("reason", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
liaison_letter_status_init (LiaisonLetterStatus *self)
{
  self->link_place = G_MAXSIZE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_letter_status_set_invite (LiaisonLetterStatus *self, LiaisonInvite *invite)
{
  static const char *const choices[] = { "notify::wants-rights", "notify::language",
                                         "notify::purpose",      "notify::provider",
                                         "notify::reseller",     "notify::due-date" };
  LiaisonInvitation *invitation = NULL;

  g_return_if_fail (LIAISON_IS_LETTER_STATUS (self));
  g_return_if_fail (LIAISON_IS_INVITE (invite));
  g_return_if_fail (self->invite == NULL);

  self->invite = g_object_ref (invite);
  invitation = liaison_invite_get_invitation (invite);
  fill_languages (self);
  g_signal_connect_object (invite, "letter-changed", G_CALLBACK (letter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (invite, "notify::link-state", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    g_signal_connect_object (invitation, choices[i], G_CALLBACK (choice_changed_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (invitation, "notify::contact-mail", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

const char *
liaison_letter_status_get_reason (LiaisonLetterStatus *self)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_STATUS (self), NULL);

  return self->reason;
}

gsize
liaison_letter_status_get_link_place (LiaisonLetterStatus *self)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_STATUS (self), G_MAXSIZE);

  return self->link_place;
}

void
liaison_letter_status_update (LiaisonLetterStatus *self)
{
  g_return_if_fail (LIAISON_IS_LETTER_STATUS (self));

  update (self);
}

void
liaison_letter_status_tell_refusal (LiaisonLetterStatus *self)
{
  g_return_if_fail (LIAISON_IS_LETTER_STATUS (self));

  g_clear_handle_id (&self->refusal_timeout, g_source_remove);
  self->changed_since_refusal = FALSE;
  self->refusal_timeout = g_timeout_add_seconds (REFUSAL_SECONDS, refusal_over_cb, self);
  show_status (self, _ ("You can change the text, but the link must stay: it connects the customer "
                  "directly to your account."),
                        "changes-prevent-symbolic", TRUE);
}
