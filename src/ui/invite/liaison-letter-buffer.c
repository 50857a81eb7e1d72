/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-letter-buffer.h"

#include <string.h>

struct _LiaisonLetterBuffer
{
  GtkTextBuffer parent_instance;

  char *link;
  GtkTextTag *link_tag;
  /* The link's edges; gravity keeps them at it when text is put beside it. */
  GtkTextMark *link_start;
  GtkTextMark *link_end;

  int motion;
  gboolean protected;
  /* What runs was checked when it was done first (undo, redo), or is ours. */
  gboolean unguarded;
  gboolean snapping;
  /* The last change deleted all around the link: if the next brings a copy, that one stays. A
   * pasted text comes in several pieces, but in one action. */
  gboolean stranded;
  gboolean replacing;

  /* What history may join the next deletion to: so many bytes, gone from behind this offset. */
  gsize run_bytes;
  int run_start;
};

G_DEFINE_FINAL_TYPE (LiaisonLetterBuffer, liaison_letter_buffer, GTK_TYPE_TEXT_BUFFER)

#define PARENT_CLASS GTK_TEXT_BUFFER_CLASS (liaison_letter_buffer_parent_class)

enum
{
  LINK_PROTECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
stands_alone (const GtkTextIter *start, const GtkTextIter *end)
{
  return gtk_text_iter_starts_line (start) && gtk_text_iter_ends_line (end);
}

/* A copy of the link alone on its line, other than the protected one. */
static gboolean
find_copy (LiaisonLetterBuffer *self, GtkTextIter *start, GtkTextIter *end)
{
  GtkTextIter from, protected_start;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), &protected_start, self->link_start);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &from);
  while (gtk_text_iter_forward_search (&from, self->link, 0, start, end, NULL))
    {
      if (stands_alone (start, end) &&
          !(self->protected && gtk_text_iter_equal (start, &protected_start)))
        return TRUE;
      from = *start;
      gtk_text_iter_forward_char (&from);
    }
  return FALSE;
}

static void
protect (LiaisonLetterBuffer *self, const GtkTextIter *start, const GtkTextIter *end)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter first, last;

  gtk_text_buffer_get_bounds (buffer, &first, &last);
  gtk_text_buffer_remove_tag (buffer, self->link_tag, &first, &last);

  self->protected = TRUE;
  gtk_text_buffer_move_mark (buffer, self->link_start, start);
  gtk_text_buffer_move_mark (buffer, self->link_end, end);
  gtk_text_buffer_apply_tag (buffer, self->link_tag, start, end);
}

/* After the text was changed without a guard: where is the link now? */
static void
find_link (LiaisonLetterBuffer *self)
{
  GtkTextIter start, end;

  self->protected = FALSE;
  if (self->link != NULL && find_copy (self, &start, &end))
    protect (self, &start, &end);
}

static gboolean
has_cursor_between (LiaisonLetterBuffer *self, int from, int to)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter insert, bound;

  gtk_text_buffer_get_iter_at_mark (buffer, &insert, gtk_text_buffer_get_insert (buffer));
  gtk_text_buffer_get_iter_at_mark (buffer, &bound, gtk_text_buffer_get_selection_bound (buffer));
  return gtk_text_iter_get_offset (&insert) >= from && gtk_text_iter_get_offset (&insert) <= to &&
         gtk_text_iter_get_offset (&bound) >= from && gtk_text_iter_get_offset (&bound) <= to;
}

/* GTK 4.8 joins what Backspace takes away piece by piece into one step of history, and spoils it
 * when the joined text leaves its short form, at 23 bytes: undo brings back other bytes or another
 * order, and then all older steps meet a text they were not made for. No step is joined to that
 * length here. */
#define RUN_MAX 22
#define RUN_ANYWHERE (-1)

static gsize
count_bytes (LiaisonLetterBuffer *self, int from, int to)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &start, from);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &end, to);
  text = gtk_text_iter_get_slice (&start, &end);
  return strlen (text);
}

/* Counts a deletion to come. TRUE: history must not join it to the one before. */
static gboolean
fills_run (LiaisonLetterBuffer *self, int from, int to)
{
  gsize size = count_bytes (self, from, to);
  gboolean joins =
    self->run_bytes > 0 && (self->run_start == to || self->run_start == RUN_ANYWHERE);
  gboolean fills = joins && self->run_bytes + size > RUN_MAX;

  self->run_bytes = joins && !fills ? self->run_bytes + size : size;
  self->run_start = from;
  return fills;
}

