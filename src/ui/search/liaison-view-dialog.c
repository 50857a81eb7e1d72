/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/search/liaison-view-dialog.h"

#include <glib/gi18n.h>

#include "model/liaison-view.h"

struct _LiaisonViewDialog
{
  AdwMessageDialog parent_instance;

  GtkEntry *entry;
  GtkLabel *note;

  GListModel *views;
  char *old_name; /* NULL: a new view */
};

G_DEFINE_FINAL_TYPE (LiaisonViewDialog, liaison_view_dialog, ADW_TYPE_MESSAGE_DIALOG)

static gboolean
has_view (LiaisonViewDialog *self, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->views); i++)
    {
      g_autoptr(LiaisonView) view = g_list_model_get_item (self->views, i);

      if (g_str_equal (liaison_view_get_name (view), name))
        return TRUE;
    }
  return FALSE;
}

static void
update (LiaisonViewDialog *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);
  g_autofree char *name = NULL;
  gboolean replaces;

  if (self->views == NULL)
    return;

  name = liaison_view_dialog_dup_name (self);
  replaces = g_strcmp0 (name, self->old_name) != 0 && has_view (self, name);
  adw_message_dialog_set_response_enabled (dialog, "save",
                                           *name != '\0' && g_strcmp0 (name, self->old_name) != 0);
  adw_message_dialog_set_response_label (
    dialog, "save",
    replaces ? _ ("_Replace") : self->old_name != NULL ? _ ("_Rename") : _ ("_Save"));
  adw_message_dialog_set_response_appearance (
    dialog, "save", replaces ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  gtk_label_set_label (self->note,
                       replaces ? _ ("Another view has this name. It will be replaced.") : "");
}

static void
liaison_view_dialog_dispose (GObject *object)
{
  g_clear_object (&LIAISON_VIEW_DIALOG (object)->views);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_VIEW_DIALOG);

  G_OBJECT_CLASS (liaison_view_dialog_parent_class)->dispose (object);
}

static void
liaison_view_dialog_finalize (GObject *object)
{
  g_free (LIAISON_VIEW_DIALOG (object)->old_name);

  G_OBJECT_CLASS (liaison_view_dialog_parent_class)->finalize (object);
}

static void
liaison_view_dialog_class_init (LiaisonViewDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_view_dialog_dispose;
  object_class->finalize = liaison_view_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/search/liaison-view-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonViewDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, LiaisonViewDialog, note);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
liaison_view_dialog_init (LiaisonViewDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LiaisonViewDialog *
liaison_view_dialog_new (GtkWindow *parent,
                         GListModel *views,
                         const char *old_name,
                         const char *suggestion)
{
  LiaisonViewDialog *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (views), NULL);

  self = g_object_new (LIAISON_TYPE_VIEW_DIALOG, "transient-for", parent, NULL);
  self->views = g_object_ref (views);
  self->old_name = g_strdup (old_name);
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self),
                                  old_name != NULL ? _ ("Rename View") : _ ("Save View"));
  if (old_name == NULL)
    adw_message_dialog_set_body (
      ADW_MESSAGE_DIALOG (self),
      _ ("Words, filters and order are kept under a name, on this computer."));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), suggestion != NULL ? suggestion : "");
  update (self);
  return self;
}

char *
liaison_view_dialog_dup_name (LiaisonViewDialog *self)
{
  g_return_val_if_fail (LIAISON_IS_VIEW_DIALOG (self), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}
