/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/liaison-cache.h"

G_BEGIN_DECLS

/* Records that were opened once, in the cache: to be read without the network, with their age. */

/* Puts what the cache has of @customer's record into its parts that were never read. */
void liaison_kept_record_load (LiaisonCache *cache, LiaisonCustomer *customer);
/* Keeps @part of @customer, which was just read, and what it tells of the privileges. */
void liaison_kept_record_save (LiaisonCache *cache,
                               LiaisonCustomer *customer,
                               LiaisonRecordPart part);

G_END_DECLS
