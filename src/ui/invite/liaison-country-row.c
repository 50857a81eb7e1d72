/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-country-row.h"

#include <string.h>

#include "ui/liaison-sentences.h"

struct _LiaisonCountryRow
{
  AdwActionRow parent_instance;

  GtkMenuButton *button;
  GtkLabel *name_label;
  GtkPopover *popover;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *list;
  GtkSingleSelection *selection;
  GtkFilterListModel *matches;

  GStrv codes; /* in the order given, until they are shown */
  char *country;
  char *term; /* folded; NULL: all match */
};

G_DEFINE_FINAL_TYPE (LiaisonCountryRow, liaison_country_row, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_COUNTRY = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Without case, accents and kinds of apostrophe: what people leave out when they type. */
static char *
dup_folded (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (decomposed, -1);
  GString *kept = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c))
        g_string_append_unichar (kept, c == 0x2019 ? '\'' : c);
    }
  return g_string_free (kept, FALSE);
}

typedef enum
{
  MATCH_NONE,
  MATCH_INSIDE,
  MATCH_CODE,
  MATCH_START,
} Match;

static Match
match_country (LiaisonCountryRow *self, const char *code)
{
  g_autofree char *name = liaison_country_to_name (code);
  g_autofree char *folded = dup_folded (name);
  const char *found = self->term != NULL ? strstr (folded, self->term) : folded;

  if (found == folded)
    return MATCH_START;
  if (g_ascii_strcasecmp (code, self->term) == 0)
    return MATCH_CODE;
  return found != NULL ? MATCH_INSIDE : MATCH_NONE;
}

static gboolean
is_match (gpointer item, gpointer user_data)
{
  return match_country (user_data, gtk_string_object_get_string (item)) != MATCH_NONE;
}

static const char *
get_code (LiaisonCountryRow *self, guint position)
{
  g_autoptr(GtkStringObject) item =
               g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return item != NULL ? gtk_string_object_get_string (item) : NULL;
}

static void
select_position (LiaisonCountryRow *self, guint position)
{
  g_autofree char *name = liaison_country_to_name (get_code (self, position));

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  /* The focus stays in the entry: a reader has to hear there what Return would choose. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
}

/* The best match of a term, else the country chosen at present. */
static void
select_best (LiaisonCountryRow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint best = 0;
  Match match = MATCH_NONE;

  for (guint i = 0; i < n; i++)
    {
      const char *code = get_code (self, i);
      Match this_match = self->term != NULL                     ? match_country (self, code)
                         : g_strcmp0 (code, self->country) == 0 ? MATCH_CODE
                                                                : MATCH_NONE;

      if (this_match > match)
        {
          best = i;
          match = this_match;
        }
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "none");
  if (n > 0)
    select_position (self, best);
}

/* A list that was never laid out cannot be scrolled. */
static gboolean
laid_out_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  LiaisonCountryRow *self = LIAISON_COUNTRY_ROW (widget);

  if (gtk_widget_get_height (GTK_WIDGET (self->list)) == 0)
    return G_SOURCE_CONTINUE;

  select_best (self);
  return G_SOURCE_REMOVE;
}

static void
search_changed_cb (LiaisonCountryRow *self)
{
  g_autofree char *term = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  g_strstrip (term);
  g_free (self->term);
  self->term = *term != '\0' ? dup_folded (term) : NULL;
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->matches),
                      GTK_FILTER_CHANGE_DIFFERENT);
  select_best (self);
}

static void
choose_position (LiaisonCountryRow *self, guint position)
{
  const char *code = get_code (self, position);

  if (code == NULL)
    return;

  liaison_country_row_set_country (self, code);
  gtk_popover_popdown (self->popover);
}

static void
activated_cb (LiaisonCountryRow *self, guint position)
{
  choose_position (self, position);
}

static void
search_activated_cb (LiaisonCountryRow *self)
{
  /* The entry tells of a change a moment later. */
  search_changed_cb (self);
  choose_position (self, gtk_single_selection_get_selected (self->selection));
}

static void
search_stopped_cb (LiaisonCountryRow *self)
{
  gtk_popover_popdown (self->popover);
}

typedef struct
{
  const char *code;
  char *key; /* for the order of the language */
} Choice;

static void
choice_clear (gpointer data)
{
  Choice *choice = data;

  g_free (choice->key);
}

static int
choice_compare (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Choice *) a)->key, ((const Choice *) b)->key);
}

static GListModel *
create_sorted (const char *const *codes)
{
  g_autoptr(GArray) choices = g_array_new (FALSE, FALSE, sizeof (Choice));
  GtkStringList *sorted = gtk_string_list_new (NULL);

  g_array_set_clear_func (choices, choice_clear);
  for (gsize i = 0; codes[i] != NULL; i++)
    {
      g_autofree char *name = liaison_country_to_name (codes[i]);
      Choice choice = { codes[i], g_utf8_collate_key (name, -1) };

      g_array_append_val (choices, choice);
    }
  g_array_sort (choices, choice_compare);

  for (guint i = 0; i < choices->len; i++)
    gtk_string_list_append (sorted, g_array_index (choices, Choice, i).code);
  return G_LIST_MODEL (sorted);
}

