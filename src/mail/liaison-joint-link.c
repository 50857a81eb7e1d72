/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-mail"

#include "mail/liaison-joint-link.h"

#include <string.h>

#include "mail/liaison-link-inspector.h"
#include "model/liaison-invite-link.h"

static GListModel *
list_cloud (LiaisonCloud *cloud)
{
  GListStore *clouds = g_list_store_new (LIAISON_TYPE_CLOUD);

  g_list_store_append (clouds, cloud);
  return G_LIST_MODEL (clouds);
}

static gboolean
is_one_of (const char *const *partners, const char *tenant)
{
  if (partners == NULL)
    return TRUE;
  for (gsize i = 0; partners[i] != NULL; i++)
    if (g_ascii_strcasecmp (partners[i], tenant) == 0)
      return TRUE;
  return FALSE;
}

/* Some programs add a provider to a link that is a direct partner's by its type; what the portal
 * makes of that nobody has written down. */
static gboolean
is_indirect (const char *link)
{
  g_autofree char *lower = g_ascii_strdown (link, -1);

  return strstr (lower, "type=indirectresellerrelationship") != NULL;
}

/* Who is named counts. How else the service writes its link is its own affair (LNK-1). */
static LiaisonJointLinkVerdict
judge (const LiaisonLinkReading *reading,
       const char *const *partners,
       LiaisonJointParty other,
       const char *link)
{
  const char *const others[] = { other.id, NULL };
  gboolean for_reseller = other.kind == LIAISON_JOINT_RESELLER;
  const LiaisonLinkLack traps =
    LIAISON_LACK_AGREEMENT | LIAISON_LACK_HOST | LIAISON_LACK_HTTPS | LIAISON_LACK_USER_INFO;
  gboolean invites =
    reading->purpose == LIAISON_PURPOSE_RESELLER || reading->purpose == LIAISON_PURPOSE_INDIRECT;

  if (!invites || (reading->lacks & traps) != 0 || reading->partner_id == NULL)
    return LIAISON_JOINT_LINK_DAMAGED;
  if (!is_one_of (for_reseller ? others : partners, reading->partner_id))
    return LIAISON_JOINT_LINK_OTHER_RESELLER;
  if (reading->provider_id == NULL || !is_indirect (link))
    return LIAISON_JOINT_LINK_NO_PROVIDER;
  return is_one_of (for_reseller ? partners : others, reading->provider_id)
           ? LIAISON_JOINT_LINK_RIGHT
           : LIAISON_JOINT_LINK_OTHER_PROVIDER;
}

LiaisonJointLinkVerdict
liaison_joint_link_check (LiaisonCloud *cloud,
                          const char *const *partners,
                          LiaisonJointParty other,
                          const char *link)
{
  g_autoptr(GListModel) clouds = NULL;
  g_autoptr(LiaisonLinkReading) reading = NULL;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), LIAISON_JOINT_LINK_NONE);
  g_return_val_if_fail (other.id != NULL, LIAISON_JOINT_LINK_NONE);

  if (liaison_invite_link_check (cloud, link) != LIAISON_LINK_OK)
    return LIAISON_JOINT_LINK_DAMAGED;
  clouds = list_cloud (cloud);
  reading = liaison_link_reading_new (clouds, link);
  return reading != NULL ? judge (reading, partners, other, link) : LIAISON_JOINT_LINK_DAMAGED;
}

gboolean
liaison_joint_link_names_provider (LiaisonCloud *cloud, const char *link)
{
  g_autoptr(GListModel) clouds = NULL;
  g_autoptr(LiaisonLinkReading) reading = NULL;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), FALSE);
  g_return_val_if_fail (link != NULL, FALSE);

  clouds = list_cloud (cloud);
  reading = liaison_link_reading_new (clouds, link);
  return reading != NULL && reading->provider_id != NULL;
}

LiaisonJointLinkVerdict
liaison_joint_link_find (LiaisonCloud *cloud,
                         const char *const *partners,
                         LiaisonJointParty other,
                         const char *text,
                         char **link)
{
  g_autoptr(GListModel) clouds = NULL;
  g_autoptr(GPtrArray) found = NULL;
  const char *only = NULL;
  LiaisonJointLinkVerdict verdict;

  g_return_val_if_fail (LIAISON_IS_CLOUD (cloud), LIAISON_JOINT_LINK_NONE);
  g_return_val_if_fail (text != NULL && link != NULL, LIAISON_JOINT_LINK_NONE);

  *link = NULL;
  clouds = list_cloud (cloud);
  found = liaison_link_inspect (clouds, NULL, text);
  for (guint i = 0; i < found->len; i++)
    {
      const LiaisonInspectedLink *inspected = found->pdata[i];
      const char *whole = inspected->damages->len == 0 ? inspected->found : inspected->repaired;

      if (whole == NULL)
        return LIAISON_JOINT_LINK_DAMAGED;
      if (only != NULL && !g_str_equal (only, whole))
        return LIAISON_JOINT_LINK_SEVERAL;
      only = whole;
    }
  if (only == NULL)
    return LIAISON_JOINT_LINK_NONE;

  verdict = liaison_joint_link_check (cloud, partners, other, only);
  if (verdict == LIAISON_JOINT_LINK_RIGHT)
    *link = g_strdup (only);
  return verdict;
}
