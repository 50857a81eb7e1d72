/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/follow/liaison-answer-window.h"

#include <glib/gi18n.h>

#include "model/liaison-invitation-query.h"
#include "ui/follow/liaison-follow-sentences.h"
#include "ui/liaison-inviting.h"
#include "ui/liaison-sentences.h"

#define INVITATION_KEY "liaison-invitation"
/* Of the others; whoever looks for one of more searches. */
#define LIMIT 20

struct _LiaisonAnswerWindow
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *customer_group;
  AdwPreferencesGroup *likely_group;
  AdwPreferencesGroup *other_group;
  GtkWidget *search_group;
  GtkEditable *search_entry;
  GtkCheckButton *none_button; /* the group's first */

  LiaisonSession *session;
  LiaisonAcceptance *acceptance;
  LiaisonInvitation *chosen; /* NULL: none */
  GPtrArray *others;         /* of LiaisonInvitation: that wait and are not likely */
  GPtrArray *other_rows;     /* of GtkWidget: those that are shown */
};

G_DEFINE_FINAL_TYPE (LiaisonAnswerWindow, liaison_answer_window, ADW_TYPE_WINDOW)

enum
{
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
toggled_cb (LiaisonAnswerWindow *self, GtkCheckButton *button)
{
  if (!gtk_check_button_get_active (button))
    return;
  g_set_object (&self->chosen, g_object_get_data (G_OBJECT (button), INVITATION_KEY));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.note", TRUE);
}

static char *
dup_details (LiaisonInvitation *invitation)
{
  const char *mail = liaison_invitation_get_contact_mail (invitation);
  const char *domain = liaison_invitation_get_domain (invitation);
  const char *state = liaison_invitation_state_to_text (liaison_invitation_get_state (invitation));
  g_autofree char *time =
    liaison_time_to_text (liaison_invitation_get_first_handed_off (invitation));
  /* Translators: %1$s is a state such as “Waiting”, %2$s a time. */
  g_autofree char *standing = g_strdup_printf (_ ("%1$s · handed over %2$s"), state, time);
  GString *details = g_string_new (standing);

  if (mail != NULL && *mail != '\0')
    g_string_append_printf (details, "\n%s", mail);
  if (domain != NULL && *domain != '\0')
    g_string_append_printf (details, "\n%s", domain);
  return g_string_free (details, FALSE);
}

static GtkWidget *
add_choice (LiaisonAnswerWindow *self,
            AdwPreferencesGroup *group,
            LiaisonInvitation *invitation,
            gboolean chosen)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_check_button_new ();
  g_autofree char *name = liaison_inviting_dup_name (invitation);
  g_autofree char *details = dup_details (invitation);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, details, -1);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), self->none_button);
  g_object_set_data_full (G_OBJECT (button), INVITATION_KEY, g_object_ref (invitation),
                          g_object_unref);
  g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);
  if (chosen)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
  return row;
}

static gboolean
waits (LiaisonInvitation *invitation)
{
  LiaisonInvitationState state = liaison_invitation_get_state (invitation);

  return state == LIAISON_INVITATION_WAITING || state == LIAISON_INVITATION_HANDED_OFF;
}

static void
remove_others (LiaisonAnswerWindow *self)
{
  for (guint i = 0; i < self->other_rows->len; i++)
    adw_preferences_group_remove (self->other_group, self->other_rows->pdata[i]);
  g_ptr_array_set_size (self->other_rows, 0);
}

static void
add_other (LiaisonAnswerWindow *self, GtkWidget *row)
{
  g_ptr_array_add (self->other_rows, row);
}

static void
add_more (LiaisonAnswerWindow *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _ ("There are more. Search for the one that you mean."));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (self->other_group, row);
  add_other (self, row);
}

/* What was chosen stays to be seen, whatever is searched for. */
static void
fill_others (LiaisonAnswerWindow *self)
{
  g_autoptr(LiaisonInvitationQuery) query = liaison_invitation_query_new (
    gtk_editable_get_text (self->search_entry), LIAISON_INVITATIONS_ALL,
    LIAISON_INVITATIONS_BY_CHANGE);
  g_autofree char *today = liaison_session_dup_day (self->session, 0);
  LiaisonInvitation *chosen =
    self->chosen != NULL && g_ptr_array_find (self->others, self->chosen, NULL) ? self->chosen
                                                                                : NULL;
  gboolean more = FALSE;

  remove_others (self);
  if (chosen != NULL)
    add_other (self, add_choice (self, self->other_group, chosen, TRUE));
  for (guint i = 0; i < self->others->len && !more; i++)
    {
      LiaisonInvitation *invitation = g_ptr_array_index (self->others, i);

      if (invitation == chosen || !liaison_invitation_query_matches (query, invitation, today))
        continue;
      more = self->other_rows->len >= LIMIT;
      if (!more)
        add_other (self, add_choice (self, self->other_group, invitation, FALSE));
    }
  if (more)
    add_more (self);
}

