/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a person sets for one account: who signs its letters, their language, and when an answer is
 * asked for. */

/* @account: id of its profile. Transfer full. */
GSettings *liaison_account_settings_new (const char *account);
/* Forgotten with the object. Transfer full. */
GSettings *liaison_account_settings_new_in_memory (void);
/* Puts everything back to its default. */
void liaison_account_settings_forget (const char *account);

G_END_DECLS
