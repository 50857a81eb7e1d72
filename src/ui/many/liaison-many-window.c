/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/many/liaison-many-window.h"

#include <glib/gi18n.h>

#include "app/liaison-batch-maker.h"
#include "model/liaison-error.h"
#include "ui/invite/liaison-invite-wizard.h"
#include "ui/invite/liaison-letter-window.h"
#include "ui/liaison-inviting.h"
#include "ui/liaison-sentences.h"
#include "ui/many/liaison-many-list-page.h"
#include "ui/many/liaison-many-queue-page.h"
#include "ui/many/liaison-many-words.h"

/* Of the finished lists that are offered. */
#define MAX_FINISHED 10

struct _LiaisonManyWindow
{
  AdwWindow parent_instance;

  GtkButton *create_button;
  GtkStack *stack;
  AdwPreferencesGroup *unfinished_group;
  AdwPreferencesGroup *finished_group;
  GtkWidget *choose_row;
  GtkLabel *failure;
  LiaisonManyListPage *list_page;
  GtkLabel *making_label;
  GtkProgressBar *making_bar;
  LiaisonManyQueuePage *queue_page;

  LiaisonSession *session;
  GSettings *settings;
  LiaisonProspectList *list;
  LiaisonBatch *batch;           /* or NULL */
  LiaisonBatchMaker *maker;      /* while it runs */
  GtkFileChooserNative *chooser; /* while it is open */
  GCancellable *cancellable;     /* of reading and making */
  LiaisonInviteWizard *wizard;   /* not owned; NULL when none is open */
  char *name;                    /* of the list that is being read */
  gboolean reading;
  gboolean leaves;      /* was asked, and leaves the list */
  gboolean closing;     /* as soon as what still runs has ended */
  gboolean closing_all; /* and the window that it belongs to */
  gboolean gone;
};

G_DEFINE_FINAL_TYPE (LiaisonManyWindow, liaison_many_window, ADW_TYPE_WINDOW)

static gboolean
shows (LiaisonManyWindow *self, const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), page) == 0;
}

static void
update_cb (LiaisonManyWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n = liaison_many_list_page_get_n_included (self->list_page);
  gboolean starting = shows (self, "start") && !self->reading;
  gboolean listing = shows (self, "list");
  g_autofree char *label =
    g_strdup_printf (ngettext ("Create %'u Draft", "Create %'u Drafts", n), n);

  gtk_button_set_label (self->create_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->create_button), listing);
  gtk_widget_action_set_enabled (widget, "many.choose", starting);
  gtk_widget_action_set_enabled (widget, "many.paste", starting);
  gtk_widget_action_set_enabled (widget, "many.create", listing && n > 0);
}

static void
show_page (LiaisonManyWindow *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  update_cb (self);
}

static void
show_failure (LiaisonManyWindow *self, const char *sentence)
{
  gtk_label_set_label (self->failure, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->failure), sentence != NULL);
}

/* The queue */

static void open_invitation (LiaisonManyWindow *self, LiaisonInvitation *invitation);

static void
open_next (LiaisonManyWindow *self)
{
  g_autoptr(LiaisonInvitation) next = liaison_batch_dup_next (self->batch);

  if (next != NULL)
    open_invitation (self, next);
  else
    liaison_many_queue_page_focus (self->queue_page);
}

/* Done and Skip go on; whatever else closes the wizard is a pause. */
static void
wizard_closed_cb (LiaisonManyWindow *self, gboolean finished, LiaisonInviteWizard *wizard)
{
  LiaisonInvitation *invitation =
    liaison_invite_get_invitation (liaison_invite_wizard_get_invite (wizard));

  g_clear_weak_pointer (&self->wizard);
  if (finished)
    liaison_batch_set_error (self->batch, invitation, NULL);
  if (liaison_invite_wizard_was_skipped (wizard))
    liaison_batch_skip (self->batch, invitation);
  if (finished || liaison_invite_wizard_was_skipped (wizard))
    open_next (self);
  else
    liaison_many_queue_page_focus (self->queue_page);
}

static void
open_invitation (LiaisonManyWindow *self, LiaisonInvitation *invitation)
{
  g_autoptr(LiaisonInvite) invite = NULL;
  g_autofree char *progress = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->batch));
  guint position = 0;

  if (self->wizard != NULL)
    return;
  /* What has left stays as it left. */
  if (!liaison_invitation_is_unfinished (invitation))
    {
      gtk_window_present (GTK_WINDOW (liaison_letter_window_new (invitation, GTK_WINDOW (self))));
      return;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LiaisonInvitation) item = g_list_model_get_item (G_LIST_MODEL (self->batch), i);

      if (item == invitation)
        position = i + 1;
    }
  /* Translators: which of the invitations of a list this is: “3 of 40”. */
  progress = g_strdup_printf (_ ("%1$'u of %2$'u"), position, n);
  invite = liaison_inviting_continue (self->session, self->settings, invitation);
  g_set_weak_pointer (&self->wizard,
                      liaison_invite_wizard_new (invite, self->settings, GTK_WINDOW (self)));
  liaison_invite_wizard_set_queue (self->wizard, progress);
  gtk_window_set_application (GTK_WINDOW (self->wizard),
                              gtk_window_get_application (GTK_WINDOW (self)));
  g_signal_connect_object (self->wizard, "closed", G_CALLBACK (wizard_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self->wizard));
}

