/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-match-marks.h"

#include "model/liaison-folding.h"

/* Of the colour behind a match: enough to be seen in light and dark, with the text as it was. */
#define STRENGTH 0.3

static void
add (PangoAttrList *list, PangoAttribute *attribute, LiaisonTextRange range)
{
  attribute->start_index = range.start;
  attribute->end_index = range.end;
  pango_attr_list_insert (list, attribute);
}

static PangoAttrList *
attributes_new (GtkLabel *label, GArray *ranges)
{
  PangoAttrList *list = pango_attr_list_new ();
  GdkRGBA color;
  gboolean has_color = gtk_style_context_lookup_color (
    gtk_widget_get_style_context (GTK_WIDGET (label)), "accent_bg_color", &color);

  for (guint i = 0; i < ranges->len; i++)
    {
      LiaisonTextRange range = g_array_index (ranges, LiaisonTextRange, i);

      add (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), range);
      if (!has_color)
        continue;
      add (list,
           pango_attr_background_new ((guint16) (color.red * G_MAXUINT16),
                                      (guint16) (color.green * G_MAXUINT16),
                                      (guint16) (color.blue * G_MAXUINT16)),
           range);
      add (list, pango_attr_background_alpha_new ((guint16) (STRENGTH * G_MAXUINT16)), range);
    }
  return list;
}

void
liaison_match_marks_set (GtkLabel *label, const char *const *words)
{
  g_autoptr(PangoAttrList) attributes = NULL;

  g_return_if_fail (GTK_IS_LABEL (label));

  if (words != NULL && *words != NULL)
    {
      g_autoptr(GArray) ranges = liaison_fold_find (gtk_label_get_text (label), words);

      if (ranges->len > 0)
        attributes = attributes_new (label, ranges);
    }
  /* The label is laid out anew also if nothing changes. */
  if (attributes == NULL && gtk_label_get_attributes (label) == NULL)
    return;
  if (attributes != NULL && gtk_label_get_attributes (label) != NULL &&
      pango_attr_list_equal (attributes, gtk_label_get_attributes (label)))
    return;
  gtk_label_set_attributes (label, attributes);
}
