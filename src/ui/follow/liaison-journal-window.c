/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/follow/liaison-journal-window.h"

#include <glib/gi18n.h>

#include "ui/follow/liaison-follow-sentences.h"
#include "ui/follow/liaison-journal.h"
#include "ui/follow/liaison-text-saver.h"
#include "ui/liaison-inviting.h"
#include "ui/liaison-sentences.h"

struct _LiaisonJournalWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *title;
  AdwPreferencesGroup *group;

  LiaisonInvitation *invitation;
};

G_DEFINE_FINAL_TYPE (LiaisonJournalWindow, liaison_journal_window, ADW_TYPE_WINDOW)

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonJournalWindow *self = LIAISON_JOURNAL_WINDOW (widget);
  g_autofree char *text = liaison_journal_to_text (self->invitation);
  g_autofree char *name = liaison_inviting_dup_name (self->invitation);
  /* Translators: the name of a file; %s is a company. */
  g_autofree char *file = g_strdup_printf (_ ("Journal %s.txt"), name);

  g_strdelimit (file, "/", '-');
  liaison_text_saver_ask (GTK_WINDOW (self), self->toasts, _ ("Save Journal"), file, text);
}

static char *
dup_subtitle (const LiaisonJournalLine *line)
{
  g_autofree char *time = liaison_time_to_text (line->time);
  g_autofree char *details = NULL;

  if (line->handoff != NULL)
    return g_strdup (line->handoff->subject != NULL ? line->handoff->subject : "");
  details = liaison_step_to_details (line->step);
  return *details != '\0' ? g_strconcat (time, "\n", details, NULL) : g_steal_pointer (&time);
}

static void
add_line (LiaisonJournalWindow *self, const LiaisonJournalLine *line)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = line->handoff != NULL ? liaison_handoff_to_text (line->handoff)
                                                 : liaison_step_to_text (line->step);
  g_autofree char *subtitle = dup_subtitle (line);
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (line->time / G_USEC_PER_SEC);
  g_autofree char *tip = utc != NULL ? g_date_time_format_iso8601 (utc) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_tooltip_text (row, tip);
  adw_preferences_group_add (self->group, row);
}

static void
liaison_journal_window_dispose (GObject *object)
{
  /* The template would drop it behind the parent's back. */
  adw_window_set_content (ADW_WINDOW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_JOURNAL_WINDOW);
  g_clear_object (&LIAISON_JOURNAL_WINDOW (object)->invitation);
  G_OBJECT_CLASS (liaison_journal_window_parent_class)->dispose (object);
}

static void
liaison_journal_window_class_init (LiaisonJournalWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_journal_window_dispose;

  gtk_widget_class_install_action (widget_class, "journal.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "journal.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/follow/liaison-journal-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonJournalWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LiaisonJournalWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LiaisonJournalWindow, group);
}

static void
liaison_journal_window_init (LiaisonJournalWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LiaisonJournalWindow *
liaison_journal_window_new (LiaisonInvitation *invitation, GtkWindow *parent)
{
  LiaisonJournalWindow *self;
  g_autofree char *name = NULL;
  g_autoptr(GArray) lines = NULL;

  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), NULL);

  self = g_object_new (LIAISON_TYPE_JOURNAL_WINDOW, "transient-for", parent, NULL);
  self->invitation = g_object_ref (invitation);
  name = liaison_inviting_dup_name (invitation);
  adw_window_title_set_title (self->title, _ ("Journal"));
  adw_window_title_set_subtitle (self->title, name);
  lines = liaison_journal_list (invitation);
  for (guint i = 0; i < lines->len; i++)
    add_line (self, &g_array_index (lines, LiaisonJournalLine, i));
  if (lines->len == 0)
    adw_preferences_group_set_description (self->group, _ ("Nothing has happened yet."));
  return self;
}
