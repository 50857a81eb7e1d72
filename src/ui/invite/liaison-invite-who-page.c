/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-invite-who-page.h"

#include <glib/gi18n.h>

#include "ui/invite/liaison-country-row.h"
#include "ui/invite/liaison-entry-binding.h"
#include "ui/invite/liaison-joint-group.h"
#include "ui/invite/liaison-reason-row.h"
#include "ui/liaison-letter-languages.h"
#include "ui/liaison-letter-purposes.h"
#include "ui/liaison-sentences.h"

/* Countries in no market group (REG-1): they can be chosen, and the warning tells. */
static const char *const unlisted_countries[] = { "CN", "CU", "EH", "IR", "KP", "SD", "SY" };

struct _LiaisonInviteWhoPage
{
  AdwBin parent_instance;

  AdwEntryRow *mail_row;
  AdwEntryRow *name_row;
  AdwEntryRow *company_row;
  AdwEntryRow *domain_row;
  GtkWidget *offer_row;
  GtkButton *domain_button;
  GtkLabel *domain_label;
  GtkWidget *error_row;
  LiaisonReasonRow *reason_row;
  LiaisonCountryRow *country_row;
  AdwComboRow *language_row;
  AdwActionRow *due_row;
  GtkMenuButton *due_button;
  GtkPopover *due_popover;
  GtkCalendar *calendar;
  LiaisonJointGroup *joint_group;
  AdwPreferencesGroup *notices;
  AdwActionRow *region_row;
  AdwActionRow *existing_row;

  LiaisonInvite *invite;
  GSettings *settings;
  const char *reason;
  gboolean mail_left; /* the user has been in the address and gone on */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (LiaisonInviteWhoPage, liaison_invite_who_page, ADW_TYPE_BIN)

enum
{
  PROP_REASON = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
find_reason (LiaisonInviteWhoPage *self)
{
  LiaisonInvitation *invitation = liaison_invite_get_invitation (self->invite);
  const char *mail = liaison_invitation_get_contact_mail (invitation);

  if (liaison_invite_who_is_complete (self->invite))
    return NULL;
  if (mail != NULL && *mail != '\0' && !liaison_mail_address_is_valid (mail))
    return _ ("The contact’s e-mail address is not complete.");
  return _ ("Enter the contact’s e-mail address, or at least the company.");
}

static void
show_mail_error (LiaisonInviteWhoPage *self)
{
  const char *mail = gtk_editable_get_text (GTK_EDITABLE (self->mail_row));
  gboolean is_wrong = *mail != '\0' && !liaison_mail_address_is_valid (mail) &&
                      (self->mail_left || strchr (mail, '@') != NULL);

  liaison_entry_row_mark (self->mail_row, is_wrong);
  gtk_widget_set_visible (self->error_row, is_wrong);
}

/* The domain of the address is offered, never filled in: it may be that of a mail provider. */
static void
show_domain_offer (LiaisonInviteWhoPage *self)
{
  const char *mail = gtk_editable_get_text (GTK_EDITABLE (self->mail_row));
  const char *domain = gtk_editable_get_text (GTK_EDITABLE (self->domain_row));
  gboolean can_offer = *domain == '\0' && liaison_mail_address_is_valid (mail);
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->offer_row, can_offer);
  if (!can_offer)
    return;

