/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sandbox/liaison-sandbox-visit.h"

#include <string.h>

#include "sandbox/liaison-sandbox-answer.h"

#define HTML_TYPE "text/html; charset=utf-8"

const char *
liaison_sandbox_visit_look_up (const LiaisonSandboxVisit *visit, const char *name)
{
  return visit->query != NULL ? g_hash_table_lookup (visit->query, name) : NULL;
}

gboolean
liaison_sandbox_visit_tenant_is_any (const LiaisonSandboxVisit *visit)
{
  return g_str_equal (visit->tenant, "organizations") || g_str_equal (visit->tenant, "common");
}

gboolean
liaison_sandbox_visit_tenant_is_known (const LiaisonSandboxVisit *visit)
{
  const char *domain = liaison_sandbox_world_get_partner (visit->parts->world)->domain;

  return liaison_sandbox_visit_tenant_is_any (visit) ||
         g_ascii_strcasecmp (visit->tenant, domain) == 0 ||
         liaison_sandbox_people_have_tenant (
           liaison_sandbox_grants_get_people (visit->parts->grants), visit->tenant);
}

void
liaison_sandbox_append_parameter (GString *uri, const char *name, const char *value)
{
  if (value == NULL)
    return;

  g_string_append_c (uri, strchr (uri->str, '?') != NULL ? '&' : '?');
  g_string_append_uri_escaped (uri, name, NULL, FALSE);
  g_string_append_c (uri, '=');
  g_string_append_uri_escaped (uri, value, NULL, FALSE);
}

void
liaison_sandbox_visit_show (const LiaisonSandboxVisit *visit,
                            guint status,
                            const char *title,
                            const char *body)
{
  g_autofree char *page =
    g_strdup_printf ("<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>%s</title>"
                     "<h1>%s</h1>%s</html>",
                     title, title, body);

  liaison_sandbox_answer_plain (visit->message, status, HTML_TYPE, page);
}

void
liaison_sandbox_visit_show_mistake (const LiaisonSandboxVisit *visit, const char *text)
{
  g_autofree char *body = g_markup_printf_escaped ("<p>%s</p>", text);

  liaison_sandbox_visit_show (visit, SOUP_STATUS_BAD_REQUEST,
                              "Sorry, but we’re having trouble signing you in.", body);
}

/* The address of this page with another decision. Transfer full. */
static char *
make_link (const LiaisonSandboxVisit *visit, const char *decision, const char *person)
{
  g_autoptr(GString) uri = g_string_new (visit->path);
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, visit->query);
  while (g_hash_table_iter_next (&iter, &name, &value))
    if (!g_str_equal (name, "decision") && !g_str_equal (name, "person"))
      liaison_sandbox_append_parameter (uri, name, value);
  liaison_sandbox_append_parameter (uri, "decision", decision);
  liaison_sandbox_append_parameter (uri, "person", person);
  return g_string_free (g_steal_pointer (&uri), FALSE);
}

void
liaison_sandbox_visit_show_people (const LiaisonSandboxVisit *visit)
{
  LiaisonSandboxPeople *people = liaison_sandbox_grants_get_people (visit->parts->grants);
  g_autoptr(GString) body = g_string_new ("<p>This is the Liaison sandbox, not Microsoft: "
                                           "everybody here is made up.</p><h2>Sign in as</h2><ul>");
  g_autofree char *cancel = make_link (visit, "cancel", NULL);
  g_autofree char *last = NULL;
  const LiaisonSandboxPerson *person;

  for (guint n = 0; (person = liaison_sandbox_people_get (people, n)) != NULL; n++)
    {
      g_autofree char *link = make_link (visit, "continue", person->key);
      g_autofree char *item =
        g_markup_printf_escaped ("<li><a href=\"%s\">%s</a> (%s): %s</li>", link, person->full_name,
                                 person->sign_in_name, person->note);

      g_string_append (body, item);
    }
  last = g_markup_printf_escaped ("</ul><p><a href=\"%s\">Cancel</a></p>", cancel);
  g_string_append (body, last);
  liaison_sandbox_visit_show (visit, SOUP_STATUS_OK, "Pick an account", body->str);
}
