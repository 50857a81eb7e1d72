/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/record/liaison-tag-editor.h"

#include "model/liaison-folding.h"
#include "ui/liaison-wrap-layout.h"
#include "ui/record/liaison-tag-chip.h"
#include "ui/record/liaison-word-completion.h"

/* What ends a tag while typing; people who write Chinese have other commas. */
#define COMMAS ",，、;；"

struct _LiaisonTagEditor
{
  GtkWidget parent_instance;

  GtkWidget *entry;

  gboolean committing;
};

G_DEFINE_FINAL_TYPE (LiaisonTagEditor, liaison_tag_editor, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  WORDS_WANTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
has_tag (LiaisonTagEditor *self, const char *tag)
{
  g_autofree char *folded = liaison_fold (tag);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (LIAISON_IS_TAG_CHIP (child))
      {
        g_autofree char *other = liaison_fold (liaison_tag_chip_get_tag (LIAISON_TAG_CHIP (child)));

        if (g_str_equal (folded, other))
          return TRUE;
      }
  return FALSE;
}

static void
chip_removed_cb (LiaisonTagEditor *self, GtkWidget *chip)
{
  gtk_widget_grab_focus (self->entry);
  gtk_widget_unparent (chip);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* FALSE: there is nothing to add. */
static gboolean
add_tag (LiaisonTagEditor *self, const char *text)
{
  g_autofree char *tag = g_strdup (text);
  GtkWidget *chip;

  g_strstrip (tag);
  if (*tag == '\0' || has_tag (self, tag))
    return FALSE;

  chip = liaison_tag_chip_new (tag);
  g_signal_connect_swapped (chip, "removed", G_CALLBACK (chip_removed_cb), self);
  gtk_widget_insert_before (chip, GTK_WIDGET (self), self->entry);
  return TRUE;
}

/* Takes what is typed out of the text. @rest: how much of its end stays there. */
static void
commit (LiaisonTagEditor *self, gboolean whole)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_auto(GStrv) parts = NULL;
  gboolean added = FALSE;
  guint n_parts;

  if (*text == '\0')
    return;

  for (char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_strchr (COMMAS, -1, g_utf8_get_char (p)) != NULL)
      memset (p, '\n', g_utf8_next_char (p) - p);
  parts = g_strsplit (text, "\n", -1);
  n_parts = g_strv_length (parts);

  for (guint i = 0; i < n_parts; i++)
    if (whole || i + 1 < n_parts)
      added |= add_tag (self, parts[i]);

  self->committing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), whole ? "" : parts[n_parts - 1]);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->committing = FALSE;
  if (added)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
text_changed_cb (LiaisonTagEditor *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->committing)
    return;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_utf8_strchr (COMMAS, -1, g_utf8_get_char (p)) != NULL)
      {
        commit (self, FALSE);
        return;
      }
}

static void
left_cb (LiaisonTagEditor *self)
{
  commit (self, TRUE);
}

static void
entered_cb (LiaisonTagEditor *self)
{
  g_signal_emit (self, signals[WORDS_WANTED], 0);
}

static gboolean
key_pressed_cb (LiaisonTagEditor *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  GtkWidget *last = gtk_widget_get_prev_sibling (self->entry);

  if (keyval != GDK_KEY_BackSpace || last == NULL ||
      *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    return GDK_EVENT_PROPAGATE;

  chip_removed_cb (self, last);
  return GDK_EVENT_STOP;
}

static gboolean
match_selected_cb (LiaisonTagEditor *self, GtkTreeModel *model, GtkTreeIter *iter)
{
  g_autofree char *word = NULL;

  gtk_tree_model_get (model, iter, 0, &word, -1);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), word);
  commit (self, TRUE);
  return GDK_EVENT_STOP;
}

static void
remove_chips (LiaisonTagEditor *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL &&
         LIAISON_IS_TAG_CHIP (child))
    gtk_widget_unparent (child);
}

static void
liaison_tag_editor_dispose (GObject *object)
{
  remove_chips (LIAISON_TAG_EDITOR (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_TAG_EDITOR);

  G_OBJECT_CLASS (liaison_tag_editor_parent_class)->dispose (object);
}

static void
liaison_tag_editor_class_init (LiaisonTagEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_tag_editor_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[WORDS_WANTED] = g_signal_new ("words-wanted", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, LIAISON_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/record/liaison-tag-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonTagEditor, entry);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
liaison_tag_editor_init (LiaisonTagEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GStrv
liaison_tag_editor_dup_tags (LiaisonTagEditor *self)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  g_return_val_if_fail (LIAISON_IS_TAG_EDITOR (self), NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (LIAISON_IS_TAG_CHIP (child))
      g_strv_builder_add (builder, liaison_tag_chip_get_tag (LIAISON_TAG_CHIP (child)));
  return g_strv_builder_end (builder);
}

void
liaison_tag_editor_set_tags (LiaisonTagEditor *self, const char *const *tags)
{
  g_return_if_fail (LIAISON_IS_TAG_EDITOR (self));

  remove_chips (self);
  for (gsize i = 0; tags != NULL && tags[i] != NULL; i++)
    add_tag (self, tags[i]);

  self->committing = TRUE;
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
  self->committing = FALSE;
}

void
liaison_tag_editor_set_words (LiaisonTagEditor *self, const char *const *words)
{
  GtkEntryCompletion *completion;

  g_return_if_fail (LIAISON_IS_TAG_EDITOR (self));

  completion = liaison_word_completion_attach (GTK_ENTRY (self->entry), words);
  g_signal_connect_object (completion, "match-selected", G_CALLBACK (match_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

void
liaison_tag_editor_commit (LiaisonTagEditor *self)
{
  g_return_if_fail (LIAISON_IS_TAG_EDITOR (self));

  commit (self, TRUE);
}