  /* Translators: button that takes the domain of the contact's address. %s is the domain. */
  label = g_strdup_printf (_ ("Use %s"), strrchr (mail, '@') + 1);
  gtk_label_set_label (self->domain_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->domain_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static char *
dup_region_sentence (LiaisonInviteWhoPage *self, LiaisonRegionMatch match)
{
  LiaisonSession *session = liaison_invite_get_session (self->invite);
  LiaisonRegionTable *regions = liaison_catalog_get_regions (liaison_session_get_catalog (session));
  LiaisonPartner *partner = liaison_session_get_partner (session);
  const char *code = liaison_invitation_get_country (liaison_invite_get_invitation (self->invite));
  g_autofree char *country = liaison_country_to_name (code);
  g_autofree char *theirs = NULL;
  g_autofree char *ours = NULL;
  const char *their_group = liaison_region_table_get_group (regions, code);
  const char *our_group = NULL;

  if (match == LIAISON_REGION_UNLISTED || partner == NULL)
    /* Translators: %s is a country or region. */
    return g_strdup_printf (_ ("%s is not listed in any market. Ask Microsoft before you invite."),
                               country);

  our_group = liaison_region_table_get_group (regions, liaison_partner_get_spec (partner)->country);
  theirs = liaison_region_to_name (their_group,
                                   liaison_region_table_get_group_name (regions, their_group));
  ours =
    liaison_region_to_name (our_group, liaison_region_table_get_group_name (regions, our_group));
  /* Translators: %1$s is a country or region, %2$s and %3$s are markets ("Europe"). */
  return g_strdup_printf (_ ("%1$s belongs to the market “%2$s”. Your account is for “%3$s”. You "
                             "can request relationships only within your country or region; the "
                             "customer may be unable to accept."),
                             country, theirs, ours);
}

static char *
dup_as_of (LiaisonInviteWhoPage *self)
{
  LiaisonSession *session = liaison_invite_get_session (self->invite);
  LiaisonRegionTable *regions = liaison_catalog_get_regions (liaison_session_get_catalog (session));
  g_autofree char *iso = g_strconcat (liaison_region_table_get_as_of (regions), "T00:00:00", NULL);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GDateTime) date = g_date_time_new_from_iso8601 (iso, zone);
  g_autofree char *text = NULL;

  if (date == NULL)
    return g_strdup ("");

  text = liaison_date_to_text (date);
  /* Translators: %s is a date. */
  return g_strdup_printf (_ ("By Microsoft’s list of markets of %s."), text);
}

static void
show_notices (LiaisonInviteWhoPage *self)
{
  LiaisonRegionMatch match = liaison_invite_compare_region (self->invite);
  gboolean has_warning = match == LIAISON_REGION_DIFFERENT || match == LIAISON_REGION_UNLISTED;
  gboolean exists = liaison_invite_is_existing_customer (self->invite);

  if (has_warning)
    {
      g_autofree char *sentence = dup_region_sentence (self, match);
      g_autofree char *as_of = dup_as_of (self);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->region_row), sentence);
      adw_action_row_set_subtitle (self->region_row, as_of);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->region_row), has_warning);
  if (exists)
    adw_preferences_row_set_title (
      ADW_PREFERENCES_ROW (self->existing_row),
      liaison_existing_customer_get_notice (
        liaison_invite_link_grants_rights (self->invite),
        liaison_invitation_get_reseller (liaison_invite_get_invitation (self->invite)) != NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->existing_row), exists);
  gtk_widget_set_visible (GTK_WIDGET (self->notices), has_warning || exists);
}

/* Nobody chooses another day instead of the user, who may have agreed on this one. */
static void
mark_past_day (LiaisonInviteWhoPage *self, const char *day)
{
  gboolean past = liaison_invite_day_is_past (self->invite);
  g_autofree char *description = NULL;

  if (past)
    /* Translators: for screen readers. %s is a date. */
    description = g_strdup_printf (_ ("%s: this day is past. Choose another, or none."), day);
  adw_action_row_set_subtitle (self->due_row,
                               past ? _ ("This day is past. Choose another, or none.") : "");
  adw_action_row_set_icon_name (self->due_row, past ? "dialog-warning-symbolic" : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->due_button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : day, -1);
}

static void
show_due_date (LiaisonInviteWhoPage *self)
{
  const char *due = liaison_invitation_get_due_date (liaison_invite_get_invitation (self->invite));
  g_autofree char *iso = due != NULL ? g_strconcat (due, "T00:00:00", NULL) : NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GDateTime) date = iso != NULL ? g_date_time_new_from_iso8601 (iso, zone) : NULL;
  g_autofree char *text = date != NULL ? liaison_date_to_text (date) : g_strdup (_ ("No Date"));

  gtk_menu_button_set_label (self->due_button, text);
  mark_past_day (self, text);
  if (date == NULL)
    return;

  self->filling = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  self->filling = FALSE;
}

