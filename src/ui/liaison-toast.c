/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-toast.h"

/* What a toast takes beside its text: margins, and the button that closes it; and what a button
 * takes beside its label, in pixels. */
#define TOAST_BORDERS 92
#define BUTTON_BORDERS 38
/* Of whatever is left. */
#define LEAST_ROOM 120

/* How long a toast that was dismissed takes to be gone, and a bit. */
#define GOING_MS 400
#define LINE_KEY "liaison-toasts"

/* The toasts of one overlay, which never sees more than one of them. */
typedef struct
{
  AdwToastOverlay *overlay; /* not owned: it owns this */
  AdwToast *shown;          /* or NULL */
  gulong dismissed;         /* its handler */
  GQueue waiting;
  guint going; /* source: something still goes */
} Line;

static int
get_button_width (const char *button, GtkWidget *overlay)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (overlay, button);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  /* It will be bold. */
  return width * 5 / 4 + BUTTON_BORDERS;
}

static int
get_room (const char *button, GtkWidget *overlay)
{
  int width = gtk_widget_get_width (overlay);

  if (width == 0) /* nobody can tell yet */
    return G_MAXINT;
  width -= TOAST_BORDERS + (button != NULL ? get_button_width (button, overlay) : 0);
  return MAX (width, LEAST_ROOM);
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  /* As the toolkit's own looks. */
  gtk_widget_add_css_class (label, "heading");
  return label;
}

/* A toast is as high as its title would be with all the room there is in the world. */
static GtkWidget *
fit (GtkWidget *label, int room)
{
  GtkWidget *clamp;
  int width;

  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  if (width <= room)
    return label;
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  clamp = adw_clamp_new ();
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), room);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), room);
  adw_clamp_set_child (ADW_CLAMP (clamp), label);
  return clamp;
}

AdwToast *
liaison_toast_new (const char *text, const char *button, GtkWidget *overlay)
{
  AdwToast *toast;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (GTK_IS_WIDGET (overlay), NULL);

  toast = adw_toast_new ("");
  adw_toast_set_custom_title (toast, fit (make_label (text), get_room (button, overlay)));
  adw_toast_set_button_label (toast, button);
  return toast;
}

static void show_next (Line *line);

static void
line_free (gpointer user_data)
{
  Line *line = user_data;

  g_clear_handle_id (&line->going, g_source_remove);
  if (line->shown != NULL)
    g_clear_signal_handler (&line->dismissed, line->shown);
  g_clear_object (&line->shown);
  g_queue_clear_full (&line->waiting, g_object_unref);
  g_free (line);
}

static Line *
get_line (AdwToastOverlay *overlay)
{
  Line *line = g_object_get_data (G_OBJECT (overlay), LINE_KEY);

  if (line != NULL)
    return line;
  line = g_new0 (Line, 1);
  line->overlay = overlay;
  g_queue_init (&line->waiting);
  g_object_set_data_full (G_OBJECT (overlay), LINE_KEY, line, line_free);
  return line;
}

static gboolean
gone_cb (gpointer user_data)
{
  Line *line = user_data;

  line->going = 0;
  show_next (line);
  return G_SOURCE_REMOVE;
}

static void
dismissed_cb (Line *line)
{
  g_clear_signal_handler (&line->dismissed, line->shown);
  g_clear_object (&line->shown);
  if (line->going == 0)
    line->going = g_timeout_add (GOING_MS, gone_cb, line);
}

static void
show_next (Line *line)
{
  if (line->shown != NULL || line->going != 0 || g_queue_is_empty (&line->waiting))
    return;
  line->shown = g_queue_pop_head (&line->waiting);
  line->dismissed =
    g_signal_connect_swapped (line->shown, "dismissed", G_CALLBACK (dismissed_cb), line);
  adw_toast_overlay_add_toast (line->overlay, g_object_ref (line->shown));
}

void
liaison_toast_show (AdwToastOverlay *overlay, AdwToast *toast, gboolean now)
{
  Line *line;

  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));
  g_return_if_fail (ADW_IS_TOAST (toast));

  line = get_line (overlay);
  if (now)
    g_queue_push_head (&line->waiting, toast);
  else
    g_queue_push_tail (&line->waiting, toast);
  if (now && line->shown != NULL)
    adw_toast_dismiss (line->shown);
  show_next (line);
}
