/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-subscription-line.h"

#include <glib/gi18n.h>

#include "ui/liaison-sentences.h"

struct _LiaisonSubscriptionLine
{
  AdwBin parent_instance;

  GtkLabel *name;
  GtkLabel *facts;
};

G_DEFINE_FINAL_TYPE (LiaisonSubscriptionLine, liaison_subscription_line, ADW_TYPE_BIN)

/* Transfer full. */
static char *
dup_quantity (const LiaisonSubscriptionSpec *spec)
{
  int seats = (int) CLAMP (spec->quantity, 0, G_MAXINT);

  if (spec->usage_based)
    return g_strdup (C_ ("subscription", "Pay as you go"));
  if (spec->quantity < 0)
    return NULL;

  return g_strdup_printf (ngettext ("%'d licence", "%'d licences", (gulong) seats), seats);
}

/* The last day counts (the date is inclusive), so what ends today has not ended. */
static gboolean
is_past (GDateTime *date)
{
  g_autoptr(GDateTime) local = g_date_time_to_local (date);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  int year, month, day, this_year, this_month, today;

  g_date_time_get_ymd (local, &year, &month, &day);
  g_date_time_get_ymd (now, &this_year, &this_month, &today);

  return (year * 12 + month) * 31 + day < (this_year * 12 + this_month) * 31 + today;
}

/* Transfer full. */
static char *
dup_end (const LiaisonSubscriptionSpec *spec)
{
  g_autofree char *date = NULL;

  if (spec->commitment_end == NULL)
    return NULL;

  date = liaison_date_to_text (spec->commitment_end);
  if (is_past (spec->commitment_end))
    /* Translators: of a subscription; %s is a date. */
    return g_strdup_printf (_ ("ended %s"), date);
  if (spec->auto_renew)
    /* Translators: of a subscription; %s is a date. */
    return g_strdup_printf (_ ("renews %s"), date);

  /* Translators: of a subscription; %s is a date. */
  return g_strdup_printf (_ ("ends %s"), date);
}

static char *
dup_facts (const LiaisonSubscriptionSpec *spec)
{
  g_autoptr(GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);
  char *quantity = dup_quantity (spec);
  char *end = dup_end (spec);

  g_ptr_array_add (facts, liaison_subscription_status_to_text (spec->status, spec->status_text));
  if (spec->trial)
    g_ptr_array_add (facts, g_strdup (C_ ("subscription", "Trial")));
  if (quantity != NULL)
    g_ptr_array_add (facts, quantity);
  if (end != NULL)
    g_ptr_array_add (facts, end);
  g_ptr_array_add (facts, NULL);

  return g_strjoinv (" · ", (char **) facts->pdata);
}

static void
liaison_subscription_line_class_init (LiaisonSubscriptionLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-subscription-line.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonSubscriptionLine, facts);
  gtk_widget_class_bind_template_child (widget_class, LiaisonSubscriptionLine, name);
}

static void
liaison_subscription_line_init (LiaisonSubscriptionLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
liaison_subscription_line_new (LiaisonSubscription *subscription)
{
  const LiaisonSubscriptionSpec *spec;
  LiaisonSubscriptionLine *self;
  g_autofree char *facts = NULL;

  g_return_val_if_fail (LIAISON_IS_SUBSCRIPTION (subscription), NULL);

  spec = liaison_subscription_get_spec (subscription);
  facts = dup_facts (spec);

  self = g_object_new (LIAISON_TYPE_SUBSCRIPTION_LINE, NULL);
  gtk_label_set_label (self->name, spec->name != NULL ? spec->name : spec->offer_name);
  gtk_label_set_label (self->facts, facts);

  return GTK_WIDGET (self);
}
