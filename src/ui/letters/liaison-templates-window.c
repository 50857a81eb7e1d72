/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/letters/liaison-templates-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/liaison-error.h"
#include "ui/letters/liaison-template-editor.h"
#include "ui/letters/liaison-template-row.h"
#include "ui/letters/liaison-template-source.h"
#include "ui/letters/liaison-template-words.h"
#include "ui/liaison-error-sentences.h"
#include "ui/liaison-toast.h"

#define FILE_SUFFIX ".liaison-letter"

struct _LiaisonTemplatesWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  GtkStack *list_stack;
  GtkListBox *list;
  GtkWidget *unreadable_group;
  GtkListBox *unreadable_list;
  GtkWidget *failure_label;
  LiaisonTemplateSource *source;
  LiaisonTemplateEditor *editor;
  AdwWindowTitle *editor_title;
  GtkWidget *new_button;

  LiaisonCatalog *catalog;
  GtkFileChooserNative *chooser; /* while it is open */
};

G_DEFINE_FINAL_TYPE (LiaisonTemplatesWindow, liaison_templates_window, ADW_TYPE_WINDOW)

static LiaisonTemplateFolder *
get_folder (LiaisonTemplatesWindow *self)
{
  return liaison_catalog_get_templates (self->catalog);
}

static void
add_toast (LiaisonTemplatesWindow *self, const char *text)
{
  liaison_toast_show (self->toasts, liaison_toast_new (text, NULL, GTK_WIDGET (self->toasts)),
                      FALSE);
}

/* Pages */

static gboolean
is_on (LiaisonTemplatesWindow *self, const char *page)
{
  return g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), page) == 0;
}

static void
show_page (LiaisonTemplatesWindow *self, const char *page)
{
  adw_leaflet_set_visible_child_name (self->leaflet, page);
  if (g_str_equal (page, "source"))
    gtk_widget_grab_focus (GTK_WIDGET (self->source));
  else if (g_str_equal (page, "editor"))
    gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  else
    gtk_widget_grab_focus (self->new_button);
}

static void
update_title (LiaisonTemplatesWindow *self)
{
  LiaisonLetterTemplate *template = liaison_template_editor_get_template (self->editor);

  if (template != NULL)
    adw_window_title_set_title (self->editor_title, liaison_letter_template_to_title (template));
}

static void
edit (LiaisonTemplatesWindow *self, LiaisonLetterTemplate *template)
{
  liaison_template_editor_set_template (self->editor, template);
  update_title (self);
  show_page (self, "editor");
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonTemplatesWindow *self = LIAISON_TEMPLATES_WINDOW (widget);

  if (is_on (self, "list"))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_page (self, "list");
}

/* The list */

static GtkWidget *
create_row_cb (gpointer item, gpointer user_data)
{
  LiaisonTemplatesWindow *self = user_data;

  return liaison_template_row_new (item, liaison_catalog_get_letters (self->catalog));
}

static int
compare_templates (gconstpointer a, gconstpointer b, gpointer unused)
{
  LiaisonLetterTemplate *one = (LiaisonLetterTemplate *) a;
  LiaisonLetterTemplate *other = (LiaisonLetterTemplate *) b;
  int order = g_utf8_collate (liaison_letter_template_get_name (one),
                              liaison_letter_template_get_name (other));

  return order != 0 ? order
                    : g_strcmp0 (liaison_letter_template_get_id (one),
                                 liaison_letter_template_get_id (other));
}

static char *
dup_reason (const GError *error)
{
  if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_NEWER_FILE))
    return g_strdup (
      _ ("Written by a newer version of Liaison. It is left as it is; update Liaison "
                        "to use it."));
  if (error->domain == LIAISON_ERROR)
    return g_strdup (
      _ ("No letter template, or damaged. It is left as it is; put a copy in its place, "
                        "or copy one of the shipped letters anew."));
  return liaison_error_to_file_sentence (error);
}

static void
show_unreadable (LiaisonTemplatesWindow *self)
{
  LiaisonTemplateFolder *folder = get_folder (self);
  guint n = liaison_template_folder_get_n_unreadable (folder);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->unreadable_list))) != NULL)
    gtk_list_box_remove (self->unreadable_list, row);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *reason =
        dup_reason (liaison_template_folder_get_unreadable_error (folder, i));

      row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title",
                          liaison_template_folder_get_unreadable_name (folder, i), "subtitle",
                          reason, NULL);
      gtk_list_box_append (self->unreadable_list, row);
    }
  gtk_widget_set_visible (self->unreadable_group, n > 0);
}

