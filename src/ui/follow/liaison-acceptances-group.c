/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/follow/liaison-acceptances-group.h"

#include <glib/gi18n.h>

#include "ui/follow/liaison-acceptance-row.h"
#include "ui/follow/liaison-answer-window.h"
#include "ui/invite/liaison-undoable-move.h"
#include "ui/liaison-inviting.h"

struct _LiaisonAcceptancesGroup
{
  AdwBin parent_instance;

  GtkListBox *list;

  LiaisonSession *session;
  AdwToastOverlay *toasts; /* the page's, which holds this too */
  GtkFilterListModel *open;
  guint n_open;
};

G_DEFINE_FINAL_TYPE (LiaisonAcceptancesGroup, liaison_acceptances_group, ADW_TYPE_BIN)

enum
{
  PROP_N_OPEN = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_open_cb (gpointer item, gpointer user_data)
{
  return liaison_acceptance_is_open (item);
}

static void
count (LiaisonAcceptancesGroup *self)
{
  guint n_open = g_list_model_get_n_items (G_LIST_MODEL (self->open));

  gtk_widget_set_visible (GTK_WIDGET (self), n_open > 0);
  if (self->n_open == n_open)
    return;
  self->n_open = n_open;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_OPEN]);
}

static void
sort_out (LiaisonAcceptancesGroup *self)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->open), GTK_FILTER_CHANGE_DIFFERENT);
  count (self);
}

static void
acceptances_changed_cb (LiaisonAcceptancesGroup *self,
                        guint position,
                        guint removed,
                        guint added,
                        GListModel *model)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr(LiaisonAcceptance) acceptance = g_list_model_get_item (model, i);

      g_signal_connect_object (acceptance, "notify::outcome", G_CALLBACK (sort_out), self,
                               G_CONNECT_SWAPPED);
    }
  count (self);
}

static void
answered_cb (LiaisonAcceptancesGroup *self, LiaisonInvitation *invitation)
{
  if (invitation != NULL)
    liaison_undoable_tell (invitation, self->session, self->toasts);
}

static void
open_answer (LiaisonAcceptancesGroup *self, LiaisonAcceptance *acceptance)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  LiaisonAnswerWindow *window = liaison_answer_window_new (self->session, acceptance, parent);

  g_signal_connect_object (window, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
row_chosen_cb (LiaisonAcceptancesGroup *self, const char *action, LiaisonAcceptanceRow *row)
{
  /* The row goes with the change. */
  g_autoptr(LiaisonAcceptance) acceptance =
               g_object_ref (liaison_acceptance_row_get_acceptance (row));

  if (g_str_equal (action, "answer"))
    open_answer (self, acceptance);
  else if (g_str_equal (action, "dismiss"))
    liaison_acceptances_dismiss (liaison_session_get_acceptances (self->session), acceptance);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "s",
                                liaison_acceptance_get_facts (acceptance)->customer);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  LiaisonAcceptancesGroup *self = user_data;
  LiaisonAcceptanceRow *row =
    liaison_acceptance_row_new (item, liaison_session_get_acceptances (self->session));

  g_signal_connect_object (row, "chosen", G_CALLBACK (row_chosen_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (row);
}

static void
liaison_acceptances_group_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_N_OPEN)
    g_value_set_uint (value, LIAISON_ACCEPTANCES_GROUP (object)->n_open);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_acceptances_group_dispose (GObject *object)
{
  LiaisonAcceptancesGroup *self = LIAISON_ACCEPTANCES_GROUP (object);

  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_ACCEPTANCES_GROUP);
  g_clear_object (&self->open);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (liaison_acceptances_group_parent_class)->dispose (object);
}

static void
liaison_acceptances_group_class_init (LiaisonAcceptancesGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = liaison_acceptances_group_get_property;
  object_class->dispose = liaison_acceptances_group_dispose;

  properties[PROP_N_OPEN] = g_param_spec_uint ("n-open", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/follow/liaison-acceptances-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonAcceptancesGroup, list);
}

static void
liaison_acceptances_group_init (LiaisonAcceptancesGroup *self)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_open_cb, NULL, NULL));

  gtk_widget_init_template (GTK_WIDGET (self));
  self->open = gtk_filter_list_model_new (NULL, filter);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->open), create_row, self, NULL);
}

void
liaison_acceptances_group_set_session (LiaisonAcceptancesGroup *self,
                                       LiaisonSession *session,
                                       AdwToastOverlay *toasts)
{
  LiaisonLedger *ledger = session != NULL ? liaison_session_get_ledger (session) : NULL;
  GListModel *acceptances = ledger != NULL ? liaison_ledger_get_acceptances (ledger) : NULL;
  GListModel *former;

  g_return_if_fail (LIAISON_IS_ACCEPTANCES_GROUP (self));

  self->toasts = toasts;
  g_set_object (&self->session, session);
  former = gtk_filter_list_model_get_model (self->open);
  if (former == acceptances)
    return;
  if (former != NULL)
    g_signal_handlers_disconnect_by_func (former, acceptances_changed_cb, self);
  gtk_filter_list_model_set_model (self->open, acceptances);
  if (acceptances != NULL)
    {
      g_signal_connect_object (acceptances, "items-changed", G_CALLBACK (acceptances_changed_cb),
                               self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      acceptances_changed_cb (self, 0, 0, g_list_model_get_n_items (acceptances), acceptances);
    }
  count (self);
}

guint
liaison_acceptances_group_get_n_open (LiaisonAcceptancesGroup *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCES_GROUP (self), 0);

  return self->n_open;
}
