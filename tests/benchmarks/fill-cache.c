/* SPDX-License-Identifier: GPL-3.0-or-later */

/* fill-cache FOLDER CUSTOMERS: makes the home of somebody who has one account with so many
 * customers, who were read on another day: FOLDER/data and FOLDER/cache, for XDG_DATA_HOME and
 * XDG_CACHE_HOME. Says
 *
 *   text BYTES   what the service told of them
 *   disk BYTES   what their cache takes */

#include <glib/gstdio.h>
#include <locale.h>
#include <stdlib.h>

#include "kept-customers.h"
#include "model/liaison-profile.h"
#include "store/liaison-profile-file.h"

#define ACCOUNT "0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9"
#define TENANT "7c1f2a90-3b64-4d18-9e57-a2c4e6f80b13"
#define PERSON "1d2e3f40-5a6b-4c7d-8e9f-0a1b2c3d4e5f"
#define CLIENT "11111111-2222-4333-8444-555555555555"

static void
write_account (const char *folder)
{
  const LiaisonProfileSpec spec = { .id = ACCOUNT,
                                    .cloud = "global",
                                    .client_id = CLIENT,
                                    .tenant = "organizations",
                                    .tenant_id = TENANT,
                                    .user_id = PERSON,
                                    .user_name = "Robin Hale",
                                    .user_mail = "robin@contoso.example",
                                    .last_used = 1 };
  const LiaisonPartnerSpec partner_spec = { .tenant_id = TENANT,
                                            .company_name = "Contoso",
                                            .country = "US",
                                            .domain = "contoso.example" };
  g_autofree char *path = g_build_filename (folder, "data", "liaison", "accounts.ini", NULL);
  g_autoptr(LiaisonProfile) profile = liaison_profile_new (&spec);
  g_autoptr(LiaisonPartner) partner = liaison_partner_new (&partner_spec);
  g_autoptr(GPtrArray) profiles = g_ptr_array_new ();
  g_autoptr(GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  liaison_profile_set_partner (profile, partner);
  g_ptr_array_add (profiles, profile);
  text = liaison_profile_file_dup_text (file, profiles);
  if (!liaison_profile_file_write (path, text, &error))
    g_error ("%s", error->message);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  LiaisonCache *cache;
  guint64 size;
  GStatBuf status;

  setlocale (LC_ALL, "");
  if (argc != 3)
    return EXIT_FAILURE;

  write_account (argv[1]);
  path = g_build_filename (argv[1], "cache", "liaison", "accounts", ACCOUNT, "cache.db", NULL);
  cache = kept_customers_open (path);
  size = kept_customers_fill (cache, strtoul (argv[2], NULL, 10));
  kept_customers_close (cache);
  if (g_stat (path, &status) != 0)
    return EXIT_FAILURE;
  g_print ("text %" G_GUINT64_FORMAT "\ndisk %" G_GUINT64_FORMAT "\n", size,
           (guint64) status.st_size);
  return EXIT_SUCCESS;
}
