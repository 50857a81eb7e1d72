/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/letters/liaison-template-editor.h"

#include <glib/gi18n.h>

#include "ui/invite/liaison-side-layout.h"
#include "ui/letters/liaison-letter-preview.h"
#include "ui/letters/liaison-letter-sample.h"
#include "ui/letters/liaison-template-words.h"

struct _LiaisonTemplateEditor
{
  AdwBin parent_instance;

  GtkStack *stack;
  AdwEntryRow *name_row;
  AdwExpanderRow *kind_row;
  AdwComboRow *purpose_row;
  AdwComboRow *rights_row;
  AdwComboRow *joint_row;
  GtkSwitch *reminder_switch;
  AdwEntryRow *subject_row;
  GtkTextView *text_view;
  GtkTextBuffer *buffer;
  GtkTextTag *fault_tag;
  GMenu *placeholder_menu;
  GtkImage *status_icon;
  GtkLabel *status_label;
  GtkWidget *show_button;
  LiaisonLetterPreview *preview;

  LiaisonCatalog *catalog;
  LiaisonCloud *cloud;
  LiaisonLetterTemplate *template;
  LiaisonTemplateFault *fault;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LiaisonTemplateEditor, liaison_template_editor, ADW_TYPE_BIN)

enum
{
  PROP_PREVIEW = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
is_previewing (LiaisonTemplateEditor *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "preview") == 0;
}

/* The check */

static void
get_fault_bounds (LiaisonTemplateEditor *self, GtkTextIter *start, GtkTextIter *end)
{
  const char *body = liaison_letter_template_get_body (self->template);
  const char *from = body + self->fault->offset;

  gtk_text_buffer_get_iter_at_offset (self->buffer, start,
                                      (int) g_utf8_pointer_to_offset (body, from));
  gtk_text_buffer_get_iter_at_offset (
    self->buffer, end, (int) g_utf8_pointer_to_offset (body, from + self->fault->length));
}

static gboolean
has_place (LiaisonTemplateEditor *self)
{
  return self->fault != NULL && self->fault->offset != G_MAXSIZE;
}

static void
mark_fault (LiaisonTemplateEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->fault_tag, &start, &end);
  if (has_place (self) && !self->fault->in_subject)
    {
      get_fault_bounds (self, &start, &end);
      gtk_text_buffer_apply_tag (self->buffer, self->fault_tag, &start, &end);
    }
}

static void
show_status (LiaisonTemplateEditor *self)
{
  g_autofree char *sentence = NULL;

  if (self->fault != NULL)
    {
      g_autofree char *what = liaison_template_fault_to_sentence (self->fault);

      /* Translators: %s is what is wrong with a template, one or two sentences. */
      sentence =
        g_strdup_printf (_ ("%s Your text is kept; it can be chosen once this is right."), what);
      gtk_widget_add_css_class (GTK_WIDGET (self->status_icon), "warning");
      gtk_widget_remove_css_class (GTK_WIDGET (self->status_icon), "success");
    }
  else
    {
      sentence = g_strdup (_ ("Can be chosen for invitations of this kind"));
      gtk_widget_add_css_class (GTK_WIDGET (self->status_icon), "success");
      gtk_widget_remove_css_class (GTK_WIDGET (self->status_icon), "warning");
    }
  gtk_image_set_from_icon_name (self->status_icon, self->fault != NULL ? "dialog-warning-symbolic"
                                                                       : "emblem-ok-symbolic");
  gtk_label_set_label (self->status_label, sentence);
  gtk_widget_set_visible (self->show_button, has_place (self));
}

static void
show_preview (LiaisonTemplateEditor *self)
{
  LiaisonLetterKind kind = liaison_letter_sample_get_kind (self->template);
  g_autoptr(LiaisonLetterText) text = NULL;
  LiaisonLetterRequest request;
  char due_date[11], first_date[11];

  if (!liaison_letter_sample_make_request (&kind, self->catalog, self->cloud, &request, due_date,
                                           first_date))
    return;
  text = liaison_letter_template_compose (self->template,
                                          liaison_catalog_get_letters (self->catalog), &request);
  liaison_letter_preview_show (self->preview, text);
}

static void
check (LiaisonTemplateEditor *self)
{
  g_clear_pointer (&self->fault, liaison_template_fault_free);
  self->fault = liaison_letter_template_find_fault (self->template);
  mark_fault (self);
  show_status (self);
  if (is_previewing (self))
    show_preview (self);
}

