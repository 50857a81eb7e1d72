/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-scope.h"

#include <string.h>

char *
liaison_sandbox_find_resource (const char *scope, guint *n_resources)
{
  g_auto(GStrv) scopes = g_strsplit (scope, " ", -1);
  char *found = NULL;

  *n_resources = 0;
  for (guint i = 0; scopes[i] != NULL; i++)
    {
      const char *end = strrchr (scopes[i], '/');
      g_autofree char *resource = NULL;

      if (end == NULL)
        continue; /* openid, profile, offline_access */
      resource = g_strndup (scopes[i], end - scopes[i]);
      if (found != NULL && g_str_equal (found, resource))
        continue;
      *n_resources += 1;
      if (found == NULL)
        found = g_steal_pointer (&resource);
    }
  return found;
}

gboolean
liaison_sandbox_is_graph (const char *resource)
{
  static const char *const graph[] = { "https://graph.microsoft.com",
                                       "https://graph.microsoft.us",
                                       "https://dod-graph.microsoft.us",
                                       "https://graph.microsoft.de",
                                       "https://microsoftgraph.chinacloudapi.cn",
                                       NULL };

  return g_strv_contains (graph, resource);
}

gboolean
liaison_sandbox_knows_resource (LiaisonSandboxWorld *world, const char *resource)
{
  return g_str_equal (resource, liaison_sandbox_world_get_partner (world)->audience) ||
         liaison_sandbox_is_graph (resource);
}

char *
liaison_sandbox_narrow_scope (const char *scope, const char *resource)
{
  g_auto(GStrv) scopes = g_strsplit (scope, " ", -1);
  g_autoptr(GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; scopes[i] != NULL; i++)
    {
      const char *end = strrchr (scopes[i], '/');
      gsize length = end != NULL ? (gsize) (end - scopes[i]) : 0;

      if (end == NULL ||
          (length == strlen (resource) && strncmp (scopes[i], resource, length) == 0))
        g_ptr_array_add (kept, scopes[i]);
    }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv (" ", (char **) kept->pdata);
}

gboolean
liaison_sandbox_has_scope (const char *scope, const char *wanted)
{
  g_auto(GStrv) scopes = g_strsplit (scope, " ", -1);

  return g_strv_contains ((const char *const *) scopes, wanted);
}
