/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "ui/invite/liaison-letter-buffer.h"

#define LINK                                                                                       \
  "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId="           \
  "0b6d3ba1&msppId=0&DAP=true#/BillingAccounts/partner-invitation"
#define LETTER "Dear Li Lei,\n\nopen this link:\n\n" LINK "\n\nKind regards\n李雷"

static LiaisonLetterBuffer *
new_letter (const char *text)
{
  LiaisonLetterBuffer *buffer = liaison_letter_buffer_new ();

  liaison_letter_buffer_load (buffer, text, LINK);
  return buffer;
}

static void
assert_text (LiaisonLetterBuffer *buffer, const char *expected)
{
  g_autofree char *text = liaison_letter_buffer_dup_text (buffer);

  g_assert_cmpstr (text, ==, expected);
}

/* One link, alone on its line, and protected where it stands. */
static void
assert_intact (LiaisonLetterBuffer *buffer)
{
  g_autofree char *text = liaison_letter_buffer_dup_text (buffer);
  g_autofree char *slice = NULL;
  const char *link = strstr (text, LINK);
  GtkTextIter start, end;

  g_assert_nonnull (link);
  g_assert_true (g_strrstr (text, LINK) == link);
  g_assert_true (link == text || link[-1] == '\n');
  g_assert_true (link[strlen (LINK)] == '\0' || link[strlen (LINK)] == '\n');

  g_assert_true (liaison_letter_buffer_get_link_bounds (buffer, &start, &end));
  slice = gtk_text_iter_get_text (&start, &end);
  g_assert_cmpstr (slice, ==, LINK);
  g_assert_true (gtk_text_iter_starts_tag (&start, liaison_letter_buffer_get_link_tag (buffer)));
  g_assert_true (gtk_text_iter_ends_tag (&end, liaison_letter_buffer_get_link_tag (buffer)));
}

static void
count_cb (LiaisonLetterBuffer *buffer, gpointer user_data)
{
  ++*(guint *) user_data;
}

static void delete (LiaisonLetterBuffer *buffer, int from, int to)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &start, from);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &end, to);
  gtk_text_buffer_delete_interactive (GTK_TEXT_BUFFER (buffer), &start, &end, TRUE);
  g_assert_true (gtk_text_iter_equal (&start, &end));
}

static void
place_cursor (LiaisonLetterBuffer *buffer, int offset)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, offset);
  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (buffer), &iter);
}

static int
get_cursor (LiaisonLetterBuffer *buffer)
{
  int offset;

  g_object_get (buffer, "cursor-position", &offset, NULL);
  return offset;
}

static int
link_offset (LiaisonLetterBuffer *buffer)
{
  GtkTextIter start, end;

  g_assert_true (liaison_letter_buffer_get_link_bounds (buffer, &start, &end));
  return gtk_text_iter_get_offset (&start);
}

/* As a person types: each character at the cursor, the selection gone first. */
static void
type (LiaisonLetterBuffer *buffer, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (buffer));
      gtk_text_buffer_delete_selection (GTK_TEXT_BUFFER (buffer), TRUE, TRUE);
      gtk_text_buffer_insert_interactive_at_cursor (GTK_TEXT_BUFFER (buffer), p,
                                                    g_utf8_next_char (p) - p, TRUE);
      gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (buffer));
    }
}

/* As a person holds Backspace. */
static void
backspace (LiaisonLetterBuffer *buffer, int count)
{
  for (int i = 0; i < count; i++)
    {
      GtkTextIter iter;

      gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &iter, get_cursor (buffer));
      gtk_text_buffer_backspace (GTK_TEXT_BUFFER (buffer), &iter, TRUE, TRUE);
    }
}

static int
undo_all (LiaisonLetterBuffer *buffer)
{
  int steps = 0;

  for (; gtk_text_buffer_get_can_undo (GTK_TEXT_BUFFER (buffer)); steps++)
    {
      gtk_text_buffer_undo (GTK_TEXT_BUFFER (buffer));
      assert_intact (buffer);
    }
  return steps;
}

static void
redo_all (LiaisonLetterBuffer *buffer)
{
  while (gtk_text_buffer_get_can_redo (GTK_TEXT_BUFFER (buffer)))
    {
      gtk_text_buffer_redo (GTK_TEXT_BUFFER (buffer));
      assert_intact (buffer);
    }
}

static void
select_all (LiaisonLetterBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (GTK_TEXT_BUFFER (buffer), &start, &end);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (buffer), &start, &end);
}

