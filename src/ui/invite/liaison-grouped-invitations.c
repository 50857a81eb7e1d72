/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "liaison-ui"

#include "ui/invite/liaison-grouped-invitations.h"

struct _LiaisonGroupedInvitations
{
  GObject parent_instance;

  GtkFilterListModel *all[LIAISON_N_GROUPS];
  GtkFilterListModel *found[LIAISON_N_GROUPS]; /* what of them is asked for */
  GtkSortListModel *ordered[LIAISON_N_GROUPS];
  LiaisonInvitationQuery *query;
  char *today;
};

G_DEFINE_FINAL_TYPE (LiaisonGroupedInvitations, liaison_grouped_invitations, G_TYPE_OBJECT)

static LiaisonInvitationGroup
find_group (LiaisonGroupedInvitations *self, LiaisonInvitation *invitation)
{
  switch (liaison_invitation_get_state (invitation))
    {
    case LIAISON_INVITATION_DRAFT:
    case LIAISON_INVITATION_HANDED_OFF:
      return LIAISON_GROUP_ATTENTION;
    case LIAISON_INVITATION_WAITING:
      return liaison_invitation_is_overdue (invitation, self->today) ? LIAISON_GROUP_ATTENTION
                                                                     : LIAISON_GROUP_WAITING;
    case LIAISON_INVITATION_DISCARDED:
    case LIAISON_INVITATION_ACCEPTED:
    case LIAISON_INVITATION_RIGHTS_ONLY_ACCEPTED:
    case LIAISON_INVITATION_DECLINED:
    case LIAISON_INVITATION_WITHDRAWN:
    case LIAISON_INVITATION_SUPERSEDED:
    default:
      return LIAISON_GROUP_ANSWERED;
    }
}

static gboolean
needs_attention (gpointer item, gpointer user_data)
{
  return find_group (user_data, item) == LIAISON_GROUP_ATTENTION;
}

static gboolean
is_waiting (gpointer item, gpointer user_data)
{
  return find_group (user_data, item) == LIAISON_GROUP_WAITING;
}

static gboolean
is_answered (gpointer item, gpointer user_data)
{
  return find_group (user_data, item) == LIAISON_GROUP_ANSWERED;
}

static gboolean
is_found (gpointer item, gpointer user_data)
{
  LiaisonGroupedInvitations *self = user_data;

  return liaison_invitation_query_matches (self->query, item, self->today);
}

static int
compare (gconstpointer one, gconstpointer other, gpointer user_data)
{
  return liaison_invitation_query_compare (LIAISON_GROUPED_INVITATIONS (user_data)->query,
                                           (gpointer) one, (gpointer) other);
}

static void
filter_again (GtkFilterListModel *model)
{
  gtk_filter_changed (gtk_filter_list_model_get_filter (model), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
find_again (LiaisonGroupedInvitations *self)
{
  for (guint i = 0; i < LIAISON_N_GROUPS; i++)
    {
      gtk_sorter_changed (gtk_sort_list_model_get_sorter (self->ordered[i]),
                          GTK_SORTER_CHANGE_DIFFERENT);
      filter_again (self->found[i]);
    }
}

static void
liaison_grouped_invitations_dispose (GObject *object)
{
  LiaisonGroupedInvitations *self = LIAISON_GROUPED_INVITATIONS (object);

  /* Whoever holds a list longer than us gets an empty one: it would ask us. */
  liaison_grouped_invitations_set_model (self, NULL);

  G_OBJECT_CLASS (liaison_grouped_invitations_parent_class)->dispose (object);
}

static void
liaison_grouped_invitations_finalize (GObject *object)
{
  LiaisonGroupedInvitations *self = LIAISON_GROUPED_INVITATIONS (object);

  for (guint i = 0; i < LIAISON_N_GROUPS; i++)
    {
      g_object_unref (self->ordered[i]);
      g_object_unref (self->found[i]);
      g_object_unref (self->all[i]);
    }
  g_clear_pointer (&self->query, liaison_invitation_query_free);
  g_free (self->today);

  G_OBJECT_CLASS (liaison_grouped_invitations_parent_class)->finalize (object);
}

static void
liaison_grouped_invitations_class_init (LiaisonGroupedInvitationsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = liaison_grouped_invitations_dispose;
  G_OBJECT_CLASS (klass)->finalize = liaison_grouped_invitations_finalize;
}

static void
liaison_grouped_invitations_init (LiaisonGroupedInvitations *self)
{
  static const GtkCustomFilterFunc belongs[] = { needs_attention, is_waiting, is_answered };

  for (guint i = 0; i < LIAISON_N_GROUPS; i++)
    {
      self->all[i] = gtk_filter_list_model_new (
        NULL, GTK_FILTER (gtk_custom_filter_new (belongs[i], self, NULL)));
      self->found[i] =
        gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->all[i])),
                                   GTK_FILTER (gtk_custom_filter_new (is_found, self, NULL)));
      self->ordered[i] =
        gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->found[i])),
                                 GTK_SORTER (gtk_custom_sorter_new (compare, self, NULL)));
    }
}