static void
open_cb (LiaisonManyWindow *self, LiaisonInvitation *invitation)
{
  if (invitation != NULL)
    open_invitation (self, invitation);
  else
    open_next (self);
}

static void
show_queue (LiaisonManyWindow *self, const char *name)
{
  g_clear_object (&self->batch);
  self->batch = liaison_batch_new (self->session, name);
  liaison_many_queue_page_set_batch (self->queue_page, self->batch, self->settings);
  show_page (self, "queue");
  liaison_many_queue_page_focus (self->queue_page);
}

/* Making the drafts */

static void
progress_cb (LiaisonManyWindow *self)
{
  guint n_done = liaison_batch_maker_get_n_done (self->maker);
  guint n_total = liaison_batch_maker_get_n_total (self->maker);
  g_autofree char *text = g_strdup_printf (
    ngettext ("%1$'u of %2$'u draft made", "%1$'u of %2$'u drafts made", n_total), n_done, n_total);

  gtk_label_set_label (self->making_label, text);
  gtk_progress_bar_set_fraction (self->making_bar,
                                 n_total > 0 ? (double) n_done / (double) n_total : 1);
}

static void
tell (LiaisonManyWindow *self, const char *title, const char *sentence)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), title, sentence);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The rows that were not made stay where they can be; those that were are known. */
static void
show_rest (LiaisonManyWindow *self, LiaisonBatchMaker *maker, const GError *error)
{
  gboolean stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  guint n = liaison_batch_maker_get_n_done (maker);
  g_autofree char *made = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *why = stopped ? NULL : liaison_error_to_sentence (error);

  liaison_prospect_list_check (self->list);
  show_page (self, "list");
  if (n == 0 && stopped)
    return;
  made =
    g_strdup_printf (ngettext ("%1$'u of %2$'u draft is made, and is among the invitations. The "
                               "other rows are still here.",
                               "%1$'u of %2$'u drafts are made, and are among the "
                               "invitations. The other rows are still here.",
                               n),
                     n, liaison_batch_maker_get_n_total (maker));
  sentence = why != NULL ? g_strjoin ("\n", why, made, NULL) : g_strdup (made);
  tell (self, _ ("Not All Drafts Were Made"), sentence);
}

/* Without the network the links come by themselves later; others have to be looked for. */
static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonManyWindow) self = LIAISON_MANY_WINDOW (user_data);
  LiaisonBatchMaker *maker = LIAISON_BATCH_MAKER (source);
  g_autoptr(GError) error = NULL;
  gboolean made = liaison_batch_maker_run_finish (maker, result, &error);
  const GError *link_error = liaison_batch_maker_get_link_error (maker);

  g_clear_object (&self->maker);
  if (self->closing)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (made)
    show_queue (self, liaison_batch_maker_get_name (maker));
  else
    show_rest (self, maker, error);
  if (made && g_error_matches (link_error, LIAISON_ERROR, LIAISON_ERROR_OTHER_PARTIES))
    {
      g_autofree char *sentence = liaison_error_to_sentence (link_error);

      tell (self, _ ("The Letters Have No Link Yet"), sentence);
    }
}

static LiaisonInvite *
begin_cb (LiaisonSession *session, LiaisonInvitation *invitation, gpointer user_data)
{
  return liaison_inviting_continue (session, user_data, invitation);
}

static void
create_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonManyWindow *self = LIAISON_MANY_WINDOW (widget);
  LiaisonManyMapping *mapping = liaison_many_list_page_get_mapping (self->list_page);
  g_autofree char *name = liaison_many_mapping_dup_name (mapping);
  g_autofree char *due_date = liaison_inviting_dup_due_date (self->session, self->settings);
  LiaisonReseller *party;
  LiaisonJoint kind = liaison_many_mapping_get_party (mapping, &party);
  LiaisonBatchDefaults defaults = {
    .language = liaison_many_mapping_get_language (mapping),
    .due_date = due_date,
    .wants_rights = liaison_many_mapping_get_wants_rights (mapping),
    .other = { kind, party != NULL ? liaison_reseller_get_id (party) : NULL },
    .other_name = party != NULL ? liaison_reseller_get_name (party) : NULL,
  };

  if (self->maker != NULL || liaison_prospect_list_is_checking (self->list))
    return;
  self->maker =
    liaison_batch_maker_new (self->session, self->list, name, &defaults, begin_cb, self->settings);
  g_signal_connect_object (self->maker, "notify::n-done", G_CALLBACK (progress_cb), self,
                           G_CONNECT_SWAPPED);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  liaison_batch_maker_run_async (self->maker, self->cancellable, made_cb, g_object_ref (self));
  progress_cb (self);
  show_page (self, "making");
}

