/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A back end of libsecret's in memory, for what no true key ring does when it is asked to. One per
 * program. */

/* Makes it libsecret's; before anything asks for a secret. */
void liaison_test_safe_init (void);
/* Empty, and as friendly as at first. */
void liaison_test_safe_reset (void);

/* What it holds for @account of any cloud, or NULL. Owned by the safe. */
const char *liaison_test_safe_get (const char *account);
void liaison_test_safe_put (const char *account, const char *secret);
guint liaison_test_safe_get_n_items (void);
/* Times it was asked to keep something. */
guint liaison_test_safe_get_n_stores (void);

/* From now on every call fails. */
void liaison_test_safe_set_broken (gboolean broken);
/* From now on every call is done, but its end is not told before this is FALSE again. */
void liaison_test_safe_set_silent (gboolean silent);

G_END_DECLS
