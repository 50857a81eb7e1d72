/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-failure-page.h"

#include "ui/liaison-sentences.h"
#include "ui/liaison-status-icon.h"
#include "ui/liaison-technical-text.h"

struct _LiaisonFailurePage
{
  AdwBin parent_instance;

  AdwStatusPage *status_page;
  GtkExpander *expander;
  LiaisonTechnicalText *technical_text;
};

G_DEFINE_FINAL_TYPE (LiaisonFailurePage, liaison_failure_page, ADW_TYPE_BIN)

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
liaison_failure_page_class_init (LiaisonFailurePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LIAISON_TYPE_TECHNICAL_TEXT);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-failure-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonFailurePage, expander);
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
  g_autofree char *sentence = NULL, *markup = NULL;

  g_return_if_fail (LIAISON_IS_FAILURE_PAGE (self));
  g_return_if_fail (error != NULL);

  sentence = liaison_error_to_sentence (error);
  markup = g_markup_escape_text (sentence, -1);

  adw_status_page_set_title (self->status_page, liaison_error_to_title (error));
  adw_status_page_set_description (self->status_page, markup);
  gtk_expander_set_expanded (self->expander, FALSE);
  liaison_technical_text_set_error (self->technical_text, error);
}
