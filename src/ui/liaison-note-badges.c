/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-note-badges.h"

#include <glib/gi18n.h>

#include "model/liaison-day.h"
#include "ui/liaison-sentences.h"
#include "ui/liaison-wrap-layout.h"

#define MAX_CHARS 16

struct _LiaisonNoteBadges
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (LiaisonNoteBadges, liaison_note_badges, GTK_TYPE_WIDGET)

static GtkWidget *
add_badge (LiaisonNoteBadges *self, const char *text, const char *style)
{
  GtkWidget *badge = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (badge), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (badge), MAX_CHARS);
  gtk_label_set_single_line_mode (GTK_LABEL (badge), TRUE);
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, style);
  gtk_widget_set_parent (badge, GTK_WIDGET (self));
  return badge;
}

static void
add_due (LiaisonNoteBadges *self, const char *day)
{
  g_autofree char *iso = g_strconcat (day, "T00:00:00", NULL);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GDateTime) date = g_date_time_new_from_iso8601 (iso, zone);
  g_autofree char *when = date != NULL ? liaison_date_to_text (date) : g_strdup (day);
  /* Translators: %s is the date on which a customer was to be asked again; it is past or today. */
  g_autofree char *text = g_strdup_printf (_ ("Follow up since %s"), when);
  GtkWidget *badge = add_badge (self, C_ ("badge", "Follow up"), "due");

  gtk_widget_set_tooltip_text (badge, text);
}

static void
add_tags (LiaisonNoteBadges *self, const LiaisonNote *note, guint max_tags)
{
  guint n_tags = g_strv_length (note->tags);
  guint n_shown = max_tags == 0 ? n_tags : MIN (n_tags, max_tags);

  for (guint i = 0; i < n_shown; i++)
    add_badge (self, note->tags[i], "tag");
  if (n_shown < n_tags)
    {
      g_autofree char *others = g_strjoinv (", ", note->tags + n_shown);
      /* Translators: how many more tags there are. */
      g_autofree char *text = g_strdup_printf (C_ ("tags", "+%u"), n_tags - n_shown);

      gtk_widget_set_tooltip_text (add_badge (self, text, "tag"), others);
    }
}

static void
remove_badges (LiaisonNoteBadges *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
liaison_note_badges_dispose (GObject *object)
{
  remove_badges (LIAISON_NOTE_BADGES (object));

  G_OBJECT_CLASS (liaison_note_badges_parent_class)->dispose (object);
}

static void
liaison_note_badges_class_init (LiaisonNoteBadgesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = liaison_note_badges_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), LIAISON_TYPE_WRAP_LAYOUT);
}

static void
liaison_note_badges_init (LiaisonNoteBadges *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
liaison_note_badges_new (void)
{
  return g_object_new (LIAISON_TYPE_NOTE_BADGES, NULL);
}

void
liaison_note_badges_show (LiaisonNoteBadges *self, const LiaisonNote *note, guint max_tags)
{
  g_autofree char *today = NULL;

  g_return_if_fail (LIAISON_IS_NOTE_BADGES (self));

  remove_badges (self);
  if (note != NULL)
    {
      today = liaison_day_dup_today ();
      if (liaison_day_is_due (note->follow_up, today))
        add_due (self, note->follow_up);
      add_tags (self, note, max_tags);
    }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL);
}