static void
update (LiaisonInviteWhoPage *self)
{
  const char *reason = find_reason (self);

  show_mail_error (self);
  show_domain_offer (self);
  show_notices (self);
  show_due_date (self);
  if (g_strcmp0 (self->reason, reason) == 0)
    return;

  self->reason = reason;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REASON]);
}

static void
mail_changed_cb (LiaisonInviteWhoPage *self)
{
  if (self->invite != NULL)
    update (self);
}

static void
mail_left_cb (LiaisonInviteWhoPage *self)
{
  self->mail_left = TRUE;
  show_mail_error (self);
}

static void
use_domain_cb (LiaisonInviteWhoPage *self)
{
  const char *mail = gtk_editable_get_text (GTK_EDITABLE (self->mail_row));
  const char *at = strrchr (mail, '@');

  if (at != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->domain_row), at + 1);
  gtk_widget_grab_focus (GTK_WIDGET (self->domain_row));
}

static LiaisonLetterLibrary *
get_letters (LiaisonInviteWhoPage *self)
{
  LiaisonSession *session = liaison_invite_get_session (self->invite);

  return liaison_catalog_get_letters (liaison_session_get_catalog (session));
}

static void
warn_of_draft (LiaisonInviteWhoPage *self)
{
  const char *warning = liaison_letter_language_get_warning (
    get_letters (self),
    liaison_invitation_get_language (liaison_invite_get_invitation (self->invite)));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->language_row), warning != NULL ? warning : "");
}

static void
language_selected_cb (LiaisonInviteWhoPage *self)
{
  guint i = adw_combo_row_get_selected (self->language_row);
  const char *language = NULL;

  if (self->filling || self->invite == NULL || i == GTK_INVALID_LIST_POSITION)
    return;

  language = liaison_letter_library_get_languages (get_letters (self))[i];
  liaison_invitation_set_language (liaison_invite_get_invitation (self->invite), language);
  g_settings_set_string (self->settings, "letter-language", language);
  warn_of_draft (self);
}