/* Typing */

static void
text_changed_cb (LiaisonTemplateEditor *self)
{
  GtkTextIter start, end;
  g_autofree char *body = NULL;

  if (self->filling || self->template == NULL)
    return;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  body = gtk_text_buffer_get_text (self->buffer, &start, &end, TRUE);
  g_object_set (self->template, "name", gtk_editable_get_text (GTK_EDITABLE (self->name_row)),
                "subject", gtk_editable_get_text (GTK_EDITABLE (self->subject_row)), "body", body,
                NULL);
  check (self);
}

/* Where the cursor stood last in the letter. */
static void
insert_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  LiaisonTemplateEditor *self = LIAISON_TEMPLATE_EDITOR (widget);

  gtk_text_buffer_begin_user_action (self->buffer);
  gtk_text_buffer_delete_selection (self->buffer, TRUE, TRUE);
  gtk_text_buffer_insert_at_cursor (self->buffer, g_variant_get_string (parameter, NULL), -1);
  gtk_text_buffer_end_user_action (self->buffer);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
show_fault_cb (LiaisonTemplateEditor *self)
{
  GtkTextIter start, end;

  if (!has_place (self))
    return;
  g_object_set (self, "preview", FALSE, NULL);
  if (self->fault->in_subject)
    {
      const char *subject = liaison_letter_template_get_subject (self->template);
      const char *from = subject + self->fault->offset;

      gtk_widget_grab_focus (GTK_WIDGET (self->subject_row));
      gtk_editable_select_region (
        GTK_EDITABLE (self->subject_row), (int) g_utf8_pointer_to_offset (subject, from),
        (int) g_utf8_pointer_to_offset (subject, from + self->fault->length));
      return;
    }
  get_fault_bounds (self, &start, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  gtk_text_buffer_select_range (self->buffer, &start, &end);
  gtk_text_view_scroll_to_mark (self->text_view, gtk_text_buffer_get_insert (self->buffer), 0.1,
                                FALSE, 0, 0);
}

static void
fill_placeholders (LiaisonTemplateEditor *self)
{
  gsize n = 0;
  const LiaisonPlaceholderWords *words = liaison_placeholder_words_get (&n);

  g_menu_remove_all (self->placeholder_menu);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr(GMenuItem) item = g_menu_item_new (_ (words[i].meaning), NULL);

      if (!liaison_letter_template_knows (self->template, words[i].placeholder))
        continue;
      g_menu_item_set_action_and_target (item, "template.insert", "s", words[i].placeholder);
      g_menu_append_item (self->placeholder_menu, item);
    }
}

/* For which invitations it is */

static void
show_kind (LiaisonTemplateEditor *self)
{
  g_autofree char *summary = liaison_letter_template_to_summary (
    self->template, liaison_catalog_get_letters (self->catalog));

  adw_expander_row_set_subtitle (self->kind_row, summary);
  fill_placeholders (self);
}

/* The text stays, and is checked for what the new kind knows and asks for. */
static void
kind_changed_cb (LiaisonTemplateEditor *self)
{
  if (self->filling || self->template == NULL)
    return;

  g_object_set (self->template, "purpose", (int) adw_combo_row_get_selected (self->purpose_row),
                "rights", (int) adw_combo_row_get_selected (self->rights_row), "joint",
                (int) adw_combo_row_get_selected (self->joint_row), "reminder",
                gtk_switch_get_active (self->reminder_switch), NULL);
  show_kind (self);
  check (self);
}

static void
fill_kind (LiaisonTemplateEditor *self)
{
  adw_combo_row_set_selected (self->purpose_row,
                              liaison_letter_template_get_purpose (self->template));
  adw_combo_row_set_selected (self->rights_row,
                              liaison_letter_template_get_rights (self->template));
  adw_combo_row_set_selected (self->joint_row, liaison_letter_template_get_joint (self->template));
  gtk_switch_set_active (self->reminder_switch,
                         liaison_letter_template_get_reminder (self->template));
}

