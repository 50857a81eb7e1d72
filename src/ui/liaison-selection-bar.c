/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-selection-bar.h"

#include <glib/gi18n.h>

struct _LiaisonSelectionBar
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (LiaisonSelectionBar, liaison_selection_bar, ADW_TYPE_BIN)

static void
child_revealed_cb (LiaisonSelectionBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_revealer_get_reveal_child (self->revealer) ||
                                               gtk_revealer_get_child_revealed (self->revealer));
}

static void
liaison_selection_bar_dispose (GObject *object)
{
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_SELECTION_BAR);

  G_OBJECT_CLASS (liaison_selection_bar_parent_class)->dispose (object);
}

static void
liaison_selection_bar_class_init (LiaisonSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_selection_bar_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonSelectionBar, label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSelectionBar, revealer);
  gtk_widget_class_bind_template_callback (widget_class, child_revealed_cb);
}

static void
liaison_selection_bar_init (LiaisonSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_selection_bar_set_n_selected (LiaisonSelectionBar *self, guint n_selected)
{
  g_autofree char *text = NULL;

  g_return_if_fail (LIAISON_IS_SELECTION_BAR (self));

  if (n_selected > 1)
    {
      /* Translators: so many customers are selected. */
      text = g_strdup_printf (ngettext ("%'u selected", "%'u selected", n_selected), n_selected);
      gtk_label_set_label (self->label, text);
      gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
    }
  gtk_revealer_set_reveal_child (self->revealer, n_selected > 1);
}
