/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/record/liaison-day-popover.h"

struct _LiaisonDayPopover
{
  GtkPopover parent_instance;

  GtkCalendar *calendar;

  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LiaisonDayPopover, liaison_day_popover, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
day_selected_cb (LiaisonDayPopover *self)
{
  g_autoptr(GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *day = g_date_time_format (date, "%Y-%m-%d");

  if (!self->filling)
    g_signal_emit (self, signals[PICKED], 0, day);
}

static void
clear_clicked_cb (LiaisonDayPopover *self)
{
  g_signal_emit (self, signals[PICKED], 0, NULL);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
liaison_day_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_DAY_POPOVER);

  G_OBJECT_CLASS (liaison_day_popover_parent_class)->dispose (object);
}

static void
liaison_day_popover_class_init (LiaisonDayPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_day_popover_dispose;

  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/record/liaison-day-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonDayPopover, calendar);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
}

static void
liaison_day_popover_init (LiaisonDayPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LiaisonDayPopover *
liaison_day_popover_new (void)
{
  return g_object_new (LIAISON_TYPE_DAY_POPOVER, NULL);
}

void
liaison_day_popover_show_day (LiaisonDayPopover *self, const char *day)
{
  g_autofree char *iso = day != NULL ? g_strconcat (day, "T00:00:00", NULL) : NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GDateTime) date = NULL;

  g_return_if_fail (LIAISON_IS_DAY_POPOVER (self));

  if (iso != NULL)
    date = g_date_time_new_from_iso8601 (iso, zone);
  if (date == NULL)
    date = g_date_time_new_now_local ();

  self->filling = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  self->filling = FALSE;
}
