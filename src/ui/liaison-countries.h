/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Name of the country or region with ISO 3166-1 alpha-2 @code (any case) in the interface's
 * language: the common name of iso-codes where it has one, our own for codes it does not know or
 * names in a form we do not use (domain.md section 18). NULL if nobody knows the code. Owned by the
 * table. */
const char *liaison_countries_lookup (const char *code);

G_END_DECLS
