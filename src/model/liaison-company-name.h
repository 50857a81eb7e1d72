/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @name without what tells no companies apart: case, accents, width, punctuation, blanks and legal
 * forms ("GmbH", "Ltd", "有限公司"). Equal keys propose the same company, and prove nothing.
 * Transfer full; "" if nothing is left. */
char *liaison_company_name_to_key (const char *name);

G_END_DECLS
