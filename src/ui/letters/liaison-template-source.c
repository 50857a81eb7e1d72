/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/letters/liaison-template-source.h"

#include <glib/gi18n.h>

#include "ui/letters/liaison-letter-preview.h"
#include "ui/letters/liaison-letter-sample.h"
#include "ui/letters/liaison-template-words.h"
#include "ui/liaison-letter-languages.h"
#include "ui/liaison-letter-purposes.h"

struct _LiaisonTemplateSource
{
  AdwBin parent_instance;

  AdwComboRow *language_row;
  AdwComboRow *purpose_row;
  AdwComboRow *rights_row;
  AdwComboRow *joint_row;
  GtkSwitch *reminder_switch;
  LiaisonLetterPreview *preview;

  LiaisonCatalog *catalog;
  LiaisonCloud *cloud;
};

G_DEFINE_FINAL_TYPE (LiaisonTemplateSource, liaison_template_source, ADW_TYPE_BIN)

static LiaisonLetterLibrary *
get_letters (LiaisonTemplateSource *self)
{
  return liaison_catalog_get_letters (self->catalog);
}

static LiaisonLetterKind
get_kind (LiaisonTemplateSource *self)
{
  guint language = adw_combo_row_get_selected (self->language_row);

  return (LiaisonLetterKind){
    .language = liaison_letter_library_get_languages (get_letters (self))[language],
    .purpose = (LiaisonLetterPurpose) adw_combo_row_get_selected (self->purpose_row),
    .rights = (LiaisonLetterRights) adw_combo_row_get_selected (self->rights_row),
    .joint = (LiaisonJoint) adw_combo_row_get_selected (self->joint_row),
    .reminder = gtk_switch_get_active (self->reminder_switch),
  };
}

static void
show_letter (LiaisonTemplateSource *self)
{
  LiaisonLetterKind kind = get_kind (self);
  const char *warning = liaison_letter_language_get_warning (get_letters (self), kind.language);
  g_autoptr(LiaisonLetterText) text = NULL;
  LiaisonLetterRequest request;
  char due_date[11], first_date[11];

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->language_row), warning != NULL ? warning : "");
  if (!liaison_letter_sample_make_request (&kind, self->catalog, self->cloud, &request, due_date,
                                           first_date))
    return;
  text = liaison_letter_library_compose (get_letters (self), &request);
  liaison_letter_preview_show (self->preview, text);
}

static void
choice_changed_cb (LiaisonTemplateSource *self)
{
  if (self->catalog != NULL)
    show_letter (self);
}

static void
fill_choices (LiaisonTemplateSource *self)
{
  g_autoptr(GListModel) purposes = liaison_letter_purposes_to_list ();
  g_autoptr(GListModel) rights = liaison_letter_rights_to_list ();
  g_autoptr(GListModel) joints = liaison_letter_joints_to_list ();

  adw_combo_row_set_model (self->purpose_row, purposes);
  adw_combo_row_set_model (self->rights_row, rights);
  adw_combo_row_set_model (self->joint_row, joints);
}

/* What the account in front would write. */
static void
select_usual_rights (LiaisonTemplateSource *self)
{
  const LiaisonLetterRequest request = { .cloud = self->cloud, .wants_rights = TRUE };

  if (self->cloud != NULL)
    adw_combo_row_set_selected (self->rights_row,
                                (guint) liaison_letter_request_get_rights (&request));
}

static void
liaison_template_source_dispose (GObject *object)
{
  LiaisonTemplateSource *self = LIAISON_TEMPLATE_SOURCE (object);

  g_clear_object (&self->catalog);
  g_clear_object (&self->cloud);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_TEMPLATE_SOURCE);
  G_OBJECT_CLASS (liaison_template_source_parent_class)->dispose (object);
}

static gboolean
liaison_template_source_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LIAISON_TEMPLATE_SOURCE (widget)->language_row));
}

static void
liaison_template_source_class_init (LiaisonTemplateSourceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_template_source_dispose;
  widget_class->grab_focus = liaison_template_source_grab_focus;

  g_type_ensure (LIAISON_TYPE_LETTER_PREVIEW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/letters/liaison-template-source.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateSource, language_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateSource, purpose_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateSource, rights_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateSource, joint_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateSource, reminder_switch);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateSource, preview);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
}

static void
liaison_template_source_init (LiaisonTemplateSource *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_template_source_set_catalog (LiaisonTemplateSource *self,
                                     LiaisonCatalog *catalog,
                                     LiaisonCloud *cloud)
{
  g_return_if_fail (LIAISON_IS_TEMPLATE_SOURCE (self));
  g_return_if_fail (LIAISON_IS_CATALOG (catalog));
  g_return_if_fail (self->catalog == NULL);

  fill_choices (self);
  g_set_object (&self->cloud, cloud);
  select_usual_rights (self);
  self->catalog = g_object_ref (catalog);
  liaison_letter_languages_fill_row (get_letters (self), self->language_row,
                                     liaison_letter_languages_get_default (get_letters (self)));
  show_letter (self);
}

LiaisonLetterTemplate *
liaison_template_source_copy (LiaisonTemplateSource *self)
{
  LiaisonLetterKind kind;
  LiaisonLetterTemplate *template;
  LiaisonLetterRequest request;
  char due_date[11], first_date[11];

  g_return_val_if_fail (LIAISON_IS_TEMPLATE_SOURCE (self), NULL);

  kind = get_kind (self);
  if (!liaison_letter_sample_make_request (&kind, self->catalog, self->cloud, &request, due_date,
                                           first_date))
    return NULL;

  /* Not everybody has a title, and without it the line would not be whole. */
  request.sender_title = NULL;
  template = liaison_letter_template_new_from_library (get_letters (self), &request);
  /* Translators: the name of a template that was just copied; the user gives it another. */
  g_object_set (template, "name", _ ("My Letter"), NULL);
  return template;
}
