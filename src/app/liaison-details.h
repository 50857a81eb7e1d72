/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-customer.h"
#include "service/liaison-partner-client.h"
#include "store/liaison-cache.h"

G_BEGIN_DECLS

/* Reads the parts of an expanded record, in parallel, into the customer itself. */
#define LIAISON_TYPE_DETAILS (liaison_details_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonDetails, liaison_details, LIAISON, DETAILS, GObject)

LiaisonDetails *liaison_details_new (LiaisonPartnerClient *client);

/* Where records are kept; NULL: nowhere. */
void liaison_details_set_cache (LiaisonDetails *self, LiaisonCache *cache);

/* What was kept is there at once, with its age. Reads what was never read or is older than a
 * minute. Parts already loading are left alone. Users and licences are asked for whatever the
 * rights flag says: granular rights are not in it; a 403 is that part's failure (MSG-17), not the
 * record's. */
void liaison_details_load (LiaisonDetails *self, LiaisonCustomer *customer);
/* Reads everything anew. */
void liaison_details_reload (LiaisonDetails *self, LiaisonCustomer *customer);
/* The record was closed: gives up what is still loading. */
void liaison_details_cancel (LiaisonDetails *self, LiaisonCustomer *customer);
void liaison_details_cancel_all (LiaisonDetails *self);

G_END_DECLS
