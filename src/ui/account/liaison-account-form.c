/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/account/liaison-account-form.h"

#include <string.h>

#include "model/liaison-profile.h"

#define GUID_LENGTH 36

struct _LiaisonAccountForm
{
  GObject parent_instance;

  GListModel *accounts;
  GListStore *clouds;

  LiaisonCloud *cloud;
  char *client_id;
  char *organisation;
  GHashTable *typed; /* id of a cloud → the application ID typed for it */
};

G_DEFINE_FINAL_TYPE (LiaisonAccountForm, liaison_account_form, G_TYPE_OBJECT)

enum
{
  PROP_CLOUD = 1,
  PROP_CLIENT_ID,
  PROP_ORGANISATION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_text (LiaisonAccountForm *self, char **member, const char *text, guint prop)
{
  const char *wanted = text != NULL ? text : "";

  if (g_strcmp0 (*member, wanted) == 0)
    return;

  g_free (*member);
  *member = g_strdup (wanted);
  if (prop == PROP_CLIENT_ID)
    g_hash_table_replace (self->typed, g_strdup (liaison_cloud_get_id (self->cloud)),
                          g_strdup (wanted));
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

/* The application ID to begin with in @cloud. Transfer full. */
static char *
dup_known_client_id (LiaisonAccountForm *self, LiaisonCloud *cloud)
{
  const char *id = liaison_cloud_get_id (cloud);
  const char *typed = g_hash_table_lookup (self->typed, id);

  if (typed != NULL)
    return g_strdup (typed);

  for (guint i = 0; i < g_list_model_get_n_items (self->accounts); i++)
    {
      g_autoptr(LiaisonProfile) profile = g_list_model_get_item (self->accounts, i);
      const LiaisonProfileSpec *spec = liaison_profile_get_spec (profile);

      if (g_str_equal (spec->cloud, id))
        return g_strdup (spec->client_id);
    }

  return g_strdup ("");
}

/* The cloud of the account used last, else the first one. */
static LiaisonCloud *
find_likely_cloud (LiaisonAccountForm *self, LiaisonCatalog *catalog)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->accounts); i++)
    {
      g_autoptr(LiaisonProfile) profile = g_list_model_get_item (self->accounts, i);
      LiaisonCloud *cloud =
        liaison_catalog_lookup_cloud (catalog, liaison_profile_get_spec (profile)->cloud);

      if (cloud != NULL && g_list_store_find (self->clouds, cloud, NULL))
        return g_object_ref (cloud);
    }

  return g_list_model_get_item (G_LIST_MODEL (self->clouds), 0);
}

static void
fill_clouds (LiaisonAccountForm *self, GListModel *all)
{
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(LiaisonCloud) cloud = g_list_model_get_item (all, i);
      const LiaisonCloudSpec *spec = liaison_cloud_get_spec (cloud);

      if (!spec->hidden && !spec->closed)
        g_list_store_append (self->clouds, cloud);
    }
}

