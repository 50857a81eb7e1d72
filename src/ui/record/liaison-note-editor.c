/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/record/liaison-note-editor.h"

#include <glib/gi18n.h>

#include "ui/liaison-error-sentences.h"
#include "ui/record/liaison-day-entry.h"
#include "ui/record/liaison-tag-editor.h"
#include "ui/record/liaison-word-completion.h"

struct _LiaisonNoteEditor
{
  AdwBin parent_instance;

  LiaisonTagEditor *tags;
  GtkEditable *owner;
  LiaisonDayEntry *follow_up;
  GtkTextBuffer *buffer;
  GtkWidget *failure;
  GtkLabel *failure_label;

  gboolean filling;
  LiaisonNoteSaver *saver;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (LiaisonNoteEditor, liaison_note_editor, ADW_TYPE_BIN)

static void
show_failure (LiaisonNoteEditor *self)
{
  const GError *error = self->saver != NULL ? liaison_note_saver_get_error (self->saver) : NULL;
  g_autofree char *sentence = NULL;

  if (error != NULL)
    {
      g_autofree char *reason = liaison_error_to_sentence (error);

      sentence = g_strdup_printf (_ ("Not saved; what you wrote is kept here. %s"), reason);
    }
  gtk_label_set_label (self->failure_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->failure, error != NULL);
}

static void
retry_clicked_cb (LiaisonNoteEditor *self)
{
  liaison_note_saver_flush_async (self->saver, NULL, NULL);
}

/* What stands in the fields. Transfer full. */
static LiaisonNote *
read_fields (LiaisonNoteEditor *self)
{
  LiaisonNote *note = liaison_note_new (liaison_note_saver_get_note (self->saver)->customer);
  g_auto(GStrv) tags = liaison_tag_editor_dup_tags (self->tags);
  g_autofree char *owner = g_strdup (gtk_editable_get_text (self->owner));
  g_autofree char *text = NULL;

  g_object_get (self->buffer, "text", &text, NULL);
  liaison_note_set_tags (note, (const char *const *) tags);
  liaison_note_set_owner (note, g_strstrip (owner));
  liaison_note_set_follow_up (note, liaison_day_entry_get_day (self->follow_up));
  liaison_note_set_text (note, text);
  return note;
}

static void
changed_cb (LiaisonNoteEditor *self)
{
  g_autoptr(LiaisonNote) note = NULL;

  if (self->filling || self->saver == NULL)
    return;

  note = read_fields (self);
  liaison_note_saver_take (self->saver, note);
}

/* Undo ends where another customer's note begins. */
static void
fill (LiaisonNoteEditor *self)
{
  const LiaisonNote *note = self->saver != NULL ? liaison_note_saver_get_note (self->saver) : NULL;

  self->filling = TRUE;
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  gtk_editable_set_enable_undo (self->owner, FALSE);

  liaison_tag_editor_set_tags (self->tags, note != NULL ? (const char *const *) note->tags : NULL);
  gtk_editable_set_text (self->owner, note != NULL && note->owner != NULL ? note->owner : "");
  liaison_day_entry_set_day (self->follow_up, note != NULL ? note->follow_up : NULL);
  gtk_text_buffer_set_text (self->buffer, note != NULL ? note->text : "", -1);

  gtk_editable_set_enable_undo (self->owner, TRUE);
  gtk_text_buffer_set_enable_undo (self->buffer, TRUE);
  self->filling = FALSE;
}

static void
tags_wanted_cb (LiaisonNoteEditor *self)
{
  g_auto(GStrv) tags = NULL;

  if (self->saver == NULL)
    return;

  tags = liaison_note_saver_dup_tags (self->saver);
  liaison_tag_editor_set_words (self->tags, (const char *const *) tags);
}

static void
owner_entered_cb (LiaisonNoteEditor *self)
{
  g_auto(GStrv) owners = NULL;

  if (self->saver == NULL)
    return;

  owners = liaison_note_saver_dup_owners (self->saver);
  liaison_word_completion_attach (GTK_ENTRY (self->owner), (const char *const *) owners);
}

static void
liaison_note_editor_dispose (GObject *object)
{
  LiaisonNoteEditor *self = LIAISON_NOTE_EDITOR (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->saver);
  /* Before the template: the bin would keep a pointer to its freed child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_NOTE_EDITOR);

  G_OBJECT_CLASS (liaison_note_editor_parent_class)->dispose (object);
}

static void
liaison_note_editor_class_init (LiaisonNoteEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_note_editor_dispose;

  g_type_ensure (LIAISON_TYPE_DAY_ENTRY);
  g_type_ensure (LIAISON_TYPE_TAG_EDITOR);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/record/liaison-note-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoteEditor, buffer);
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoteEditor, failure);
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoteEditor, failure_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoteEditor, follow_up);
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoteEditor, owner);
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoteEditor, tags);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, owner_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, tags_wanted_cb);
}

static void
liaison_note_editor_init (LiaisonNoteEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (LIAISON_TYPE_NOTE_SAVER);
  g_signal_group_connect_swapped (self->signals, "notify::failed", G_CALLBACK (show_failure), self);
  g_signal_group_connect_swapped (self->signals, "replaced", G_CALLBACK (fill), self);
}

void
liaison_note_editor_set_saver (LiaisonNoteEditor *self, LiaisonNoteSaver *saver)
{
  g_return_if_fail (LIAISON_IS_NOTE_EDITOR (self));
  g_return_if_fail (saver == NULL || LIAISON_IS_NOTE_SAVER (saver));

  if (saver == self->saver)
    return;

  liaison_tag_editor_commit (self->tags);
  liaison_day_entry_commit (self->follow_up);
  g_set_object (&self->saver, saver);
  g_signal_group_set_target (self->signals, saver);
  fill (self);
  show_failure (self);
}