static void
test_select_all_and_delete (void)
{
  g_autoptr(LiaisonLetterBuffer) buffer = new_letter (LETTER);
  guint n_protected = 0;

  g_signal_connect (buffer, "link-protected", G_CALLBACK (count_cb), &n_protected);
  select_all (buffer);
  gtk_text_buffer_delete_selection (GTK_TEXT_BUFFER (buffer), TRUE, TRUE);

  assert_text (buffer, LINK);
  assert_intact (buffer);
  g_assert_cmpuint (n_protected, ==, 1);
  g_assert_false (gtk_text_buffer_get_has_selection (GTK_TEXT_BUFFER (buffer)));

  gtk_text_buffer_undo (GTK_TEXT_BUFFER (buffer));
  assert_text (buffer, LETTER);
  assert_intact (buffer);
  gtk_text_buffer_redo (GTK_TEXT_BUFFER (buffer));
  assert_text (buffer, LINK);
  assert_intact (buffer);
}

static void
test_select_all_and_type (void)
{
  g_autoptr(LiaisonLetterBuffer) buffer = new_letter (LETTER);

  select_all (buffer);
  type (buffer, "Hello 李");

  assert_text (buffer, "Hello 李\n" LINK);
  assert_intact (buffer);
  undo_all (buffer);
  assert_text (buffer, LETTER);
}

static void
test_typing_at_the_edges (void)
{
  g_autoptr(LiaisonLetterBuffer) buffer = new_letter ("a\n" LINK "\nb");

  place_cursor (buffer, link_offset (buffer));
  type (buffer, "xyz");
  assert_text (buffer, "a\nxyz\n" LINK "\nb");
  assert_intact (buffer);

  place_cursor (buffer, link_offset (buffer) + strlen (LINK));
  type (buffer, " .。");
  assert_text (buffer, "a\nxyz\n" LINK "\n .。\nb");
  assert_intact (buffer);

  place_cursor (buffer, link_offset (buffer));
  type (buffer, "\n");
  assert_text (buffer, "a\nxyz\n\n" LINK "\n .。\nb");
  g_assert_cmpint (get_cursor (buffer), ==, link_offset (buffer));
}

static void
test_typing_over_the_link (void)
{
  g_autoptr(LiaisonLetterBuffer) buffer = new_letter ("a\n" LINK "\nb");
  GtkTextIter start, end;

  liaison_letter_buffer_get_link_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (buffer), &end, &start);
  type (buffer, "xyz");

  assert_text (buffer, "a\nxyz\n" LINK "\nb");
  assert_intact (buffer);
}

static void
test_backspace_and_delete_at_the_edges (void)
{
  g_autoptr(LiaisonLetterBuffer) buffer = new_letter ("a\n" LINK "\nb");
  int link = link_offset (buffer);
  int end = link + strlen (LINK);
  guint n_protected = 0;

  g_signal_connect (buffer, "link-protected", G_CALLBACK (count_cb), &n_protected);
  delete (buffer, link - 1, link);
  delete (buffer, link, link + 1);
  delete (buffer, end - 1, end);
  delete (buffer, end, end + 1);
  delete (buffer, link + 3, link + 9);
  assert_text (buffer, "a\n" LINK "\nb");
  g_assert_cmpuint (n_protected, ==, 5);

  delete (buffer, 0, link);
  assert_text (buffer, LINK "\nb");
  delete (buffer, strlen (LINK), strlen (LINK) + 2);
  assert_text (buffer, LINK);
  assert_intact (buffer);
}

static void
test_deleting_across_an_edge (void)
{
  g_autoptr(LiaisonLetterBuffer) buffer = new_letter ("abc\n" LINK "\ndef");
  int link = link_offset (buffer);

  delete (buffer, 1, link + 5);
  assert_text (buffer, "a\n" LINK "\ndef");
  link = link_offset (buffer);
  delete (buffer, link + 5, link + strlen (LINK) + 3);
  assert_text (buffer, "a\n" LINK "\nf");
  assert_intact (buffer);

  gtk_text_buffer_undo (GTK_TEXT_BUFFER (buffer));
  assert_intact (buffer);
  gtk_text_buffer_undo (GTK_TEXT_BUFFER (buffer));
  assert_text (buffer, "abc\n" LINK "\ndef");
  assert_intact (buffer);
}

