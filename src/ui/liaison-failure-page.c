/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-failure-page.h"

#include "ui/liaison-error-sentences.h"
#include "ui/liaison-remedy.h"
#include "ui/liaison-status-icon.h"
#include "ui/liaison-technical-text.h"

struct _LiaisonFailurePage
{
  AdwBin parent_instance;

  AdwStatusPage *status_page;
  GtkButton *button;
  AdwBin *extra;
  GtkExpander *expander;
  LiaisonTechnicalText *technical_text;
};

G_DEFINE_FINAL_TYPE (LiaisonFailurePage, liaison_failure_page, ADW_TYPE_BIN)

enum
{
  PROP_EXTRA = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
retry_clicked_cb (LiaisonFailurePage *self)
{
  g_signal_emit (self, signals[RETRY], 0);
}

static void
liaison_failure_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EXTRA)
    g_value_set_object (value, adw_bin_get_child (LIAISON_FAILURE_PAGE (object)->extra));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
liaison_failure_page_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  LiaisonFailurePage *self = LIAISON_FAILURE_PAGE (object);

  if (id != PROP_EXTRA)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  adw_bin_set_child (self->extra, g_value_get_object (value));
  gtk_widget_set_visible (GTK_WIDGET (self->extra), g_value_get_object (value) != NULL);
}

static void
liaison_failure_page_dispose (GObject *object)
{
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_FAILURE_PAGE);

  G_OBJECT_CLASS (liaison_failure_page_parent_class)->dispose (object);
}

static void
liaison_failure_page_class_init (LiaisonFailurePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = liaison_failure_page_dispose;
  object_class->get_property = liaison_failure_page_get_property;
  object_class->set_property = liaison_failure_page_set_property;

  properties[PROP_EXTRA] = g_param_spec_object ("extra", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LIAISON_TYPE_TECHNICAL_TEXT);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-failure-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonFailurePage, button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonFailurePage, expander);
  gtk_widget_class_bind_template_child (widget_class, LiaisonFailurePage, extra);
  gtk_widget_class_bind_template_child (widget_class, LiaisonFailurePage, status_page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonFailurePage, technical_text);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
}

static void
liaison_failure_page_init (LiaisonFailurePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  liaison_status_icon_show_when_mapped (self->status_page, "dialog-warning-symbolic");
}

void
liaison_failure_page_set_error (LiaisonFailurePage *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  g_return_if_fail (LIAISON_IS_FAILURE_PAGE (self));
  g_return_if_fail (error != NULL);

  sentence = liaison_error_to_sentence (error);
  liaison_failure_page_show (self, liaison_error_to_title (error), sentence,
                             liaison_remedy_to_label (liaison_error_to_remedy (error)), error);
}

void
liaison_failure_page_show (LiaisonFailurePage *self,
                           const char *title,
                           const char *sentence,
                           const char *button_label,
                           const GError *error)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (LIAISON_IS_FAILURE_PAGE (self));
  g_return_if_fail (error != NULL);

  markup = g_markup_escape_text (sentence, -1);
  adw_status_page_set_title (self->status_page, title);
  adw_status_page_set_description (self->status_page, markup);
  if (button_label != NULL)
    gtk_button_set_label (self->button, button_label);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button_label != NULL);
  gtk_expander_set_expanded (self->expander, FALSE);
  liaison_technical_text_set_error (self->technical_text, error);
}
