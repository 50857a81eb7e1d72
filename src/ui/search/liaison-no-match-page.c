/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/search/liaison-no-match-page.h"

#include <glib/gi18n.h>

#include "ui/liaison-status-icon.h"

struct _LiaisonNoMatchPage
{
  AdwBin parent_instance;

  AdwStatusPage *page;
  GtkWidget *search_button;
  GtkWidget *filters_button;
};

G_DEFINE_FINAL_TYPE (LiaisonNoMatchPage, liaison_no_match_page, ADW_TYPE_BIN)

enum
{
  CLEAR_SEARCH,
  CLEAR_FILTERS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
search_clicked_cb (LiaisonNoMatchPage *self)
{
  g_signal_emit (self, signals[CLEAR_SEARCH], 0);
}

static void
filters_clicked_cb (LiaisonNoMatchPage *self)
{
  g_signal_emit (self, signals[CLEAR_FILTERS], 0);
}

static void
liaison_no_match_page_dispose (GObject *object)
{
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_NO_MATCH_PAGE);

  G_OBJECT_CLASS (liaison_no_match_page_parent_class)->dispose (object);
}

static void
liaison_no_match_page_class_init (LiaisonNoMatchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_no_match_page_dispose;

  signals[CLEAR_SEARCH] = g_signal_new ("clear-search", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CLEAR_FILTERS] = g_signal_new ("clear-filters", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/search/liaison-no-match-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoMatchPage, filters_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoMatchPage, page);
  gtk_widget_class_bind_template_child (widget_class, LiaisonNoMatchPage, search_button);
  gtk_widget_class_bind_template_callback (widget_class, filters_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_clicked_cb);
}

static void
liaison_no_match_page_init (LiaisonNoMatchPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  liaison_status_icon_show_when_mapped (self->page, "system-search-symbolic");
}

void
liaison_no_match_page_set_query (LiaisonNoMatchPage *self, const LiaisonCustomerQuery *query)
{
  gboolean searched, filtered;
  const char *description;

  g_return_if_fail (LIAISON_IS_NO_MATCH_PAGE (self));
  g_return_if_fail (query != NULL);

  searched = *query->search != '\0';
  filtered = liaison_customer_query_is_filtered (query);
  if (!filtered)
    description = _ ("No customer has all of these words in its name, domain, Microsoft ID, tags "
                     "or note.");
  else if (searched)
    description = _ ("No customer fits all of these words and filters.");
  else
    description = _ ("No customer fits these filters.");
  adw_status_page_set_description (self->page, description);
  gtk_widget_set_visible (self->search_button, searched);
  gtk_widget_set_visible (self->filters_button, filtered);
}
