/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/search/liaison-views-button.h"

#include <glib/gi18n.h>

#include "ui/liaison-error-sentences.h"
#include "ui/liaison-toast.h"
#include "ui/search/liaison-filter.h"
#include "ui/search/liaison-view-dialog.h"
#include "ui/search/liaison-views-popover.h"

struct _LiaisonViewsButton
{
  AdwBin parent_instance;

  GtkMenuButton *menu_button;

  LiaisonCustomerQuery *query;
  LiaisonSession *session;
};

G_DEFINE_FINAL_TYPE (LiaisonViewsButton, liaison_views_button, ADW_TYPE_BIN)

enum
{
  PROP_QUERY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static LiaisonLedger *
get_ledger (LiaisonViewsButton *self)
{
  return self->session != NULL ? liaison_session_get_ledger (self->session) : NULL;
}

static GtkWindow *
get_window (LiaisonViewsButton *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* NULL: the button is nowhere any more. Owned by the overlay. */
static AdwToast *
show_toast (LiaisonViewsButton *self, const char *text, const char *button)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  AdwToast *toast;

  if (overlay == NULL)
    return NULL;
  toast = liaison_toast_new (text, button, overlay);
  liaison_toast_show (ADW_TOAST_OVERLAY (overlay), toast, FALSE);
  return toast;
}

static void
show_error (LiaisonViewsButton *self, const GError *error)
{
  g_autofree char *sentence = liaison_error_to_sentence (error);

  show_toast (self, sentence, NULL);
}

/* Keeping */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonViewsButton) self = LIAISON_VIEWS_BUTTON (user_data);
  g_autoptr(GError) error = NULL;

  if (!liaison_ledger_save_view_finish (LIAISON_LEDGER (source), result, &error))
    show_error (self, error);
}

static void
save_view (LiaisonViewsButton *self, const char *name, const char *query)
{
  if (get_ledger (self) != NULL)
    liaison_ledger_save_view_async (get_ledger (self), name, query, NULL, saved_cb,
                                    g_object_ref (self));
}

static void
save_answered_cb (LiaisonViewsButton *self, const char *response, LiaisonViewDialog *dialog)
{
  g_autofree char *name = liaison_view_dialog_dup_name (dialog);
  g_autofree char *query = liaison_customer_query_to_text (self->query);

  if (g_str_equal (response, "save") && *name != '\0')
    save_view (self, name, query);
}

/* The first of what narrows the list. Transfer full; may be NULL. */
static char *
dup_suggestion (LiaisonViewsButton *self)
{
  for (guint i = 0; i < LIAISON_N_FILTERS; i++)
    {
      char *text = liaison_filter_to_text (i, self->query, NULL);

      if (text != NULL)
        return text;
    }
  return *self->query->search != '\0' ? g_strdup (self->query->search) : NULL;
}

static void
save_cb (LiaisonViewsButton *self)
{
  g_autofree char *suggestion = dup_suggestion (self);
  LiaisonViewDialog *dialog;

  if (get_ledger (self) == NULL)
    return;
  dialog = liaison_view_dialog_new (get_window (self), liaison_ledger_get_views (get_ledger (self)),
                                    NULL, suggestion);
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_answered_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Renaming */

typedef struct
{
  LiaisonViewsButton *button;
  char *name;
  char *query;
} Keeping;

static Keeping *
keeping_new (LiaisonViewsButton *button, LiaisonView *view)
{
  Keeping *keeping = g_new0 (Keeping, 1);

  keeping->button = g_object_ref (button);
  keeping->name = g_strdup (liaison_view_get_name (view));
  keeping->query = g_strdup (liaison_view_get_query (view));
  return keeping;
}

static void
keeping_free (gpointer data, GClosure *closure)
{
  Keeping *keeping = data;

  g_object_unref (keeping->button);
  g_free (keeping->name);
  g_free (keeping->query);
  g_free (keeping);
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonViewsButton) self = LIAISON_VIEWS_BUTTON (user_data);
  g_autoptr(GError) error = NULL;

  if (!liaison_ledger_rename_view_finish (LIAISON_LEDGER (source), result, &error))
    show_error (self, error);
}

static void
rename_answered_cb (LiaisonViewDialog *dialog, const char *response, Keeping *keeping)
{
  LiaisonLedger *ledger = get_ledger (keeping->button);
  g_autofree char *name = liaison_view_dialog_dup_name (dialog);

  if (g_str_equal (response, "save") && *name != '\0' && ledger != NULL)
    liaison_ledger_rename_view_async (ledger, keeping->name, name, NULL, renamed_cb,
                                      g_object_ref (keeping->button));
}

