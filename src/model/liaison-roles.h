/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Roles of a person at the partner ("domain.md" section 5). One may have several: the union counts.
 */
typedef enum
{
  LIAISON_ROLES_UNKNOWN = 0, /* the service did not tell: nothing is kept from the person */
  LIAISON_ROLE_ADMIN_AGENT = 1 << 0,
  LIAISON_ROLE_SALES_AGENT = 1 << 1,
  LIAISON_ROLE_HELPDESK_AGENT = 1 << 2,
  LIAISON_ROLE_GLOBAL_ADMIN = 1 << 3,
  LIAISON_ROLE_USER_ADMIN = 1 << 4,
  LIAISON_ROLE_BILLING_ADMIN = 1 << 5,
} LiaisonRoles;

#define LIAISON_ROLES_ALL ((LiaisonRoles) ((1 << 6) - 1))

/* What a role can be needed for. */
typedef enum
{
  LIAISON_DEED_SEE_CUSTOMERS,
  LIAISON_DEED_INVITE_WITH_RIGHTS,
  LIAISON_DEED_INVITE_WITHOUT_RIGHTS,
  LIAISON_DEED_FILTER_BY_RESELLER,
  LIAISON_DEED_UPDATE_CUSTOMER,
  LIAISON_DEED_ALLOW_RESERVATIONS,
  LIAISON_DEED_MANAGE_USERS,
  LIAISON_DEED_ASSIGN_LICENCES_IN_BULK,
  LIAISON_DEED_MANAGE_SUBSCRIPTIONS,
  LIAISON_DEED_DESIGNATE_SUPPORT_CONTACT,
  LIAISON_DEED_REMOVE_RELATIONSHIP,
  LIAISON_DEED_SUBMIT_SERVICE_REQUEST,
  LIAISON_DEED_SEE_SERVICE_HEALTH,
  LIAISON_DEED_REQUEST_GDAP,
  LIAISON_N_DEEDS,
} LiaisonDeed;

/* By the ids of roles.json ("admin-agent"); FALSE: there is no such role or deed. */
gboolean liaison_roles_from_id (const char *id, LiaisonRoles *role);
gboolean liaison_deed_from_id (const char *id, LiaisonDeed *deed);

G_END_DECLS
