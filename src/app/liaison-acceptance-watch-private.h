/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/liaison-acceptance-watch.h"

G_BEGIN_DECLS

/* Between the files of the watch: when it looks, and a look itself. */

struct _LiaisonAcceptanceWatch
{
  GObject parent_instance;

  LiaisonPartnerClient *client;
  LiaisonCustomerList *customers;
  LiaisonChanges *changes;
  LiaisonAcceptances *acceptances;
  LiaisonLedger *ledger;       /* NULL: not started */
  gint64 ahead;                /* of the clock */
  GNetworkMonitor *network;    /* or NULL */
  GPowerProfileMonitor *power; /* or NULL */
  guint timer;
  gint64 planned; /* since when it waits for the timer, by the monotonic clock */
  gint64 due;     /* when it goes off, by the same */
  GError *error;
  LiaisonLookGaps gaps;
  GHashTable *asked;   /* ids of customers whose rights were read in this turn: a set */
  GHashTable *refused; /* how often a customer could not be read, for good, by id */
  gint64 met;          /* the newest change of the feed that a look has met, taken in or not */

  /* Of the look that is under way. */
  GCancellable *looking; /* NULL: none */
  gint64 began;
  char *start_day;
  GPtrArray *records;  /* of LiaisonAuditRecord, those that matter */
  GPtrArray *to_read;  /* ids of customers that are still to be read; NULL: not yet */
  GHashTable *tried;   /* ids of those that were, or are to be, read: a set */
  GHashTable *domains; /* of those who were read, by id: blanks between them; "": none is known */
  gboolean listing;    /* the list is being read */
  LiaisonLookGaps gaps_now;
  GError *problem;
};

/* By the clock that invitations live by. */
gint64 liaison_acceptance_watch_get_now (LiaisonAcceptanceWatch *self);
/* When the first of those that wait for an answer left the program; 0: none waits. */
gint64 liaison_acceptance_watch_get_first_open (LiaisonAcceptanceWatch *self);
/* The look is over: takes @problem, or NULL. */
void liaison_acceptance_watch_finish (LiaisonAcceptanceWatch *self,
                                      LiaisonLookGaps gaps,
                                      GError *problem);

/* How far was read, as the ledger's marks are called. */
#define LIAISON_ACCEPTANCE_AUDIT_MARK "audit-read"

/* Begins a look; none is under way. */
void liaison_acceptance_look_begin (LiaisonAcceptanceWatch *self);
/* Drops what a look has gathered. */
void liaison_acceptance_look_clear (LiaisonAcceptanceWatch *self);
/* The list of customers is being read, or not any more. */
void liaison_acceptance_look_go_on (LiaisonAcceptanceWatch *self);
/* Whether the feed has anything that no look has met. */
gboolean liaison_acceptance_look_is_due (LiaisonAcceptanceWatch *self);

G_END_DECLS
