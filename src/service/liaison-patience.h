/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-wait.h"
#include "wire/liaison-clock.h"

G_BEGIN_DECLS

/* When a tenant's requests may go, and when one that failed may go again ("partner-center.md",
 * Retry guidance and Throttling). All requests of one client share it: what one of them was told
 * to wait, all wait.
 *
 * Property "until" (int64, notifies): when the last of those that wait now goes on, in µs since
 * 1970; 0 when nobody waits. */
#define LIAISON_TYPE_PATIENCE (liaison_patience_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonPatience, liaison_patience, LIAISON, PATIENCE, GObject)

/* A request goes out at most so many times. */
#define LIAISON_PATIENCE_TRIES 4

LiaisonPatience *liaison_patience_new (void);
/* @clock must live as long as @self. */
void liaison_patience_set_clock (LiaisonPatience *self, const LiaisonClock *clock);
const LiaisonClock *liaison_patience_get_clock (LiaisonPatience *self);

/* Waits, if need be, until the next request may go, and counts it. */
void liaison_patience_enter_async (LiaisonPatience *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* FALSE only when cancelled, which ends the wait at once; so for both. */
gboolean liaison_patience_enter_finish (LiaisonPatience *self,
                                        GAsyncResult *result,
                                        GError **error);

/* How an idempotent request's @n_tries-th try ended. */
typedef struct
{
  guint n_tries;
  const GError *error;
  gint64 asked; /* the pause its answer asks for, in µs; -1: none, or there was no answer */
} LiaisonSetback;

/* Whether it may go once more, and then how long to wait before, in µs: full jitter upon ever
 * longer times, never below what the answer asks for. */
gboolean liaison_patience_forgives (LiaisonPatience *self,
                                    const LiaisonSetback *setback,
                                    LiaisonWaitReason *reason,
                                    gint64 *duration);
void liaison_patience_wait_async (LiaisonPatience *self,
                                  LiaisonWaitReason reason,
                                  gint64 duration,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean liaison_patience_wait_finish (LiaisonPatience *self, GAsyncResult *result, GError **error);

gint64 liaison_patience_get_until (LiaisonPatience *self);
/* Of the one that ends last. */
LiaisonWaitReason liaison_patience_get_reason (LiaisonPatience *self);

G_END_DECLS