static void
delete_unguarded (LiaisonLetterBuffer *self, int from, int to)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start, end;
  gboolean apart = fills_run (self, from, to);

  /* History lifts a single change out of its user action to join it, but not one of two: the
   * other is an empty text. */
  if (apart)
    {
      gtk_text_buffer_begin_user_action (buffer);
      gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
      PARENT_CLASS->insert_text (buffer, &start, "", 0);
    }
  gtk_text_buffer_get_iter_at_offset (buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, to);
  PARENT_CLASS->delete_range (buffer, &start, &end);
  if (apart)
    gtk_text_buffer_end_user_action (buffer);
}

static gunichar
char_at (LiaisonLetterBuffer *self, int offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (self), &iter, offset);
  return gtk_text_iter_get_char (&iter);
}

/* Deletes what may go of [@from, @to): not the link, and not the line ends that keep it alone on
 * its line. Answers how many characters went from before the link. */
static int
delete_around_link (LiaisonLetterBuffer *self, int from, int to, int *n_after)
{
  int last = gtk_text_buffer_get_char_count (GTK_TEXT_BUFFER (self));
  GtkTextIter start, end;
  int left, right, n_before = 0;

  liaison_letter_buffer_get_link_bounds (self, &start, &end);
  left = gtk_text_iter_get_offset (&start);
  right = gtk_text_iter_get_offset (&end);
  *n_after = 0;

  if (to > right)
    {
      int first = MAX (from, right);

      if (first == right && to < last && char_at (self, to) != '\n')
        first++;
      if (first < to)
        {
          delete_unguarded (self, first, to);
          *n_after = to - first;
        }
    }
  if (from < left)
    {
      int end_before = MIN (to, left);

      if (end_before == left && from > 0 && char_at (self, from - 1) != '\n')
        end_before--;
      if (from < end_before)
        {
          delete_unguarded (self, from, end_before);
          n_before = end_before - from;
        }
    }
  return n_before;
}

static void
liaison_letter_buffer_delete_range (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end)
{
  LiaisonLetterBuffer *self = LIAISON_LETTER_BUFFER (buffer);
  int from = gtk_text_iter_get_offset (start);
  int to = gtk_text_iter_get_offset (end);
  GtkTextIter link_start, link_end, copy_start, copy_end;
  gboolean overlaps, covers, had_cursor;
  int n_before, n_after;

  if (self->unguarded)
    {
      PARENT_CLASS->delete_range (buffer, start, end);
      return;
    }
  if (!liaison_letter_buffer_get_link_bounds (self, &link_start, &link_end))
    {
      delete_unguarded (self, from, to);
      gtk_text_buffer_get_iter_at_offset (buffer, start, from);
      *end = *start;
      return;
    }

  overlaps =
    from < gtk_text_iter_get_offset (&link_end) && to > gtk_text_iter_get_offset (&link_start);
  covers =
    from <= gtk_text_iter_get_offset (&link_start) && to >= gtk_text_iter_get_offset (&link_end);
  /* The user has put a second copy elsewhere (a drag ends like this): that one is kept then. */
  if (covers && find_copy (self, &copy_start, &copy_end) &&
      (gtk_text_iter_get_offset (&copy_end) < from || gtk_text_iter_get_offset (&copy_start) > to))
    {
      protect (self, &copy_start, &copy_end);
      liaison_letter_buffer_delete_range (buffer, start, end);
      return;
    }

  had_cursor = has_cursor_between (self, from, to);
  gtk_text_buffer_begin_user_action (buffer);
  n_before = delete_around_link (self, from, to, &n_after);
  gtk_text_buffer_end_user_action (buffer);
  self->stranded = covers;

  liaison_letter_buffer_get_link_bounds (self, &link_start, &link_end);
  if (overlaps && from > gtk_text_iter_get_offset (&link_start))
    from = gtk_text_iter_get_offset (&link_end);
  gtk_text_buffer_get_iter_at_offset (buffer, start, from);
  *end = *start;
  if (overlaps && had_cursor)
    gtk_text_buffer_place_cursor (buffer, start);
  if (overlaps || n_before + n_after == 0)
    g_signal_emit (self, signals[LINK_PROTECTED], 0);
}