static void
update (LiaisonTemplatesWindow *self)
{
  LiaisonTemplateFolder *folder = get_folder (self);
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (folder)) == 0 &&
                   liaison_template_folder_get_n_unreadable (folder) == 0;

  gtk_stack_set_visible_child_name (self->list_stack, empty ? "empty" : "templates");
  gtk_widget_set_visible (GTK_WIDGET (self->list),
                          g_list_model_get_n_items (G_LIST_MODEL (folder)) > 0);
  gtk_widget_set_visible (self->failure_label, liaison_template_folder_get_error (folder) != NULL);
  update_title (self);
}

static void
row_activated_cb (LiaisonTemplatesWindow *self, GtkListBoxRow *row)
{
  edit (self, liaison_template_row_get_template (LIAISON_TEMPLATE_ROW (row)));
}

/* New, away and back */

static void
new_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_page (LIAISON_TEMPLATES_WINDOW (widget), "source");
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonTemplatesWindow *self = LIAISON_TEMPLATES_WINDOW (widget);
  g_autoptr(LiaisonLetterTemplate) template = liaison_template_source_copy (self->source);

  if (template == NULL)
    return;
  liaison_template_folder_add (get_folder (self), template);
  edit (self, template);
}

/* Several toasts may wait for their turn, each for a removal of its own. */
typedef struct
{
  LiaisonTemplateFolder *folder;
  LiaisonLetterTemplate *template;
} Removal;

static void
removal_free (gpointer data, GClosure *closure)
{
  Removal *removal = data;

  g_object_unref (removal->folder);
  g_object_unref (removal->template);
  g_free (removal);
}

static void
undo_removal_cb (AdwToast *toast, Removal *removal)
{
  const char *id = liaison_letter_template_get_id (removal->template);

  /* The toast can be pressed once more while it goes. */
  if (liaison_template_folder_lookup (removal->folder, id) == NULL)
    liaison_template_folder_add (removal->folder, removal->template);
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonTemplatesWindow *self = LIAISON_TEMPLATES_WINDOW (widget);
  LiaisonLetterTemplate *template = liaison_template_editor_get_template (self->editor);
  g_autofree char *text = NULL;
  Removal *removal;
  AdwToast *toast;

  if (!is_on (self, "editor") || template == NULL)
    return;

  removal = g_new0 (Removal, 1);
  removal->folder = g_object_ref (get_folder (self));
  removal->template = g_object_ref (template);
  liaison_template_folder_remove (removal->folder, template);
  liaison_template_editor_set_template (self->editor, NULL);
  show_page (self, "list");

  /* Translators: %s is the name of a letter template. */
  text = g_strdup_printf (_ ("“%s” deleted"), liaison_letter_template_to_title (removal->template));
  toast = liaison_toast_new (text, _ ("Undo"), GTK_WIDGET (self->toasts));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_removal_cb), removal,
                         removal_free, 0);
  liaison_toast_show (self->toasts, toast, FALSE);
}

/* Files */

static void
choose_file (LiaisonTemplatesWindow *self,
             const char *title,
             GtkFileChooserAction action,
             const char *accept_label,
             GCallback answered)
{
  g_autoptr(GtkFileFilter) templates = gtk_file_filter_new ();

  self->chooser =
    gtk_file_chooser_native_new (title, GTK_WINDOW (self), action, accept_label, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_filter_set_name (templates, _ ("Letter Templates"));
  gtk_file_filter_add_pattern (templates, "*" FILE_SUFFIX);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), templates);
  g_signal_connect_object (self->chooser, "response", answered, self, G_CONNECT_SWAPPED);
}

/* The file that was chosen, or NULL. Transfer full. */
static GFile *
take_answer (LiaisonTemplatesWindow *self, int response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);

  return response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                                         : NULL;
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonTemplatesWindow) self = LIAISON_TEMPLATES_WINDOW (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(LiaisonLetterTemplate) template = liaison_template_folder_import_finish (
    LIAISON_TEMPLATE_FOLDER (source), result, &error);

  if (template != NULL)
    {
      edit (self, template);
    }
  else
    {
      g_autofree char *reason = dup_reason (error);
      /* Translators: %s is why, one or two sentences. */
      g_autofree char *text = g_strdup_printf (_ ("Not imported. %s"), reason);

      g_debug ("import: %s", error->message);
      add_toast (self, text);
    }
}