static void
test_pasting_the_letter_over_itself (void)
{
  g_autoptr(LiaisonLetterBuffer) buffer = new_letter (LETTER);
  GtkTextIter iter;

  select_all (buffer);
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (buffer));
  gtk_text_buffer_delete_selection (GTK_TEXT_BUFFER (buffer), TRUE, TRUE);
  gtk_text_buffer_get_iter_at_mark (GTK_TEXT_BUFFER (buffer), &iter,
                                    gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (buffer)));
  gtk_text_buffer_insert_interactive (GTK_TEXT_BUFFER (buffer), &iter, LETTER, -1, TRUE);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (buffer));
  assert_text (buffer, LETTER);
  assert_intact (buffer);

  gtk_text_buffer_undo (GTK_TEXT_BUFFER (buffer));
  assert_text (buffer, LETTER);
  assert_intact (buffer);
  gtk_text_buffer_redo (GTK_TEXT_BUFFER (buffer));
  assert_text (buffer, LETTER);
  assert_intact (buffer);
}

/* Between text views of one program a text comes in pieces, split where its tags change. */
static void
test_pasting_in_pieces (void)
{
  g_autoptr(LiaisonLetterBuffer) buffer = new_letter (LETTER);
  g_autoptr(GtkTextBuffer) other =
               gtk_text_buffer_new (gtk_text_buffer_get_tag_table (GTK_TEXT_BUFFER (buffer)));
  GtkTextIter iter, start, end;

  select_all (buffer);
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (buffer));
  gtk_text_buffer_delete_selection (GTK_TEXT_BUFFER (buffer), TRUE, TRUE);
  for (int i = 0; i < 3; i++)
    {
      static const char *const pieces[] = { "above\n", LINK, "\nbelow" };

      gtk_text_buffer_insert_at_cursor (GTK_TEXT_BUFFER (buffer), pieces[i], -1);
    }
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (buffer));
  assert_text (buffer, "above\n" LINK "\nbelow");
  assert_intact (buffer);

  gtk_text_buffer_undo (GTK_TEXT_BUFFER (buffer));
  assert_text (buffer, LETTER);
  assert_intact (buffer);

  select_all (buffer);
  gtk_text_buffer_delete_selection (GTK_TEXT_BUFFER (buffer), TRUE, TRUE);
  gtk_text_buffer_set_text (other, LETTER, -1);
  gtk_text_buffer_get_bounds (other, &start, &end);
  gtk_text_buffer_get_start_iter (GTK_TEXT_BUFFER (buffer), &iter);
  gtk_text_buffer_insert_range_interactive (GTK_TEXT_BUFFER (buffer), &iter, &start, &end, TRUE);
  assert_text (buffer, LETTER);
  assert_intact (buffer);
}

/* What an assistive tool does that replaces the whole contents. */
static void
test_setting_the_text (void)
{
  g_autoptr(LiaisonLetterBuffer) buffer = new_letter (LETTER);

  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (buffer), "nothing left", -1);
  assert_text (buffer, "nothing left\n" LINK);
  assert_intact (buffer);
  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (buffer), "above\r\n" LINK "\r\nbelow", -1);
  assert_text (buffer, "above\n" LINK "\nbelow");
  assert_intact (buffer);
}

/* A drag inside the view inserts first and deletes the selection then. */
static void
test_dragging_the_link (void)
{
  g_autoptr(LiaisonLetterBuffer) buffer = new_letter ("a\n" LINK "\nb\nc");
  GtkTextIter start, end, iter;

  liaison_letter_buffer_get_link_bounds (buffer, &start, &end);
  gtk_text_iter_forward_char (&end);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (buffer), &start, &end);
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (buffer));
  gtk_text_buffer_get_iter_at_line (GTK_TEXT_BUFFER (buffer), &iter, 3);
  gtk_text_buffer_insert_interactive (GTK_TEXT_BUFFER (buffer), &iter, LINK "\n", -1, TRUE);
  gtk_text_buffer_delete_selection (GTK_TEXT_BUFFER (buffer), TRUE, TRUE);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (buffer));
  assert_text (buffer, "a\nb\n" LINK "\nc");
  assert_intact (buffer);

  gtk_text_buffer_undo (GTK_TEXT_BUFFER (buffer));
  assert_text (buffer, "a\n" LINK "\nb\nc");
  assert_intact (buffer);
}

static void
test_cursor_steps_over (void)
{
  g_autoptr(LiaisonLetterBuffer) buffer = new_letter ("a\n" LINK "\nb");
  int link = link_offset (buffer);
  int end = link + strlen (LINK);
  GtkTextIter from, to;

  liaison_letter_buffer_set_motion (buffer, 1);
  place_cursor (buffer, link + 1);
  g_assert_cmpint (get_cursor (buffer), ==, end);
  liaison_letter_buffer_set_motion (buffer, -1);
  place_cursor (buffer, end - 1);
  g_assert_cmpint (get_cursor (buffer), ==, link);
  liaison_letter_buffer_set_motion (buffer, 0);
  place_cursor (buffer, end - 1);
  g_assert_cmpint (get_cursor (buffer), ==, end);

  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &from, link + 4);
  gtk_text_buffer_get_iter_at_offset (GTK_TEXT_BUFFER (buffer), &to, link + 9);
  gtk_text_buffer_select_range (GTK_TEXT_BUFFER (buffer), &to, &from);
  gtk_text_buffer_get_selection_bounds (GTK_TEXT_BUFFER (buffer), &from, &to);
  g_assert_cmpint (gtk_text_iter_get_offset (&from), ==, link);
  g_assert_cmpint (gtk_text_iter_get_offset (&to), ==, end);
}

