/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-sentences.h"

#include <glib/gi18n.h>

#include "ui/liaison-countries.h"

char *
liaison_cloud_to_name (LiaisonCloud *cloud)
{
  static const struct
  {
    const char *id;
    const char *name;
  } names[] = {
    { "global", NC_ ("cloud", "Public") },
    { "usgov", NC_ ("cloud", "US Government") },
    { "germany", NC_ ("cloud", "Germany") },
    { "china", NC_ ("cloud", "Operated by 21Vianet") },
    { "demo", NC_ ("cloud", "Demo") },
  };
  const char *id;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), NULL);

  id = liaison_cloud_get_id (cloud);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i].id, id) == 0)
      return g_strdup (g_dpgettext2 (NULL, "cloud", names[i].name));

  return g_strdup (liaison_cloud_get_spec (cloud)->name);
}

char *
liaison_name_to_menu_text (const char *name)
{
  g_auto(GStrv) parts = NULL;

  g_return_val_if_fail (name != NULL, NULL);

  parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

char *
liaison_country_to_name (const char *code)
{
  const char *name;

  g_return_val_if_fail (code != NULL, NULL);

  name = liaison_countries_lookup (code);

  return g_strdup (name != NULL ? name : code);
}

char *
liaison_region_to_name (const char *group, const char *fallback)
{
  static const struct
  {
    const char *id;
    const char *name;
  } names[] = {
    { "africa", NC_ ("market", "Africa") },
      { "asia-pacific", NC_ ("market", "Asia and Pacific") },
        { "australia", NC_ ("market", "Australia") },
          { "brazil", NC_ ("market", "Brazil") },
            { "canada", NC_ ("market", "Canada") },
              { "china", NC_ ("market", "China") },
                { "europe", NC_ ("market", "Europe") },
                  { "india", NC_ ("market", "India") },
                    { "japan", NC_ ("market", "Japan") },
                      { "korea", NC_ ("market", "Korea") },
                        { "latin-america-caribbean",
                          NC_ ("market", "Latin America and Caribbean") },
                          { "middle-east-cee",
                            NC_ ("market", "Middle East, Central and Eastern Europe") },
                            { "new-zealand", NC_ ("market", "New Zealand") },
                              { "russia", NC_ ("market", "Russia") },
                                { "taiwan", NC_ ("market", "Taiwan") },
                                  { "united-states", NC_ ("market", "United States") },
                                };

  g_return_val_if_fail (group != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i].id, group))
      return g_strdup (g_dpgettext2 (NULL, "market", names[i].name));

  return g_strdup (fallback != NULL ? fallback : group);
}

char *
liaison_relationship_to_text (LiaisonRelationship relationship, const char *service_text)
{
  switch (relationship)
    {
    case LIAISON_RELATIONSHIP_RESELLER:
      return g_strdup (C_ ("relationship", "Reseller"));
    case LIAISON_RELATIONSHIP_ADVISOR:
      return g_strdup (C_ ("relationship", "Advisor"));
    case LIAISON_RELATIONSHIP_SYNDICATION:
      return g_strdup (C_ ("relationship", "Syndication"));
    case LIAISON_RELATIONSHIP_MICROSOFT_SUPPORT:
      return g_strdup (C_ ("relationship", "Microsoft support"));
    case LIAISON_RELATIONSHIP_NONE:
      return g_strdup (C_ ("relationship", "None"));
    case LIAISON_RELATIONSHIP_UNKNOWN:
    default:
      if (service_text != NULL && *service_text != '\0')
        return g_strdup (service_text);
      return g_strdup (C_ ("relationship", "Unknown"));
    }
}

