/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/account/liaison-account-form.h"

G_BEGIN_DECLS

/* Asks in which cloud, with which application and to which organisation to sign in.
 *
 * Signals: "sign-in" (gboolean by_code): what was typed is complete, and the way was chosen;
 * "guide": the person wants to know how an application is registered. */
#define LIAISON_TYPE_ACCOUNT_FORM_PAGE (liaison_account_form_page_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonAccountFormPage,
                      liaison_account_form_page,
                      LIAISON,
                      ACCOUNT_FORM_PAGE,
                      AdwBin)

/* Once. */
void liaison_account_form_page_set_form (LiaisonAccountFormPage *self, LiaisonAccountForm *form);

G_END_DECLS