static void
test_without_a_link (void)
{
  g_autoptr(LiaisonLetterBuffer) buffer = new_letter ("nothing to guard");
  GtkTextIter start, end;

  g_assert_false (liaison_letter_buffer_get_link_bounds (buffer, &start, &end));
  select_all (buffer);
  type (buffer, "x");
  assert_text (buffer, "x");

  liaison_letter_buffer_load (buffer, "x" LINK "y", LINK);
  g_assert_false (liaison_letter_buffer_get_link_bounds (buffer, &start, &end));
  liaison_letter_buffer_load (buffer, NULL, NULL);
  assert_text (buffer, "");
}

/* GTK 4.8 alone brings back other text, or none, from 23 bytes on. */
static void
test_undoing_backspace (void)
{
  static const char *const lines[] = {
    "0123456789abcdefghijkl",
    "0123456789abcdefghijklm",
    "0123456789abcdefghijklmn",
    "0123456789 123456789 123456789 123456789 123456789 123456789 123456789",
    "李雷李雷李雷李",
    "李雷李雷李雷李。",
    "一二三四五六七\n八九十\n甲乙丙丁戊己庚辛",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *letter = g_strconcat (lines[i], "\n" LINK, NULL);
      g_autoptr(LiaisonLetterBuffer) buffer = new_letter (letter);
      int length = g_utf8_strlen (lines[i], -1);
      int n_steps;

      place_cursor (buffer, length);
      backspace (buffer, length);
      assert_text (buffer, "\n" LINK);
      n_steps = undo_all (buffer);
      assert_text (buffer, letter);
      g_assert_cmpint (n_steps, <=, length / 4);
      g_assert_true (n_steps == 1 || strlen (lines[i]) > 22);

      redo_all (buffer);
      assert_text (buffer, "\n" LINK);
      undo_all (buffer);
      assert_text (buffer, letter);
    }
}

/* What is taken away after an undo may be joined to what was taken away before. */
static void
test_backspace_after_undo (void)
{
  g_autoptr(LiaisonLetterBuffer) buffer =
               new_letter ("0123456789abcdefghijklmnopqrstuvwxyz\n" LINK);

  place_cursor (buffer, 36);
  backspace (buffer, 20);
  type (buffer, "!");
  gtk_text_buffer_undo (GTK_TEXT_BUFFER (buffer));
  place_cursor (buffer, 16);
  backspace (buffer, 10);
  assert_text (buffer, "012345\n" LINK);
  undo_all (buffer);
  assert_text (buffer, "0123456789abcdefghijklmnopqrstuvwxyz\n" LINK);
}

/* All in one action, and in a letter without a link. */
static void
test_backspace_in_one_action (void)
{
  g_autoptr(LiaisonLetterBuffer) buffer = new_letter ("0123456789abcdefghijklmnopqrstuvwxyz");

  place_cursor (buffer, 36);
  gtk_text_buffer_begin_user_action (GTK_TEXT_BUFFER (buffer));
  backspace (buffer, 36);
  gtk_text_buffer_end_user_action (GTK_TEXT_BUFFER (buffer));
  assert_text (buffer, "");
  gtk_text_buffer_undo (GTK_TEXT_BUFFER (buffer));
  assert_text (buffer, "0123456789abcdefghijklmnopqrstuvwxyz");
  g_assert_false (gtk_text_buffer_get_can_undo (GTK_TEXT_BUFFER (buffer)));
}

/* Brought back in another order, the line end before the link would be taken for the text that was
 * typed there, and the next undo would remove it. */
static void
test_undoing_what_stood_before_the_link (void)
{
  g_autoptr(LiaisonLetterBuffer) buffer = new_letter (LINK);

  place_cursor (buffer, 0);
  type (buffer, "李");
  place_cursor (buffer, link_offset (buffer));
  type (buffer, "雷李雷李雷李雷");
  assert_text (buffer, "李\n雷李雷李雷李雷\n" LINK);
  backspace (buffer, 9);
  assert_text (buffer, "\n" LINK);

  undo_all (buffer);
  assert_text (buffer, LINK);
}

