/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/liaison-account-lookup.h"

#include <glib/gi18n.h>

static gboolean
is_called (LiaisonProfile *profile, const char *folded)
{
  const LiaisonProfileSpec *spec = liaison_profile_get_spec (profile);
  const char *const names[] = { liaison_profile_get_name (profile), spec->user_mail,
                                spec->user_name, spec->tenant, spec->tenant_id };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = names[i] != NULL ? g_utf8_casefold (names[i], -1) : NULL;

      if (g_strcmp0 (name, folded) == 0)
        return TRUE;
    }

  return FALSE;
}

LiaisonProfile *
liaison_account_lookup (GListModel *accounts, const char *text, GError **error)
{
  g_autoptr(LiaisonProfile) found = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (accounts), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  folded = g_utf8_casefold (text, -1);
  for (guint i = 0; i < g_list_model_get_n_items (accounts); i++)
    {
      g_autoptr(LiaisonProfile) profile = g_list_model_get_item (accounts, i);

      /* Nothing else is called so. */
      if (g_str_equal (liaison_profile_get_id (profile), text))
        return g_steal_pointer (&profile);
      if (!is_called (profile, folded))
        continue;
      if (found != NULL)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                       _ ("Several accounts are called “%s”. Give the address that signs in to the "
                          "one you mean."),
                          text);
          return NULL;
        }
      found = g_steal_pointer (&profile);
    }

  if (found == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no account “%s”."), text);

  return g_steal_pointer (&found);
}
