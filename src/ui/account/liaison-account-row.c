/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/account/liaison-account-row.h"

#include <glib/gi18n.h>

#include "ui/liaison-sentences.h"

struct _LiaisonAccountRow
{
  GtkListBoxRow parent_instance;

  GtkLabel *name_label;
  GtkLabel *person_label;
  GtkLabel *cloud_label;
  GtkLabel *closed_label;
  GtkWidget *open_button;
  GtkWidget *remove_button;

  LiaisonProfile *profile;
};

G_DEFINE_FINAL_TYPE (LiaisonAccountRow, liaison_account_row, GTK_TYPE_LIST_BOX_ROW)

static void
button_clicked_cb (LiaisonAccountRow *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static void
liaison_account_row_dispose (GObject *object)
{
  LiaisonAccountRow *self = LIAISON_ACCOUNT_ROW (object);

  g_clear_object (&self->profile);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_ACCOUNT_ROW);

  G_OBJECT_CLASS (liaison_account_row_parent_class)->dispose (object);
}

static void
liaison_account_row_class_init (LiaisonAccountRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_account_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/account/liaison-account-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountRow, closed_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountRow, cloud_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountRow, open_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountRow, person_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonAccountRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, button_clicked_cb);
}

static void
liaison_account_row_init (LiaisonAccountRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_button (GtkWidget *button, const char *account, char *label)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", account);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_free (label);
}

/* For screen readers: what is seen of it, as a list. */
static void
name_row (LiaisonAccountRow *self)
{
  GtkLabel *labels[] = { self->name_label, self->person_label, self->cloud_label,
                         self->closed_label };
  g_autofree char *text = g_strdup (gtk_label_get_label (labels[0]));

  for (gsize i = 1; i < G_N_ELEMENTS (labels); i++)
    if (gtk_widget_get_visible (GTK_WIDGET (labels[i])))
      {
        g_autofree char *before = g_steal_pointer (&text);

        /* Translators: an account, for screen readers: company, person and cloud. %1$s is what
         * there is so far, %2$s the next of it. */
        text = g_strdup_printf (_ ("%1$s, %2$s"), before, gtk_label_get_label (labels[i]));
      }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* NULL: the account can be opened. */
static const char *
get_closed_sentence (LiaisonCloud *cloud)
{
  if (cloud == NULL)
    return _ ("Its cloud is not in your list of clouds any more.");
  if (liaison_cloud_get_spec (cloud)->closed)
    /* Translators: of Microsoft’s cloud in Germany. */
    return _ ("Microsoft closed this cloud on 29 October 2021; the account cannot be opened.");

  return NULL;
}

GtkWidget *
liaison_account_row_new (LiaisonProfile *profile, LiaisonCloud *cloud)
{
  const LiaisonProfileSpec *spec;
  const char *name, *person, *closed;
  g_autofree char *cloud_name = NULL;
  LiaisonAccountRow *self;

  g_return_val_if_fail (LIAISON_IS_PROFILE (profile), NULL);
  g_return_val_if_fail (cloud == NULL || LIAISON_IS_CLOUD (cloud), NULL);

  spec = liaison_profile_get_spec (profile);
  name = liaison_profile_get_name (profile);
  cloud_name = cloud != NULL ? liaison_cloud_to_name (cloud) : g_strdup (spec->cloud);
  closed = get_closed_sentence (cloud);

  self = g_object_new (LIAISON_TYPE_ACCOUNT_ROW, NULL);
  self->profile = g_object_ref (profile);
  gtk_label_set_label (self->name_label, name);
  /* Two people of one partner are two accounts. */
  person = g_strcmp0 (spec->user_mail, name) != 0 ? spec->user_mail : NULL;
  gtk_label_set_label (self->person_label, person != NULL ? person : "");
  gtk_widget_set_visible (GTK_WIDGET (self->person_label), person != NULL);
  gtk_label_set_label (self->cloud_label, cloud_name);
  if (closed != NULL)
    gtk_label_set_label (self->closed_label, closed);
  gtk_widget_set_visible (GTK_WIDGET (self->closed_label), closed != NULL);
  gtk_widget_set_visible (self->open_button, closed == NULL);
  gtk_widget_set_visible (self->remove_button, closed != NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), closed == NULL);
  /* Translators: a button, for screen readers. %s is a company. */
  name_button (self->open_button, spec->id, g_strdup_printf (_ ("Open %s in New Window"), name));
  /* Translators: a button, for screen readers. %s is a company. */
  name_button (self->remove_button, spec->id, g_strdup_printf (_ ("Remove %s…"), name));
  name_row (self);

  return GTK_WIDGET (self);
}

LiaisonProfile *
liaison_account_row_get_profile (LiaisonAccountRow *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNT_ROW (self), NULL);

  return self->profile;
}
