/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/search/liaison-filter-popover.h"

#include <glib/gi18n.h>

#include "model/liaison-reseller.h"
#include "ui/search/liaison-filter.h"

struct _LiaisonFilterPopover
{
  GtkPopover parent_instance;

  GtkCheckButton *rights[LIAISON_ANSWER_YES + 1];
  GtkLabel *invited_label;
  GtkDropDown *invited;
  GtkLabel *tag_label;
  GtkWidget *tag_row;
  GtkDropDown *tag;
  GtkLabel *reseller_label;
  GtkWidget *reseller_row;
  GtkDropDown *reseller;
  GtkCheckButton *fresh;
  GtkCheckButton *gone;
  GtkWidget *clear_button;

  LiaisonCustomerQuery *query;
  GPtrArray *tags;      /* as the drop-down shows them, behind “Any” */
  GPtrArray *resellers; /* their ids, as the drop-down shows them, behind “Any” */
  GListModel *reseller_model;
  gboolean filling; /* the controls are being set to what the query says */
};

G_DEFINE_FINAL_TYPE (LiaisonFilterPopover, liaison_filter_popover, GTK_TYPE_POPOVER)

enum
{
  PROP_QUERY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The first is “Any”, which is NULL. */
static const char *
get_choice (GtkDropDown *drop_down, GPtrArray *choices)
{
  guint position = gtk_drop_down_get_selected (drop_down);

  return position >= 1 && position <= choices->len ? g_ptr_array_index (choices, position - 1)
                                                   : NULL;
}

static void
control_changed_cb (LiaisonFilterPopover *self)
{
  g_autoptr(LiaisonCustomerQuery) query = NULL;

  if (self->filling)
    return;

  query = liaison_customer_query_copy (self->query);
  liaison_customer_query_clear_filters (query);
  for (guint i = 0; i < G_N_ELEMENTS (self->rights); i++)
    if (gtk_check_button_get_active (self->rights[i]))
      query->rights |= 1u << i;
  query->invited = gtk_drop_down_get_selected (self->invited);
  query->tag = g_strdup (get_choice (self->tag, self->tags));
  query->reseller = g_strdup (get_choice (self->reseller, self->resellers));
  query->fresh = gtk_check_button_get_active (self->fresh);
  query->gone = gtk_check_button_get_active (self->gone);
  liaison_filter_popover_set_query (self, query);
}

static void
clear_clicked_cb (LiaisonFilterPopover *self)
{
  g_autoptr(LiaisonCustomerQuery) query = liaison_customer_query_copy (self->query);

  liaison_customer_query_clear_filters (query);
  liaison_filter_popover_set_query (self, query);
  gtk_widget_grab_focus (GTK_WIDGET (self->rights[LIAISON_ANSWER_YES]));
}

static void
fill_choices (GtkDropDown *drop_down, GPtrArray *names)
{
  g_autoptr(GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, C_ ("filter", "Any"));
  for (guint i = 0; i < names->len; i++)
    gtk_string_list_append (list, g_ptr_array_index (names, i));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
}

/* A choice that is set stands in the list, also if nobody has it any more. */
static void
choose (GtkDropDown *drop_down, GPtrArray *choices, const char *chosen)
{
  guint position = 0;

  if (chosen != NULL && !g_ptr_array_find_with_equal_func (choices, chosen, g_str_equal, &position))
    {
      position = choices->len;
      g_ptr_array_add (choices, g_strdup (chosen));
      gtk_string_list_append (GTK_STRING_LIST (gtk_drop_down_get_model (drop_down)), chosen);
    }
  gtk_drop_down_set_selected (drop_down, chosen != NULL ? position + 1 : 0);
}

static void
fill_resellers (LiaisonFilterPopover *self)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GListModel *model = self->reseller_model;

  g_ptr_array_set_size (self->resellers, 0);
  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(LiaisonReseller) reseller = g_list_model_get_item (model, i);

      g_ptr_array_add (self->resellers, g_strdup (liaison_reseller_get_id (reseller)));
      g_ptr_array_add (names, g_strdup (liaison_reseller_get_name (reseller)));
    }
  fill_choices (self->reseller, names);
}

/* What has the focus is a button inside, which would have no name. */
static void
name_drop_down (GtkDropDown *drop_down, GtkLabel *label)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (drop_down);
  /* Translators: what is read aloud of a choice: what is chosen, and its present value. */
  g_autofree char *name =
    g_strdup_printf (_ ("%1$s: %2$s"), gtk_label_get_label (label),
                        chosen != NULL ? gtk_string_object_get_string (chosen) : "");

  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (drop_down))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (LiaisonFilterPopover *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (self->rights); i++)
    gtk_check_button_set_active (self->rights[i], (self->query->rights & 1u << i) != 0);
  gtk_drop_down_set_selected (self->invited, self->query->invited);
  choose (self->tag, self->tags, self->query->tag);
  gtk_widget_set_visible (self->tag_row, self->tags->len > 0);
  choose (self->reseller, self->resellers, self->query->reseller);
  gtk_widget_set_visible (self->reseller_row, self->resellers->len > 0);
  gtk_check_button_set_active (self->fresh, self->query->fresh);
  gtk_check_button_set_active (self->gone, self->query->gone);
  name_drop_down (self->invited, self->invited_label);
  name_drop_down (self->tag, self->tag_label);
  name_drop_down (self->reseller, self->reseller_label);
  gtk_widget_set_sensitive (self->clear_button, liaison_customer_query_is_filtered (self->query));
  self->filling = FALSE;
}