static void
liaison_account_form_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonAccountForm *self = LIAISON_ACCOUNT_FORM (object);

  switch (id)
    {
    case PROP_CLOUD:
      g_value_set_object (value, self->cloud);
      break;
    case PROP_CLIENT_ID:
      g_value_set_string (value, self->client_id);
      break;
    case PROP_ORGANISATION:
      g_value_set_string (value, self->organisation);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
liaison_account_form_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  LiaisonAccountForm *self = LIAISON_ACCOUNT_FORM (object);

  switch (id)
    {
    case PROP_CLOUD:
      liaison_account_form_set_cloud (self, g_value_get_object (value));
      break;
    case PROP_CLIENT_ID:
      set_text (self, &self->client_id, g_value_get_string (value), PROP_CLIENT_ID);
      break;
    case PROP_ORGANISATION:
      set_text (self, &self->organisation, g_value_get_string (value), PROP_ORGANISATION);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
liaison_account_form_finalize (GObject *object)
{
  LiaisonAccountForm *self = LIAISON_ACCOUNT_FORM (object);

  g_clear_pointer (&self->typed, g_hash_table_unref);
  g_clear_pointer (&self->organisation, g_free);
  g_clear_pointer (&self->client_id, g_free);
  g_clear_object (&self->cloud);
  g_clear_object (&self->clouds);
  g_clear_object (&self->accounts);

  G_OBJECT_CLASS (liaison_account_form_parent_class)->finalize (object);
}

static void
liaison_account_form_class_init (LiaisonAccountFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = liaison_account_form_get_property;
  object_class->set_property = liaison_account_form_set_property;
  object_class->finalize = liaison_account_form_finalize;

  properties[PROP_CLOUD] = g_param_spec_object ("cloud", NULL, NULL, LIAISON_TYPE_CLOUD, flags);
  properties[PROP_CLIENT_ID] = g_param_spec_string ("client-id", NULL, NULL, "", flags);
  properties[PROP_ORGANISATION] = g_param_spec_string ("organisation", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_account_form_init (LiaisonAccountForm *self)
{
  self->clouds = g_list_store_new (LIAISON_TYPE_CLOUD);
  self->client_id = g_strdup ("");
  self->organisation = g_strdup ("");
  self->typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

LiaisonAccountForm *
liaison_account_form_new (LiaisonCatalog *catalog, GListModel *accounts)
{
  LiaisonAccountForm *self;

  g_return_val_if_fail (LIAISON_IS_CATALOG (catalog), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (accounts), NULL);

  self = g_object_new (LIAISON_TYPE_ACCOUNT_FORM, NULL);
  self->accounts = g_object_ref (accounts);
  fill_clouds (self, liaison_catalog_get_clouds (catalog));
  self->cloud = find_likely_cloud (self, catalog);
  g_free (self->client_id);
  self->client_id = dup_known_client_id (self, self->cloud);

  return self;
}

GListModel *
liaison_account_form_get_clouds (LiaisonAccountForm *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNT_FORM (self), NULL);

  return G_LIST_MODEL (self->clouds);
}

LiaisonCloud *
liaison_account_form_get_cloud (LiaisonAccountForm *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNT_FORM (self), NULL);

  return self->cloud;
}

void
liaison_account_form_set_cloud (LiaisonAccountForm *self, LiaisonCloud *cloud)
{
  g_return_if_fail (LIAISON_IS_ACCOUNT_FORM (self));
  g_return_if_fail (LIAISON_IS_CLOUD (cloud));

  if (!g_set_object (&self->cloud, cloud))
    return;

  g_free (self->client_id);
  self->client_id = dup_known_client_id (self, cloud);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLOUD]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLIENT_ID]);
}

char *
liaison_account_form_dup_client_id (LiaisonAccountForm *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNT_FORM (self), NULL);

  return g_strstrip (g_strdup (self->client_id));
}

char *
liaison_account_form_dup_organisation (LiaisonAccountForm *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNT_FORM (self), NULL);

  return g_strstrip (g_strdup (self->organisation));
}

static LiaisonTyped
check_guid (const char *text)
{
  gsize length = strlen (text);

  if (length == 0)
    return LIAISON_TYPED_NOTHING;

  for (gsize i = 0; i < length; i++)
    {
      gboolean dash = i == 8 || i == 13 || i == 18 || i == 23;

      if (i >= GUID_LENGTH || (dash ? text[i] != '-' : !g_ascii_isxdigit (text[i])))
        return LIAISON_TYPED_WRONG;
    }

  return length == GUID_LENGTH ? LIAISON_TYPED_WELL : LIAISON_TYPED_PART;
}

LiaisonTyped
liaison_account_form_check_client_id (LiaisonAccountForm *self)
{
  g_autofree char *text = liaison_account_form_dup_client_id (self);

  return check_guid (text);
}

/* Only what surely is no domain is called wrong: names of all scripts may be one. */
static LiaisonTyped
check_domain (const char *text)
{
  const char *dot = strchr (text, '.');

  if (strpbrk (text, " @/:,;?#\\\"'<>") != NULL || *text == '.' || strstr (text, "..") != NULL)
    return LIAISON_TYPED_WRONG;

  return dot != NULL && dot[1] != '\0' && !g_str_has_suffix (text, ".") ? LIAISON_TYPED_WELL
                                                                        : LIAISON_TYPED_PART;
}

LiaisonTyped
liaison_account_form_check_organisation (LiaisonAccountForm *self)
{
  g_autofree char *text = liaison_account_form_dup_organisation (self);

  if (*text == '\0' || g_str_equal (text, "organizations"))
    return LIAISON_TYPED_WELL;
  if (check_guid (text) == LIAISON_TYPED_WELL)
    return LIAISON_TYPED_WELL;

  return check_domain (text);
}

gboolean
liaison_account_form_is_complete (LiaisonAccountForm *self)
{
  g_return_val_if_fail (LIAISON_IS_ACCOUNT_FORM (self), FALSE);

  return liaison_account_form_check_client_id (self) == LIAISON_TYPED_WELL &&
         liaison_account_form_check_organisation (self) == LIAISON_TYPED_WELL;
}
