/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-cloud.h"
#include "model/liaison-customer.h"

G_BEGIN_DECLS

/* The tab “Services” of a record: its admin portals (SRV-1). */
#define LIAISON_TYPE_SERVICES_TAB (liaison_services_tab_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonServicesTab, liaison_services_tab, LIAISON, SERVICES_TAB, AdwBin)

/* Shows what is known of @customer now. */
void liaison_services_tab_show (LiaisonServicesTab *self,
                                LiaisonCloud *cloud,
                                LiaisonCustomer *customer);

G_END_DECLS
