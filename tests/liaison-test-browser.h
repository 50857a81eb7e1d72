/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A browser without a person: keeps cookies, follows redirects, and shows nothing. */
typedef struct _LiaisonTestBrowser LiaisonTestBrowser;

LiaisonTestBrowser *liaison_test_browser_new (void);
void liaison_test_browser_free (LiaisonTestBrowser *self);

/* A LiaisonOpenUriFunc; @browser: a LiaisonTestBrowser. */
void liaison_test_browser_open (const char *uri, gpointer browser);
/* Until nothing is on its way any more. Returns the status of the page that was shown last. */
guint liaison_test_browser_wait (LiaisonTestBrowser *self);

/* From now on the address at localhost to which a provider sends the browser back is kept, and the
 * browser goes nowhere. */
void liaison_test_browser_hold (LiaisonTestBrowser *self);
/* Waits for that address. Owned by @self. */
const char *liaison_test_browser_wait_held (LiaisonTestBrowser *self);
/* A parameter of it, and the whole of it with the parameter changed to @value. Transfer full. */
char *liaison_test_browser_dup_parameter (LiaisonTestBrowser *self, const char *name);
char *liaison_test_browser_dup_changed (LiaisonTestBrowser *self,
                                        const char *name,
                                        const char *value);

G_END_DECLS