static void
rename_cb (LiaisonViewsButton *self, LiaisonView *view)
{
  const char *name = liaison_view_get_name (view);
  LiaisonViewDialog *dialog;

  if (get_ledger (self) == NULL)
    return;
  dialog = liaison_view_dialog_new (get_window (self), liaison_ledger_get_views (get_ledger (self)),
                                    name, name);
  g_signal_connect_data (dialog, "response", G_CALLBACK (rename_answered_cb),
                         keeping_new (self, view), keeping_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Removing */

static void
undo_cb (AdwToast *toast, Keeping *keeping)
{
  save_view (keeping->button, keeping->name, keeping->query);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonViewsButton) self = LIAISON_VIEWS_BUTTON (user_data);
  g_autoptr(GError) error = NULL;

  if (!liaison_ledger_remove_view_finish (LIAISON_LEDGER (source), result, &error))
    show_error (self, error);
}

static void
remove_cb (LiaisonViewsButton *self, LiaisonView *view)
{
  Keeping *keeping = keeping_new (self, view);
  /* Translators: %s is the name of a view. */
  g_autofree char *text = g_strdup_printf (_ ("“%s” removed"), keeping->name);
  AdwToast *toast = show_toast (self, text, _ ("Undo"));

  if (get_ledger (self) != NULL)
    liaison_ledger_remove_view_async (get_ledger (self), keeping->name, NULL, removed_cb,
                                      g_object_ref (self));
  if (toast != NULL)
    g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb), keeping, keeping_free, 0);
  else
    keeping_free (keeping, NULL);
}

/* Choosing */

static void
chosen_cb (LiaisonViewsButton *self, LiaisonView *view)
{
  g_autoptr(LiaisonCustomerQuery) query =
               liaison_customer_query_from_text (liaison_view_get_query (view));

  liaison_views_button_set_query (self, query);
}

static void
create_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  LiaisonViewsButton *self = LIAISON_VIEWS_BUTTON (user_data);
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (button));
  LiaisonLedger *ledger = get_ledger (self);

  if (popover == NULL)
    {
      popover = liaison_views_popover_new ();
      g_signal_connect_object (popover, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (popover, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (popover, "rename", G_CALLBACK (rename_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (popover, "save", G_CALLBACK (save_cb), self, G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, popover);
    }
  liaison_views_popover_set_query (LIAISON_VIEWS_POPOVER (popover), self->query);
  liaison_views_popover_set_views (LIAISON_VIEWS_POPOVER (popover),
                                   ledger != NULL ? liaison_ledger_get_views (ledger) : NULL);
}

static void
liaison_views_button_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_QUERY)
    g_value_set_boxed (value, LIAISON_VIEWS_BUTTON (object)->query);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_views_button_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  if (id == PROP_QUERY)
    liaison_views_button_set_query (LIAISON_VIEWS_BUTTON (object), g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_views_button_dispose (GObject *object)
{
  g_clear_object (&LIAISON_VIEWS_BUTTON (object)->session);
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_VIEWS_BUTTON);

  G_OBJECT_CLASS (liaison_views_button_parent_class)->dispose (object);
}

static void
liaison_views_button_finalize (GObject *object)
{
  liaison_customer_query_free (LIAISON_VIEWS_BUTTON (object)->query);

  G_OBJECT_CLASS (liaison_views_button_parent_class)->finalize (object);
}

static void
liaison_views_button_class_init (LiaisonViewsButtonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_views_button_dispose;
  object_class->finalize = liaison_views_button_finalize;
  object_class->get_property = liaison_views_button_get_property;
  object_class->set_property = liaison_views_button_set_property;

  properties[PROP_QUERY] =
    g_param_spec_boxed ("query", NULL, NULL, LIAISON_TYPE_CUSTOMER_QUERY,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/search/liaison-views-button.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonViewsButton, menu_button);
}

static void
liaison_views_button_init (LiaisonViewsButton *self)
{
  self->query = liaison_customer_query_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, create_popup_cb, self, NULL);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->menu_button))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Kept Views"), -1);
}

const LiaisonCustomerQuery *
liaison_views_button_get_query (LiaisonViewsButton *self)
{
  g_return_val_if_fail (LIAISON_IS_VIEWS_BUTTON (self), NULL);

  return self->query;
}

void
liaison_views_button_set_query (LiaisonViewsButton *self, const LiaisonCustomerQuery *query)
{
  g_return_if_fail (LIAISON_IS_VIEWS_BUTTON (self));
  g_return_if_fail (query != NULL);

  if (liaison_customer_query_equal (self->query, query))
    return;
  liaison_customer_query_free (self->query);
  self->query = liaison_customer_query_copy (query);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

void
liaison_views_button_set_session (LiaisonViewsButton *self, LiaisonSession *session)
{
  GtkPopover *popover;

  g_return_if_fail (LIAISON_IS_VIEWS_BUTTON (self));
  g_return_if_fail (session == NULL || LIAISON_IS_SESSION (session));

  g_set_object (&self->session, session);
  /* It must not keep the views of a ledger that is closed. */
  popover = gtk_menu_button_get_popover (self->menu_button);
  if (popover != NULL)
    liaison_views_popover_set_views (LIAISON_VIEWS_POPOVER (popover), NULL);
}

void
liaison_views_button_open (LiaisonViewsButton *self)
{
  g_return_if_fail (LIAISON_IS_VIEWS_BUTTON (self));

  gtk_menu_button_popup (self->menu_button);
}