/* One kind of line end: what a letter is made of, and what keeps a link apart here and in a mail.
 */
static char *
dup_with_line_feeds (const char *text, int length)
{
  GString *string = length < 0 ? g_string_new (text) : g_string_new_len (text, length);

  g_string_replace (string, "\r\n", "\n", 0);
  g_string_replace (string, "\r", "\n", 0);
  g_string_replace (string, "\342\200\251", "\n", 0); /* U+2029 */
  return g_string_free (string, FALSE);
}

/* @text with line ends so that the link stays alone on its line when it is put at @offset. */
static char *
dup_separated (LiaisonLetterBuffer *self,
               const char *text,
               int *offset,
               gboolean *separated_before_link)
{
  GtkTextIter start, end;
  int left, right;

  *separated_before_link = FALSE;
  liaison_letter_buffer_get_link_bounds (self, &start, &end);
  left = gtk_text_iter_get_offset (&start);
  right = gtk_text_iter_get_offset (&end);

  if (*offset > left && *offset < right)
    *offset = right;
  if (*offset == left && !g_str_has_suffix (text, "\n"))
    {
      *separated_before_link = TRUE;
      return g_strconcat (text, "\n", NULL);
    }
  if (*offset == right && !g_str_has_prefix (text, "\n"))
    return g_strconcat ("\n", text, NULL);
  return g_strdup (text);
}

/* The line of the link that was left standing when all around it was deleted goes, since a copy has
 * come in. */
static gboolean
drop_old_link (LiaisonLetterBuffer *self, GtkTextIter *iter)
{
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (self);
  GtkTextIter start, end, copy_start, copy_end;
  int from, to;
  GtkTextMark *here = NULL;

  if (!find_copy (self, &copy_start, &copy_end))
    return FALSE;

  liaison_letter_buffer_get_link_bounds (self, &start, &end);
  from = gtk_text_iter_get_offset (&start);
  to = gtk_text_iter_get_offset (&end);
  if (gtk_text_iter_compare (&copy_start, &start) > 0)
    to++;
  else
    from--;

  here = gtk_text_buffer_create_mark (buffer, NULL, iter, FALSE);
  protect (self, &copy_start, &copy_end);
  delete_unguarded (self, from, to);
  gtk_text_buffer_get_iter_at_mark (buffer, iter, here);
  gtk_text_buffer_delete_mark (buffer, here);
  return TRUE;
}

static void
liaison_letter_buffer_insert_text (GtkTextBuffer *buffer,
                                   GtkTextIter *iter,
                                   const char *text,
                                   int length)
{
  LiaisonLetterBuffer *self = LIAISON_LETTER_BUFFER (buffer);
  int offset = gtk_text_iter_get_offset (iter);
  g_autofree char *given = NULL;
  g_autofree char *separated = NULL;
  gboolean separated_before_link, had_cursor;

  if (length == 0 || self->unguarded)
    {
      PARENT_CLASS->insert_text (buffer, iter, text, length);
      return;
    }

  self->run_bytes = 0;
  given = dup_with_line_feeds (text, length);
  if (!self->protected)
    {
      PARENT_CLASS->insert_text (buffer, iter, given, strlen (given));
      return;
    }

  had_cursor = has_cursor_between (self, offset, offset);
  separated = dup_separated (self, given, &offset, &separated_before_link);

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_get_iter_at_offset (buffer, iter, offset);
  PARENT_CLASS->insert_text (buffer, iter, separated, strlen (separated));
  if (separated_before_link)
    {
      gtk_text_iter_backward_char (iter);
      if (had_cursor)
        gtk_text_buffer_place_cursor (buffer, iter);
    }
  if (self->stranded && drop_old_link (self, iter))
    self->stranded = FALSE;
  self->replacing = self->stranded;
  gtk_text_buffer_end_user_action (buffer);
}

static void
liaison_letter_buffer_end_user_action (GtkTextBuffer *buffer)
{
  LiaisonLetterBuffer *self = LIAISON_LETTER_BUFFER (buffer);

  if (self->replacing)
    self->stranded = self->replacing = FALSE;
  if (PARENT_CLASS->end_user_action != NULL)
    PARENT_CLASS->end_user_action (buffer);
}

