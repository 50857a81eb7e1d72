/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/liaison-cloud.h"

G_BEGIN_DECLS

/* Whether @uri may be opened as a link to an admin portal of @cloud: absolute https, and its host
 * is a link host of the cloud or lies in the registered domain (microsoft.com, office.com,
 * azure.us …) of one of the cloud's link hosts or portals. */
gboolean liaison_link_hosts_accept (LiaisonCloud *cloud, const char *uri);

G_END_DECLS
