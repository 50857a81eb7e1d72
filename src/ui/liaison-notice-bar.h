/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A bar that slides in above a page: one sentence, one button, and a way to put it aside.
 *
 * Properties: "narrow" (boolean: the buttons stand under the sentence). Signals: "activated": the
 * button was pressed. */
#define LIAISON_TYPE_NOTICE_BAR (liaison_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonNoticeBar, liaison_notice_bar, LIAISON, NOTICE_BAR, AdwBin)

/* Plain texts. @button_label: NULL for a bar that only tells. @error: what the technical details
 * are about, or NULL. */
void liaison_notice_bar_reveal (LiaisonNoticeBar *self,
                                const char *text,
                                const char *button_label,
                                const GError *error);
void liaison_notice_bar_conceal (LiaisonNoticeBar *self);

G_END_DECLS
