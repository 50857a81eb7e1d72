/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/many/liaison-many-queue-page.h"

#include <glib/gi18n.h>

#include "app/liaison-batch-letters.h"
#include "app/liaison-batch-result.h"
#include "ui/liaison-inviting.h"
#include "ui/liaison-sentences.h"
#include "ui/many/liaison-many-queue-row.h"
#include "ui/many/liaison-many-words.h"

struct _LiaisonManyQueuePage
{
  AdwBin parent_instance;

  GtkLabel *name;
  GtkLabel *progress;
  GtkProgressBar *bar;
  GtkLabel *result;
  GtkWidget *review_button;
  GtkWidget *stop_button;
  GtkListView *list_view;

  LiaisonBatch *batch;
  GSettings *settings;
  GtkFileChooserNative *chooser; /* while it is open */
  LiaisonBatchLetters *letters;  /* while they are saved */
  GCancellable *cancellable;     /* of that */
};

G_DEFINE_FINAL_TYPE (LiaisonManyQueuePage, liaison_many_queue_page, ADW_TYPE_BIN)

enum
{
  OPEN,
  STOPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_result (LiaisonManyQueuePage *self, const char *text)
{
  gtk_label_set_label (self->result, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->result), text != NULL);
}

static void
update_cb (LiaisonManyQueuePage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->batch));
  guint n_done = liaison_batch_get_n_done (self->batch);
  gboolean saving = self->letters != NULL;
  GtkWidget *widget = GTK_WIDGET (self);
  /* Translators: of the invitations of a list. */
  g_autofree char *text =
    g_strdup_printf (ngettext ("%1$'u of %2$'u done", "%1$'u of %2$'u done", n), n_done, n);

  gtk_label_set_label (self->progress, text);
  gtk_progress_bar_set_fraction (self->bar, n > 0 ? (double) n_done / n : 1);
  gtk_widget_set_visible (self->review_button, !saving && n_done < n);
  gtk_widget_set_visible (self->stop_button, saving);
  gtk_widget_action_set_enabled (widget, "queue.review", !saving && n_done < n);
  gtk_widget_action_set_enabled (widget, "queue.save-letters", !saving && n_done < n);
  gtk_widget_action_set_enabled (widget, "queue.save-result", !saving);
  gtk_widget_action_set_enabled (widget, "queue.stop", saving);
}

static LiaisonInvite *
begin_cb (LiaisonSession *session, LiaisonInvitation *invitation, gpointer user_data)
{
  return liaison_inviting_continue (session, user_data, invitation);
}

/* Choosing */

static GtkFileChooserNative *
new_chooser (LiaisonManyQueuePage *self,
             const char *title,
             GtkFileChooserAction action,
             GCallback answered)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  const char *path = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr(GFile) folder = g_file_new_for_path (path != NULL ? path : g_get_home_dir ());
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (title, GTK_WINDOW (root), action, _ ("_Save"), NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  g_signal_connect_object (chooser, "response", answered, self, G_CONNECT_SWAPPED);
  return chooser;
}

/* NULL: none was chosen. Transfer full. */
static GFile *
take_answer (LiaisonManyQueuePage *self, int response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);

  return response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                                         : NULL;
}

/* Letters as files */

static void
show_letters_result (LiaisonManyQueuePage *self, LiaisonBatchLetters *letters, const GError *error)
{
  guint n_refused = liaison_batch_letters_get_n_refused (letters);
  guint n_saved = liaison_batch_letters_get_n_done (letters) - n_refused;
  g_autofree char *saved = NULL;
  g_autofree char *trouble = NULL;
  g_autofree char *text = NULL;

  saved = g_strdup_printf (
    ngettext ("%'u letter is saved. Liaison has not sent it: open the file in your mail program.",
              "%'u letters are saved. Liaison has not sent them: open the files in your mail "
              "program.",
              n_saved),
    n_saved);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    trouble = error->domain == G_IO_ERROR ? liaison_error_to_file_sentence (error)
                                          : liaison_error_to_sentence (error);
  else if (n_refused > 0)
    trouble = g_strdup_printf (ngettext ("%'u letter was refused; the list says why.",
                                         "%'u letters were refused; the list says why.", n_refused),
                               n_refused);
  text = trouble != NULL ? g_strjoin ("\n", saved, trouble, NULL) : g_strdup (saved);
  show_result (self, text);
}

static void
letters_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonManyQueuePage) self = LIAISON_MANY_QUEUE_PAGE (user_data);
  g_autoptr(LiaisonBatchLetters) letters = LIAISON_BATCH_LETTERS (g_object_ref (source));
  g_autoptr(GError) error = NULL;

  liaison_batch_letters_run_finish (letters, result, &error);
  g_clear_object (&self->letters);
  g_clear_object (&self->cancellable);
  show_letters_result (self, letters, error);
  update_cb (self);
  liaison_many_queue_page_focus (self);
  g_signal_emit (self, signals[STOPPED], 0);
}

static void
folder_chosen_cb (LiaisonManyQueuePage *self, int response)
{
  g_autoptr(GFile) folder = take_answer (self, response);

  if (folder == NULL || self->letters != NULL)
    return;
  show_result (self, NULL);
  self->letters = liaison_batch_letters_new (self->batch, folder, begin_cb, self->settings);
  self->cancellable = g_cancellable_new ();
  liaison_batch_letters_run_async (self->letters, self->cancellable, letters_saved_cb,
                                   g_object_ref (self));
  update_cb (self);
}

/* The result */

