/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-role-lines.h"

#include "ui/liaison-inviting.h"
#include "ui/liaison-role-words.h"

struct _LiaisonRoleLines
{
  AdwBin parent_instance;

  GtkLabel *roles;
  GtkLabel *obstacle;

  GSignalGroup *session_signals;
};

G_DEFINE_FINAL_TYPE (LiaisonRoleLines, liaison_role_lines, ADW_TYPE_BIN)

static void
update (LiaisonRoleLines *self)
{
  g_autoptr(LiaisonSession) session = g_signal_group_dup_target (self->session_signals);
  LiaisonRoles roles =
    session != NULL ? liaison_session_get_roles (session) : LIAISON_ROLES_UNKNOWN;
  g_autofree char *text = liaison_roles_to_text (roles);
  g_autofree char *obstacle = text != NULL ? liaison_inviting_dup_obstacle (session) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  gtk_label_set_label (self->roles, text != NULL ? text : "");
  gtk_label_set_label (self->obstacle, obstacle != NULL ? obstacle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->obstacle), obstacle != NULL);
}

static void
liaison_role_lines_dispose (GObject *object)
{
  g_clear_object (&LIAISON_ROLE_LINES (object)->session_signals);
  /* Before the template: the bin would keep a pointer to its freed child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_ROLE_LINES);

  G_OBJECT_CLASS (liaison_role_lines_parent_class)->dispose (object);
}

static void
liaison_role_lines_class_init (LiaisonRoleLinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_role_lines_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-role-lines.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonRoleLines, obstacle);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRoleLines, roles);
}

static void
liaison_role_lines_init (LiaisonRoleLines *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->session_signals = g_signal_group_new (LIAISON_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::roles", G_CALLBACK (update),
                                  self);
}

void
liaison_role_lines_set_session (LiaisonRoleLines *self, LiaisonSession *session)
{
  g_return_if_fail (LIAISON_IS_ROLE_LINES (self));
  g_return_if_fail (session == NULL || LIAISON_IS_SESSION (session));

  g_signal_group_set_target (self->session_signals, session);
  update (self);
}
