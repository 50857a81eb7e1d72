/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-record-row.h"

#include <glib/gi18n.h>

#include "ui/liaison-match-marks.h"
#include "ui/liaison-note-badges.h"
#include "ui/liaison-record-view.h"
#include "ui/liaison-sentences.h"

#define MAX_TAGS 2

struct _LiaisonRecordRow
{
  AdwBin parent_instance;

  AdwAvatar *avatar;
  GtkBox *middle;
  GtkLabel *name;
  GtkLabel *domain;
  GtkWidget *note_badges; /* NULL until there is a note: most rows never have one */
  GtkWidget *fresh_badge;
  GtkLabel *relationship_badge;
  GtkWidget *rights_badge;
  GtkImage *rights_icon;
  GtkLabel *rights_label;
  GtkButton *arrow;
  GtkRevealer *revealer;

  gboolean narrow;
  GStrv words; /* folded; to mark where they stand; NULL: none */
  LiaisonCloud *cloud;
  LiaisonCustomer *customer;
  LiaisonNote *note; /* or NULL */
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (LiaisonRecordRow, liaison_record_row, ADW_TYPE_BIN)

enum
{
  PROP_CUSTOMER = 1,
  PROP_NARROW,
  PROP_WORDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* A change of the toolkit's own tooltip text makes it ask the display server where the pointer is,
 * and wait for the answer: too slow for every row. So the texts are given when they are asked for.
 * Assistive technology hears them from here, as it does from the toolkit. */
static void
describe (gpointer widget, const char *tooltip)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  tooltip, -1);
}

static const char *
get_arrow_tooltip (LiaisonRecordRow *self)
{
  return self->customer != NULL && liaison_customer_is_expanded (self->customer)
    ? _ ("Collapse the Record")
    : _ ("Expand the Record");
}

static gboolean
query_arrow_cb (LiaisonRecordRow *self, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, get_arrow_tooltip (self));
  return TRUE;
}

static const char *
get_rights_tooltip (LiaisonRecordRow *self)
{
  switch (liaison_customer_get_delegated_admin (self->customer))
    {
    case LIAISON_ANSWER_YES:
      return _ ("You have administration privileges for this customer");
    case LIAISON_ANSWER_NO:
      return _ ("You have no administration privileges for this customer");
    case LIAISON_ANSWER_UNKNOWN:
    default:
      return _ ("Not known yet: the list does not tell. Expand the record to read it");
    }
}

static gboolean
query_rights_cb (LiaisonRecordRow *self, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  if (self->customer == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, get_rights_tooltip (self));
  return TRUE;
}

static void
set_rights_badge (LiaisonRecordRow *self, const char *icon, const char *text)
{
  gtk_widget_set_visible (GTK_WIDGET (self->rights_icon), icon != NULL);
  gtk_image_set_from_icon_name (self->rights_icon, icon);
  gtk_label_set_label (self->rights_label, text);
  describe (self->rights_badge, get_rights_tooltip (self));
}

static void
update_rights (LiaisonRecordRow *self)
{
  switch (liaison_customer_get_delegated_admin (self->customer))
    {
    case LIAISON_ANSWER_YES:
      set_rights_badge (self, "object-select-symbolic", C_ ("badge", "Admin rights"));
      break;
    case LIAISON_ANSWER_NO:
      set_rights_badge (self, "action-unavailable-symbolic", C_ ("badge", "No admin rights"));
      break;
    case LIAISON_ANSWER_UNKNOWN:
    default:
      set_rights_badge (self, NULL,
                        /* Translators: whether there are administration privileges is not known. */
                        C_ ("badge", "Admin rights —"));
      break;
    }
}

static void
update_relationship (LiaisonRecordRow *self)
{
  LiaisonRelationship relationship = liaison_customer_get_relationship (self->customer);
  g_autofree char *text = liaison_relationship_to_text (
    relationship, liaison_customer_get_relationship_text (self->customer));

  /* The usual one goes without saying. */
  gtk_label_set_label (self->relationship_badge, text);
  gtk_widget_set_visible (GTK_WIDGET (self->relationship_badge),
                          relationship != LIAISON_RELATIONSHIP_RESELLER);
}

