/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "auth/liaison-authorizer.h"
#include "model/liaison-audit-record.h"
#include "model/liaison-cloud.h"
#include "model/liaison-customer.h"
#include "model/liaison-joint.h"
#include "model/liaison-partner.h"
#include "service/liaison-patience.h"

G_BEGIN_DECLS

/* One row as the list of customers tells it. */
typedef struct
{
  char *id;
  char *name;
  char *domain;
  LiaisonRelationship relationship;
  char *relationship_text;
} LiaisonCustomerRow;

/* One page of the list. @rows: array of LiaisonCustomerRow. */
typedef struct
{
  GArray *rows;
  char *continuation; /* NULL after the last page */
  gboolean past_end;  /* the service said that there is no such page: the list has ended, or the
                       * continuation had been waiting for too long */
} LiaisonCustomerPage;

LiaisonCustomerPage *liaison_customer_page_new (void);
void liaison_customer_page_free (LiaisonCustomerPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonCustomerPage, liaison_customer_page_free)

/* One page of what the service logged, in no promised order. @records: LiaisonAuditRecord. The rest
 * as for a page of customers. */
typedef struct
{
  GPtrArray *records;
  char *continuation;
  gboolean past_end;
} LiaisonAuditPage;

LiaisonAuditPage *liaison_audit_page_new (void);
void liaison_audit_page_free (LiaisonAuditPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonAuditPage, liaison_audit_page_free)

/* What one customer read by id adds to its row. */
typedef struct
{
  char *country; /* NULL: not told */
  LiaisonAnswer delegated_admin;
  GStrv domains; /* all verified ones; NULL: not told, as to whoever has no rights there */
} LiaisonAccount;

void liaison_account_free (LiaisonAccount *account);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LiaisonAccount, liaison_account_free)

/* Partner Center's verbs ("partner-center.md", "customers.md", "subscriptions.md",
 * "users-licenses.md", "support.md"). Every call ends with a model value or an error of our domain
 * or GIO's; unknown enumeration values are kept, unknown members ignored. */
#define LIAISON_TYPE_PARTNER_CLIENT (liaison_partner_client_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonPartnerClient,
                      liaison_partner_client,
                      LIAISON,
                      PARTNER_CLIENT,
                      GObject)

LiaisonPartnerClient *liaison_partner_client_new (LiaisonCloud *cloud,
                                                  LiaisonAuthorizer *authorizer);

LiaisonCloud *liaison_partner_client_get_cloud (LiaisonPartnerClient *self);
/* When its calls go. Owned by @self. */
LiaisonPatience *liaison_partner_client_get_patience (LiaisonPartnerClient *self);
/* Whether the service is on this machine itself: it is never offline. */
gboolean liaison_partner_client_is_local (LiaisonPartnerClient *self);

/* @continuation: NULL for the first page, then the last page's. @size: rows wanted (500). The
 * 400/2000 after the last page is an empty last page, not an error. */
void liaison_partner_client_list_customers_async (LiaisonPartnerClient *self,
                                                  const char *continuation,
                                                  guint size,
                                                  GCancellable *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer user_data);
LiaisonCustomerPage *liaison_partner_client_list_customers_finish (LiaisonPartnerClient *self,
                                                                   GAsyncResult *result,
                                                                   GError **error);

/* The indirect resellers of an indirect provider, or the providers of an indirect reseller, by
 * @kind; others get an empty list or an error. GListModel of LiaisonReseller, transfer full. */
void liaison_partner_client_list_joint_parties_async (LiaisonPartnerClient *self,
                                                      LiaisonJoint kind,
                                                      GCancellable *cancellable,
                                                      GAsyncReadyCallback callback,
                                                      gpointer user_data);
GListModel *liaison_partner_client_list_joint_parties_finish (LiaisonPartnerClient *self,
                                                              GAsyncResult *result,
                                                              GError **error);
/* The customers that come through one of the resellers; pages as of list_customers. */
void liaison_partner_client_list_reseller_customers_async (LiaisonPartnerClient *self,
                                                           const char *reseller_id,
                                                           const char *continuation,
                                                           guint size,
                                                           GCancellable *cancellable,
                                                           GAsyncReadyCallback callback,
                                                           gpointer user_data);
