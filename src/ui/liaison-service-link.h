/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-managed-service.h"

G_BEGIN_DECLS

/* A button that opens an admin portal ("customers.open-portal"). */
#define LIAISON_TYPE_SERVICE_LINK (liaison_service_link_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonServiceLink, liaison_service_link, LIAISON, SERVICE_LINK, AdwBin)

GtkWidget *liaison_service_link_new (LiaisonManagedService *service);

G_END_DECLS
