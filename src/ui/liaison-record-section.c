/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-record-section.h"

#include <glib/gi18n.h>

#include "model/liaison-error.h"
#include "ui/liaison-busy.h"
#include "ui/liaison-sentences.h"

struct _LiaisonRecordSection
{
  AdwBin parent_instance;

  GtkLabel *heading;
  GtkLabel *age;
  AdwBin *bin;
  GtkWidget *busy;
  GtkLabel *message;
  GtkWidget *retry_button;

  gboolean always_shown;
  gboolean dated;
};

G_DEFINE_FINAL_TYPE (LiaisonRecordSection, liaison_record_section, ADW_TYPE_BIN)

enum
{
  PROP_TITLE = 1,
  PROP_CONTENT,
  PROP_ALWAYS_SHOWN,
  PROP_DATED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
liaison_record_section_get_property (GObject *object,
                                     guint prop_id,
                                     GValue *value,
                                     GParamSpec *pspec)
{
  LiaisonRecordSection *self = LIAISON_RECORD_SECTION (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->heading));
      break;
    case PROP_CONTENT:
      g_value_set_object (value, adw_bin_get_child (self->bin));
      break;
    case PROP_ALWAYS_SHOWN:
      g_value_set_boolean (value, self->always_shown);
      break;
    case PROP_DATED:
      g_value_set_boolean (value, self->dated);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_record_section_set_property (GObject *object,
                                     guint prop_id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  LiaisonRecordSection *self = LIAISON_RECORD_SECTION (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->heading, g_value_get_string (value));
      gtk_widget_set_visible (GTK_WIDGET (self->heading), g_value_get_string (value) != NULL);
      break;
    case PROP_CONTENT:
      adw_bin_set_child (self->bin, g_value_get_object (value));
      break;
    case PROP_ALWAYS_SHOWN:
      self->always_shown = g_value_get_boolean (value);
      break;
    case PROP_DATED:
      self->dated = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
liaison_record_section_class_init (LiaisonRecordSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = liaison_record_section_get_property;
  object_class->set_property = liaison_record_section_set_property;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ALWAYS_SHOWN] = g_param_spec_boolean ("always-shown", NULL, NULL, FALSE,
                                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_DATED] =
    g_param_spec_boolean ("dated", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LIAISON_TYPE_BUSY);

  gtk_widget_class_set_css_name (widget_class, "record-section");
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-record-section.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordSection, age);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordSection, bin);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordSection, busy);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordSection, heading);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordSection, message);
  gtk_widget_class_bind_template_child (widget_class, LiaisonRecordSection, retry_button);
}

static void
liaison_record_section_init (LiaisonRecordSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
was_refused (LiaisonCustomer *customer, LiaisonRecordPart part)
{
  return g_error_matches (liaison_customer_get_part_error (customer, part), LIAISON_ERROR,
                          LIAISON_ERROR_FORBIDDEN);
}

/* What went wrong with a part; with older content still shown, only that it is old. Transfer
 * full. */
static char *
dup_failure (LiaisonCustomer *customer, LiaisonRecordPart part, const char *refused)
{
  const GError *error = liaison_customer_get_part_error (customer, part);
  GDateTime *time = liaison_customer_get_part_time (customer, part);
  g_autofree char *as_of = NULL;

  if (refused != NULL && was_refused (customer, part))
    return g_strdup (refused);
  if (time == NULL)
    return liaison_error_to_sentence (error);

  as_of = liaison_time_to_text (g_date_time_to_unix (time) * G_USEC_PER_SEC);

  /* Translators: %1$s is a time. */
  return g_strdup_printf (_ ("As of %1$s. Could not be refreshed."), as_of);
}

/* A failure tells the age itself. */
static void
show_age (LiaisonRecordSection *self, GDateTime *time, gboolean failed)
{
  g_autofree char *as_of = NULL, *text = NULL;

  if (time != NULL && self->dated && !failed)
    {
      as_of = liaison_time_to_text (g_date_time_to_unix (time) * G_USEC_PER_SEC);
      /* Translators: when a part of the record was read; %s is a time. */
      text = g_strdup_printf (_ ("as of %s"), as_of);
    }
  gtk_label_set_label (self->age, text);
  gtk_widget_set_visible (GTK_WIDGET (self->age), text != NULL);
}

void
liaison_record_section_show_part (LiaisonRecordSection *self,
                                  LiaisonCustomer *customer,
                                  LiaisonRecordPart part,
                                  const char *refused)
{
  LiaisonPartState state;
  g_autofree char *failure = NULL;
  gboolean known, quiet;

  g_return_if_fail (LIAISON_IS_RECORD_SECTION (self));
  g_return_if_fail (LIAISON_IS_CUSTOMER (customer));

  state = liaison_customer_get_part_state (customer, part);
  known = liaison_customer_get_part_time (customer, part) != NULL;
  quiet = refused != NULL && was_refused (customer, part);
  if (state == LIAISON_PART_FAILED)
    failure = dup_failure (customer, part, refused);

  show_age (self, liaison_customer_get_part_time (customer, part), failure != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->bin), known || self->always_shown);
  gtk_widget_set_visible (self->busy,
                          state == LIAISON_PART_LOADING && !known && !self->always_shown);
  gtk_label_set_label (self->message, failure);
  gtk_widget_set_visible (GTK_WIDGET (self->message), failure != NULL);
  if (quiet)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "dim-label");
  /* Who is refused is refused again. */
  gtk_widget_set_visible (self->retry_button, failure != NULL && !was_refused (customer, part));
}
