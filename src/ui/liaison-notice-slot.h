/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/liaison-notice-bar.h"

G_BEGIN_DECLS

/* The place of a LiaisonNoticeBar that is seldom needed: the bar is made when it is first shown.
 *
 * Properties: "narrow" (boolean, writable). Signals: "activated": the bar's button was pressed. */
#define LIAISON_TYPE_NOTICE_SLOT (liaison_notice_slot_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonNoticeSlot, liaison_notice_slot, LIAISON, NOTICE_SLOT, AdwBin)

/* As of the bar. */
void liaison_notice_slot_reveal (LiaisonNoticeSlot *self,
                                 const char *text,
                                 const char *button_label,
                                 const GError *error);
void liaison_notice_slot_conceal (LiaisonNoticeSlot *self);

G_END_DECLS
