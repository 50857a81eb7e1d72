/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-roles.h"

gboolean
liaison_roles_from_id (const char *id, LiaisonRoles *role)
{
  static const struct
  {
    const char *id;
    LiaisonRoles role;
  } roles[] = {
    { "admin-agent", LIAISON_ROLE_ADMIN_AGENT },
    { "sales-agent", LIAISON_ROLE_SALES_AGENT },
    { "helpdesk-agent", LIAISON_ROLE_HELPDESK_AGENT },
    { "global-admin", LIAISON_ROLE_GLOBAL_ADMIN },
    { "user-admin", LIAISON_ROLE_USER_ADMIN },
    { "billing-admin", LIAISON_ROLE_BILLING_ADMIN },
  };

  g_return_val_if_fail (role != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_strcmp0 (roles[i].id, id) == 0)
      {
        *role = roles[i].role;
        return TRUE;
      }
  return FALSE;
}

gboolean
liaison_deed_from_id (const char *id, LiaisonDeed *deed)
{
  static const char *const ids[LIAISON_N_DEEDS] = {
    [LIAISON_DEED_SEE_CUSTOMERS] = "see-customers",
    [LIAISON_DEED_INVITE_WITH_RIGHTS] = "invite-with-rights",
    [LIAISON_DEED_INVITE_WITHOUT_RIGHTS] = "invite-without-rights",
    [LIAISON_DEED_FILTER_BY_RESELLER] = "filter-by-reseller",
    [LIAISON_DEED_UPDATE_CUSTOMER] = "update-customer",
    [LIAISON_DEED_ALLOW_RESERVATIONS] = "allow-reservations",
    [LIAISON_DEED_MANAGE_USERS] = "manage-users",
    [LIAISON_DEED_ASSIGN_LICENCES_IN_BULK] = "assign-licences-in-bulk",
    [LIAISON_DEED_MANAGE_SUBSCRIPTIONS] = "manage-subscriptions",
    [LIAISON_DEED_DESIGNATE_SUPPORT_CONTACT] = "designate-support-contact",
    [LIAISON_DEED_REMOVE_RELATIONSHIP] = "remove-relationship",
    [LIAISON_DEED_SUBMIT_SERVICE_REQUEST] = "submit-service-request",
    [LIAISON_DEED_SEE_SERVICE_HEALTH] = "see-service-health",
    [LIAISON_DEED_REQUEST_GDAP] = "request-gdap",
  };

  g_return_val_if_fail (deed != NULL, FALSE);

  for (guint i = 0; i < LIAISON_N_DEEDS; i++)
    if (g_strcmp0 (ids[i], id) == 0)
      {
        *deed = (LiaisonDeed) i;
        return TRUE;
      }
  return FALSE;
}
