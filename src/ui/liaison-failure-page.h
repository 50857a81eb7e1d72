/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says what failed, offers the one thing to do about it and the technical text to copy.
 *
 * Property "extra" (GtkWidget, writable): what else can be done, below the button. Signals:
 * "retry": the button was pressed. */
#define LIAISON_TYPE_FAILURE_PAGE (liaison_failure_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonFailurePage, liaison_failure_page, LIAISON, FAILURE_PAGE, AdwBin)

/* In the words and with the remedy of an account that was signed in before. */
void liaison_failure_page_set_error (LiaisonFailurePage *self, const GError *error);
/* Plain texts. @button_label: NULL for none. */
void liaison_failure_page_show (LiaisonFailurePage *self,
                                const char *title,
                                const char *sentence,
                                const char *button_label,
                                const GError *error);

G_END_DECLS
