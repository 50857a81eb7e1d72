/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "auth/liaison-person.h"
#include "auth/liaison-sign-in-terms.h"

G_BEGIN_DECLS

/* One sign-in with a code that the person types on another device (RFC 8628; "sign-in.md", "Device
 * authorization grant"). The code flow's redirect is not involved, and neither is a nonce. */

/* @show is called once, when there is a code. Then the service is asked, no more often than it
 * wants, until the person has answered; trouble of the network does not end that. */
void liaison_device_sign_in_async (const LiaisonSignInTerms *terms,
                                   LiaisonShowCodeFunc show,
                                   gpointer show_data,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* Errors: as liaison_oauth_sign_in_async (); LIAISON_ERROR_REFUSED, service code "no_device_flow":
 * this service does not offer it. */
LiaisonSignedIn *liaison_device_sign_in_finish (GAsyncResult *result, GError **error);

G_END_DECLS
