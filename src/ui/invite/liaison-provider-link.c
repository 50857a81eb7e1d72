/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-provider-link.h"

#include <glib/gi18n.h>

#include "ui/invite/liaison-entry-binding.h"

struct _LiaisonProviderLink
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *provider_row;
  AdwEntryRow *link_row;
  GtkWidget *status_row;
  GtkLabel *status_label;

  LiaisonInvite *invite;
};

G_DEFINE_FINAL_TYPE (LiaisonProviderLink, liaison_provider_link, ADW_TYPE_PREFERENCES_GROUP)

static LiaisonInvitation *
get_invitation (LiaisonProviderLink *self)
{
  return liaison_invite_get_invitation (self->invite);
}

/* What became of a link that was pasted. */
static const char *
get_sentence (LiaisonJointLinkVerdict verdict)
{
  switch (verdict)
    {
    case LIAISON_JOINT_LINK_RIGHT:
      return _ ("This link names your company and this provider. It is the link of the letter now.");
    case LIAISON_JOINT_LINK_SEVERAL:
      return _ ("There are different links in this text, so nothing was changed. Paste only the one "
                "that names your company and this provider.");
    case LIAISON_JOINT_LINK_DAMAGED:
      /* Translators: “Inspect a Link or Message” is an entry of the menu. */
      return _ ("This is not a whole invitation link of your cloud, so nothing was changed. Copy it "
                "again; “Inspect a Link or Message” in the menu shows what is the matter with it.");
    case LIAISON_JOINT_LINK_NO_PROVIDER:
      /* Translators: “Who” is a page of the wizard, here and in the next text. */
      return _ ("This link names your company alone, so nothing was changed. Paste one that also "
                "names this provider, or choose no provider on the page “Who”.");
    case LIAISON_JOINT_LINK_OTHER_PROVIDER:
      return _ ("This link names another provider, so nothing was changed. Paste one that names "
                "this provider, or choose the other one on the page “Who”.");
    case LIAISON_JOINT_LINK_OTHER_PARTNER:
      return _ ("This link would connect the customer with another reseller, so nothing was "
                "changed. Ask for one that names your company and this provider.");
    case LIAISON_JOINT_LINK_NONE:
    default:
      return _ ("There is no partner’s link in this text, so nothing was changed. Paste the whole "
                "link, or the letter that holds it.");
    }
}

static void
show_verdict (LiaisonProviderLink *self, gboolean is_wrong, const char *sentence)
{
  if (sentence != NULL)
    gtk_label_set_label (self->status_label, sentence);
  gtk_widget_set_visible (self->status_row, sentence != NULL);
  liaison_entry_row_mark (self->link_row, is_wrong);
}

/* What was pasted is looked at once more when another provider is chosen. */
static void
text_changed_cb (LiaisonProviderLink *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->link_row));
  LiaisonJointLinkVerdict verdict;

  if (self->invite == NULL)
    return;
  if (text[strspn (text, " \t\r\n")] == '\0' ||
      liaison_invitation_get_provider (get_invitation (self)) == NULL)
    {
      show_verdict (self, FALSE, NULL);
      return;
    }
  verdict = liaison_invite_give_link (self->invite, text);
  show_verdict (self, verdict != LIAISON_JOINT_LINK_RIGHT, get_sentence (verdict));
}

static void
show_provider (LiaisonProviderLink *self)
{
  const char *id = liaison_invitation_get_provider (get_invitation (self));
  const char *name = liaison_invitation_get_provider_name (get_invitation (self));

  if (id != NULL)
    adw_action_row_set_subtitle (self->provider_row, name != NULL ? name : id);
  gtk_widget_set_visible (GTK_WIDGET (self), id != NULL);
  text_changed_cb (self);
}

static void
liaison_provider_link_dispose (GObject *object)
{
  LiaisonProviderLink *self = LIAISON_PROVIDER_LINK (object);

  g_clear_object (&self->invite);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_PROVIDER_LINK);
  G_OBJECT_CLASS (liaison_provider_link_parent_class)->dispose (object);
}

static void
liaison_provider_link_class_init (LiaisonProviderLinkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_provider_link_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-provider-link.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonProviderLink, provider_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonProviderLink, link_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonProviderLink, status_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonProviderLink, status_label);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
liaison_provider_link_init (LiaisonProviderLink *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  liaison_entry_row_name (self->link_row);
}

void
liaison_provider_link_set_invite (LiaisonProviderLink *self, LiaisonInvite *invite)
{
  g_return_if_fail (LIAISON_IS_PROVIDER_LINK (self));
  g_return_if_fail (LIAISON_IS_INVITE (invite));
  g_return_if_fail (self->invite == NULL);

  self->invite = g_object_ref (invite);
  if (liaison_invite_get_reminded (invite) != NULL)
    return;
  g_signal_connect_object (get_invitation (self), "notify::provider", G_CALLBACK (show_provider),
                           self, G_CONNECT_SWAPPED);
  show_provider (self);
}
