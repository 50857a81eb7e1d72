/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/inspect/liaison-inspect-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/liaison-error.h"
#include "ui/inspect/liaison-inspect-results.h"
#include "ui/inspect/liaison-link-words.h"
#include "ui/inspect/liaison-rich-paste.h"
#include "ui/liaison-sentences.h"

/* After the last key. */
#define TYPING_MS 150

struct _LiaisonInspectWindow
{
  AdwWindow parent_instance;

  GtkTextView *text_view;
  GtkTextTag *damage_tag; /* the buffer's */
  GtkLabel *source_label;
  AdwPreferencesGroup *invitation_group;
  AdwComboRow *invitation_row;
  GtkWidget *status_box;
  GtkImage *status_icon;
  GtkLabel *status_label;
  LiaisonInspectResults *results;

  LiaisonInspector *inspector;
  GPtrArray *invitations; /* to choose from, behind "any" */
  /* What the shown text comes from, until it is edited: a file, or what was pasted beside it. */
  GFile *file;
  char *html;
  gboolean filling;              /* the text is being put in by us */
  GCancellable *cancellable;     /* of what runs, or NULL */
  guint typing;                  /* source: it is looked at when nobody types */
  GtkFileChooserNative *chooser; /* while it is open */
};

G_DEFINE_FINAL_TYPE (LiaisonInspectWindow, liaison_inspect_window, ADW_TYPE_WINDOW)

static char *
dup_text (LiaisonInspectWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

static void
fill (LiaisonInspectWindow *self, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter start;

  self->filling = TRUE;
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  self->filling = FALSE;
}

static void
show_source (LiaisonInspectWindow *self)
{
  g_autofree char *name = self->file != NULL ? g_file_get_basename (self->file) : NULL;
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : NULL;
  /* Translators: %s is the name of a file. */
  g_autofree char *text = shown != NULL ? g_strdup_printf (_ ("Read from “%s”"), shown)
                                        : self->html != NULL
    ? g_strdup (_ ("Pasted with its formatting, which is looked at as well"))
    : NULL;

  gtk_label_set_label (self->source_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->source_label), text != NULL);
}

/* NULL: nothing to say. */
static void
show_status (LiaisonInspectWindow *self, const char *text, gboolean good)
{
  gtk_widget_set_visible (self->status_box, text != NULL);
  gtk_image_set_from_icon_name (self->status_icon,
                                good ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->status_icon), good ? "warning" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->status_icon), good ? "success" : "warning");
  gtk_label_set_label (self->status_label, text != NULL ? text : "");
}

/* ---- Places in the text */

static void
get_place (LiaisonInspectWindow *self,
           const char *text,
           gsize start,
           gsize end,
           GtkTextIter *first,
           GtkTextIter *last)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);

  gtk_text_buffer_get_iter_at_offset (buffer, first, g_utf8_strlen (text, (gssize) start));
  *last = *first;
  gtk_text_iter_forward_chars (last, g_utf8_strlen (text + start, (gssize) (end - start)));
}

/* What damages a link is underlined where it stands. */
static void
mark_damages (LiaisonInspectWindow *self, const char *text, GPtrArray *links)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text_view);
  GtkTextIter first, last;

  gtk_text_buffer_get_bounds (buffer, &first, &last);
  gtk_text_buffer_remove_tag (buffer, self->damage_tag, &first, &last);
  for (guint i = 0; links != NULL && i < MIN (links->len, LIAISON_INSPECT_RESULTS_MAX_LINKS); i++)
    {
      const LiaisonInspectedLink *link = g_ptr_array_index (links, i);
      gsize start, end;

      for (guint j = 0; j < link->damages->len; j++)
        if (liaison_link_place_find (link, &g_array_index (link->damages, LiaisonLinkDamage, j),
                                     text, &start, &end))
          {
            get_place (self, text, start, end, &first, &last);
            gtk_text_buffer_apply_tag (buffer, self->damage_tag, &first, &last);
          }
    }
}

