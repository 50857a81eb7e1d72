/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-store"

#include "store/liaison-profile-file.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "model/liaison-error.h"

/* The group that tells the format; no account has a name like it. */
#define HEADER "Liaison"
#define FORMAT 1

/* The members of an account that are texts. */
typedef struct
{
  const char *key;
  gsize offset;
} Member;

static const Member members[] = {
  { "cloud", G_STRUCT_OFFSET (LiaisonProfileSpec, cloud) },
  { "client-id", G_STRUCT_OFFSET (LiaisonProfileSpec, client_id) },
  { "tenant", G_STRUCT_OFFSET (LiaisonProfileSpec, tenant) },
  { "tenant-id", G_STRUCT_OFFSET (LiaisonProfileSpec, tenant_id) },
  { "user-id", G_STRUCT_OFFSET (LiaisonProfileSpec, user_id) },
  { "user-name", G_STRUCT_OFFSET (LiaisonProfileSpec, user_name) },
  { "user-mail", G_STRUCT_OFFSET (LiaisonProfileSpec, user_mail) },
};

/* What is remembered of the partner. */
static const Member partner_members[] = {
  { "partner-tenant-id", G_STRUCT_OFFSET (LiaisonPartnerSpec, tenant_id) },
  { "partner-company", G_STRUCT_OFFSET (LiaisonPartnerSpec, company_name) },
  { "partner-country", G_STRUCT_OFFSET (LiaisonPartnerSpec, country) },
  { "partner-domain", G_STRUCT_OFFSET (LiaisonPartnerSpec, domain) },
  { "partner-email", G_STRUCT_OFFSET (LiaisonPartnerSpec, email) },
  { "partner-mpn-id", G_STRUCT_OFFSET (LiaisonPartnerSpec, mpn_id) },
  { "partner-support-email", G_STRUCT_OFFSET (LiaisonPartnerSpec, support_email) },
  { "partner-support-phone", G_STRUCT_OFFSET (LiaisonPartnerSpec, support_phone) },
};

/* @values takes the texts, which @spec then points to. */
static void
read_members (GKeyFile *file,
              const char *group,
              const Member *list,
              gsize n,
              gpointer spec,
              GPtrArray *values)
{
  for (gsize i = 0; i < n; i++)
    {
      char *value = g_key_file_get_string (file, group, list[i].key, NULL);

      if (value == NULL)
        continue;
      g_ptr_array_add (values, value);
      G_STRUCT_MEMBER (const char *, spec, list[i].offset) = value;
    }
}

/* NULL: it lacks something. */
static LiaisonProfile *
read_profile (GKeyFile *file, const char *group)
{
  g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  LiaisonProfileSpec spec = { .id = group };
  LiaisonPartnerSpec partner_spec = { NULL };
  LiaisonProfile *profile;

  read_members (file, group, members, G_N_ELEMENTS (members), &spec, values);
  read_members (file, group, partner_members, G_N_ELEMENTS (partner_members), &partner_spec,
                values);
  if (!g_uuid_string_is_valid (group) || spec.cloud == NULL || spec.client_id == NULL ||
      spec.tenant == NULL)
    return NULL;

  spec.last_used = g_key_file_get_int64 (file, group, "last-used", NULL);
  spec.removed = g_key_file_get_boolean (file, group, "removed", NULL);
  profile = liaison_profile_new (&spec);
  if (partner_spec.company_name != NULL)
    {
      g_autoptr(LiaisonPartner) partner = NULL;

      partner_spec.user_id = spec.user_id;
      partner_spec.user_name = spec.user_name;
      partner_spec.user_mail = spec.user_mail;
      partner = liaison_partner_new (&partner_spec);
      liaison_profile_set_partner (profile, partner);
    }
  return profile;
}

static gboolean
check_format (GKeyFile *file, GError **error)
{
  int format = g_key_file_get_integer (file, HEADER, "format", NULL);

  if (format >= 1 && format <= FORMAT)
    return TRUE;

  g_propagate_error (error, liaison_error_new (format > FORMAT ? LIAISON_ERROR_NEWER_FILE
                                                               : LIAISON_ERROR_INVALID_FILE,
                                               NULL, "The list of accounts is of another format"));
  return FALSE;
}

