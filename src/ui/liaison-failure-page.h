/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says what failed, offers to try again and the technical text to copy.
 *
 * Signals: "retry". */
#define LIAISON_TYPE_FAILURE_PAGE (liaison_failure_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonFailurePage, liaison_failure_page, LIAISON, FAILURE_PAGE, AdwBin)

void liaison_failure_page_set_error (LiaisonFailurePage *self, const GError *error);

G_END_DECLS
