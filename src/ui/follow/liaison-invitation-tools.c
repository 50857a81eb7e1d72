/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/follow/liaison-invitation-tools.h"

#include <glib/gi18n.h>

struct _LiaisonInvitationTools
{
  AdwBin parent_instance;

  GtkSearchEntry *search_entry;
  GtkDropDown *sort_choice;  /* in the order of LiaisonInvitationSort */
  GtkDropDown *order_choice; /* in the order of LiaisonInvitationOrder */
  GtkLabel *number_label;
};

G_DEFINE_FINAL_TYPE (LiaisonInvitationTools, liaison_invitation_tools, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
changed_cb (LiaisonInvitationTools *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Escape leaves the search with everything shown. */
static void
stop_search_cb (LiaisonInvitationTools *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static void
liaison_invitation_tools_dispose (GObject *object)
{
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_INVITATION_TOOLS);
  G_OBJECT_CLASS (liaison_invitation_tools_parent_class)->dispose (object);
}

static void
liaison_invitation_tools_class_init (LiaisonInvitationToolsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_invitation_tools_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/follow/liaison-invitation-tools.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationTools, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationTools, sort_choice);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationTools, order_choice);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInvitationTools, number_label);
}

static void
liaison_invitation_tools_init (LiaisonInvitationTools *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "stop-search", G_CALLBACK (stop_search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sort_choice, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->order_choice, "notify::selected", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}

LiaisonInvitationQuery *
liaison_invitation_tools_make_query (LiaisonInvitationTools *self)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION_TOOLS (self), NULL);

  return liaison_invitation_query_new (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)),
                                       gtk_drop_down_get_selected (self->sort_choice),
                                       gtk_drop_down_get_selected (self->order_choice));
}

void
liaison_invitation_tools_begin_search (LiaisonInvitationTools *self)
{
  g_return_if_fail (LIAISON_IS_INVITATION_TOOLS (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

void
liaison_invitation_tools_tell_number (LiaisonInvitationTools *self, guint n)
{
  const char *search;
  gboolean asked;
  g_autofree char *text = NULL;

  g_return_if_fail (LIAISON_IS_INVITATION_TOOLS (self));

  search = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  asked = *search != '\0' || gtk_drop_down_get_selected (self->sort_choice) != 0;
  text = n == 0 ? g_strdup (_ ("No invitation is like that."))
                : g_strdup_printf (ngettext ("%u invitation", "%u invitations", n), n);
  gtk_label_set_label (self->number_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->number_label), asked);
}
