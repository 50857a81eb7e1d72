/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-composer.h"

#include <adwaita.h>

#define LOCK_SIZE 16
#define LOCK_MARGIN 10
#define LINK_MARGIN (LOCK_SIZE + 2 * LOCK_MARGIN)
#define LINK_PADDING 8
#define BLOCK_RADIUS 8
#define TINT 0.12
#define FLASH_TINT 0.3
#define FLASH_MS 240

struct _LiaisonComposer
{
  GtkTextView parent_instance;

  LiaisonLetterBuffer *buffer;
  GtkIconPaintable *lock;
  AdwAnimation *flash;
  double flash_value;
  guint scroll_idle;
};

G_DEFINE_FINAL_TYPE (LiaisonComposer, liaison_composer, GTK_TYPE_TEXT_VIEW)

/* The link's paragraph as it is laid out, in buffer coordinates. */
static gboolean
get_link_area (LiaisonComposer *self, graphene_rect_t *area)
{
  GtkTextIter start, end;
  int y, height;

  if (!liaison_letter_buffer_get_link_bounds (self->buffer, &start, &end))
    return FALSE;

  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &start, &y, &height);
  graphene_rect_init (area, gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)) - LINK_PADDING,
                      y + 1,
                      gtk_widget_get_width (GTK_WIDGET (self)) -
                        gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)) -
                        gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self)) + 2 * LINK_PADDING,
                      height - 2);
  return TRUE;
}

static void
draw_lock (LiaisonComposer *self, GtkSnapshot *snapshot, graphene_rect_t *area, GdkRGBA *colour)
{
  /* A link is written from left to right in every language, and its margin is there. */
  float x = area->origin.x + LOCK_MARGIN;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, area->origin.y + LINK_PADDING + 1));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (self->lock), snapshot,
                                            LOCK_SIZE, LOCK_SIZE, colour, 1);
  gtk_snapshot_restore (snapshot);
}

static void
liaison_composer_snapshot_layer (GtkTextView *view, GtkTextViewLayer layer, GtkSnapshot *snapshot)
{
  LiaisonComposer *self = LIAISON_COMPOSER (view);
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA accent, accent_text, tint;
  graphene_rect_t area;
  GskRoundedRect block;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || !get_link_area (self, &area) ||
      !gtk_style_context_lookup_color (style, "accent_bg_color", &accent) ||
      !gtk_style_context_lookup_color (style, "accent_color", &accent_text))
    return;

  tint = accent;
  tint.alpha = TINT + self->flash_value * FLASH_TINT;
  gsk_rounded_rect_init_from_rect (&block, &area, BLOCK_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &block);
  gtk_snapshot_append_color (snapshot, &tint, &area);
  gtk_snapshot_pop (snapshot);
  draw_lock (self, snapshot, &area, &accent_text);
}

static void
liaison_composer_move_cursor (GtkTextView *view,
                              GtkMovementStep step,
                              int count,
                              gboolean extend_selection)
{
  LiaisonComposer *self = LIAISON_COMPOSER (view);

  liaison_letter_buffer_set_motion (self->buffer, count < 0 ? -1 : 1);
  GTK_TEXT_VIEW_CLASS (liaison_composer_parent_class)
    ->move_cursor (view, step, count, extend_selection);
  liaison_letter_buffer_set_motion (self->buffer, 0);
}

static GtkTextBuffer *
liaison_composer_create_buffer (GtkTextView *view)
{
  return GTK_TEXT_BUFFER (liaison_letter_buffer_new ());
}

static void
set_flash_cb (double value, gpointer user_data)
{
  LiaisonComposer *self = user_data;

  self->flash_value = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
scroll_cb (gpointer user_data)
{
  LiaisonComposer *self = user_data;

  self->scroll_idle = 0;
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self),
                                gtk_text_buffer_get_insert (GTK_TEXT_BUFFER (self->buffer)), 0,
                                TRUE, 0, 0.5);
  return G_SOURCE_REMOVE;
}

static void
liaison_composer_dispose (GObject *object)
{
  LiaisonComposer *self = LIAISON_COMPOSER (object);

  g_clear_handle_id (&self->scroll_idle, g_source_remove);
  g_clear_object (&self->flash);
  g_clear_object (&self->lock);
  g_clear_object (&self->buffer);
  G_OBJECT_CLASS (liaison_composer_parent_class)->dispose (object);
}

static void
liaison_composer_class_init (LiaisonComposerClass *klass)
{
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_composer_dispose;
  view_class->create_buffer = liaison_composer_create_buffer;
  view_class->move_cursor = liaison_composer_move_cursor;
  view_class->snapshot_layer = liaison_composer_snapshot_layer;
}

static void
liaison_composer_init (LiaisonComposer *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  AdwAnimationTarget *target = adw_callback_animation_target_new (set_flash_cb, self, NULL);

  self->buffer = g_object_ref (LIAISON_LETTER_BUFFER (gtk_text_view_get_buffer (view)));
  /* The view may lay new text out only when it is drawn, which is too late for the scroll bar. */
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (gtk_widget_queue_resize), self,
                           G_CONNECT_SWAPPED);
  self->flash = adw_timed_animation_new (GTK_WIDGET (self), 1, 0, FLASH_MS, target);
  self->lock = gtk_icon_theme_lookup_icon (
    gtk_icon_theme_get_for_display (gdk_display_get_default ()), "changes-prevent-symbolic", NULL,
    LOCK_SIZE, gtk_widget_get_scale_factor (GTK_WIDGET (self)), GTK_TEXT_DIR_NONE, 0);

  gtk_text_view_set_left_margin (view, 2 * LINK_PADDING);
  gtk_text_view_set_right_margin (view, 2 * LINK_PADDING);
  g_object_set (liaison_letter_buffer_get_link_tag (self->buffer), "left-margin",
                LINK_MARGIN + LINK_PADDING, "right-margin", 3 * LINK_PADDING, "pixels-above-lines",
                LINK_PADDING, "pixels-below-lines", LINK_PADDING, "wrap-mode", GTK_WRAP_CHAR,
                /* A hyphen would look like a part of it. */ "insert-hyphens", FALSE, NULL);
}

LiaisonLetterBuffer *
liaison_composer_get_letter_buffer (LiaisonComposer *self)
{
  g_return_val_if_fail (LIAISON_IS_COMPOSER (self), NULL);

  return self->buffer;
}

void
liaison_composer_flash_link (LiaisonComposer *self)
{
  g_return_if_fail (LIAISON_IS_COMPOSER (self));

  adw_animation_play (self->flash);
}

void
liaison_composer_show_link (LiaisonComposer *self)
{
  GtkTextIter start, end;

  g_return_if_fail (LIAISON_IS_COMPOSER (self));

  if (!liaison_letter_buffer_get_link_bounds (self->buffer, &start, &end))
    return;

  gtk_text_buffer_place_cursor (GTK_TEXT_BUFFER (self->buffer), &end);
  /* The view lays all its text out in idle times of its own, which come first; until then it does
   * not know where the link will stand. */
  if (self->scroll_idle == 0)
    self->scroll_idle = g_idle_add_full (G_PRIORITY_LOW, scroll_cb, self, NULL);
  liaison_composer_flash_link (self);
}
