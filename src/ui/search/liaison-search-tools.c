/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/search/liaison-search-tools.h"

#include "ui/search/liaison-search-buttons.h"

struct _LiaisonSearchTools
{
  AdwBin parent_instance;

  GtkBox *box;
  GtkSearchEntry *entry;
  LiaisonSearchButtons *buttons; /* NULL until they are seen */

  LiaisonCustomerQuery *query;
  LiaisonSession *session;
  GListModel *resellers;
};

G_DEFINE_FINAL_TYPE (LiaisonSearchTools, liaison_search_tools, ADW_TYPE_BIN)

enum
{
  PROP_QUERY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
text_changed_cb (LiaisonSearchTools *self)
{
  g_autoptr(LiaisonCustomerQuery) query = liaison_customer_query_copy (self->query);

  liaison_customer_query_take_search (
    query, g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  liaison_search_tools_set_query (self, query);
}

static void
buttons_changed_cb (LiaisonSearchTools *self)
{
  liaison_search_tools_set_query (self, liaison_search_buttons_get_query (self->buttons));
}

static void
ensure_buttons (LiaisonSearchTools *self)
{
  if (self->buttons != NULL)
    return;

  self->buttons = LIAISON_SEARCH_BUTTONS (liaison_search_buttons_new ());
  liaison_search_buttons_set_query (self->buttons, self->query);
  liaison_search_buttons_set_session (self->buttons, self->session);
  liaison_search_buttons_set_resellers (self->buttons, self->resellers);
  g_signal_connect_object (self->buttons, "notify::query", G_CALLBACK (buttons_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (self->box, GTK_WIDGET (self->buttons));
}

static void
liaison_search_tools_map (GtkWidget *widget)
{
  ensure_buttons (LIAISON_SEARCH_TOOLS (widget));

  GTK_WIDGET_CLASS (liaison_search_tools_parent_class)->map (widget);
}

static void
liaison_search_tools_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_QUERY)
    g_value_set_boxed (value, LIAISON_SEARCH_TOOLS (object)->query);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_search_tools_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  if (id == PROP_QUERY)
    liaison_search_tools_set_query (LIAISON_SEARCH_TOOLS (object), g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_search_tools_dispose (GObject *object)
{
  LiaisonSearchTools *self = LIAISON_SEARCH_TOOLS (object);

  g_clear_object (&self->resellers);
  g_clear_object (&self->session);
  self->buttons = NULL;
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_SEARCH_TOOLS);

  G_OBJECT_CLASS (liaison_search_tools_parent_class)->dispose (object);
}

static void
liaison_search_tools_finalize (GObject *object)
{
  liaison_customer_query_free (LIAISON_SEARCH_TOOLS (object)->query);

  G_OBJECT_CLASS (liaison_search_tools_parent_class)->finalize (object);
}

static void
liaison_search_tools_class_init (LiaisonSearchToolsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_search_tools_dispose;
  object_class->finalize = liaison_search_tools_finalize;
  object_class->get_property = liaison_search_tools_get_property;
  object_class->set_property = liaison_search_tools_set_property;
  widget_class->map = liaison_search_tools_map;

  properties[PROP_QUERY] =
    g_param_spec_boxed ("query", NULL, NULL, LIAISON_TYPE_CUSTOMER_QUERY,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/search/liaison-search-tools.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonSearchTools, box);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSearchTools, entry);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
liaison_search_tools_init (LiaisonSearchTools *self)
{
  self->query = liaison_customer_query_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

const LiaisonCustomerQuery *
liaison_search_tools_get_query (LiaisonSearchTools *self)
{
  g_return_val_if_fail (LIAISON_IS_SEARCH_TOOLS (self), NULL);

  return self->query;
}

void
liaison_search_tools_set_query (LiaisonSearchTools *self, const LiaisonCustomerQuery *query)
{
  g_return_if_fail (LIAISON_IS_SEARCH_TOOLS (self));
  g_return_if_fail (query != NULL);

  if (liaison_customer_query_equal (self->query, query))
    return;
  liaison_customer_query_free (self->query);
  self->query = liaison_customer_query_copy (query);
  /* Setting the text moves the cursor. */
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->query->search))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), self->query->search);
  if (self->buttons != NULL)
    liaison_search_buttons_set_query (self->buttons, self->query);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

void
liaison_search_tools_set_session (LiaisonSearchTools *self, LiaisonSession *session)
{
  g_return_if_fail (LIAISON_IS_SEARCH_TOOLS (self));
  g_return_if_fail (session == NULL || LIAISON_IS_SESSION (session));

  g_set_object (&self->session, session);
  if (self->buttons != NULL)
    liaison_search_buttons_set_session (self->buttons, session);
}

void
liaison_search_tools_set_resellers (LiaisonSearchTools *self, GListModel *resellers)
{
  g_return_if_fail (LIAISON_IS_SEARCH_TOOLS (self));
  g_return_if_fail (resellers == NULL || G_IS_LIST_MODEL (resellers));

  g_set_object (&self->resellers, resellers);
  if (self->buttons != NULL)
    liaison_search_buttons_set_resellers (self->buttons, resellers);
}

GtkEditable *
liaison_search_tools_get_entry (LiaisonSearchTools *self)
{
  g_return_val_if_fail (LIAISON_IS_SEARCH_TOOLS (self), NULL);

  return GTK_EDITABLE (self->entry);
}

void
liaison_search_tools_set_description (LiaisonSearchTools *self, GtkWidget *label)
{
  g_return_if_fail (LIAISON_IS_SEARCH_TOOLS (self));
  g_return_if_fail (GTK_IS_WIDGET (label));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, label, NULL, -1);
}

void
liaison_search_tools_open (LiaisonSearchTools *self, const char *name)
{
  g_return_if_fail (LIAISON_IS_SEARCH_TOOLS (self));

  ensure_buttons (self);
  liaison_search_buttons_open (self->buttons, name);
}
