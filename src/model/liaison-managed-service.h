/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A link to an admin portal of one customer. Immutable. */
#define LIAISON_TYPE_MANAGED_SERVICE (liaison_managed_service_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonManagedService,
                      liaison_managed_service,
                      LIAISON,
                      MANAGED_SERVICE,
                      GObject)

/* @uri: absolute https address, to be opened in the browser, never called. */
LiaisonManagedService *liaison_managed_service_new (const char *id,
                                                    const char *name,
                                                    const char *uri);
const char *liaison_managed_service_get_id (LiaisonManagedService *self);
const char *liaison_managed_service_get_name (LiaisonManagedService *self);
const char *liaison_managed_service_get_uri (LiaisonManagedService *self);

G_END_DECLS
