/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-session-private.h"

gint64
liaison_session_get_now (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), g_get_real_time ());

  return g_get_real_time () + self->ahead * G_USEC_PER_SEC;
}

char *
liaison_session_dup_day (LiaisonSession *self, int days)
{
  g_autoptr(GDateTime) now = NULL;
  g_autoptr(GDateTime) local = NULL;
  g_autoptr(GDateTime) day = NULL;

  g_return_val_if_fail (LIAISON_IS_SESSION (self), NULL);

  now = g_date_time_new_from_unix_utc (liaison_session_get_now (self) / G_USEC_PER_SEC);
  local = g_date_time_to_local (now);
  day = g_date_time_add_days (local, days);
  return g_date_time_format (day, "%Y-%m-%d");
}

gint64
liaison_session_get_ahead (LiaisonSession *self)
{
  g_return_val_if_fail (LIAISON_IS_SESSION (self), 0);

  return self->ahead;
}

/* The link is asked for again, as it would be after so long. */
void
liaison_session_travel (LiaisonSession *self, gint64 seconds)
{
  g_return_if_fail (LIAISON_IS_SESSION (self));
  g_return_if_fail (self->profile == NULL);
  g_return_if_fail (seconds >= 0);

  self->ahead += seconds;
  liaison_invite_links_forget (self->links);
  liaison_customer_list_set_ahead (self->customers, self->ahead);
  liaison_acceptance_watch_set_ahead (self->watch, self->ahead * G_USEC_PER_SEC);
  liaison_session_notify_ahead (self);
}
