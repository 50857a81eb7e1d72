/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-provider-group.h"

#include <glib/gi18n.h>

#include "model/liaison-error.h"
#include "ui/liaison-error-sentences.h"

struct _LiaisonProviderGroup
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *provider_row;
  AdwActionRow *chosen_row;
  AdwActionRow *failure_row;
  GtkWidget *retry_button;

  LiaisonInvite *invite;
  GListStore *choices; /* of LiaisonReseller, in the row's order, which has “None” before them */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LiaisonProviderGroup, liaison_provider_group, ADW_TYPE_PREFERENCES_GROUP)

static LiaisonInvitation *
get_invitation (LiaisonProviderGroup *self)
{
  return liaison_invite_get_invitation (self->invite);
}

static LiaisonProviders *
get_providers (LiaisonProviderGroup *self)
{
  return liaison_session_get_providers (liaison_invite_get_session (self->invite));
}

/* A draft's own provider stays a choice, also when the service does not tell of it any more. */
static void
list_choices (LiaisonProviderGroup *self)
{
  GListModel *providers = liaison_providers_get_list (get_providers (self));
  const char *id = liaison_invitation_get_provider (get_invitation (self));
  const char *name = liaison_invitation_get_provider_name (get_invitation (self));
  g_autoptr(LiaisonReseller) known = liaison_providers_find (get_providers (self), id);

  g_list_store_remove_all (self->choices);
  for (guint i = 0; i < g_list_model_get_n_items (providers); i++)
    {
      g_autoptr(LiaisonReseller) provider = g_list_model_get_item (providers, i);

      g_list_store_append (self->choices, provider);
    }
  if (id != NULL && known == NULL)
    {
      g_autoptr(LiaisonReseller) own = liaison_reseller_new (id, name != NULL ? name : id, NULL);

      g_list_store_append (self->choices, own);
    }
}

/* The row to choose in may have no room for the whole name. */
static void
explain (LiaisonProviderGroup *self, LiaisonReseller *provider)
{
  g_autofree char *text = NULL;

  if (provider != NULL)
    /* Translators: %s is an indirect provider. */
    text = g_strdup_printf (_ ("The customer accepts your company and %s at once. The letter names "
                               "both."),
                               liaison_reseller_get_name (provider));
  gtk_widget_set_visible (GTK_WIDGET (self->chosen_row), text != NULL);
  if (text != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->chosen_row), text);
}

static void
show_choice (LiaisonProviderGroup *self)
{
  const char *id = liaison_invitation_get_provider (get_invitation (self));
  g_autoptr(LiaisonReseller) chosen = NULL;
  guint selected = 0;

  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (self->choices)); i++)
    {
      g_autoptr(LiaisonReseller) provider =
                   g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      if (g_ascii_strcasecmp (liaison_reseller_get_id (provider), id) == 0)
        {
          selected = i + 1;
          g_set_object (&chosen, provider);
        }
    }
  self->filling = TRUE;
  adw_combo_row_set_selected (self->provider_row, selected);
  self->filling = FALSE;
  explain (self, chosen);
}

static char *
dup_failure (LiaisonProviderGroup *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_FORBIDDEN))
    return g_strdup (_ ("The service does not tell your account who its indirect providers are. "
                        "You can invite for your company alone."));
  sentence = liaison_error_to_sentence (error);
  /* Translators: %s is a sentence that tells what failed. */
  return g_strdup_printf (
    _ ("%s Your indirect providers could not be read; you can invite for your "
                             "company alone."),
       sentence);
}

static void
show_failure (LiaisonProviderGroup *self)
{
  LiaisonProviders *providers = get_providers (self);
  const GError *error = liaison_providers_get_error (providers);
  gboolean has_choices = g_list_model_get_n_items (G_LIST_MODEL (self->choices)) > 0;

  if (error != NULL)
    {
      g_autofree char *failure = dup_failure (self, error);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->failure_row), failure);
    }
  /* While it is asked once more, the row stays where the button was pressed. */
  gtk_widget_set_sensitive (self->retry_button, !liaison_providers_is_reading (providers));
  gtk_widget_set_visible (GTK_WIDGET (self->failure_row),
                          error != NULL ||
                            (gtk_widget_get_visible (GTK_WIDGET (self->failure_row)) &&
                             liaison_providers_is_reading (providers)));
  gtk_widget_set_visible (GTK_WIDGET (self->provider_row), has_choices);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          has_choices || gtk_widget_get_visible (GTK_WIDGET (self->failure_row)));
}

static void
fill (LiaisonProviderGroup *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  list_choices (self);
  /* Translators: no indirect provider. */
  gtk_string_list_append (names, C_ ("provider", "None"));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->choices)); i++)
    {
      g_autoptr(LiaisonReseller) provider =
                   g_list_model_get_item (G_LIST_MODEL (self->choices), i);

      gtk_string_list_append (names, liaison_reseller_get_name (provider));
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->provider_row, G_LIST_MODEL (names));
  self->filling = FALSE;
  show_choice (self);
  show_failure (self);
}

static void
selected_cb (LiaisonProviderGroup *self)
{
  guint i = adw_combo_row_get_selected (self->provider_row);
  g_autoptr(LiaisonReseller) provider = NULL;

  if (self->filling || self->invite == NULL || i == GTK_INVALID_LIST_POSITION)
    return;

  if (i > 0)
    provider = g_list_model_get_item (G_LIST_MODEL (self->choices), i - 1);
  liaison_invite_choose_provider (self->invite, provider);
}

static void
retry_cb (LiaisonProviderGroup *self)
{
  liaison_providers_read (get_providers (self));
}

static void
liaison_provider_group_dispose (GObject *object)
{
  LiaisonProviderGroup *self = LIAISON_PROVIDER_GROUP (object);

  g_clear_object (&self->invite);
  g_clear_object (&self->choices);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_PROVIDER_GROUP);
  G_OBJECT_CLASS (liaison_provider_group_parent_class)->dispose (object);
}

static void
liaison_provider_group_class_init (LiaisonProviderGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_provider_group_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-provider-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonProviderGroup, provider_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonProviderGroup, chosen_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonProviderGroup, failure_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonProviderGroup, retry_button);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_cb);
}

static void
liaison_provider_group_init (LiaisonProviderGroup *self)
{
  self->choices = g_list_store_new (LIAISON_TYPE_RESELLER);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_provider_group_set_invite (LiaisonProviderGroup *self, LiaisonInvite *invite)
{
  LiaisonProviders *providers;

  g_return_if_fail (LIAISON_IS_PROVIDER_GROUP (self));
  g_return_if_fail (LIAISON_IS_INVITE (invite));
  g_return_if_fail (self->invite == NULL);

  self->invite = g_object_ref (invite);
  if (liaison_invite_get_reminded (invite) != NULL)
    return;

  providers = get_providers (self);
  g_signal_connect_object (liaison_providers_get_list (providers), "items-changed",
                           G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (providers, "notify::error", G_CALLBACK (show_failure), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_invitation (self), "notify::provider", G_CALLBACK (show_choice),
                           self, G_CONNECT_SWAPPED);
  fill (self);
  liaison_providers_read (providers);
}