static void
liaison_template_editor_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PREVIEW)
    g_value_set_boolean (value, is_previewing (LIAISON_TEMPLATE_EDITOR (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_template_editor_set_property (GObject *object,
                                      guint id,
                                      const GValue *value,
                                      GParamSpec *pspec)
{
  LiaisonTemplateEditor *self = LIAISON_TEMPLATE_EDITOR (object);

  if (id != PROP_PREVIEW)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (is_previewing (self) == g_value_get_boolean (value))
    return;
  gtk_stack_set_visible_child_name (self->stack, is_previewing (self) ? "text" : "preview");
  if (is_previewing (self) && self->template != NULL)
    show_preview (self);
  g_object_notify_by_pspec (object, pspec);
}

static gboolean
liaison_template_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LIAISON_TEMPLATE_EDITOR (widget)->name_row));
}

static void
liaison_template_editor_dispose (GObject *object)
{
  LiaisonTemplateEditor *self = LIAISON_TEMPLATE_EDITOR (object);

  g_clear_object (&self->template);
  g_clear_object (&self->catalog);
  g_clear_object (&self->cloud);
  g_clear_pointer (&self->fault, liaison_template_fault_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_TEMPLATE_EDITOR);
  G_OBJECT_CLASS (liaison_template_editor_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LIAISON_TYPE_LETTER_PREVIEW);
  g_type_ensure (LIAISON_TYPE_SIDE_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/letters/liaison-template-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateEditor, name_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateEditor, kind_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateEditor, purpose_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateEditor, rights_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateEditor, joint_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateEditor, reminder_switch);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateEditor, subject_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateEditor, text_view);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateEditor, buffer);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateEditor, placeholder_menu);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateEditor, status_icon);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateEditor, status_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateEditor, show_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonTemplateEditor, preview);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_fault_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
liaison_template_editor_class_init (LiaisonTemplateEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = liaison_template_editor_get_property;
  object_class->set_property = liaison_template_editor_set_property;
  object_class->dispose = liaison_template_editor_dispose;
  widget_class->grab_focus = liaison_template_editor_grab_focus;

  properties[PROP_PREVIEW] =
    g_param_spec_boolean ("preview", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_action (widget_class, "template.insert", "s", insert_cb);
  bind_template (widget_class);
}

static void
liaison_template_editor_init (LiaisonTemplateEditor *self)
{
  g_autoptr(GListModel) purposes = liaison_letter_purposes_to_list ();
  g_autoptr(GListModel) rights = liaison_letter_rights_to_list ();
  g_autoptr(GListModel) joints = liaison_letter_joints_to_list ();

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_combo_row_set_model (self->purpose_row, purposes);
  adw_combo_row_set_model (self->rights_row, rights);
  adw_combo_row_set_model (self->joint_row, joints);
  self->fault_tag =
    gtk_text_buffer_create_tag (self->buffer, NULL, "underline", PANGO_UNDERLINE_ERROR, NULL);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->subject_row))),
    GTK_ACCESSIBLE_PROPERTY_LABEL,
    adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->subject_row)), -1);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->name_row))),
    GTK_ACCESSIBLE_PROPERTY_LABEL,
    adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->name_row)), -1);
}

void
liaison_template_editor_set_catalog (LiaisonTemplateEditor *self,
                                     LiaisonCatalog *catalog,
                                     LiaisonCloud *cloud)
{
  g_return_if_fail (LIAISON_IS_TEMPLATE_EDITOR (self));
  g_return_if_fail (LIAISON_IS_CATALOG (catalog));
  g_return_if_fail (self->catalog == NULL);

  self->catalog = g_object_ref (catalog);
  g_set_object (&self->cloud, cloud);
}

void
liaison_template_editor_set_template (LiaisonTemplateEditor *self, LiaisonLetterTemplate *template)
{
  g_return_if_fail (LIAISON_IS_TEMPLATE_EDITOR (self));

  g_set_object (&self->template, template);
  if (template == NULL)
    return;

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name_row),
                         liaison_letter_template_get_name (template));
  gtk_editable_set_text (GTK_EDITABLE (self->subject_row),
                         liaison_letter_template_get_subject (template));
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, liaison_letter_template_get_body (template), -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  fill_kind (self);
  self->filling = FALSE;

  show_kind (self);
  g_object_set (self, "preview", FALSE, NULL);
  check (self);
}

LiaisonLetterTemplate *
liaison_template_editor_get_template (LiaisonTemplateEditor *self)
{
  g_return_val_if_fail (LIAISON_IS_TEMPLATE_EDITOR (self), NULL);

  return self->template;
}