static void
attack_once (LiaisonLetterBuffer *buffer)
{
  static const char *const pieces[] = { "a",     "\n",       "。",     "\r\n",   " ",
                                        "&amp;", "李雷\n\n", "\u2029", "\u200b", "long\nand\nwide",
                                        "://",   "\t" };
  GtkTextBuffer *text = GTK_TEXT_BUFFER (buffer);
  int length = gtk_text_buffer_get_char_count (text);
  int from = g_test_rand_int_range (0, length + 1);
  int to = g_test_rand_int_range (0, length + 1);
  const char *piece = pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))];
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (text, &start, from);
  gtk_text_buffer_get_iter_at_offset (text, &end, to);
  switch (g_test_rand_int_range (0, 11))
    {
    case 0:
    case 1:
      gtk_text_buffer_undo (text);
      break;
    case 2:
      gtk_text_buffer_redo (text);
      break;
    case 3:
      gtk_text_iter_order (&start, &end);
      gtk_text_buffer_delete (text, &start, &end);
      break;
    case 4:
      gtk_text_buffer_select_range (text, &start, &end);
      type (buffer, piece);
      break;
    case 5:
      gtk_text_buffer_backspace (text, &start, TRUE, TRUE);
      break;
    case 6:
      place_cursor (buffer, link_offset (buffer));
      type (buffer, piece);
      break;
    case 7:
      place_cursor (buffer, link_offset (buffer) + strlen (LINK));
      type (buffer, piece);
      break;
    case 8:
      place_cursor (buffer, from);
      backspace (buffer, g_test_rand_int_range (1, 40));
      break;
    default:
      gtk_text_buffer_insert (text, &start, piece, -1);
      g_assert_cmpint (gtk_text_iter_get_offset (&start), <=,
                       gtk_text_buffer_get_char_count (text));
    }
}

static void
attack (LiaisonLetterBuffer *buffer, int count)
{
  for (int i = 0; i < count; i++)
    {
      attack_once (buffer);
      assert_intact (buffer);
    }
}

static void
test_random_attack (void)
{
  g_autoptr(LiaisonLetterBuffer) buffer = new_letter (LETTER);

  attack (buffer, 5000);
  undo_all (buffer);
}

/* With all steps kept, the way back ends exactly at the start. */
static void
test_random_attack_remembered (void)
{
  g_autoptr(LiaisonLetterBuffer) buffer = new_letter (LETTER);
  g_autofree char *text = NULL;

  gtk_text_buffer_set_max_undo_levels (GTK_TEXT_BUFFER (buffer), 0);
  attack (buffer, 1000);
  redo_all (buffer);
  text = liaison_letter_buffer_dup_text (buffer);
  undo_all (buffer);
  assert_text (buffer, LETTER);
  redo_all (buffer);
  assert_text (buffer, text);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/letter-buffer/select-all-and-delete", test_select_all_and_delete);
  g_test_add_func ("/letter-buffer/select-all-and-type", test_select_all_and_type);
  g_test_add_func ("/letter-buffer/typing-at-the-edges", test_typing_at_the_edges);
  g_test_add_func ("/letter-buffer/typing-over-the-link", test_typing_over_the_link);
  g_test_add_func ("/letter-buffer/backspace-and-delete", test_backspace_and_delete_at_the_edges);
  g_test_add_func ("/letter-buffer/deleting-across-an-edge", test_deleting_across_an_edge);
  g_test_add_func ("/letter-buffer/pasting-over-itself", test_pasting_the_letter_over_itself);
  g_test_add_func ("/letter-buffer/pasting-in-pieces", test_pasting_in_pieces);
  g_test_add_func ("/letter-buffer/setting-the-text", test_setting_the_text);
  g_test_add_func ("/letter-buffer/dragging-the-link", test_dragging_the_link);
  g_test_add_func ("/letter-buffer/cursor-steps-over", test_cursor_steps_over);
  g_test_add_func ("/letter-buffer/without-a-link", test_without_a_link);
  g_test_add_func ("/letter-buffer/undoing-backspace", test_undoing_backspace);
  g_test_add_func ("/letter-buffer/backspace-after-undo", test_backspace_after_undo);
  g_test_add_func ("/letter-buffer/backspace-in-one-action", test_backspace_in_one_action);
  g_test_add_func ("/letter-buffer/undoing-before-the-link",
                   test_undoing_what_stood_before_the_link);
  g_test_add_func ("/letter-buffer/random-attack", test_random_attack);
  g_test_add_func ("/letter-buffer/random-attack-remembered", test_random_attack_remembered);
  return g_test_run ();
}
