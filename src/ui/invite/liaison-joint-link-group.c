/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-joint-link-group.h"

#include <glib/gi18n.h>

#include "ui/invite/liaison-entry-binding.h"

struct _LiaisonJointLinkGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *party_row;
  AdwEntryRow *link_row;
  GtkWidget *status_row;
  GtkLabel *status_label;

  LiaisonInvite *invite;
};

G_DEFINE_FINAL_TYPE (LiaisonJointLinkGroup, liaison_joint_link_group, ADW_TYPE_PREFERENCES_GROUP)

static LiaisonInvitation *
get_invitation (LiaisonJointLinkGroup *self)
{
  return liaison_invite_get_invitation (self->invite);
}

static LiaisonJoint
get_kind (LiaisonJointLinkGroup *self)
{
  return liaison_invitation_get_joint_party (get_invitation (self)).kind;
}

/* What became of a link that was pasted. */
static const char *
get_sentence (LiaisonJoint kind, LiaisonJointLinkVerdict verdict)
{
  gboolean for_reseller = kind == LIAISON_JOINT_RESELLER;

  switch (verdict)
    {
    case LIAISON_JOINT_LINK_RIGHT:
      return for_reseller
        ? _ ("This link names this reseller, and your company as its provider. It is the link "
                                  "of the letter now.")
        : _ ("This link names your company and this provider. It is the link of the letter now.");
    case LIAISON_JOINT_LINK_SEVERAL:
      return for_reseller
        ? _ ("There are different links in this text, so nothing was changed. Paste only the one "
                                  "that names this reseller and your company.")
        : _ ("There are different links in this text, so nothing was changed. Paste only the one "
                "that names your company and this provider.");
    case LIAISON_JOINT_LINK_DAMAGED:
      /* Translators: “Inspect a Link or Message” is an entry of the menu. */
      return _ ("This is not a whole invitation link of your cloud, so nothing was changed. Copy it "
                "again; “Inspect a Link or Message” in the menu shows what is the matter with it.");
    case LIAISON_JOINT_LINK_NO_PROVIDER:
      return for_reseller
        ? _ ("This link names the reseller alone, so nothing was changed. Paste one that also "
                                  "names your company as its provider.")
        /* Translators: “Who” is a page of the wizard, here and in the next texts. */
        : _ ("This link names your company alone, so nothing was changed. Paste one that also "
                "names this provider, or choose no provider on the page “Who”.");
    case LIAISON_JOINT_LINK_OTHER_PROVIDER:
      return for_reseller
        ? _ ("This link names another provider than your company, so nothing was changed. Paste "
                                  "one that names this reseller and your company.")
        : _ ("This link names another provider, so nothing was changed. Paste one that names "
                "this provider, or choose the other one on the page “Who”.");
    case LIAISON_JOINT_LINK_OTHER_RESELLER:
      return for_reseller
        ? _ ("This link does not name this reseller, so nothing was changed. Paste one that names "
                                  "it and your company, or choose another reseller, or none, on the page “Who”.")
        : _ ("This link would connect the customer with another reseller, so nothing was "
                "changed. Ask for one that names your company and this provider.");
    case LIAISON_JOINT_LINK_NONE:
    default:
      return _ ("There is no partner’s link in this text, so nothing was changed. Paste the whole "
                "link, or the letter that holds it.");
    }
}

static void
show_verdict (LiaisonJointLinkGroup *self, gboolean is_wrong, const char *sentence)
{
  if (sentence != NULL)
    gtk_label_set_label (self->status_label, sentence);
  gtk_widget_set_visible (self->status_row, sentence != NULL);
  liaison_entry_row_mark (self->link_row, is_wrong);
}

/* What was pasted is looked at once more when somebody else is chosen. */
static void
text_changed_cb (LiaisonJointLinkGroup *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->link_row));
  LiaisonJointLinkVerdict verdict;

  if (self->invite == NULL)
    return;
  if (text[strspn (text, " \t\r\n")] == '\0' || get_kind (self) == LIAISON_JOINT_NONE)
    {
      show_verdict (self, FALSE, NULL);
      return;
    }
  verdict = liaison_invite_give_link (self->invite, text);
  show_verdict (self, verdict != LIAISON_JOINT_LINK_RIGHT, get_sentence (get_kind (self), verdict));
}

static void
show_party (LiaisonJointLinkGroup *self)
{
  const LiaisonJointParty party = liaison_invitation_get_joint_party (get_invitation (self));
  const char *name = liaison_invitation_get_joint_name (get_invitation (self));
  gboolean is_reseller = party.kind == LIAISON_JOINT_RESELLER;

  if (party.kind != LIAISON_JOINT_NONE)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->party_row),
                                     /* Translators: who orders through an indirect provider. */
                                     is_reseller ? _ ("Reseller")
                                                 /* Translators: through whom an indirect reseller
                                                  * orders. */
                                                 : _ ("Provider"));
      adw_action_row_set_subtitle (self->party_row, name);
      adw_preferences_row_set_title (
        ADW_PREFERENCES_ROW (self->link_row),
        /* Translators: an entry, in which a link can be pasted; the next one, too. */
        is_reseller ? _ ("Link from Partner Center")
                    : _ ("Link from the Provider or Partner Center"));
      liaison_entry_row_name (self->link_row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), party.kind != LIAISON_JOINT_NONE);
  text_changed_cb (self);
}

static void
liaison_joint_link_group_dispose (GObject *object)
{
  LiaisonJointLinkGroup *self = LIAISON_JOINT_LINK_GROUP (object);

  g_clear_object (&self->invite);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_JOINT_LINK_GROUP);
  G_OBJECT_CLASS (liaison_joint_link_group_parent_class)->dispose (object);
}

static void
liaison_joint_link_group_class_init (LiaisonJointLinkGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_joint_link_group_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-joint-link-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonJointLinkGroup, party_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonJointLinkGroup, link_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonJointLinkGroup, status_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonJointLinkGroup, status_label);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
liaison_joint_link_group_init (LiaisonJointLinkGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_joint_link_group_set_invite (LiaisonJointLinkGroup *self, LiaisonInvite *invite)
{
  g_return_if_fail (LIAISON_IS_JOINT_LINK_GROUP (self));
  g_return_if_fail (LIAISON_IS_INVITE (invite));
  g_return_if_fail (self->invite == NULL);

  self->invite = g_object_ref (invite);
  if (liaison_invite_get_reminded (invite) != NULL)
    return;
  g_signal_connect_object (get_invitation (self), "notify::provider", G_CALLBACK (show_party), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_invitation (self), "notify::reseller", G_CALLBACK (show_party), self,
                           G_CONNECT_SWAPPED);
  show_party (self);
}
