/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-link-difference.h"

#include <glib/gi18n.h>

struct _LiaisonLinkDifference
{
  AdwBin parent_instance;

  GtkLabel *expected_label;
  GtkLabel *found_label;
};

G_DEFINE_FINAL_TYPE (LiaisonLinkDifference, liaison_link_difference, ADW_TYPE_BIN)

static gsize
measure_common_start (const char *a, const char *b)
{
  const char *p = a, *q = b;

  while (*p != '\0' && g_utf8_get_char (p) == g_utf8_get_char (q))
    {
      p = g_utf8_next_char (p);
      q = g_utf8_next_char (q);
    }
  return p - a;
}

static gsize
measure_common_end (const char *a, const char *b, gsize start)
{
  gsize length_a = strlen (a), length_b = strlen (b), common = 0;

  while (common < length_a - start && common < length_b - start &&
         a[length_a - common - 1] == b[length_b - common - 1])
    common++;
  /* Back to the start of a character. */
  while (common > 0 && (a[length_a - common] & 0xc0) == 0x80)
    common--;
  return common;
}

static void
show_marked (GtkLabel *label, const char *text, gsize start, gsize end)
{
  g_autoptr(PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
  PangoAttribute *line = pango_attr_underline_new (PANGO_UNDERLINE_SINGLE);

  bold->start_index = line->start_index = start;
  bold->end_index = line->end_index = end;
  pango_attr_list_insert (attributes, pango_attr_family_new ("monospace"));
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_attr_list_insert (attributes, bold);
  pango_attr_list_insert (attributes, line);
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_label (label, text);
}

static void
liaison_link_difference_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_LINK_DIFFERENCE);
  G_OBJECT_CLASS (liaison_link_difference_parent_class)->dispose (object);
}

static void
liaison_link_difference_class_init (LiaisonLinkDifferenceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_link_difference_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-link-difference.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonLinkDifference, expected_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonLinkDifference, found_label);
}

static void
liaison_link_difference_init (LiaisonLinkDifference *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

char *
liaison_link_difference_dup_visible (const char *text)
{
  g_autofree char *valid = NULL;
  GString *visible = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  valid = g_utf8_make_valid (text, -1);
  visible = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isgraph (c) && !g_unichar_iszerowidth (c))
        g_string_append_unichar (visible, c);
      else
        g_string_append_printf (visible, "⟨U+%04X⟩", c);
    }
  return g_string_free (visible, FALSE);
}

void
liaison_link_difference_show (LiaisonLinkDifference *self, const char *expected, const char *found)
{
  g_autofree char *visible_expected = liaison_link_difference_dup_visible (expected);
  g_autofree char *visible_found =
    found != NULL ? liaison_link_difference_dup_visible (found) : NULL;
  gsize start = 0, end = 0;

  g_return_if_fail (LIAISON_IS_LINK_DIFFERENCE (self));

  if (visible_found == NULL)
    {
      show_marked (self->expected_label, visible_expected, 0, 0);
      gtk_label_set_attributes (self->found_label, NULL);
      gtk_label_set_label (self->found_label, _ ("No link"));
      return;
    }

  start = measure_common_start (visible_expected, visible_found);
  end = measure_common_end (visible_expected, visible_found, start);
  show_marked (self->expected_label, visible_expected, start, strlen (visible_expected) - end);
  show_marked (self->found_label, visible_found, start, strlen (visible_found) - end);
}