static void
place_chosen_cb (LiaisonInspectWindow *self, guint64 start, guint64 end)
{
  g_autofree char *text = dup_text (self);
  GtkTextIter first, last;

  /* The text may be newer than what is said of it. */
  if (end > strlen (text))
    return;
  get_place (self, text, start, end, &first, &last);
  gtk_text_buffer_select_range (gtk_text_view_get_buffer (self->text_view), &first, &last);
  gtk_text_view_scroll_to_iter (self->text_view, &first, 0.1, FALSE, 0, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

/* ---- Inspecting */

/* Its file could not be read: the text that stands there stays. */
static char *
dup_failure (const GError *error, gboolean file)
{
  if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_TOO_LONG))
    return g_strdup (_ ("This is too long to be a message. Paste the part with the link."));
  if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_INVALID_FILE))
    return g_strdup (_ ("There is no text in it that can be read. Save the message as an .eml file "
                        "or paste its text."));
  return file ? g_strdup (_ ("The file could not be read. Paste the message’s text, or choose the "
                             "file again."))
              : liaison_error_to_sentence (error);
}

static void
show_inspection (LiaisonInspectWindow *self, const LiaisonInspection *inspection)
{
  g_autofree char *sentence = liaison_inspection_to_sentence (inspection);
  g_autofree char *text = NULL;

  if (self->file != NULL)
    fill (self, inspection->shown);
  text = dup_text (self);
  mark_damages (self, text, inspection->check->links);
  liaison_inspect_results_show (self->results, self->inspector, inspection, text);
  show_status (self, sentence, liaison_inspection_is_good (inspection));
  show_source (self);
}

static void
show_failure (LiaisonInspectWindow *self, const GError *error)
{
  g_autofree char *sentence = dup_failure (error, self->file != NULL);

  g_debug ("inspection: %s", error->message);
  g_clear_object (&self->file);
  mark_damages (self, "", NULL);
  liaison_inspect_results_show (self->results, self->inspector, NULL, NULL);
  show_status (self, sentence, FALSE);
  show_source (self);
}

static void
inspected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonInspectWindow) self = LIAISON_INSPECT_WINDOW (user_data);
  g_autoptr(GError) error = NULL;
  g_autoptr(LiaisonInspection) inspection =
               liaison_inspector_inspect_finish (LIAISON_INSPECTOR (source), result, &error);

  /* Something newer is looked at, or the window is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (inspection != NULL)
    show_inspection (self, inspection);
  else
    show_failure (self, error);
}

static void
cancel (LiaisonInspectWindow *self)
{
  g_clear_handle_id (&self->typing, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static LiaisonInvitation *
get_invitation (LiaisonInspectWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->invitation_row);

  return selected > 0 && selected <= self->invitations->len
           ? g_ptr_array_index (self->invitations, selected - 1)
           : NULL;
}

static void
inspect_cb (LiaisonInspectWindow *self)
{
  g_autofree char *text = NULL;
  LiaisonInspectorRequest request = { .file = self->file, .html = self->html };

  if (self->inspector == NULL)
    return;

  cancel (self);
  text = dup_text (self);
  if (self->file == NULL && text[strspn (text, " \t\r\n")] == '\0')
    {
      liaison_inspect_results_show (self->results, self->inspector, NULL, NULL);
      show_status (self, NULL, FALSE);
      show_source (self);
      return;
    }
  request.text = text;
  request.invitation = get_invitation (self);
  self->cancellable = g_cancellable_new ();
  liaison_inspector_inspect_async (self->inspector, &request, self->cancellable, inspected_cb,
                                   g_object_ref (self));
}

static gboolean
typed_cb (gpointer user_data)
{
  LiaisonInspectWindow *self = user_data;

  self->typing = 0;
  inspect_cb (self);
  return G_SOURCE_REMOVE;
}

/* By hand, the text is no longer what was read. */
static void
text_changed_cb (LiaisonInspectWindow *self)
{
  if (self->filling)
    return;
  g_clear_object (&self->file);
  g_clear_pointer (&self->html, g_free);
  cancel (self);
  self->typing = g_timeout_add (TYPING_MS, typed_cb, self);
}