static void
stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_cancellable_cancel (LIAISON_MANY_WINDOW (widget)->cancellable);
}

/* Reading */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonManyWindow) self = LIAISON_MANY_WINDOW (user_data);
  g_autoptr(GError) error = NULL;
  gboolean read =
    liaison_prospect_list_read_finish (LIAISON_PROSPECT_LIST (source), result, &error);

  self->reading = FALSE;
  if (self->gone)
    return;
  if (read)
    {
      show_failure (self, NULL);
      liaison_many_mapping_show (liaison_many_list_page_get_mapping (self->list_page), self->name);
      show_page (self, "list");
      gtk_widget_child_focus (GTK_WIDGET (self->list_page), GTK_DIR_TAB_FORWARD);
      return;
    }
  show_failure (self, liaison_list_error_to_sentence (error));
  update_cb (self);
}

/* Takes @name. */
static void
begin_reading (LiaisonManyWindow *self, char *name)
{
  g_free (self->name);
  self->name = name;
  self->reading = TRUE;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  show_failure (self, NULL);
  update_cb (self);
}

static void
read_file (LiaisonManyWindow *self, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : g_strdup ("");

  begin_reading (self, g_steal_pointer (&name));
  liaison_prospect_list_read_file_async (self->list, file, self->cancellable, read_cb,
                                         g_object_ref (self));
}

static void
read_text (LiaisonManyWindow *self, const char *text)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d %H:%M");

  /* Translators: the name of a list that was pasted. %s is a date and time. */
  begin_reading (self, g_strdup_printf (_ ("Pasted %s"), date));
  liaison_prospect_list_read_text_async (self->list, text, self->cancellable, read_cb,
                                         g_object_ref (self));
}

static void
text_pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonManyWindow) self = LIAISON_MANY_WINDOW (user_data);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (self->session == NULL || self->reading || !shows (self, "start"))
    return;
  if (text != NULL)
    read_text (self, text);
  else
    show_failure (self, _ ("There is no text on the clipboard. Copy rows of a table first."));
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_pasted_cb,
                                 g_object_ref (widget));
}

static void
file_chosen_cb (LiaisonManyWindow *self, int response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL && !self->reading)
    read_file (self, file);
}

static void
choose_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonManyWindow *self = LIAISON_MANY_WINDOW (widget);

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (_ ("Choose a List"), GTK_WINDOW (self),
                                                  GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (file_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
dropped_cb (LiaisonManyWindow *self, const GValue *value)
{
  g_autoptr(GSList) files = NULL;

  if (!shows (self, "start") || self->reading)
    return FALSE;
  if (G_VALUE_HOLDS (value, G_TYPE_STRING))
    {
      read_text (self, g_value_get_string (value));
      return TRUE;
    }
  files = gdk_file_list_get_files (g_value_get_boxed (value));
  if (files == NULL)
    return FALSE;
  read_file (self, files->data);
  return TRUE;
}

/* Lists of earlier times */

static void
earlier_activated_cb (AdwActionRow *row, LiaisonManyWindow *self)
{
  show_queue (self, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

static void
add_earlier (LiaisonManyWindow *self, AdwPreferencesGroup *group, const char *name)
{
  g_autoptr(LiaisonBatch) batch = liaison_batch_new (self->session, name);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (batch));
  g_autofree char *progress =
    g_strdup_printf (ngettext ("%1$'u of %2$'u done", "%1$'u of %2$'u done", n),
                     liaison_batch_get_n_done (batch), n);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), progress);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (earlier_activated_cb), self, 0);
  adw_preferences_group_add (group, row);
}

/* What became of a finished one is asked for later as well. */
static void
show_earlier (LiaisonManyWindow *self)
{
  LiaisonLedger *ledger = liaison_session_get_ledger (self->session);
  g_auto(GStrv) unfinished = liaison_batch_find_unfinished (ledger);
  g_auto(GStrv) finished = liaison_batch_find_finished (ledger);

  for (guint i = 0; unfinished[i] != NULL; i++)
    add_earlier (self, self->unfinished_group, unfinished[i]);
  for (guint i = 0; finished[i] != NULL && i < MAX_FINISHED; i++)
    add_earlier (self, self->finished_group, finished[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->unfinished_group), unfinished[0] != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->finished_group), finished[0] != NULL);
}

