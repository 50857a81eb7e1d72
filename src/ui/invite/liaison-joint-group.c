/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-joint-group.h"

#include <glib/gi18n.h>

#include "model/liaison-error.h"
#include "ui/liaison-error-sentences.h"

/* One of the two rows to choose in. */
typedef struct
{
  LiaisonJoint kind;
  AdwComboRow *row;
  GListStore *choices; /* of LiaisonReseller, in the row's order, which has “None” before them */
} Side;

struct _LiaisonJointGroup
{
  AdwPreferencesGroup parent_instance;

  AdwComboRow *provider_row;
  AdwComboRow *reseller_row;
  AdwActionRow *chosen_row;
  AdwActionRow *failure_row;
  GtkWidget *retry_button;

  LiaisonSession *session;
  Side sides[2];
  LiaisonJoint kind;
  LiaisonReseller *chosen; /* or NULL */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LiaisonJointGroup, liaison_joint_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static LiaisonJointParties *
get_parties (LiaisonJointGroup *self, LiaisonJoint kind)
{
  return liaison_session_get_joint_parties (self->session, kind);
}

static gboolean
is_same (LiaisonReseller *one, LiaisonReseller *other)
{
  return g_ascii_strcasecmp (liaison_reseller_get_id (one), liaison_reseller_get_id (other)) == 0;
}

/* The chosen one stays a choice, also when the service does not tell of it any more. */
static void
list_choices (LiaisonJointGroup *self, Side *side)
{
  GListModel *parties = liaison_joint_parties_get_list (get_parties (self, side->kind));
  gboolean known = self->kind != side->kind;

  g_list_store_remove_all (side->choices);
  for (guint i = 0; i < g_list_model_get_n_items (parties); i++)
    {
      g_autoptr(LiaisonReseller) party = g_list_model_get_item (parties, i);

      known = known || is_same (party, self->chosen);
      g_list_store_append (side->choices, party);
    }
  if (!known)
    g_list_store_append (side->choices, self->chosen);
}

/* The rows to choose in may have no room for the whole name. */
static void
explain (LiaisonJointGroup *self)
{
  g_autofree char *text = NULL;

  if (self->kind == LIAISON_JOINT_PROVIDER)
    /* Translators: %s is an indirect provider. */
    text = g_strdup_printf (_ ("The customer accepts your company and %s at once. The letter names "
                               "both."),
                               liaison_reseller_get_name (self->chosen));
  else if (self->kind == LIAISON_JOINT_RESELLER)
    /* Translators: %s is an indirect reseller. */
    text = g_strdup_printf (
      _ ("The customer accepts %s as its reseller and your company as the provider "
                          "through which it orders. The letter names both; administration "
                          "privileges go to the reseller."),
         liaison_reseller_get_name (self->chosen));
  gtk_widget_set_visible (GTK_WIDGET (self->chosen_row), text != NULL);
  if (text != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->chosen_row), text);
}

static void
show_choice (LiaisonJointGroup *self)
{
  self->filling = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (self->sides); i++)
    {
      GListModel *choices = G_LIST_MODEL (self->sides[i].choices);
      guint selected = 0;

      for (guint j = 0; self->kind == self->sides[i].kind && j < g_list_model_get_n_items (choices);
           j++)
        {
          g_autoptr(LiaisonReseller) party = g_list_model_get_item (choices, j);

          if (is_same (party, self->chosen))
            selected = j + 1;
        }
      adw_combo_row_set_selected (self->sides[i].row, selected);
    }
  self->filling = FALSE;
  explain (self);
}

/* Who is refused its resellers is no provider, and misses nothing. */
static gboolean
is_refusal (const GError *error)
{
  return g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_FORBIDDEN) ||
         g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_NOT_FOUND) ||
         g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_REFUSED);
}

static const GError *
get_error (LiaisonJointGroup *self)
{
  const GError *providers =
    liaison_joint_parties_get_error (get_parties (self, LIAISON_JOINT_PROVIDER));
  const GError *resellers =
    liaison_joint_parties_get_error (get_parties (self, LIAISON_JOINT_RESELLER));

  return resellers != NULL && !is_refusal (resellers) ? resellers : providers;
}

static char *
dup_failure (const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, LIAISON_ERROR, LIAISON_ERROR_FORBIDDEN))
    return g_strdup (_ ("The service does not tell your account who its indirect providers are. "
                        "You can invite for your company alone."));
  sentence = liaison_error_to_sentence (error);
  /* Translators: %s is a sentence that tells what failed. */
  return g_strdup_printf (_ ("%s Your indirect providers and resellers could not be read; you can "
                             "invite for your company alone."),
                             sentence);
}

static gboolean
is_reading (LiaisonJointGroup *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->sides); i++)
    if (liaison_joint_parties_is_reading (get_parties (self, self->sides[i].kind)))
      return TRUE;
  return FALSE;
}

static gboolean
has_choices (const Side *side)
{
  return g_list_model_get_n_items (G_LIST_MODEL (side->choices)) > 0;
}