char *
liaison_subscription_status_to_text (LiaisonSubscriptionStatus status, const char *service_text)
{
  switch (status)
    {
    case LIAISON_SUBSCRIPTION_NONE:
      return g_strdup (C_ ("subscription", "No status"));
    case LIAISON_SUBSCRIPTION_ACTIVE:
      return g_strdup (C_ ("subscription", "Active"));
    case LIAISON_SUBSCRIPTION_SUSPENDED:
      return g_strdup (C_ ("subscription", "Suspended"));
    case LIAISON_SUBSCRIPTION_DELETED:
      return g_strdup (C_ ("subscription", "Deleted"));
    case LIAISON_SUBSCRIPTION_EXPIRED:
      return g_strdup (C_ ("subscription", "Expired"));
    case LIAISON_SUBSCRIPTION_PENDING:
      return g_strdup (C_ ("subscription", "Pending"));
    case LIAISON_SUBSCRIPTION_DISABLED:
      return g_strdup (C_ ("subscription", "Disabled"));
    case LIAISON_SUBSCRIPTION_UNKNOWN:
    default:
      if (service_text != NULL && *service_text != '\0')
        return g_strdup (service_text);
      return g_strdup (C_ ("subscription", "Unknown"));
    }
}

const char *
liaison_invitation_state_to_text (LiaisonInvitationState state)
{
  switch (state)
    {
    case LIAISON_INVITATION_DRAFT:
      return C_ ("invitation", "Draft");
    case LIAISON_INVITATION_DISCARDED:
      return C_ ("invitation", "Discarded");
    case LIAISON_INVITATION_HANDED_OFF:
      return C_ ("invitation", "Handed over, not finished");
    case LIAISON_INVITATION_WAITING:
      return C_ ("invitation", "Waiting");
    case LIAISON_INVITATION_ACCEPTED:
      return C_ ("invitation", "Accepted");
    case LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED:
      return C_ ("invitation", "Privileges accepted");
    case LIAISON_INVITATION_DECLINED:
      return C_ ("invitation", "Declined");
    case LIAISON_INVITATION_WITHDRAWN:
      return C_ ("invitation", "Withdrawn");
    case LIAISON_INVITATION_SUPERSEDED:
      return C_ ("invitation", "Replaced by a newer one");
    default:
      g_return_val_if_reached ("");
    }
}

char *
liaison_invitation_to_state_text (LiaisonInvitation *invitation, const char *today)
{
  g_return_val_if_fail (LIAISON_IS_INVITATION (invitation), NULL);

  if (liaison_invitation_is_overdue (invitation, today))
    return g_strdup (C_ ("invitation", "Overdue"));
  return g_strdup (liaison_invitation_state_to_text (liaison_invitation_get_state (invitation)));
}

char *
liaison_time_to_text (gint64 time)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  if (local == NULL)
    return g_strdup ("—");

  if (g_date_time_get_year (local) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (now))
    /* Translators: a time of today, for g_date_time_format (). */
    return g_date_time_format (local, C_ ("time format", "%H:%M"));

  /* Translators: date and time of another day, for g_date_time_format (). In Chinese
   * “%Y年%-m月%-d日 %H:%M”. */
  return g_date_time_format (local, C_ ("date and time format", "%-d %b %Y, %H:%M"));
}

char *
liaison_date_to_text (GDateTime *date)
{
  g_autoptr(GDateTime) local = NULL;

  g_return_val_if_fail (date != NULL, NULL);

  local = g_date_time_to_local (date);

  /* Translators: a date, for g_date_time_format (). In Chinese “%Y年%-m月%-d日”. */
  return g_date_time_format (local, C_ ("date format", "%-d %b %Y"));
}

char *
liaison_day_to_text (const char *day)
{
  g_autofree char *iso = day != NULL ? g_strconcat (day, "T00:00:00", NULL) : NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(GDateTime) date = iso != NULL ? g_date_time_new_from_iso8601 (iso, zone) : NULL;

  return date != NULL ? liaison_date_to_text (date) : g_strdup (day);
}

char *
liaison_age_to_text (gint64 time, gint64 now)
{
  int minutes = (int) CLAMP ((now - time) / (60 * G_USEC_PER_SEC), 0, G_MAXINT);
  int hours = minutes / 60;
  int days = hours / 24;

  if (days > 0)
    /* Translators: how long ago; stands after a state, as in “Waiting · 6 days”. */
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
  if (hours > 0)
    return g_strdup_printf (ngettext ("%d hour", "%d hours", (gulong) hours), hours);
  if (minutes > 0)
    return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong) minutes), minutes);

  return g_strdup (C_ ("age", "just now"));
}
