/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-change-row.h"

#include <glib/gi18n.h>

#include "ui/liaison-sentences.h"

struct _LiaisonChangeRow
{
  AdwBin parent_instance;

  GtkLabel *day;
  GtkLabel *sentence;
  GtkWidget *badge;
  GtkLabel *time;
};

G_DEFINE_FINAL_TYPE (LiaisonChangeRow, liaison_change_row, ADW_TYPE_BIN)

static GDateTime *
dup_local (LiaisonCustomerChange *change)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (
    liaison_customer_change_get_time (change) / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_local (utc) : g_date_time_new_now_local ();
}

/* Whole days from @date to @now, by the calendar. */
static int
count_days (GDateTime *date, GDateTime *now)
{
  GDate one, other;

  g_date_set_dmy (&one, g_date_time_get_day_of_month (date), g_date_time_get_month (date),
                  g_date_time_get_year (date));
  g_date_set_dmy (&other, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));
  return g_date_days_between (&one, &other);
}

/* Transfer full. */
static char *
dup_day (GDateTime *date)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  switch (count_days (date, now))
    {
    case 0:
      return g_strdup (C_ ("day", "Today"));
    case 1:
      return g_strdup (C_ ("day", "Yesterday"));
    default:
      return liaison_date_to_text (date);
    }
}

static gboolean
is_same_day (GDateTime *date, LiaisonCustomerChange *above)
{
  g_autoptr(GDateTime) other = dup_local (above);

  return count_days (date, other) == 0;
}

/* The focus is on the list's own row, which has no name of its own. */
static void
set_name (LiaisonChangeRow *self, const char *sentence, const char *time)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  /* Translators: what is read aloud: a sentence about a customer, and a time of day. */
  g_autofree char *name = g_strdup_printf (_ ("%1$s, %2$s"), sentence, time);

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
liaison_change_row_dispose (GObject *object)
{
  /* The template would drop it behind the parent's back. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_CHANGE_ROW);

  G_OBJECT_CLASS (liaison_change_row_parent_class)->dispose (object);
}

static void
liaison_change_row_class_init (LiaisonChangeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_change_row_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/liaison-change-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonChangeRow, badge);
  gtk_widget_class_bind_template_child (widget_class, LiaisonChangeRow, day);
  gtk_widget_class_bind_template_child (widget_class, LiaisonChangeRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, LiaisonChangeRow, time);
}

static void
liaison_change_row_init (LiaisonChangeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
liaison_change_row_new (void)
{
  return g_object_new (LIAISON_TYPE_CHANGE_ROW, NULL);
}

void
liaison_change_row_set_change (LiaisonChangeRow *self,
                               LiaisonCustomerChange *change,
                               LiaisonCustomerChange *above)
{
  g_autoptr(GDateTime) date = NULL;
  g_autofree char *sentence = NULL, *day = NULL, *time = NULL;

  g_return_if_fail (LIAISON_IS_CHANGE_ROW (self));
  g_return_if_fail (LIAISON_IS_CUSTOMER_CHANGE (change));

  date = dup_local (change);
  day = dup_day (date);
  /* Translators: a time of today, for g_date_time_format (). */
  time = g_date_time_format (date, C_ ("time format", "%H:%M"));
  sentence = liaison_change_to_sentence (change);
  gtk_label_set_label (self->day, day);
  gtk_widget_set_visible (GTK_WIDGET (self->day), above == NULL || !is_same_day (date, above));
  gtk_label_set_label (self->sentence, sentence);
  gtk_label_set_label (self->time, time);
  gtk_widget_set_visible (self->badge, !liaison_customer_change_is_seen (change));
  set_name (self, sentence, time);
}

char *
liaison_change_to_sentence (LiaisonCustomerChange *change)
{
  const char *name, *was;

  g_return_val_if_fail (LIAISON_IS_CUSTOMER_CHANGE (change), NULL);

  name = liaison_customer_change_get_name (change);
  was = liaison_customer_change_get_was (change);
  switch (liaison_customer_change_get_kind (change))
    {
    case LIAISON_CHANGE_NEW:
      /* Translators: %s is a customer, here and below. */
      return g_strdup_printf (_ ("%s is a new customer"), name);
    case LIAISON_CHANGE_BACK:
      return g_strdup_printf (_ ("%s is back in the list"), name);
    case LIAISON_CHANGE_GONE:
      return g_strdup_printf (_ ("%s is no longer in the list"), name);
    case LIAISON_CHANGE_RENAMED:
      /* Translators: %1$s is what the customer is called, %2$s what it was called before. */
      return g_strdup_printf (_ ("%1$s is the new name of %2$s"), name, was != NULL ? was : "—");
    case LIAISON_CHANGE_RIGHTS_GAINED:
      return g_strdup_printf (_ ("You have administration privileges for %s now"), name);
    case LIAISON_CHANGE_RIGHTS_LOST:
      return g_strdup_printf (_ ("You have no administration privileges for %s any more"), name);
    case LIAISON_N_CHANGES:
    default:
      g_return_val_if_reached (NULL);
    }
}