/* Where some are known from before, nobody waits for news of them. */
static void
show_rows (LiaisonJointGroup *self)
{
  const GError *error = get_error (self);
  gboolean reading = is_reading (self);
  gboolean any = has_choices (&self->sides[0]) || has_choices (&self->sides[1]);
  /* While it is asked once more, the row stays where the button was pressed. */
  gboolean failed =
    !any && (error != NULL || (reading && gtk_widget_get_visible (GTK_WIDGET (self->failure_row))));

  if (error != NULL)
    {
      g_autofree char *failure = dup_failure (error);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->failure_row), failure);
    }
  gtk_widget_set_sensitive (self->retry_button, !reading);
  gtk_widget_set_visible (GTK_WIDGET (self->failure_row), failed);
  for (gsize i = 0; i < G_N_ELEMENTS (self->sides); i++)
    gtk_widget_set_visible (GTK_WIDGET (self->sides[i].row), has_choices (&self->sides[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), any || failed);
}

static void
fill_side (LiaisonJointGroup *self, Side *side)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  list_choices (self, side);
  /* Translators: no other company. */
  gtk_string_list_append (names, C_ ("provider", "None"));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (side->choices)); i++)
    {
      g_autoptr(LiaisonReseller) party = g_list_model_get_item (G_LIST_MODEL (side->choices), i);

      gtk_string_list_append (names, liaison_reseller_get_name (party));
    }
  self->filling = TRUE;
  adw_combo_row_set_model (side->row, G_LIST_MODEL (names));
  self->filling = FALSE;
}

static void
fill (LiaisonJointGroup *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->sides); i++)
    fill_side (self, &self->sides[i]);
  show_choice (self);
  show_rows (self);
}

/* Two of them at once are no choice. */
static void
selected_cb (LiaisonJointGroup *self, GParamSpec *pspec, AdwComboRow *row)
{
  Side *side = &self->sides[row == self->provider_row ? 0 : 1];
  guint i = adw_combo_row_get_selected (row);
  g_autoptr(LiaisonReseller) party = NULL;

  if (self->filling || self->session == NULL || i == GTK_INVALID_LIST_POSITION)
    return;

  if (i > 0)
    party = g_list_model_get_item (G_LIST_MODEL (side->choices), i - 1);
  self->kind = party != NULL ? side->kind : LIAISON_JOINT_NONE;
  g_set_object (&self->chosen, party);
  show_choice (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
read_parties (LiaisonJointGroup *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->sides); i++)
    liaison_joint_parties_read (get_parties (self, self->sides[i].kind));
}

static void
liaison_joint_group_dispose (GObject *object)
{
  LiaisonJointGroup *self = LIAISON_JOINT_GROUP (object);

  g_clear_object (&self->session);
  g_clear_object (&self->chosen);
  for (gsize i = 0; i < G_N_ELEMENTS (self->sides); i++)
    g_clear_object (&self->sides[i].choices);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_JOINT_GROUP);
  G_OBJECT_CLASS (liaison_joint_group_parent_class)->dispose (object);
}

static void
liaison_joint_group_class_init (LiaisonJointGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_joint_group_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", LIAISON_TYPE_JOINT_GROUP, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-joint-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonJointGroup, provider_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonJointGroup, reseller_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonJointGroup, chosen_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonJointGroup, failure_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonJointGroup, retry_button);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, read_parties);
}

static void
liaison_joint_group_init (LiaisonJointGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sides[0] = (Side){ .kind = LIAISON_JOINT_PROVIDER, .row = self->provider_row };
  self->sides[1] = (Side){ .kind = LIAISON_JOINT_RESELLER, .row = self->reseller_row };
  for (gsize i = 0; i < G_N_ELEMENTS (self->sides); i++)
    self->sides[i].choices = g_list_store_new (LIAISON_TYPE_RESELLER);
}

void
liaison_joint_group_set_session (LiaisonJointGroup *self, LiaisonSession *session)
{
  g_return_if_fail (LIAISON_IS_JOINT_GROUP (self));
  g_return_if_fail (LIAISON_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  for (gsize i = 0; i < G_N_ELEMENTS (self->sides); i++)
    {
      LiaisonJointParties *parties = get_parties (self, self->sides[i].kind);

      g_signal_connect_object (liaison_joint_parties_get_list (parties), "items-changed",
                               G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (parties, "notify::error", G_CALLBACK (show_rows), self,
                               G_CONNECT_SWAPPED);
    }
  fill (self);
  read_parties (self);
}

void
liaison_joint_group_set_party (LiaisonJointGroup *self, LiaisonJointParty party, const char *name)
{
  g_autoptr(LiaisonReseller) chosen = NULL;

  g_return_if_fail (LIAISON_IS_JOINT_GROUP (self));
  g_return_if_fail (self->session != NULL);

  if (party.kind != LIAISON_JOINT_NONE)
    chosen = liaison_joint_parties_find (get_parties (self, party.kind), party.id);
  if (party.kind != LIAISON_JOINT_NONE && chosen == NULL)
    chosen = liaison_reseller_new (party.id, name != NULL ? name : party.id, NULL);
  if (self->kind == party.kind && (chosen == NULL || is_same (chosen, self->chosen)))
    return;
  self->kind = party.kind;
  g_set_object (&self->chosen, chosen);
  fill (self);
}

LiaisonJoint
liaison_joint_group_get_chosen (LiaisonJointGroup *self, LiaisonReseller **chosen)
{
  g_return_val_if_fail (LIAISON_IS_JOINT_GROUP (self), LIAISON_JOINT_NONE);

  *chosen = self->chosen;
  return self->kind;
}