static void
liaison_filter_popover_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_QUERY)
    g_value_set_boxed (value, LIAISON_FILTER_POPOVER (object)->query);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_filter_popover_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  if (id == PROP_QUERY)
    liaison_filter_popover_set_query (LIAISON_FILTER_POPOVER (object), g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_filter_popover_dispose (GObject *object)
{
  LiaisonFilterPopover *self = LIAISON_FILTER_POPOVER (object);

  g_clear_object (&self->reseller_model);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_FILTER_POPOVER);

  G_OBJECT_CLASS (liaison_filter_popover_parent_class)->dispose (object);
}

static void
liaison_filter_popover_finalize (GObject *object)
{
  LiaisonFilterPopover *self = LIAISON_FILTER_POPOVER (object);

  liaison_customer_query_free (self->query);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->resellers);

  G_OBJECT_CLASS (liaison_filter_popover_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/search/liaison-filter-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonFilterPopover, clear_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonFilterPopover, fresh);
  gtk_widget_class_bind_template_child (widget_class, LiaisonFilterPopover, gone);
  gtk_widget_class_bind_template_child (widget_class, LiaisonFilterPopover, invited);
  gtk_widget_class_bind_template_child (widget_class, LiaisonFilterPopover, invited_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonFilterPopover, reseller);
  gtk_widget_class_bind_template_child (widget_class, LiaisonFilterPopover, reseller_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonFilterPopover, reseller_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonFilterPopover, tag);
  gtk_widget_class_bind_template_child (widget_class, LiaisonFilterPopover, tag_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonFilterPopover, tag_row);
  gtk_widget_class_bind_template_child_full (
    widget_class, "rights_no", FALSE,
    G_STRUCT_OFFSET (LiaisonFilterPopover, rights[LIAISON_ANSWER_NO]));
  gtk_widget_class_bind_template_child_full (
    widget_class, "rights_unknown", FALSE,
    G_STRUCT_OFFSET (LiaisonFilterPopover, rights[LIAISON_ANSWER_UNKNOWN]));
  gtk_widget_class_bind_template_child_full (
    widget_class, "rights_yes", FALSE,
    G_STRUCT_OFFSET (LiaisonFilterPopover, rights[LIAISON_ANSWER_YES]));
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, control_changed_cb);
}

static void
liaison_filter_popover_class_init (LiaisonFilterPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = liaison_filter_popover_dispose;
  object_class->finalize = liaison_filter_popover_finalize;
  object_class->get_property = liaison_filter_popover_get_property;
  object_class->set_property = liaison_filter_popover_set_property;

  properties[PROP_QUERY] =
    g_param_spec_boxed ("query", NULL, NULL, LIAISON_TYPE_CUSTOMER_QUERY,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
liaison_filter_popover_init (LiaisonFilterPopover *self)
{
  g_autoptr(GtkStringList) invited = gtk_string_list_new (NULL);

  self->query = liaison_customer_query_new ();
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->resellers = g_ptr_array_new_with_free_func (g_free);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choices (self->tag, self->tags);
  fill_choices (self->reseller, self->resellers);
  for (guint i = 0; i < LIAISON_N_INVITED; i++)
    gtk_string_list_append (invited, liaison_invited_to_text (i));
  gtk_drop_down_set_model (self->invited, G_LIST_MODEL (invited));
  update (self);
}

GtkWidget *
liaison_filter_popover_new (void)
{
  return g_object_new (LIAISON_TYPE_FILTER_POPOVER, NULL);
}

const LiaisonCustomerQuery *
liaison_filter_popover_get_query (LiaisonFilterPopover *self)
{
  g_return_val_if_fail (LIAISON_IS_FILTER_POPOVER (self), NULL);

  return self->query;
}

void
liaison_filter_popover_set_query (LiaisonFilterPopover *self, const LiaisonCustomerQuery *query)
{
  g_return_if_fail (LIAISON_IS_FILTER_POPOVER (self));
  g_return_if_fail (query != NULL);

  if (liaison_customer_query_equal (self->query, query))
    return;
  liaison_customer_query_free (self->query);
  self->query = liaison_customer_query_copy (query);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

void
liaison_filter_popover_set_tags (LiaisonFilterPopover *self, const char *const *tags)
{
  g_return_if_fail (LIAISON_IS_FILTER_POPOVER (self));
  g_return_if_fail (tags != NULL);

  g_ptr_array_set_size (self->tags, 0);
  for (; *tags != NULL; tags++)
    g_ptr_array_add (self->tags, g_strdup (*tags));
  self->filling = TRUE;
  fill_choices (self->tag, self->tags);
  update (self);
}

void
liaison_filter_popover_set_resellers (LiaisonFilterPopover *self, GListModel *resellers)
{
  g_return_if_fail (LIAISON_IS_FILTER_POPOVER (self));
  g_return_if_fail (resellers == NULL || G_IS_LIST_MODEL (resellers));

  g_set_object (&self->reseller_model, resellers);
  self->filling = TRUE;
  fill_resellers (self);
  update (self);
}
