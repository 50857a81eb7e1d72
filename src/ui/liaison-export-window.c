/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-export-window.h"

#include <glib/gi18n.h>

#include "app/liaison-customer-note.h"
#include "ui/liaison-customer-columns.h"
#include "ui/liaison-error-sentences.h"

/* What is done sooner shows no progress. */
#define QUICK_MS 200

struct _LiaisonExportWindow
{
  AdwWindow parent_instance;

  GtkWidget *export_button;
  GtkStack *stack;
  LiaisonExportChoices *choices;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;
  AdwStatusPage *failure_page;
  GtkWidget *retry_button;

  LiaisonSession *session;
  LiaisonCustomerSelection *selection; /* or NULL */
  GtkFileChooserNative *chooser;       /* while it is open */
  GFile *file;                         /* where to; NULL until it was chosen */
  LiaisonExport *run;                  /* or NULL */
  GCancellable *cancellable;
  guint progress_source;
};

G_DEFINE_FINAL_TYPE (LiaisonExportWindow, liaison_export_window, ADW_TYPE_WINDOW)

enum
{
  EXPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static LiaisonCustomerList *
get_list (LiaisonExportWindow *self)
{
  return liaison_session_get_customers (self->session);
}

static guint
get_n_selected (LiaisonExportWindow *self)
{
  return self->selection != NULL ? liaison_customer_selection_get_n_selected (self->selection) : 0;
}

/* Transfer full. */
static GListModel *
take_customers (LiaisonExportWindow *self)
{
  switch (liaison_export_choices_get_what (self->choices))
    {
    case LIAISON_EXPORT_SELECTED:
      return liaison_customer_selection_snapshot (self->selection);
    case LIAISON_EXPORT_SHOWN:
      return liaison_customer_list_snapshot (get_list (self), FALSE);
    case LIAISON_EXPORT_ALL:
    default:
      return liaison_customer_list_snapshot (get_list (self), TRUE);
    }
}

static void
show_page (LiaisonExportWindow *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_widget_set_visible (self->export_button, g_str_equal (page, "choices"));
}

/* Writing */

static void
update_progress (LiaisonExportWindow *self)
{
  guint n_done = liaison_export_get_n_done (self->run);
  guint n_total = liaison_export_get_n_total (self->run);
  g_autofree char *text = g_strdup_printf (
    /* Translators: customers that are in the file already, and how many there will be. */
    ngettext ("%1$'u of %2$'u customer", "%1$'u of %2$'u customers", n_total), n_done, n_total);

  gtk_label_set_label (self->progress_label, text);
  gtk_progress_bar_set_fraction (self->progress_bar,
                                 n_total > 0 ? (double) n_done / (double) n_total : 1);
}

static void
show_progress_cb (gpointer user_data)
{
  LiaisonExportWindow *self = LIAISON_EXPORT_WINDOW (user_data);

  self->progress_source = 0;
  show_page (self, "progress");
}

static void
end_run (LiaisonExportWindow *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  gtk_widget_set_sensitive (self->export_button, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choices), TRUE);
  g_clear_object (&self->run);
}

static void
show_failure (LiaisonExportWindow *self, const GError *error)
{
  g_autofree char *sentence = liaison_error_to_file_sentence (error);
  g_autofree char *markup = g_markup_escape_text (sentence, -1);

  g_debug ("export: %s", error->message);
  adw_status_page_set_description (self->failure_page, markup);
  if (adw_status_page_get_icon_name (self->failure_page) == NULL)
    adw_status_page_set_icon_name (self->failure_page, "dialog-warning-symbolic");
  show_page (self, "failure");
  gtk_widget_grab_focus (self->retry_button);
}

