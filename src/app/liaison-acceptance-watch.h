/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-acceptances.h"
#include "app/liaison-changes.h"
#include "app/liaison-customer-list.h"

G_BEGIN_DECLS

/* What a look could not read. */
typedef enum
{
  LIAISON_LOOK_WHOLE = 0,
  LIAISON_LOOK_WITHOUT_LOG = 1 << 0,  /* the audit records, or some of them */
  LIAISON_LOOK_WITHOUT_LIST = 1 << 1, /* the list of customers */
  LIAISON_LOOK_WITHOUT_SOME = 1 << 2, /* some customers, who are read at the next look */
} LiaisonLookGaps;

/* Looks for customers who accepted: the service tells nobody (domain.md 9.1). A look reads the
 * audit records since the last one, the list of customers when somebody new is told of or it is
 * old, and the rights of customers who were asked for them; one request at a time. What it finds
 * goes to LiaisonAcceptances. In between, customers that are new in the feed start a look too.
 *
 * Looks every 15 minutes while invitations wait, else every hour (ACC-6), from liaison_…_start on;
 * every hour, too, while the network is metered or the computer saves power.
 *
 * Properties (notify): "looking" (boolean), "time" (int64: up to when the audit records were
 * read, in µs since 1970; 0: never), "error" (GError: why the last look was not whole, or NULL;
 * tells of liaison_…_get_gaps () too). */
#define LIAISON_TYPE_ACCEPTANCE_WATCH (liaison_acceptance_watch_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAcceptanceWatch,
                      liaison_acceptance_watch,
                      LIAISON,
                      ACCEPTANCE_WATCH,
                      GObject)

LiaisonAcceptanceWatch *liaison_acceptance_watch_new (LiaisonPartnerClient *client,
                                                      LiaisonCustomerList *customers,
                                                      LiaisonChanges *changes,
                                                      LiaisonAcceptances *acceptances);

/* Looks now, and from now on by itself; @ledger remembers how far. */
void liaison_acceptance_watch_start (LiaisonAcceptanceWatch *self, LiaisonLedger *ledger);
/* Cancels a look and begins no more, ever. */
void liaison_acceptance_watch_stop (LiaisonAcceptanceWatch *self);
/* Looks now. A look that is under way goes on instead. */
void liaison_acceptance_watch_look (LiaisonAcceptanceWatch *self);

/* Its clock runs @ahead (µs) of the real one, as the session's does in a demonstration. */
void liaison_acceptance_watch_set_ahead (LiaisonAcceptanceWatch *self, gint64 ahead);

/* What it is sparing with; NULL: with nothing. */
void liaison_acceptance_watch_set_network (LiaisonAcceptanceWatch *self, GNetworkMonitor *network);
void liaison_acceptance_watch_set_power (LiaisonAcceptanceWatch *self, GPowerProfileMonitor *power);

gboolean liaison_acceptance_watch_is_looking (LiaisonAcceptanceWatch *self);
gint64 liaison_acceptance_watch_get_time (LiaisonAcceptanceWatch *self);
const GError *liaison_acceptance_watch_get_error (LiaisonAcceptanceWatch *self);
/* What the last look could not read. */
LiaisonLookGaps liaison_acceptance_watch_get_gaps (LiaisonAcceptanceWatch *self);
/* Seconds between two looks as things stand. */
guint liaison_acceptance_watch_get_interval (LiaisonAcceptanceWatch *self);
/* Seconds until the next one; 0: none is planned. */
guint liaison_acceptance_watch_get_wait (LiaisonAcceptanceWatch *self);

G_END_DECLS
