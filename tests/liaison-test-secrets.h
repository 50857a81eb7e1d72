/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Fails the test if a file below @folder holds the beginning of a token or of any other secret that
 * the sandbox gives out. The message names the file, never the secret. */
void liaison_test_assert_no_secret_below (const char *folder);

G_END_DECLS
