/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-own-roles.h"
#include "app/liaison-session.h"

G_BEGIN_DECLS

/* For the files of the session alone. */

struct _LiaisonSession
{
  GObject parent_instance;

  LiaisonCatalog *catalog;
  LiaisonCloud *cloud;
  char *account;
  char *ledger_path;
  char *cache_path;
  LiaisonProfile *profile;   /* NULL with a demonstration */
  LiaisonSecretStore *store; /* NULL with a demonstration */

  LiaisonOauth *oauth;
  LiaisonPartnerClient *client;
  LiaisonInviteLinks *links;
  LiaisonCustomerList *customers;
  LiaisonChanges *changes;
  LiaisonAcceptances *acceptances;
  LiaisonAcceptanceWatch *watch;
  GError *cache_error;    /* why the customers are not kept, or NULL */
  char *temporary_folder; /* where their cache is instead, or NULL */
  guint changes_source;   /* then the feed is read */
  guint check_source;     /* then the cache is read through */
  gboolean readable;
  LiaisonResellers *resellers;
  LiaisonJointParties *providers;
  LiaisonDetails *details;
  LiaisonOwnRoles *roles;
  LiaisonLedger *ledger;
  LiaisonPartner *partner;

  GCancellable *starting; /* NULL when no start is under way */
  GCancellable *reading;  /* of the profiles, beside everything else */
  gboolean started;
  gboolean closed;
  gint64 ahead; /* seconds by which a demonstration's clock is before the computer's */
};

/* Opens the cache of the customers, if it is not open: where it belongs or, if that cannot be,
 * somewhere it lasts as long as the session. Only the latter's errors are errors. */
void liaison_session_open_cache_async (LiaisonSession *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean liaison_session_open_cache_finish (LiaisonSession *self,
                                            GAsyncResult *result,
                                            GError **error);
/* The cache was closed: what was only to last that long is deleted. */
void liaison_session_forget_cache (LiaisonSession *self);

/* Reads the partner's profiles beside everything else; what was remembered stays where nothing
 * newer comes. */
void liaison_session_read_partner_again (LiaisonSession *self);

/* Notifies "readable", "partner" and so on. */
void liaison_session_set_readable (LiaisonSession *self);
void liaison_session_notify_partner (LiaisonSession *self);
void liaison_session_notify_uncached (LiaisonSession *self);
void liaison_session_notify_ahead (LiaisonSession *self);

/* The links are told by which tenants the partner goes, as far as that is known. */
void liaison_session_tell_links (LiaisonSession *self);

G_END_DECLS
