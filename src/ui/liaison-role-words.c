/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-role-words.h"

#include <glib/gi18n.h>

static const struct
{
  LiaisonRoles role;
  const char *name;
} names[] = {
  /* Translators: a partner's roles, as Partner Center names them. */
  { LIAISON_ROLE_ADMIN_AGENT, NC_ ("role", "Admin agent") },
    { LIAISON_ROLE_SALES_AGENT, NC_ ("role", "Sales agent") },
      { LIAISON_ROLE_HELPDESK_AGENT, NC_ ("role", "Helpdesk agent") },
        { LIAISON_ROLE_GLOBAL_ADMIN, NC_ ("role", "Global admin") },
          { LIAISON_ROLE_USER_ADMIN, NC_ ("role", "User management admin") },
            { LIAISON_ROLE_BILLING_ADMIN, NC_ ("role", "Billing admin") },
          };

char *
liaison_roles_to_text (LiaisonRoles roles)
{
  char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *name = g_dpgettext2 (NULL, "role", names[i].name);
      g_autofree char *before = text;

      if ((roles & names[i].role) == 0)
        text = g_steal_pointer (&before);
      else if (before == NULL)
        text = g_strdup (name);
      else
        /* Translators: how a list goes on: %1$s is what it holds so far, %2$s the next of it. */
        text = g_strdup_printf (C_ ("list of roles", "%1$s, %2$s"), before, name);
    }
  return text;
}

char *
liaison_roles_to_demand (LiaisonRoles needed)
{
  g_autofree char *text = liaison_roles_to_text (needed);

  /* Translators: %1$s is a list of roles, of which any is enough: “Admin agent, Global admin”. */
  return g_strdup_printf (_ ("Your roles do not allow this. It needs: %1$s."),
                             text != NULL ? text : "");
}
