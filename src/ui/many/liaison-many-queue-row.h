/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-batch.h"

G_BEGIN_DECLS

/* An invitation of a batch: whom it is for, what became of it, and why it was not saved. */
#define LIAISON_TYPE_MANY_QUEUE_ROW (liaison_many_queue_row_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonManyQueueRow, liaison_many_queue_row, LIAISON, MANY_QUEUE_ROW, AdwBin)

/* @invitation: NULL: none. */
void liaison_many_queue_row_set_invitation (LiaisonManyQueueRow *self,
                                            LiaisonBatch *batch,
                                            LiaisonInvitation *invitation);

G_END_DECLS