LiaisonCustomerPage *liaison_partner_client_list_reseller_customers_finish (
  LiaisonPartnerClient *self,
  GAsyncResult *result,
  GError **error);

void liaison_partner_client_get_account_async (LiaisonPartnerClient *self,
                                               const char *customer_id,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
LiaisonAccount *liaison_partner_client_get_account_finish (LiaisonPartnerClient *self,
                                                           GAsyncResult *result,
                                                           GError **error);

/* GListModel of LiaisonSubscription, transfer full. */
void liaison_partner_client_list_subscriptions_async (LiaisonPartnerClient *self,
                                                      const char *customer_id,
                                                      GCancellable *cancellable,
                                                      GAsyncReadyCallback callback,
                                                      gpointer user_data);
GListModel *liaison_partner_client_list_subscriptions_finish (LiaisonPartnerClient *self,
                                                              GAsyncResult *result,
                                                              GError **error);

/* One page of at most 500; @complete tells whether there were no more. */
void liaison_partner_client_count_users_async (LiaisonPartnerClient *self,
                                               const char *customer_id,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
gboolean liaison_partner_client_count_users_finish (LiaisonPartnerClient *self,
                                                    GAsyncResult *result,
                                                    guint *n_users,
                                                    gboolean *complete,
                                                    GError **error);

/* Sums over the subscribed SKUs that are assigned to users. */
void liaison_partner_client_sum_licences_async (LiaisonPartnerClient *self,
                                                const char *customer_id,
                                                GCancellable *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer user_data);
gboolean liaison_partner_client_sum_licences_finish (LiaisonPartnerClient *self,
                                                     GAsyncResult *result,
                                                     gint64 *assigned,
                                                     gint64 *total,
                                                     GError **error);

/* GListModel of LiaisonManagedService, transfer full; only https links of @cloud's hosts are taken.
 */
void liaison_partner_client_list_services_async (LiaisonPartnerClient *self,
                                                 const char *customer_id,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data);
GListModel *liaison_partner_client_list_services_finish (LiaisonPartnerClient *self,
                                                         GAsyncResult *result,
                                                         GError **error);

/* How far back the service remembers, in days. */
#define LIAISON_AUDIT_DAYS 90

/* ACC-1. Everything logged from the start of @start_day, UTC ("2026-03-11"), which must not be more
 * than LIAISON_AUDIT_DAYS back: the service answers 400. @end_day NULL: until now; whether a last
 * day is taken in is documented nowhere. A record may appear some time after it happened. Pages as
 * of list_customers, with the same days for each. */
void liaison_partner_client_list_audit_records_async (LiaisonPartnerClient *self,
                                                      const char *start_day,
                                                      const char *end_day,
                                                      const char *continuation,
                                                      guint size,
                                                      GCancellable *cancellable,
                                                      GAsyncReadyCallback callback,
                                                      gpointer user_data);
LiaisonAuditPage *liaison_partner_client_list_audit_records_finish (LiaisonPartnerClient *self,
                                                                    GAsyncResult *result,
                                                                    GError **error);

/* LNK-1: the relationship link exactly as the service gives it. @other: whom it is to name, too;
 * asked for by liaison_cloud_get_joint_parameter (), which must not be NULL and is documented
 * nowhere: the answer has to be looked at (liaison_joint_link_check ()). Transfer full. */
void liaison_partner_client_get_invite_link_async (LiaisonPartnerClient *self,
                                                   LiaisonJointParty other,
                                                   GCancellable *cancellable,
                                                   GAsyncReadyCallback callback,
                                                   gpointer user_data);
char *liaison_partner_client_get_invite_link_finish (LiaisonPartnerClient *self,
                                                     GAsyncResult *result,
                                                     GError **error);

/* The profiles organization, mpn and support in parallel; only organization must succeed. The
 * user_… members stay NULL. Transfer full. */
void liaison_partner_client_get_partner_async (LiaisonPartnerClient *self,
                                               GCancellable *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer user_data);
LiaisonPartner *liaison_partner_client_get_partner_finish (LiaisonPartnerClient *self,
                                                           GAsyncResult *result,
                                                           GError **error);

G_END_DECLS
