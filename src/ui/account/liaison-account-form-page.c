/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/account/liaison-account-form-page.h"

#include <glib/gi18n.h>

#include "ui/invite/liaison-entry-binding.h"
#include "ui/liaison-sentences.h"

struct _LiaisonAccountFormPage
{
  AdwBin parent_instance;

  AdwComboRow *cloud_row;
  AdwEntryRow *client_row;
  GtkWidget *client_error_row;
  GtkLabel *client_error;
  AdwEntryRow *organisation_row;
  GtkWidget *organisation_error_row;
  GtkLabel *organisation_error;

  LiaisonAccountForm *form;
  gboolean client_left; /* what stands there is meant */
  gboolean organisation_left;
};

G_DEFINE_FINAL_TYPE (LiaisonAccountFormPage, liaison_account_form_page, ADW_TYPE_BIN)

enum
{
  SIGN_IN,
  GUIDE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
cloud_to_name (LiaisonCloud *cloud, gpointer user_data)
{
  return cloud != NULL ? liaison_cloud_to_name (cloud) : NULL;
}

/* @error: NULL for none. */
static void
show_error (AdwEntryRow *row, GtkWidget *error_row, GtkLabel *label, const char *error)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  if (error != NULL)
    {
      gtk_label_set_label (label, error);
      gtk_widget_add_css_class (GTK_WIDGET (row), "error");
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_widget_set_visible (error_row, error != NULL);
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_STATE_INVALID,
    error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static const char *
get_client_error (LiaisonAccountFormPage *self)
{
  switch (liaison_account_form_check_client_id (self->form))
    {
    case LIAISON_TYPED_WRONG:
      return _ ("This is no application ID: one looks like 12345678-90ab-cdef-1234-567890abcdef.");
    case LIAISON_TYPED_PART:
      return self->client_left ? _ ("The application ID is not complete.") : NULL;
    case LIAISON_TYPED_NOTHING:
    case LIAISON_TYPED_WELL:
    default:
      return NULL;
    }
}

static const char *
get_organisation_error (LiaisonAccountFormPage *self)
{
  switch (liaison_account_form_check_organisation (self->form))
    {
    case LIAISON_TYPED_WRONG:
      return _ ("Enter the domain alone, such as contoso.com, or the organisation’s ID.");
    case LIAISON_TYPED_PART:
      return self->organisation_left ? _ ("The domain is not complete: one looks like contoso.com.")
                                     : NULL;
    case LIAISON_TYPED_NOTHING:
    case LIAISON_TYPED_WELL:
    default:
      return NULL;
    }
}

static void
update (LiaisonAccountFormPage *self)
{
  gboolean complete;

  if (self->form == NULL)
    return;

  complete = liaison_account_form_is_complete (self->form);
  show_error (self->client_row, self->client_error_row, self->client_error,
              get_client_error (self));
  show_error (self->organisation_row, self->organisation_error_row, self->organisation_error,
              get_organisation_error (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.by-browser", complete);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.by-code", complete);
}

static void
client_left_cb (LiaisonAccountFormPage *self)
{
  g_autofree char *text = liaison_account_form_dup_client_id (self->form);

  self->client_left = *text != '\0';
  g_object_set (self->form, "client-id", text, NULL);
  update (self);
}

static void
organisation_left_cb (LiaisonAccountFormPage *self)
{
  g_autofree char *text = liaison_account_form_dup_organisation (self->form);

  self->organisation_left = *text != '\0';
  g_object_set (self->form, "organisation", text, NULL);
  update (self);
}

static void
cloud_selected_cb (LiaisonAccountFormPage *self)
{
  LiaisonCloud *cloud = adw_combo_row_get_selected_item (self->cloud_row);

  if (self->form == NULL || cloud == NULL)
    return;

  self->client_left = FALSE;
  liaison_account_form_set_cloud (self->form, cloud);
  update (self);
}

static void
sign_in_action_cb (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGN_IN], 0, g_str_equal (action_name, "form.by-code"));
}

static void
entry_activated_cb (LiaisonAccountFormPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "form.by-browser", NULL);
}

static void
guide_clicked_cb (LiaisonAccountFormPage *self)
{
  g_signal_emit (self, signals[GUIDE], 0);
}

/* Where something is missing, else on the way to go. */
static gboolean
liaison_account_form_page_grab_focus (GtkWidget *widget)
{
  LiaisonAccountFormPage *self = LIAISON_ACCOUNT_FORM_PAGE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->client_row));
}

static void
liaison_account_form_page_dispose (GObject *object)
{
  LiaisonAccountFormPage *self = LIAISON_ACCOUNT_FORM_PAGE (object);

  g_clear_object (&self->form);
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_ACCOUNT_FORM_PAGE);

  G_OBJECT_CLASS (liaison_account_form_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/account/liaison-account-form-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountFormPage, client_error);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountFormPage, client_error_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountFormPage, client_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountFormPage, cloud_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountFormPage, organisation_error);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountFormPage,
                                        organisation_error_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountFormPage, organisation_row);
  gtk_widget_class_bind_template_callback (widget_class, client_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, cloud_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, cloud_to_name);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, guide_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, organisation_left_cb);
}

static void
liaison_account_form_page_class_init (LiaisonAccountFormPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_account_form_page_dispose;
  widget_class->grab_focus = liaison_account_form_page_grab_focus;

  signals[SIGN_IN] = g_signal_new ("sign-in", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[GUIDE] = g_signal_new ("guide", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "form.by-browser", NULL, sign_in_action_cb);
  gtk_widget_class_install_action (widget_class, "form.by-code", NULL, sign_in_action_cb);
  bind_template (widget_class);
}

static void
liaison_account_form_page_init (LiaisonAccountFormPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_account_form_page_set_form (LiaisonAccountFormPage *self, LiaisonAccountForm *form)
{
  GListModel *clouds;

  g_return_if_fail (LIAISON_IS_ACCOUNT_FORM_PAGE (self));
  g_return_if_fail (LIAISON_IS_ACCOUNT_FORM (form));
  g_return_if_fail (self->form == NULL);

  clouds = liaison_account_form_get_clouds (form);
  adw_combo_row_set_model (self->cloud_row, clouds);
  for (guint i = 0; i < g_list_model_get_n_items (clouds); i++)
    {
      g_autoptr(LiaisonCloud) cloud = g_list_model_get_item (clouds, i);

      if (cloud == liaison_account_form_get_cloud (form))
        adw_combo_row_set_selected (self->cloud_row, i);
    }

  self->form = g_object_ref (form);
  liaison_entry_row_bind (self->client_row, form, "client-id");
  liaison_entry_row_bind (self->organisation_row, form, "organisation");
  g_signal_connect_object (form, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
