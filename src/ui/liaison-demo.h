/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "app/liaison-session.h"

G_BEGIN_DECLS

/* The demonstration: a pretended Microsoft cloud inside this process and a session that speaks to
 * it over HTTP by the same code as a real account. Its ledger is a file of its own and its settings
 * live in memory, so nothing of a real account is touched. */
#define LIAISON_TYPE_DEMO (liaison_demo_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonDemo, liaison_demo, LIAISON, DEMO, GObject)

LiaisonDemo *liaison_demo_new (LiaisonCatalog *catalog, guint n_customers);

/* Starts the cloud and makes the session; does not start the session. */
void liaison_demo_open_async (LiaisonDemo *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean liaison_demo_open_finish (LiaisonDemo *self, GAsyncResult *result, GError **error);

/* NULL until it was opened. */
LiaisonSession *liaison_demo_get_session (LiaisonDemo *self);
GSettings *liaison_demo_get_settings (LiaisonDemo *self);

/* How a customer answers an invitation. */
typedef enum
{
  LIAISON_DEMO_AS_ASKED,
  LIAISON_DEMO_WITHOUT_RIGHTS, /* accepts the relationship alone */
  LIAISON_DEMO_OTHER_DOMAIN,   /* the list names a domain that was never written to */
} LiaisonDemoAnswer;

/* The customer of @invitation accepts; with NULL, a company that was never invited accepts. Ends
 * when the list of customers was read again. Gives the company's name and its Microsoft ID, both
 * transfer full. G_IO_ERROR_NOT_FOUND: the customer who was asked for rights is none any more. */
void liaison_demo_accept_async (LiaisonDemo *self,
                                LiaisonInvitation *invitation,
                                LiaisonDemoAnswer how,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean liaison_demo_accept_finish (LiaisonDemo *self,
                                     GAsyncResult *result,
                                     char **company,
                                     char **id,
                                     GError **error);

/* To some customer happens what @event says: "rename", "leave", "lose-rights", "gain-rights" or
 * "microsoft-ends-rights"; rights come and go with the one who acted last if they can. Ends when
 * the list was read again. Gives its name, the one it had before, and its Microsoft ID, all
 * transfer full. G_IO_ERROR_NOT_FOUND: there is no customer to whom it could happen. */
void liaison_demo_happen_async (LiaisonDemo *self,
                                const char *event,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean liaison_demo_happen_finish (LiaisonDemo *self,
                                     GAsyncResult *result,
                                     char **company,
                                     char **former,
                                     char **id,
                                     GError **error);

/* So many days pass at once, for the pretended cloud and for the session. Ends when the list of
 * customers was read again. */
void liaison_demo_travel_async (LiaisonDemo *self,
                                guint days,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean liaison_demo_travel_finish (LiaisonDemo *self, GAsyncResult *result, GError **error);

/* Deletes the invitations of demonstrations past. No demonstration may be open. */
gboolean liaison_demo_forget (GError **error);

G_END_DECLS
