/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"
#define G_SETTINGS_ENABLE_BACKEND

#include "config.h"

#include "ui/liaison-account-settings.h"

#include <gio/gsettingsbackend.h>

#define SCHEMA LIAISON_APP_ID ".account"
#define ROOT "/io/github/liaison_app/Liaison/accounts/"

GSettings *
liaison_account_settings_new (const char *account)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (account != NULL && *account != '\0', NULL);

  path = g_strconcat (ROOT, account, "/", NULL);

  return g_settings_new_with_path (SCHEMA, path);
}

GSettings *
liaison_account_settings_new_in_memory (void)
{
  g_autoptr(GSettingsBackend) backend = g_memory_settings_backend_new ();

  return g_settings_new_with_backend_and_path (SCHEMA, backend, ROOT "memory/");
}

void
liaison_account_settings_forget (const char *account)
{
  g_autoptr(GSettings) settings = liaison_account_settings_new (account);
  g_autoptr(GSettingsSchema) schema = NULL;
  g_auto(GStrv) keys = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (gsize i = 0; keys[i] != NULL; i++)
    g_settings_reset (settings, keys[i]);
}
