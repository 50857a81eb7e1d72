/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-sign-in.h"
#include "ui/account/liaison-browser.h"

G_BEGIN_DECLS

/* Leads a person through a sign-in, whatever state it is in: waiting for the browser or for a
 * code's use, keeping it, what went wrong and the way on. Its window shows a page of its own as
 * long as the sign-in is idle.
 *
 * Signals: "change-details": what was entered is to be changed; "guide": how an application is
 * registered. */
#define LIAISON_TYPE_SIGN_IN_VIEW (liaison_sign_in_view_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonSignInView, liaison_sign_in_view, LIAISON, SIGN_IN_VIEW, AdwBin)

/* Before the first sign-in. */
void liaison_sign_in_view_set_browser (LiaisonSignInView *self, LiaisonBrowser *browser);
/* May be called again for another one; NULL lets the last one go. */
void liaison_sign_in_view_set_sign_in (LiaisonSignInView *self, LiaisonSignIn *sign_in);

G_END_DECLS
