/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-app"

#include "app/liaison-own-roles.h"

#include "model/liaison-error.h"
#include "service/liaison-graph-client.h"

struct _LiaisonOwnRoles
{
  GObject parent_instance;

  LiaisonGraphClient *client;
  LiaisonRoleBook *book;
  LiaisonRoles roles;
  gboolean answered;     /* whatever the answer was */
  GCancellable *reading; /* NULL: nothing is under way */
};

G_DEFINE_FINAL_TYPE (LiaisonOwnRoles, liaison_own_roles, G_TYPE_OBJECT)

enum
{
  PROP_ROLES = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_roles (LiaisonOwnRoles *self, LiaisonRoles roles)
{
  if (self->roles == roles)
    return;
  self->roles = roles;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROLES]);
}

static void
liaison_own_roles_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LiaisonOwnRoles *self = LIAISON_OWN_ROLES (object);

  switch (id)
    {
    case PROP_ROLES:
      g_value_set_uint (value, self->roles);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
liaison_own_roles_finalize (GObject *object)
{
  LiaisonOwnRoles *self = LIAISON_OWN_ROLES (object);

  g_clear_object (&self->client);
  g_clear_object (&self->book);
  g_clear_object (&self->reading);

  G_OBJECT_CLASS (liaison_own_roles_parent_class)->finalize (object);
}

static void
liaison_own_roles_class_init (LiaisonOwnRolesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = liaison_own_roles_get_property;
  object_class->finalize = liaison_own_roles_finalize;

  properties[PROP_ROLES] = g_param_spec_uint ("roles", NULL, NULL, 0, LIAISON_ROLES_ALL, 0,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
liaison_own_roles_init (LiaisonOwnRoles *self)
{
}

LiaisonOwnRoles *
liaison_own_roles_new (LiaisonCloud *cloud, LiaisonAuthorizer *authorizer, LiaisonRoleBook *book)
{
  LiaisonOwnRoles *self;

  g_return_val_if_fail (LIAISON_IS_ROLE_BOOK (book), NULL);

  self = g_object_new (LIAISON_TYPE_OWN_ROLES, NULL);
  self->client = liaison_graph_client_new (cloud, authorizer);
  self->book = g_object_ref (book);
  return self;
}

/* A service that has answered, by whatever, need not be asked again. */
static gboolean
is_answer (const GError *error)
{
  return error->domain == LIAISON_ERROR && error->code != LIAISON_ERROR_UNAVAILABLE &&
         error->code != LIAISON_ERROR_THROTTLED;
}

static void
memberships_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(LiaisonOwnRoles) self = LIAISON_OWN_ROLES (user_data);
  g_autoptr(GPtrArray) memberships = NULL;
  g_autoptr(GError) error = NULL;

  memberships =
    liaison_graph_client_get_memberships_finish (LIAISON_GRAPH_CLIENT (source), result, &error);
  /* Another reading may be under way. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  self->answered = error == NULL || is_answer (error);
  if (error != NULL)
    g_debug ("the person's roles are not told: %s", error->message);
  set_roles (self, memberships != NULL ? liaison_role_book_recognise (self->book, memberships)
                                       : LIAISON_ROLES_UNKNOWN);
}

void
liaison_own_roles_read (LiaisonOwnRoles *self)
{
  g_return_if_fail (LIAISON_IS_OWN_ROLES (self));

  if (self->answered || self->reading != NULL)
    return;

  self->reading = g_cancellable_new ();
  liaison_graph_client_get_memberships_async (self->client, self->reading, memberships_read_cb,
                                              g_object_ref (self));
}

void
liaison_own_roles_forget (LiaisonOwnRoles *self)
{
  g_return_if_fail (LIAISON_IS_OWN_ROLES (self));

  liaison_own_roles_cancel (self);
  self->answered = FALSE;
}

void
liaison_own_roles_cancel (LiaisonOwnRoles *self)
{
  g_return_if_fail (LIAISON_IS_OWN_ROLES (self));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

LiaisonRoles
liaison_own_roles_get_roles (LiaisonOwnRoles *self)
{
  g_return_val_if_fail (LIAISON_IS_OWN_ROLES (self), LIAISON_ROLES_UNKNOWN);

  return self->roles;
}

gboolean
liaison_own_roles_allow (LiaisonOwnRoles *self, LiaisonDeed deed, LiaisonRoles *needed)
{
  g_return_val_if_fail (LIAISON_IS_OWN_ROLES (self), TRUE);

  if (needed != NULL)
    *needed = liaison_role_book_get_needed (self->book, deed);
  return liaison_role_book_allows (self->book, self->roles, deed);
}
