/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-catalog.h"

G_BEGIN_DECLS

typedef enum
{
  LIAISON_TYPED_NOTHING,
  LIAISON_TYPED_PART,  /* may become right */
  LIAISON_TYPED_WRONG, /* cannot */
  LIAISON_TYPED_WELL,
} LiaisonTyped;

/* What a person types to add an account. It outlives the window it is typed in, so that nothing has
 * to be typed twice. Each cloud has an application ID of its own: that of the account used last
 * there, until another one is typed.
 *
 * Properties (notify, writable): "cloud" (LiaisonCloud), "client-id" (string, as typed),
 * "organisation" (string, as typed). */
#define LIAISON_TYPE_ACCOUNT_FORM (liaison_account_form_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAccountForm, liaison_account_form, LIAISON, ACCOUNT_FORM, GObject)

/* @accounts: GListModel of LiaisonProfile, last used first. */
LiaisonAccountForm *liaison_account_form_new (LiaisonCatalog *catalog, GListModel *accounts);

/* The clouds to choose from: those in service. GListModel of LiaisonCloud, owned by the form. */
GListModel *liaison_account_form_get_clouds (LiaisonAccountForm *self);
LiaisonCloud *liaison_account_form_get_cloud (LiaisonAccountForm *self);
void liaison_account_form_set_cloud (LiaisonAccountForm *self, LiaisonCloud *cloud);

/* Without the blanks around it. Transfer full. */
char *liaison_account_form_dup_client_id (LiaisonAccountForm *self);
char *liaison_account_form_dup_organisation (LiaisonAccountForm *self);

/* A GUID. */
LiaisonTyped liaison_account_form_check_client_id (LiaisonAccountForm *self);
/* A GUID, a domain, or nothing. */
LiaisonTyped liaison_account_form_check_organisation (LiaisonAccountForm *self);
gboolean liaison_account_form_is_complete (LiaisonAccountForm *self);

G_END_DECLS
