/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-note-summary.h"

#include <glib/gi18n.h>

#include "ui/liaison-note-badges.h"
#include "ui/liaison-record-section.h"
#include "ui/liaison-sentences.h"

struct _LiaisonNoteSummary
{
  AdwBin parent_instance;

  LiaisonNoteBadges *badges;
  GtkLabel *facts;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (LiaisonNoteSummary, liaison_note_summary, ADW_TYPE_BIN)

/* Transfer full. */
static char *
dup_follow_up (const char *day)
{
  g_autofree char *iso = g_strconcat (day, "T00:00:00", NULL);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GDateTime) date = g_date_time_new_from_iso8601 (iso, zone);
  g_autofree char *when = date != NULL ? liaison_date_to_text (date) : g_strdup (day);

  /* Translators: %s is a date. */
  return g_strdup_printf (_ ("Follow up on %s"), when);
}

/* Transfer full; "" if there is none. */
static char *
dup_facts (const LiaisonNote *note)
{
  g_autofree char *follow_up = note->follow_up != NULL ? dup_follow_up (note->follow_up) : NULL;
  g_autofree char *owner = NULL;

  if (note->owner != NULL)
    /* Translators: %s is the colleague who looks after a customer. */
    owner = g_strdup_printf (_ ("Owner: %s"), note->owner);
  if (follow_up != NULL && owner != NULL)
    return g_strjoin (" · ", follow_up, owner, NULL);
  if (follow_up != NULL)
    return g_steal_pointer (&follow_up);
  return owner != NULL ? g_steal_pointer (&owner) : g_strdup ("");
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

static void
liaison_note_summary_class_init (LiaisonNoteSummaryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LIAISON_TYPE_NOTE_BADGES);
  g_type_ensure (LIAISON_TYPE_RECORD_SECTION);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-note-summary.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoteSummary, badges);
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoteSummary, facts);
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoteSummary, text);
}

static void
liaison_note_summary_init (LiaisonNoteSummary *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_note_summary_show (LiaisonNoteSummary *self, const LiaisonNote *note)
{
  g_autofree char *facts = NULL;

  g_return_if_fail (LIAISON_IS_NOTE_SUMMARY (self));

  gtk_widget_set_visible (GTK_WIDGET (self), note != NULL);
  if (note == NULL)
    return;

  facts = dup_facts (note);
  liaison_note_badges_show (self->badges, note, 0);
  set_text (self->facts, facts);
  set_text (self->text, note->text);
}