static void
opened_cb (LiaisonCountryRow *self)
{
  /* Not before: the list makes widgets for some two hundred countries at once. */
  if (gtk_filter_list_model_get_model (self->matches) == NULL && self->codes != NULL)
    {
      g_autoptr(GListModel) sorted = create_sorted ((const char *const *) self->codes);

      gtk_filter_list_model_set_model (self->matches, sorted);
      gtk_widget_add_tick_callback (GTK_WIDGET (self), laid_out_cb, NULL, NULL);
    }

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonCountryRow *self = LIAISON_COUNTRY_ROW (widget);
  guint selected = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (g_str_equal (action, "country.next") && selected + 1 < n)
    select_position (self, selected + 1);
  else if (g_str_equal (action, "country.previous") && selected > 0 && n > 0)
    select_position (self, selected - 1);
}

/* Typed while the list had the focus: what had it may not match and go. */
static void
search_started_cb (LiaisonCountryRow *self)
{
  gtk_text_grab_focus_without_selecting (
    GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->search))));
}

static char *
code_to_name (GtkListItem *item, const char *code)
{
  g_autofree char *name = code != NULL ? liaison_country_to_name (code) : NULL;
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *row = child != NULL ? gtk_widget_get_parent (child) : NULL;

  /* GTK 4.8 does not name a row after what is in it. */
  if (row != NULL && name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return g_steal_pointer (&name);
}

static void
liaison_country_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LiaisonCountryRow *self = LIAISON_COUNTRY_ROW (object);

  switch (prop_id)
    {
    case PROP_COUNTRY:
      g_value_set_string (value, self->country);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_country_row_set_property (GObject *object,
                                  guint prop_id,
                                  const GValue *value,
                                  GParamSpec *pspec)
{
  LiaisonCountryRow *self = LIAISON_COUNTRY_ROW (object);

  switch (prop_id)
    {
    case PROP_COUNTRY:
      liaison_country_row_set_country (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_country_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_COUNTRY_ROW);
  G_OBJECT_CLASS (liaison_country_row_parent_class)->dispose (object);
}

static void
liaison_country_row_finalize (GObject *object)
{
  LiaisonCountryRow *self = LIAISON_COUNTRY_ROW (object);

  g_strfreev (self->codes);
  g_free (self->country);
  g_free (self->term);
  G_OBJECT_CLASS (liaison_country_row_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-country-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonCountryRow, button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCountryRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCountryRow, popover);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCountryRow, search);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCountryRow, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCountryRow, list);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCountryRow, selection);
  gtk_widget_class_bind_template_child (widget_class, LiaisonCountryRow, matches);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, code_to_name);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_started_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
}

static void
liaison_country_row_class_init (LiaisonCountryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = liaison_country_row_get_property;
  object_class->set_property = liaison_country_row_set_property;
  object_class->dispose = liaison_country_row_dispose;
  object_class->finalize = liaison_country_row_finalize;

  properties[PROP_COUNTRY] =
    g_param_spec_string ("country", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "country.next", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "country.previous", NULL, move_cb);
  bind_template (widget_class);
}

static void
liaison_country_row_init (LiaisonCountryRow *self)
{
  GtkCustomFilter *filter = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  filter = gtk_custom_filter_new (is_match, self, NULL);
  gtk_filter_list_model_set_filter (self->matches, GTK_FILTER (filter));
  g_object_unref (filter);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->list));
}

void
liaison_country_row_set_choices (LiaisonCountryRow *self, const char *const *codes)
{
  g_return_if_fail (LIAISON_IS_COUNTRY_ROW (self));
  g_return_if_fail (codes != NULL);

  g_strfreev (self->codes);
  self->codes = g_strdupv ((GStrv) codes);
  gtk_filter_list_model_set_model (self->matches, NULL);
}

const char *
liaison_country_row_get_country (LiaisonCountryRow *self)
{
  g_return_val_if_fail (LIAISON_IS_COUNTRY_ROW (self), NULL);

  return self->country;
}

void
liaison_country_row_set_country (LiaisonCountryRow *self, const char *code)
{
  g_autofree char *country = g_strdup (code);
  g_autofree char *name = NULL;

  g_return_if_fail (LIAISON_IS_COUNTRY_ROW (self));

  if (g_strcmp0 (self->country, country) == 0)
    return;

  g_free (self->country);
  self->country = g_steal_pointer (&country);
  name = self->country != NULL ? liaison_country_to_name (self->country) : g_strdup ("");
  gtk_label_set_label (self->name_label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNTRY]);
}