/* What the initials are taken from: quotation marks and signs have no letter. Transfer full. */
static char *
dup_letters (const char *name)
{
  GString *letters = g_string_new (NULL);

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        g_string_append_unichar (letters, c);
      else if (g_unichar_isspace (c))
        g_string_append_c (letters, ' ');
    }

  return g_string_free (letters, FALSE);
}

static void
mark_words (LiaisonRecordRow *self)
{
  liaison_match_marks_set (self->name, (const char *const *) self->words);
  liaison_match_marks_set (self->domain, (const char *const *) self->words);
}

static void
update_row (LiaisonRecordRow *self)
{
  const char *name = liaison_customer_get_name (self->customer);
  const char *domain = liaison_customer_get_domain (self->customer);
  gboolean fresh = liaison_customer_is_fresh (self->customer);
  g_autofree char *letters = dup_letters (name);

  adw_avatar_set_text (self->avatar, letters);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->domain, domain);
  mark_words (self);
  gtk_widget_set_visible (GTK_WIDGET (self->domain), domain != NULL && *domain != '\0');
  gtk_widget_set_visible (self->fresh_badge, fresh);
  if (fresh)
    gtk_widget_add_css_class (GTK_WIDGET (self), "fresh");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "fresh");

  update_relationship (self);
  update_rights (self);
}

/* The record exists only as long as it is seen: most rows never need it. */
static void
update_expanded (LiaisonRecordRow *self)
{
  gboolean expanded = self->customer != NULL && liaison_customer_is_expanded (self->customer);

  if (expanded && gtk_revealer_get_child (self->revealer) == NULL)
    {
      GtkWidget *view = liaison_record_view_new (self->cloud, self->customer);

      liaison_record_view_set_narrow (LIAISON_RECORD_VIEW (view), self->narrow);
      liaison_record_view_set_note (LIAISON_RECORD_VIEW (view), self->note);
      gtk_revealer_set_child (self->revealer, view);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->revealer),
                          expanded || gtk_revealer_get_child_revealed (self->revealer));
  gtk_revealer_set_reveal_child (self->revealer, expanded);

  gtk_button_set_icon_name (self->arrow, expanded ? "go-up-symbolic" : "go-down-symbolic");
  describe (self->arrow, get_arrow_tooltip (self));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->arrow), GTK_ACCESSIBLE_STATE_EXPANDED,
                               expanded, -1);
}

/* The arrow may be what was clicked. */
static void
expanded_changed_cb (LiaisonRecordRow *self)
{
  update_expanded (self);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self->arrow));
}

static void
child_revealed_cb (LiaisonRecordRow *self)
{
  if (gtk_revealer_get_reveal_child (self->revealer) ||
      gtk_revealer_get_child_revealed (self->revealer))
    return;

  gtk_revealer_set_child (self->revealer, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->revealer), FALSE);
}

/* The badges stand beside the name, or under it. */
static void
set_narrow (LiaisonRecordRow *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->middle),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->middle, narrow ? 3 : 12);
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "narrow");
  if (gtk_revealer_get_child (self->revealer) != NULL)
    liaison_record_view_set_narrow (LIAISON_RECORD_VIEW (gtk_revealer_get_child (self->revealer)),
                                    narrow);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
set_words (LiaisonRecordRow *self, const char *const *words)
{
  g_strfreev (self->words);
  self->words = g_strdupv ((GStrv) words);
  if (self->customer != NULL)
    mark_words (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
}

static void
arrow_clicked_cb (LiaisonRecordRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "customers.toggle", "s",
                              liaison_customer_get_id (self->customer));
}

static void
liaison_record_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CUSTOMER:
      g_value_set_object (value, LIAISON_RECORD_ROW (object)->customer);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, LIAISON_RECORD_ROW (object)->narrow);
      break;
    case PROP_WORDS:
      g_value_set_boxed (value, LIAISON_RECORD_ROW (object)->words);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_record_row_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CUSTOMER:
      liaison_record_row_set_customer (LIAISON_RECORD_ROW (object), g_value_get_object (value));
      break;
    case PROP_NARROW:
      set_narrow (LIAISON_RECORD_ROW (object), g_value_get_boolean (value));
      break;
    case PROP_WORDS:
      set_words (LIAISON_RECORD_ROW (object), g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_record_row_dispose (GObject *object)
{
  LiaisonRecordRow *self = LIAISON_RECORD_ROW (object);

  g_clear_object (&self->signals);
  g_clear_pointer (&self->note, liaison_note_free);
  g_clear_object (&self->customer);
  g_clear_object (&self->cloud);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_RECORD_ROW);

  G_OBJECT_CLASS (liaison_record_row_parent_class)->dispose (object);
}

