/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "app/liaison-catalog.h"

G_BEGIN_DECLS

/* "What do I need?": who can use the program, and how the application it signs in through is
 * registered, step by step. A window. */
#define LIAISON_TYPE_REGISTRATION_GUIDE (liaison_registration_guide_get_type ())
G_DECLARE_FINAL_TYPE (LiaisonRegistrationGuide,
                      liaison_registration_guide,
                      LIAISON,
                      REGISTRATION_GUIDE,
                      AdwWindow)

/* @clouds: GListModel of LiaisonCloud, those in service are told. @cloud: the one it is about, or
 * NULL. Over @parent, which may be NULL. */
void liaison_registration_guide_present (GListModel *clouds,
                                         LiaisonCloud *cloud,
                                         GtkWindow *parent);

G_END_DECLS
