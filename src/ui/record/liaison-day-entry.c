/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/record/liaison-day-entry.h"

#include <glib/gi18n.h>

#include "model/liaison-day.h"
#include "ui/liaison-sentences.h"
#include "ui/record/liaison-day-popover.h"

struct _LiaisonDayEntry
{
  AdwBin parent_instance;

  GtkEditable *entry;
  GtkMenuButton *button;
  GtkLabel *problem;

  char *day;   /* ISO date, or NULL */
  char *shown; /* how @day is written in the text, or NULL */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LiaisonDayEntry, liaison_day_entry, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_problem (LiaisonDayEntry *self, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), wrong);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
set_day (LiaisonDayEntry *self, const char *day)
{
  char *old = self->day;

  self->day = g_strdup (day);
  g_free (old);
  g_free (self->shown);
  self->shown = day != NULL ? liaison_day_to_text (day) : NULL;
}

/* Writes the day in the way of the locale. */
static void
write_day (LiaisonDayEntry *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (self->entry, self->shown != NULL ? self->shown : "");
  self->filling = FALSE;
  show_problem (self, FALSE);
}

/* What is typed. FALSE: it is no date; then the last one stays. @day: transfer full, NULL for none.
 */
static gboolean
read_day (LiaisonDayEntry *self, char **day)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (self->entry));

  *day = NULL;
  if (*g_strstrip (text) == '\0')
    return TRUE;
  if (g_strcmp0 (text, self->shown) == 0)
    *day = g_strdup (self->day);
  else
    *day = liaison_day_from_text (text);
  return *day != NULL;
}

static void
take_day (LiaisonDayEntry *self, const char *day)
{
  if (g_strcmp0 (day, self->day) == 0)
    return;

  set_day (self, day);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* While typing, most of what stands there is no date yet, and nothing is there for a moment before
 * one text replaces another: both count when the field is left. */
static void
text_changed_cb (LiaisonDayEntry *self)
{
  g_autofree char *day = NULL;

  if (self->filling || !read_day (self, &day))
    return;

  show_problem (self, FALSE);
  if (day != NULL)
    take_day (self, day);
}

static void
left_cb (LiaisonDayEntry *self)
{
  g_autofree char *day = NULL;

  if (!read_day (self, &day))
    {
      show_problem (self, TRUE);
      return;
    }
  take_day (self, day);
  write_day (self);
}

static void
picked_cb (LiaisonDayEntry *self, const char *day)
{
  take_day (self, day);
  write_day (self);
}

/* A calendar is made when it is first wanted. */
static void
make_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  LiaisonDayEntry *self = LIAISON_DAY_ENTRY (user_data);
  GtkPopover *popover = gtk_menu_button_get_popover (button);

  if (popover == NULL)
    {
      popover = GTK_POPOVER (liaison_day_popover_new ());
      g_signal_connect_object (popover, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, GTK_WIDGET (popover));
    }
  liaison_day_popover_show_day (LIAISON_DAY_POPOVER (popover), self->day);
}

static void
liaison_day_entry_dispose (GObject *object)
{
  /* Before the template: the bin would keep a pointer to its freed child. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LIAISON_TYPE_DAY_ENTRY);

  G_OBJECT_CLASS (liaison_day_entry_parent_class)->dispose (object);
}

static void
liaison_day_entry_finalize (GObject *object)
{
  g_free (LIAISON_DAY_ENTRY (object)->day);
  g_free (LIAISON_DAY_ENTRY (object)->shown);

  G_OBJECT_CLASS (liaison_day_entry_parent_class)->finalize (object);
}

static void
liaison_day_entry_class_init (LiaisonDayEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = liaison_day_entry_dispose;
  G_OBJECT_CLASS (klass)->finalize = liaison_day_entry_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/record/liaison-day-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonDayEntry, button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonDayEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, LiaisonDayEntry, problem);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
}

static void
liaison_day_entry_init (LiaisonDayEntry *self)
{
  g_autofree char *today = liaison_day_dup_today ();
  g_autofree char *local = liaison_day_to_text (today);
  g_autofree char *text = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, make_popover_cb, self, NULL);
  /* Translators: both are the date of today, as examples: “2026-03-04”, “4 March 2026”. */
  text = g_strdup_printf (_ ("This is not a date, so it is not saved. Write it like %1$s or %2$s."),
                             today, local);
  gtk_label_set_label (self->problem, text);
}

const char *
liaison_day_entry_get_day (LiaisonDayEntry *self)
{
  g_return_val_if_fail (LIAISON_IS_DAY_ENTRY (self), NULL);

  return self->day;
}

void
liaison_day_entry_set_day (LiaisonDayEntry *self, const char *day)
{
  g_return_if_fail (LIAISON_IS_DAY_ENTRY (self));

  set_day (self, day);
  gtk_editable_set_enable_undo (self->entry, FALSE);
  write_day (self);
  gtk_editable_set_enable_undo (self->entry, TRUE);
}

void
liaison_day_entry_commit (LiaisonDayEntry *self)
{
  g_return_if_fail (LIAISON_IS_DAY_ENTRY (self));

  left_cb (self);
}

void
liaison_day_entry_set_title (LiaisonDayEntry *self, const char *title)
{
  g_return_if_fail (LIAISON_IS_DAY_ENTRY (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}