static void
liaison_record_row_finalize (GObject *object)
{
  g_strfreev (LIAISON_RECORD_ROW (object)->words);

  G_OBJECT_CLASS (liaison_record_row_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-record-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordRow, arrow);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordRow, domain);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordRow, fresh_badge);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordRow, middle);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordRow, name);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordRow, relationship_badge);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordRow, rights_badge);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordRow, rights_icon);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordRow, rights_label);
  gtk_widget_class_bind_template_callback (widget_class, arrow_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, child_revealed_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_arrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_rights_cb);
}

static void
liaison_record_row_class_init (LiaisonRecordRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_record_row_dispose;
  object_class->finalize = liaison_record_row_finalize;
  object_class->get_property = liaison_record_row_get_property;
  object_class->set_property = liaison_record_row_set_property;

  properties[PROP_CUSTOMER] =
    g_param_spec_object ("customer", NULL, NULL, LIAISON_TYPE_CUSTOMER,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WORDS] =
    g_param_spec_boxed ("words", NULL, NULL, G_TYPE_STRV,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "record-row");
  bind_template (widget_class);
}

static void
liaison_record_row_init (LiaisonRecordRow *self)
{
  static const char *const of_row[] = { "notify::name", "notify::domain", "notify::relationship",
                                        "notify::delegated-admin", "notify::fresh" };

  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (LIAISON_TYPE_CUSTOMER);
  for (gsize i = 0; i < G_N_ELEMENTS (of_row); i++)
    g_signal_group_connect_swapped (self->signals, of_row[i], G_CALLBACK (update_row), self);
  g_signal_group_connect_swapped (self->signals, "notify::expanded",
                                  G_CALLBACK (expanded_changed_cb), self);
}

GtkWidget *
liaison_record_row_new (LiaisonCloud *cloud)
{
  LiaisonRecordRow *self;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), NULL);

  self = g_object_new (LIAISON_TYPE_RECORD_ROW, NULL);
  self->cloud = g_object_ref (cloud);

  return GTK_WIDGET (self);
}

LiaisonCustomer *
liaison_record_row_get_customer (LiaisonRecordRow *self)
{
  g_return_val_if_fail (LIAISON_IS_RECORD_ROW (self), NULL);

  return self->customer;
}

void
liaison_record_row_set_customer (LiaisonRecordRow *self, LiaisonCustomer *customer)
{
  g_return_if_fail (LIAISON_IS_RECORD_ROW (self));

  if (!g_set_object (&self->customer, customer))
    return;

  g_signal_group_set_target (self->signals, customer);
  liaison_record_row_set_note (self, NULL);

  /* Another customer's record appears and goes without a movement. */
  gtk_revealer_set_child (self->revealer, NULL);
  gtk_revealer_set_transition_duration (self->revealer, 0);
  update_expanded (self);
  gtk_revealer_set_transition_duration (self->revealer, 200);
  if (customer != NULL)
    update_row (self);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUSTOMER]);
}

void
liaison_record_row_set_note (LiaisonRecordRow *self, const LiaisonNote *note)
{
  GtkWidget *view;

  g_return_if_fail (LIAISON_IS_RECORD_ROW (self));

  if (note == NULL && self->note == NULL)
    return;

  g_clear_pointer (&self->note, liaison_note_free);
  if (note != NULL)
    self->note = liaison_note_copy (note);

  if (self->note_badges == NULL)
    {
      self->note_badges = liaison_note_badges_new ();
      gtk_box_insert_child_after (self->middle, self->note_badges,
                                  gtk_widget_get_first_child (GTK_WIDGET (self->middle)));
    }
  liaison_note_badges_show (LIAISON_NOTE_BADGES (self->note_badges), self->note, MAX_TAGS);

  view = gtk_revealer_get_child (self->revealer);
  if (view != NULL)
    liaison_record_view_set_note (LIAISON_RECORD_VIEW (view), self->note);
}
