/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-model"

#include "model/liaison-role-book.h"

struct _LiaisonRoleBook
{
  GObject parent_instance;

  GHashTable *groups;    /* name → LiaisonRoles */
  GHashTable *templates; /* id, in small letters → LiaisonRoles */
  LiaisonRoles needed[LIAISON_N_DEEDS];
};

G_DEFINE_FINAL_TYPE (LiaisonRoleBook, liaison_role_book, G_TYPE_OBJECT)

void
liaison_membership_free (LiaisonMembership *membership)
{
  g_free (membership->name);
  g_free (membership->template_id);
  g_free (membership);
}

static void
liaison_role_book_finalize (GObject *object)
{
  LiaisonRoleBook *self = LIAISON_ROLE_BOOK (object);

  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->templates);

  G_OBJECT_CLASS (liaison_role_book_parent_class)->finalize (object);
}

static void
liaison_role_book_class_init (LiaisonRoleBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = liaison_role_book_finalize;
}

static void
liaison_role_book_init (LiaisonRoleBook *self)
{
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->templates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

LiaisonRoleBook *
liaison_role_book_new (void)
{
  return g_object_new (LIAISON_TYPE_ROLE_BOOK, NULL);
}

void
liaison_role_book_add_role (LiaisonRoleBook *self,
                            LiaisonRoles role,
                            const char *group,
                            const char *template_id)
{
  g_return_if_fail (LIAISON_IS_ROLE_BOOK (self));

  if (group != NULL)
    g_hash_table_insert (self->groups, g_strdup (group), GUINT_TO_POINTER (role));
  if (template_id != NULL)
    g_hash_table_insert (self->templates, g_ascii_strdown (template_id, -1),
                         GUINT_TO_POINTER (role));
}

void
liaison_role_book_set_needed (LiaisonRoleBook *self, LiaisonDeed deed, LiaisonRoles needed)
{
  g_return_if_fail (LIAISON_IS_ROLE_BOOK (self));
  g_return_if_fail (deed < LIAISON_N_DEEDS);

  self->needed[deed] = needed;
}

/* FALSE: it does not tell what would make it a role. */
static gboolean
recognise_one (LiaisonRoleBook *self, const LiaisonMembership *membership, LiaisonRoles *roles)
{
  g_autofree char *id = NULL;

  switch (membership->kind)
    {
    case LIAISON_MEMBERSHIP_GROUP:
      if (membership->name == NULL)
        return FALSE;
      *roles |= GPOINTER_TO_UINT (g_hash_table_lookup (self->groups, membership->name));
      return TRUE;
    case LIAISON_MEMBERSHIP_DIRECTORY_ROLE:
      if (membership->template_id == NULL)
        return FALSE;
      id = g_ascii_strdown (membership->template_id, -1);
      *roles |= GPOINTER_TO_UINT (g_hash_table_lookup (self->templates, id));
      return TRUE;
    case LIAISON_MEMBERSHIP_OTHER:
    default:
      return TRUE;
    }
}

LiaisonRoles
liaison_role_book_recognise (LiaisonRoleBook *self, GPtrArray *memberships)
{
  LiaisonRoles roles = LIAISON_ROLES_UNKNOWN;

  g_return_val_if_fail (LIAISON_IS_ROLE_BOOK (self), LIAISON_ROLES_UNKNOWN);
  g_return_val_if_fail (memberships != NULL, LIAISON_ROLES_UNKNOWN);

  for (guint i = 0; i < memberships->len; i++)
    if (!recognise_one (self, g_ptr_array_index (memberships, i), &roles))
      return LIAISON_ROLES_UNKNOWN;
  return roles;
}

gboolean
liaison_role_book_allows (LiaisonRoleBook *self, LiaisonRoles roles, LiaisonDeed deed)
{
  LiaisonRoles needed = liaison_role_book_get_needed (self, deed);

  return roles == LIAISON_ROLES_UNKNOWN || needed == LIAISON_ROLES_UNKNOWN || (roles & needed) != 0;
}

LiaisonRoles
liaison_role_book_get_needed (LiaisonRoleBook *self, LiaisonDeed deed)
{
  g_return_val_if_fail (LIAISON_IS_ROLE_BOOK (self), LIAISON_ROLES_UNKNOWN);
  g_return_val_if_fail (deed < LIAISON_N_DEEDS, LIAISON_ROLES_UNKNOWN);

  return self->needed[deed];
}
