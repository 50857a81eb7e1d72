/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Unknown first: the service's own word is kept beside it (OBJ-1). */
typedef enum
{
  LIAISON_RELATIONSHIP_UNKNOWN,
  LIAISON_RELATIONSHIP_RESELLER,
  LIAISON_RELATIONSHIP_ADVISOR,
  LIAISON_RELATIONSHIP_SYNDICATION,
  LIAISON_RELATIONSHIP_MICROSOFT_SUPPORT,
  LIAISON_RELATIONSHIP_NONE,
} LiaisonRelationship;

typedef enum
{
  LIAISON_ANSWER_UNKNOWN,
  LIAISON_ANSWER_NO,
  LIAISON_ANSWER_YES,
} LiaisonAnswer;

/* The parts of an expanded record; each is read, fails and ages by itself. */
typedef enum
{
  LIAISON_RECORD_ACCOUNT, /* country, custom domains, delegated administration privileges */
  LIAISON_RECORD_SUBSCRIPTIONS,
  LIAISON_RECORD_USERS,
  LIAISON_RECORD_LICENCES,
  LIAISON_RECORD_SERVICES,
  LIAISON_RECORD_N_PARTS,
} LiaisonRecordPart;

typedef enum
{
  LIAISON_PART_UNREAD,
  LIAISON_PART_LOADING,
  LIAISON_PART_READ,
  LIAISON_PART_FAILED,
} LiaisonPartState;

/* One customer: the row of the list and, once expanded, its record.
 *
 * Properties (all notify): "id", "name", "domain" (read-only strings), "relationship"
 * (int, LiaisonRelationship), "delegated-admin" (int, LiaisonAnswer), "lost-rights"
 * (read-only boolean), "expanded" (writable boolean), "fresh" (writable boolean: appeared since the
 * last look, to be highlighted), "gone" (read-only boolean: is not in the service's list any more),
 * "record" (read-only uint that grows whenever any part of the record changed: bind to it). */
#define LIAISON_TYPE_CUSTOMER (liaison_customer_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonCustomer, liaison_customer, LIAISON, CUSTOMER, GObject)

/* @id: Microsoft ID (the customer's tenant id). @relationship_text: the service's own word. */
LiaisonCustomer *liaison_customer_new (const char *id,
                                       const char *name,
                                       const char *domain,
                                       LiaisonRelationship relationship,
                                       const char *relationship_text);
/* What a newer list tells about the same customer. */
void liaison_customer_set_row (LiaisonCustomer *self,
                               const char *name,
                               const char *domain,
                               LiaisonRelationship relationship,
                               const char *relationship_text);

const char *liaison_customer_get_id (LiaisonCustomer *self);
const char *liaison_customer_get_name (LiaisonCustomer *self);
const char *liaison_customer_get_domain (LiaisonCustomer *self);
LiaisonRelationship liaison_customer_get_relationship (LiaisonCustomer *self);
const char *liaison_customer_get_relationship_text (LiaisonCustomer *self);

gboolean liaison_customer_is_expanded (LiaisonCustomer *self);
void liaison_customer_set_expanded (LiaisonCustomer *self, gboolean expanded);
gboolean liaison_customer_is_fresh (LiaisonCustomer *self);
void liaison_customer_set_fresh (LiaisonCustomer *self, gboolean fresh);
gboolean liaison_customer_is_gone (LiaisonCustomer *self);
void liaison_customer_set_gone (LiaisonCustomer *self, gboolean gone);
/* What was known of the privileges when the account part was last read, now or long ago; a part
 * that is read again tells better. */
void liaison_customer_set_known_rights (LiaisonCustomer *self, LiaisonAnswer delegated_admin);
/* The privileges were seen to go some time ago. Forgotten when there are some. */
void liaison_customer_note_lost_rights (LiaisonCustomer *self);
/* There are no privileges, and there once were (DAP-5). */
gboolean liaison_customer_has_lost_rights (LiaisonCustomer *self);

/* The state of a part, when it was last read (NULL: never) and why the last reading failed (NULL:
 * it did not). Values of a part stay readable after a failed refresh. */
LiaisonPartState liaison_customer_get_part_state (LiaisonCustomer *self, LiaisonRecordPart part);
GDateTime *liaison_customer_get_part_time (LiaisonCustomer *self, LiaisonRecordPart part);
const GError *liaison_customer_get_part_error (LiaisonCustomer *self, LiaisonRecordPart part);
void liaison_customer_set_part_loading (LiaisonCustomer *self, LiaisonRecordPart part);
/* Copies @error. */
void liaison_customer_set_part_failed (LiaisonCustomer *self,
                                       LiaisonRecordPart part,
                                       const GError *error);
/* A reading was given up: back to READ if it was ever read, else UNREAD. */
void liaison_customer_cancel_part (LiaisonCustomer *self, LiaisonRecordPart part);

/* Each setter marks its part as read at @now (UTC). */
void liaison_customer_set_account (LiaisonCustomer *self,
                                   const char *country,
                                   LiaisonAnswer delegated_admin,
                                   GDateTime *now);
/* @subscriptions: GListModel of LiaisonSubscription, kept. */
void liaison_customer_set_subscriptions (LiaisonCustomer *self,
                                         GListModel *subscriptions,
                                         GDateTime *now);
/* @complete: FALSE when there are more than @n_users ("more than 500"). */
void liaison_customer_set_users (LiaisonCustomer *self,
                                 guint n_users,
                                 gboolean complete,
                                 GDateTime *now);
void liaison_customer_set_licences (LiaisonCustomer *self,
                                    gint64 assigned,
                                    gint64 total,
                                    GDateTime *now);
/* @services: GListModel of LiaisonManagedService, kept. */
void liaison_customer_set_services (LiaisonCustomer *self, GListModel *services, GDateTime *now);

/* NULL, UNKNOWN, FALSE as long as the part was never read. */
const char *liaison_customer_get_country (LiaisonCustomer *self);
LiaisonAnswer liaison_customer_get_delegated_admin (LiaisonCustomer *self);
GListModel *liaison_customer_get_subscriptions (LiaisonCustomer *self);
gboolean liaison_customer_get_users (LiaisonCustomer *self, guint *n_users, gboolean *complete);
gboolean liaison_customer_get_licences (LiaisonCustomer *self, gint64 *assigned, gint64 *total);
GListModel *liaison_customer_get_services (LiaisonCustomer *self);

/* The service's word for a relationship, any case. */
LiaisonRelationship liaison_relationship_from_text (const char *text);

G_END_DECLS
