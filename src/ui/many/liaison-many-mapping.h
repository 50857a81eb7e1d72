/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-prospect-list.h"

G_BEGIN_DECLS

/* How a list is understood, for the person to change: its name, which column holds what, how the
 * file was read, and what holds for rows that do not say. */
#define LIAISON_TYPE_MANY_MAPPING (liaison_many_mapping_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonManyMapping, liaison_many_mapping, LIAISON, MANY_MAPPING, AdwBin)

/* Once. @language: of the letters, to begin with. */
void liaison_many_mapping_set_list (LiaisonManyMapping *self,
                                    LiaisonSession *session,
                                    LiaisonProspectList *list,
                                    const char *language);
/* It was read anew. @name: NULL: stays. */
void liaison_many_mapping_show (LiaisonManyMapping *self, const char *name);

/* Never empty. Transfer full. */
char *liaison_many_mapping_dup_name (LiaisonManyMapping *self);
/* Owned by the library. */
const char *liaison_many_mapping_get_language (LiaisonManyMapping *self);
gboolean liaison_many_mapping_get_wants_rights (LiaisonManyMapping *self);
/* Whom all customers are connected with besides the account's partner: as of
 * liaison_joint_group_get_chosen (). */
LiaisonJoint liaison_many_mapping_get_party (LiaisonManyMapping *self, LiaisonReseller **party);

G_END_DECLS
