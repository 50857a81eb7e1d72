/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/record/liaison-tag-chip.h"

#include <glib/gi18n.h>

struct _LiaisonTagChip
{
  AdwBin parent_instance;

  GtkLabel *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (LiaisonTagChip, liaison_tag_chip, ADW_TYPE_BIN)

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clicked_cb (LiaisonTagChip *self)
{
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
liaison_tag_chip_class_init (LiaisonTagChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "tag-chip");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/record/liaison-tag-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonTagChip, button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTagChip, label);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
liaison_tag_chip_init (LiaisonTagChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
liaison_tag_chip_new (const char *tag)
{
  LiaisonTagChip *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (tag != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_TAG_CHIP, NULL);
  /* Translators: %s is a tag. */
  name = g_strdup_printf (_ ("Remove the Tag “%s”"), tag);
  gtk_label_set_label (self->label, tag);
  gtk_widget_set_tooltip_text (self->button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  return GTK_WIDGET (self);
}

const char *
liaison_tag_chip_get_tag (LiaisonTagChip *self)
{
  g_return_val_if_fail (LIAISON_IS_TAG_CHIP (self), NULL);

  return gtk_label_get_label (self->label);
}