static void
result_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonManyQueuePage) self = LIAISON_MANY_QUEUE_PAGE (user_data);
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (liaison_batch_result_write_finish (result, &error))
    text = g_strdup (_ ("The result is saved."));
  else
    text = liaison_error_to_file_sentence (error);
  if (self->batch != NULL)
    show_result (self, text);
}

static void
result_chosen_cb (LiaisonManyQueuePage *self, int response)
{
  g_autoptr(GFile) file = take_answer (self, response);

  if (file != NULL)
    liaison_batch_result_write_async (self->batch, file, liaison_batch_words_get (), NULL,
                                      result_saved_cb, g_object_ref (self));
}

/* Actions */

static void
review_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonManyQueuePage *self = LIAISON_MANY_QUEUE_PAGE (widget);

  show_result (self, NULL);
  liaison_batch_forget_skipped (self->batch);
  g_signal_emit (self, signals[OPEN], 0, NULL);
}

static void
stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_cancellable_cancel (LIAISON_MANY_QUEUE_PAGE (widget)->cancellable);
}

static void
save_letters_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonManyQueuePage *self = LIAISON_MANY_QUEUE_PAGE (widget);

  if (self->chooser != NULL)
    return;
  self->chooser = new_chooser (self, _ ("Save All as Files"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
                                        G_CALLBACK (folder_chosen_cb));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
save_result_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonManyQueuePage *self = LIAISON_MANY_QUEUE_PAGE (widget);
  g_autofree char *plain = NULL;
  g_autofree char *name = NULL;

  if (self->chooser != NULL)
    return;
  plain = g_strdelimit (g_strdup (liaison_batch_get_name (self->batch)), "/\\:*?\"<>|", ' ');
  /* Translators: the name of a file, without its ending. %s is a list's name. No “/”. */
  name = g_strdup_printf (C_ ("file name", "%s – result"), plain);
  self->chooser = new_chooser (self, _ ("Save Result"), GTK_FILE_CHOOSER_ACTION_SAVE,
                                        G_CALLBACK (result_chosen_cb));
  g_free (plain);
  plain = g_strconcat (name, ".csv", NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), plain);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
activated_cb (LiaisonManyQueuePage *self, guint position)
{
  g_autoptr(LiaisonInvitation) invitation =
               g_list_model_get_item (G_LIST_MODEL (self->batch), position);

  if (self->letters == NULL)
    g_signal_emit (self, signals[OPEN], 0, invitation);
}

static void
setup_cb (LiaisonManyQueuePage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (LIAISON_TYPE_MANY_QUEUE_ROW, NULL));
}

static void
bind_cb (LiaisonManyQueuePage *self, GtkListItem *item)
{
  liaison_many_queue_row_set_invitation (LIAISON_MANY_QUEUE_ROW (gtk_list_item_get_child (item)),
                                         self->batch, gtk_list_item_get_item (item));
}

static void
unbind_cb (LiaisonManyQueuePage *self, GtkListItem *item)
{
  liaison_many_queue_row_set_invitation (LIAISON_MANY_QUEUE_ROW (gtk_list_item_get_child (item)),
                                         NULL, NULL);
}

static void
liaison_many_queue_page_dispose (GObject *object)
{
  LiaisonManyQueuePage *self = LIAISON_MANY_QUEUE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->chooser);
  g_clear_object (&self->batch);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_MANY_QUEUE_PAGE);
  G_OBJECT_CLASS (liaison_many_queue_page_parent_class)->dispose (object);
}

static void
liaison_many_queue_page_class_init (LiaisonManyQueuePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_many_queue_page_dispose;

  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, LIAISON_TYPE_INVITATION);

  signals[STOPPED] = g_signal_new ("stopped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "queue.review", NULL, review_cb);
  gtk_widget_class_install_action (widget_class, "queue.stop", NULL, stop_cb);
  gtk_widget_class_install_action (widget_class, "queue.save-letters", NULL, save_letters_cb);
  gtk_widget_class_install_action (widget_class, "queue.save-result", NULL, save_result_cb);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/many/liaison-many-queue-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyQueuePage, name);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyQueuePage, progress);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyQueuePage, bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyQueuePage, result);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyQueuePage, review_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyQueuePage, stop_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyQueuePage, list_view);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
liaison_many_queue_page_init (LiaisonManyQueuePage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "queue.review", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "queue.save-letters", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "queue.save-result", FALSE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
}

void
liaison_many_queue_page_set_batch (LiaisonManyQueuePage *self,
                                   LiaisonBatch *batch,
                                   GSettings *settings)
{
  g_autoptr(GtkSelectionModel) selection = NULL;

  g_return_if_fail (LIAISON_IS_MANY_QUEUE_PAGE (self));
  g_return_if_fail (LIAISON_IS_BATCH (batch));
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_set_object (&self->batch, batch);
  g_set_object (&self->settings, settings);
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (batch))));
  gtk_list_view_set_model (self->list_view, selection);
  g_signal_connect_object (batch, "notify::n-done", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_label_set_label (self->name, liaison_batch_get_name (batch));
  show_result (self, NULL);
  update_cb (self);
}

void
liaison_many_queue_page_focus (LiaisonManyQueuePage *self)
{
  g_return_if_fail (LIAISON_IS_MANY_QUEUE_PAGE (self));

  if (gtk_widget_get_visible (self->review_button))
    gtk_widget_grab_focus (self->review_button);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

gboolean
liaison_many_queue_page_stop (LiaisonManyQueuePage *self)
{
  g_return_val_if_fail (LIAISON_IS_MANY_QUEUE_PAGE (self), FALSE);

  g_cancellable_cancel (self->cancellable);
  return self->letters != NULL;
}
