/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/liaison-customer.h"

G_BEGIN_DECLS

/* Whose record it is: name, domain, and the Microsoft ID with its copy button, which activates
 * "customers.copy-id". */
#define LIAISON_TYPE_RECORD_IDENTITY (liaison_record_identity_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonRecordIdentity,
                      liaison_record_identity,
                      LIAISON,
                      RECORD_IDENTITY,
                      AdwBin)

/* Shows what is known of @customer now. */
void liaison_record_identity_show (LiaisonRecordIdentity *self, LiaisonCustomer *customer);
/* Puts the focus on its button. */
void liaison_record_identity_take_focus (LiaisonRecordIdentity *self);

G_END_DECLS
