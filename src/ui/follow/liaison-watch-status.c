/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/follow/liaison-watch-status.h"

#include <glib/gi18n.h>

#include "ui/liaison-sentences.h"

struct _LiaisonWatchStatus
{
  AdwBin parent_instance;

  GtkLabel *label;

  LiaisonAcceptanceWatch *watch;
};

G_DEFINE_FINAL_TYPE (LiaisonWatchStatus, liaison_watch_status, ADW_TYPE_BIN)

static char *
dup_text (LiaisonWatchStatus *self)
{
  const LiaisonLookGaps both = LIAISON_LOOK_WITHOUT_LOG | LIAISON_LOOK_WITHOUT_LIST;
  const GError *error = liaison_acceptance_watch_get_error (self->watch);
  gint64 time = liaison_acceptance_watch_get_time (self->watch);
  g_autofree char *when = time != 0 ? liaison_time_to_text (time) : NULL;
  g_autofree char *why = NULL;
  LiaisonLookGaps gaps;

  if (liaison_acceptance_watch_is_looking (self->watch))
    return g_strdup (_ ("Looking for answers…"));
  if (error == NULL && when == NULL)
    return g_strdup (_ ("Answers were not looked for yet."));
  if (error == NULL)
    /* Translators: %s is a time. */
    return g_strdup_printf (_ ("Looked for answers %s"), when);

  why = liaison_error_to_sentence (error);
  gaps = liaison_acceptance_watch_get_gaps (self->watch);
  if ((gaps & both) == LIAISON_LOOK_WITHOUT_LOG)
    /* Translators: %s is a sentence that says why. */
    return g_strdup_printf (_ ("Looked for answers in the list of customers only: the service’s "
                               "activity log could not be read. %s"),
                               why);
  if ((gaps & both) == LIAISON_LOOK_WITHOUT_LIST)
    /* Translators: %s is a sentence that says why. */
    return g_strdup_printf (_ ("Looked for answers in the service’s activity log only: the list of "
                               "customers could not be read. %s"),
                               why);
  if (when == NULL)
    /* Translators: %s is a sentence that says why. */
    return g_strdup_printf (_ ("Answers could not be looked for. %s"), why);
  /* Translators: %1$s is a sentence that says why, %2$s a time. */
  return g_strdup_printf (_ ("Not all answers could be looked for. %1$s Known as of %2$s."), why,
                             when);
}

static void
look_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonWatchStatus *self = LIAISON_WATCH_STATUS (widget);

  if (self->watch != NULL)
    liaison_acceptance_watch_look (self->watch);
}

static void
liaison_watch_status_dispose (GObject *object)
{
  LiaisonWatchStatus *self = LIAISON_WATCH_STATUS (object);

  liaison_watch_status_set_watch (self, NULL);
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_WATCH_STATUS);
  G_OBJECT_CLASS (liaison_watch_status_parent_class)->dispose (object);
}

static void
liaison_watch_status_class_init (LiaisonWatchStatusClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_watch_status_dispose;

  gtk_widget_class_install_action (widget_class, "watch.look", NULL, look_cb);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/follow/liaison-watch-status.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonWatchStatus, label);
}

static void
liaison_watch_status_init (LiaisonWatchStatus *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_watch_status_set_watch (LiaisonWatchStatus *self, LiaisonAcceptanceWatch *watch)
{
  g_return_if_fail (LIAISON_IS_WATCH_STATUS (self));

  if (self->watch == watch)
    return;
  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_func (self->watch, liaison_watch_status_refresh, self);
  g_set_object (&self->watch, watch);
  if (watch == NULL)
    return;
  g_signal_connect_object (watch, "notify", G_CALLBACK (liaison_watch_status_refresh), self,
                           G_CONNECT_SWAPPED);
  liaison_watch_status_refresh (self);
}

void
liaison_watch_status_refresh (LiaisonWatchStatus *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (LIAISON_IS_WATCH_STATUS (self));

  if (self->watch == NULL)
    return;
  text = dup_text (self);
  gtk_label_set_label (self->label, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "watch.look",
                                 !liaison_acceptance_watch_is_looking (self->watch));
}
