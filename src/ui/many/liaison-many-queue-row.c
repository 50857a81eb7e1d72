/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/many/liaison-many-queue-row.h"

#include "ui/liaison-inviting.h"
#include "ui/liaison-sentences.h"
#include "ui/many/liaison-many-words.h"

struct _LiaisonManyQueueRow
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkLabel *subtitle;
  GtkLabel *problem;

  LiaisonBatch *batch;
  LiaisonInvitation *invitation;
};

G_DEFINE_FINAL_TYPE (LiaisonManyQueueRow, liaison_many_queue_row, ADW_TYPE_BIN)

static void
show_cb (LiaisonManyQueueRow *self)
{
  const char *mail = liaison_invitation_get_contact_mail (self->invitation);
  guint n_handoffs = liaison_invitation_get_n_handoffs (self->invitation);
  const GError *error = liaison_batch_get_error (self->batch, self->invitation);
  g_autofree char *today = liaison_session_dup_day (liaison_batch_get_session (self->batch), 0);
  g_autofree char *name = liaison_inviting_dup_name (self->invitation);
  g_autofree char *state = liaison_invitation_to_state_text (self->invitation, today);
  g_autofree char *way = NULL;
  g_autofree char *subtitle = NULL;

  if (n_handoffs > 0)
    way =
      liaison_handoff_to_way (liaison_invitation_get_handoff (self->invitation, n_handoffs - 1));
  subtitle = g_strjoin (" · ", state, way != NULL ? way : mail, way != NULL ? mail : NULL, NULL);
  gtk_label_set_label (self->title, name);
  gtk_label_set_label (self->subtitle, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  if (error != NULL)
    {
      g_autofree char *sentence = liaison_letter_error_to_sentence (error);

      gtk_label_set_label (self->problem, sentence);
    }
}

static void
liaison_many_queue_row_dispose (GObject *object)
{
  LiaisonManyQueueRow *self = LIAISON_MANY_QUEUE_ROW (object);

  liaison_many_queue_row_set_invitation (self, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_MANY_QUEUE_ROW);
  G_OBJECT_CLASS (liaison_many_queue_row_parent_class)->dispose (object);
}

static void
liaison_many_queue_row_class_init (LiaisonManyQueueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_many_queue_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/many/liaison-many-queue-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyQueueRow, title);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyQueueRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyQueueRow, problem);
}

static void
liaison_many_queue_row_init (LiaisonManyQueueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_many_queue_row_set_invitation (LiaisonManyQueueRow *self,
                                       LiaisonBatch *batch,
                                       LiaisonInvitation *invitation)
{
  g_return_if_fail (LIAISON_IS_MANY_QUEUE_ROW (self));

  if (self->invitation != NULL)
    g_signal_handlers_disconnect_by_func (self->invitation, show_cb, self);
  g_set_object (&self->batch, batch);
  g_set_object (&self->invitation, invitation);
  if (invitation == NULL)
    return;
  g_signal_connect_object (invitation, "notify::state", G_CALLBACK (show_cb), self,
                           G_CONNECT_SWAPPED);
  show_cb (self);
}