static void
run_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonExportWindow) self = LIAISON_EXPORT_WINDOW (user_data);
  g_autoptr(GError) error = NULL;
  LiaisonExport *run = LIAISON_EXPORT (source);
  gboolean done = liaison_export_run_finish (run, result, &error);

  g_application_release (g_application_get_default ());
  /* Whoever cancelled closed the window. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  end_run (self);
  if (done)
    {
      g_signal_emit (self, signals[EXPORTED], 0, liaison_export_get_n_total (run), self->file);
      gtk_window_destroy (GTK_WINDOW (self));
    }
  else
    show_failure (self, error);
}

static void
start_run (LiaisonExportWindow *self)
{
  g_autoptr(GListModel) customers = take_customers (self);
  LiaisonCustomerTable table = liaison_customer_columns_for_file (
    self->session, liaison_export_choices_get_with_notes (self->choices));

  self->run =
    liaison_export_new (customers, &table, liaison_export_choices_get_format (self->choices));
  g_signal_connect_object (self->run, "notify::n-done", G_CALLBACK (update_progress), self,
                           G_CONNECT_SWAPPED);
  update_progress (self);
  gtk_widget_set_sensitive (self->export_button, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->choices), FALSE);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "choices") == 0)
    self->progress_source = g_timeout_add_once (QUICK_MS, show_progress_cb, self);
  else
    show_page (self, "progress");
  /* The program lives on until the file is there, or gone. */
  g_application_hold (g_application_get_default ());
  liaison_export_run_async (self->run, self->file, self->cancellable, run_done_cb,
                            g_object_ref (self));
}

static void
retry_clicked_cb (LiaisonExportWindow *self)
{
  start_run (self);
}

/* Where to */

/* Transfer full. */
static char *
make_name (LiaisonExportWindow *self)
{
  gboolean json = liaison_export_choices_get_format (self->choices) == LIAISON_EXPORT_JSON;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  /* Translators: the name of a file, without its ending. %s is a date as in 2026-11-25. No “/”. */
  g_autofree char *name = g_strdup_printf (C_ ("file name", "Customers %s"), date);

  return g_strconcat (name, json ? ".json" : ".csv", NULL);
}

static void
chooser_answered_cb (LiaisonExportWindow *self, int response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);

  if (response != GTK_RESPONSE_ACCEPT || self->run != NULL)
    return;

  g_clear_object (&self->file);
  self->file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (self->file != NULL)
    start_run (self);
}

static void
start_at_documents (LiaisonExportWindow *self)
{
  const char *path = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);
  g_autoptr(GFile) folder = g_file_new_for_path (path != NULL ? path : g_get_home_dir ());

  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (self->chooser), folder, NULL);
}

static void
export_clicked_cb (LiaisonExportWindow *self)
{
  g_autofree char *name = make_name (self);

  if (self->chooser != NULL || self->run != NULL)
    return;

  self->chooser = gtk_file_chooser_native_new (
    _ ("Export Customers"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  start_at_documents (self);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_answered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* Closing ends what runs; its callback still holds the window. */
static void
liaison_export_window_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (LIAISON_EXPORT_WINDOW (widget)->cancellable);

  GTK_WIDGET_CLASS (liaison_export_window_parent_class)->unrealize (widget);
}

static void
liaison_export_window_dispose (GObject *object)
{
  LiaisonExportWindow *self = LIAISON_EXPORT_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->chooser);
  g_clear_object (&self->run);
  g_clear_object (&self->file);
  g_clear_object (&self->selection);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_EXPORT_WINDOW);

  G_OBJECT_CLASS (liaison_export_window_parent_class)->dispose (object);
}

static void
liaison_export_window_finalize (GObject *object)
{
  g_clear_object (&LIAISON_EXPORT_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (liaison_export_window_parent_class)->finalize (object);
}

static void
liaison_export_window_class_init (LiaisonExportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_export_window_dispose;
  object_class->finalize = liaison_export_window_finalize;
  widget_class->unrealize = liaison_export_window_unrealize;

  signals[EXPORTED] = g_signal_new ("exported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_FILE);

  g_type_ensure (LIAISON_TYPE_EXPORT_CHOICES);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-export-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonExportWindow, choices);
  gtk_widget_class_bind_template_child (widget_class, LiaisonExportWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonExportWindow, failure_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonExportWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonExportWindow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonExportWindow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonExportWindow, stack);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
}

static void
liaison_export_window_init (LiaisonExportWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
liaison_export_window_new (LiaisonSession *session,
                           LiaisonCustomerSelection *selection,
                           LiaisonExportWhat what)
{
  LiaisonExportWindow *self;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);

  self = g_object_new (LIAISON_TYPE_EXPORT_WINDOW, NULL);
  self->session = g_object_ref (session);
  g_set_object (&self->selection, selection);
  liaison_export_choices_offer (self->choices, get_n_selected (self),
                                g_list_model_get_n_items (G_LIST_MODEL (get_list (self))),
                                liaison_customer_list_get_n_total (get_list (self)), what,
                                liaison_customer_note_is_any (session));
  gtk_window_set_focus (GTK_WINDOW (self), self->export_button);

  return GTK_WIDGET (self);
}
