/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-service"

#include "service/liaison-link-hosts.h"

#include <libsoup/soup.h>

/* Both end in the same registered domain; NULL and addresses by number have none. */
static gboolean
share_domain (const char *host, const char *other)
{
  const char *domain = host != NULL ? soup_tld_get_base_domain (host, NULL) : NULL;
  const char *other_domain = other != NULL ? soup_tld_get_base_domain (other, NULL) : NULL;

  return domain != NULL && other_domain != NULL && g_ascii_strcasecmp (domain, other_domain) == 0;
}

static gboolean
is_portal_host (const LiaisonCloudSpec *spec, const char *host)
{
  for (gsize i = 0; i < spec->n_portals; i++)
    {
      g_autofree char *portal_host = NULL;

      if (g_uri_split (spec->portals[i].uri_template, SOUP_HTTP_URI_FLAGS, NULL, NULL, &portal_host,
                       NULL, NULL, NULL, NULL, NULL) &&
          share_domain (host, portal_host))
        return TRUE;
    }

  return FALSE;
}

gboolean
liaison_link_hosts_accept (LiaisonCloud *cloud, const char *uri)
{
  const LiaisonCloudSpec *spec = liaison_cloud_get_spec (cloud);
  g_autoptr(GUri) parsed = g_uri_parse (uri, SOUP_HTTP_URI_FLAGS, NULL);
  g_autofree char *host = NULL;

  if (parsed == NULL || g_strcmp0 (g_uri_get_scheme (parsed), "https") != 0 ||
      g_uri_get_userinfo (parsed) != NULL || g_uri_get_port (parsed) != 443 ||
      g_uri_get_host (parsed) == NULL)
    return FALSE;

  host = g_ascii_strdown (g_uri_get_host (parsed), -1);
  if (liaison_cloud_is_link_host (cloud, host) || is_portal_host (spec, host))
    return TRUE;

  for (guint i = 0; spec->link_hosts != NULL && spec->link_hosts[i] != NULL; i++)
    if (share_domain (host, spec->link_hosts[i]))
      return TRUE;

  return FALSE;
}