static void
day_selected_cb (LiaisonInviteWhoPage *self)
{
  g_autoptr(GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *iso = g_date_time_format (date, "%Y-%m-%d");

  if (!self->filling && self->invite != NULL)
    liaison_invitation_set_due_date (liaison_invite_get_invitation (self->invite), iso);
}

static void
clear_due_cb (LiaisonInviteWhoPage *self)
{
  liaison_invitation_set_due_date (liaison_invite_get_invitation (self->invite), NULL);
  gtk_popover_popdown (self->due_popover);
}

static void
fill_countries (LiaisonInviteWhoPage *self)
{
  LiaisonSession *session = liaison_invite_get_session (self->invite);
  const char *const *codes = liaison_region_table_get_countries (
    liaison_catalog_get_regions (liaison_session_get_catalog (session)));
  g_autoptr(GPtrArray) choices = g_ptr_array_new ();

  for (gsize i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (choices, (char *) codes[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (unlisted_countries); i++)
    if (!g_strv_contains (codes, unlisted_countries[i]))
      g_ptr_array_add (choices, (char *) unlisted_countries[i]);
  g_ptr_array_add (choices, NULL);
  liaison_country_row_set_choices (self->country_row, (const char *const *) choices->pdata);
}

static void
liaison_invite_who_page_get_property (GObject *object,
                                      guint prop_id,
                                      GValue *value,
                                      GParamSpec *pspec)
{
  LiaisonInviteWhoPage *self = LIAISON_INVITE_WHO_PAGE (object);

  switch (prop_id)
    {
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
liaison_invite_who_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (LIAISON_INVITE_WHO_PAGE (widget)->mail_row));
}

static void
party_chosen_cb (LiaisonInviteWhoPage *self)
{
  LiaisonReseller *party;
  LiaisonJoint kind = liaison_joint_group_get_chosen (self->joint_group, &party);

  liaison_invite_choose_party (self->invite, kind, party);
}

static void
show_party (LiaisonInviteWhoPage *self)
{
  LiaisonInvitation *invitation = liaison_invite_get_invitation (self->invite);

  liaison_joint_group_set_party (self->joint_group, liaison_invitation_get_joint_party (invitation),
                                 liaison_invitation_get_joint_name (invitation));
}

/* A reminder changes nothing of the kind. */
static void
offer_parties (LiaisonInviteWhoPage *self)
{
  LiaisonInvitation *invitation = liaison_invite_get_invitation (self->invite);

  if (liaison_invite_get_reminded (self->invite) != NULL)
    return;
  liaison_joint_group_set_session (self->joint_group, liaison_invite_get_session (self->invite));
  show_party (self);
  g_signal_connect_object (invitation, "notify::provider", G_CALLBACK (show_party), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (invitation, "notify::reseller", G_CALLBACK (show_party), self,
                           G_CONNECT_SWAPPED);
}

static void
liaison_invite_who_page_dispose (GObject *object)
{
  LiaisonInviteWhoPage *self = LIAISON_INVITE_WHO_PAGE (object);

  g_clear_object (&self->invite);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), LIAISON_TYPE_INVITE_WHO_PAGE);
  G_OBJECT_CLASS (liaison_invite_who_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LIAISON_TYPE_COUNTRY_ROW);
  g_type_ensure (LIAISON_TYPE_JOINT_GROUP);
  g_type_ensure (LIAISON_TYPE_REASON_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/liaison_app/Liaison/ui/invite/liaison-invite-who-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, mail_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, name_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, company_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, domain_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, offer_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, domain_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, domain_label);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, error_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, reason_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, country_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, language_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, due_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, due_button);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, due_popover);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, joint_group);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, notices);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, region_row);
  gtk_widget_class_bind_template_child (widget_class, LiaisonInviteWhoPage, existing_row);
  gtk_widget_class_bind_template_callback (widget_class, mail_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mail_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_domain_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_due_cb);
  gtk_widget_class_bind_template_callback (widget_class, party_chosen_cb);
}

static void
liaison_invite_who_page_class_init (LiaisonInviteWhoPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_invite_who_page_get_property;
  object_class->dispose = liaison_invite_who_page_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = liaison_invite_who_page_grab_focus;

  properties[PROP_REASON] =
    g_param_spec_string ("reason", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
liaison_invite_who_page_init (LiaisonInviteWhoPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
liaison_invite_who_page_set_invite (LiaisonInviteWhoPage *self,
                                    LiaisonInvite *invite,
                                    GSettings *settings)
{
  LiaisonInvitation *invitation = NULL;

  g_return_if_fail (LIAISON_IS_INVITE_WHO_PAGE (self));
  g_return_if_fail (LIAISON_IS_INVITE (invite));
  g_return_if_fail (self->invite == NULL);

  self->invite = g_object_ref (invite);
  self->settings = g_object_ref (settings);

  self->filling = TRUE;
  fill_countries (self);
  liaison_letter_languages_fill_row (
    get_letters (self), self->language_row,
    liaison_invitation_get_language (liaison_invite_get_invitation (invite)));
  warn_of_draft (self);
  self->filling = FALSE;

  invitation = liaison_invite_get_invitation (invite);
  liaison_reason_row_set_invite (self->reason_row, invite);
  offer_parties (self);
  liaison_entry_row_bind (self->mail_row, invitation, "contact-mail");
  liaison_entry_row_bind (self->name_row, invitation, "contact-name");
  liaison_entry_row_bind (self->company_row, invitation, "company");
  liaison_entry_row_bind (self->domain_row, invitation, "domain");
  g_object_bind_property (invitation, "country", self->country_row, "country",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (invitation, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
