/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/inspect/liaison-inspect-results.h"

#include <glib/gi18n.h>

#include "ui/account/liaison-copy-row.h"
#include "ui/inspect/liaison-link-words.h"
#include "ui/invite/liaison-link-difference.h"

struct _LiaisonInspectResults
{
  GtkBox parent_instance;
};

G_DEFINE_FINAL_TYPE (LiaisonInspectResults, liaison_inspect_results, GTK_TYPE_BOX)

enum
{
  PLACE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef enum
{
  TONE_PLAIN,
  TONE_GOOD,
  TONE_BAD,
} Tone;

static void
liaison_inspect_results_class_init (LiaisonInspectResultsClass *klass)
{
  signals[PLACE_CHOSEN] =
    g_signal_new ("place-chosen", LIAISON_TYPE_INSPECT_RESULTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 2, G_TYPE_UINT64, G_TYPE_UINT64);
}

static void
liaison_inspect_results_init (LiaisonInspectResults *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 24);
}

static void
add_icon (AdwActionRow *row, Tone tone)
{
  GtkWidget *icon;

  if (tone == TONE_PLAIN)
    return;
  icon = g_object_new (GTK_TYPE_IMAGE, "icon-name",
                       tone == TONE_GOOD ? "emblem-ok-symbolic" : "dialog-warning-symbolic",
                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (icon, tone == TONE_GOOD ? "success" : "warning");
  adw_action_row_add_prefix (row, icon);
}

/* The row; NULL as @text adds nothing. */
static GtkWidget *
add_row (AdwPreferencesGroup *group, Tone tone, const char *title, const char *text)
{
  GtkWidget *row;

  if (text == NULL)
    return NULL;
  /* One after the other: the labels hear of markup when the row is made. */
  row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title-lines", 0, "subtitle-lines",
                      0, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  add_icon (ADW_ACTION_ROW (row), tone);
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_copy_row (AdwPreferencesGroup *group, const char *title, const char *value)
{
  GtkWidget *row = g_object_new (LIAISON_TYPE_COPY_ROW, "title", title, "value", value, NULL);

  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_group (LiaisonInspectResults *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *markup = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
  gtk_box_append (GTK_BOX (self), group);
  return ADW_PREFERENCES_GROUP (group);
}

/* ---- The message */

static void
add_difference (AdwPreferencesGroup *group, const char *link, const LiaisonGuardReport *report)
{
  GtkWidget *row, *difference;

  if (report == NULL || report->verdict != LIAISON_GUARD_ALTERED)
    return;
  difference = g_object_new (LIAISON_TYPE_LINK_DIFFERENCE, "margin-top", 12, "margin-bottom", 12,
                             "margin-start", 12, "margin-end", 12, NULL);
  liaison_link_difference_show (LIAISON_LINK_DIFFERENCE (difference), link, report->found);
  row = g_object_new (ADW_TYPE_PREFERENCES_ROW, "activatable", FALSE, "focusable", FALSE, "title",
                      _ ("What differs"), "child", difference, NULL);
  adw_preferences_group_add (group, row);
}

static void
add_part (AdwPreferencesGroup *group,
          const char *title,
          const char *link,
          const LiaisonGuardReport *report)
{
  g_autofree char *text = report != NULL ? liaison_guard_report_to_text (report) : NULL;
  gboolean good = report != NULL && (report->verdict == LIAISON_GUARD_INTACT ||
                                     report->verdict == LIAISON_GUARD_DOUBLED);

  add_row (group, good ? TONE_GOOD : TONE_BAD, title, text);
  add_difference (group, link, report);
}

static void
show_message (LiaisonInspectResults *self,
              LiaisonInspector *inspector,
              const LiaisonInspection *inspection)
{
  const LiaisonMessageCheck *check = inspection->check;
  AdwPreferencesGroup *group = add_group (self, _ ("Before You Send"));
  g_autofree char *placeholders = liaison_placeholders_to_text (check->placeholders);
  g_autofree char *recipients = liaison_inspection_to_recipients_text (inspection);
  gboolean account = liaison_inspector_get_session (inspector) != NULL;

  if (check->link == NULL)
    add_row (group, TONE_PLAIN,
             _ ("Nothing to compare with"),
                account ? _ ("No link is known here yet. Write an invitation first.")
                        : _ ("No account is open. Open the one that invites."));
  add_part (group, _ ("Link in the Text"), check->link, check->text);
  add_part (group, _ ("Link in the Formatted Text"), check->link, check->html);
  add_row (group, placeholders != NULL ? TONE_BAD : TONE_GOOD,
           _ ("Placeholders"), placeholders != NULL ? placeholders : _ ("None is left"));
  /* Another address is no mistake by itself: people ask colleagues, and sell through others. */
  add_row (group,
           liaison_inspection_get_addressed (inspection) == LIAISON_ADDRESSED_TO_CONTACT
             ? TONE_GOOD
             : TONE_PLAIN,
           /* Translators: title above the recipients of a message. */
           _ ("Addressed To"), recipients);
}

/* ---- One link */

static void
show_reading (AdwPreferencesGroup *group,
              LiaisonInspector *inspector,
              const LiaisonInspectedLink *link)
{
  const LiaisonLinkReading *reading = link->reading;
  g_autofree char *purpose = liaison_link_to_purpose_text (reading);
  g_autofree char *partner = liaison_link_to_partner_text (reading, inspector);
  g_autofree char *provider = liaison_link_to_provider_text (reading, inspector);
  g_autofree char *place = liaison_link_to_place_text (reading);
  g_autofree char *audience = liaison_link_to_audience_text (
    reading, inspector, link->repaired != NULL ? link->repaired : link->found);

  /* Translators: title above what a link asks a customer for. */
  add_row (group, TONE_PLAIN, _ ("Asks For"), purpose);
  /* Translators: title above the partner that a link comes from. */
  add_row (group, TONE_PLAIN, _ ("From"), partner);
  add_row (group, TONE_PLAIN, _ ("Provider"), provider);
  /* Translators: title above whom a link is for. */
  add_row (group, TONE_PLAIN, C_ ("link", "For"), audience);
  /* Translators: title above where a link opens. */
  add_row (group, TONE_PLAIN, _ ("Opens In"), place);
  add_row (group, TONE_PLAIN, _ ("Form"), liaison_link_to_form_text (reading));
}

/* A whole link of one's own, but not one of those that were looked for. */
static gboolean
is_odd (LiaisonInspector *inspector, const LiaisonInspectedLink *link)
{
  g_autofree char *name = NULL;

  return link->damages->len == 0 && !link->issued && link->reading->partner_id != NULL &&
         liaison_inspector_identify (inspector, link->reading->partner_id, &name) ==
           LIAISON_TENANT_OWN;
}

typedef struct
{
  LiaisonInspectResults *results; /* the row's ancestor */
  gsize start;
  gsize end;
} Place;

static void
place_activated_cb (AdwActionRow *row, const Place *place)
{
  g_signal_emit (place->results, signals[PLACE_CHOSEN], 0, (guint64) place->start,
                 (guint64) place->end);
}

static void
place_free (gpointer place, GClosure *closure)
{
  g_free (place);
}

/* The row goes to the place in the text where the damage is seen. */
static void
let_show (GtkWidget *row, LiaisonInspectResults *self, gsize start, gsize end)
{
  Place *place = g_new (Place, 1);

  place->results = self;
  place->start = start;
  place->end = end;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("Show in the Text"));
  g_signal_connect_data (row, "activated", G_CALLBACK (place_activated_cb), place, place_free, 0);
}

static void
show_damages (LiaisonInspectResults *self,
              AdwPreferencesGroup *group,
              const LiaisonInspectedLink *link,
              const char *shown)
{
  for (guint i = 0; i < link->damages->len; i++)
    {
      const LiaisonLinkDamage *damage = &g_array_index (link->damages, LiaisonLinkDamage, i);
      g_autofree char *text = liaison_link_damage_to_text (damage);
      GtkWidget *row = add_row (group, TONE_BAD, liaison_link_damage_to_name (damage), text);
      gsize start, end;

      if (row != NULL && liaison_link_place_find (link, damage, shown, &start, &end))
        let_show (row, self, start, end);
    }
  if (link->repaired != NULL)
    add_copy_row (group, link->issued ? _ ("Your Link") : _ ("Repaired Link"), link->repaired);
  else if (link->damages->len > 0)
    add_row (
      group, TONE_PLAIN,
      _ ("No certain repair"),
         _ ("What the link was cannot be told for certain. Take it from where it was issued."));
}

static void
show_link (LiaisonInspectResults *self,
           LiaisonInspector *inspector,
           const LiaisonMessageCheck *check,
           guint i,
           const char *shown)
{
  const LiaisonInspectedLink *link = g_ptr_array_index (check->links, i);
  guint n = check->links->len;
  const char *odd =
    _ ("It names your company, but none of the links it was compared with is written "
                       "like this.");
  /* Translators: “Link 2 of 3”. */
  g_autofree char *title =
    n > 1 ? g_strdup_printf (_ ("Link %1$u of %2$u"), i + 1, n) : g_strdup (_ ("Link"));
  AdwPreferencesGroup *group = add_group (self, title);
  g_autofree char *found = liaison_link_difference_dup_visible (link->found);

  add_row (group, link->damages->len > 0 ? TONE_BAD : TONE_GOOD,
           link->damages->len > 0 ? _ ("Damaged") : _ ("Whole"), found);
  show_damages (self, group, link, shown);
  if (link->reading != NULL)
    show_reading (group, inspector, link);
  if (link->reading != NULL && check->link != NULL && is_odd (inspector, link))
    add_row (group, TONE_BAD, _ ("Not one of the expected links"), odd);
}

void
liaison_inspect_results_show (LiaisonInspectResults *self,
                              LiaisonInspector *inspector,
                              const LiaisonInspection *inspection,
                              const char *text)
{
  GtkWidget *child;

  g_return_if_fail (LIAISON_IS_INSPECT_RESULTS (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  if (inspection == NULL)
    return;

  if (inspection->check->has_words)
    show_message (self, inspector, inspection);
  for (guint i = 0; i < MIN (inspection->check->links->len, LIAISON_INSPECT_RESULTS_MAX_LINKS); i++)
    show_link (self, inspector, inspection->check, i, text);
}