static void
take_file (LiaisonInspectWindow *self, GFile *file)
{
  g_clear_pointer (&self->html, g_free);
  g_set_object (&self->file, file);
  inspect_cb (self);
}

/* ---- Pasting */

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonInspectWindow) self = LIAISON_INSPECT_WINDOW (user_data);
  g_autofree char *html = NULL;
  g_autofree char *text =
    liaison_rich_paste_read_finish (GDK_CLIPBOARD (source), result, &html, NULL);

  if (text == NULL || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  g_clear_object (&self->file);
  g_free (self->html);
  self->html = *text != '\0' ? g_steal_pointer (&html) : NULL;
  fill (self, html != NULL ? html : text);
  inspect_cb (self);
}

/* Copied in a file manager. Browsers give addresses by the same name: those are text. */
static void
files_pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonInspectWindow) self = LIAISON_INSPECT_WINDOW (user_data);
  GdkClipboard *clipboard = GDK_CLIPBOARD (source);
  const GValue *value = gdk_clipboard_read_value_finish (clipboard, result, NULL);
  GSList *files = value != NULL ? g_value_get_boxed (value) : NULL;

  if (!gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  if (files != NULL && g_file_is_native (files->data))
    take_file (self, files->data);
  else
    gtk_text_buffer_paste_clipboard (gtk_text_view_get_buffer (self->text_view), clipboard, NULL,
                                     TRUE);
}

/* What replaces all that is there comes with its formatting; elsewhere it is text among text. */
static void
paste_cb (GtkTextView *view, LiaisonInspectWindow *self)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (view));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard),
                                             "text/uri-list"))
    {
      g_signal_stop_emission_by_name (view, "paste-clipboard");
      gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                      files_pasted_cb, g_object_ref (self));
      return;
    }
  if (!liaison_rich_paste_has_html (clipboard))
    return;
  if (gtk_text_buffer_get_char_count (buffer) > 0 &&
      (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end) ||
       !gtk_text_iter_is_start (&start) || !gtk_text_iter_is_end (&end)))
    return;
  g_signal_stop_emission_by_name (view, "paste-clipboard");
  liaison_rich_paste_read_async (clipboard, NULL, pasted_cb, g_object_ref (self));
}

/* ---- Files */

static gboolean
drop_cb (LiaisonInspectWindow *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;
  take_file (self, files->data);
  return TRUE;
}

static void
chooser_answered_cb (LiaisonInspectWindow *self, int response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;
  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    take_file (self, file);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonInspectWindow *self = LIAISON_INSPECT_WINDOW (widget);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Open a Message"), GTK_WINDOW (self),
                                                  GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_answered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* ---- The window */

static void
liaison_inspect_window_unrealize (GtkWidget *widget)
{
  cancel (LIAISON_INSPECT_WINDOW (widget));

  GTK_WIDGET_CLASS (liaison_inspect_window_parent_class)->unrealize (widget);
}

static void
liaison_inspect_window_dispose (GObject *object)
{
  LiaisonInspectWindow *self = LIAISON_INSPECT_WINDOW (object);

  cancel (self);
  g_clear_object (&self->inspector);
  g_clear_object (&self->chooser);
  g_clear_object (&self->file);
  g_clear_pointer (&self->html, g_free);
  /* The template would drop it behind the parent's back. */
  adw_window_set_content (ADW_WINDOW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_INSPECT_WINDOW);

  G_OBJECT_CLASS (liaison_inspect_window_parent_class)->dispose (object);
}

static void
liaison_inspect_window_finalize (GObject *object)
{
  g_ptr_array_unref (LIAISON_INSPECT_WINDOW (object)->invitations);

  G_OBJECT_CLASS (liaison_inspect_window_parent_class)->finalize (object);
}

static void
liaison_inspect_window_class_init (LiaisonInspectWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_inspect_window_dispose;
  object_class->finalize = liaison_inspect_window_finalize;
  widget_class->unrealize = liaison_inspect_window_unrealize;

  gtk_widget_class_install_action (widget_class, "inspect.open", NULL, open_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "inspect.open",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (LIAISON_TYPE_INSPECT_RESULTS);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/inspect/liaison-inspect-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonInspectWindow, text_view);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInspectWindow, source_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInspectWindow, invitation_group);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInspectWindow, invitation_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInspectWindow, status_box);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInspectWindow, status_icon);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInspectWindow, status_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInspectWindow, results);
  gtk_widget_class_bind_template_callback (widget_class, inspect_cb);
}