static void
import_answered_cb (LiaisonTemplatesWindow *self, int response)
{
  g_autoptr(GFile) file = take_answer (self, response);

  if (file != NULL)
    liaison_template_folder_import_async (get_folder (self), file, imported_cb,
                                          g_object_ref (self));
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonTemplatesWindow *self = LIAISON_TEMPLATES_WINDOW (widget);

  if (self->chooser != NULL)
    return;
  choose_file (self, _ ("Import a Letter Template"), GTK_FILE_CHOOSER_ACTION_OPEN,
                        _ ("_Import"), G_CALLBACK (import_answered_cb));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonTemplatesWindow) self = LIAISON_TEMPLATES_WINDOW (user_data);
  g_autoptr(GError) error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      add_toast (self, _ ("Template exported"));
    }
  else
    {
      g_autofree char *sentence = liaison_error_to_file_sentence (error);

      g_debug ("export: %s", error->message);
      add_toast (self, sentence);
    }
}

static void
export_answered_cb (LiaisonTemplatesWindow *self, int response)
{
  g_autoptr(GFile) file = take_answer (self, response);
  LiaisonLetterTemplate *template = liaison_template_editor_get_template (self->editor);
  g_autoptr(GBytes) bytes = NULL;
  char *text;

  if (file == NULL || template == NULL)
    return;
  text = liaison_letter_template_to_file (template);
  bytes = g_bytes_new_take (text, strlen (text));
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                       exported_cb, g_object_ref (self));
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonTemplatesWindow *self = LIAISON_TEMPLATES_WINDOW (widget);
  LiaisonLetterTemplate *template = liaison_template_editor_get_template (self->editor);
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  if (self->chooser != NULL || !is_on (self, "editor") || template == NULL)
    return;
  title = g_strdup (liaison_letter_template_to_title (template));
  name = g_strconcat (g_strdelimit (title, "/\\", '-'), FILE_SUFFIX, NULL);
  choose_file (self, _ ("Export the Letter Template"), GTK_FILE_CHOOSER_ACTION_SAVE,
                        _ ("_Export"), G_CALLBACK (export_answered_cb));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
liaison_templates_window_dispose (GObject *object)
{
  LiaisonTemplatesWindow *self = LIAISON_TEMPLATES_WINDOW (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->catalog);
  /* The template would drop it behind the parent's back. */
  adw_window_set_content (ADW_WINDOW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_TEMPLATES_WINDOW);
  G_OBJECT_CLASS (liaison_templates_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "templates.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "templates.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "templates.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "templates.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "templates.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "templates.remove", NULL, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "templates.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "templates.new",
                                       NULL);
}

static void
liaison_templates_window_class_init (LiaisonTemplatesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_templates_window_dispose;
  install_actions (widget_class);

  g_type_ensure (LIAISON_TYPE_TEMPLATE_EDITOR);
  g_type_ensure (LIAISON_TYPE_TEMPLATE_SOURCE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/letters/liaison-templates-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplatesWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplatesWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplatesWindow, list_stack);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplatesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplatesWindow, unreadable_group);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplatesWindow, unreadable_list);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplatesWindow, failure_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplatesWindow, source);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplatesWindow, editor);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplatesWindow, editor_title);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplatesWindow, new_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
liaison_templates_window_init (LiaisonTemplatesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LiaisonTemplatesWindow *
liaison_templates_window_new (LiaisonCatalog *catalog, LiaisonCloud *cloud)
{
  LiaisonTemplatesWindow *self;
  LiaisonTemplateFolder *folder;
  g_autoptr(GtkSortListModel) sorted = NULL;

  g_return_val_if_fail (LIAISON_IS_CATALOG (catalog), NULL);
  folder = liaison_catalog_get_templates (catalog);
  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_TEMPLATES_WINDOW, NULL);
  self->catalog = g_object_ref (catalog);
  liaison_template_source_set_catalog (self->source, catalog, cloud);
  liaison_template_editor_set_catalog (self->editor, catalog, cloud);

  sorted =
    gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (folder)),
                             GTK_SORTER (gtk_custom_sorter_new (compare_templates, NULL, NULL)));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (sorted), create_row_cb, self, NULL);
  g_signal_connect_object (folder, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (folder, "notify::failed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (folder, "notify::loaded", G_CALLBACK (show_unreadable), self,
                           G_CONNECT_SWAPPED);
  show_unreadable (self);
  update (self);
  return self;
}