/* Closing */

static void
leave_answered_cb (GtkWindow *dialog, const char *response, LiaisonManyWindow *self)
{
  /* GTK 4.8 keeps a pointer to a parent that is gone. */
  gtk_window_set_transient_for (dialog, NULL);
  if (!g_str_equal (response, "leave"))
    {
      self->closing_all = FALSE;
      return;
    }
  self->leaves = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
close_cb (gpointer window)
{
  gtk_window_close (window);
  return G_SOURCE_REMOVE;
}

static gboolean
go_away (LiaisonManyWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  gboolean closing_all = self->closing_all;

  self->gone = TRUE;
  g_cancellable_cancel (self->cancellable);
  gtk_window_destroy (GTK_WINDOW (self));
  /* It may be asking for this to be closed just now, and knows soon that nothing is in its way. */
  if (closing_all && parent != NULL)
    g_idle_add_full (G_PRIORITY_HIGH, close_cb, g_object_ref (parent), g_object_unref);
  return GDK_EVENT_STOP;
}

/* What was running has ended: it was to be waited for. */
static void
stopped_cb (LiaisonManyWindow *self)
{
  if (self->closing)
    gtk_window_close (GTK_WINDOW (self));
}

/* What is made or saved is made or saved whole, and nothing goes on unseen. */
static gboolean
liaison_many_window_close_request (GtkWindow *window)
{
  LiaisonManyWindow *self = LIAISON_MANY_WINDOW (window);
  GtkWidget *dialog;

  if (self->maker != NULL || liaison_many_queue_page_stop (self->queue_page))
    {
      self->closing = TRUE;
      g_cancellable_cancel (self->cancellable);
      return GDK_EVENT_STOP;
    }
  if (self->leaves || !shows (self, "list"))
    return go_away (self);

  dialog = adw_message_dialog_new (
    window, _ ("Leave the List?"),
               _ ("No drafts were made of it. The file stays as it is; what you corrected here is "
                       "not kept."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay",
                                    _ ("_Keep Editing"), "leave", _ ("_Leave"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "leave",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_object (dialog, "response", G_CALLBACK (leave_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  return GDK_EVENT_STOP;
}

static void
liaison_many_window_dispose (GObject *object)
{
  LiaisonManyWindow *self = LIAISON_MANY_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->wizard != NULL)
    gtk_window_destroy (GTK_WINDOW (self->wizard));
  g_clear_weak_pointer (&self->wizard);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->batch);
  g_clear_object (&self->list);
  g_clear_object (&self->settings);
  g_clear_object (&self->session);
  g_clear_pointer (&self->name, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_MANY_WINDOW);
  G_OBJECT_CLASS (liaison_many_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LIAISON_TYPE_MANY_LIST_PAGE);
  g_type_ensure (LIAISON_TYPE_MANY_QUEUE_PAGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/many/liaison-many-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyWindow, create_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyWindow, unfinished_group);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyWindow, finished_group);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyWindow, choose_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyWindow, list_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyWindow, making_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyWindow, making_bar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyWindow, queue_page);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
}

static void
liaison_many_window_class_init (LiaisonManyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_many_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = liaison_many_window_close_request;

  gtk_widget_class_install_action (widget_class, "many.choose", NULL, choose_cb);
  gtk_widget_class_install_action (widget_class, "many.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "many.create", NULL, create_cb);
  gtk_widget_class_install_action (widget_class, "many.stop", NULL, stop_cb);
  bind_template (widget_class);
}

static void
liaison_many_window_init (LiaisonManyWindow *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
liaison_many_window_new (LiaisonSession *session, GSettings *settings)
{
  LiaisonManyWindow *self;
  g_autofree char *language = NULL;

  g_return_val_if_fail (LIAISON_IS_SESSION (session), NULL);
  g_return_val_if_fail (liaison_session_get_ledger (session) != NULL, NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (LIAISON_TYPE_MANY_WINDOW, NULL);
  self->session = g_object_ref (session);
  self->settings = g_object_ref (settings);
  self->list = liaison_prospect_list_new (session);
  language = liaison_inviting_dup_language (session, settings);
  liaison_many_list_page_set_list (self->list_page, self->list);
  liaison_many_mapping_set_list (liaison_many_list_page_get_mapping (self->list_page), session,
                                 self->list, language);
  show_earlier (self);
  update_cb (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->choose_row);
  return GTK_WIDGET (self);
}

void
liaison_many_window_close_all (LiaisonManyWindow *self)
{
  g_return_if_fail (LIAISON_IS_MANY_WINDOW (self));

  self->closing_all = TRUE;
  if (self->wizard != NULL)
    liaison_invite_wizard_close_all (self->wizard);
  else
    gtk_window_close (GTK_WINDOW (self));
}
