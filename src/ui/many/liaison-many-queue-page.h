/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-batch.h"

G_BEGIN_DECLS

/* The drafts of a list as a queue: how far it is, its letters as files, and what became of it.
 *
 * Signals "open" (LiaisonInvitation): the person wants to see this one, or, NULL, the next;
 * "stopped": letters are not being saved any more. */
#define LIAISON_TYPE_MANY_QUEUE_PAGE (liaison_many_queue_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonManyQueuePage,
                      liaison_many_queue_page,
                      LIAISON,
                      MANY_QUEUE_PAGE,
                      AdwBin)

/* @settings: of the account; who signs the letters. */
void liaison_many_queue_page_set_batch (LiaisonManyQueuePage *self,
                                        LiaisonBatch *batch,
                                        GSettings *settings);
/* The keys go to what is next to do. */
void liaison_many_queue_page_focus (LiaisonManyQueuePage *self);

/* Saves no more letters than the one that is being saved. TRUE: one is, and "stopped" follows. */
gboolean liaison_many_queue_page_stop (LiaisonManyQueuePage *self);

G_END_DECLS
