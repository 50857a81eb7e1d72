/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-service"

#include "service/liaison-graph-json.h"

#include "model/liaison-error.h"
#include "wire/liaison-json.h"

void
liaison_membership_page_free (LiaisonMembershipPage *page)
{
  g_ptr_array_unref (page->memberships);
  g_free (page->next);
  g_free (page);
}

/* A kind goes by its annotation; only what a directory role alone has speaks without one. */
static LiaisonMembershipKind
read_kind (JsonNode *node, const char *template_id)
{
  const char *type = liaison_json_string (node, "@odata.type");

  if (type == NULL)
    return template_id != NULL ? LIAISON_MEMBERSHIP_DIRECTORY_ROLE : LIAISON_MEMBERSHIP_OTHER;
  if (g_ascii_strcasecmp (type, "#microsoft.graph.group") == 0)
    return LIAISON_MEMBERSHIP_GROUP;
  if (g_ascii_strcasecmp (type, "#microsoft.graph.directoryRole") == 0)
    return LIAISON_MEMBERSHIP_DIRECTORY_ROLE;
  return LIAISON_MEMBERSHIP_OTHER;
}

static LiaisonMembership *
read_membership (JsonNode *node)
{
  LiaisonMembership *membership = g_new0 (LiaisonMembership, 1);

  membership->name = g_strdup (liaison_json_string (node, "displayName"));
  membership->template_id = g_strdup (liaison_json_string (node, "roleTemplateId"));
  membership->kind = read_kind (node, membership->template_id);
  return membership;
}

gpointer
liaison_graph_json_read_memberships (JsonNode *node, gpointer unused, GError **error)
{
  JsonArray *array = liaison_json_array (node, "value");
  LiaisonMembershipPage *page;

  if (array == NULL)
    {
      g_set_error (error, LIAISON_ERROR, LIAISON_ERROR_PROTOCOL, "memberOf is no list");
      return NULL;
    }

  page = g_new0 (LiaisonMembershipPage, 1);
  page->memberships = g_ptr_array_new_with_free_func ((GDestroyNotify) liaison_membership_free);
  page->next = g_strdup (liaison_json_string (node, "@odata.nextLink"));
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (page->memberships, read_membership (json_array_get_element (array, i)));
  return page;
}