LiaisonGroupedInvitations *
liaison_grouped_invitations_new (LiaisonInvitationQuery *query, const char *today)
{
  LiaisonGroupedInvitations *self;

  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (today != NULL, NULL);

  self = g_object_new (LIAISON_TYPE_GROUPED_INVITATIONS, NULL);
  self->query = query;
  self->today = g_strdup (today);
  return self;
}

void
liaison_grouped_invitations_set_model (LiaisonGroupedInvitations *self, GListModel *model)
{
  g_return_if_fail (LIAISON_IS_GROUPED_INVITATIONS (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  for (guint i = 0; i < LIAISON_N_GROUPS; i++)
    gtk_filter_list_model_set_model (self->all[i], model);
}

void
liaison_grouped_invitations_set_query (LiaisonGroupedInvitations *self,
                                       LiaisonInvitationQuery *query)
{
  g_return_if_fail (LIAISON_IS_GROUPED_INVITATIONS (self));
  g_return_if_fail (query != NULL);

  liaison_invitation_query_free (self->query);
  self->query = query;
  find_again (self);
}

void
liaison_grouped_invitations_sort (LiaisonGroupedInvitations *self, const char *today)
{
  g_return_if_fail (LIAISON_IS_GROUPED_INVITATIONS (self));
  g_return_if_fail (today != NULL);

  if (strcmp (self->today, today) != 0)
    {
      g_free (self->today);
      self->today = g_strdup (today);
    }
  for (guint i = 0; i < LIAISON_N_GROUPS; i++)
    filter_again (self->all[i]);
  find_again (self);
}

GListModel *
liaison_grouped_invitations_get (LiaisonGroupedInvitations *self, LiaisonInvitationGroup group)
{
  g_return_val_if_fail (LIAISON_IS_GROUPED_INVITATIONS (self), NULL);
  g_return_val_if_fail (group < LIAISON_N_GROUPS, NULL);

  return G_LIST_MODEL (self->ordered[group]);
}

guint
liaison_grouped_invitations_count (LiaisonGroupedInvitations *self, LiaisonInvitationGroup group)
{
  g_return_val_if_fail (LIAISON_IS_GROUPED_INVITATIONS (self), 0);
  g_return_val_if_fail (group < LIAISON_N_GROUPS, 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->all[group]));
}

GListModel *
liaison_grouped_invitations_list (LiaisonGroupedInvitations *self)
{
  GListStore *list;

  g_return_val_if_fail (LIAISON_IS_GROUPED_INVITATIONS (self), NULL);

  list = g_list_store_new (LIAISON_TYPE_INVITATION);
  for (guint i = 0; i < LIAISON_N_GROUPS; i++)
    for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (self->ordered[i])); j++)
      {
        g_autoptr(LiaisonInvitation) invitation =
                     g_list_model_get_item (G_LIST_MODEL (self->ordered[i]), j);

        g_list_store_append (list, invitation);
      }
  return G_LIST_MODEL (list);
}
