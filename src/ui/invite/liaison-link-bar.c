/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-link-bar.h"

#include <glib/gi18n.h>

#include "ui/invite/liaison-link-trouble.h"

struct _LiaisonLinkBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkSpinner *spinner;
  GtkImage *icon;
  GtkLabel *label;
  GtkButton *retry_button;

  LiaisonInvite *invite;
};

G_DEFINE_FINAL_TYPE (LiaisonLinkBar, liaison_link_bar, ADW_TYPE_BIN)

/* NULL: nothing to tell. */
static char *
dup_text (LiaisonLinkBar *self)
{
  switch (liaison_invite_get_link_state (self->invite))
    {
    case LIAISON_INVITE_LINK_LOADING:
      return g_strdup (_ ("Asking the service for the link…"));
    case LIAISON_INVITE_LINK_CACHED:
      return g_strdup (_ ("The service cannot be reached. This is the last known link."));
    case LIAISON_INVITE_LINK_FAILED:
      return liaison_link_trouble_dup_sentence (self->invite);
    case LIAISON_INVITE_LINK_NONE:
    case LIAISON_INVITE_LINK_READY:
    default:
      return NULL;
    }
}

static void
update (LiaisonLinkBar *self)
{
  gboolean loading = liaison_invite_get_link_state (self->invite) == LIAISON_INVITE_LINK_LOADING;
  g_autofree char *text = dup_text (self);

  /* The words stay while the bar goes away. */
  if (text != NULL)
    gtk_label_set_label (self->label, text);
  gtk_spinner_set_spinning (self->spinner, loading);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), loading);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), !loading);
  gtk_button_set_label (self->retry_button, liaison_link_trouble_get_label (self->invite));
  gtk_widget_set_visible (GTK_WIDGET (self->retry_button), !loading);
  gtk_revealer_set_reveal_child (self->revealer, text != NULL);
}

static void
retry_cb (LiaisonLinkBar *self)
{
  liaison_link_trouble_solve (self->invite, GTK_WIDGET (self));
}

/* When all is well again, the link that was missing is asked for. */
static void
refusal_changed_cb (LiaisonLinkBar *self)
{
  LiaisonInviteLinkState state = liaison_invite_get_link_state (self->invite);

  if (liaison_session_get_refusal (liaison_invite_get_session (self->invite)) == NULL &&
      (state == LIAISON_INVITE_LINK_FAILED || state == LIAISON_INVITE_LINK_CACHED))
    liaison_invite_fetch_link (self->invite);
  else
    update (self);
}

static void
liaison_link_bar_dispose (GObject *object)
{
  LiaisonLinkBar *self = LIAISON_LINK_BAR (object);

  g_clear_object (&self->invite);
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_LINK_BAR);
  G_OBJECT_CLASS (liaison_link_bar_parent_class)->dispose (object);
}

static void
liaison_link_bar_class_init (LiaisonLinkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_link_bar_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-link-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonLinkBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, LiaisonLinkBar, spinner);
  gtk_widget_class_bind_template_child (widget_class, LiaisonLinkBar, icon);
  gtk_widget_class_bind_template_child (widget_class, LiaisonLinkBar, label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonLinkBar, retry_button);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
liaison_link_bar_init (LiaisonLinkBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_link_bar_set_invite (LiaisonLinkBar *self, LiaisonInvite *invite)
{
  g_return_if_fail (LIAISON_IS_LINK_BAR (self));
  g_return_if_fail (LIAISON_IS_INVITE (invite));
  g_return_if_fail (self->invite == NULL);

  self->invite = g_object_ref (invite);
  g_signal_connect_object (invite, "notify::link-state", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (liaison_invite_get_session (invite), "notify::refusal",
                           G_CALLBACK (refusal_changed_cb), self, G_CONNECT_SWAPPED);
  update (self);
}
