/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-sign-in.h"

G_BEGIN_DECLS

/* Shows the code to type on another device, where to type it and how long it is good.
 *
 * Signals: "open" (string): the address is to be opened here; "new-code"; "cancel". */
#define LIAISON_TYPE_SIGN_IN_CODE_PAGE (liaison_sign_in_code_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSignInCodePage,
                      liaison_sign_in_code_page,
                      LIAISON,
                      SIGN_IN_CODE_PAGE,
                      AdwBin)

/* @code: copied; NULL ends the countdown. */
void liaison_sign_in_code_page_set_code (LiaisonSignInCodePage *self,
                                         const LiaisonDeviceCode *code);

G_END_DECLS