static void
stop_search_cb (LiaisonAnswerWindow *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_choices (LiaisonAnswerWindow *self)
{
  g_autoptr(GPtrArray) likely = liaison_acceptances_list_candidates (
    liaison_session_get_acceptances (self->session), self->acceptance);
  GListModel *invitations =
    liaison_ledger_get_invitations (liaison_session_get_ledger (self->session));

  for (guint i = 0; i < likely->len; i++)
    add_choice (self, self->likely_group, g_ptr_array_index (likely, i), likely->len == 1);
  for (guint i = 0; i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);

      if (waits (invitation) && !g_ptr_array_find (likely, invitation, NULL))
        g_ptr_array_add (self->others, g_steal_pointer (&invitation));
    }
  fill_others (self);
  gtk_widget_set_visible (GTK_WIDGET (self->likely_group), likely->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->other_group), self->others->len > 0);
  gtk_widget_set_visible (self->search_group, self->others->len > LIMIT);
}

static void
show_customer (LiaisonAnswerWindow *self)
{
  const LiaisonAcceptanceFacts *facts = liaison_acceptance_get_facts (self->acceptance);
  g_autofree char *name = liaison_acceptance_to_name (facts);
  g_autofree char *time = liaison_acceptance_to_time_text (facts);
  g_autoptr(GString) details = g_string_new (time);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *description = NULL;

  g_string_append_printf (details, "\n%s", liaison_evidence_to_text (facts->evidence));
  if (facts->domain != NULL)
    g_string_append_printf (details, "\n%s", facts->domain);
  g_string_append_printf (details, "\n%s", facts->customer);
  description = g_markup_escape_text (details->str, -1);
  adw_preferences_group_set_title (self->customer_group, title);
  adw_preferences_group_set_description (self->customer_group, description);
}

static void
note_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonAnswerWindow *self = LIAISON_ANSWER_WINDOW (widget);
  LiaisonAcceptances *acceptances = liaison_session_get_acceptances (self->session);
  g_autoptr(LiaisonInvitation) chosen = self->chosen != NULL ? g_object_ref (self->chosen) : NULL;

  if (chosen == NULL)
    liaison_acceptances_dismiss (acceptances, self->acceptance);
  else if (!liaison_acceptances_answer (acceptances, self->acceptance, chosen,
                                        liaison_session_get_who (self->session),
                                        liaison_session_get_now (self->session)))
    return;
  g_signal_emit (self, signals[ANSWERED], 0, chosen);
  gtk_window_close (GTK_WINDOW (self));
}

static void
liaison_answer_window_dispose (GObject *object)
{
  LiaisonAnswerWindow *self = LIAISON_ANSWER_WINDOW (object);

  /* The template would drop it behind the parent's back. */
  adw_window_set_content (ADW_WINDOW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_ANSWER_WINDOW);
  g_clear_object (&self->chosen);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->other_rows, g_ptr_array_unref);
  g_clear_object (&self->acceptance);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (liaison_answer_window_parent_class)->dispose (object);
}

static void
liaison_answer_window_class_init (LiaisonAnswerWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_answer_window_dispose;

  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, LIAISON_TYPE_INVITATION);

  gtk_widget_class_install_action (widget_class, "answer.note", NULL, note_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "answer.note", NULL);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/follow/liaison-answer-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonAnswerWindow, customer_group);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAnswerWindow, likely_group);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAnswerWindow, other_group);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAnswerWindow, search_group);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAnswerWindow, search_entry);
  gtk_widget_class_bind_template_callback (widget_class, fill_others);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAnswerWindow, none_button);
}

static void
liaison_answer_window_init (LiaisonAnswerWindow *self)
{
  self->others = g_ptr_array_new_with_free_func (g_object_unref);
  self->other_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answer.note", FALSE);
  g_signal_connect_object (self->none_button, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

LiaisonAnswerWindow *
liaison_answer_window_new (LiaisonSession *session,
                           LiaisonAcceptance *acceptance,
                           GtkWindow *parent)
{
  LiaisonAnswerWindow *self;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);
  g_return_val_if_fail (LIAISON_IS_ACCEPTANCE (acceptance), NULL);
  g_return_val_if_fail (liaison_session_get_ledger (session) != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_ANSWER_WINDOW, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->acceptance = g_object_ref (acceptance);
  show_customer (self);
  show_choices (self);
  return self;
}
