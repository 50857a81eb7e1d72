/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/many/liaison-many-list-page.h"

#include <glib/gi18n.h>

#include "ui/liaison-side-window.h"
#include "ui/many/liaison-prospect-editor.h"
#include "ui/many/liaison-prospect-row.h"

typedef enum
{
  SHOW_ALL,
  SHOW_ERRORS,
  SHOW_LEFT_OUT,
} Show;

struct _LiaisonManyListPage
{
  AdwBin parent_instance;

  GtkLabel *summary;
  GtkStack *stack;
  GtkDropDown *filter_drop;
  GtkListView *list_view;
  LiaisonManyMapping *mapping;

  LiaisonProspectList *list;
  GtkFilter *filter; /* not owned */
  guint n_included;
};

G_DEFINE_FINAL_TYPE (LiaisonManyListPage, liaison_many_list_page, ADW_TYPE_BIN)

enum
{
  PROP_N_INCLUDED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
filter_cb (gpointer item, gpointer user_data)
{
  LiaisonManyListPage *self = user_data;

  switch ((Show) gtk_drop_down_get_selected (self->filter_drop))
    {
    case SHOW_ERRORS:
      return (liaison_prospect_get_marks (item) & LIAISON_PROSPECT_ERRORS) != 0;
    case SHOW_LEFT_OUT:
      return !liaison_prospect_is_included (item);
    case SHOW_ALL:
    default:
      return TRUE;
    }
}

static void
filter_changed_cb (LiaisonManyListPage *self)
{
  if (self->filter != NULL)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
show_counts (LiaisonManyListPage *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint n_wrong = liaison_prospect_list_count_marked (self->list, LIAISON_PROSPECT_ERRORS);
  guint n_included = liaison_prospect_list_count_included (self->list);
  g_autofree char *rows = g_strdup_printf (
    /* Translators: rows of a list, of which some become drafts. */
    ngettext ("%1$'u of %2$'u row becomes a draft", "%1$'u of %2$'u rows become drafts", n),
    n_included, n);
  g_autofree char *wrong =
    g_strdup_printf (ngettext ("%'u with an error", "%'u with errors", n_wrong), n_wrong);
  g_autofree char *both = n_wrong > 0 ? g_strjoin (" · ", rows, wrong, NULL) : g_strdup (rows);

  gtk_label_set_label (self->summary, both);
  if (self->n_included == n_included)
    return;
  self->n_included = n_included;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_INCLUDED]);
}

static void
checked_cb (LiaisonManyListPage *self)
{
  show_counts (self);
  filter_changed_cb (self);
}

static void
open_editor (LiaisonManyListPage *self, LiaisonProspect *prospect)
{
  GtkWidget *editor = liaison_prospect_editor_new (prospect);

  g_signal_connect_object (editor, "applied", G_CALLBACK (liaison_prospect_list_check), self->list,
                           G_CONNECT_SWAPPED);
  liaison_side_window_present (GTK_WINDOW (editor),
                               GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
activated_cb (LiaisonManyListPage *self, guint position)
{
  GListModel *model = G_LIST_MODEL (gtk_list_view_get_model (self->list_view));
  g_autoptr(LiaisonProspect) prospect = g_list_model_get_item (model, position);

  if (prospect != NULL)
    open_editor (self, prospect);
}

static void
row_edit_cb (LiaisonManyListPage *self, LiaisonProspectRow *row)
{
  if (liaison_prospect_row_get_prospect (row) != NULL)
    open_editor (self, liaison_prospect_row_get_prospect (row));
}

static void
setup_cb (LiaisonManyListPage *self, GtkListItem *item)
{
  GtkWidget *row = g_object_new (LIAISON_TYPE_PROSPECT_ROW, NULL);

  g_signal_connect_object (row, "edit", G_CALLBACK (row_edit_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "choice-changed", G_CALLBACK (show_counts), self,
                           G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (LiaisonManyListPage *self, GtkListItem *item)
{
  liaison_prospect_row_set_prospect (LIAISON_PROSPECT_ROW (gtk_list_item_get_child (item)),
                                     gtk_list_item_get_item (item));
}

static void
unbind_cb (LiaisonManyListPage *self, GtkListItem *item)
{
  liaison_prospect_row_set_prospect (LIAISON_PROSPECT_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
liaison_many_list_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_N_INCLUDED)
    g_value_set_uint (value, LIAISON_MANY_LIST_PAGE (object)->n_included);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_many_list_page_dispose (GObject *object)
{
  LiaisonManyListPage *self = LIAISON_MANY_LIST_PAGE (object);

  self->filter = NULL;
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->list);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_MANY_LIST_PAGE);
  G_OBJECT_CLASS (liaison_many_list_page_parent_class)->dispose (object);
}

static void
liaison_many_list_page_class_init (LiaisonManyListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = liaison_many_list_page_get_property;
  object_class->dispose = liaison_many_list_page_dispose;

  properties[PROP_N_INCLUDED] = g_param_spec_uint ("n-included", NULL, NULL, 0, G_MAXUINT, 0,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LIAISON_TYPE_MANY_MAPPING);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/many/liaison-many-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyListPage, summary);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyListPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyListPage, filter_drop);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyListPage, list_view);
  gtk_widget_class_bind_template_child (widget_class, LiaisonManyListPage, mapping);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
liaison_many_list_page_init (LiaisonManyListPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list_view, factory);
}

void
liaison_many_list_page_set_list (LiaisonManyListPage *self, LiaisonProspectList *list)
{
  g_autoptr(GtkSelectionModel) selection = NULL;
  GtkFilterListModel *shown;

  g_return_if_fail (LIAISON_IS_MANY_LIST_PAGE (self));
  g_return_if_fail (LIAISON_IS_PROSPECT_LIST (list));

  g_set_object (&self->list, list);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (list)), self->filter);
  gtk_filter_list_model_set_incremental (shown, TRUE);
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (shown)));
  gtk_list_view_set_model (self->list_view, selection);
  g_signal_connect_object (list, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
}

LiaisonManyMapping *
liaison_many_list_page_get_mapping (LiaisonManyListPage *self)
{
  g_return_val_if_fail (LIAISON_IS_MANY_LIST_PAGE (self), NULL);

  return self->mapping;
}

guint
liaison_many_list_page_get_n_included (LiaisonManyListPage *self)
{
  g_return_val_if_fail (LIAISON_IS_MANY_LIST_PAGE (self), 0);

  return self->n_included;
}
