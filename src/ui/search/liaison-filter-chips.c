/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/search/liaison-filter-chips.h"

#include <glib/gi18n.h>

#include "ui/liaison-wrap-layout.h"
#include "ui/search/liaison-filter.h"

struct _LiaisonFilterChips
{
  GtkWidget parent_instance;

  GtkWidget *chips[LIAISON_N_FILTERS]; /* NULL until it is needed; owned as our children */
  LiaisonCustomerQuery *query;
  GListModel *resellers;
};

G_DEFINE_FINAL_TYPE (LiaisonFilterChips, liaison_filter_chips, GTK_TYPE_WIDGET)

enum
{
  PROP_QUERY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  EMPTIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The focus does not vanish with the chip that had it. */
static void
keep_focus (LiaisonFilterChips *self)
{
  for (guint i = 0; i < LIAISON_N_FILTERS; i++)
    if (self->chips[i] != NULL && gtk_widget_get_visible (self->chips[i]))
      {
        gtk_widget_grab_focus (self->chips[i]);
        return;
      }
  g_signal_emit (self, signals[EMPTIED], 0);
}

static void
chip_clicked_cb (GtkWidget *chip, LiaisonFilterChips *self)
{
  g_autoptr(LiaisonCustomerQuery) query = liaison_customer_query_copy (self->query);

  for (guint i = 0; i < LIAISON_N_FILTERS; i++)
    if (self->chips[i] == chip)
      liaison_filter_remove (i, query);
  liaison_filter_chips_set_query (self, query);
  keep_focus (self);
}

static GtkWidget *
chip_new (LiaisonFilterChips *self)
{
  g_autoptr(GtkBuilder) builder = gtk_builder_new_from_resource (
    "/io/github/liaison_app/Liaison/ui/search/liaison-filter-chip.ui");
  GtkWidget *chip = GTK_WIDGET (gtk_builder_get_object (builder, "chip"));

  g_signal_connect (chip, "clicked", G_CALLBACK (chip_clicked_cb), self);
  return g_object_ref (chip);
}

static GtkWidget *
ensure_chip (LiaisonFilterChips *self, LiaisonFilter filter)
{
  GtkWidget *before = NULL;

  if (self->chips[filter] != NULL)
    return self->chips[filter];

  for (guint i = 0; i < filter; i++)
    if (self->chips[i] != NULL)
      before = self->chips[i];
  self->chips[filter] = chip_new (self);
  gtk_widget_insert_after (self->chips[filter], GTK_WIDGET (self), before);
  g_object_unref (self->chips[filter]);
  return self->chips[filter];
}

static void
set_text (GtkWidget *chip, const char *text)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (chip));
  /* Translators: %s is a filter, as in “Admin rights not granted”. */
  g_autofree char *label = g_strdup_printf (_ ("Remove Filter: %s"), text);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), text);
  gtk_widget_set_tooltip_text (chip, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
update (LiaisonFilterChips *self)
{
  for (guint i = 0; i < LIAISON_N_FILTERS; i++)
    {
      g_autofree char *text = liaison_filter_to_text (i, self->query, self->resellers);

      if (text != NULL)
        set_text (ensure_chip (self, i), text);
      if (self->chips[i] != NULL)
        gtk_widget_set_visible (self->chips[i], text != NULL);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), liaison_customer_query_is_filtered (self->query));
}

static void
liaison_filter_chips_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_QUERY)
    g_value_set_boxed (value, LIAISON_FILTER_CHIPS (object)->query);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_filter_chips_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  if (id == PROP_QUERY)
    liaison_filter_chips_set_query (LIAISON_FILTER_CHIPS (object), g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_filter_chips_dispose (GObject *object)
{
  LiaisonFilterChips *self = LIAISON_FILTER_CHIPS (object);

  for (guint i = 0; i < LIAISON_N_FILTERS; i++)
    g_clear_pointer (&self->chips[i], gtk_widget_unparent);
  g_clear_object (&self->resellers);

  G_OBJECT_CLASS (liaison_filter_chips_parent_class)->dispose (object);
}

static void
liaison_filter_chips_finalize (GObject *object)
{
  liaison_customer_query_free (LIAISON_FILTER_CHIPS (object)->query);

  G_OBJECT_CLASS (liaison_filter_chips_parent_class)->finalize (object);
}

static void
liaison_filter_chips_class_init (LiaisonFilterChipsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_filter_chips_dispose;
  object_class->finalize = liaison_filter_chips_finalize;
  object_class->get_property = liaison_filter_chips_get_property;
  object_class->set_property = liaison_filter_chips_set_property;

  properties[PROP_QUERY] =
    g_param_spec_boxed ("query", NULL, NULL, LIAISON_TYPE_CUSTOMER_QUERY,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[EMPTIED] = g_signal_new ("emptied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, LIAISON_TYPE_WRAP_LAYOUT);
}

static void
liaison_filter_chips_init (LiaisonFilterChips *self)
{
  self->query = liaison_customer_query_new ();
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

const LiaisonCustomerQuery *
liaison_filter_chips_get_query (LiaisonFilterChips *self)
{
  g_return_val_if_fail (LIAISON_IS_FILTER_CHIPS (self), NULL);

  return self->query;
}

void
liaison_filter_chips_set_query (LiaisonFilterChips *self, const LiaisonCustomerQuery *query)
{
  g_return_if_fail (LIAISON_IS_FILTER_CHIPS (self));
  g_return_if_fail (query != NULL);

  if (liaison_customer_query_equal (self->query, query))
    return;
  liaison_customer_query_free (self->query);
  self->query = liaison_customer_query_copy (query);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

void
liaison_filter_chips_set_resellers (LiaisonFilterChips *self, GListModel *resellers)
{
  g_return_if_fail (LIAISON_IS_FILTER_CHIPS (self));
  g_return_if_fail (resellers == NULL || G_IS_LIST_MODEL (resellers));

  if (g_set_object (&self->resellers, resellers))
    update (self);
}
