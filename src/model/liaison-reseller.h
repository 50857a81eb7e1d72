/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An indirect reseller, through whom some customers of an indirect provider come; or, of an
 * indirect reseller, one of its providers: the service tells the same of both. Immutable.
 *
 * Property "name" (string). */
#define LIAISON_TYPE_RESELLER (liaison_reseller_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonReseller, liaison_reseller, LIAISON, RESELLER, GObject)

/* @id: of its tenant. @mpn_id may be NULL. */
LiaisonReseller *liaison_reseller_new (const char *id, const char *name, const char *mpn_id);
const char *liaison_reseller_get_id (LiaisonReseller *self);
const char *liaison_reseller_get_name (LiaisonReseller *self);
/* Its number in Microsoft's partner network, or NULL. */
const char *liaison_reseller_get_mpn_id (LiaisonReseller *self);

G_END_DECLS
