/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Called for each country of iso-codes. @name and the others are English; some may be NULL. */
typedef void (*LiaisonCountryFunc) (const char *code,
                                    const char *code_3,
                                    const char *name,
                                    const char *common_name,
                                    const char *official_name,
                                    gpointer user_data);

/* Reads the table of iso-codes below @data_dir ("/usr/share"). FALSE: there is none. */
gboolean liaison_country_words_read (const char *data_dir,
                                     LiaisonCountryFunc func,
                                     gpointer user_data);

/* What people call countries and regions: ISO codes of two and three letters, the names of
 * iso-codes in the languages that letters are written in, and usual short forms. From the word as
 * of liaison_prospect_reduce () to the code of two letters. Reads files; any thread. Transfer full.
 */
GHashTable *liaison_country_words_new (void);

G_END_DECLS