GPtrArray *
liaison_profile_file_read (const char *path, GKeyFile *file, GError **error)
{
  g_autoptr(GPtrArray) profiles = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GError) failure = NULL;
  g_auto(GStrv) groups = NULL;

  g_return_val_if_fail (path != NULL && file != NULL, NULL);

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_TRANSLATIONS, &failure))
    {
      if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return g_steal_pointer (&profiles);
      if (failure->domain == G_KEY_FILE_ERROR)
        g_propagate_error (error, liaison_error_new (LIAISON_ERROR_INVALID_FILE, NULL,
                                                     "The list of accounts cannot be understood"));
      else
        g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (!check_format (file, error))
    return NULL;

  groups = g_key_file_get_groups (file, NULL);
  for (gsize i = 0; groups[i] != NULL; i++)
    if (!g_str_equal (groups[i], HEADER))
      {
        LiaisonProfile *profile = read_profile (file, groups[i]);

        if (profile != NULL)
          g_ptr_array_add (profiles, profile);
        else
          g_warning ("An account in the list of accounts lacks something and is left out");
      }
  return g_steal_pointer (&profiles);
}

/* A value that could not be read came out as none, and stays as it is. */
static void
write_members (GKeyFile *file, const char *group, const Member *list, gsize n, gconstpointer spec)
{
  for (gsize i = 0; i < n; i++)
    {
      const char *value = G_STRUCT_MEMBER (const char *, spec, list[i].offset);
      g_autofree char *old = g_key_file_get_string (file, group, list[i].key, NULL);

      if (g_strcmp0 (value, old) == 0)
        continue;
      if (value != NULL)
        g_key_file_set_string (file, group, list[i].key, value);
      else
        g_key_file_remove_key (file, group, list[i].key, NULL);
    }
}

static void
write_profile (GKeyFile *file, LiaisonProfile *profile)
{
  const LiaisonProfileSpec *spec = liaison_profile_get_spec (profile);
  LiaisonPartner *partner = liaison_profile_get_partner (profile);

  write_members (file, spec->id, members, G_N_ELEMENTS (members), spec);
  if (g_key_file_get_int64 (file, spec->id, "last-used", NULL) != spec->last_used)
    g_key_file_set_int64 (file, spec->id, "last-used", spec->last_used);
  if (g_key_file_get_boolean (file, spec->id, "removed", NULL) != spec->removed)
    g_key_file_set_boolean (file, spec->id, "removed", spec->removed);
  if (partner != NULL)
    write_members (file, spec->id, partner_members, G_N_ELEMENTS (partner_members),
                   liaison_partner_get_spec (partner));
}

static gboolean
has_profile (gconstpointer profile, gconstpointer id)
{
  return g_str_equal (liaison_profile_get_id ((LiaisonProfile *) profile), id);
}

/* A group that could not be read was nobody's to remove. */
static void
drop_others (GKeyFile *file, GPtrArray *profiles)
{
  g_auto(GStrv) groups = g_key_file_get_groups (file, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    {
      g_autoptr(LiaisonProfile) profile =
                   g_str_equal (groups[i], HEADER) ? NULL : read_profile (file, groups[i]);

      if (profile != NULL &&
          !g_ptr_array_find_with_equal_func (profiles, groups[i], has_profile, NULL))
        g_key_file_remove_group (file, groups[i], NULL);
    }
}

char *
liaison_profile_file_dup_text (GKeyFile *file, GPtrArray *profiles)
{
  g_return_val_if_fail (file != NULL && profiles != NULL, NULL);

  g_key_file_set_integer (file, HEADER, "format", FORMAT);
  drop_others (file, profiles);
  for (guint i = 0; i < profiles->len; i++)
    write_profile (file, profiles->pdata[i]);
  return g_key_file_to_data (file, NULL, NULL);
}

gboolean
liaison_profile_file_write (const char *path, const char *text, GError **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (path != NULL && text != NULL, FALSE);

  folder = g_path_get_dirname (path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));
      return FALSE;
    }
  return g_file_set_contents_full (
    path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

gboolean
liaison_profile_file_set_aside (const char *path, GError **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr(GFile) file = NULL;
  g_autoptr(GFile) aside = NULL;
  g_autofree char *time = NULL;
  g_autofree char *aside_path = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  time = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  aside_path = g_strdup_printf ("%s.damaged-%s", path, time);
  file = g_file_new_for_path (path);
  aside = g_file_new_for_path (aside_path);
  return g_file_move (file, aside, G_FILE_COPY_NONE, NULL, NULL, NULL, error);
}