/* A letter is plain text: what it would look like here is not what would arrive. */
static void
liaison_letter_buffer_insert_paintable (GtkTextBuffer *buffer,
                                        GtkTextIter *iter,
                                        GdkPaintable *paintable)
{
}

static void
liaison_letter_buffer_insert_child_anchor (GtkTextBuffer *buffer,
                                           GtkTextIter *iter,
                                           GtkTextChildAnchor *anchor)
{
}

/* Text that was copied here brings the link's tag along. */
static void
liaison_letter_buffer_apply_tag (GtkTextBuffer *buffer,
                                 GtkTextTag *tag,
                                 const GtkTextIter *start,
                                 const GtkTextIter *end)
{
  LiaisonLetterBuffer *self = LIAISON_LETTER_BUFFER (buffer);
  GtkTextIter link_start, link_end;

  if (tag == self->link_tag &&
      (!liaison_letter_buffer_get_link_bounds (self, &link_start, &link_end) ||
       !gtk_text_iter_equal (start, &link_start) || !gtk_text_iter_equal (end, &link_end)))
    return;

  PARENT_CLASS->apply_tag (buffer, tag, start, end);
}

/* Where a cursor at @iter inside the link goes; FALSE if it is not inside. */
static gboolean
snap (LiaisonLetterBuffer *self, GtkTextIter *iter, int side)
{
  GtkTextIter start, end;
  int offset = gtk_text_iter_get_offset (iter);

  if (!liaison_letter_buffer_get_link_bounds (self, &start, &end) ||
      gtk_text_iter_compare (iter, &start) <= 0 || gtk_text_iter_compare (iter, &end) >= 0)
    return FALSE;

  if (side == 0)
    side = offset - gtk_text_iter_get_offset (&start) < gtk_text_iter_get_offset (&end) - offset
             ? -1
             : 1;
  *iter = side < 0 ? start : end;
  return TRUE;
}

/* The cursor never stands inside the link, and a selection holds all of it or nothing: half a link
 * that was copied would be worse than none. */
static void
liaison_letter_buffer_mark_set (GtkTextBuffer *buffer, const GtkTextIter *iter, GtkTextMark *mark)
{
  LiaisonLetterBuffer *self = LIAISON_LETTER_BUFFER (buffer);
  GtkTextMark *insert_mark = gtk_text_buffer_get_insert (buffer);
  GtkTextMark *bound_mark = gtk_text_buffer_get_selection_bound (buffer);
  GtkTextIter insert, bound;
  int order;
  gboolean moved;

  PARENT_CLASS->mark_set (buffer, iter, mark);
  if (self->snapping || self->unguarded || (mark != insert_mark && mark != bound_mark))
    return;

  gtk_text_buffer_get_iter_at_mark (buffer, &insert, insert_mark);
  gtk_text_buffer_get_iter_at_mark (buffer, &bound, bound_mark);
  order = gtk_text_iter_compare (&insert, &bound);
  moved = snap (self, &insert, self->motion != 0 ? self->motion : order);
  moved = snap (self, &bound, order == 0 ? self->motion : -order) || moved;
  if (!moved)
    return;

  self->snapping = TRUE;
  gtk_text_buffer_select_range (buffer, &insert, &bound);
  self->snapping = FALSE;
}

/* History holds only what the functions above let through, so taking it back step by step leads
 * through states that all had the link. */
static void
move_in_history (LiaisonLetterBuffer *self, void (*move) (GtkTextBuffer *))
{
  self->unguarded = TRUE;
  move (GTK_TEXT_BUFFER (self));
  self->unguarded = FALSE;
  self->stranded = FALSE;
  /* The last step is now another one: the next deletion may be joined to it, whatever it is. */
  self->run_bytes = RUN_MAX;
  self->run_start = RUN_ANYWHERE;
  find_link (self);
}

static void
liaison_letter_buffer_undo (GtkTextBuffer *buffer)
{
  move_in_history (LIAISON_LETTER_BUFFER (buffer), PARENT_CLASS->undo);
}

static void
liaison_letter_buffer_redo (GtkTextBuffer *buffer)
{
  move_in_history (LIAISON_LETTER_BUFFER (buffer), PARENT_CLASS->redo);
}

