/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-session.h"
#include "mail/liaison-link-place.h"
#include "mail/liaison-message-check.h"

G_BEGIN_DECLS

/* Looks at links and messages for a person with the eyes of their accounts: knows which links the
 * service gave, which partner is who, and needs no network. */
#define LIAISON_TYPE_INSPECTOR (liaison_inspector_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonInspector, liaison_inspector, LIAISON, INSPECTOR, GObject)

/* @session: of the account in front, or NULL: links are read, nothing is compared. @accounts: of
 * LiaisonProfile, or NULL. */
LiaisonInspector *liaison_inspector_new (LiaisonCatalog *catalog,
                                         LiaisonSession *session,
                                         GListModel *accounts);

/* What to look at: @file, or @text with the same in HTML if there is such. */
typedef struct
{
  GFile *file;
  const char *text;
  const char *html;
  LiaisonInvitation *invitation; /* whose link it should hold; NULL: any of the account's */
} LiaisonInspectorRequest;

typedef struct
{
  LiaisonMessage *message;
  LiaisonMessageCheck *check;
  char *shown;   /* the text as its reader would see it */
  char *contact; /* whom the invitation it was compared with is for, or NULL */
} LiaisonInspection;

void liaison_inspection_free (LiaisonInspection *inspection);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonInspection, liaison_inspection_free)

typedef enum
{
  LIAISON_ADDRESSED_NOT_KNOWN, /* the message names nobody, or there is nobody to compare with */
  LIAISON_ADDRESSED_TO_CONTACT,
  LIAISON_ADDRESSED_TO_OTHERS,
} LiaisonAddressed;

/* Whether the invitation's contact is among those the message is for. */
LiaisonAddressed liaison_inspection_get_addressed (const LiaisonInspection *inspection);

/* Away from the main thread. Copies @request. Errors: liaison_message_read ()'s, GIO's of the file.
 */
void liaison_inspector_inspect_async (LiaisonInspector *self,
                                      const LiaisonInspectorRequest *request,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
LiaisonInspection *liaison_inspector_inspect_finish (LiaisonInspector *self,
                                                     GAsyncResult *result,
                                                     GError **error);

typedef enum
{
  LIAISON_TENANT_OWN,
  LIAISON_TENANT_OTHER_ACCOUNT, /* another account of the person */
  LIAISON_TENANT_RESELLER,      /* an indirect reseller of this account */
  LIAISON_TENANT_PROVIDER,      /* an indirect provider of this account */
  LIAISON_TENANT_FOREIGN,
} LiaisonTenantKind;

/* Who @tenant (an ID, any case) is. *@name: of the company, or NULL; transfer full. */
LiaisonTenantKind liaison_inspector_identify (LiaisonInspector *self,
                                              const char *tenant,
                                              char **name);

/* Invitations of the account that were made with @link, newest first. Of LiaisonInvitation,
 * transfer full. */
GPtrArray *liaison_inspector_find_invitations (LiaisonInspector *self, const char *link);

/* The account's, as in liaison_ledger_get_invitations (), or NULL. Owned by the ledger. */
GListModel *liaison_inspector_get_invitations (LiaisonInspector *self);
/* NULL if there is no account. */
LiaisonSession *liaison_inspector_get_session (LiaisonInspector *self);

G_END_DECLS