static void
liaison_inspect_window_init (LiaisonInspectWindow *self)
{
  GtkDropTarget *drop = NULL;

  self->invitations = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (gtk_text_view_get_buffer (self->text_view), "changed",
                           G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
  self->damage_tag = gtk_text_buffer_create_tag (gtk_text_view_get_buffer (self->text_view), NULL,
                                                 "underline", PANGO_UNDERLINE_ERROR, NULL);
  g_signal_connect_object (self->results, "place-chosen", G_CALLBACK (place_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self->text_view, "paste-clipboard", G_CALLBACK (paste_cb), self);
  /* Before the text view, which would take a file's address for text. */
  drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drop), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/* Any of the account's links, or one invitation's. */
static void
offer_invitations (LiaisonInspectWindow *self)
{
  GListModel *invitations = liaison_inspector_get_invitations (self->inspector);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->invitations, 0);
  gtk_string_list_append (names, _ ("Any Invitation"));
  for (guint i = 0; invitations != NULL && i < g_list_model_get_n_items (invitations); i++)
    {
      g_autoptr(LiaisonInvitation) invitation = g_list_model_get_item (invitations, i);

      if (liaison_invitation_get_link (invitation) == NULL)
        continue;
      gtk_string_list_append (names, liaison_invitation_get_company (invitation) != NULL
                                       ? liaison_invitation_get_company (invitation)
                                       : _ ("Untitled Draft"));
      g_ptr_array_add (self->invitations, g_steal_pointer (&invitation));
    }
  adw_combo_row_set_model (self->invitation_row, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->invitation_group), self->invitations->len > 0);
}

GtkWindow *
liaison_inspect_window_new (LiaisonInspector *inspector)
{
  LiaisonInspectWindow *self;

  g_return_val_if_fail (LIAISON_IS_INSPECTOR (inspector), NULL);

  self = g_object_new (LIAISON_TYPE_INSPECT_WINDOW, NULL);
  self->inspector = g_object_ref (inspector);
  offer_invitations (self);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->text_view));
  return GTK_WINDOW (self);
}

void
liaison_inspect_window_set_inspector (LiaisonInspectWindow *self, LiaisonInspector *inspector)
{
  g_return_if_fail (LIAISON_IS_INSPECT_WINDOW (self));
  g_return_if_fail (LIAISON_IS_INSPECTOR (inspector));

  if (!g_set_object (&self->inspector, inspector))
    return;
  offer_invitations (self);
  inspect_cb (self);
}

void
liaison_inspect_window_compare_with (LiaisonInspectWindow *self, LiaisonInvitation *invitation)
{
  guint position;

  g_return_if_fail (LIAISON_IS_INSPECT_WINDOW (self));
  g_return_if_fail (LIAISON_IS_INVITATION (invitation));

  /* There may be more of them since the window was opened. */
  offer_invitations (self);
  if (g_ptr_array_find (self->invitations, invitation, &position))
    adw_combo_row_set_selected (self->invitation_row, position + 1);
}