/* Not in init: the table of tags is given at construction. */
static void
liaison_letter_buffer_constructed (GObject *object)
{
  LiaisonLetterBuffer *self = LIAISON_LETTER_BUFFER (object);
  GtkTextBuffer *buffer = GTK_TEXT_BUFFER (object);
  GtkTextIter start;

  G_OBJECT_CLASS (liaison_letter_buffer_parent_class)->constructed (object);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
  self->link_tag = gtk_text_buffer_create_tag (buffer, "link", NULL);
  gtk_text_buffer_get_start_iter (buffer, &start);
  self->link_start = gtk_text_buffer_create_mark (buffer, NULL, &start, FALSE);
  self->link_end = gtk_text_buffer_create_mark (buffer, NULL, &start, TRUE);
}

static void
liaison_letter_buffer_finalize (GObject *object)
{
  LiaisonLetterBuffer *self = LIAISON_LETTER_BUFFER (object);

  g_clear_pointer (&self->link, g_free);
  G_OBJECT_CLASS (liaison_letter_buffer_parent_class)->finalize (object);
}

static void
liaison_letter_buffer_class_init (LiaisonLetterBufferClass *klass)
{
  GtkTextBufferClass *buffer_class = GTK_TEXT_BUFFER_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = liaison_letter_buffer_constructed;
  G_OBJECT_CLASS (klass)->finalize = liaison_letter_buffer_finalize;
  buffer_class->insert_text = liaison_letter_buffer_insert_text;
  buffer_class->insert_paintable = liaison_letter_buffer_insert_paintable;
  buffer_class->insert_child_anchor = liaison_letter_buffer_insert_child_anchor;
  buffer_class->delete_range = liaison_letter_buffer_delete_range;
  buffer_class->apply_tag = liaison_letter_buffer_apply_tag;
  buffer_class->end_user_action = liaison_letter_buffer_end_user_action;
  buffer_class->mark_set = liaison_letter_buffer_mark_set;
  buffer_class->undo = liaison_letter_buffer_undo;
  buffer_class->redo = liaison_letter_buffer_redo;

  signals[LINK_PROTECTED] = g_signal_new ("link-protected", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
liaison_letter_buffer_init (LiaisonLetterBuffer *self)
{
}

LiaisonLetterBuffer *
liaison_letter_buffer_new (void)
{
  return g_object_new (LIAISON_TYPE_LETTER_BUFFER, NULL);
}

void
liaison_letter_buffer_load (LiaisonLetterBuffer *self, const char *text, const char *link)
{
  g_autofree char *copy = g_strdup (link);
  g_autofree char *given = dup_with_line_feeds (text != NULL ? text : "", -1);
  GtkTextIter start;

  g_return_if_fail (LIAISON_IS_LETTER_BUFFER (self));

  self->unguarded = TRUE;
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (self), given, -1);
  self->unguarded = FALSE;
  self->stranded = FALSE;
  self->run_bytes = 0;
  g_free (self->link);
  self->link = g_steal_pointer (&copy);
  find_link (self);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (self), &start);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self), &start);
}

char *
liaison_letter_buffer_dup_text (LiaisonLetterBuffer *self)
{
  GtkTextIter start, end;

  g_return_val_if_fail (LIAISON_IS_LETTER_BUFFER (self), NULL);

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (self), &start, &end);
  return gtk_text_buffer_get_text (GTK_TEXT_BUFFER (self), &start, &end, TRUE);
}

gboolean
liaison_letter_buffer_get_link_bounds (LiaisonLetterBuffer *self,
                                       GtkTextIter *start,
                                       GtkTextIter *end)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_BUFFER (self), FALSE);

  if (!self->protected)
    return FALSE;

  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), start, self->link_start);
  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (self), end, self->link_end);
  return TRUE;
}

GtkTextTag *
liaison_letter_buffer_get_link_tag (LiaisonLetterBuffer *self)
{
  g_return_val_if_fail (LIAISON_IS_LETTER_BUFFER (self), NULL);

  return self->link_tag;
}

void
liaison_letter_buffer_set_motion (LiaisonLetterBuffer *self, int motion)
{
  g_return_if_fail (LIAISON_IS_LETTER_BUFFER (self));

  self->motion = motion;
}
